import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf, QueryOf } from '@liem/domain/kernel/route'
import { LEAST_KEEPERS } from '@liem/domain/petitions/gates'
import type { GateRow, GateState, listGates, setGate } from '@liem/domain/publicity/contract'
import { sql } from 'kysely'
import { keyHolders } from '#modules/keys'
import { getRunning, refsOf } from '#modules/units'
import { type Ctx, mayInUnit } from '#platform/ctx'
import { likeText } from '#platform/db/like'
import { writeJournal } from '#platform/journal'

type Row = Omit<GateRow, 'state'>

/**
 * Every unit that is a gate for somebody: others lie below it, or officers hold it, or something was set for it. Units that can
 * only be reported about are not listed.
 */
export async function list(ctx: Ctx, query: QueryOf<typeof listGates>): Promise<OkOf<typeof listGates>> {
  const { rows } = await sql<Row>`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
      coalesce((select json_agg(json_build_object('officer', json_build_object('id', o.id, 'name', o.full_name),
          'post', coalesce((select p.title from appointment a join post p on p.id = a.post_id
             where a.officer_id = o.id and a.from_on <= ${ctx.today}::date and (a.to_on is null or a.to_on > ${ctx.today}::date)
             order by p.is_head desc, a.from_on limit 1), ''),
          'hasKey', false) order by o.given_name_key)
        from officer o where o.id in (select r.officer_id from officer_role r where r.role = 'gatekeeper' and r.unit_id = u.id
          and r.from_on <= ${ctx.today}::date and (r.to_on is null or r.to_on >= ${ctx.today}::date))
          and (o.ended_on is null or o.ended_on >= ${ctx.today}::date)), '[]') as keepers,
      (select json_build_object('id', n.id, 'code', n.code, 'name', n.name) from unit n where n.id = coalesce(g.next_unit_id, u.parent_id)) as next,
      g.next_unit_id is not null as "nextIsSet", g.outside_authority as "outsideAuthority",
      (select count(*) from unit b where b.parent_id = u.id and (b.ended_on is null or b.ended_on > ${ctx.today}::date))::int as below
    from unit u left join gate g on g.unit_id = u.id
    where u.kind <> 'central' and (u.ended_on is null or u.ended_on > ${ctx.today}::date)
      and (${ctx.actor.wide} or u.id = any (${[...ctx.actor.unitIds]}::int[]))
      and (${query.q ?? null}::text is null or u.search_key like '%' || vn_norm(${likeText(query.q ?? '')}) || '%')
      and (g.unit_id is not null
        or exists (select 1 from unit b where b.parent_id = u.id and (b.ended_on is null or b.ended_on > ${ctx.today}::date))
        or exists (select 1 from officer_role r where r.role = 'gatekeeper' and r.unit_id = u.id and (r.to_on is null or r.to_on >= ${ctx.today}::date)))
    order by case u.kind when 'province' then 0 when 'commune' then 2 else 1 end, u.name collate "vi-x-icu", u.id`.execute(
    ctx.tx,
  )
  // Not what rows say but whose chain of signatures holds: the portal seals to nobody else.
  const { holders } = await keyHolders(ctx.tx, { role: 'gatekeeper' }, ctx.today)
  const sealable = new Set(holders.map((one) => one.officer))
  const gates = rows.map((row) => {
    const keepers = row.keepers.map((one) => ({ ...one, hasKey: sealable.has(one.officer.id) }))
    return { ...row, keepers, state: stateOf(keepers) }
  })
  const unready = gates.filter((row) => row.state !== 'ready')
  return { rows: query.notReady ? unready : gates, notReady: unready.length }
}

export function stateOf(keepers: readonly { hasKey: boolean }[]): GateState {
  if (keepers.length === 0) return 'nobody'
  if (keepers.length < LEAST_KEEPERS) return 'few_people'
  return keepers.filter((one) => one.hasKey).length < LEAST_KEEPERS ? 'few_keys' : 'ready'
}

export async function set(ctx: Ctx, unitId: number, body: BodyOf<typeof setGate>) {
  const unit = (await refsOf(ctx.tx, [unitId])).get(unitId)
  if (!unit || !mayInUnit(ctx, 'gates.manage', unitId)) throw new Refusal('record.not_found')
  await getRunning(ctx, body.nextUnitId ? [unitId, body.nextUnitId] : [unitId])
  if (body.nextUnitId && (await leadsBack(ctx, body.nextUnitId, unitId)))
    throw new Refusal('request.invalid', {}, [
      { path: 'nextUnitId', words: 'Cửa này lại dẫn về chính cửa đang định: tin sẽ đi vòng' },
    ])
  const row = { next_unit_id: body.nextUnitId, outside_authority: body.outsideAuthority || null }
  await ctx.tx
    .insertInto('gate')
    .values({ unit_id: unitId, ...row, set_by: ctx.actor.officerId, set_at: ctx.now })
    .onConflict((conflict) =>
      conflict.column('unit_id').doUpdateSet({ ...row, set_by: ctx.actor.officerId, set_at: ctx.now }),
    )
    .execute()
  await writeJournal(ctx, {
    act: 'publicity.set_gate',
    subject: { kind: 'gate', id: unitId },
    unitIds: [unitId],
    facts: { unit: unitId, next: body.nextUnitId, outside: body.outsideAuthority !== null },
  })
  return { done: true as const }
}

/** Whether the way from one gate to the next, and so on, comes back to `goal`. */
async function leadsBack(ctx: Ctx, from: number, goal: number): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive way (id, steps) as (
      select ${from}::int, 0
      union
      select coalesce(g.next_unit_id, u.parent_id), w.steps + 1
      from way w join unit u on u.id = w.id left join gate g on g.unit_id = u.id
      where w.id <> ${goal}::int and w.steps < 40 and coalesce(g.next_unit_id, u.parent_id) is not null
    ) select bool_or(id = ${goal}::int) as found from way`.execute(ctx.tx)
  return rows[0]?.found ?? false
}
