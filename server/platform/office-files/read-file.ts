import { sourceFromText } from '@liem/domain/directives/extraction/plain-text'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { Refusal } from '@liem/domain/kernel/refusal'
import { decodeText } from './decode-text.ts'
import { kindOfFile } from './file-kind.ts'
import { type ReadLimits, sizeWords } from './limits.ts'
import { refusingBroken } from './refusing-broken.ts'

/** Reads a file in this thread. Hostile files can be slow here: go through `readOfficeFile` (read.ts) instead. */
export async function readFileHere(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<SourceText> {
  if (bytes.byteLength > limits.fileBytes) throw new Refusal('file.too_large', { limit: sizeWords(limits.fileBytes) })
  const kind = kindOfFile(bytes, fileName)
  return refusingBroken(async () => {
    // Each reader brings a large library; a process reads one file, so it loads one.
    if (kind === 'docx') return (await import('./read-docx.ts')).readDocx(bytes, limits)
    if (kind === 'pdf') return (await import('./read-pdf.ts')).readPdf(bytes, limits)
    if (kind === 'html') return (await import('./read-html.ts')).readHtml(bytes, limits)
    const { text, notes } = decodeText(bytes)
    if (text.length > limits.characters) throw new Refusal('file.too_large', { limit: sizeWords(limits.characters) })
    const source = sourceFromText(text, kind)
    if (source.blocks.length === 0) throw new Refusal('file.no_text')
    return { ...source, notes: [...notes, ...source.notes] }
  })
}
