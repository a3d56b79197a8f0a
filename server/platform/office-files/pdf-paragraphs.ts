import type { Draft, DraftParagraph } from './assemble.ts'
import { type Line, lineText } from './pdf-lines.ts'
import { tableOf, tableRegions } from './pdf-tables.ts'

export type Bounds = { left: number; right: number }
/** A block with what the next page needs to know: may its text go on there? */
export type PageDraft = { draft: Draft; open: boolean; fresh: boolean }

const opensPart =
  /^(?:[-–—+•]\s|\(?\d{1,3}[.)]\s?(?!\d)|\(?[a-zđ]\)\s|[IVXLC]{1,6}[.)-]\s|Điều\s\d|Chương\s|Căn cứ\s|Kính gửi|Nơi nhận)/u
const ended = /[.;:!?…]["”’)]*$/

/** Left and right edge of the running text over the whole file. */
export function boundsOf(pages: readonly (readonly Line[])[]): Bounds {
  const lines = pages.flat()
  const lefts = lines.map((line) => line.x0).sort((a, b) => a - b)
  const rights = lines.map((line) => line.x1).sort((a, b) => a - b)
  return { left: lefts[Math.floor(lefts.length * 0.05)] ?? 0, right: rights[Math.floor(rights.length * 0.95)] ?? 0 }
}

/** Blocks of one page without tags: tables by columns, wrapped lines joined again. */
export function draftsOfLines(lines: readonly Line[], bounds: Bounds, page: number): PageDraft[] {
  const out: PageDraft[] = []
  let at = 0
  for (const region of [...tableRegions(lines), undefined]) {
    out.push(...paragraphs(lines.slice(at, region?.from ?? lines.length), bounds, page))
    if (!region) break
    out.push({ draft: { ...tableOf(lines, region), page }, open: false, fresh: true })
    at = region.to
  }
  return out
}

function paragraphs(lines: readonly Line[], bounds: Bounds, page: number): PageDraft[] {
  const out: PageDraft[] = []
  let group: Line[] = []
  const close = () => {
    const [first, last] = [group[0], group[group.length - 1]]
    if (first && last) {
      const draft: DraftParagraph = { kind: 'paragraph', text: group.map(lineText).join(' '), page }
      const align = alignOf(first, bounds)
      if (align) draft.align = align
      out.push({ draft, open: isOpen(last, bounds), fresh: isFresh(first, bounds) })
    }
    group = []
  }
  for (const line of lines) {
    const before = group[group.length - 1]
    if (before && !goesOn(before, line, bounds)) close()
    group.push(line)
  }
  close()
  return out
}

/** Does `line` go on where `before` was wrapped? The first word of it must not have found room there. */
function goesOn(before: Line, line: Line, bounds: Bounds): boolean {
  const text = lineText(line)
  if (line.y - before.y > 1.75 * Math.max(line.size, before.size)) return false
  if (Math.abs(line.size - before.size) > 1.2) return false
  const centred = alignOf(before, bounds) === 'center' && alignOf(line, bounds) === 'center'
  if (centred) {
    const capitals = (value: string) => value === value.toLocaleUpperCase('vi')
    return before.x1 - before.x0 > 0.6 * (bounds.right - bounds.left) && capitals(text) === capitals(lineText(before))
  }
  const symmetric = Math.abs(before.x0 - bounds.left - (bounds.right - before.x1)) < 2 * before.size
  if (symmetric && /^\p{Ll}/u.test(text) && alignOf(line, bounds) === 'center' && !opensPart.test(text)) return true
  if (alignOf(line, bounds) === 'center' && line.y - before.y < 1.45 * line.size && !opensPart.test(text)) {
    return before.x1 - before.x0 > 0.93 * (bounds.right - bounds.left) && !ended.test(lineText(before))
  }
  if (opensPart.test(text) && (ended.test(lineText(before)) || isFresh(line, bounds))) return false
  const wordWidth = ((line.x1 - line.x0) / Math.max(text.length, 1)) * (text.split(' ')[0]?.length ?? 1)
  if (before.x1 + wordWidth + before.size * 0.25 < bounds.right - 1) return false
  // An indented line under a line that is not indented is a new paragraph, whatever the line before looked like.
  return line.x0 - before.x0 < 1.2 * line.size || line.x0 - bounds.left < 1.2 * line.size
}

function isOpen(line: Line, bounds: Bounds): boolean {
  return line.x1 > bounds.right - 4 * line.size && !ended.test(lineText(line))
}

function isFresh(line: Line, bounds: Bounds): boolean {
  return line.x0 - bounds.left > 1.2 * line.size || opensPart.test(lineText(line))
}

/** Centred means blank on both sides alike; tolerance two font sizes. */
export function alignOf(line: Pick<Line, 'x0' | 'x1' | 'size'>, bounds: Bounds): 'center' | 'right' | undefined {
  const [before, after] = [line.x0 - bounds.left, bounds.right - line.x1]
  if (before > 3 * line.size && Math.abs(before - after) < 2 * line.size) return 'center'
  return before > 0.4 * (bounds.right - bounds.left) && after < 2 * line.size ? 'right' : undefined
}

/** Joins what a page break cut: a paragraph that goes on, a table whose next page has as many columns. */
export function joinPages(pages: readonly (readonly PageDraft[])[]): Draft[] {
  const out: PageDraft[] = []
  for (const page of pages) {
    for (const [index, next] of page.entries()) {
      const last = index === 0 ? out[out.length - 1] : undefined
      const joined = last ? joinTwo(last, next) : undefined
      if (joined) out[out.length - 1] = joined
      else out.push(next)
    }
  }
  return out.map(({ draft }) => draft)
}

function joinTwo(a: PageDraft, b: PageDraft): PageDraft | undefined {
  const [one, two] = [a.draft, b.draft]
  if (one.kind === 'paragraph' && two.kind === 'paragraph') {
    if (!a.open || two.marker || two.heading) return undefined
    if (b.fresh && !/^\p{Ll}/u.test(two.text)) return undefined
    return { draft: { ...one, text: `${one.text} ${two.text}` }, open: b.open, fresh: a.fresh }
  }
  if (one.kind !== 'table' || two.kind !== 'table') return undefined
  const [head, again] = [one.rows[0], two.rows[0]]
  if (!head || !again || width(head) !== width(again) || width(head) < 3) return undefined
  const repeated = head.map((cell) => cell.text).join('\t') === again.map((cell) => cell.text).join('\t')
  return { draft: { ...one, rows: [...one.rows, ...two.rows.slice(repeated ? 1 : 0)] }, open: false, fresh: a.fresh }
}

function width(row: readonly { colSpan?: number }[]): number {
  return row.reduce((sum, cell) => sum + (cell.colSpan ?? 1), 0)
}
