import { Refusal } from '@liem/domain/kernel/refusal'
import type { FastifyRequest } from 'fastify'
import type { UploadedFile } from '../http.ts'
import { sizeWords } from './problem.ts'

const MOST_FILES = 20

/**
 * Reads a form with files into memory. Plain fields become texts; a field named `body` may hold the whole body as JSON instead,
 * for numbers, switches and lists. Refuses files over `maxBytes`, and all of them together over twice that.
 */
export async function readForm(request: FastifyRequest, maxBytes: number) {
  if (!request.isMultipart())
    throw new Refusal('request.invalid', {}, [{ path: '', words: 'Cần gửi tệp bằng biểu mẫu.' }])
  const files: UploadedFile[] = []
  const fields: Record<string, unknown> = {}
  let whole: unknown
  let total = 0
  const limits = {
    fileSize: maxBytes,
    files: MOST_FILES,
    fields: 100,
    parts: 120,
    fieldSize: 1024 ** 2,
    fieldNameSize: 100,
    headerPairs: 50,
  }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      total += bytes.length
      if (total > 2 * maxBytes) throw new Refusal('request.too_large', { limit: sizeWords(2 * maxBytes) })
      files.push({ field: part.fieldname, name: fileName(part.filename), mediaType: part.mimetype, bytes })
    } else if (part.valueTruncated || part.fieldnameTruncated) {
      throw new Refusal('request.too_large', { limit: sizeWords(limits.fieldSize) })
    } else if (part.fieldname === 'body') {
      whole = typeof part.value === 'string' ? parseJson(part.value) : part.value
    } else {
      fields[part.fieldname] = part.value
    }
  }
  return { body: whole ?? fields, files }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('request.invalid', {}, [{ path: '', words: 'Nội dung gửi lên không đọc được.' }])
  }
}

/** The bare name of a file: no folders, no control or direction-changing characters, composed letters, at most 200 characters. */
export function fileName(given: string | undefined): string {
  const bare = (given ?? '')
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')
    .trim()
  if (!bare || bare === '.' || bare === '..') return 'tệp không tên'
  const letters = [...bare]
  if (letters.length <= 200) return bare
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(bare)?.[0] ?? ''
  return letters.slice(0, 200 - extension.length).join('') + extension
}
