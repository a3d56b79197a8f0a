import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { Balance, readFigures } from '@liem/domain/petitions/figures.contract'
import { type Kind, kinds } from '@liem/domain/petitions/words'
import { type RawBuilder, sql } from 'kysely'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { came, went } from './ledger.ts'

type Row = Balance & { unitId: number | null; kind: Kind | null }

const none = (): Balance => ({ opening: 0, entered: 0, done: 0, remaining: 0, letters: 0, inTime: 0, late: 0 })

/** `opening + entered = done + remaining` for any span of days, from a relation of `event, happened_on, late, letters`. */
const balanceSql = (from: string, to: string): RawBuilder<unknown> => {
  const before = sql`happened_on < ${from}::date`
  const within = sql`happened_on between ${from}::date and ${to}::date`
  const isIn = sql`event = any(${[...came]}::text[])`
  const isOut = sql`event = any(${[...went]}::text[])`
  return sql`
    (count(*) filter (where ${before} and ${isIn}) - count(*) filter (where ${before} and ${isOut}))::int as opening,
    count(*) filter (where ${within} and ${isIn})::int as entered, count(*) filter (where ${within} and ${isOut})::int as done,
    (count(*) filter (where happened_on <= ${to}::date and ${isIn}) - count(*) filter (where happened_on <= ${to}::date and ${isOut}))::int as remaining,
    coalesce(sum(letters) filter (where ${within} and ${isIn}), 0)::int as letters,
    count(*) filter (where ${within} and event = 'answered' and late is not true)::int as "inTime",
    count(*) filter (where ${within} and event = 'answered' and late)::int as late`
}

/**
 * Figures of the open books within reach, from the ledger; row policies leave out what the reader may not count. Sealed books are
 * never in these: what the reader holds of them himself stands apart, in one sum and by no unit, so that no two figures of this
 * page differ by a matter he does not know.
 */
export async function read(ctx: Ctx, query: QueryOf<typeof readFigures>): Promise<OkOf<typeof readFigures>> {
  const { from, to } = query
  const inUnit = query.unitId
    ? sql`unit_id in (select d.descendant_id from unit_closure d where d.ancestor_id = ${query.unitId})`
    : sql`true`
  const facts = sql`petition_fact where book_kind = 'open' and happened_on <= ${to}::date and ${inUnit}`
  const { rows } = await sql<Row>`
    select case when grouping(unit_id) = 0 then unit_id end as "unitId", case when grouping(kind) = 0 then kind end as kind, ${balanceSql(from, to)}
    from ${facts} group by grouping sets ((unit_id), (kind), ())`.execute(ctx.tx)
  const units = await refsOf(
    ctx.tx,
    rows.flatMap((row) => row.unitId ?? []),
  )
  const balance = (row: Row | undefined): Balance => {
    if (!row) return none()
    const { unitId: _unit, kind: _kind, ...rest } = row
    return rest
  }
  const within = sql`${facts} and happened_on >= ${from}::date`
  const { rows: ends } = await sql<{ outcome: string; count: number }>`
    select outcome, count(*)::int as count from ${within} and event = 'concluded' and outcome is not null group by 1 order by 1`.execute(
    ctx.tx,
  )
  const { rows: acts } = await sql<{ apologies: number; removed: number }>`
    select count(*) filter (where event = 'apologised')::int as apologies, count(*) filter (where event = 'removed')::int as removed
    from ${within}`.execute(ctx.tx)
  return {
    from,
    to,
    units: rows
      .flatMap((row) => {
        const unit = row.unitId === null ? undefined : units.get(row.unitId)
        return unit ? [{ unit, balance: balance(row) }] : []
      })
      .sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi')),
    total: balance(rows.find((row) => row.unitId === null && row.kind === null)),
    byKind: (Object.keys(kinds) as Kind[]).map((kind) => ({
      kind,
      balance: balance(rows.find((row) => row.unitId === null && row.kind === kind)),
    })),
    sealed: await sealedHeld(ctx, query),
    outcomes: Object.fromEntries(ends.map((row) => [row.outcome, row.count])),
    apologies: acts[0]?.apologies ?? 0,
    removed: acts[0]?.removed ?? 0,
  }
}

/** Matters of sealed books that the reader holds himself, from their rows: the same balance over what he can list. */
async function sealedHeld(ctx: Ctx, { from, to, unitId }: QueryOf<typeof readFigures>): Promise<Balance | null> {
  const inUnit = unitId
    ? sql`b.unit_id in (select d.descendant_id from unit_closure d where d.ancestor_id = ${unitId})`
    : sql`true`
  const { rows } = await sql<Balance & { held: number }>`
    with held as (
      select p.id, e.entered_on, p.letter_count as letters,
        least(p.answered_on, case when p.state in ('filed', 'forwarded') then p.closed_on end, (p.removed_at at time zone 'Asia/Ho_Chi_Minh')::date) as done_on
      from petition_grant g join petition p on p.id = g.petition_id join book b on b.id = p.book_id
      join book_entry e on e.book_id = p.book_id and e.number = p.book_number
      where g.officer_id = ${ctx.actor.officerId} and g.part = 'content' and g.revoked_at is null and b.kind = 'sealed' and ${inUnit}
    ), facts as (
      select 'entered' as event, entered_on as happened_on, null::boolean as late, letters from held
      union all select 'answered', done_on, null, letters from held where done_on is not null
    )
    select ${balanceSql(from, to)}, (select count(*)::int from held) as held from facts where happened_on <= ${to}::date`.execute(
    ctx.tx,
  )
  const { held, ...balance } = rows[0] ?? { held: 0, ...none() }
  return held > 0 ? balance : null
}
