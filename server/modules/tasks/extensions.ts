import { formatDate } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { extendTask, recallTask, resumeTask, suspendTask } from '@liem/domain/tasks/steps.contract'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { closeDifficulties } from './difficulties.ts'
import { mayStep } from './policy.ts'
import * as store from './store.ts'

const rule = 'tasks.due'

/** A later date, by a decision on paper; the first date stays on record. */
export async function extend(ctx: Ctx, id: string, body: BodyOf<typeof extendTask>) {
  const task = await store.lockTask(ctx, id)
  if (!mayStep(ctx, task, 'extend')) throw new Refusal('permission.missing')
  const state = store.stateAfter(task, 'extend')
  if (task.dueOn && body.toDueOn <= task.dueOn)
    throw new Refusal('extension.not_later', { date: formatDate(task.dueOn) }, [
      { path: 'toDueOn', words: `Phải sau ngày ${formatDate(task.dueOn)}` },
    ])
  const faults = [
    ...(body.documentDate > ctx.today ? [{ path: 'documentDate', words: 'Ngày văn bản sau hôm nay' }] : []),
    ...(body.toDueOn < task.assignedOn ? [{ path: 'toDueOn', words: 'Hạn không được trước ngày giao' }] : []),
  ]
  if (faults.length) throw new Refusal('request.invalid', {}, faults)
  await ctx.tx
    .insertInto('extension')
    .values({
      task_id: id,
      from_due_on: task.dueOn,
      to_due_on: body.toDueOn,
      document_symbol: body.documentSymbol,
      document_date: body.documentDate,
      reason: body.reason,
      decided_by: ctx.actor.officerId,
      decided_on: ctx.today,
    })
    .execute()
  await store.change(ctx, id, { state, due_on: body.toDueOn, ...(task.dueOn ? {} : { due_kind: 'date' }) })
  const why = `Gia hạn đến ${formatDate(body.toDueOn)} theo văn bản ${body.documentSymbol} ngày ${formatDate(body.documentDate)}.`
  await obligations.extendTo(ctx, { kind: 'task', id }, rule, body.toDueOn, why)
  await journal.write(ctx, {
    act: 'tasks.extend',
    subject: { kind: 'task', id },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, from: task.dueOn, to: body.toDueOn, document: journal.symbolFact(body.documentSymbol) },
  })
  await tellLead(ctx, task, 'tasks.extended', body.toDueOn)
  return { done: true as const }
}

type Decision = { kind: 'suspend' | 'resume' | 'recall'; reason: string; documentSymbol?: string | null }

async function decide(ctx: Ctx, task: store.LockedTask, decision: Decision, dueOn?: string) {
  await ctx.tx
    .insertInto('task_decision')
    .values({
      task_id: task.id,
      kind: decision.kind,
      reason: decision.reason,
      document_symbol: decision.documentSymbol || null,
      decided_by: ctx.actor.officerId,
      decided_on: ctx.today,
    })
    .execute()
  await journal.write(ctx, {
    act: `tasks.${decision.kind}`,
    subject: { kind: 'task', id: task.id },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, document: journal.symbolFact(decision.documentSymbol), dueOn },
  })
  await tellLead(ctx, task, `tasks.${decision.kind}`, dueOn ?? task.dueOn)
}

const tellLead = (ctx: Ctx, task: store.LockedTask, kind: string, dueOn: string | null) =>
  notifyUnits(ctx, [
    {
      unitId: task.leadUnitId,
      needs: 'tasks.report',
      kind,
      subject: { kind: 'task', id: task.id },
      facts: { code: task.code, dueOn },
      once: `${kind}:${task.id}:${task.version}`,
    },
  ])

/** The task stands still and so does its clock. */
export async function suspend(ctx: Ctx, id: string, body: BodyOf<typeof suspendTask>) {
  const task = await store.lockTask(ctx, id)
  if (!mayStep(ctx, task, 'suspend')) throw new Refusal('permission.missing')
  await store.change(ctx, id, { state: store.stateAfter(task, 'suspend'), suspended_from: task.state })
  await obligations.pause(ctx, { kind: 'task', id }, rule)
  await decide(ctx, task, { kind: 'suspend', ...body })
  return { done: true as const }
}

/** Work goes on, by the old date or a new one. */
export async function resume(ctx: Ctx, id: string, body: BodyOf<typeof resumeTask>) {
  const task = await store.lockTask(ctx, id)
  if (!mayStep(ctx, task, 'resume')) throw new Refusal('permission.missing')
  const dueOn = body.dueOn ?? null
  if (dueOn && dueOn < ctx.today)
    throw new Refusal('request.invalid', {}, [{ path: 'dueOn', words: 'Hạn mới không được trước hôm nay' }])
  await store.change(ctx, id, {
    state: store.stateAfter(task, 'resume'),
    suspended_from: null,
    ...(dueOn ? { due_on: dueOn, ...(task.dueOn ? {} : { due_kind: 'date' }) } : {}),
  })
  await obligations.resume(ctx, { kind: 'task', id }, rule, dueOn)
  await decide(ctx, task, { kind: 'resume', reason: body.reason }, dueOn ?? undefined)
  return { done: true as const }
}

/** The task is taken back: neither done nor late, and nothing runs for it any more. */
export async function recall(ctx: Ctx, id: string, body: BodyOf<typeof recallTask>) {
  const task = await store.lockTask(ctx, id)
  if (!mayStep(ctx, task, 'recall')) throw new Refusal('permission.missing')
  await store.change(ctx, id, { state: store.stateAfter(task, 'recall'), closed_on: ctx.today, stuck: false })
  await obligations.end(ctx, { kind: 'task', id }, 'Nhiệm vụ đã được thu hồi')
  await closeDifficulties(ctx, id, 'Nhiệm vụ đã được thu hồi')
  await decide(ctx, task, { kind: 'recall', ...body })
  return { done: true as const }
}
