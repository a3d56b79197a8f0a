import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { endRelation, listRelations, recordRelation } from '@liem/domain/petitions/custody.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { addJob } from '#platform/jobs'
import { writeJournal } from '#platform/journal'
import { excludeAnew } from './jobs.ts'

export async function list(ctx: Ctx, officerId: number): Promise<OkOf<typeof listRelations>> {
  const me = ctx.actor.officerId
  const { rows } = await sql<OkOf<typeof listRelations>[number]>`
    select r.id, json_build_object('id', a.id, 'name', a.full_name) as officer, json_build_object('id', b.id, 'name', b.full_name) as other, r.kind,
      r.source, json_build_object('id', c.id, 'name', c.full_name) as "recordedBy",
      to_char(r.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", r.ended_on as "endedOn",
      case when d.id is not null then json_build_object('id', d.id, 'name', d.full_name) end as "confirmedBy",
      array_remove(array[case when r.confirmed_at is null and r.ended_on is null and ${me} not in (r.recorded_by, r.officer_id, r.other_id) then 'confirm' end,
        case when r.ended_on is null then 'end' end], null) as can
    from relation r join officer a on a.id = r.officer_id join officer b on b.id = r.other_id join officer c on c.id = r.recorded_by
      left join officer d on d.id = r.confirmed_by
    where ${officerId} in (r.officer_id, r.other_id) order by r.recorded_at, r.id`.execute(ctx.tx)
  return rows
}

/** What one officer records has no effect yet: an invented relation would take a report away from its holders. */
export async function record(ctx: Ctx, body: BodyOf<typeof recordRelation>) {
  if (body.officerId === ctx.actor.officerId || body.otherId === ctx.actor.officerId)
    throw new Refusal('petition.own_relation')
  const known = await ctx.tx
    .selectFrom('officer')
    .select('id')
    .where('id', 'in', [body.officerId, body.otherId])
    .execute()
  for (const path of ['officerId', 'otherId'] as const)
    if (!known.some((one) => one.id === body[path]))
      throw new Refusal('request.invalid', {}, [{ path, words: 'Không tìm thấy cán bộ này' }])
  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('relation')
    .values({
      id,
      officer_id: body.officerId,
      other_id: body.otherId,
      kind: body.kind,
      source: body.source,
      recorded_by: ctx.actor.officerId,
      recorded_at: ctx.now,
    })
    .execute()
  await written(ctx, 'relations.record', id, body.officerId)
  return { id }
}

/**
 * A second officer confirms: now it excludes in every open matter it touches. That is done by the system right afterwards, because
 * who confirms must not learn whether there is such a matter; where it leaves fewer than two holders, the alarm rings with it.
 */
export async function confirm(ctx: Ctx, id: string) {
  const found = await ctx.tx
    .selectFrom('relation')
    .select(['officer_id', 'other_id', 'recorded_by', 'confirmed_at'])
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found')
  const { officerId, onBehalfOf } = ctx.actor
  if (found.confirmed_at) throw new Refusal('record.changed')
  if (found.officer_id === officerId || found.other_id === officerId) throw new Refusal('petition.own_relation')
  if (found.recorded_by === officerId || onBehalfOf.includes(found.recorded_by))
    throw new Refusal('second_officer.same')
  await ctx.tx
    .updateTable('relation')
    .set({ confirmed_by: officerId, confirmed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await written(ctx, 'relations.confirm', id, found.officer_id)
  await addJob(ctx, excludeAnew, {}, { key: 'petitions.exclude_anew' })
  return { done: true as const }
}

export async function end(ctx: Ctx, id: string, { endedOn }: BodyOf<typeof endRelation>) {
  const found = await ctx.tx
    .selectFrom('relation')
    .select(['officer_id', 'other_id'])
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found')
  if (endedOn > ctx.today) throw new Refusal('petition.future')
  if (found.officer_id === ctx.actor.officerId || found.other_id === ctx.actor.officerId)
    throw new Refusal('petition.own_relation')
  await ctx.tx.updateTable('relation').set({ ended_on: endedOn }).where('id', '=', id).execute()
  await written(ctx, 'relations.end', id, found.officer_id)
  return { done: true as const }
}

/** The entry names neither officer nor kind of relation; its subject is the record. */
async function written(ctx: Ctx, act: string, id: string, officerId: number) {
  const officer = await ctx.tx.selectFrom('officer').select('unit_id').where('id', '=', officerId).executeTakeFirst()
  await writeJournal(ctx, {
    act,
    subject: { kind: 'relation', id },
    unitIds: officer ? [officer.unit_id] : [],
  })
}
