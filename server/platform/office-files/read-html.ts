import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { assemble } from './assemble.ts'
import { decodeText } from './decode-text.ts'
import { draftsOfHtml } from './html-drafts.ts'
import type { ReadLimits } from './limits.ts'

/** Reads a saved web page or an HTML export. Pages that declare an old charset are decoded by their bytes all the same. */
export function readHtml(bytes: Uint8Array, limits: ReadLimits): SourceText {
  const { text, notes } = decodeText(bytes)
  return assemble(draftsOfHtml(text), 'html', notes, limits.characters)
}
