import { ruleWords } from '@liem/domain/agenda/words'
import { addDays, isoDate } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { listClocks, urgeUnit } from '@liem/domain/petitions/figures.contract'
import type { PetitionState } from '@liem/domain/petitions/workflow'
import { feedbackFlow } from '@liem/domain/petitions/workflow'
import { sql } from 'kysely'
import { refsOf } from '#modules/units'
import { type Ctx, mayInUnit } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { notifyUnits } from '#platform/notices'

const MOST_SHOWN = 500
const SOON_DAYS = 3

/** Clock-only supervision and the urging list: nothing here names or numbers a matter, and sealed books are not in it. */
export async function list(ctx: Ctx, query: QueryOf<typeof listClocks>): Promise<OkOf<typeof listClocks>> {
  const soon = addDays(isoDate(ctx.today), SOON_DAYS)
  const inUnit = query.unitId
    ? sql`c.unit_id in (select d.descendant_id from unit_closure d where d.ancestor_id = ${query.unitId})`
    : sql`true`
  const late = sql`coalesce(c.due_on < ${ctx.today}::date, false)`
  const filter = query.late === undefined ? sql`true` : query.late ? late : sql`not ${late}`
  const { rows } = await sql<{
    unitId: number
    state: PetitionState
    rule: string
    dueOn: string | null
    late: boolean
  }>`
    select c.unit_id as "unitId", c.state, c.rule, c.due_on as "dueOn", ${late} as late from petition_clocks() c
    where ${inUnit} and ${filter} order by c.due_on nulls last, c.unit_id, c.rule, c.state limit ${MOST_SHOWN + 1}`.execute(
    ctx.tx,
  )
  const { rows: totals } = await sql<{ unitId: number; late: number; soon: number; lastUrgedOn: string | null }>`
    select c.unit_id as "unitId", count(*) filter (where ${late})::int as late,
      count(*) filter (where c.due_on between ${ctx.today}::date and ${soon}::date)::int as soon,
      (select max(x.urged_on) from petition_urging x where x.unit_id = c.unit_id) as "lastUrgedOn"
    from petition_clocks() c where ${inUnit} group by c.unit_id
    having count(*) filter (where c.due_on <= ${soon}::date) > 0 order by 2 desc, 3 desc, 1 limit 200`.execute(ctx.tx)
  const units = await refsOf(
    ctx.tx,
    [...rows, ...totals].map((row) => row.unitId),
  )
  const unit = (id: number) => units.get(id) ?? { id, code: '', name: '' }
  return {
    rows: rows.slice(0, MOST_SHOWN).map(({ unitId, state, ...row }) => ({
      ...row,
      unit: unit(unitId),
      state: feedbackFlow.states[state],
      words: ruleWords(row.rule),
    })),
    more: rows.length > MOST_SHOWN,
    units: totals.map(({ unitId, ...row }) => ({
      ...row,
      unit: unit(unitId),
      can: row.late > 0 && row.lastUrgedOn !== ctx.today && urges(ctx, unitId) ? (['urge'] as const).slice() : [],
    })),
  }
}

const urges = (ctx: Ctx, unitId: number) => mayInUnit(ctx, 'petitions.supervise', unitId)

/** Tells the gate of a unit that it is late. Once a day; what is late it knows itself. */
export async function urge(ctx: Ctx, { unitId }: BodyOf<typeof urgeUnit>) {
  if (!urges(ctx, unitId)) throw new Refusal('permission.missing')
  const { rows } = await sql<{ late: number }>`select count(*)::int as late from petition_clocks() c
    where c.unit_id = ${unitId} and c.due_on < ${ctx.today}::date`.execute(ctx.tx)
  const late = rows[0]?.late ?? 0
  if (late === 0) throw new Refusal('urging.nothing_late')
  const made = await ctx.tx
    .insertInto('petition_urging')
    .values({ unit_id: unitId, urged_on: ctx.today, urged_by: ctx.actor.officerId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('unit_id')
    .executeTakeFirst()
  if (!made) throw new Refusal('petition.urged_today')
  await writeJournal(ctx, {
    act: 'petitions.urge',
    subject: { kind: 'unit', id: unitId },
    unitIds: [unitId],
    facts: { on: ctx.today },
  })
  await notifyUnits(ctx, [
    {
      unitId,
      needs: 'petitions.gate',
      kind: 'petitions.urged',
      subject: { kind: 'unit-urging', id: crypto.randomUUID() },
      facts: { unit: unitId },
      once: `petitions-urged:${unitId}:${ctx.today}`,
    },
  ])
  return { done: true as const }
}
