import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { answerDifficulty as answerTerm } from '@liem/domain/tasks/deadlines'
import type { answerDifficulty, raiseDifficulty, reportProgress } from '@liem/domain/tasks/steps.contract'
import { getRunning } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyOfficers, notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { actsIn, answersFor, worksOn } from './policy.ts'
import * as store from './store.ts'

/** A note on how the work goes; it changes no state and no figure. */
export async function report(ctx: Ctx, id: string, body: BodyOf<typeof reportProgress>) {
  const task = await store.lockTask(ctx, id)
  if (!worksOn(ctx, task)) throw new Refusal('permission.missing')
  store.checkRunning(task)
  await ctx.tx
    .insertInto('task_progress')
    .values({
      task_id: id,
      words: body.words,
      percent: body.percent ?? null,
      unit_id: workingUnit(ctx, task),
      written_by: ctx.actor.officerId,
      written_at: ctx.now,
      written_on: ctx.today,
    })
    .execute()
  await store.change(ctx, id, { started_on: task.startedOn ?? ctx.today })
  await journal.write(ctx, {
    act: 'tasks.progress',
    subject: { kind: 'task', id },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, percent: body.percent ?? undefined },
  })
  return { done: true as const }
}

/** The lead where the officer acts for it, else the co-operating unit he acts for. */
function workingUnit(ctx: Ctx, task: store.LockedTask): number {
  const units = [task.leadUnitId, ...task.supportUnitIds]
  return units.find((unitId) => actsIn(ctx, 'tasks.report', unitId)) ?? task.leadUnitId
}

/** What blocks the task, put to the body that can help (the supervising one unless another is named). Its clock starts. */
export async function raise(ctx: Ctx, id: string, body: BodyOf<typeof raiseDifficulty>) {
  const task = await store.lockTask(ctx, id)
  if (!worksOn(ctx, task)) throw new Refusal('permission.missing')
  store.checkRunning(task)
  const asked = body.askedUnitId ?? task.supervisingUnitId
  await getRunning(ctx, [asked])
  const difficultyId = crypto.randomUUID()
  await ctx.tx
    .insertInto('difficulty')
    .values({
      id: difficultyId,
      task_id: id,
      words: body.words,
      proposal: body.proposal || null,
      asked_unit_id: asked,
      raised_by: ctx.actor.officerId,
      raised_on: ctx.today,
    })
    .execute()
  await store.change(ctx, id, { stuck: true, asked_unit_ids: [...new Set([...task.askedUnitIds, asked])] })
  await obligations.startTerm(ctx, {
    deadline: answerTerm,
    subject: { kind: 'difficulty', id: difficultyId },
    holder: { unitId: asked },
    start: ctx.today,
  })
  await journal.write(ctx, {
    act: 'tasks.raise_difficulty',
    subject: { kind: 'task', id },
    unitIds: [...store.unitsOf(task), asked],
    facts: { code: task.code, difficulty: difficultyId, asked },
  })
  await notifyUnits(ctx, [
    {
      unitId: asked,
      needs: 'tasks.verify',
      kind: 'tasks.difficulty',
      subject: { kind: 'task', id },
      facts: { code: task.code },
      once: `difficulty:${difficultyId}`,
    },
  ])
  return { id: difficultyId }
}

export async function answer(ctx: Ctx, id: string, difficultyId: string, body: BodyOf<typeof answerDifficulty>) {
  const task = await store.lockTask(ctx, id)
  const difficulty = await ctx.tx
    .selectFrom('difficulty')
    .select(['asked_unit_id', 'raised_by', 'answered_on'])
    .where('id', '=', difficultyId)
    .where('task_id', '=', id)
    .executeTakeFirst()
  if (!difficulty) throw new Refusal('record.not_found')
  if (!answersFor(ctx, difficulty.asked_unit_id)) throw new Refusal('permission.missing')
  store.checkRunning(task)
  if (difficulty.answered_on) throw new Refusal('record.changed')
  await ctx.tx
    .updateTable('difficulty')
    .set({ answer: body.answer, answered_by: ctx.actor.officerId, answered_on: ctx.today })
    .where('id', '=', difficultyId)
    .execute()
  const open = await unanswered(ctx, id)
  await store.change(ctx, id, { stuck: open.length > 0 })
  await obligations.meet(ctx, { kind: 'difficulty', id: difficultyId }, answerTerm.key, ctx.today)
  await journal.write(ctx, {
    act: 'tasks.answer_difficulty',
    subject: { kind: 'task', id },
    unitIds: [...store.unitsOf(task), difficulty.asked_unit_id],
    facts: { code: task.code, difficulty: difficultyId },
  })
  await notifyOfficers(ctx, [difficulty.raised_by], {
    kind: 'tasks.answered',
    subject: { kind: 'task', id },
    facts: { code: task.code },
    once: `answered:${difficultyId}`,
  })
  return { done: true as const }
}

const unanswered = (ctx: Ctx, taskId: string) =>
  ctx.tx.selectFrom('difficulty').select('id').where('task_id', '=', taskId).where('answered_on', 'is', null).execute()

/** When a task closes nobody owes an answer any more. The caller writes `stuck`. */
export async function closeDifficulties(ctx: Ctx, taskId: string, why: string) {
  for (const { id } of await unanswered(ctx, taskId)) await obligations.end(ctx, { kind: 'difficulty', id }, why)
}
