import type { attachPlan, recordSpreading, sendDocument } from '@liem/domain/directives/cascade.contract'
import { directiveClocks } from '@liem/domain/directives/deadlines'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { acknowledge as acknowledgeDeadline } from '@liem/domain/tasks/deadlines'
import { sql } from 'kysely'
import { getRunning } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { codeOf } from './citations.ts'
import { keepersOf, keeps, speaksFor } from './policy.ts'
import { insertRelation } from './relations.ts'
import * as store from './store.ts'

const done = { done: true } as const
type Sending = Pick<BodyOf<typeof sendDocument>, 'unitIds' | 'needsPlan' | 'planDueOn'>

/**
 * Sends a registered document to units; from each an acknowledgement is due, and where asked a plan of its own by a day. A unit
 * that has it already keeps its receipt; asked now for a plan, or for another day, its clock follows.
 */
export async function send(ctx: Ctx, documentId: string, body: Sending) {
  const doc = await store.getDocument(ctx.tx, documentId)
  if (!keeps(ctx, 'directives.issue', await keepersOf(ctx, doc))) throw new Refusal('permission.missing')
  await store.lockDocument(ctx.tx, documentId)
  store.checkRegistered(doc)
  const unitIds = [...new Set(body.unitIds)]
  await getRunning(ctx, unitIds)
  const planDueOn = body.needsPlan ? (body.planDueOn ?? null) : null
  const subject = { kind: 'document', id: documentId } as const
  const { rows: fresh } = await sql<{ unit_id: number }>`
    insert into document_receipt (document_id, unit_id, original_unit_id, sent_on, needs_plan, plan_due_on)
    select ${documentId}::uuid, u, u, ${ctx.today}::date, ${body.needsPlan}, ${planDueOn}::date from unnest(${unitIds}::int[]) u
    on conflict (document_id, unit_id) do nothing
    returning unit_id`.execute(ctx.tx)
  const sent = fresh.map((row) => row.unit_id)
  if (sent.length)
    await obligations.startTerm(ctx, {
      deadline: acknowledgeDeadline,
      subject,
      holder: sent.map((unitId) => ({ unitId })),
      start: ctx.today,
    })
  const asked = body.needsPlan ? await askPlans(ctx, documentId, unitIds, sent, planDueOn) : []
  const about = { subject: { kind: 'document', id: documentId }, unitIds: [...store.unitsOf(doc), ...unitIds] }
  if (sent.length)
    await journal.write(ctx, {
      act: 'directives.send',
      ...about,
      facts: { count: sent.length, symbol: codeOf(doc.symbol) },
    })
  if (asked.length)
    await journal.write(ctx, { act: 'directives.ask_plan', ...about, facts: { count: asked.length, date: planDueOn } })
  await notifyUnits(
    ctx,
    [...new Set([...sent, ...asked])].map((unitId) => ({
      unitId,
      needs: 'directives.receive' as const,
      kind: asked.includes(unitId) ? 'directives.plan_asked' : 'directives.received',
      subject: { kind: 'document', id: documentId },
      facts: { symbol: codeOf(doc.symbol) ?? null, dueOn: planDueOn },
      once: `sent:${documentId}:${planDueOn ?? ''}`,
    })),
  )
  return { sent: sent.length, already: unitIds.length - sent.length }
}

/** Marks who must plan and keeps one running clock per unit that has no plan yet. Answers the units newly asked or asked for another day. */
async function askPlans(ctx: Ctx, documentId: string, unitIds: number[], sent: number[], dueOn: string | null) {
  const { rows: before } = await sql<{ unit_id: number; needs_plan: boolean; planned: boolean }>`
    select unit_id, needs_plan, plan_document_id is not null as planned from document_receipt
    where document_id = ${documentId} and unit_id = any (${unitIds}::int[])
      and (unit_id = any (${sent}::int[]) or not needs_plan or plan_due_on is distinct from ${dueOn}::date)
    for update`.execute(ctx.tx)
  const all = before.map((row) => row.unit_id)
  await sql`update document_receipt set needs_plan = true, plan_due_on = ${dueOn}::date
    where document_id = ${documentId} and unit_id = any (${all}::int[])`.execute(ctx.tx)
  const open = before.filter((row) => !row.planned)
  const starting = open.filter((row) => sent.includes(row.unit_id) || !row.needs_plan).map((row) => row.unit_id)
  const moving = open.filter((row) => !starting.includes(row.unit_id)).map((row) => row.unit_id)
  const subject = { kind: 'document', id: documentId } as const
  if (starting.length)
    await obligations.startFixed(ctx, {
      rule: 'directives.plan',
      subject,
      holder: starting.map((unitId) => ({ unitId })),
      start: ctx.today,
      dueOn,
      why: `${directiveClocks['directives.plan']}, theo yêu cầu khi gửi văn bản.`,
    })
  if (moving.length && dueOn)
    await obligations.extendTo(
      ctx,
      subject,
      'directives.plan',
      dueOn,
      'Hạn có kế hoạch được cơ quan gửi văn bản đổi.',
      moving,
    )
  return all
}

/** The unit says that it has the document. Saying so again changes nothing. */
export async function acknowledge(ctx: Ctx, documentId: string, unitId: number) {
  const { doc, receipt } = await getReceipt(ctx, documentId, unitId)
  if (receipt.acknowledged_on) return done
  await ctx.tx
    .updateTable('document_receipt')
    .set({ acknowledged_on: ctx.today, acknowledged_by: ctx.actor.officerId || null })
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .execute()
  await obligations.meet(ctx, { kind: 'document', id: documentId }, acknowledgeDeadline.key, ctx.today, unitId)
  await wrote(ctx, doc, unitId, 'directives.acknowledge', {})
  return done
}

/** One occasion on which the document was spread in the unit (quán triệt). */
export async function spread(ctx: Ctx, documentId: string, unitId: number, body: BodyOf<typeof recordSpreading>) {
  const { doc } = await getReceipt(ctx, documentId, unitId)
  if (body.heldOn > ctx.today)
    throw new Refusal('request.invalid', {}, [{ path: 'heldOn', words: 'Ngày quán triệt không được sau ngày hôm nay' }])
  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('spreading')
    .values({
      id,
      document_id: documentId,
      unit_id: unitId,
      original_unit_id: unitId,
      held_on: body.heldOn,
      way: body.way,
      people_count: body.peopleCount,
      note: body.note || null,
      recorded_by: ctx.actor.officerId,
    })
    .execute()
  await wrote(ctx, doc, unitId, 'directives.spread', { date: body.heldOn, way: body.way, people: body.peopleCount })
  return { id }
}

/**
 * The unit's own plan, registered as issued by it or by a unit below it, answers the document: the clock stops on the day of issue
 * and the plan is related to what it carries out.
 */
export async function planFor(ctx: Ctx, documentId: string, unitId: number, body: BodyOf<typeof attachPlan>) {
  const { doc } = await getReceipt(ctx, documentId, unitId)
  const plan = await store.getDocument(ctx.tx, body.planDocumentId)
  if (plan.status !== 'registered' || !plan.issued_on || plan.issuer_unit_id !== unitId)
    throw new Refusal('plan.not_issued')
  if (plan.id === documentId) throw new Refusal('document.cycle')
  const related = await ctx.tx
    .selectFrom('document_relation')
    .select('kind')
    .where('from_id', '=', plan.id)
    .where('to_id', '=', documentId)
    .where('kind', 'in', ['implements', 'specifies'])
    .executeTakeFirst()
  if (!related) await insertRelation(ctx, plan.id, documentId, 'implements')
  await ctx.tx
    .updateTable('document_receipt')
    .set({ plan_document_id: plan.id })
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .execute()
  // Registered ahead of the day it bears: done today all the same.
  const [metOn = ctx.today] = [plan.issued_on, ctx.today].sort()
  await obligations.meet(ctx, { kind: 'document', id: documentId }, 'directives.plan', metOn, unitId)
  await wrote(ctx, doc, unitId, 'directives.plan', { document: plan.id, issuedOn: plan.issued_on })
  return done
}

/**
 * The unit's receipt, locked. Whoever does not act in the unit learns no more than that he may not, and of units he cannot see
 * nothing at all.
 */
async function getReceipt(ctx: Ctx, documentId: string, unitId: number) {
  const doc = await store.getDocument(ctx.tx, documentId)
  const receipt = await store.findReceipt(ctx.tx, documentId, unitId)
  if (!speaksFor(ctx, 'directives.receive', unitId))
    throw new Refusal(receipt ? 'permission.missing' : 'record.not_found')
  if (!receipt) throw new Refusal('receipt.missing')
  await sql`select 1 from document_receipt where document_id = ${documentId} and unit_id = ${unitId} for update`.execute(
    ctx.tx,
  )
  return { doc, receipt }
}

const wrote = (
  ctx: Ctx,
  doc: store.DocumentCore,
  unitId: number,
  act: string,
  facts: Record<string, string | number | null>,
) =>
  journal.write(ctx, {
    act,
    subject: { kind: 'document', id: doc.id },
    unitIds: [...store.unitsOf(doc), unitId],
    facts: { unit: unitId, ...facts },
  })
