import { clocksOf } from './clocks.ts'
import { makeDocuments } from './documents.ts'
import { assignedOf, makeGiven } from './giving.ts'
import { live } from './life.ts'
import { logOf } from './log.ts'
import { makeNotices } from './notices.ts'
import { makeOfficers, type Staff } from './officers.ts'
import { makePlans } from './plans.ts'
import { chanceOf, seedOf } from './random.ts'
import { type Cleared, clear } from './reports/people.ts'
import { publish } from './reports/publicity.ts'
import { type JournalRow, noRows, type Rows } from './rows.ts'
import { timesOf } from './times.ts'
import { type Ledger, makeUnits } from './units.ts'
import { makeUrgings } from './urgings.ts'
import type { World } from './world.ts'

export type Province = {
  rows: Rows
  /** The journal in the order of time; the entries are made while the caller already stores the first ones. */
  journal(batchSize: number): Iterable<JournalRow[]>
  ledger: Ledger
  staff: Staff
  /** Who receives, verifies and guards reports. */
  cleared: Cleared
}

/** First day of which the story is whole: the new province has had a year. */
export const earliestToday = '2026-07-01'

/**
 * The whole demonstration province in memory, told up to `today`. The same arguments give the same rows.
 * Throws RangeError before `earliestToday`.
 */
export function makeProvince({
  today,
  seed = 20250701,
  passwordHash,
}: {
  today: string
  seed?: number
  passwordHash: string
}): Province {
  if (today < earliestToday) throw new RangeError(`the demonstration is told from ${earliestToday} on`)
  const rows = noRows()
  const times = timesOf(today)
  const part = (name: string) => chanceOf(seedOf(name, seed))
  const ledger = makeUnits(rows, part('units'))
  const staff = makeOfficers(rows, ledger, part('officers'), times.today, passwordHash)
  const cleared = clear(rows, ledger, staff, part('reports'))
  publish(rows, ledger, part('publicity'))
  const log = logOf(part('log'))
  const world: World = {
    rows,
    ledger,
    staff,
    times,
    log,
    chance: part('documents'),
    clocks: clocksOf(rows, times, part('clocks')),
  }
  const { papers, receipts } = makeDocuments(world)
  const given = makeGiven({ ...world, chance: part('duties') }, papers.values())
  const own = makePlans({ ...world, chance: part('plans') }, papers, receipts, given)
  const serial = { ...world, chance: part('series') }
  const assigned = [...given, ...own]
    .flatMap((one) => assignedOf(serial, one))
    .filter((one) => one.assignedOn <= times.today)
    .sort((a, b) => (a.assignedOn < b.assignedOn ? -1 : a.assignedOn > b.assignedOn ? 1 : 0))
  const tasks = { ...world, chance: part('tasks') }
  assigned.forEach((one, n) => {
    live(tasks, one, `NV-${one.assignedOn.slice(0, 4)}-${String(n + 1).padStart(6, '0')}`)
  })
  makeUrgings({ ...world, chance: part('urgings') }, papers.values())
  makeNotices({ ...world, chance: part('notices') })
  return { rows, journal: log.batches, ledger, staff, cleared }
}
