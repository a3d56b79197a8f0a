import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf } from '@liem/domain/kernel/route'
import {
  type Basis,
  emptyTotals,
  onTimeShare,
  overdueShare,
  type TaskClass,
  type Totals,
  taskClassNames,
} from '@liem/domain/tasks/classes'
import type { readUnitFigures, TwoSeries } from '@liem/domain/tasks/figures.contract'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { classSql, inClass } from './class-sql.ts'
import { countTasks, rowsWhere } from './queries.ts'

/** Which tasks a figure counts: those led by the units, of a document, assigned in a span (both days included). */
export type Scope = { unitId?: number; documentId?: string; from?: string; to?: string }

/** The scope as a condition over `task t`. A scoped officer's figures are those of the units he reaches. */
export async function scopeOf(ctx: Ctx, scope: Scope): Promise<RawBuilder<unknown>> {
  const all: RawBuilder<unknown>[] = [sql`true`]
  const units = await unitsInScope(ctx, scope.unitId)
  if (units) all.push(sql`t.lead_unit_id = any(${units}::int[])`)
  if (scope.documentId) all.push(sql`t.document_id = ${scope.documentId}`)
  if (scope.from) all.push(sql`t.assigned_on >= ${scope.from}::date`)
  if (scope.to) all.push(sql`t.assigned_on <= ${scope.to}::date`)
  return sql.join(all, sql` and `)
}

/** The unit with those below it; without one, what a scoped officer reaches; undefined = everything. */
export async function unitsInScope(ctx: Ctx, unitId?: number): Promise<number[] | undefined> {
  if (unitId === undefined) return ctx.actor.wide ? undefined : [...ctx.actor.unitIds]
  checkReach(ctx, unitId)
  const rows = await ctx.tx
    .selectFrom('unit_closure')
    .select('descendant_id as id')
    .where('ancestor_id', '=', unitId)
    .execute()
  return rows.map((row) => row.id)
}

/** Figures of a unit beyond reach would be the few tasks one happens to share with it: not found rather than wrong. */
function checkReach(ctx: Ctx, unitId: number) {
  if (!ctx.actor.wide && !ctx.actor.unitIds.includes(unitId)) throw new Refusal('record.not_found')
}

const series: readonly Basis[] = ['verdict', 'claim']
const counted = sql.join(
  series.flatMap((basis) =>
    taskClassNames.map(
      (one) =>
        sql`coalesce(sum(n) filter (where ${sql.ref(basis)} = ${sql.lit(one)}), 0)::int as ${sql.ref(`${basis}_${one}`)}`,
    ),
  ),
)
type CountedRow = Record<`${Basis}_${TaskClass}`, number>

function twoSeries(row: CountedRow | undefined): TwoSeries {
  const totals = { verdict: emptyTotals(), claim: emptyTotals() }
  if (!row) return totals
  for (const basis of series)
    for (const one of taskClassNames) {
      totals[basis][one] = row[`${basis}_${one}`]
      totals[basis].assigned += row[`${basis}_${one}`]
    }
  return totals
}

export type Breakdown = {
  totals: TwoSeries
  byUnit: { unitId: number; totals: TwoSeries }[]
  byDocument: { documentId: string; totals: TwoSeries }[]
}

/**
 * Classes in both series, in all, by lead unit and by document, in one pass over the tasks: the classes of a row are worked
 * out once, the three breakdowns add up the groups.
 */
export async function breakDown(ctx: Ctx, where: RawBuilder<unknown>): Promise<Breakdown> {
  const { rows } = await sql<CountedRow & { unitId: number | null; documentId: string | null; grouping: number }>`
    with classed as materialized (
      select t.lead_unit_id, t.document_id, ${classSql('verdict', ctx.today)} as verdict, ${classSql('claim', ctx.today)} as claim, count(*) as n
      from task t where ${where} group by 1, 2, 3, 4
    )
    select lead_unit_id as "unitId", document_id as "documentId", grouping(lead_unit_id, document_id) as grouping, ${counted}
    from classed group by grouping sets ((lead_unit_id), (document_id), ())`.execute(ctx.tx)
  const of = (grouping: number) => rows.filter((row) => row.grouping === grouping)
  return {
    totals: twoSeries(of(3)[0]),
    byUnit: of(1).map((row) => ({ unitId: row.unitId as number, totals: twoSeries(row) })),
    byDocument: of(2).flatMap((row) =>
      row.documentId ? [{ documentId: row.documentId, totals: twoSeries(row) }] : [],
    ),
  }
}

export type Month = { month: string; assigned: number; doneOnTime: number; doneLate: number; overdueAtEnd: number }

/**
 * Twelve months up to a day, by verdict: assigned and done in each month, and overdue at its end (today, for the current one).
 * What is suspended or recalled now is not counted as overdue then either.
 */
export async function trend(ctx: Ctx, where: RawBuilder<unknown>, until = ctx.today): Promise<Month[]> {
  const { rows } = await sql<{ day: string | null; what: number; late: boolean | null; n: number }>`
    select coalesce(assigned, done, late_from, late_to) as day, grouping(assigned, done, late_from, late_to) as what, late, count(*)::int as n
    from (
      select t.assigned_on as assigned, case when class in ('on_time', 'late') then t.verified_on end as done, class = 'late' as late,
        case when class in ('overdue', 'late') and t.due_on is not null then t.due_on end as late_from,
        case when class = 'late' and t.due_on is not null then greatest(t.verified_on, t.due_on + 1) end as late_to
      from (select t.*, ${classSql('verdict', ctx.today)} as class from task t where ${where}) t
    ) t group by grouping sets ((assigned), (done, late), (late_from), (late_to))`.execute(ctx.tx)
  const months = lastMonths(until)
  const sums = new Map(
    months.map((month) => [month, { month, assigned: 0, doneOnTime: 0, doneLate: 0, overdueAtEnd: 0 }]),
  )
  for (const { day, what, late, n } of rows) {
    if (!day) continue
    const own = sums.get(day.slice(0, 7))
    if (what === ASSIGNED && own) own.assigned += n
    if (what === DONE && own) own[late ? 'doneLate' : 'doneOnTime'] += n
    if (what !== LATE_FROM && what !== LATE_TO) continue
    for (const month of months) {
      const end = month === until.slice(0, 7) ? until : `${month}-31`
      const sum = sums.get(month)
      if (sum && (what === LATE_FROM ? day < end : day <= end)) sum.overdueAtEnd += what === LATE_FROM ? n : -n
    }
  }
  return [...sums.values()]
}

/** `grouping()` says by bits which columns were *not* grouped by. */
const [ASSIGNED, DONE, LATE_FROM, LATE_TO] = [0b0111, 0b1011, 0b1101, 0b1110]

function lastMonths(until: string): string[] {
  const [year = 0, month = 0] = until.split('-').map(Number)
  return Array.from({ length: 12 }, (_, i) => {
    const at = year * 12 + month - 1 - (11 - i)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** The tasks longest overdue. */
export const mostLate = (ctx: Ctx, where: RawBuilder<unknown>, limit: number) =>
  rowsWhere(ctx, sql`${where} and ${inClass('overdue', 'verdict', ctx.today)}`, limit)

/** Lead units with the most difficulties nobody has answered. */
export async function mostBlocked(ctx: Ctx, where: RawBuilder<unknown>, limit: number) {
  const { rows } = await sql<{ unitId: number; openDifficulties: number; oldestOn: string | null }>`
    select t.lead_unit_id as "unitId", count(*)::int as "openDifficulties", min(d.raised_on) as "oldestOn"
    from difficulty d join task t on t.id = d.task_id
    where d.answered_on is null and t.stuck and ${where}
    group by 1 order by 2 desc, 3, 1 limit ${limit}`.execute(ctx.tx)
  return rows
}

/** A unit's page: what it leads in both series with its shares, what it helps with, follows, and where it is blocked. */
export async function ofUnit(ctx: Ctx, unitId: number): Promise<OkOf<typeof readUnitFigures>> {
  checkReach(ctx, unitId)
  const led = sql`t.lead_unit_id = ${unitId}`
  const { totals } = await breakDown(ctx, led)
  const { rows } = await sql<{ supporting: number; supervising: number; openDifficulties: number }>`
    select
      (select count(*)::int from task t where t.support_unit_ids @> array[${unitId}::int] and t.state not in ('done', 'recalled')) as supporting,
      (select count(*)::int from task t where t.supervising_unit_id = ${unitId} and t.state not in ('done', 'recalled')) as supervising,
      (select count(*)::int from difficulty d join task t on t.id = d.task_id
        where ${led} and t.stuck and d.answered_on is null) as "openDifficulties"`.execute(ctx.tx)
  const more = rows[0] ?? { supporting: 0, supervising: 0, openDifficulties: 0 }
  const verdict: Totals = totals.verdict
  return {
    asOf: ctx.today,
    lead: totals,
    onTime: onTimeShare(verdict),
    overdue: overdueShare(verdict),
    ...more,
    count: await countTasks(ctx, { unitId, part: 'lead' }),
  }
}
