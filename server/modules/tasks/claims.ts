import { formatDate } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { verdict as verdictTerm } from '@liem/domain/tasks/deadlines'
import type { claimDone } from '@liem/domain/tasks/steps.contract'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { attach, filesOf } from '#platform/files'
import type { UploadedFile } from '#platform/http'
import * as journal from '#platform/journal'
import { notifyUnits } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { refuseSecretProof } from '#platform/secrecy'
import { mayStep } from './policy.ts'
import * as store from './store.ts'

/** Proof is looked at for a secrecy mark before a transaction begins: of what is refused nothing stays. */
export async function claim(
  outside: OutsideCtx,
  taskId: string,
  body: BodyOf<typeof claimDone>,
  files: readonly UploadedFile[],
) {
  for (const file of files) await refuseSecretProof(outside, file)
  return outside.transaction((ctx) => claimDoneBy(ctx, taskId, body, files))
}

/** The lead says it is done: product, day and proof. The checker's clock starts; the doer's runs on until the verdict. */
async function claimDoneBy(ctx: Ctx, taskId: string, body: BodyOf<typeof claimDone>, files: readonly UploadedFile[]) {
  const task = await store.lockTask(ctx, taskId)
  if (!mayStep(ctx, task, 'claim')) throw new Refusal('permission.missing')
  const state = store.stateAfter(task, 'claim')
  const claimedOn = body.claimedOn ?? ctx.today
  if (claimedOn > ctx.today)
    throw new Refusal('claim.future', {}, [{ path: 'claimedOn', words: 'Ngày hoàn thành sau hôm nay' }])
  if (claimedOn < task.assignedOn)
    throw new Refusal('request.invalid', {}, [
      { path: 'claimedOn', words: `Ngày hoàn thành không được trước ngày giao (${formatDate(task.assignedOn)})` },
    ])
  const evidence = files.filter((file) => file.field === 'file')
  if (evidence.length === 0 && !body.productSymbol)
    throw new Refusal('claim.no_evidence', {}, [
      { path: 'productSymbol', words: 'Ghi số, ký hiệu hoặc đính kèm tài liệu' },
    ])

  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('claim')
    .values({
      id,
      task_id: taskId,
      claimed_on: claimedOn,
      product: body.product,
      product_symbol: body.productSymbol || null,
      note: body.note || null,
      made_by: ctx.actor.officerId,
      made_at: ctx.now,
    })
    .execute()
  const hashes = await keepEvidence(ctx, id, store.unitsOf(task), evidence)
  await store.change(ctx, taskId, {
    state,
    claimed_on: claimedOn,
    ...(task.startedOn ? {} : { started_on: claimedOn }),
  })
  await obligations.startTerm(ctx, {
    deadline: verdictTerm,
    subject: { kind: 'claim', id },
    holder: { unitId: task.supervisingUnitId },
    start: ctx.today,
  })
  await journal.write(ctx, {
    act: 'tasks.claim',
    subject: { kind: 'task', id: taskId },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, claim: id, claimedOn, dueOn: task.dueOn, evidence: hashes },
  })
  await notifyUnits(ctx, [
    {
      unitId: task.supervisingUnitId,
      needs: 'tasks.verify',
      kind: 'tasks.claimed',
      subject: { kind: 'task', id: taskId },
      facts: { code: task.code, claimedOn },
      once: `claimed:${id}`,
    },
  ])
  return { id }
}

async function keepEvidence(ctx: Ctx, claimId: string, unitIds: number[], files: readonly UploadedFile[]) {
  const hashes: string[] = []
  for (const file of files) {
    const blob = await filesOf(ctx.parts).put(file.bytes)
    hashes.push(blob.hash)
    await attach(ctx, {
      blob,
      name: file.name,
      mediaType: file.mediaType,
      subject: { kind: 'claim', id: claimId },
      purpose: 'evidence',
      unitIds,
    })
  }
  return hashes
}

/** The lead takes back a claim nobody has judged yet; the claim stays on record as withdrawn. */
export async function withdraw(ctx: Ctx, taskId: string, claimId: string) {
  const task = await store.lockTask(ctx, taskId)
  if (!mayStep(ctx, task, 'withdrawClaim')) throw new Refusal('permission.missing')
  const state = store.stateAfter(task, 'withdrawClaim')
  await closeClaim(ctx, taskId, claimId, 'withdrawn')
  const before = await ctx.tx
    .selectFrom('claim')
    .select('claimed_on')
    .where('task_id', '=', taskId)
    .where('state', '<>', 'withdrawn')
    .orderBy('made_at', 'desc')
    .executeTakeFirst()
  await store.change(ctx, taskId, { state, claimed_on: before?.claimed_on ?? null })
  await obligations.end(ctx, { kind: 'claim', id: claimId }, 'Báo cáo hoàn thành đã được rút')
  await journal.write(ctx, {
    act: 'tasks.withdraw_claim',
    subject: { kind: 'task', id: taskId },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, claim: claimId },
  })
  return { done: true as const }
}

export type ClaimOutcome = 'withdrawn' | 'accepted' | 'accepted_late' | 'partly' | 'returned'

/** Closes the pending claim; any other claim is no longer there to be judged. Answers its day and maker. */
export async function closeClaim(ctx: Ctx, taskId: string, claimId: string, state: ClaimOutcome) {
  const claim = await ctx.tx
    .updateTable('claim')
    .set({ state })
    .where('id', '=', claimId)
    .where('task_id', '=', taskId)
    .where('state', '=', 'pending')
    .returning(['claimed_on as claimedOn', 'made_by as madeBy'])
    .executeTakeFirst()
  if (!claim) throw new Refusal('record.not_found')
  return claim
}
