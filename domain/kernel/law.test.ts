import { describe, expect, test } from 'vitest'
import { reminderDays, taskDeadlines } from '../tasks/deadlines.ts'
import { buildCalendar } from './calendar.ts'
import { isoDate } from './dates.ts'
import { dueOn } from './deadline.ts'
import { holidays } from './holidays.ts'
import { checkVersions, type Definition, findVersionOn, versionOn } from './law.ts'
import { localValues, readDayList, readLength, valueOn } from './values.ts'

const law = { document: 'Luật', article: 'Điều 1' }
const version = (since: `${number}-${number}-${number}`, rule: number, until?: `${number}-${number}-${number}`) => ({
  since,
  until,
  law,
  status: 'read' as const,
  rule,
})
const definition: Definition<number> = {
  key: 'a.b',
  words: 'Thử',
  versions: [version('2019-01-01', 1, '2025-06-30'), version('2026-07-01', 2)],
}

describe('the version of a rule', () => {
  test.each([
    ['2018-12-31', undefined],
    ['2019-01-01', 1],
    ['2025-06-30', 1],
    ['2025-07-01', undefined],
    ['2026-07-01', 2],
    ['2099-01-01', 2],
  ])('on %s is %s', (date, rule) => {
    expect(findVersionOn(definition, isoDate(date))?.rule).toBe(rule)
  })

  test('asked for where none is in force, throws with the key', () => {
    expect(() => versionOn(definition, isoDate('2025-07-01'))).toThrow(/a\.b/)
  })

  test('declared wrongly is found: dates that do not exist, disorder, overlap', () => {
    const faults = (...versions: [ReturnType<typeof version>, ...ReturnType<typeof version>[]]) =>
      checkVersions({ ...definition, versions })
    expect(checkVersions(definition)).toEqual([])
    expect(faults(version('2026-02-30', 1))).toHaveLength(1)
    expect(faults(version('2026-02-01', 1, '2026-02-31'))).toHaveLength(1)
    expect(faults(version('2026-02-01', 1, '2026-01-31'))).toHaveLength(1)
    expect(faults(version('2026-02-01', 1), version('2026-02-01', 2))).toHaveLength(1)
    expect(faults(version('2026-02-01', 1, '2026-03-01'), version('2026-03-01', 2))).toHaveLength(1)
  })
})

describe('a value of law', () => {
  const shipped = [
    {
      key: 'k',
      words: 'Ngưỡng',
      value: 10,
      unit: 'ngày',
      since: '2020-01-01',
      source: 'Luật',
      status: 'read' as const,
    },
    {
      key: 'k',
      words: 'Ngưỡng',
      value: 20,
      unit: 'ngày',
      since: '2027-01-01',
      source: 'Luật mới',
      status: 'read' as const,
    },
  ]
  const local = localValues([
    { key: 'k', value: 12, since: '2026-01-01', source: 'Quyết định', status: 'read' },
    { key: 'k', value: 13, since: '2027-01-01', source: 'Quyết định mới', status: 'read' },
  ])
  test.each([
    ['2025-12-31', 10, false],
    ['2026-01-01', 12, true],
    ['2026-12-31', 12, true],
    ['2027-01-01', 13, true],
  ])('on %s is %s, local: %s', (date, value, mine) => {
    expect(valueOn(shipped, isoDate(date), local, readLength)).toMatchObject({ value, local: mine })
  })
  test('a later shipped value supersedes an older local one', () => {
    const old = localValues([{ key: 'k', value: 12, since: '2026-01-01', source: 'Quyết định', status: 'read' }])
    expect(valueOn(shipped, isoDate('2027-06-01'), old, readLength)).toMatchObject({ value: 20, local: false })
  })
  test('a local row of the wrong shape, and a day before any value, are refused', () => {
    const wrong = localValues([{ key: 'k', value: 'mười', since: '2026-01-01', source: 'Quyết định', status: 'read' }])
    expect(() => valueOn(shipped, isoDate('2026-06-01'), wrong, readLength)).toThrow(RangeError)
    expect(() => valueOn(shipped, isoDate('2019-06-01'), wrong, readLength)).toThrow(/“k”/)
  })
})

describe('the clocks of the cascade', () => {
  test('are sound declarations with keys of their own', () => {
    expect(taskDeadlines.flatMap(checkVersions)).toEqual([])
    expect(new Set(taskDeadlines.map((one) => one.key)).size).toBe(taskDeadlines.length)
  })

  test('are marked as internal targets, but for the one that a decree sets', () => {
    const legal = taskDeadlines.filter((one) => one.versions.some(({ status }) => status !== 'illustrative'))
    expect(legal.map((one) => one.key)).toEqual(['tasks.present-incoming'])
    const calendar = buildCalendar(holidays)
    const told = (key: string) =>
      dueOn(taskDeadlines.find((one) => one.key === key) as never, { start: isoDate('2026-11-20') }, calendar)
    expect(told('tasks.acknowledge').due).toBe('2026-11-25')
    expect(told('tasks.acknowledge').explanation[0]).toContain('mục tiêu nội bộ, không phải thời hạn luật định')
    expect(told('tasks.present-incoming').due).toBe('2026-11-23')
  })

  test('reminders may be changed by a local row', () => {
    const on = isoDate('2026-11-21')
    const mine = localValues([
      { key: reminderDays.key, value: [5, 2], since: '2026-11-01', source: 'Quyết định', status: 'illustrative' },
    ])
    expect(valueOn(reminderDays, on, new Map(), readDayList).value).toEqual([7, 3, 1])
    expect(valueOn(reminderDays, on, mine, readDayList).value).toEqual([5, 2])
  })
})
