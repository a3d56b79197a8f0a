/** The only file that knows the spreadsheet library; everything else speaks in these types. */

import type { Sheet, SheetValue } from '@liem/domain/kernel/import-table'
import { type CellStyle, type CellValue, cellRef, readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx'

export type { Sheet, SheetCell, SheetValue } from '@liem/domain/kernel/import-table'

/** A cell to write. `{date}` is an ISO day and becomes a real date shown as dd/mm/yyyy. Text stays text, also "=1+1". */
export type PrintedCell = { value: SheetValue; bold?: boolean; italic?: boolean; header?: boolean; wrap?: boolean }
export type PrintedSheet = {
  name: string
  /** Widths in characters. */
  widths: number[]
  rows: PrintedCell[][]
  /** Rows at the top that stay in view; a filter is put on the last of them. */
  frozenRows: number
  /** Rows (from the top, headers included) the filter covers. */
  filteredRows: number
}

const border = { style: 'thin' as const, color: { rgb: 'BFBFBF' } }
const frame = { top: border, bottom: border, left: border, right: border }
const font = { name: 'Times New Roman', size: 12 }

/** Visible sheets of a workbook whose parts have been checked before. Throws whatever the library throws. */
export async function parseSheets(workbook: Uint8Array): Promise<Sheet[]> {
  const { sheets } = await readXlsx(workbook, { sheets: (info) => !info.hidden && !info.veryHidden })
  return sheets.map((sheet) => ({
    name: sheet.name.normalize('NFC'),
    rows: sheet.rows.map((row, y) => row.map((value, x) => ({ at: cellRef(y, x), value: readValue(value) }))),
  }))
}

function readValue(value: CellValue): SheetValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) }
  if (typeof value === 'string') return value.normalize('NFC').trim() || null
  return value
}

/** Writes sheets as XLSX bytes. */
export async function printSheets(sheets: readonly PrintedSheet[]): Promise<Uint8Array> {
  const bytes = await writeXlsx({ sheets: sheets.map(printSheet), defaultFont: font })
  return new Uint8Array(bytes)
}

function printSheet(sheet: PrintedSheet): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  for (const [y, row] of sheet.rows.entries()) {
    for (const [x, cell] of row.entries()) cells.set(`${y},${x}`, { style: styleOf(cell) })
  }
  const last = cellRef(Math.max(sheet.filteredRows - 1, 0), Math.max(sheet.widths.length - 1, 0))
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: sheet.rows.map((row) => row.map((cell) => printValue(cell.value))),
    cells,
    freezePane: { rows: sheet.frozenRows },
    autoFilter: { range: `${cellRef(sheet.frozenRows - 1, 0)}:${last}` },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

function printValue(value: SheetValue): CellValue {
  return typeof value === 'object' && value !== null ? new Date(`${value.date}T00:00:00Z`) : value
}

function styleOf(cell: PrintedCell): CellStyle {
  const { value } = cell
  const style: CellStyle = { font: { ...font, bold: cell.bold ?? cell.header ?? false, italic: cell.italic ?? false } }
  if (cell.header) {
    style.fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9E7E8' } }
    style.alignment = { horizontal: 'center', vertical: 'center', wrapText: true }
    style.border = frame
    return style
  }
  if (cell.wrap) {
    style.border = frame
    style.alignment = { vertical: 'top', wrapText: true }
  }
  if (typeof value === 'number') style.numFmt = Number.isInteger(value) ? '#,##0' : '#,##0.00'
  if (typeof value === 'object' && value !== null) {
    style.numFmt = 'dd/mm/yyyy'
    style.alignment = { ...style.alignment, horizontal: 'center' }
  }
  if (typeof value === 'string') style.numFmt = '@'
  return style
}
