import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  ById,
  Flag,
  IsoDay,
  listOf,
  OfficerId,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
} from '../kernel/shapes.ts'
import { taskClassNames } from './classes.ts'
import { type TaskStep, taskFlow, taskStates } from './workflow.ts'

export const dueKinds = ['date', 'month', 'quarter', 'year', 'recurring', 'event', 'ongoing', 'none'] as const
const stepNames = Object.keys(taskFlow.steps) as [TaskStep, ...TaskStep[]]
const Can = z.array(z.enum([...stepNames, 'progress', 'difficulty', 'answer', 'handOver', 'assignOfficer', 'edit']))

export const Milestone = z.object({ label: z.string().max(500), dueOn: IsoDay.nullable(), doneOn: IsoDay.nullish() })

const TaskCore = z.object({
  id: Uuid,
  code: z.string(),
  title: z.string(),
  product: z.string(),
  state: z.enum(taskStates),
  class: z.enum(taskClassNames),
  classByClaim: z.enum(taskClassNames),
  lead: UnitRef,
  supervising: UnitRef,
  officer: OfficerRef.nullable(),
  assignedOn: IsoDay,
  dueKind: z.enum(dueKinds),
  dueAsWritten: z.string().nullable(),
  dueOriginalOn: IsoDay.nullable(),
  dueOn: IsoDay.nullable(),
  claimedOn: IsoDay.nullable(),
  verifiedOn: IsoDay.nullable(),
  verifiedLate: z.boolean(),
  stuck: z.boolean(),
  period: z.string().nullable(),
  document: z.object({ id: Uuid, symbol: z.string().nullable(), title: z.string() }).nullable(),
  itemPath: z.string().nullable(),
})

export const TaskRow = TaskCore.extend({ can: Can })
export type TaskRow = z.infer<typeof TaskRow>

export const Evidence = z.object({ id: Uuid, name: z.string(), mediaType: z.string(), sizeBytes: z.number() })

export const Task = TaskCore.extend({
  can: Can,
  version: z.number().int(),
  originalLead: UnitRef,
  support: z.array(UnitRef),
  milestones: z.array(Milestone),
  itemWords: z.string().nullable(),
  itemId: Uuid.nullable(),
  startedOn: IsoDay.nullable(),
  closedOn: IsoDay.nullable(),
  series: z.object({ id: Uuid, every: z.string() }).nullable(),
  duty: z.object({ dueOn: IsoDay.nullable(), provisional: z.boolean(), explanation: z.array(z.string()) }).nullable(),
  claims: z.array(
    z.object({
      id: Uuid,
      claimedOn: IsoDay,
      product: z.string(),
      productSymbol: z.string().nullable(),
      note: z.string().nullable(),
      state: z.enum(['pending', 'accepted', 'accepted_late', 'partly', 'returned', 'withdrawn']),
      by: OfficerRef,
      evidence: z.array(Evidence),
      verdict: z
        .object({ kind: z.string(), reasons: z.string().nullable(), decidedOn: IsoDay, by: OfficerRef })
        .nullable(),
    }),
  ),
  progress: z.array(
    z.object({
      id: Uuid,
      words: z.string(),
      percent: z.number().nullable(),
      on: IsoDay,
      by: OfficerRef,
      unit: UnitRef,
    }),
  ),
  difficulties: z.array(
    z.object({
      id: Uuid,
      words: z.string(),
      proposal: z.string().nullable(),
      asked: UnitRef,
      raisedOn: IsoDay,
      by: OfficerRef,
      answer: z.string().nullable(),
      answeredOn: IsoDay.nullable(),
      can: z.array(z.enum(['answer'])),
    }),
  ),
  extensions: z.array(
    z.object({
      id: Uuid,
      fromDueOn: IsoDay.nullable(),
      toDueOn: IsoDay,
      documentSymbol: z.string(),
      documentDate: IsoDay,
      reason: z.string(),
      decidedOn: IsoDay,
    }),
  ),
  /** Suspended, resumed, recalled: why and by which paper. */
  decisions: z.array(
    z.object({
      id: Uuid,
      kind: z.enum(['suspend', 'resume', 'recall']),
      reason: z.string(),
      documentSymbol: z.string().nullable(),
      on: IsoDay,
      by: OfficerRef,
    }),
  ),
  handovers: z.array(
    z.object({
      id: Uuid,
      fromUnit: UnitRef.nullable(),
      toUnit: UnitRef.nullable(),
      fromOfficer: OfficerRef.nullable(),
      toOfficer: OfficerRef.nullable(),
      reason: z.string(),
      on: IsoDay,
    }),
  ),
})
export type Task = z.infer<typeof Task>

/** Filters of a list of tasks; the same fields stand in the address. */
export const TaskFilters = z.object({
  q: z.string().trim().max(200).optional(),
  unitId: UnitId.optional(),
  /** With `unitId`: also the units below it. */
  below: Flag.optional(),
  part: z.enum(['lead', 'support', 'supervising', 'any']).optional(),
  documentId: Uuid.optional(),
  itemId: Uuid.optional(),
  officerId: OfficerId.optional(),
  state: listOf(z.enum(taskStates)).optional(),
  class: listOf(z.enum(taskClassNames)).optional(),
  basis: z.enum(['verdict', 'claim']).optional(),
  /** Verdict and claim classes differ. */
  gap: Flag.optional(),
  stuck: Flag.optional(),
  dueFrom: IsoDay.optional(),
  dueTo: IsoDay.optional(),
  assignedFrom: IsoDay.optional(),
  assignedTo: IsoDay.optional(),
})
export type TaskFilters = z.infer<typeof TaskFilters>

export const listTasks = route({
  method: 'GET',
  path: '/tasks',
  needs: 'tasks.read',
  does: 'Danh sách nhiệm vụ trong phạm vi được biết, theo hạn gần nhất',
  query: TaskFilters.extend({ ...PageQuery.shape }),
  ok: pageOf(TaskRow),
})

export const exportTasks = route({
  method: 'GET',
  path: '/tasks/export',
  needs: 'tasks.read',
  does: 'Xuất danh sách nhiệm vụ ra bảng tính, cùng mẫu với bảng nhập',
  query: TaskFilters,
  ok: z.unknown(),
  carries: 'file',
})

export const readTask = route({
  method: 'GET',
  path: '/tasks/:id',
  needs: 'tasks.read',
  does: 'Xem một nhiệm vụ',
  params: ById,
  ok: Task,
})
