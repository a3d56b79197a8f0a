import type { Paper } from '@liem/domain/kernel/paper'
import { preparePaper } from '@liem/papers/paper-text'
import { paperTemplate } from './paper-template.ts'
import { printTypst } from './typst-press.ts'

/**
 * An official paper as a tagged PDF/A-2b with its fonts inside. Characters the font cannot draw are printed as "□", since
 * an archive PDF may not hold undrawable text. `madeAt` fixes the date in the file, for repeatable bytes.
 */
export async function writePdf(paper: Paper, madeAt: Date = new Date()): Promise<Uint8Array> {
  return printTypst(paperTemplate, (clean) => ({ paper: preparePaper(paper, clean) }), madeAt)
}
