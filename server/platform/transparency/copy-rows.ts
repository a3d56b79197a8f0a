import type pg from 'pg'
import { to } from 'pg-copy-streams'

/** Signature (11 bytes) and flags (4) before the length of the header's extension. */
const HEADER = 19

/** Streams a query's rows in COPY's binary form: far less work per row than the ordinary protocol. Fields are views, valid for one call. */
export async function copyRows(client: pg.Client, query: string, row: (fields: (Buffer | null)[]) => void) {
  let rest: Buffer = Buffer.alloc(0)
  let isStart = true
  for await (const chunk of client.query(to(`copy (${query}) to stdout (format binary)`)) as AsyncIterable<Buffer>) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    if (isStart) {
      if (bytes.length < HEADER) {
        rest = bytes
        continue
      }
      at = HEADER + bytes.readInt32BE(HEADER - 4)
      isStart = false
    }
    for (let end = endOfRow(bytes, at); end !== undefined; end = endOfRow(bytes, at)) {
      row(fieldsOf(bytes, at))
      at = end
    }
    rest = bytes.subarray(at)
  }
}

/** Where the row that begins at `at` ends; undefined when it is not whole yet, or when it is the trailer (no row). */
function endOfRow(bytes: Buffer, at: number): number | undefined {
  if (at + 2 > bytes.length) return undefined
  const count = bytes.readInt16BE(at)
  if (count < 0) return undefined
  let end = at + 2
  for (let i = 0; i < count; i++) {
    if (end + 4 > bytes.length) return undefined
    const length = bytes.readInt32BE(end)
    end += 4 + Math.max(0, length)
  }
  return end <= bytes.length ? end : undefined
}

function fieldsOf(bytes: Buffer, from: number): (Buffer | null)[] {
  const fields: (Buffer | null)[] = []
  let at = from + 2
  for (let i = bytes.readInt16BE(from); i > 0; i--) {
    const length = bytes.readInt32BE(at)
    at += 4
    fields.push(length < 0 ? null : bytes.subarray(at, at + length))
    at += Math.max(0, length)
  }
  return fields
}
