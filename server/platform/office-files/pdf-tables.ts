import type { DraftTable } from './assemble.ts'
import type { Line, Segment } from './pdf-lines.ts'

/** `lines` are those in which the column holds text: two columns that never share a line may be one. */
type Column = { x0: number; x1: number; lines: Set<number> }
export type Region = { from: number; to: number; columns: Column[] }

const listMark = /^(?:[-–—+•*]|\(?\d{1,3}[.)]|\(?[a-zđ][.)]|[IVXLC]+[.)])$/u
const index = /^(?:\d{1,3}(?:\.\d{1,3})*\.?|[IVXLC]+\.?)$/
/** Two-column parts of an official paper whose columns are read one after the other. */
const paperParts = /CỘNG H[ÒO][ÀA]? XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận|NƠI NHẬN/

/**
 * Finds tables by their columns alone: lines of several segments whose segments keep to common columns. Rules drawn on
 * the page are not looked at, so borderless headers and signature blocks are found as well.
 */
export function tableRegions(lines: readonly Line[]): Region[] {
  const regions: Region[] = []
  let at = 0
  while (at < lines.length) {
    const least = regions[regions.length - 1]?.to ?? 0
    const region = (lines[at]?.segments.length ?? 0) > 1 ? grow(lines, at, least) : undefined
    if (region) {
      regions.push(region)
      at = region.to
    } else at++
  }
  return regions
}

function grow(lines: readonly Line[], start: number, least: number): Region | undefined {
  const first = lines[start]
  let columns = first && fit([], first.segments, start)
  if (!first || !columns) return undefined
  let to = start + 1
  let several = 1
  for (let at = start + 1; at < lines.length; at++) {
    const [line, before] = [lines[at], lines[at - 1]]
    if (!line || !before) break
    const gap = line.y - before.y
    const loose = columns.length === 2 && isPaperPart(lines, { from: start, to, columns })
    const wider = fit(columns, line.segments, at, loose)
    if (!wider || gap > 9 * line.size) break
    if (line.segments.length > 1) {
      if (gap > 5 * line.size) break
      several++
    } else if (to === at && tailFits(lines, { from: start, to, columns }, line, gap)) {
      // Belongs to the cell above it, whatever follows.
    } else {
      // A lone cell waits for a full row further down; one that is not close by ends the table.
      if (gap > 2.6 * line.size) break
      columns = wider
      continue
    }
    columns = wider
    to = at + 1
  }
  const region = upwards(lines, { from: start, to, columns }, least)
  // One full row alone may be the rest of a table from the page before, if it has columns enough.
  const height = region.to - region.from
  if (columns.length < 2 || (height < 2 && columns.length < 4)) return undefined
  if (several < 2 && columns.length < 3 && !isPaperPart(lines, region)) return undefined
  return isList(lines, region) ? undefined : region
}

/** Header cells of two lines stand higher than their neighbours: a lone line close above one column joins it. */
function upwards(lines: readonly Line[], region: Region, least: number): Region {
  const [above, first] = [lines[region.from - 1], lines[region.from]]
  if (!above || !first || region.from - 1 < least || above.segments.length > 1) return region
  if (first.y - above.y > 1.25 * first.size || above.x1 - above.x0 > 12 * above.size) return region
  // Above the first column stands, as a rule, the end of the paragraph before.
  if (above.x0 < (region.columns[0]?.x1 ?? 0)) return region
  const columns = fit(region.columns, above.segments, region.from - 1)
  return columns?.length === region.columns.length ? { ...region, from: region.from - 1, columns } : region
}

/**
 * Columns widened by a line, or undefined when a segment bridges two columns that hold text beside each other. `loose`
 * lets one column take two segments of a line: "Số:      /KH-UBND" before it has its number.
 */
function fit(
  columns: readonly Column[],
  segments: readonly Segment[],
  line: number,
  loose = false,
): Column[] | undefined {
  let wide: Column[] = columns.map((column) => ({ ...column, lines: new Set(column.lines) }))
  for (const segment of segments) {
    const touched = wide.filter((column) => segment.x0 < column.x1 - 1 && segment.x1 > column.x0 + 1)
    if (touched.some((one, at) => touched.slice(at + 1).some((two) => shareLine(one, two)))) return undefined
    if (!loose && touched.some((column) => column.lines.has(line))) return undefined
    const merged: Column = { x0: segment.x0, x1: segment.x1, lines: new Set([line]) }
    for (const column of touched) {
      merged.x0 = Math.min(merged.x0, column.x0)
      merged.x1 = Math.max(merged.x1, column.x1)
      for (const other of column.lines) merged.lines.add(other)
    }
    wide = [...wide.filter((column) => !touched.includes(column)), merged].sort((a, b) => a.x0 - b.x0)
  }
  const apart = wide.every((column, at) => at === 0 || column.x0 > (wide[at - 1]?.x1 ?? 0) - 1)
  return apart ? wide : undefined
}

function shareLine(one: Column, two: Column): boolean {
  return [...one.lines].some((line) => two.lines.has(line))
}

/** The rest of a cell below the last full row: tight under it, or a line of an official paper's head or foot. */
function tailFits(lines: readonly Line[], region: Region, line: Line, gap: number): boolean {
  const { columns } = region
  const at = columns.findIndex((column) => line.x0 < column.x1 && line.x1 > column.x0)
  const column = columns[at]
  if (!column) return false
  const offCentre = Math.abs(line.x0 + line.x1 - column.x0 - column.x1) / 2
  if (columns.length === 2 && isPaperPart(lines, region)) {
    if (/^K[íÍ]nh\s+g[ửỬ]i/i.test(line.segments[0]?.text ?? '')) return false
    // Signatures are centred under one another; a title centred on the page is not part of the header beside it.
    if (at === 1) return line.x0 > (columns[0]?.x1 ?? 0) && offCentre < 3 * line.size
    const beside = line.x1 < (columns[1]?.x0 ?? 0)
    const flush = Math.abs(line.x0 - column.x0) < 3 && gap <= 1.9 * line.size
    return beside && (flush || (offCentre < 1.2 * line.size && gap <= 2.8 * line.size))
  }
  return line.x0 >= column.x0 - 2 && line.x1 <= column.x1 + 2 && gap <= 1.45 * line.size
}

function isList(lines: readonly Line[], region: Region): boolean {
  if (region.columns.length !== 2) return false
  const marks = cellsByLine(lines, region).map((cells) => cells[0] ?? '')
  return marks.every((mark) => mark === '' || listMark.test(mark))
}

function isPaperPart(lines: readonly Line[], region: Region): boolean {
  return lines.slice(region.from, region.to).some((line) => line.segments.some(({ text }) => paperParts.test(text)))
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

/** Turns a region into rows. Lines of one row are closer together than rows are. */
export function tableOf(lines: readonly Line[], region: Region): DraftTable {
  const cells = cellsByLine(lines, region)
  const oneRow = region.columns.length === 2 && isPaperPart(lines, region)
  const starts = oneRow ? [0] : rowStarts(lines.slice(region.from, region.to), cells)
  const rows = starts.map((start, row) => {
    const part = cells.slice(start, starts[row + 1] ?? cells.length)
    const glue = oneRow ? '\n' : ' '
    return region.columns.map((_, x) => part.flatMap((line) => line[x] || []).join(glue))
  })
  const joined = oneRow ? rows : joinColumns(rows)
  return { kind: 'table', rows: joined.map((row) => row.map((text) => ({ text }))) }
}

/** A title centred over left-aligned cells looks like a column of its own, but never stands beside its neighbour. */
function joinColumns(rows: readonly string[][]): string[][] {
  let joined = rows.map((row) => [...row])
  for (let x = 1; x < (joined[0]?.length ?? 0); ) {
    const at = x
    if (joined.some((row) => row[at - 1] && row[at])) x++
    else joined = joined.map((row) => [...row.slice(0, at - 1), row[at - 1] || row[at] || '', ...row.slice(at + 1)])
  }
  return joined
}

function rowStarts(lines: readonly Line[], cells: readonly string[][]): number[] {
  const gaps = lines.slice(1).map((line, at) => (line.y - (lines[at]?.y ?? 0)) / line.size)
  const inner = gaps.filter((gap) => gap > 0.8 && gap <= 1.35).sort((a, b) => a - b)
  const pitch = inner[Math.floor(inner.length / 2)] ?? 1.15
  const padded = gaps.some((gap) => gap > pitch * 1.2)
  const numbered = cells.filter((row) => index.test(row[0] ?? '')).length
  const firsts = cells.filter((row) => row[0]).length
  const starts = [0]
  for (const [at, gap] of gaps.entries()) {
    if (gap <= 0.8) continue
    const named = Boolean(cells[at + 1]?.[0])
    // Without air between the rows, a number or a word in the first column begins one.
    if (padded ? gap > pitch * 1.2 : numbered > 0 || firsts < cells.length ? named : true) starts.push(at + 1)
  }
  return starts
}
