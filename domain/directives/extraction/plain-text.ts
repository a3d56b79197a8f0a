/** Plain text and Markdown to text with structure. Pure; other file readers hand their own text through it. */
import { headCellLines, isHeadTable } from './head-cells.ts'
import { type MarkedLine, markdownLine } from './markdown-lines.ts'
import { isUpper, normalText } from './normal-text.ts'
import type { Block, Cell, Paragraph, SourceText } from './source-text.ts'

type Line = MarkedLine & { blankBefore: boolean; pageBefore: boolean }

/** A line that begins something of its own: a number, a letter, a bullet, or a word that opens a part of a document. */
const opens =
  /^(?:[-–—+*•·▪●○◦►➢✓]\s|\(?[ivxIVX]{1,5}\)\s|[IVXLC]{1,6}[./]\s?|(?!\d{1,2}\/\d{1,2})\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)/]\s?(?!\d{4})|\(?[a-zđA-ZĐ]\)\s?|[a-zđ][./]\s|Điều \d|Chương [IVX\d]|Mục [IVX\d]|Phần (?:thứ|[IVX])|Phụ lục|PHỤ LỤC|Căn cứ|Kính gửi|KÍNH GỬI|Nơi nhận|NƠI NHẬN|Số\s*:|Số \d|V\/v|Theo đề nghị|Xét đề nghị|TM\.|T\/M|KT\.|K\/T|TL\.|TUQ\.|Lưu\s*:)/u

const pageNumber = /^\s*(?:[-–—]\s*)?(?:trang\s*)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*[-–—])?\s*$/i
const rule = /^\s*(?:[-–—_=*.·~]\s*){3,}$/
const ended = /[.;:!?…]["”’)\]]*$|\.\/\.?$/

/** Drops `---` metadata at the top of a Markdown file. */
function withoutFrontMatter(text: string): { body: string; dropped: boolean } {
  const match = /^\s*---(?:json)?\n[\s\S]{0,8000}?\n---[ \t]*(?:\n|$)/.exec(text)
  if (!match || !/^\s*["']?[\w-]+["']?\s*:/m.test(match[0])) return { body: text, dropped: false }
  return { body: text.slice(match[0].length), dropped: true }
}

/** Width at which the text was wrapped, or 0 when its lines are whole paragraphs. */
function wrapWidth(lines: readonly string[]): number {
  const lengths = lines.map((l) => l.trim().length).filter((n) => n > 30)
  if (lengths.length < 8) return 0
  lengths.sort((a, b) => a - b)
  const top = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  const near = lengths.filter((n) => n > top * 0.8).length
  return top <= 160 && near / lengths.length > 0.45 ? top : 0
}

function continues(before: Line, line: Line, width: number): boolean {
  const a = before.text
  const b = line.text
  if (before.heading || line.heading || line.marker || opens.test(b)) return false
  if (line.blankBefore && !line.pageBefore) return false
  if (/\t/.test(b) || /\t/.test(a)) return false
  if (ended.test(a)) return false
  if (line.bold !== before.bold && a.length < 60) return false
  if (isUpper(a) !== isUpper(b) && !/^\p{Ll}/u.test(b) && a.length < Math.max(width, 90) * 0.75) return false
  if (isUpper(a) && (isUpper(b) || a.length < 60)) return false
  if (/^[\p{Ll}(“"]/u.test(b) && a.length > 10) return true
  if (/(?:,|-|\b(?:và|của|về|số|ngày|tháng|năm|Luật|Điều|khoản|điểm|tại|với|cho|các))$/u.test(a) && a.length > 25)
    return true
  return width > 0 && a.length > width * 0.72
}

function cellsOf(row: string): string[] {
  const inner = row.trim().replace(/^[|│]/, '').replace(/[|│]$/, '')
  return inner.split(/(?<!\\)[|│]/).map((c) => c.trim())
}

const isDivider = (row: string) => /^[\s|│:+-]*-[\s|│:+-]*$/.test(row)

type Piece = { kind: 'line'; line: Line } | { kind: 'table'; rows: string[][]; header: boolean }

/** Lines and tables in reading order. */
function piecesOf(body: string, markdown: boolean): Piece[] {
  const raw = body.split('\n')
  const pieces: Piece[] = []
  let blank = true
  let page = false
  for (let i = 0; i < raw.length; i++) {
    const line = raw[i] ?? ''
    if (/^\s*[|│]?\s*$/.test(line) || (rule.test(line) && !/\p{L}/u.test(line))) {
      blank = true
      continue
    }
    if (pageNumber.test(line) && isLonePageNumber(raw, i)) {
      page = true
      continue
    }
    const isRow = (at: number) => {
      const l = raw[at] ?? ''
      return (l.match(/[|│]/g)?.length ?? 0) >= 2 || isDivider(l)
    }
    if (isRow(i) && (isRow(i + 1) || /^\s*[|│].*[|│]\s*$/.test(line))) {
      const rows: string[][] = []
      let header = false
      while (i < raw.length && isRow(i)) {
        const row = raw[i] ?? ''
        if (isDivider(row)) header ||= rows.length === 1
        else rows.push(cellsOf(row))
        i++
      }
      i--
      pieces.push({ kind: 'table', rows, header })
      blank = true
      continue
    }
    const tabRows = tabTable(raw, i)
    if (tabRows.length >= 3) {
      pieces.push({ kind: 'table', rows: tabRows, header: false })
      i += tabRows.length - 1
      blank = true
      continue
    }
    const marked = markdownLine(line, markdown)
    if (marked.text) pieces.push({ kind: 'line', line: { ...marked, blankBefore: blank, pageBefore: page } })
    blank = false
    page = false
  }
  return pieces
}

function isLonePageNumber(raw: readonly string[], at: number): boolean {
  const line = (raw[at] ?? '').trim()
  if (/[-–—/]|trang/i.test(line)) return true
  const n = Number(line)
  // A number alone is a page number when it is small and not a cell of a column of numbers.
  const near = [raw[at - 1], raw[at + 1]].some((l) => l !== undefined && /^\s*\d+\s*$/.test(l))
  return n > 1 && n < 400 && !near
}

/** Consecutive lines with the same number (≥ 3) of tab-separated cells. */
function tabTable(raw: readonly string[], from: number): string[][] {
  const rows: string[][] = []
  for (let i = from; i < raw.length; i++) {
    const cells = (raw[i] ?? '').split('\t')
    if (cells.length < 3 || (rows[0] && cells.length !== rows[0].length)) break
    rows.push(cells.map((c) => c.trim()))
  }
  return rows
}

/** Text with structure from plain text or Markdown: soft-wrapped lines joined, tables, headings and list marks recognised. */
export function sourceFromText(raw: string, origin: 'text' | 'markdown'): SourceText {
  const notes: string[] = []
  const { body, dropped } = withoutFrontMatter(normalText(raw))
  if (dropped) notes.push('Phần siêu dữ liệu ở đầu tệp không thuộc văn bản nên không đọc.')
  const pieces = piecesOf(body, origin === 'markdown' || /^#{1,6} |\*\*\S/m.test(body))
  const width = wrapWidth(pieces.flatMap((p) => (p.kind === 'line' ? [p.line.text] : [])))

  const blocks: Block[] = []
  let text = ''
  const push = (s: string) => {
    const start = text.length
    text += s
    return { start, end: text.length }
  }
  let open: { lines: Line[] } | undefined
  const close = () => {
    if (!open) return
    const first = open.lines[0] as Line
    if (text) text += '\n'
    const joined = open.lines.map((l) => l.text).join(' ')
    const span = push(joined)
    const block: Paragraph = { kind: 'paragraph', span, text: joined }
    if (first.heading) block.heading = first.heading
    if (first.marker) block.marker = first.marker
    if (open.lines.every((l) => l.bold)) block.bold = true
    if (open.lines.every((l) => l.italic)) block.italic = true
    blocks.push(block)
    open = undefined
  }
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      close()
      blocks.push(tableBlock(piece.rows, piece.header))
      continue
    }
    const before = open?.lines.at(-1)
    if (open && before && continues(before, piece.line, width)) open.lines.push(piece.line)
    else {
      close()
      open = { lines: [piece.line] }
    }
  }
  close()
  return { text, blocks, origin, notes }

  function tableBlock(rows: string[][], header: boolean): Block {
    if (text) text += '\n'
    const start = text.length
    const head = isHeadTable(rows)
    const out: Cell[][] = rows.map((row, r) => {
      if (r > 0) text += '\n'
      return row.map((cell, c): Cell => {
        if (c > 0) text += '\t'
        const value = (head ? headCellLines(cell) : cell)
          .split(/<br\s*\/?>/i)
          .map((part) => markdownLine(part, true, true).text)
          .filter(Boolean)
          .join('\n')
        const made: Cell = { span: push(value), text: value }
        if (header && r === 0) made.header = true
        return made
      })
    })
    return { kind: 'table', span: { start, end: text.length }, rows: out }
  }
}
