import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countWords,
  daysBetween,
  dayWords,
  instantWords,
  moneyWords,
  numberWords,
  parseDay,
  plain,
  shareWords,
  sizeWords,
} from './format.ts'

const today = '2026-11-21'

describe('a typed date', () => {
  test.each([
    ['21/11/2026', '2026-11-21'],
    ['1/3/26', '2026-03-01'],
    ['01-03-2026', '2026-03-01'],
    ['1.3.2026', '2026-03-01'],
    ['1 3 2026', '2026-03-01'],
    ['1/3', '2026-03-01'],
    ['010326', '2026-03-01'],
    ['01032026', '2026-03-01'],
    ['2026-03-01', '2026-03-01'],
    [' 29/2/2028 ', '2028-02-29'],
    ['1/1/99', '1999-01-01'],
    ['1/1/75', '2075-01-01'],
    ['1/1/76', '1976-01-01'],
  ])('%s is %s', (typed, day) => expect(parseDay(typed, today)).toBe(day))

  test.each([
    '',
    'mai',
    '30/2/2026',
    '29/2/2026',
    '0/1/2026',
    '1/13/2026',
    '32/1/2026',
    '1/1/1899',
    '1/1/2200',
    '1/1/202',
    '1//2026',
  ])('“%s” is no date', (typed) => expect(parseDay(typed, today)).toBeUndefined())

  test('every date comes back from the words it is shown in', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(fc.property(days, (day) => parseDay(dayWords(day), today) === day))
  })
})

test('an instant is shown in Vietnamese time', () => {
  expect(instantWords('2026-11-20T18:30:00Z')).toBe('01:30 21/11/2026')
})

test('numbers, money, shares and sizes are written the Vietnamese way', () => {
  expect(numberWords(1_234_567.5)).toBe('1.234.567,5')
  expect(moneyWords(1_234_567)).toBe('1.234.567 đ')
  expect(shareWords(911, 1011)).toBe('90,1 %')
  expect(shareWords(0, 0)).toBe('–')
  expect(sizeWords(20 * 1024 * 1024)).toBe('20 MB')
  expect(numberWords(1234.5, 'en')).toBe('1,234.5')
})

test('a count is exact to 1,000, then “hơn”', () => {
  expect(countWords({ count: 999, more: false })).toBe('999')
  expect(countWords({ count: 1000, more: true })).toBe('hơn 1.000')
})

test('days between dates count over the turn of a month and a leap day', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-11-21', '2026-11-10')).toBe(-11)
})

test('tones and đ do not matter when searching', () => {
  expect(plain('Đặng Thị Hòa')).toBe('dang thi hoa')
  expect(plain('Hoà')).toBe(plain('Hòa'))
})
