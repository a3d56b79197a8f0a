import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar, type LocalDay } from './calendar.ts'
import { addDays, dayNumber, fromDayNumber, type IsoDate, isoDate } from './dates.ts'
import { dueOn } from './deadline.ts'
import { holidays } from './holidays.ts'
import type { Extension, Term } from './reckon.ts'

const shipped = buildCalendar(holidays)
const first = dayNumber(isoDate('2025-03-01'))
const start = fc.integer({ min: 0, max: 1100 }).map((n) => fromDayNumber(first + n))
const forwardUnit = fc.constantFrom<Extension['unit']>('WD', 'CD', 'week', 'month', 'year', 'detention-month')

const localRow = (date: IsoDate, kind: LocalDay['kind']): LocalDay => ({
  date,
  kind,
  name: 'ngày thử',
  source: 'thử',
  status: 'certain',
})

describe('provisional', () => {
  // Close together, so that one doubt often decides whether the count meets the next one.
  const window = fc.uniqueArray(fc.integer({ min: -25, max: 30 }), { minLength: 2, maxLength: 5 })
  const anyTerm = fc.oneof(
    fc.record({ unit: forwardUnit, length: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ unit: fc.constantFrom('WD', 'CD'), length: fc.integer({ min: 1, max: 20 }) }),
    fc.record({
      unit: fc.constantFrom('WD-before', 'CD-before'),
      length: fc.integer({ min: 1, max: 20 }),
      roll: fc.boolean(),
    }),
  )
  const change = fc.record({
    extensions: fc.array(
      fc.record({ unit: fc.constantFrom<Extension['unit']>('WD', 'CD'), length: fc.integer({ min: 1, max: 8 }) }),
      { maxLength: 1 },
    ),
    pauses: fc.array(
      fc.record({ at: fc.integer({ min: 1, max: 20 }), days: fc.option(fc.integer({ min: 1, max: 9 })) }),
      { maxLength: 1 },
    ),
  })
  const base = {
    ...holidays,
    days: holidays.days.map((day) => ({ ...day, status: 'certain' as const })),
    questions: [],
  }

  test('exactly when some way of deciding the open days gives another day; the range is the range of all of them', () => {
    fc.assert(
      fc.property(start, anyTerm, window, change, (from, drawn, offsets, { extensions, pauses }) => {
        const term = drawn as Term
        const dates = offsets.map((offset) => addDays(from, offset))
        const forward = !term.unit.endsWith('-before')
        const facts = {
          start: from,
          extensions: forward ? extensions : [],
          pauses: pauses
            .filter(() => forward)
            .map(({ at, days }) => ({
              from: addDays(from, at),
              resume: days === null ? undefined : addDays(from, at + days),
            })),
        }
        const open = buildCalendar(
          base,
          dates.map((date) => localRow(date, 'undecided')),
        )
        const found = dueOn(term, facts, open)
        const all = new Set<string>()
        for (let bits = 0; bits < 1 << dates.length; bits++) {
          const decided = dates.map((date, i) => localRow(date, bits & (1 << i) ? 'holiday' : 'swap_work'))
          all.add(dueOn(term, facts, buildCalendar(base, decided)).due ?? 'still paused')
        }
        const sorted = [...all].sort()
        const unlisted = found.reasons.filter((reason) => reason.startsWith('Chưa có lịch nghỉ')).length
        expect(found.reasons.length > unlisted).toBe(all.size > 1)
        expect([found.earliest ?? 'still paused', found.latest ?? 'still paused']).toEqual([sorted[0], sorted.at(-1)])
        expect(found.due).toBe(found.earliest)
      }),
      { numRuns: 100 },
    )
  })

  test('one open day can push the count onto the next one', () => {
    const from = isoDate('2026-10-12')
    const open = buildCalendar(base, [
      localRow(isoDate('2026-10-14'), 'undecided'),
      localRow(isoDate('2026-10-15'), 'undecided'),
    ])
    const found = dueOn({ unit: 'WD', length: 2 }, { start: from }, open)
    expect([found.due, found.latest]).toEqual(['2026-10-14', '2026-10-16'])
    expect(found.reasons).toHaveLength(3)
  })

  test('an open day within the working days that come before an extension', () => {
    const open = buildCalendar(base, [localRow(isoDate('2026-10-16'), 'undecided')])
    const facts = { start: isoDate('2026-10-15'), extensions: [{ unit: 'CD', length: 8 } as const] }
    const found = dueOn({ unit: 'WD', length: 1 }, facts, open)
    expect([found.due, found.latest]).toEqual(['2026-10-26', '2026-10-27'])
  })

  test.each([
    { unit: 'CD', length: 2 },
    { unit: 'WD', length: 1 },
  ] as const)('a recorded but unverified day off may decide whether a term ($unit) ended before a pause', (term) => {
    const monday = { ...localRow(isoDate('2026-10-19'), 'holiday'), status: 'unverified' as const }
    const facts = { start: isoDate('2026-10-16'), pauses: [{ from: isoDate('2026-10-20') }] }
    const found = dueOn(term, facts, buildCalendar(base, [monday]))
    expect([found.due, found.earliest, found.latest, found.provisional]).toEqual([null, '2026-10-19', null, true])
  })

  test('too many open days at once to try every combination: provisional, never wrongly certain', () => {
    const from = isoDate('2026-10-02')
    const open = Array.from({ length: 15 }, (_, i) => localRow(addDays(from, 3 + i), 'undecided'))
    const found = dueOn({ unit: 'WD', length: 20 }, { start: from }, buildCalendar(base, open))
    expect(found.provisional).toBe(true)
    expect(found.latest !== null && found.earliest !== null && found.latest > found.earliest).toBe(true)
  })

  test('always in a year without a list, for every term that asks the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 60 }), (n, days) => {
        const from = addDays(isoDate('2029-01-02'), n)
        expect(dueOn({ unit: 'WD', length: days }, { start: from }, shipped).provisional).toBe(true)
        expect(dueOn({ unit: 'CD', length: days }, { start: from }, shipped).provisional).toBe(true)
        expect(dueOn({ unit: 'CD', length: days, roll: false }, { start: from }, shipped).provisional).toBe(false)
      }),
    )
  })
})
