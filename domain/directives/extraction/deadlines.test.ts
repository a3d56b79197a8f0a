import { expect, test } from 'vitest'
import { chooseDue, deadlinesIn } from './deadlines.ts'

const calendar = { year: 2026, issued: '2026-03-05' }
const read = (text: string, stated = false) => {
  const { due } = chooseDue(deadlinesIn(text, calendar, stated))
  return [due.kind, due.date ?? due.recurrence]
}

test.each([
  ['báo cáo UBND tỉnh trước ngày 15/8/2026', 'date', '2026-08-15'],
  ['hoàn thành trong tháng 8 năm 2026', 'month', '2026-08'],
  ['hoàn thành chậm nhất trong Quý I/2027', 'quarter', '2027-Q1'],
  ['hoàn thành trong năm 2026', 'year', '2026'],
  ['chậm nhất ngày 05 hằng tháng', 'recurring', 'monthly:5'],
  ['định kỳ hằng quý báo cáo kết quả', 'recurring', 'quarterly'],
  ['tổng hợp, báo cáo trước ngày 15 tháng 12 hằng năm', 'recurring', 'yearly:12-15'],
  ['báo cáo vào thứ Sáu hằng tuần', 'recurring', 'weekly:5'],
  ['đối thoại với Nhân dân, mỗi tháng ít nhất một lần.', 'recurring', 'monthly'],
  ['gửi báo cáo trước khi đoàn làm việc 05 ngày.', 'event', null],
  ['hằng tuần (trước 16 giờ thứ Sáu) báo cáo tình hình', 'recurring', 'weekly:5'],
  ['thực hiện công khai dự toán, quyết toán ngân sách xã hằng quý.', 'recurring', 'quarterly'],
  ['hằng tháng, trước ngày 25, công khai kết quả', 'recurring', 'monthly:25'],
  ['trước ngày 20 của tháng cuối quý', 'recurring', 'quarterly:20'],
  ['trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ', 'event', null],
  ['Thẩm định kết quả tự đánh giá: tháng 5/2027;', 'month', '2027-05'],
  ['tổ chức hội nghị sau khi có hướng dẫn của Trung ương', 'event', null],
])('a sentence lays a deadline: %s', (text, kind, value) => {
  expect(read(text)).toEqual([kind, value])
})

test.each([
  'khẩn trương, kịp thời thực hiện ngay',
  'thường xuyên rà soát, đôn đốc',
  'thực hiện Kế hoạch năm 2026',
  'theo Nghị quyết số 18/NQ-CP ngày 02/4/2026 của Chính phủ',
  'vi phạm xảy ra trước ngày 01/7/2025',
  'đến năm 2030 đạt 70%',
  'Quyết định này có hiệu lực kể từ ngày 01/6/2026',
  'số liệu từ ngày 15/12/2025 đến ngày 14/12/2026',
  'xây dựng kế hoạch thanh tra hằng năm',
])('words of urgency, events, data and entry into force are no deadline: %s', (text) => {
  expect(read(text)).toEqual(['none', null])
})

test.each([
  ['Quý I, II/2026', 'quarter', '2026-Q2'],
  ['Tháng 3 - 6/2026', 'month', '2026-06'],
  ['Từ tháng 3/2026 đến tháng 6/2026', 'month', '2026-06'],
  ['2026-2030', 'year', '2030'],
  ['Thường xuyên', 'ongoing', null],
  ['Hằng năm', 'recurring', 'yearly'],
  ['Tháng 12 hằng năm', 'recurring', 'yearly:12'],
  ['Khi có yêu cầu', 'event', null],
])('a cell of a deadline column needs no words before it: %s', (text, kind, value) => {
  expect(read(text, true)).toEqual([kind, value])
})

test('a day without a year takes the year of the paper, and says so', () => {
  const [due] = deadlinesIn('báo cáo trước ngày 30/6', calendar, false)
  expect(due).toMatchObject({ date: '2026-06-30', assumed: expect.stringContaining('2026') })
})

test('a day without a year that had passed at issue stays undated', () => {
  const [due] = deadlinesIn('báo cáo trước ngày 15/01', calendar, false)
  expect(due).toMatchObject({ kind: 'date', date: null, assumed: expect.stringContaining('đã qua') })
})

test('several deadlines are milestones and the last one is due', () => {
  const { due, milestones } = chooseDue(deadlinesIn('Dự thảo: 30/6/2026; ban hành: 30/9/2026', calendar, true))
  expect(due.date).toBe('2026-09-30')
  expect(milestones.map((m) => m.date)).toEqual(['2026-06-30', '2026-09-30'])
})
