import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { Refusal } from '@liem/domain/kernel/refusal'
import { getDocumentProxy } from 'unpdf'
import { assemble } from './assemble.ts'
import { fromLegacy, repairLegacy } from './legacy-text.ts'
import type { ReadLimits } from './limits.ts'
import { furnitureOf } from './pdf-furniture.ts'
import { guardPdfStreams } from './pdf-guard.ts'
import { type Item, type Line, linesOf } from './pdf-lines.ts'
import { type Bounds, boundsOf, draftsOfLines, joinPages } from './pdf-paragraphs.ts'
import { draftsOfTags, type TagNode } from './pdf-tagged.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>
type Page = { width: number; items: Item[]; tags?: TagNode }

/** Fewer letters than this on average per page: a scan, perhaps with a stamp of the scanner on it. */
const FEWEST_LETTERS = 25

/** Reads a PDF that holds text. Tagged files by their tags, others by positions. Refusals as in `readOfficeFile`. */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<SourceText> {
  guardPdfStreams(bytes, limits)
  const pdf = await openPdf(bytes)
  if (pdf.numPages > limits.pages) throw new Refusal('file.too_large', { limit: `${limits.pages} trang` })
  const pages: Page[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    pages.push(await readPage(page))
    page.cleanup()
  }
  const letters = pages.map(({ items }) => items.reduce((sum, item) => sum + lettersIn(item.text), 0))
  const total = letters.reduce((sum, count) => sum + count, 0)
  const unreadable = undrawable(pages)
  if (unreadable > FEWEST_LETTERS && unreadable > 0.2 * total) throw new Refusal('file.text_unreadable')
  if (total < FEWEST_LETTERS * Math.min(pages.length, 4) || total === 0) throw new Refusal('file.no_text')
  const repaired = repairPages(pages)
  const notes = [...repaired.notes, ...pictureNotes(letters)]
  return assemble(draftsOf(repaired.pages), 'pdf', notes, limits.characters, pages.length)
}

function draftsOf(pages: readonly Page[]) {
  const lines = pages.map(({ items }) => linesOf(items))
  const furniture = furnitureOf(lines)
  const body = lines.map((ofPage) => ofPage.filter((line) => !furniture.has(line)))
  // Annexes lie across: every page width has its own margins.
  const boundsFor = new Map<number, Bounds>()
  for (const { width } of pages) {
    if (!boundsFor.has(width)) boundsFor.set(width, boundsOf(body.filter((_, index) => pages[index]?.width === width)))
  }
  const dropped = new Set([...furniture].flatMap((line: Line) => line.items))
  return joinPages(
    pages.map(({ items, tags, width }, index) => {
      const bounds = boundsFor.get(width) ?? boundsOf(body)
      const kept = items.filter((item) => !dropped.has(item))
      const tagged = tags ? draftsOfTags(tags, kept, bounds, index + 1) : undefined
      return tagged ?? draftsOfLines(body[index] ?? [], bounds, index + 1)
    }),
  )
}

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // pdf.js takes the buffer over and declines a Buffer, hence a copy; errors only, its warnings are about looks.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false, stopAtErrors: false })
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw new Refusal('file.encrypted')
    throw new Refusal('file.broken')
  }
}

async function readPage(page: PdfPage): Promise<Page> {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: false })
  const { transform, width } = page.getViewport({ scale: 1 })
  const items: Item[] = []
  const marks: (string | undefined)[] = []
  let artifact = 0
  for (const item of content.items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') {
        if (marks.pop() === ARTIFACT) artifact--
      } else {
        const { tag, id } = item as { tag?: string; id?: string }
        const mark = tag === 'Artifact' ? ARTIFACT : (id ?? undefined)
        if (mark === ARTIFACT) artifact++
        marks.push(mark)
      }
      continue
    }
    if (artifact > 0 || item.str === '') continue
    const placed = place(item.transform as Matrix, transform as Matrix)
    if (!placed) continue
    const mark = marks.findLast((one) => one !== undefined)
    items.push({ text: item.str, ...placed, width: item.width, ...(mark === undefined ? {} : { mark }) })
  }
  const tags = items.some((item) => item.mark !== undefined) ? await page.getStructTree() : undefined
  return tags ? { width, items, tags: tags as unknown as TagNode } : { width, items }
}

const ARTIFACT = 'artifact'
type Matrix = [number, number, number, number, number, number]

/** Position from the top left of the page as seen; undefined for upright-standing text such as marginal stamps. */
function place(own: Matrix, view: Matrix): Pick<Item, 'x' | 'y' | 'size'> | undefined {
  const a = view[0] * own[0] + view[2] * own[1]
  const b = view[1] * own[0] + view[3] * own[1]
  if (Math.abs(b) > Math.abs(a)) return undefined
  const size = Math.hypot(view[0] * own[2] + view[2] * own[3], view[1] * own[2] + view[3] * own[3])
  return {
    x: view[0] * own[4] + view[2] * own[5] + view[4],
    y: view[1] * own[4] + view[3] * own[5] + view[5],
    size: size || 10,
  }
}

function repairPages(pages: readonly Page[]): { pages: Page[]; notes: string[] } {
  const whole = pages.map(({ items }) => items.map((item) => item.text).join(' ')).join(' ')
  const { from } = repairLegacy(whole)
  if (!from) return { pages: [...pages], notes: [] }
  const fixed = pages.map((page) => ({
    ...page,
    items: page.items.map((item) => ({ ...item, text: fromLegacy(item.text, from) })),
  }))
  return { pages: fixed, notes: [`Đã chuyển chữ từ bảng mã ${from} sang Unicode.`] }
}

function pictureNotes(letters: readonly number[]): string[] {
  const blank = letters.flatMap((count, index) => (count === 0 ? [index + 1] : []))
  return blank.length > 0 ? [`Trang ${blank.join(', ')} không có chữ (có thể là ảnh chụp) nên chưa đọc được.`] : []
}

/** Characters of a font that does not say which letters its pictures are: private, unknown or control codes. */
function undrawable(pages: readonly Page[]): number {
  return pages.reduce(
    (sum, { items }) =>
      sum + items.reduce((some, item) => some + (item.text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0), 0),
    0,
  )
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}
