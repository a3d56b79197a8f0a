import type { CalendarDay as ShownDay } from '@liem/domain/calendar/contract'
import type { Doubt } from '@liem/domain/kernel/calendar'
import { dayNumberOf, fromDayNumber } from '@liem/domain/kernel/dates'
import type { z } from 'zod'
import { localLaw } from '#platform/calendar'
import type { Ctx } from '#platform/ctx'
import { canOf } from './two-officers.ts'

type Shown = z.input<typeof ShownDay>

/** One year as offices have it: what is recorded, what was taken away, what nobody has decided yet, what waits for a second officer. */
export async function readYear(ctx: Ctx, year: number) {
  const { calendar } = await localLaw(ctx.tx)
  const local = await localRows(ctx)
  const confirmed = new Map<string, Shown>()
  for (const row of local) if (row.confirmedBy) confirmed.set(keyOf(row), row)

  const days: Shown[] = []
  const undecided = undecidedDays(calendar.doubts)
  for (let n = dayNumberOf(year, 1, 1); n <= dayNumberOf(year, 12, 31); n++) {
    const day = fromDayNumber(n)
    const recorded = calendar.dayAt(n)
    const decided = confirmed.get(`${day} decided`)
    if (recorded) days.push(decided && !decided.removes ? decided : { ...bare, ...recorded, day })
    else if (decided?.removes) days.push(decided)
    const open = confirmed.get(`${day} undecided`)
    const doubt = undecided.get(n)
    if (doubt) days.push(open && !open.removes ? open : { ...bare, ...doubt, day })
    else if (open?.removes) days.push(open)
  }
  return {
    year,
    firstYear: calendar.firstYear,
    lastYear: calendar.lastYear,
    days,
    pending: local.filter((row) => !row.confirmedBy),
    can: ctx.actor.permissions.has('calendar.propose') ? ['propose' as const] : [],
  }
}

const bare = {
  id: null,
  local: false,
  removes: false,
  proposedBy: null,
  confirmedBy: null,
  can: [],
} satisfies Partial<Shown>

/** Of several confirmed rows of a day the latest holds; a question about a day is apart from what is recorded for it. */
const keyOf = (row: Pick<Shown, 'day' | 'kind'>) => `${row.day} ${row.kind === 'undecided' ? 'undecided' : 'decided'}`

function undecidedDays(doubts: readonly Doubt[]) {
  const days = new Map<number, Pick<Shown, 'kind' | 'name' | 'source' | 'status'>>()
  for (const doubt of doubts) {
    if (doubt.kind !== 'undecided') continue
    for (const n of doubt.days) {
      const names = doubt.outcomes.flatMap((outcome) => outcome.get(n)?.name ?? [])
      const name = [...new Set(names)].join(' hoặc ')
      days.set(n, { kind: 'undecided', name, source: doubt.reason, status: 'unverified' })
    }
  }
  return days
}

/** Confirmed rows in the order of their confirmation, then proposals by day. */
async function localRows(ctx: Ctx): Promise<Shown[]> {
  const rows = await ctx.tx
    .selectFrom('calendar_day as d')
    .leftJoin('officer as p', 'p.id', 'd.proposed_by')
    .leftJoin('officer as c', 'c.id', 'd.confirmed_by')
    .select([
      'd.id',
      'd.day',
      'd.kind',
      'd.name',
      'd.source',
      'd.status',
      'd.removes',
      'd.proposed_by',
      'd.confirmed_by',
    ])
    .select(['p.full_name as proposer', 'c.full_name as confirmer'])
    .where('d.withdrawn_at', 'is', null)
    .orderBy('d.confirmed_at')
    .orderBy('d.day')
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    kind: row.kind as Shown['kind'],
    name: row.name,
    source: row.source,
    status: row.status as Shown['status'],
    local: true,
    removes: row.removes,
    proposedBy: row.proposed_by === null ? null : { id: row.proposed_by, name: row.proposer ?? '' },
    confirmedBy: row.confirmed_by === null ? null : { id: row.confirmed_by, name: row.confirmer ?? '' },
    can: row.confirmed_by === null ? canOf(ctx, row) : [],
  }))
}
