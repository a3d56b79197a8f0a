import { formatDate } from '@liem/domain/kernel/dates'
import { act, type Desk, move } from './desk.ts'
import { closeDifficulty } from './desk-difficulties.ts'
import type { Officer } from './officers.ts'
import type { Unit } from './units.ts'
import type { World } from './world.ts'

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
