import type pg from 'pg'
import { to } from 'pg-copy-streams'

/** Signature (11 bytes) and flags (4) before the length of the header's extension. */
const HEADER = 19

/** A row where it lies: field `i` is `bytes` from `starts[i]`, `lengths[i]` long (-1: null). Valid for one call. */
export type CopiedRow = (bytes: Buffer, starts: Int32Array, lengths: Int32Array) => void

/** Streams a query's rows in COPY's binary form, without an object per field: a fraction of the ordinary protocol's work. */
export async function copyRows(client: pg.Client, query: string, fields: number, row: CopiedRow): Promise<void> {
  const starts = new Int32Array(fields)
  const lengths = new Int32Array(fields)
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
    for (let end = locate(bytes, at, starts, lengths); end > 0; end = locate(bytes, at, starts, lengths)) {
      row(bytes, starts, lengths)
      at = end
    }
    rest = bytes.subarray(at)
  }
}

/** Finds the fields of the row at `at` and answers where it ends; 0 when it is not whole yet, or is the trailer (no row). */
function locate(bytes: Buffer, at: number, starts: Int32Array, lengths: Int32Array): number {
  if (at + 2 > bytes.length || bytes.readInt16BE(at) !== starts.length) return 0
  let end = at + 2
  for (let i = 0; i < starts.length; i++) {
    if (end + 4 > bytes.length) return 0
    const length = bytes.readInt32BE(end)
    starts[i] = end + 4
    lengths[i] = length
    end += 4 + Math.max(0, length)
  }
  return end <= bytes.length ? end : 0
}

/** An int8 field below 2^53. */
export function countAt(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4)
}
