import { importTable } from '@liem/domain/kernel/import-table'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { docxOf, p } from './file.samples.ts'
import { readLimits } from './limits.ts'
import { readSheet } from './read.ts'
import { readSheetHere } from './read-sheet.ts'
import type { Sheet, SheetValue } from './spreadsheet.ts'
import { type SheetOut, writeSheet } from './write-sheet.ts'

const columns: SheetOut['columns'] = [
  { key: 'name', title: 'Tên đơn vị', width: 40, kind: 'text' },
  { key: 'on', title: 'Ngày thành lập', width: 14, kind: 'date' },
  { key: 'money', title: 'Kinh phí', width: 16, kind: 'number' },
]
const book = (rows: SheetOut['rows'], notes?: string[]) =>
  writeSheet({ sheets: [{ name: 'Đơn vị', columns, rows, notes }] })
const back = async (bytes: Uint8Array) => readSheetHere(bytes, 'a.xlsx', readLimits)

test('text, dates and numbers come back as they were, with their addresses', async () => {
  const bytes = await book([
    { name: 'Sở Nội vụ tỉnh Sông Lam', on: '2026-02-28', money: 1_250_000_000 },
    { name: 'UBND xã Yên Hòa', on: null, money: 0.5 },
  ])
  const [sheet] = await readSheet(bytes, 'Đơn vị.xlsx')
  expect(sheet?.name).toBe('Đơn vị')
  expect(sheet?.rows.map((row) => row.map((cell) => [cell.at, cell.value]))).toEqual([
    [
      ['A1', 'Tên đơn vị'],
      ['B1', 'Ngày thành lập'],
      ['C1', 'Kinh phí'],
    ],
    [
      ['A2', 'Sở Nội vụ tỉnh Sông Lam'],
      ['B2', { date: '2026-02-28' }],
      ['C2', 1_250_000_000],
    ],
    [
      ['A3', 'UBND xã Yên Hòa'],
      ['B3', null],
      ['C3', 0.5],
    ],
  ])
})

test('text that looks like a formula, a number or a date stays text, and no formula is written', async () => {
  const nasty = ['=1+1', '+84 912', '-5', '@SUM(A1)', '=HYPERLINK("http://x")', '00123', '05/10/2026', '\t=2']
  const bytes = await book(nasty.map((name) => ({ name })))
  const [sheet] = await back(bytes)
  expect(sheet?.rows.slice(1).map((row) => row[0]?.value)).toEqual(nasty.map((text) => text.trim()))
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).not.toMatch(/<f[ >]/)
})

test('the header row is frozen and filtered, notes stand below the table', async () => {
  const bytes = await book([{ name: 'a' }, { name: 'b' }], ['Số liệu đến 30/9.', 'Không gồm nội dung niêm phong.'])
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  expect(xml).toMatch(/<autoFilter ref="A1:C3"/)
  const [sheet] = await back(bytes)
  expect(sheet?.rows[4]?.[0]?.value).toBe('Ghi chú: Số liệu đến 30/9.')
})

test('sheet names Excel would refuse are made acceptable and distinct', async () => {
  const sheets = ['A/B: [c]*?', 'a b   c', '', 'x'.repeat(40), 'x'.repeat(50)].map((name) => ({
    name,
    columns,
    rows: [],
  }))
  const names = (await back(await writeSheet({ sheets }))).map((sheet) => sheet.name)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(5)
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
})

test('text too long for a cell is cut and a note says so', async () => {
  const [sheet] = await back(await book([{ name: 'ă'.repeat(40_000) }]))
  expect(String(sheet?.rows[1]?.[0]?.value)).toHaveLength(32_767)
  expect(sheet?.rows[3]?.[0]?.value).toContain('1 ô có chữ dài hơn mức')
})

test('any rows survive writing and reading', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name: text, money: fc.integer() }), { maxLength: 8 }), async (rows) => {
      const [sheet] = await back(await book(rows))
      for (const [index, row] of rows.entries()) {
        const shown = row.name.normalize('NFC').replace(/\r\n?/g, '\n').trim()
        const cells = sheet?.rows[index + 1]
        expect(cells?.[2]?.value).toBe(row.money)
        expect(
          String(cells?.[0]?.value ?? '')
            .replace(/\r\n?/g, '\n')
            .trim(),
        ).toBe(shown)
      }
    }),
    { numRuns: 60 },
  )
})

test.each<[string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
  ['nothing', 'a.xlsx', () => new Uint8Array(), 'file.empty'],
  ['an old workbook', 'a.xls', () => strToU8('x'), 'file.kind_unknown'],
  ['a Word file', 'a.xlsx', () => docxOf(p('x')), 'file.wrong_kind'],
  ['text', 'a.xlsx', () => strToU8('a;b'), 'file.wrong_kind'],
  ['a cut workbook', 'a.xlsx', async () => (await book([])).slice(0, 900), 'file.broken'],
  ['a bomb', 'a.xlsx', () => zipSync({ 'xl/workbook.xml': new Uint8Array(130 * 1024 * 1024) }), 'file.zip_bomb'],
  [
    'two cells far apart',
    'a.xlsx',
    async () => {
      const parts = unzipSync(await book([]))
      parts['xl/worksheets/sheet1.xml'] = strToU8(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
      )
      return zipSync(parts)
    },
    'file.broken',
  ],
])('%s in place of a workbook is refused', async (_, name, bytes, code) => {
  await expect(readSheet(await bytes(), name)).rejects.toMatchObject({ name: 'Refusal', code })
})

const sheetOf = (...rows: SheetValue[][]): Sheet => ({
  name: 'x',
  rows: rows.map((row, y) => row.map((value, x) => ({ at: `${String.fromCharCode(65 + x)}${y + 1}`, value }))),
})
const wanted = {
  name: { titles: ['Tên đơn vị', 'Đơn vị'] as [string, ...string[]], required: true },
  code: { titles: ['Mã'] as [string, ...string[]] },
  from: { titles: ['Từ ngày'] as [string, ...string[]], kind: 'date' as const },
  money: { titles: ['Kinh phí'] as [string, ...string[]], kind: 'number' as const },
}
const Row = z.object({
  name: z.string('Thiếu tên đơn vị.').min(3, 'Tên quá ngắn.'),
  code: z.string().optional(),
  from: z.string().optional(),
  money: z.number().nonnegative('Kinh phí không thể âm.').optional(),
})

test('the header is found under a title, in any order, blind to accents; rows carry their addresses', () => {
  const found = importTable(
    sheetOf(
      ['DANH SÁCH ĐƠN VỊ', null, null, null],
      [null, null, null, null],
      ['STT', 'KINH PHÍ (*)', 'tu ngay', 'ĐƠN VỊ', 'Mã'],
      [1, '1.250.000,5', { date: '2026-03-01' }, 'Sở Nội vụ', 7],
      [null, null, null, null, null],
      [2, 12, '5/10/2026', 'Sở Tài chính', '007'],
      ['Ghi chú: hết', null, null, null, null],
    ),
    wanted,
    Row,
  )
  expect(found.faults).toEqual([])
  expect(found.unknownTitles).toEqual(['STT'])
  expect(found.rows).toEqual([
    {
      row: 4,
      value: { name: 'Sở Nội vụ', code: '7', from: '2026-03-01', money: 1250000.5 },
      at: { name: 'D4', code: 'E4', from: 'C4', money: 'B4' },
    },
    {
      row: 6,
      value: { name: 'Sở Tài chính', code: '007', from: '2026-10-05', money: 12 },
      at: { name: 'D6', code: 'E6', from: 'C6', money: 'B6' },
    },
  ])
})

test('every fault names its cell, and a faulty row is not given', () => {
  const found = importTable(
    sheetOf(
      ['Tên đơn vị', 'Từ ngày', 'Kinh phí'],
      ['Sở', '30/02/2026', 'nhiều'],
      [null, { date: '2026-01-01' }, -5],
      ['Sở Xây dựng'],
    ),
    wanted,
    Row,
  )
  expect(found.rows.map((row) => row.value.name)).toEqual(['Sở Xây dựng'])
  expect(found.faults).toEqual([
    { path: 'B2', words: 'Ngày chưa đúng. Xin ghi ngày/tháng/năm, ví dụ 05/10/2026.' },
    { path: 'C2', words: 'Ô này cần một con số.' },
    { path: 'A2', words: 'Tên quá ngắn.' },
    { path: 'A3', words: 'Thiếu tên đơn vị.' },
    { path: 'C3', words: 'Kinh phí không thể âm.' },
  ])
})

test('a sheet without the needed column is refused by its name', () => {
  expect(() => importTable(sheetOf(['Mã', 'Kinh phí'], ['1', 2]), wanted, Row)).toThrow(
    expect.objectContaining({ code: 'sheet.header_missing', facts: { columns: 'Tên đơn vị' } }),
  )
})

test('what we exported can be imported again', async () => {
  const bytes = await book([{ name: 'Sở Nội vụ', on: '2026-02-28', money: 5 }], ['xuất ngày 21/11/2026'])
  const [sheet] = await back(bytes)
  const again = importTable(sheet as Sheet, { ...wanted, from: { titles: ['Ngày thành lập'], kind: 'date' } }, Row)
  expect(again).toMatchObject({ faults: [], rows: [{ value: { name: 'Sở Nội vụ', from: '2026-02-28', money: 5 } }] })
})
