import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { handOverTask } from '@liem/domain/tasks/steps.contract'
import { sql } from 'kysely'
import { type Follower, getRunning, type Holding } from '#modules/units'
import { type Ctx, mayInUnit } from '#platform/ctx'
import { shareAttachments } from '#platform/files'
import * as journal from '#platform/journal'
import { notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { handsOver } from './policy.ts'
import * as store from './store.ts'

/** Another unit leads from now on; who led first stays on record. */
export async function handOver(ctx: Ctx, id: string, body: BodyOf<typeof handOverTask>) {
  const task = await store.lockTask(ctx, id)
  const to = body.toUnitId
  if (!handsOver(ctx, task, to)) throw new Refusal('permission.missing')
  if (task.state === 'done' || task.state === 'recalled') store.checkRunning(task)
  // A claim that waits for its verdict is judged, or withdrawn, first.
  if (task.state === 'claimed') store.stateAfter(task, 'claim')
  if (to === task.leadUnitId)
    throw new Refusal('request.invalid', {}, [{ path: 'toUnitId', words: 'Đơn vị này đang chủ trì' }])
  await getRunning(ctx, [to])
  await ctx.tx
    .insertInto('task_handover')
    .values({
      task_id: id,
      from_unit_id: task.leadUnitId,
      to_unit_id: to,
      from_officer_id: task.officerId,
      reason: body.reason,
      handed_on: ctx.today,
      recorded_by: ctx.actor.officerId,
    })
    .execute()
  const support = task.supportUnitIds.filter((unitId) => unitId !== to)
  await store.change(ctx, id, { lead_unit_id: to, officer_id: null, support_unit_ids: support })
  await obligations.moveHolder(ctx, { kind: 'task', id }, { unitId: to, officerId: null })
  await shareEvidence(ctx, [id], to)
  await journal.write(ctx, {
    act: 'tasks.hand_over',
    subject: { kind: 'task', id },
    unitIds: [...store.unitsOf(task), to],
    facts: { code: task.code, from: task.leadUnitId, to },
  })
  await notifyUnits(ctx, [
    {
      unitId: to,
      needs: 'tasks.report',
      kind: 'tasks.assigned',
      subject: { kind: 'task', id },
      facts: { code: task.code, dueOn: task.dueOn },
      once: `handover:${id}:${task.version}`,
    },
  ])
  return { done: true as const }
}

async function shareEvidence(ctx: Ctx, taskIds: readonly string[], unitId: number) {
  const claims = await ctx.tx
    .selectFrom('claim')
    .select('id')
    .where('task_id', 'in', [...taskIds])
    .execute()
  await shareAttachments(
    ctx,
    'claim',
    claims.map((claim) => claim.id),
    unitId,
  )
}

const open = sql<boolean>`state not in ('done', 'recalled')`

/**
 * What a unit that ends still leads, follows, helps with or must answer passes to its successor, with its clocks and series.
 * Closed tasks stay where they were; the successor knows them as its predecessor's.
 */
export async function unitEnded(
  ctx: Ctx,
  move: { fromUnitId: number; toUnitId: number; eventId: string; reason: string },
): Promise<{ tasks: number; duties: number }> {
  const { fromUnitId: from, toUnitId: to } = move
  const { rows: led } = await sql<{ id: string; code: string; supervising: number }>`
    update task set lead_unit_id = ${to}, support_unit_ids = array_remove(support_unit_ids, ${to}::int), version = version + 1
    where lead_unit_id = ${from} and ${open} returning id, code, supervising_unit_id as supervising`.execute(ctx.tx)
  const { rows: followed } = await sql<{ id: string; code: string; lead: number }>`
    update task set supervising_unit_id = ${to}, version = version + 1
    where supervising_unit_id = ${from} and ${open} returning id, code, lead_unit_id as lead`.execute(ctx.tx)
  await passOn(ctx, move)
  const duties = await obligations.moveUnitDuties(ctx, from, to)
  // The officers of the ended unit go on in its successor: they keep the tasks they were in charge of.
  await sql`update obligation o set officer_id = t.officer_id from task t
    where o.subject_kind = 'task' and o.subject_id = t.id and o.holder_unit_id = ${to} and t.lead_unit_id = ${to}
      and t.officer_id is not null and o.officer_id is null and o.met_on is null and o.ended_on is null`.execute(ctx.tx)
  const moved = new Map([
    ...followed.map((row) => [row.id, { code: row.code, units: [row.lead] }] as const),
    ...led.map((row) => [row.id, { code: row.code, units: [row.supervising] }] as const),
  ])
  if (moved.size === 0) return { tasks: 0, duties }
  const ids = [...moved.keys()]
  await sql`insert into task_handover (task_id, from_unit_id, to_unit_id, reason, event_id, handed_on, recorded_by)
    select id, ${from}::int, ${to}::int, ${move.reason}, ${move.eventId}::uuid, ${ctx.today}::date, ${ctx.actor.officerId || null}::int
    from unnest(${ids}::uuid[]) as m (id)`.execute(ctx.tx)
  await shareEvidence(ctx, ids, to)
  await journal.writeJournals(
    ctx,
    [...moved].map(([id, { code, units }]) => ({
      act: 'tasks.hand_over',
      subject: { kind: 'task', id },
      unitIds: [from, to, ...units],
      facts: { code, from, to, event: move.eventId },
    })),
  )
  return { tasks: moved.size, duties }
}

/** Co-operation, questions and series of the ended unit. */
async function passOn(ctx: Ctx, { fromUnitId: from, toUnitId: to }: { fromUnitId: number; toUnitId: number }) {
  for (const column of ['support_unit_ids', 'asked_unit_ids'] as const) {
    const ref = sql.ref(column)
    await sql`update task set version = version + 1,
        ${ref} = array(select distinct case id when ${from} then ${to}::int else id end from unnest(${ref}) u (id))
      where ${ref} @> array[${from}::int] and ${open}`.execute(ctx.tx)
  }
  await sql`update task set support_unit_ids = array_remove(support_unit_ids, lead_unit_id)
    where support_unit_ids @> array[${to}::int] and lead_unit_id = ${to} and ${open}`.execute(ctx.tx)
  await sql`update difficulty set asked_unit_id = ${to} where asked_unit_id = ${from} and answered_on is null`.execute(
    ctx.tx,
  )
  await sql`update task_series set
      lead_unit_id = case lead_unit_id when ${from} then ${to} else lead_unit_id end,
      supervising_unit_id = case supervising_unit_id when ${from} then ${to} else supervising_unit_id end,
      support_unit_ids = array_replace(support_unit_ids, ${from}::int, ${to}::int)
    where ended_on is null and (lead_unit_id = ${from} or supervising_unit_id = ${from} or support_unit_ids @> array[${from}::int])`.execute(
    ctx.tx,
  )
}

/** What an officer is in charge of, for the list of a hand-over. */
export async function holdings(ctx: Ctx, officerId: number): Promise<Holding[]> {
  const tasks = await ctx.tx
    .selectFrom('task')
    .select(['id', 'code', 'title', 'due_on', 'lead_unit_id'])
    .where('officer_id', '=', officerId)
    .where(open)
    .orderBy('due_key')
    .orderBy('id')
    .execute()
  return tasks.map((task) => ({
    kind: 'task',
    id: task.id,
    // An administrator hands over what he may not read.
    words: mayInUnit(ctx, 'tasks.read', task.lead_unit_id) ? `${task.code} — ${task.title}` : task.code,
    dueOn: task.due_on,
    opens: `/tasks/${task.id}`,
  }))
}

/**
 * Tasks pass to the officer who takes over; one whose lead unit he does not belong to goes back to that unit, to be given
 * out anew. His other clocks pass with them.
 */
export async function officerLeft(
  ctx: Ctx,
  move: { fromOfficerId: number; toOfficerId: number; reason: string },
): Promise<{ tasks: number; duties: number }> {
  const { fromOfficerId: from, toOfficerId: to } = move
  const { rows } = await sql<{ id: string; code: string; lead: number; supervising: number; to: number | null }>`
    update task t set version = version + 1, officer_id = (select o.id from officer o
      join unit_closure c on c.descendant_id = o.unit_id where o.id = ${to} and c.ancestor_id = t.lead_unit_id)
    where t.officer_id = ${from} and ${open}
    returning t.id, t.code, t.lead_unit_id as lead, t.supervising_unit_id as supervising, t.officer_id as "to"`.execute(
    ctx.tx,
  )
  const { numUpdatedRows } = await ctx.tx
    .updateTable('obligation')
    .set({ officer_id: to })
    .where('officer_id', '=', from)
    .where('met_on', 'is', null)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (rows.length === 0) return { tasks: 0, duties: Number(numUpdatedRows) }
  const ids = rows.map((row) => row.id)
  await sql`update obligation o set officer_id = t.officer_id from task t
    where o.subject_kind = 'task' and o.subject_id = t.id and t.id = any(${ids}::uuid[])
      and o.met_on is null and o.ended_on is null`.execute(ctx.tx)
  await sql`insert into task_handover (task_id, from_officer_id, to_officer_id, reason, handed_on, recorded_by)
    select t.id, ${from}::int, t.officer_id, ${move.reason}, ${ctx.today}::date, ${ctx.actor.officerId || null}::int
    from task t where t.id = any(${ids}::uuid[])`.execute(ctx.tx)
  await journal.writeJournals(
    ctx,
    rows.map((row) => ({
      act: 'tasks.assign_officer',
      subject: { kind: 'task', id: row.id },
      unitIds: [row.lead, row.supervising],
      facts: { code: row.code, from, to: row.to },
    })),
  )
  return { tasks: rows.length, duties: Number(numUpdatedRows) }
}

/** How tasks follow when a unit ends or an officer leaves. */
export const taskFollower: Follower = { unitEnded, holdings, handOver: officerLeft }
