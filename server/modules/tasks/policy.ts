import type { TaskState, TaskStep } from '@liem/domain/tasks/workflow'
import { taskFlow } from '@liem/domain/tasks/workflow'
import { type Permission, permissionsOf } from '@liem/domain/units/roles'
import type { Ctx } from '#platform/ctx'

/** What decides on a step: where the task stands and who stands on which side of it. */
export type Parties = {
  state: TaskState
  leadUnitId: number
  supervisingUnitId: number
  supportUnitIds: readonly number[]
  askedUnitIds: readonly number[]
  stuck: boolean
}

type Asker = Pick<Ctx, 'grants'>

/**
 * Whether a role of the officer gives the permission within this unit. Seeing everything is not acting everywhere: a role
 * that reaches all acts in the unit it was given for.
 */
export function actsIn(ctx: Asker, permission: Permission, unitId: number): boolean {
  return ctx.grants.some(
    (grant) =>
      permissionsOf([grant.role]).has(permission) &&
      (grant.unitId === unitId || (grant.reach !== 'all' && (grant.units?.includes(unitId) ?? false))),
  )
}

/** Lead side: reports progress, claims the task done. */
export const leads = (ctx: Asker, task: Parties) => actsIn(ctx, 'tasks.report', task.leadUnitId)

/** Whoever works on it: the lead and the co-operating units. */
export const worksOn = (ctx: Asker, task: Parties) =>
  leads(ctx, task) || task.supportUnitIds.some((unitId) => actsIn(ctx, 'tasks.report', unitId))

/** Supervising side: judges claims. */
export const supervises = (ctx: Asker, task: Parties) => actsIn(ctx, 'tasks.verify', task.supervisingUnitId)

/**
 * A unit does not judge its own work: where it is also its own supervising body, only an officer whose role was given for a
 * unit above it gives the verdict.
 */
export function isOwnTask(ctx: Asker, task: Parties): boolean {
  if (task.leadUnitId !== task.supervisingUnitId) return false
  return !ctx.grants.some(
    (grant) =>
      grant.unitId !== task.leadUnitId &&
      grant.reach === 'subtree' &&
      (grant.units?.includes(task.leadUnitId) ?? false) &&
      permissionsOf([grant.role]).has('tasks.verify'),
  )
}

/** Supervising side: suspends, resumes, recalls, edits. */
export const directs = (ctx: Asker, task: Parties) => actsIn(ctx, 'tasks.assign', task.supervisingUnitId)

export const extends_ = (ctx: Asker, task: Parties) => actsIn(ctx, 'tasks.extend', task.supervisingUnitId)

/** The lead's own head shares out the work inside; the supervising body may too. */
export const assignsOfficer = (ctx: Asker, task: Parties) =>
  actsIn(ctx, 'tasks.assign', task.leadUnitId) || directs(ctx, task)

/** The supervising body hands a task over anywhere; the lead to units within its own reach. */
export const handsOver = (ctx: Asker, task: Parties, toUnitId?: number) =>
  directs(ctx, task) ||
  (actsIn(ctx, 'tasks.assign', task.leadUnitId) && (toUnitId === undefined || actsIn(ctx, 'tasks.assign', toUnitId)))

export const answersFor = (ctx: Asker, unitId: number) => actsIn(ctx, 'tasks.verify', unitId)

const stepPolicies: Record<TaskStep, (ctx: Asker, task: Parties) => boolean> = {
  claim: leads,
  withdrawClaim: leads,
  accept: (ctx, task) => supervises(ctx, task) && !isOwnTask(ctx, task),
  acceptLate: (ctx, task) => supervises(ctx, task) && !isOwnTask(ctx, task),
  acceptPartly: (ctx, task) => supervises(ctx, task) && !isOwnTask(ctx, task),
  return: (ctx, task) => supervises(ctx, task) && !isOwnTask(ctx, task),
  suspend: directs,
  resume: directs,
  recall: directs,
  extend: extends_,
}

export type TaskCan = TaskStep | 'progress' | 'difficulty' | 'answer' | 'handOver' | 'assignOfficer' | 'edit'

const running: readonly TaskState[] = ['open', 'claimed', 'returned', 'partly', 'suspended']

/** What the officer may do to the task now: the buttons of the screen. */
export function canDo(ctx: Asker, task: Parties): TaskCan[] {
  const steps = (Object.keys(taskFlow.steps) as TaskStep[]).filter(
    (name) => taskFlow.steps[name].from.includes(task.state) && stepPolicies[name](ctx, task),
  )
  if (!running.includes(task.state)) return steps
  const can: TaskCan[] = [...steps]
  if (task.state !== 'suspended' && worksOn(ctx, task)) can.push('progress', 'difficulty')
  if (task.stuck && task.askedUnitIds.some((unitId) => answersFor(ctx, unitId))) can.push('answer')
  if (handsOver(ctx, task)) can.push('handOver')
  if (assignsOfficer(ctx, task)) can.push('assignOfficer')
  if (directs(ctx, task)) can.push('edit')
  return can
}

export const mayStep = (ctx: Asker, task: Parties, name: TaskStep) => stepPolicies[name](ctx, task)
