import { type PrintedCell, type PrintedSheet, printSheets, type SheetValue } from './spreadsheet.ts'

export type SheetColumn = { key: string; title: string; width: number; kind: 'text' | 'date' | 'number' }
/** A date column takes ISO days ("2026-11-21" or an instant beginning with it); null and undefined are empty cells. */
export type SheetRow = Record<string, string | number | null | undefined>
export type SheetOut = { name: string; columns: SheetColumn[]; rows: SheetRow[]; notes?: string[] }

/** What Excel takes in one cell and in a sheet's name. */
const LONGEST_TEXT = 32_767
const LONGEST_NAME = 31

/**
 * A workbook of tables: header row styled, frozen and with a filter; dates as dd/mm/yyyy; text stays text, also when it
 * begins with = + - @. Notes stand below the table. Text longer than a cell can hold is cut, and a note says so.
 */
export async function writeSheet(book: { sheets: SheetOut[] }): Promise<Uint8Array> {
  const names = new Set<string>()
  return printSheets(book.sheets.map((sheet) => tableSheet(sheet, sheetName(sheet.name, names))))
}

function tableSheet(sheet: SheetOut, name: string): PrintedSheet {
  let cut = 0
  const header: PrintedCell[] = sheet.columns.map((column) => ({ value: clean(column.title), header: true }))
  const rows = sheet.rows.map((row) =>
    sheet.columns.map((column): PrintedCell => {
      const value = printable(row[column.key], column.kind)
      if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return { value, wrap: true }
      cut++
      return { value: `${value.slice(0, LONGEST_TEXT - 1)}…`, wrap: true }
    }),
  )
  const notes = [
    ...(sheet.notes ?? []),
    ...(cut > 0 ? [`${cut} ô có chữ dài hơn mức Excel cho phép đã bị cắt bớt.`] : []),
  ]
  const noteRows = notes.map((note, index): PrintedCell[] => [
    { value: clean(index === 0 ? `Ghi chú: ${note}` : note), italic: true },
  ])
  return {
    name,
    widths: sheet.columns.map((column) => column.width),
    rows: [header, ...rows, ...(noteRows.length > 0 ? [[], ...noteRows] : [])],
    frozenRows: 1,
    filteredRows: rows.length + 1,
  }
}

function printable(value: string | number | null | undefined, kind: SheetColumn['kind']): SheetValue {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const day = kind === 'date' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined
  if (day && !Number.isNaN(Date.parse(day))) return { date: day }
  const number = kind === 'number' && /^-?\d{1,15}(?:\.\d+)?$/.test(value) ? Number(value) : undefined
  return number ?? clean(value)
}

function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold control characters
  return text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
}

/** Excel forbids some signs in a sheet's name, and two sheets of one name. */
function sheetName(name: string, taken: Set<string>): string {
  const base =
    clean(name)
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Bảng'
  let free = base.slice(0, LONGEST_NAME)
  for (let number = 2; taken.has(free.toLocaleLowerCase('vi')); number++) {
    const ending = ` (${number})`
    free = base.slice(0, LONGEST_NAME - ending.length) + ending
  }
  taken.add(free.toLocaleLowerCase('vi'))
  return free
}
