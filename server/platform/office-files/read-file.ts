import { sourceFromText } from '@liem/domain/directives/extraction/plain-text'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { Refusal } from '@liem/domain/kernel/refusal'
import { decodeText } from './decode-text.ts'
import { kindOfFile } from './file-kind.ts'
import { type ReadLimits, sizeWords } from './limits.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readPdf } from './read-pdf.ts'

/** Reads a file in this thread. Hostile files can be slow here: go through `readOfficeFile` (read.ts) instead. */
export async function readFileHere(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<SourceText> {
  if (bytes.byteLength > limits.fileBytes) throw new Refusal('file.too_large', { limit: sizeWords(limits.fileBytes) })
  const kind = kindOfFile(bytes, fileName)
  return refusingBroken(async () => {
    if (kind === 'docx') return readDocx(bytes, limits)
    if (kind === 'pdf') return readPdf(bytes, limits)
    if (kind === 'html') return readHtml(bytes, limits)
    const { text, notes } = decodeText(bytes)
    if (text.length > limits.characters) throw new Refusal('file.too_large', { limit: sizeWords(limits.characters) })
    const source = sourceFromText(text, kind)
    if (source.blocks.length === 0) throw new Refusal('file.no_text')
    return { ...source, notes: [...notes, ...source.notes] }
  })
}

/**
 * Parsers of others throw whatever they like at a damaged file; to the sender it is one thing. Running out of stack
 * means nesting no office program writes.
 */
export async function refusingBroken<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(error instanceof RangeError ? 'file.too_heavy' : 'file.broken')
  }
}
