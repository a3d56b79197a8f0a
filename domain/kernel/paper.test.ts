import { expect, test } from 'vitest'
import { paperAddressees, paperNumber, paperPlaceAndDate, paperRecipients } from './paper.ts'

test.each([
  ['state', '5', 'KH-UBND', 'Số: 05/KH-UBND'],
  ['state', '128', 'UBND-NC', 'Số: 128/UBND-NC'],
  ['party', '5', 'NQ/TU', 'Số 05-NQ/TU'],
  ['party', '127', 'TB/BNCTU', 'Số 127-TB/BNCTU'],
] as const)('the number of a %s paper, %s, is printed in its own form', (form, number, symbol, printed) => {
  expect(paperNumber({ form, number, symbol })).toBe(printed)
})

test('a number still open leaves a blank that does not break', () => {
  expect(paperNumber({ form: 'state', symbol: 'TTr-UBND' })).toMatch(/^Số: \u00a0+\/TTr-UBND$/)
  expect(paperNumber({ form: 'party', number: '  ', symbol: 'CT/TU' })).toMatch(/^Số \u00a0+-CT\/TU$/)
})

test.each([
  ['2026-10-05', 'Sông Lam, ngày 05 tháng 10 năm 2026'],
  ['2026-02-28', 'Sông Lam, ngày 28 tháng 02 năm 2026'],
  ['2026-01-01', 'Sông Lam, ngày 01 tháng 01 năm 2026'],
  ['2026-03-09', 'Sông Lam, ngày 09 tháng 3 năm 2026'],
])('days below 10 and the months 1 and 2 get a zero: %s', (date, printed) => {
  expect(paperPlaceAndDate({ place: 'Sông Lam', date })).toBe(printed)
})

test('a date still open leaves blanks for day and month', () => {
  expect(paperPlaceAndDate({ place: 'Sông Lam', year: 2026 })).toMatch(/^Sông Lam, ngày\u00a0+tháng\u00a0+năm 2026$/)
})

test('lists of names end with a full stop and are parted by semicolons, however they were typed', () => {
  expect(paperRecipients({ recipients: ['Như trên', 'UBND tỉnh;', 'Lưu: VT, NC.'] })).toEqual([
    '- Như trên;',
    '- UBND tỉnh;',
    '- Lưu: VT, NC.',
  ])
  expect(paperAddressees(['Sở Nội vụ'])).toEqual(['- Sở Nội vụ.'])
})
