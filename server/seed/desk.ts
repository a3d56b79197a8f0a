import { formatDate } from '@liem/domain/kernel/dates'
import { answerDifficulty, verdict as verdictTerm } from '@liem/domain/tasks/deadlines'
import { type TaskState, type TaskStep, taskFlow } from '@liem/domain/tasks/workflow'
import type { World } from './documents.ts'
import type { Assigned } from './giving.ts'
import type { Officer } from './officers.ts'
import type { Rows } from './rows.ts'
import type { Unit } from './units.ts'

type TaskRow = Rows['task'][number]
type Clock = Rows['obligation'][number]
type Claim = Rows['claim'][number]

/** One task on somebody's desk: each function is one step of the tasks module, written as that module writes it. */
export type Desk = {
  task: TaskRow & { id: string; code: string; state: TaskState }
  lead: Unit
  by: Unit
  /** Instant of the latest act, so that acts of one day keep their order. */
  last: string
  clock: Clock
  claim: { row: Claim & { id: string }; clock: Clock } | undefined
  difficulty: { row: Rows['difficulty'][number] & { id: string }; clock: Clock } | undefined
}

export type VerdictKind = 'accepted' | 'accepted_late' | 'partly' | 'returned'
const stepOf: Record<VerdictKind, TaskStep> = {
  accepted: 'accept',
  accepted_late: 'acceptLate',
  partly: 'acceptPartly',
  returned: 'return',
}

/** Puts a task on the desk of its lead unit. */
export function assign(
  world: World,
  given: Assigned,
  code: string,
  officer: Officer | null,
  inCharge: Officer | null,
): Desk {
  const { rows, chance, log, clocks } = world
  const id = chance.uuid()
  const support = given.support.map((unit) => unit.id)
  const last = log.write(given.assignedOn, officer?.id ?? 0, {
    act: 'tasks.assign',
    subject: { kind: 'task', id },
    unitIds: [given.lead.id, given.by.id, ...support],
    facts: {
      code,
      lead: given.lead.id,
      supervising: given.by.id,
      assignedOn: given.assignedOn,
      dueOn: given.dueOn,
      document: given.paper.id,
      item: given.item?.id ?? null,
      series: given.seriesId ?? undefined,
      period: given.period ?? undefined,
    },
  })
  const task = {
    id,
    code,
    document_id: given.paper.id,
    item_id: given.item?.id ?? null,
    series_id: given.seriesId,
    period: given.period,
    title: given.title,
    product: given.product,
    lead_unit_id: given.lead.id,
    original_lead_unit_id: given.lead.id,
    support_unit_ids: support,
    supervising_unit_id: given.by.id,
    asked_unit_ids: [],
    officer_id: inCharge?.id ?? null,
    assigned_on: given.assignedOn,
    due_kind: given.dueKind,
    due_as_written: given.asWritten,
    due_original_on: given.dueOn,
    due_on: given.dueOn,
    milestones: '[]',
    state: 'open' as TaskState,
    started_on: null,
    claimed_on: null,
    verified_on: null,
    verified_late: false,
    closed_on: null,
    suspended_from: null,
    stuck: false,
    created_by: officer?.id ?? null,
    created_at: last,
    version: 1,
  }
  rows.task.push(task)
  const written = given.asWritten ? `Văn bản ghi “${given.asWritten}”` : 'Thời hạn được ghi khi giao nhiệm vụ'
  const none = given.asWritten
    ? `Văn bản ghi “${given.asWritten}”, không có ngày cụ thể.`
    : 'Nhiệm vụ không ghi thời hạn.'
  const clock = clocks.fixed('tasks.due', {
    subject: { kind: 'task', id },
    unitId: given.lead.id,
    officerId: inCharge?.id ?? null,
    start: given.assignedOn,
    dueOn: given.dueOn,
    why: given.dueOn
      ? `${written}, giao ngày ${formatDate(given.assignedOn)}; hạn ghi bằng ngày nên không lùi sang ngày làm việc kế tiếp.`
      : none,
  })
  return { task, lead: given.lead, by: given.by, last, clock, claim: undefined, difficulty: undefined }
}

const unitsOf = (desk: Desk) => [
  desk.task.lead_unit_id,
  desk.task.original_lead_unit_id,
  desk.task.supervising_unit_id,
  ...(desk.task.support_unit_ids as number[]),
]

function act(
  world: World,
  desk: Desk,
  on: string,
  officerId: number,
  name: string,
  facts: Record<string, string | number | null | string[] | undefined>,
  more: number[] = [],
) {
  desk.last = world.log.write(
    on,
    officerId,
    {
      act: name,
      subject: { kind: 'task', id: desk.task.id },
      unitIds: [...unitsOf(desk), ...more],
      facts: { code: desk.task.code, ...facts },
    },
    desk.last,
  )
  desk.task.version = Number(desk.task.version) + 1
  return desk.last
}

function move(desk: Desk, name: TaskStep) {
  const step = taskFlow.steps[name]
  if (!step.from.includes(desk.task.state)) throw new RangeError(`${name} from ${desk.task.state}`)
  desk.task.state = step.to
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

export function extend(
  world: World,
  desk: Desk,
  on: string,
  by: Officer,
  to: string,
  paper: { symbol: string; on: string; reason: string },
) {
  const from = desk.task.due_on ?? null
  move(desk, 'extend')
  desk.task.due_on = to
  if (!from) desk.task.due_kind = 'date'
  desk.clock.due_on = to
  desk.clock.terms = JSON.stringify({ fixed: to })
  desk.clock.explanation = [
    ...(desk.clock.explanation ?? []),
    `Gia hạn đến ${formatDate(to)} theo văn bản ${paper.symbol} ngày ${formatDate(paper.on)}.`,
  ]
  act(world, desk, on, by.id, 'tasks.extend', { from, to, document: paper.symbol })
  world.rows.extension.push({
    id: world.chance.uuid(),
    task_id: desk.task.id,
    from_due_on: from,
    to_due_on: to,
    document_symbol: paper.symbol,
    document_date: paper.on,
    reason: paper.reason,
    decided_by: by.id,
    decided_on: on,
  })
}

export function raise(world: World, desk: Desk, on: string, by: Officer, asked: Unit, words: string, proposal: string) {
  const id = world.chance.uuid()
  desk.task.stuck = true
  desk.task.asked_unit_ids = [...new Set([...((desk.task.asked_unit_ids as number[]) ?? []), asked.id])]
  act(world, desk, on, by.id, 'tasks.raise_difficulty', { difficulty: id, asked: asked.id }, [asked.id])
  const row = {
    id,
    task_id: desk.task.id,
    words,
    proposal,
    asked_unit_id: asked.id,
    raised_by: by.id,
    raised_on: on,
    answer: null,
    answered_by: null,
    answered_on: null,
  }
  world.rows.difficulty.push(row)
  const clock = world.clocks.term(answerDifficulty, {
    subject: { kind: 'difficulty', id },
    unitId: asked.id,
    start: on,
  })
  desk.difficulty = { row, clock }
}

export function answer(world: World, desk: Desk, on: string, by: Officer, words: string) {
  const open = desk.difficulty
  if (!open) return
  desk.difficulty = undefined
  desk.task.stuck = false
  Object.assign(open.row, { answer: words, answered_by: by.id, answered_on: on })
  open.clock.met_on = on
  act(world, desk, on, by.id, 'tasks.answer_difficulty', { difficulty: open.row.id }, [open.row.asked_unit_id])
}

function closeDifficulty(desk: Desk, on: string, why: string) {
  if (!desk.difficulty) return
  desk.difficulty.clock.ended_on = on
  desk.difficulty.clock.ended_why = why
  desk.difficulty = undefined
}

function decide(
  world: World,
  desk: Desk,
  on: string,
  by: Officer,
  kind: 'suspend' | 'resume' | 'recall',
  reason: string,
  symbol: string | null,
  dueOn?: string,
) {
  act(world, desk, on, by.id, `tasks.${kind}`, { document: symbol ?? undefined, dueOn })
  world.rows.task_decision.push({
    id: world.chance.uuid(),
    task_id: desk.task.id,
    kind,
    reason,
    document_symbol: symbol,
    decided_by: by.id,
    decided_on: on,
  })
}

export function suspend(world: World, desk: Desk, on: string, by: Officer, reason: string, symbol: string) {
  const before = desk.task.state
  move(desk, 'suspend')
  desk.task.suspended_from = before
  desk.clock.paused_on = on
  decide(world, desk, on, by, 'suspend', reason, symbol)
}

export function resume(world: World, desk: Desk, on: string, by: Officer, reason: string, dueOn: string) {
  move(desk, 'resume')
  desk.task.suspended_from = null
  if (!desk.task.due_on) desk.task.due_kind = 'date'
  desk.task.due_on = dueOn
  Object.assign(desk.clock, {
    paused_on: null,
    due_on: dueOn,
    terms: JSON.stringify({ fixed: dueOn }),
    explanation: [...(desk.clock.explanation ?? []), `Tiếp tục sau tạm dừng, hạn mới ${formatDate(dueOn)}.`],
  })
  decide(world, desk, on, by, 'resume', reason, null, dueOn)
}

export function recall(world: World, desk: Desk, on: string, by: Officer, reason: string, symbol: string) {
  move(desk, 'recall')
  Object.assign(desk.task, { closed_on: on, stuck: false })
  const why = 'Nhiệm vụ đã được thu hồi'
  Object.assign(desk.clock, { ended_on: on, ended_why: why })
  closeDifficulty(desk, on, why)
  decide(world, desk, on, by, 'recall', reason, symbol)
}

/** Another unit leads from now on: by decision, or because the unit ended (`eventId`). */
export function handOver(
  world: World,
  desk: Desk,
  on: string,
  by: Officer | null,
  to: Unit,
  reason: string,
  eventId: string | null,
) {
  const from = desk.lead
  world.rows.task_handover.push({
    id: world.chance.uuid(),
    task_id: desk.task.id,
    from_unit_id: from.id,
    to_unit_id: to.id,
    from_officer_id: eventId ? null : (desk.task.officer_id ?? null),
    to_officer_id: null,
    reason,
    event_id: eventId,
    handed_on: on,
    recorded_by: by?.id ?? null,
  })
  const support = (desk.task.support_unit_ids as number[]).filter((unitId) => unitId !== to.id)
  act(world, desk, on, by?.id ?? 0, 'tasks.hand_over', { from: from.id, to: to.id, event: eventId ?? undefined }, [
    to.id,
  ])
  Object.assign(desk.task, { lead_unit_id: to.id, support_unit_ids: support, ...(eventId ? {} : { officer_id: null }) })
  Object.assign(desk.clock, { holder_unit_id: to.id, ...(eventId ? {} : { officer_id: null }) })
  desk.lead = to
}

/** The checking body ended as well: its successor follows the task. */
export function passSupervision(world: World, desk: Desk, on: string, to: Unit, reason: string, eventId: string) {
  const from = desk.by
  world.rows.task_handover.push({
    id: world.chance.uuid(),
    task_id: desk.task.id,
    from_unit_id: from.id,
    to_unit_id: to.id,
    from_officer_id: null,
    to_officer_id: null,
    reason,
    event_id: eventId,
    handed_on: on,
    recorded_by: null,
  })
  act(world, desk, on, 0, 'tasks.hand_over', { from: from.id, to: to.id, event: eventId }, [to.id])
  desk.task.supervising_unit_id = to.id
  if (desk.claim) desk.claim.clock.holder_unit_id = to.id
  if (desk.difficulty) desk.difficulty.clock.holder_unit_id = to.id
  desk.by = to
}
