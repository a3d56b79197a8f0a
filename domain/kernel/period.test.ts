import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isoDate } from './dates.ts'
import { type Every, instancesOf, isPeriod, periodEnd, periodOf, periodStart, periodWords } from './period.ts'

test.each([
  ['2026-Q4', '2026-10-01', '2026-12-31', 'Quý IV/2026'],
  ['2026-Q2', '2026-04-01', '2026-06-30', 'Quý II/2026'],
  ['2026-H1', '2026-01-01', '2026-06-30', '6 tháng đầu năm 2026'],
  ['2026-H2', '2026-07-01', '2026-12-31', '6 tháng cuối năm 2026'],
  ['2026-08', '2026-08-01', '2026-08-31', 'Tháng 8/2026'],
  ['2028-02', '2028-02-01', '2028-02-29', 'Tháng 2/2028'],
  ['2027', '2027-01-01', '2027-12-31', 'Năm 2027'],
  ['2026-08-15', '2026-08-15', '2026-08-15', '15/08/2026'],
])('%s runs from %s to %s and reads “%s”', (period, start, end, words) => {
  expect([periodStart(period), periodEnd(period), periodWords(period)]).toEqual([start, end, words])
})

test.each(['2026-Q5', '2026-Q0', '2026-13', '2026-H3', '26', '2026-02-30', '', '2026-Q'])(
  '“%s” is no period',
  (text) => {
    expect(isPeriod(text)).toBe(false)
    expect(() => periodEnd(text)).toThrow(RangeError)
  },
)

describe('instances of a recurring duty', () => {
  const year = [isoDate('2026-01-01'), isoDate('2026-12-31')] as const

  test('monthly before the 25th', () => {
    const found = instancesOf({ every: 'month', day: 25 }, isoDate('2026-08-01'), isoDate('2026-10-24'))
    expect(found).toEqual([
      { label: 'Tháng 8/2026', period: '2026-08', due: '2026-08-25' },
      { label: 'Tháng 9/2026', period: '2026-09', due: '2026-09-25' },
    ])
  })

  test('a month without the day gives its last day', () => {
    expect(instancesOf({ every: 'month', day: 31 }, ...year).map((one) => one.due.slice(5))).toEqual([
      '01-31',
      '02-28',
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
    ])
  })

  test('quarterly on the 15th of its last month; half-yearly and yearly at the end', () => {
    expect(instancesOf({ every: 'quarter', day: 15 }, ...year).map((one) => `${one.label} ${one.due}`)).toEqual([
      'Quý I/2026 2026-03-15',
      'Quý II/2026 2026-06-15',
      'Quý III/2026 2026-09-15',
      'Quý IV/2026 2026-12-15',
    ])
    expect(instancesOf({ every: 'half-year' }, ...year).map((one) => one.due)).toEqual(['2026-06-30', '2026-12-31'])
    expect(instancesOf({ every: 'year', month: 3, day: 31 }, ...year)).toEqual([
      { label: 'Năm 2026', period: '2026', due: '2026-03-31' },
    ])
  })

  test('due in the month after its period, across the new year', () => {
    const found = instancesOf({ every: 'quarter', month: 4, day: 5 }, isoDate('2026-12-01'), isoDate('2027-04-30'))
    expect(found.map((one) => `${one.period} ${one.due}`)).toEqual(['2026-Q4 2027-01-05', '2027-Q1 2027-04-05'])
  })

  test('days and months that make no sense are refused', () => {
    expect(() => instancesOf({ every: 'month', day: 32 }, ...year)).toThrow(RangeError)
    expect(() => instancesOf({ every: 'year', month: 0 }, ...year)).toThrow(RangeError)
  })

  test('splitting a range neither loses nor doubles an instance', () => {
    const every = fc.constantFrom<Every>('month', 'quarter', 'half-year', 'year')
    fc.assert(
      fc.property(
        every,
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 24 }),
        fc.nat(1500),
        fc.nat(1500),
        (kind, day, month, a, b) => {
          const from = isoDate('2025-01-01')
          const middle = addDays(from, Math.min(a, b))
          const to = addDays(from, Math.max(a, b))
          const recurrence = { every: kind, day, month }
          const whole = instancesOf(recurrence, from, to)
          expect([
            ...instancesOf(recurrence, from, middle),
            ...instancesOf(recurrence, addDays(middle, 1), to),
          ]).toEqual(whole)
          for (const one of whole) expect(periodOf(kind, periodStart(one.period))).toBe(one.period)
        },
      ),
    )
  })
})
