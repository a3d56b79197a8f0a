import type { DraftTable } from './assemble.ts'
import type { Line, Segment } from './pdf-lines.ts'

type Column = { x0: number; x1: number }
export type Region = { from: number; to: number; columns: Column[] }

const listMark = /^(?:[-–—+•*]|\(?\d{1,3}[.)]|\(?[a-zđ][.)]|[IVXLC]+[.)])$/u
/** Two-column parts of an official paper whose columns are read one after the other. */
const papersParts = /CỘNG H[ÒO][ÀA]? XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận|NƠI NHẬN/

/**
 * Finds tables by their columns alone: lines of several segments whose segments keep to common columns. Rules drawn on
 * the page are not looked at, so borderless headers and signature blocks are found as well.
 */
export function tableRegions(lines: readonly Line[]): Region[] {
  const regions: Region[] = []
  let at = 0
  while (at < lines.length) {
    const region = (lines[at]?.segments.length ?? 0) > 1 ? grow(lines, at) : undefined
    if (region) {
      regions.push(region)
      at = region.to
    } else at++
  }
  return regions
}

function grow(lines: readonly Line[], from: number): Region | undefined {
  const first = lines[from]
  if (!first) return undefined
  let columns: Column[] = first.segments.map(({ x0, x1 }) => ({ x0, x1 }))
  let to = from + 1
  let several = 1
  for (let at = from + 1; at < lines.length; at++) {
    const [line, before] = [lines[at], lines[at - 1]]
    if (!line || !before) break
    const gap = line.y - before.y
    const wider = fit(columns, line.segments)
    if (!wider || gap > 9 * line.size) break
    if (line.segments.length > 1) {
      if (gap > 5 * line.size) break
      several++
    } else if (to < at) {
      // A lone cell waits for a full row further down; one that is not close by ends the table.
      if (gap > 2.6 * line.size) break
      columns = wider
      continue
    } else if (!tailFits(columns, line, gap)) {
      if (gap > 2.6 * line.size) break
      continue
    }
    columns = wider
    to = at + 1
  }
  if (to - from < 2 || columns.length < 2) return undefined
  const region = { from, to, columns }
  if (several < 2 && !papersParts.test(textOf(lines, region))) return undefined
  return isList(lines, region) ? undefined : region
}

/** Columns widened by a line, or undefined when a segment bridges two of them. */
function fit(columns: readonly Column[], segments: readonly Segment[]): Column[] | undefined {
  let wide: Column[] = columns.map((column) => ({ ...column }))
  for (const segment of segments) {
    const touched = wide.filter((column) => segment.x0 < column.x1 - 1 && segment.x1 > column.x0 + 1)
    if (touched.length > 1) return undefined
    const [column] = touched
    if (column) {
      column.x0 = Math.min(column.x0, segment.x0)
      column.x1 = Math.max(column.x1, segment.x1)
    } else wide.push({ x0: segment.x0, x1: segment.x1 })
    wide = wide.sort((a, b) => a.x0 - b.x0)
  }
  const apart = wide.every((column, index) => index === 0 || column.x0 > (wide[index - 1]?.x1 ?? 0) - 1)
  return apart ? wide : undefined
}

/** The rest of a cell below the last full row: tight under it, or (signatures) standing in a right-hand column. */
function tailFits(columns: readonly Column[], line: Line, gap: number): boolean {
  const at = columns.findIndex((column) => line.x0 < column.x1 && line.x1 > column.x0)
  const column = columns[at]
  if (!column) return false
  const inside = line.x0 >= column.x0 - 2 && line.x1 <= column.x1 + 2
  // Signatures are centred under one another; a title centred on the page is not part of the header beside it.
  const offCentre = Math.abs(line.x0 + line.x1 - column.x0 - column.x1) / 2
  if (at === 1 && columns.length === 2) return line.x0 > (columns[0]?.x1 ?? 0) && offCentre < 3 * line.size
  return inside && gap <= 1.7 * line.size
}

function isList(lines: readonly Line[], region: Region): boolean {
  if (region.columns.length !== 2) return false
  const marks = cellsByLine(lines, region).map((cells) => cells[0] ?? '')
  return marks.every((mark) => mark === '' || listMark.test(mark))
}

function cellsByLine(lines: readonly Line[], region: Region): string[][] {
  return lines.slice(region.from, region.to).map((line) => {
    const cells = region.columns.map(() => '')
    for (const segment of line.segments) {
      const middle = (segment.x0 + segment.x1) / 2
      const at = region.columns.findIndex((column) => middle <= column.x1 + 1)
      const to = at < 0 ? cells.length - 1 : at
      cells[to] = cells[to] ? `${cells[to]} ${segment.text}` : segment.text
    }
    return cells
  })
}

function textOf(lines: readonly Line[], region: Region): string {
  return cellsByLine(lines, region)
    .map((cells) => cells.join(' '))
    .join(' ')
}

/** Turns a region into rows. Lines of one row are closer together than rows are. */
export function tableOf(lines: readonly Line[], region: Region): DraftTable {
  const cells = cellsByLine(lines, region)
  const inside = lines.slice(region.from, region.to)
  const oneRow = region.columns.length === 2 && papersParts.test(textOf(lines, region))
  const starts = oneRow ? [0] : rowStarts(inside, cells)
  const rows = starts.map((start, index) => {
    const part = cells.slice(start, starts[index + 1] ?? cells.length)
    const glue = oneRow ? '\n' : ' '
    return region.columns.map((_, x) => ({
      text: part
        .map((row) => row[x] ?? '')
        .filter(Boolean)
        .join(glue),
    }))
  })
  return { kind: 'table', rows }
}

function rowStarts(lines: readonly Line[], cells: readonly string[][]): number[] {
  const gaps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0))
  const tight = Math.min(...gaps)
  const loose = Math.max(...gaps)
  const starts = [0]
  const uneven = loose > tight * 1.2
  const firstOften = cells.filter((row) => row[0]).length > cells.length * 0.9
  for (const [index, gap] of gaps.entries()) {
    const begins =
      uneven && tight < (lines[index]?.size ?? 12) * 1.6 ? gap > tight * 1.2 : firstOften || cells[index + 1]?.[0]
    if (begins) starts.push(index + 1)
  }
  return starts
}
