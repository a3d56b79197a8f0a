import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { giveVerdict } from '@liem/domain/tasks/steps.contract'
import type { TaskStep } from '@liem/domain/tasks/workflow'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyOfficers, notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { closeClaim } from './claims.ts'
import { closeDifficulties } from './difficulties.ts'
import { isOwnTask, supervises } from './policy.ts'
import * as store from './store.ts'

type Verdict = BodyOf<typeof giveVerdict>
const stepOf: Record<Verdict['kind'], TaskStep> = {
  accepted: 'accept',
  accepted_late: 'acceptLate',
  partly: 'acceptPartly',
  returned: 'return',
}

/**
 * The checker's word on a claim. Accepted, the task is done on the day the claim names; returned or "not in full" it is open
 * again and its clock has never stopped. Whoever made the claim does not judge it.
 */
export async function judge(ctx: Ctx, taskId: string, claimId: string, { kind, reasons }: Verdict) {
  const task = await store.lockTask(ctx, taskId)
  if (!supervises(ctx, task)) throw new Refusal('permission.missing')
  if (isOwnTask(ctx, task)) throw new Refusal('verdict.own_task')
  const state = store.stateAfter(task, stepOf[kind])
  const claim = await closeClaim(ctx, taskId, claimId, kind)
  if (claim.madeBy === ctx.actor.officerId) throw new Refusal('verdict.own_task')
  await ctx.tx
    .insertInto('verdict')
    .values({
      claim_id: claimId,
      task_id: taskId,
      kind,
      reasons: reasons || null,
      decided_on: ctx.today,
      decided_by: ctx.actor.officerId,
      decided_at: ctx.now,
    })
    .execute()
  await obligations.meet(ctx, { kind: 'claim', id: claimId }, 'tasks.verdict', ctx.today)
  if (state === 'done') {
    await store.change(ctx, taskId, {
      state,
      verified_on: claim.claimedOn,
      verified_late: kind === 'accepted_late',
      closed_on: ctx.today,
      stuck: false,
    })
    await closeDifficulties(ctx, taskId, 'Nhiệm vụ đã được công nhận hoàn thành')
    await obligations.meet(ctx, { kind: 'task', id: taskId }, 'tasks.due', claim.claimedOn)
  } else {
    await store.change(ctx, taskId, { state })
  }
  await journal.write(ctx, {
    act: `tasks.verdict_${kind}`,
    subject: { kind: 'task', id: taskId },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, claim: claimId, claimedOn: claim.claimedOn, dueOn: task.dueOn },
  })
  const notice = {
    kind: `tasks.${kind}`,
    subject: { kind: 'task', id: taskId },
    facts: { code: task.code, claimedOn: claim.claimedOn },
    once: `verdict:${claimId}`,
  }
  await notifyOfficers(ctx, [claim.madeBy], notice)
  await notifyUnits(ctx, [{ ...notice, unitId: task.leadUnitId, needs: 'tasks.report' }])
  return { done: true as const }
}
