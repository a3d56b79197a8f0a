import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDocx } from '@liem/papers/write-docx'
import { writePdf } from '#platform/office-files/write-pdf'
import { assetPlan, dispatch, giftDirective } from './papers.ts'

/** Writes the three files people may feed to the reader: `npx tsx server/seed/samples/make.ts`. */
const files: [string, Uint8Array | string][] = [
  ['ke-hoach-219-kiem-tra-tai-san-cong.docx', await writeDocx(assetPlan)],
  ['chi-thi-08-khong-tang-qua.pdf', await writePdf(giftDirective, new Date('2026-11-18T03:00:00Z'))],
  ['cong-dien-15-ho-so-tre-hen.txt', dispatch],
]
for (const [name, content] of files) await writeFile(join(import.meta.dirname, name), content)
