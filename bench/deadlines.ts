/**
 * Time per due date, beside the floor of adding days one by one with the platform's own Date.
 * `npx tsx bench/deadlines.ts`. Read the ratios: the cores may be shared.
 */
import { buildCalendar } from '../domain/kernel/calendar.ts'
import { addDays, isoDate } from '../domain/kernel/dates.ts'
import { dueOn, type Facts } from '../domain/kernel/deadline.ts'
import { holidays } from '../domain/kernel/holidays.ts'
import type { Term } from '../domain/kernel/reckon.ts'

const calendar = buildCalendar(holidays)
const settled = buildCalendar({
  ...holidays,
  questions: [],
  days: holidays.days.map((day) => ({ ...day, status: 'certain' })),
})
const starts = Array.from({ length: 365 }, (_, n) => addDays(isoDate('2026-01-01'), n))
const rounds = 40

/** Median nanoseconds per call over five runs of every start date. */
function nanoseconds(work: (start: (typeof starts)[number]) => unknown): number {
  const runs: number[] = []
  let kept: unknown
  for (let run = 0; run < 6; run++) {
    const began = process.hrtime.bigint()
    for (let round = 0; round < rounds; round++) for (const start of starts) kept = work(start)
    runs.push(Number(process.hrtime.bigint() - began) / (rounds * starts.length))
  }
  if (kept === undefined) throw new Error('nothing was counted')
  return runs.slice(1).sort((a, b) => a - b)[2] ?? Number.NaN
}

/** The floor: walk 30 calendar days, skipping weekends, and write the date. No holidays, no reasons. */
function floor(start: string): string {
  const date = new Date(`${start}T00:00:00Z`)
  for (let left = 30; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1)
    const weekday = date.getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return date.toISOString().slice(0, 10)
}

const base = nanoseconds(floor)
const show = (name: string, ns: number) =>
  console.log(`${name.padEnd(52)} ${Math.round(ns).toString().padStart(8)} ns  ${(ns / base).toFixed(2)} × floor`)
const timed = (name: string, term: Term, facts: Omit<Facts, 'start'>, on = calendar) =>
  show(
    name,
    nanoseconds((start) => dueOn(term, { start, ...facts }, on)),
  )

show('floor: 30 weekdays with Date, no reasons', base)
timed('30 working days, all days decided', { unit: 'WD', length: 30 }, {}, settled)
timed('30 working days, shipped calendar with its doubts', { unit: 'WD', length: 30 }, {})
timed('30 calendar days, rolled', { unit: 'CD', length: 30 }, {})
timed('2 months, custody', { unit: 'detention-month', length: 2 }, {})
timed('5 working days before', { unit: 'WD-before', length: 5 }, {})
timed(
  '30 + 30 days with a pause',
  { unit: 'CD', length: 30 },
  {
    pauses: [{ from: isoDate('2026-06-01'), resume: isoDate('2026-06-15') }],
    extensions: [{ unit: 'CD', length: 30 }],
  },
)
show(
  'calendar built from its rows',
  nanoseconds(() => buildCalendar(holidays)),
)
