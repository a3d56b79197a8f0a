import { type FieldFault, Refusal } from './refusal.ts'

/** A cell as read: dates are ISO days without a time zone, formulas give their last value, empty is null. */
export type SheetValue = string | number | boolean | { date: string } | null
/** `at` is the address in the file ("B7"), for messages that point at the cell. */
export type SheetCell = { at: string; value: SheetValue }
export type Sheet = { name: string; rows: SheetCell[][] }

/** What an import looks for: the first title is the one named in messages, the others are accepted as well. */
export type ImportColumn = { titles: [string, ...string[]]; kind?: 'text' | 'number' | 'date'; required?: boolean }
export type ImportedRow<T> = { row: number; value: T; at: Record<string, string> }
export type Imported<T> = {
  rows: ImportedRow<T>[]
  faults: FieldFault[]
  unknownTitles: string[]
  /** Rows with a fault, as far as their cells could be read: for what else is to be said of them. */
  faulty: ImportedRow<Readonly<Record<string, string | number | boolean | undefined>>>[]
}

/** The part of a zod schema that is needed; its messages must be Vietnamese words. */
export type RowCheck<T> = {
  safeParse(
    input: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }
}

/** A header may stand below a title, a stamp and an empty line. */
const HEADER_WITHIN = 30
const MOST_ROWS = 20_000
const MOST_FAULTS = 500

/**
 * Rows of a sheet as records. The header row is found by the titles in any order, blind to accents, case and
 * punctuation. Cells come to `check` as text, numbers or ISO days by `kind`, empty ones as undefined; faults name the
 * cell ("B7"), or the row's first cell when a column is missing. Refuses `sheet.header_missing`, `file.too_large`.
 */
export function importTable<T>(sheet: Sheet, columns: Record<string, ImportColumn>, check: RowCheck<T>): Imported<T> {
  const header = findHeader(sheet, columns)
  const rows: ImportedRow<T>[] = []
  const faults: FieldFault[] = []
  const faulty: Imported<T>['faulty'] = []
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= header.index || cells.every((cell) => cell.value === null)) continue
    if (/^ghi chu\b/.test(plain(cells.find((cell) => cell.value !== null)?.value))) break
    if (rows.length >= MOST_ROWS)
      throw new Refusal('file.too_large', { limit: `${MOST_ROWS.toLocaleString('vi-VN')} dòng` })
    if (faults.length >= MOST_FAULTS) break
    const record: Record<string, string | number | boolean | undefined> = {}
    const at: Record<string, string> = {}
    const before = faults.length
    for (const [key, x] of header.places) {
      const cell = cells[x] ?? { at: address(x, index), value: null }
      at[key] = cell.at
      const read = valueFor(cell, columns[key]?.kind ?? 'text')
      if (read.words) faults.push({ path: cell.at, words: read.words })
      record[key] = read.value
    }
    const checked = check.safeParse(record)
    if (checked.success && faults.length === before) rows.push({ row: index + 1, value: checked.data, at })
    else faulty.push({ row: index + 1, value: record, at })
    if (checked.success) continue
    const named = new Set(faults.slice(before).map((fault) => fault.path))
    for (const issue of checked.error.issues) {
      const path = at[String(issue.path[0])] ?? address(0, index)
      // A cell that could not be read at all needs no second complaint.
      if (!named.has(path)) faults.push({ path, words: issue.message })
    }
  }
  return { rows, faults, unknownTitles: header.unknown, faulty }
}

type Header = { index: number; places: Map<string, number>; unknown: string[] }

function findHeader(sheet: Sheet, columns: Record<string, ImportColumn>): Header {
  const keyOf = new Map<string, string>()
  for (const [key, column] of Object.entries(columns)) for (const title of column.titles) keyOf.set(plain(title), key)
  let best: Header | undefined
  for (const [index, cells] of sheet.rows.slice(0, HEADER_WITHIN).entries()) {
    const places = new Map<string, number>()
    const unknown: string[] = []
    for (const [x, { value }] of cells.entries()) {
      if (typeof value !== 'string') continue
      const key = keyOf.get(plain(value))
      if (key !== undefined && !places.has(key)) places.set(key, x)
      else unknown.push(value)
    }
    if (places.size > (best?.places.size ?? 0)) best = { index, places, unknown }
  }
  const needed = Object.entries(columns).filter(([, column]) => column.required)
  const missing = (needed.length > 0 ? needed : Object.entries(columns)).filter(([key]) => !best?.places.has(key))
  if (!best || (needed.length > 0 && missing.length > 0)) {
    throw new Refusal('sheet.header_missing', { columns: missing.map(([, column]) => column.titles[0]).join(', ') })
  }
  return best
}

/** Text without accents, case and punctuation: "Số,  ký hiệu (*)" and "so ky hieu" are one title. */
function plain(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

type Read = { value?: string | number | boolean; words?: string }

function valueFor({ value }: SheetCell, kind: NonNullable<ImportColumn['kind']>): Read {
  if (value === null) return {}
  if (kind === 'date') return dateOf(value)
  if (typeof value === 'object')
    return kind === 'text' ? { value: slashed(value.date) } : { words: 'Ô này cần một con số.' }
  if (kind === 'text') return { value: typeof value === 'number' ? numberText(value) : value }
  return typeof value === 'string' ? numberOf(value) : { value }
}

function dateOf(value: NonNullable<SheetCell['value']>): Read {
  if (typeof value === 'object') return { value: value.date }
  const text = String(value)
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const iso = year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(iso) && new Date(`${iso}T00:00:00Z`).toJSON()?.startsWith(iso)
  return valid ? { value: iso } : { words: 'Ngày chưa đúng. Xin ghi ngày/tháng/năm, ví dụ 05/10/2026.' }
}

/** "1.234.567,5" as Vietnamese write it; a single point before one or two digits is taken as a decimal sign. */
function numberOf(text: string): Read {
  const compact = text.replace(/[\s\u00a0]|đồng$|đ$|%$/giu, '')
  const grouped = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(compact)
  const decimal = /^-?\d+(?:,\d+)?$/.test(compact)
  const point = /^-?\d+\.\d{1,2}$/.test(compact)
  if (grouped || decimal) return { value: Number(compact.replace(/\./g, '').replace(',', '.')) }
  return point ? { value: Number(compact) } : { words: 'Ô này cần một con số.' }
}

function numberText(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : String(value)
}

function slashed(iso: string): string {
  return iso.split('-').reverse().join('/')
}

/** "B7" for column 1, row index 6. */
function address(x: number, y: number): string {
  let letters = ''
  for (let rest = x + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${y + 1}`
}
