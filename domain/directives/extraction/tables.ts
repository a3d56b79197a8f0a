/** Annex tables: columns recognised by meaning, each row a task. */

import { readMarker } from './markers.ts'
import { folded, squeeze } from './normal-text.ts'
import type { Cell, Span, Table } from './source-text.ts'

export type ColumnKind = 'index' | 'content' | 'lead' | 'support' | 'due' | 'product' | 'note' | 'group'

export type TableRow = {
  index: string
  cells: Partial<Record<ColumnKind, Cell>>
  /** A row that only names a group of tasks ("I. Hoàn thiện thể chế"). */
  heading: boolean
  text: string
  span: Span
}

const meanings: [ColumnKind, RegExp][] = [
  ['index', /^(?:tt|stt|so tt|so thu tu|#|muc|ma)$/],
  // "Đơn vị chủ trì/phối hợp" names both: the cell tells them apart.
  ['support', /^(?:(?!chu tri).)*(?:phoi hop|tham gia)/],
  ['due', /thoi gian|thoi han|tien do|han hoan thanh|moc|lo trinh|hoan thanh truoc|^han$|ngay hoan thanh|ky bao cao/],
  ['product', /san pham|ket qua|dau ra/],
  [
    'lead',
    /chu tri|thuc hien chinh|chiu trach nhiem|phu trach|phan cong|(?:co quan|don vi|bo phan|nguoi|so nganh)[^a-z]*(?:thuc hien|tham muu|dau moi|duoc giao|soan thao)|dau moi|^(?:co quan|don vi)$|trach nhiem|co quan, don vi$|^(?:co quan|don vi)\/?/,
  ],
  ['note', /ghi chu|can cu|luu y|kinh phi|nguon|co so/],
  ['content', /noi dung|nhiem vu|cong viec|cong tac|hoat dong|giai phap|ten van ban|ten de an|de an|danh muc|viec|ten/],
  ['group', /nhom|linh vuc/],
]

/** What each column of a header row means; undefined when the row is no header of a task table. */
function columnsOf(cells: readonly Cell[]): (ColumnKind | undefined)[] | undefined {
  const kinds = cells.map((c) => {
    const t = folded(squeeze(c.text)).replace(/\s*\/\s*/g, '/')
    if (!t || t.length > 80) return undefined
    return meanings.find(([, form]) => form.test(t))?.[0]
  })
  if (!kinds.includes('content') && kinds.includes('group')) kinds[kinds.indexOf('group')] = 'content'
  const has = (k: ColumnKind) => kinds.includes(k)
  if (!has('content') || !(has('lead') || has('due') || has('support') || has('product'))) return undefined
  // "Nhóm nhiệm vụ | Nhiệm vụ cụ thể": the more particular column is the content.
  const contents = kinds.flatMap((k, n) => (k === 'content' ? [n] : []))
  if (contents.length > 1) {
    const best =
      contents.findLast(
        (n) =>
          /cu the|noi dung|nhiem vu/.test(folded(cells[n]?.text ?? '')) && !/nhom/.test(folded(cells[n]?.text ?? '')),
      ) ?? contents.at(-1)
    for (const n of contents) if (n !== best) kinds[n] = 'group'
  }
  for (const k of ['lead', 'due', 'support', 'product'] as const) {
    const same = kinds.flatMap((x, n) => (x === k ? [n] : []))
    // "Cơ quan trình | Cơ quan chủ trì": the column that says "chủ trì" is the lead.
    // "Thời gian bắt đầu | Thời gian hoàn thành": the deadline is the end.
    const ends = (n: number) => /hoan thanh|ket thuc|^han|thoi han/.test(folded(cells[n]?.text ?? ''))
    const begins = (n: number) => /bat dau|khoi dau|ngay giao|thoi gian giao/.test(folded(cells[n]?.text ?? ''))
    const due = same.find(ends) ?? same.find((n) => !begins(n)) ?? same[0]
    const best =
      k === 'due'
        ? due
        : k === 'lead'
          ? (same.find((n) => /chu tri/.test(folded(cells[n]?.text ?? ''))) ?? same[0])
          : same[0]
    for (const n of same) if (n !== best) kinds[n] = undefined
  }
  return kinds
}

/** Cells of a row set out on the grid: a cell that spans columns or rows stands in each of its places. */
function grid(table: Table): Cell[][] {
  const out: Cell[][] = []
  const held: { cell: Cell; left: number }[] = []
  for (const row of table.rows) {
    const line: Cell[] = []
    let next = 0
    for (let c = 0; next < row.length || (held[c]?.left ?? 0) > 0; c++) {
      const h = held[c]
      if (h && h.left > 0) {
        line[c] = h.cell
        h.left--
        continue
      }
      const cell = row[next++]
      if (!cell) break
      const span = Math.max(1, Math.min(cell.colSpan ?? 1, 40))
      for (let s = 0; s < span; s++) {
        line[c + s] = cell
        if ((cell.rowSpan ?? 1) > 1) held[c + s] = { cell, left: Math.min((cell.rowSpan ?? 1) - 1, 500) }
      }
      c += span - 1
    }
    out.push(line)
  }
  return out
}

/** Whether a header goes on in the next row: "Cơ quan" spread over "chủ trì" and "phối hợp". */
function hasSecondRow(upper: readonly Cell[], lower: readonly Cell[]): boolean {
  const spread = upper.some((c, n) => c !== undefined && c === upper[n + 1])
  const said = lower.filter((c, n) => c && c !== upper[n] && c.text.trim())
  const short = said.length > 0 && said.every((c) => c.text.trim().length <= 40 && !/\d/.test(c.text))
  const both = said.some((c) => /chu tri/.test(folded(c.text))) && said.some((c) => /phoi hop/.test(folded(c.text)))
  return short && (both || (spread && said.length <= 4))
}

/** The cell of the lower row where it says something of its own, else the upper one. */
function underneath(upper: readonly Cell[], lower: readonly Cell[]): Cell[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, n) => {
    const own = lower[n]
    return own?.text.trim() ? own : ((upper[n] ?? own) as Cell)
  })
}

/** Rows of a task table; undefined when the table is none (a header, a form, figures). `known`: columns of the table it goes on from. */
export function taskRows(
  table: Table,
  known?: (ColumnKind | undefined)[],
): { rows: TableRow[]; columns: (ColumnKind | undefined)[] } | undefined {
  const lines = grid(table)
  let columns: (ColumnKind | undefined)[] | undefined
  let from = 0
  for (let r = 0; r < Math.min(4, lines.length) && !columns; r++) {
    const two =
      lines[r + 1] && hasSecondRow(lines[r] ?? [], lines[r + 1] ?? [])
        ? columnsOf(underneath(lines[r] ?? [], lines[r + 1] ?? []))
        : undefined
    columns = two ?? columnsOf(lines[r] ?? [])
    if (columns) from = r + (two ? 2 : 1)
  }
  if (!columns && known && lines[0] && lines[0].length === known.length) columns = known
  if (!columns) return undefined
  const rows: TableRow[] = []
  for (const line of lines.slice(from)) {
    const cells: Partial<Record<ColumnKind, Cell>> = {}
    columns.forEach((kind, n) => {
      const cell = line[n]
      if (kind && cell && !cells[kind]) cells[kind] = cell
    })
    const distinct = [...new Set(line.filter(Boolean))].filter((c) => c.text.trim())
    if (distinct.length === 0) continue
    // A line of column numbers ("1 | 2 | 3", "(1) (2) (3)").
    if (distinct.length > 2 && distinct.every((c) => /^\(?\d{1,2}\)?$/.test(c.text.trim()))) continue
    const content = cells.content?.text.trim() ?? ''
    const others = (['lead', 'support', 'due', 'product'] as const).filter(
      (k) => cells[k]?.text.trim() && cells[k] !== cells.content,
    )
    const index = (cells.index && cells.index !== cells.content ? cells.index.text : '').trim().replace(/[.)]+$/, '')
    const marker = readMarker(content)
    const label = index || marker?.label || ''
    const first = distinct[0] as Cell
    const last = distinct.at(-1) as Cell
    const alone = others.length === 0
    const heading = alone && (distinct.length <= 2 || /^(?:[IVX]+|[A-HĐ])$/.test(label))
    rows.push({
      index: label,
      cells,
      heading,
      text: heading
        ? squeeze(
            distinct
              .filter((c) => c !== cells.index)
              .map((c) => c.text)
              .join(' '),
          )
        : squeeze(content.slice(marker && !index ? marker.length : 0)),
      span: { start: first.span.start, end: last.span.end },
    })
  }
  return { rows, columns }
}
