import { formatDate } from '@liem/domain/kernel/dates'
import { type TaskState, type TaskStep, taskFlow } from '@liem/domain/tasks/workflow'
import type { Assigned } from './giving.ts'
import type { Officer } from './officers.ts'
import type { Rows } from './rows.ts'
import type { Unit } from './units.ts'
import type { World } from './world.ts'

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

/** Writes an act of the task; its version counts up. */
export function act(
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

/** Takes a step of the workflow, or throws. */
export function move(desk: Desk, name: TaskStep) {
  const step = taskFlow.steps[name]
  if (!step.from.includes(desk.task.state)) throw new RangeError(`${name} from ${desk.task.state}`)
  desk.task.state = step.to
}
