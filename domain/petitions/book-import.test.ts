import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Sheet, SheetValue } from '../kernel/import-table.ts'
import { missingOf, readBook, spans } from './book-import.ts'

const units = [
  { id: 1, code: 'X01', name: 'Ủy ban nhân dân xã An Bình', shortName: null },
  { id: 2, code: 'X02', name: 'Ủy ban nhân dân xã Bình Minh', shortName: null },
  { id: 3, code: 'PKT', name: 'Phòng Kinh tế', shortName: null },
  { id: 4, code: 'PKT2', name: 'Phòng Kinh tế', shortName: null },
]
const at = { units, today: '2026-11-21', year: 2026 }
const sheetOf = (rows: SheetValue[][]): Sheet => ({
  name: 'Sổ',
  rows: rows.map((row, y) => row.map((value, x) => ({ at: `${String.fromCharCode(65 + x)}${y + 1}`, value }))),
})
const head = [
  'STT',
  'Ngày nhận đơn',
  'Họ và tên, địa chỉ',
  'Nội dung đơn',
  'Nguồn đơn',
  'Loại đơn',
  'Đơn vị bị phản ánh',
  'Hạn giải quyết',
  'Ngày trả lời',
  'Kết quả',
]

test('a register with the headings offices use is understood; the sender’s column is left out', () => {
  const read = readBook(
    sheetOf([
      ['SỔ TIẾP NHẬN ĐƠN NĂM 2026'],
      head,
      [
        1,
        { date: '2026-01-05' },
        'Nguyễn Văn A, thôn 2',
        'Cán bộ địa chính đòi tiền',
        'Bưu điện',
        'Phản ánh nhũng nhiễu',
        'xã An Bình',
        { date: '2026-01-19' },
        { date: '2026-01-15' },
        'Đúng một phần',
      ],
      [2, '12/10/2026', 'Trần Thị B', 'Chủ tịch xã bán đất', 'Đoàn ĐBQH chuyển', 'Tham nhũng', 'X02', null, null, null],
      [4, '12/11/2026', null, 'Chậm trả kết quả', 'Đường dây nóng', null, null, null, null, null],
    ]),
    at,
  )
  expect(read.faults).toEqual([])
  expect(read.leftOut).toEqual(['Họ và tên, địa chỉ'])
  expect(read.missing).toEqual([3])
  expect(read.lines).toMatchObject([
    {
      number: 1,
      receivedOn: '2026-01-05',
      channel: 'letter',
      kind: 'harassment',
      office: 1,
      dueOn: '2026-01-19',
      doneOn: '2026-01-15',
      outcome: 'partly',
    },
    {
      number: 2,
      receivedOn: '2026-10-12',
      channel: 'deputies',
      kind: 'corruption',
      office: 2,
      doneOn: null,
      outcome: null,
    },
    { number: 4, channel: 'hotline', kind: 'harassment', office: null, concern: 'unsure', field: 'other' },
  ])
  expect(JSON.stringify(read)).not.toContain('Nguyễn Văn A')
})

test('each wrong cell is named by its address and its reason', () => {
  const { faults, lines } = readBook(
    sheetOf([
      head,
      ['mười', { date: '2026-01-05' }, null, null, 'bồ câu', null, null, null, null, null],
      [2, '31/02/2026', null, null, null, null, null, null, null, null],
      [2, { date: '2026-01-06' }, null, null, 'bồ câu', null, null, null, null, null],
      [3, { date: '2026-12-06' }, null, null, null, null, 'Phòng Kinh tế', null, null, null],
      [
        4,
        { date: '2026-03-06' },
        null,
        null,
        null,
        null,
        'Sở Ma',
        { date: '2026-03-01' },
        { date: '2026-03-01' },
        null,
      ],
      [5, { date: '2023-03-06' }, null, null, null, null, null, null, null, null],
    ]),
    at,
  )
  expect(faults.map((fault) => fault.path)).toEqual(['A2', 'E2', 'B3', 'E4', 'B5', 'G5', 'G6', 'H6', 'I6', 'B7'])
  expect(lines).toEqual([])
})

test('numbers that are missing are told in spans', () => {
  expect(missingOf([2, 5, 9])).toEqual([1, 3, 4, 6, 7, 8])
  expect(spans([1, 3, 4, 6, 7, 8])).toBe('1, 3–4, 6–8')
  expect(missingOf([])).toEqual([])
})

test('whatever stands in the cells: never a throw, and a line comes in only without a fault in its row', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 30 }),
    fc.double({ noNaN: true }),
    fc.integer({ min: -3, max: 3000 }),
    fc.boolean(),
    fc.constantFrom('xã An Bình', 'bưu điện', '=1+1', '12/10/2026', 'đúng'),
    fc.integer({ min: 1, max: 28 }).map((day) => ({ date: `2026-05-${String(day).padStart(2, '0')}` })),
  )
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: head.length, maxLength: head.length }), { maxLength: 12 }),
      (rows) => {
        const { lines, faults } = readBook(sheetOf([head, ...rows]), at)
        const wrong = new Set(faults.map((fault) => Number(/\d+$/.exec(fault.path)?.[0])))
        for (const line of lines) {
          expect(wrong.has(line.row)).toBe(false)
          expect(line.receivedOn <= at.today).toBe(true)
          expect(Number.isInteger(line.number) && line.number > 0).toBe(true)
        }
        expect(new Set(lines.map((line) => line.number)).size).toBe(lines.length)
      },
    ),
  )
})
