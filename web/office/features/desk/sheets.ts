// The spreadsheet library, in the browser: an old register holds names and must not reach the server. Loaded when a book is imported.

import type { Sheet, SheetValue } from '@liem/domain/kernel/import-table'
import { Refusal } from '@liem/domain/kernel/refusal'
import { bookColumns } from '@liem/domain/petitions/book-import'
import { cellRef, readXlsx, writeXlsx } from 'hucre/xlsx'

/** The first visible sheet of a workbook. Throws Refusal `file.broken` for anything that cannot be read. */
export async function readFirstSheet(file: File): Promise<Sheet> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { sheets } = await readXlsx(bytes, { sheets: (info) => !info.hidden && !info.veryHidden }).catch(() => {
    throw new Refusal('file.broken')
  })
  const [sheet] = sheets
  if (!sheet) throw new Refusal('file.empty')
  return {
    name: sheet.name,
    rows: sheet.rows.map((row, y) => row.map((value, x) => ({ at: cellRef(y, x), value: cellValue(value) }))),
  }
}

function cellValue(value: unknown): SheetValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) }
  if (typeof value === 'string') return value.normalize('NFC').trim() || null
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const sample: Readonly<Record<keyof typeof bookColumns, SheetValue>> = {
  number: 1,
  receivedOn: { date: '2026-01-05' },
  channel: 'Bưu điện',
  kind: 'Nhũng nhiễu',
  field: 'Đất đai',
  office: 'Ủy ban nhân dân xã An Bình',
  concern: 'Cán bộ',
  content: 'Tóm tắt nội dung (được niêm phong trên máy này, hoặc bỏ ngoài)',
  dueOn: { date: '2026-02-16' },
  doneOn: null,
  outcome: null,
}

/** An empty register with the headings of ours, one line filled in as an example. */
export async function bookTemplate(): Promise<Blob> {
  const keys = Object.keys(bookColumns) as (keyof typeof bookColumns)[]
  const date = (value: SheetValue) =>
    typeof value === 'object' && value !== null ? new Date(`${value.date}T00:00:00Z`) : value
  const cells = new Map(
    keys.flatMap((key, x) =>
      (bookColumns[key] as { kind?: string }).kind === 'date'
        ? [[`1,${x}`, { style: { numFmt: 'dd/mm/yyyy' } }] as const]
        : [],
    ),
  )
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Sổ',
        columns: keys.map((key) => ({ width: key === 'content' || key === 'office' ? 40 : 18 })),
        rows: [
          keys.map((key) => bookColumns[key].titles[0]),
          keys.map((key) => date(sample[key])),
          ['Ghi chú: dòng 2 là ví dụ, xin xóa. Không ghi họ tên, địa chỉ người gửi: các cột ấy không được nhập.'],
        ],
        cells,
        freezePane: { rows: 1 },
      },
    ],
  })
  return new Blob([bytes as BlobPart], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
}
