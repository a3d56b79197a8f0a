import type { Readable } from 'node:stream'
import { Refusal } from '@liem/domain/kernel/refusal'
import { MOST_FILE_BYTES, MOST_FILES } from '@liem/domain/petitions/form'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { fileName } from '#platform/http/upload'
import { describeError } from '#platform/telemetry'

/** Fields of a form as typed; a repeated name is a list. */
export type Fields = Record<string, string | string[]>

/** Long stories, coded for the wire three times over, and some room. */
const FORM_BYTES = 1024 ** 2
const MOST_FIELDS = 200
/** NUL and half characters cannot be stored; what is typed around them is kept. */
const unstorable = /\0|\p{Surrogate}/gu

export function parseForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, fieldsOf(new URLSearchParams(body as string))),
  )
}

function fieldsOf(pairs: Iterable<[string, string]>): Fields {
  const fields: Fields = Object.create(null)
  let count = 0
  for (const [name, value] of pairs) {
    if (++count > MOST_FIELDS) break
    add(fields, name, value)
  }
  return fields
}

function add(fields: Fields, name: string, typed: string): void {
  if (name.length > 100) return
  const value = typed.replace(unstorable, '')
  const known = fields[name]
  fields[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
}

/** The last value of a field; a list where one was not expected still answers one text. */
export const one = (fields: Fields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? value.at(-1) : value) ?? ''
}
export const all = (fields: Fields, name: string): string[] => {
  const value = fields[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

export type IncomingFile = { name: string; media: string; bytes: Readable; isCut: () => boolean }

/**
 * Reads a form, with files or without. `onFile` gets each file as a stream, with the fields before it; it must read it to the end. What
 * it throws is told at the end, after the other fields were read, so that nothing typed is lost.
 */
export async function readForm(
  request: FastifyRequest,
  onFile?: (file: IncomingFile, fields: Fields) => Promise<void>,
): Promise<{ fields: Fields; refused: Refusal | null }> {
  if (!request.isMultipart()) {
    const { body } = request
    return { fields: typeof body === 'object' && body !== null ? (body as Fields) : Object.create(null), refused: null }
  }
  const fields: Fields = Object.create(null)
  let refused: Refusal | null = null
  const limits = {
    fileSize: MOST_FILE_BYTES + 1,
    files: MOST_FILES + 2,
    fields: MOST_FIELDS,
    parts: MOST_FIELDS + MOST_FILES,
    fieldSize: FORM_BYTES / 4,
    fieldNameSize: 100,
    headerPairs: 50,
  }
  const parts = request.parts({ limits })[Symbol.asyncIterator]()
  for (;;) {
    // What the parser cannot read was cut off on the way, or was never a form.
    const next = await parts.next().catch(() => {
      throw new Refusal('request.invalid', {}, [
        { path: '', words: 'Biểu mẫu gửi lên bị ngắt giữa chừng. Xin gửi lại.' },
      ])
    })
    if (next.done) break
    const part = next.value
    if (part.type === 'field') {
      if (typeof part.value === 'string') add(fields, part.fieldname, part.value)
      continue
    }
    const isNamed = Boolean(part.filename)
    try {
      if (isNamed && onFile && !refused) {
        const media = /^[\x20-\x7e]{1,120}$/.test(part.mimetype) ? part.mimetype : 'application/octet-stream'
        await onFile(
          { name: fileName(part.filename), media, bytes: part.file, isCut: () => part.file.truncated },
          fields,
        )
      }
    } catch (thrown) {
      // A disk that is full or a database that is away costs the file, never the words beside it.
      if (!(thrown instanceof Refusal)) request.log.error({ event: 'defect', error: describeError(thrown) })
      refused = thrown instanceof Refusal ? thrown : new Refusal('intake.no_room')
    } finally {
      part.file.resume()
    }
  }
  return { fields, refused }
}
