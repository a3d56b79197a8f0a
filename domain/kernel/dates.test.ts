import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  civilOf,
  dayNumber,
  daysLeft,
  formatDate,
  formatDay,
  fromDayNumber,
  isIsoDate,
  isoDate,
  today,
  weekdayOf,
} from './dates.ts'

test('day numbers agree with the platform’s own calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -350_000, max: 2_900_000 }), (n) => {
      const js = new Date(n * 86_400_000)
      expect(fromDayNumber(n)).toBe(js.toISOString().slice(0, 10))
      expect(dayNumber(fromDayNumber(n))).toBe(n)
      expect(weekdayOf(n)).toBe(js.getUTCDay())
      expect(civilOf(n).day).toBe(js.getUTCDate())
    }),
  )
})

test.each([
  ['2026-11-21T16:59:59Z', '2026-11-21'],
  ['2026-11-21T17:00:00Z', '2026-11-22'],
  ['2026-12-31T17:00:00Z', '2027-01-01'],
  ['2026-11-21T00:00:00+07:00', '2026-11-21'],
])('at %s it is %s in Việt Nam', (instant, date) => {
  expect(today(new Date(instant))).toBe(date)
})

describe('only dates that exist are dates', () => {
  test.each(['2028-02-29', '2026-11-21', '2000-02-29'])('%s', (text) => expect(isoDate(text)).toBe(text))
  test.each([
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '26-11-21',
    '2026-1-1',
    '2026-11-21T00:00',
    '',
    '1900-02-29',
  ])('not %s', (text) => expect(isIsoDate(text)).toBe(false))
  test('anything but text is no date', () => expect(isIsoDate(20261121)).toBe(false))
})

test('months later keeps the date or takes the last day of the month', () => {
  expect(addMonths(isoDate('2027-01-31'), 1)).toBe('2027-02-28')
  expect(addMonths(isoDate('2028-01-31'), 1)).toBe('2028-02-29')
  expect(addMonths(isoDate('2026-12-15'), 1)).toBe('2027-01-15')
  expect(addMonths(isoDate('2026-03-31'), -1)).toBe('2026-02-28')
  expect(addMonths(isoDate('2026-01-31'), -2)).toBe('2025-11-30')
})

test('dates are written the Vietnamese way, days left count down through zero', () => {
  expect(formatDate('2026-11-21')).toBe('21/11/2026')
  expect(formatDay('2026-11-22')).toBe('22/11/2026 (Chủ nhật)')
  const due = isoDate('2026-11-21')
  expect([daysLeft(due, isoDate('2026-11-18')), daysLeft(due, due), daysLeft(due, isoDate('2026-11-22'))]).toEqual([
    3, 0, -1,
  ])
})
