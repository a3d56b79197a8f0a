import { verdict as verdictTerm } from '@liem/domain/tasks/deadlines'
import type { TaskStep } from '@liem/domain/tasks/workflow'
import { act, type Desk, move } from './desk.ts'
import { closeDifficulty } from './desk-difficulties.ts'
import type { Officer } from './officers.ts'
import type { World } from './world.ts'

export type VerdictKind = 'accepted' | 'accepted_late' | 'partly' | 'returned'
const stepOf: Record<VerdictKind, TaskStep> = {
  accepted: 'accept',
  accepted_late: 'acceptLate',
  partly: 'acceptPartly',
  returned: 'return',
}

export function progress(world: World, desk: Desk, on: string, by: Officer, words: string, percent: number | null) {
  const at = act(world, desk, on, by.id, 'tasks.progress', { percent: percent ?? undefined })
  desk.task.started_on ??= on
  world.rows.task_progress.push({
    id: world.chance.uuid(),
    task_id: desk.task.id,
    words,
    percent,
    unit_id: desk.task.lead_unit_id,
    written_by: by.id,
    written_at: at,
    written_on: on,
  })
}

export function claim(
  world: World,
  desk: Desk,
  on: string,
  by: Officer,
  said: { product: string; symbol: string; note: string | null },
) {
  const id = world.chance.uuid()
  move(desk, 'claim')
  desk.task.claimed_on = on
  desk.task.started_on ??= on
  const at = act(world, desk, on, by.id, 'tasks.claim', {
    claim: id,
    claimedOn: on,
    dueOn: desk.task.due_on ?? null,
    evidence: [],
  })
  const row = {
    id,
    task_id: desk.task.id,
    claimed_on: on,
    product: said.product,
    product_symbol: said.symbol,
    note: said.note,
    state: 'pending',
    made_by: by.id,
    made_at: at,
  }
  world.rows.claim.push(row)
  const clock = world.clocks.term(verdictTerm, {
    subject: { kind: 'claim', id },
    unitId: desk.task.supervising_unit_id,
    start: on,
  })
  desk.claim = { row, clock }
}

/** Takes the pending claim off the desk, closed by what became of it. */
function closeClaim(desk: Desk, state: VerdictKind | 'withdrawn') {
  const pending = desk.claim
  if (!pending) throw new RangeError('no pending claim')
  pending.row.state = state
  desk.claim = undefined
  return pending
}

export function withdraw(world: World, desk: Desk, on: string, by: Officer, before: string | null) {
  const taken = closeClaim(desk, 'withdrawn')
  move(desk, 'withdrawClaim')
  desk.task.claimed_on = before
  taken.clock.ended_on = on
  taken.clock.ended_why = 'Báo cáo hoàn thành đã được rút'
  act(world, desk, on, by.id, 'tasks.withdraw_claim', { claim: taken.row.id })
}

export function judge(world: World, desk: Desk, on: string, by: Officer, kind: VerdictKind, reasons: string | null) {
  const judged = closeClaim(desk, kind)
  move(desk, stepOf[kind])
  judged.clock.met_on = on
  if (desk.task.state === 'done') {
    Object.assign(desk.task, {
      verified_on: judged.row.claimed_on,
      verified_late: kind === 'accepted_late',
      closed_on: on,
      stuck: false,
    })
    desk.clock.met_on = judged.row.claimed_on
    closeDifficulty(desk, on, 'Nhiệm vụ đã được công nhận hoàn thành')
  }
  const at = act(world, desk, on, by.id, `tasks.verdict_${kind}`, {
    claim: judged.row.id,
    claimedOn: judged.row.claimed_on,
    dueOn: desk.task.due_on ?? null,
  })
  world.rows.verdict.push({
    id: world.chance.uuid(),
    claim_id: judged.row.id,
    task_id: desk.task.id,
    kind,
    reasons,
    decided_on: on,
    decided_by: by.id,
    decided_at: at,
  })
}
