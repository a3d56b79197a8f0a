import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar, type Calendar, type LocalDay } from './calendar.ts'
import { addDays, dayNumber, diffDays, fromDayNumber, type IsoDate, isoDate } from './dates.ts'
import { dueOn } from './deadline.ts'
import { holidays } from './holidays.ts'
import type { Term } from './reckon.ts'

/** Everything here is compared with counting one day after another over a plain set of days: slow, and obviously right. */
const recorded = buildCalendar({
  ...holidays,
  days: holidays.days.map((day) => ({ ...day, status: 'certain' })),
  questions: [],
})
const shipped = buildCalendar(holidays)
const first = dayNumber(isoDate('2025-03-01'))

const start = fc.integer({ min: 0, max: 1100 }).map((n) => fromDayNumber(first + n))
const length = fc.integer({ min: 1, max: 120 })
const rolling = fc.constantFrom<Term['unit']>('CD', 'week', 'month')

const due = (term: Term, from: IsoDate, calendar: Calendar = recorded): IsoDate => {
  const found = dueOn(term, { start: from }, calendar).due
  if (found === null) throw new Error('no pause, so there must be a day')
  return found
}
const off = (calendar: Calendar, date: IsoDate) => calendar.isOff(dayNumber(date))

function workingDaysBetween(calendar: Calendar, after: IsoDate, through: IsoDate): number {
  let count = 0
  for (let date = addDays(after, 1); date <= through; date = addDays(date, 1)) if (!off(calendar, date)) count++
  return count
}

const localRow = (date: IsoDate, kind: LocalDay['kind']): LocalDay => ({
  date,
  kind,
  name: 'ngày thử',
  source: 'thử',
  status: 'certain',
})

describe('working days', () => {
  test('exactly `length` of them lie after the event through the due day, which is one itself', () => {
    fc.assert(
      fc.property(start, length, (from, n) => {
        const last = due({ unit: 'WD', length: n }, from)
        expect(workingDaysBetween(recorded, from, last)).toBe(n)
        expect(off(recorded, last)).toBe(false)
      }),
    )
  })

  test('a longer term ends later; a later event never ends earlier', () => {
    fc.assert(
      fc.property(start, length, fc.integer({ min: 1, max: 30 }), (from, n, more) => {
        const last = due({ unit: 'WD', length: n }, from)
        expect(due({ unit: 'WD', length: n + more }, from) > last).toBe(true)
        expect(due({ unit: 'WD', length: n }, addDays(from, more)) >= last).toBe(true)
      }),
    )
  })

  test('a term and its extension count like one term of both lengths', () => {
    fc.assert(
      fc.property(start, length, fc.integer({ min: 1, max: 30 }), (from, n, more) => {
        const extended = dueOn(
          { unit: 'WD', length: n },
          { start: from, extensions: [{ unit: 'WD', length: more }] },
          recorded,
        )
        expect(extended.due).toBe(due({ unit: 'WD', length: n + more }, from))
      }),
    )
  })

  test('counting back is counting forward seen in a mirror', () => {
    fc.assert(
      fc.property(start, length, (event, n) => {
        const last = due({ unit: 'WD-before', length: n }, event)
        expect(off(recorded, last)).toBe(false)
        expect(workingDaysBetween(recorded, addDays(last, -1), addDays(event, -1))).toBe(n)
        // From the day found, n working days lead to the event's day or the first working day after it.
        const back = due({ unit: 'WD', length: n }, last)
        expect(back >= event && workingDaysBetween(recorded, addDays(event, -1), back) === 1).toBe(true)
      }),
    )
  })
})

describe('rolling', () => {
  test('never moves earlier, gives a working day, and only ever passes over days off', () => {
    fc.assert(
      fc.property(rolling, start, fc.integer({ min: 1, max: 30 }), (unit, from, n) => {
        const plain = due({ unit, length: n, roll: false } as Term, from)
        const rolled = due({ unit, length: n } as Term, from)
        expect(rolled >= plain && !off(recorded, rolled)).toBe(true)
        expect(workingDaysBetween(recorded, addDays(plain, -1), rolled)).toBe(1)
      }),
    )
  })

  test('custody is thirty days a month, on any calendar', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 24 }), (from, n) => {
        const found = dueOn({ unit: 'detention-month', length: n }, { start: from }, shipped)
        expect([found.due, found.provisional]).toEqual([addDays(from, 30 * n), false])
      }),
    )
  })

  test('a term before an event keeps its notice whole', () => {
    fc.assert(
      fc.property(start, length, fc.boolean(), (event, n, roll) => {
        const last = due({ unit: 'CD-before', length: n, roll }, event)
        expect(diffDays(last, event) >= n).toBe(true)
        if (roll) expect(off(recorded, last)).toBe(false)
        else expect(diffDays(last, event)).toBe(n)
      }),
    )
  })
})

describe('holidays', () => {
  const added = fc.integer({ min: 1, max: 200 })

  test('one more holiday never makes a term end earlier, nor leaves less notice before an event', () => {
    fc.assert(
      fc.property(
        start,
        length,
        added,
        fc.constantFrom<Term['unit']>('WD', 'CD', 'week', 'month', 'year'),
        (from, n, at, unit) => {
          const short = unit === 'year' ? 1 : unit === 'month' ? Math.min(n, 12) : n
          const more = buildCalendar({ ...holidays, questions: [] }, [localRow(addDays(from, at), 'holiday')])
          const same = buildCalendar({ ...holidays, questions: [] })
          expect(
            due({ unit, length: short } as Term, from, more) >= due({ unit, length: short } as Term, from, same),
          ).toBe(true)
          const before = buildCalendar({ ...holidays, questions: [] }, [localRow(addDays(from, -at), 'holiday')])
          expect(
            due({ unit: 'WD-before', length: n }, from, before) <= due({ unit: 'WD-before', length: n }, from, same),
          ).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('pauses', () => {
  test('a pause inside a calendar term pushes its last day, before any roll, by the days paused', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 2, max: 90 }),
        fc.nat(200),
        fc.integer({ min: 0, max: 60 }),
        (from, n, at, days) => {
          const begin = addDays(from, 1 + (at % n))
          const pauses = [{ from: begin, resume: addDays(begin, days) }]
          expect(dueOn({ unit: 'CD', length: n }, { start: from, pauses }, recorded).unrolled).toBe(
            addDays(from, n + days),
          )
        },
      ),
    )
  })

  test('with any pauses, exactly the days neither paused nor (for working days) off are counted', () => {
    const pause = fc.record({ at: fc.integer({ min: -10, max: 100 }), days: fc.integer({ min: 0, max: 25 }) })
    fc.assert(
      fc.property(
        start,
        length,
        fc.array(pause, { maxLength: 4 }),
        fc.constantFrom('WD', 'CD'),
        (from, n, drawn, unit) => {
          const pauses = drawn.map(({ at, days }) => ({ from: addDays(from, at), resume: addDays(from, at + days) }))
          const paused = (date: IsoDate) => pauses.some((one) => one.from <= date && date < one.resume)
          const found = dueOn({ unit: unit as 'WD', length: n }, { start: from, pauses }, recorded)
          let left = n
          let date = from
          while (left > 0) {
            date = addDays(date, 1)
            if (!paused(date) && !(unit === 'WD' && off(recorded, date))) left--
          }
          expect(found.unrolled).toBe(date)
          while (paused(date) || off(recorded, date)) date = addDays(date, 1)
          expect(found.due).toBe(date)
        },
      ),
    )
  })

  test('an open pause stops the clock unless the term was over before it', () => {
    fc.assert(
      fc.property(
        start,
        length,
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom('WD', 'CD', 'detention-month'),
        (from, n, at, unit) => {
          const term = { unit, length: unit === 'detention-month' ? 1 + (n % 4) : n } as Term
          const free = due(term, from)
          const begin = addDays(from, at)
          const found = dueOn(term, { start: from, pauses: [{ from: begin }] }, recorded).due
          expect(found).toBe(begin <= free ? null : free)
        },
      ),
    )
  })
})
