import { Refusal } from '@liem/domain/kernel/refusal'
import { zipSync } from 'fflate'
import { expectSpreadsheet } from './file-kind.ts'
import { type ReadLimits, sizeWords } from './limits.ts'
import { refusingBroken } from './refusing-broken.ts'
import { parseSheets, type Sheet } from './spreadsheet.ts'
import { readZipParts } from './zip-parts.ts'

/** Cells and what they need; drawings, pivots, macros and links to other books stay unread. */
const neededParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/)?workbook\.xml(?:\.rels)?|xl\/(?:sharedStrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i

/** Reads a workbook in this process. Hostile files can be slow here: go through `readSheet` (read.ts) instead. */
export async function readSheetHere(bytes: Uint8Array, fileName: string, limits: ReadLimits): Promise<Sheet[]> {
  if (bytes.byteLength > limits.fileBytes) throw new Refusal('file.too_large', { limit: sizeWords(limits.fileBytes) })
  expectSpreadsheet(bytes, fileName)
  return refusingBroken(async () => {
    const parts = await readZipParts(bytes, (name) => neededParts.test(name), limits)
    if (!parts.has('xl/workbook.xml')) throw new Refusal('file.wrong_kind', { extension: '.xlsx', found: 'tệp nén' })
    return parseSheets(zipSync(Object.fromEntries(parts), { level: 0 }))
  })
}
