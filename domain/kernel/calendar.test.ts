import { describe, expect, test } from 'vitest'
import { dayCases } from './calendar.cases.ts'
import {
  buildCalendar,
  compensationsFor,
  diffWorkingDays,
  fixedHolidaysOf,
  holidaysPerYear,
  isWorkingDay,
  type LocalDay,
  onOrNextWorkingDay,
} from './calendar.ts'
import { addDays, dayNumber, isIsoDate, isoDate } from './dates.ts'
import { dueOn } from './deadline.ts'
import { holidays } from './holidays.ts'

const calendar = buildCalendar(holidays)
const row = (date: string, kind: LocalDay['kind'], more: Partial<LocalDay> = {}): LocalDay => ({
  date,
  kind,
  name: 'ngày nghỉ địa phương nhập',
  source: 'Thông báo',
  status: 'certain',
  ...more,
})

test.each(dayCases)('$date: làm việc = $works ($why)', ({ date, works, doubt }) => {
  expect(isWorkingDay(calendar, isoDate(date))).toBe(works)
  const n = dayNumber(date)
  expect(calendar.doubts.some((one) => one.kind === 'unverified' && one.days.includes(n))).toBe(doubt ?? false)
})

describe('the shipped list', () => {
  const years = [2025, 2026, 2027, 2028]

  test('holds existing dates once each, in order, each with a name and a source', () => {
    const dates = holidays.days.map((day) => day.date)
    expect(dates.filter(isIsoDate)).toEqual([...new Set(dates)])
    for (const day of holidays.days) expect(day.name && day.source).toBeTruthy()
  })

  test.each(years)('%s has as many holidays as the law gives, whatever is still open', (year) => {
    const known = holidays.days.filter((day) => day.kind === 'holiday' && day.date.startsWith(String(year))).length
    const open = holidays.questions.filter((question) => question.key.endsWith(String(year)))
    for (let choice = 0; choice < 3; choice++) {
      const asked = open.reduce((sum, question) => sum + (question.outcomes[choice]?.holidays.length ?? 0), 0)
      expect(known + asked).toBe(holidaysPerYear(year))
    }
  })

  test.each(years)('%s makes up weekend holidays exactly as the rule of art. 111.3 says', (year) => {
    const mine = holidays.days.filter((day) => day.date.startsWith(String(year)))
    const derived = compensationsFor(mine.filter((day) => day.kind === 'holiday')).map((day) => day.date)
    expect(mine.filter((day) => day.kind === 'compensation').map((day) => day.date)).toEqual(derived.sort())
  })

  test('every outcome of an open question makes up its weekend holidays by the same rule', () => {
    for (const question of holidays.questions)
      for (const outcome of question.outcomes) {
        const fixed = holidays.days.filter((day) => day.kind === 'holiday')
        const asked = outcome.holidays.map((date) => row(date, 'holiday', { name: outcome.name }) as never)
        const given = compensationsFor([...fixed, ...asked]).filter((day) => day.name === `nghỉ bù ${outcome.name}`)
        expect(given.map((day) => day.date)).toEqual([...outcome.compensations])
      }
  })

  test('each swap frees one weekday and makes one weekend day a working day, together', () => {
    const swaps = holidays.days.filter((day) => day.kind.startsWith('swap'))
    for (const decision of new Set(swaps.map((day) => day.decision))) {
      const kinds = swaps.filter((day) => day.decision === decision).map((day) => day.kind)
      expect(kinds.sort()).toEqual(['swap_off', 'swap_work'])
    }
    expect(
      calendar.doubts.filter((doubt) => doubt.key.startsWith('hoan-doi')).map((doubt) => doubt.days.length),
    ).toEqual([2, 2, 2])
  })

  test('24/11 is a holiday from 2026 only', () => {
    expect(fixedHolidaysOf(2025).some((day) => day.date.endsWith('11-24'))).toBe(false)
    expect(fixedHolidaysOf(2026).some((day) => day.date === '2026-11-24')).toBe(true)
  })
})

describe('rows confirmed locally', () => {
  const start = isoDate('2027-02-01')
  const fiveDays = { unit: 'WD', length: 5 } as const
  const announced = ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11']

  test('settle an open question once one of its outcomes is entered whole', () => {
    const part = buildCalendar(
      holidays,
      announced.slice(1).map((date) => row(date, 'holiday')),
    )
    expect(dueOn(fiveDays, { start }, part).provisional).toBe(true)
    const whole = buildCalendar(
      holidays,
      announced.map((date) => row(date, 'holiday')),
    )
    const found = dueOn(fiveDays, { start }, whole)
    expect([found.due, found.provisional]).toEqual(['2027-02-15', false])
  })

  test('settle it in any other way when an officer says it is settled', () => {
    const swapped = [...announced, '2027-02-12'].map((date) => row(date, 'holiday'))
    const settled = row('2027-02-05', 'undecided', { removes: true })
    const found = dueOn(fiveDays, { start }, buildCalendar(holidays, [...swapped, settled]))
    expect([found.due, found.provisional]).toEqual(['2027-02-16', false])
  })

  test('confirm a shipped row and so end its doubt', () => {
    const from = isoDate('2026-08-26')
    const confirmed = [row('2026-08-31', 'swap_off'), row('2026-08-22', 'swap_work')]
    const found = dueOn(fiveDays, { start: from }, buildCalendar(holidays, confirmed))
    expect([found.due, found.provisional]).toEqual(['2026-09-07', false])
  })

  test('remove a shipped row', () => {
    const from = isoDate('2026-08-26')
    const removed = [
      row('2026-08-31', 'swap_off', { removes: true }),
      row('2026-08-22', 'swap_work', { removes: true }),
    ]
    const found = dueOn(fiveDays, { start: from }, buildCalendar(holidays, removed))
    expect([found.due, found.provisional]).toEqual(['2026-09-04', false])
  })

  test('open a doubt about any day, and close it by deciding', () => {
    const from = isoDate('2026-12-01')
    const asked = row('2026-12-04', 'undecided', { name: 'nghỉ phòng, chống bão' })
    const open = dueOn(fiveDays, { start: from }, buildCalendar(holidays, [asked]))
    expect([open.due, open.latest, open.provisional]).toEqual(['2026-12-08', '2026-12-09', true])
    expect(open.reasons[0]).toBe('Chưa quyết định: nghỉ phòng, chống bão.')
    const closed = dueOn(fiveDays, { start: from }, buildCalendar(holidays, [asked, row('2026-12-04', 'holiday')]))
    expect([closed.due, closed.provisional]).toEqual(['2026-12-09', false])
  })

  test('complete a further year when all its holidays are there', () => {
    const tet = ['2029-02-12', '2029-02-13', '2029-02-14', '2029-02-15', '2029-02-16']
    const rest = [...tet, '2029-04-23'].map((date) => row(date, 'holiday'))
    expect(buildCalendar(holidays, rest).lastYear).toBe(2028)
    expect(buildCalendar(holidays, [...rest, row('2029-09-01', 'holiday')]).lastYear).toBe(2029)
  })
})

describe('distances in working days', () => {
  test('count the days after the first through the last, backwards as negative', () => {
    const [a, b] = [isoDate('2026-11-20'), isoDate('2026-11-30')]
    expect([diffWorkingDays(a, b, calendar), diffWorkingDays(b, a, calendar), diffWorkingDays(a, a, calendar)]).toEqual(
      [5, -5, 0],
    )
  })

  test('a day off moves to the next working day, a working day stays', () => {
    expect(onOrNextWorkingDay(isoDate('2026-02-14'), calendar)).toBe('2026-02-23')
    expect(onOrNextWorkingDay(isoDate('2026-08-22'), calendar)).toBe('2026-08-22')
    expect(addDays(isoDate('2028-02-28'), 1)).toBe('2028-02-29')
  })
})
