import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { Refusal } from '@liem/domain/kernel/refusal'
import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { assemble } from './assemble.ts'
import { type FontText, markParagraphs, readMark } from './docx-marks.ts'
import { draftsOfHtml } from './html-drafts.ts'
import { fontDecoder } from './legacy-fonts.ts'
import type { ReadLimits } from './limits.ts'
import { parseXml, printXml, type XmlElement } from './xml.ts'
import { readZipParts } from './zip-parts.ts'

const usualParts = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/[^/]+\.rels|[^/]+\.xml))$/
const markedParts = /^word\/(?:document\d*|footnotes|endnotes)\.xml$/
/** Reads a Word document. Automatic numbers come as `marker`. Refusals as in `readOfficeFile`. */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<SourceText> {
  const parts = await readZipParts(bytes, (name) => usualParts.test(name), limits)
  if (!parts.has('word/document.xml')) {
    const isOffice = parts.has('[Content_Types].xml')
    throw new Refusal('file.wrong_kind', { extension: '.docx', found: isOffice ? 'tệp Office loại khác' : 'tệp nén' })
  }
  const trees = new Map<string, XmlElement>()
  for (const [name, part] of parts) trees.set(name, parseXml(part))
  const decoder = fontDecoder()
  markTrees(trees, decoder.decode)
  const pictures = takeOutLooks(trees)
  const clean = zipSync(Object.fromEntries([...trees].map(([name, tree]) => [name, printXml(tree)])), { level: 0 })
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(clean) },
    { includeEmbeddedStyleMap: false, includeDefaultStyleMap: false, externalFileAccess: false },
  )
  const drafts = draftsOfHtml(html, readMark)
  return assemble(drafts, 'docx', [...decoder.notes(), ...pictureNotes(pictures)], limits.characters)
}

function markTrees(trees: Map<string, XmlElement>, fontText: FontText): void {
  for (const [name, tree] of trees) {
    if (markedParts.test(name)) {
      markParagraphs(tree, trees.get('word/styles.xml'), trees.get('word/numbering.xml'), fontText)
    }
  }
}

/** Looks and measures: already read into the marks, or of no use; half of a Word file and more. */
const looks = new Set(
  'w:rPr w:tblPr w:tblGrid w:tcW w:tcBorders w:tcMar w:shd w:vAlign w:sectPr w:proofErr w:bookmarkStart w:bookmarkEnd w:spacing w:ind w:jc w:lastRenderedPageBreak'.split(
    ' ',
  ),
)

/**
 * Pictures were left in the container, so mammoth must not look for them; answers how many there were. Looks go too,
 * except the paragraph mark's, which tells of a deleted paragraph.
 */
function takeOutLooks(trees: Map<string, XmlElement>): number {
  let taken = 0
  const walk = (element: XmlElement) => {
    element.children = element.children.filter((child) => {
      if (typeof child === 'string') return true
      if (child.name === 'mc:Choice') return false
      if (looks.has(child.name) && !(child.name === 'w:rPr' && element.name === 'w:pPr')) return false
      if (child.name === 'a:blip' || child.name === 'v:imagedata') {
        taken++
        return false
      }
      walk(child)
      return true
    })
  }
  for (const [name, tree] of trees) if (markedParts.test(name)) walk(tree)
  return taken
}

function pictureNotes(pictures: number): string[] {
  return pictures > 0 ? [`Bỏ qua ${pictures} hình ảnh trong tệp; chữ nằm trong hình không đọc được.`] : []
}
