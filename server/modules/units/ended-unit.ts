import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

/**
 * People of an ended unit go on in its successor: their unit changes, roles in the old unit end and begin anew in the new
 * one, posts of the old unit end. Nothing is overwritten: what was held stays on record with its dates.
 */
export async function moveOfficers(ctx: Ctx, fromUnitId: number, toUnitId: number) {
  const { tx, today } = ctx
  await tx.updateTable('officer').set({ unit_id: toUnitId }).where('unit_id', '=', fromUnitId).execute()
  await sql`
    insert into officer_role (officer_id, role, unit_id, reach, from_on, to_on, granted_by)
    select r.officer_id, r.role, ${toUnitId}::int, r.reach, ${today}::date, r.to_on, ${ctx.actor.officerId || null}::int
    from officer_role r
    where r.unit_id = ${fromUnitId} and (r.to_on is null or r.to_on >= ${today}::date)
      and not exists (select 1 from officer_role h where h.officer_id = r.officer_id and h.role = r.role and h.unit_id = ${toUnitId}
        and (h.to_on is null or h.to_on >= ${today}::date))`.execute(tx)
  await sql`
    update officer_role set to_on = greatest(from_on, ${today}::date - 1)
    where unit_id = ${fromUnitId} and (to_on is null or to_on >= ${today}::date)`.execute(tx)
  await sql`
    update appointment a set to_on = greatest(a.from_on + 1, ${today}::date)
    from post p where p.id = a.post_id and p.unit_id = ${fromUnitId} and (a.to_on is null or a.to_on > ${today}::date)`.execute(
    tx,
  )
  await tx
    .updateTable('post')
    .set({ ended_on: today })
    .where('unit_id', '=', fromUnitId)
    .where('ended_on', 'is', null)
    .execute()
}
