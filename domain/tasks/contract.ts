import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  Count,
  Done,
  Flag,
  Instant,
  IsoDay,
  listOf,
  OfficerId,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
  words,
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
  params: z.object({ id: Uuid }),
  ok: Task,
})

const id = z.object({ id: Uuid })
const reason = words('lý do', 2000)

export const NewTask = z.object({
  documentId: Uuid.nullish(),
  itemId: Uuid.nullish(),
  title: words('nội dung nhiệm vụ', 4000).refine((v) => v.length >= 3, 'Nội dung nhiệm vụ quá ngắn'),
  product: words('sản phẩm, kết quả phải có', 1000),
  leadUnitId: z.number('Xin chọn cơ quan chủ trì').int(),
  supportUnitIds: z.array(z.number().int()).max(300).default([]),
  supervisingUnitId: z.number().int().nullish(),
  officerId: z.number().int().nullish(),
  assignedOn: IsoDay.nullish(),
  dueKind: z.enum(dueKinds).default('date'),
  dueAsWritten: z.string().trim().max(500).nullish(),
  /** `2026-08-15`, `2026-08`, `2026-Q4` or `2027`, by `dueKind`. */
  due: z
    .string()
    .regex(/^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]))?$/, 'Thời hạn chưa đúng dạng')
    .nullish(),
  recurrence: z
    .object({
      every: z.enum(['month', 'quarter', 'half-year', 'year']),
      day: z.number().int().min(1).max(31).nullish(),
      month: z.number().int().min(1).max(12).nullish(),
      fromOn: IsoDay,
      toOn: IsoDay.nullish(),
    })
    .nullish(),
  milestones: z.array(Milestone).max(50).default([]),
})
export type NewTask = z.infer<typeof NewTask>

export const assignTask = route({
  method: 'POST',
  path: '/tasks',
  needs: 'tasks.assign',
  does: 'Giao nhiệm vụ',
  body: NewTask,
  ok: z.object({ ids: z.array(Uuid) }),
  refuses: ['task.no_deadline_given', 'unit.ended'],
})

export const editTask = route({
  method: 'PATCH',
  path: '/tasks/:id',
  needs: 'tasks.assign',
  does: 'Sửa nội dung, sản phẩm, đơn vị phối hợp',
  params: id,
  body: z.object({
    version: z.number().int(),
    title: words('nội dung nhiệm vụ', 4000),
    product: words('sản phẩm', 1000),
    supportUnitIds: z.array(z.number().int()).max(300),
  }),
  ok: Done,
})

export const assignOfficer = route({
  method: 'PUT',
  path: '/tasks/:id/officer',
  needs: 'tasks.assign',
  does: 'Phân công cán bộ thụ lý',
  params: id,
  body: z.object({ officerId: z.number().int().nullable() }),
  ok: Done,
  refuses: ['officer.not_in_unit'],
})

export const reportProgress = route({
  method: 'POST',
  path: '/tasks/:id/progress',
  needs: 'tasks.report',
  does: 'Cập nhật tiến độ',
  params: id,
  body: z.object({ words: words('tình hình thực hiện', 4000), percent: z.number().int().min(0).max(100).nullish() }),
  ok: Done,
})

export const raiseDifficulty = route({
  method: 'POST',
  path: '/tasks/:id/difficulties',
  needs: 'tasks.report',
  does: 'Nêu khó khăn, vướng mắc',
  params: id,
  body: z.object({
    words: words('khó khăn, vướng mắc', 4000),
    proposal: z.string().trim().max(4000).nullish(),
    askedUnitId: z.number().int().nullish(),
  }),
  ok: z.object({ id: Uuid }),
})

export const answerDifficulty = route({
  method: 'POST',
  path: '/tasks/:id/difficulties/:difficultyId/answer',
  needs: 'tasks.verify',
  does: 'Trả lời khó khăn, vướng mắc',
  params: z.object({ id: Uuid, difficultyId: Uuid }),
  body: z.object({ answer: words('nội dung trả lời', 4000) }),
  ok: Done,
})

/** Multipart: field `body` holds this as JSON, fields `file` hold the evidence. */
export const ClaimBody = z.object({
  claimedOn: IsoDay.nullish(),
  product: words('sản phẩm đã hoàn thành', 2000),
  productSymbol: z.string().trim().max(100).nullish(),
  note: z.string().trim().max(4000).nullish(),
})
export const claimDone = route({
  method: 'POST',
  path: '/tasks/:id/claims',
  needs: 'tasks.report',
  does: 'Báo cáo hoàn thành, kèm sản phẩm và tài liệu chứng minh',
  params: id,
  body: ClaimBody,
  ok: z.object({ id: Uuid }),
  carries: 'upload',
  refuses: ['step.wrong_state', 'claim.future', 'claim.no_evidence'],
})
export const withdrawClaim = route({
  method: 'DELETE',
  path: '/tasks/:id/claims/:claimId',
  needs: 'tasks.report',
  does: 'Rút báo cáo hoàn thành chưa được thẩm định',
  params: z.object({ id: Uuid, claimId: Uuid }),
  ok: Done,
  refuses: ['step.wrong_state'],
})

export const giveVerdict = route({
  method: 'POST',
  path: '/tasks/:id/claims/:claimId/verdict',
  needs: 'tasks.verify',
  does: 'Thẩm định báo cáo hoàn thành',
  params: z.object({ id: Uuid, claimId: Uuid }),
  body: z
    .object({
      kind: z.enum(['accepted', 'accepted_late', 'partly', 'returned']),
      reasons: z.string().trim().max(4000).nullish(),
    })
    .refine((v) => v.kind === 'accepted' || Boolean(v.reasons), { path: ['reasons'], message: 'Xin nêu lý do' }),
  ok: Done,
  refuses: ['step.wrong_state', 'verdict.own_task'],
})

export const extendTask = route({
  method: 'POST',
  path: '/tasks/:id/extensions',
  needs: 'tasks.extend',
  does: 'Gia hạn theo văn bản cho phép',
  params: id,
  body: z.object({
    toDueOn: IsoDay,
    documentSymbol: words('số, ký hiệu văn bản cho gia hạn', 100),
    documentDate: IsoDay,
    reason,
  }),
  ok: Done,
  refuses: ['step.wrong_state', 'extension.not_later'],
})

const reasoned = z.object({ reason, documentSymbol: z.string().trim().max(100).nullish() })
export const suspendTask = route({
  method: 'POST',
  path: '/tasks/:id/suspend',
  needs: 'tasks.assign',
  does: 'Tạm dừng nhiệm vụ',
  params: id,
  body: reasoned,
  ok: Done,
  refuses: ['step.wrong_state'],
})
export const resumeTask = route({
  method: 'POST',
  path: '/tasks/:id/resume',
  needs: 'tasks.assign',
  does: 'Tiếp tục nhiệm vụ đã tạm dừng',
  params: id,
  body: z.object({ dueOn: IsoDay.nullish(), reason }),
  ok: Done,
  refuses: ['step.wrong_state'],
})
export const recallTask = route({
  method: 'POST',
  path: '/tasks/:id/recall',
  needs: 'tasks.assign',
  does: 'Thu hồi nhiệm vụ',
  params: id,
  body: reasoned,
  ok: Done,
  refuses: ['step.wrong_state'],
})
export const handOverTask = route({
  method: 'POST',
  path: '/tasks/:id/handover',
  needs: 'tasks.assign',
  does: 'Chuyển nhiệm vụ cho đơn vị khác',
  params: id,
  body: z.object({ toUnitId: z.number().int(), reason }),
  ok: Done,
  refuses: ['unit.ended'],
})

export const listTaskJournal = route({
  method: 'GET',
  path: '/tasks/:id/journal',
  needs: 'tasks.read',
  does: 'Dòng thời gian của nhiệm vụ',
  params: id,
  ok: z.array(
    z.object({
      id: z.string(),
      at: Instant,
      act: z.string(),
      words: z.string(),
      by: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
})

export const readEvidence = route({
  method: 'GET',
  path: '/tasks/:id/evidence/:fileId',
  needs: 'tasks.read',
  does: 'Tải tài liệu chứng minh',
  params: z.object({ id: Uuid, fileId: Uuid }),
  ok: z.unknown(),
  carries: 'file',
})

/* ---- figures ---- */
const Totals = z.object({
  assigned: z.number(),
  on_time: z.number(),
  late: z.number(),
  within_term: z.number(),
  overdue: z.number(),
  no_deadline: z.number(),
  suspended: z.number(),
  recalled: z.number(),
})
export const TwoSeries = z.object({ verdict: Totals, claim: Totals })
export type TwoSeries = z.infer<typeof TwoSeries>
export const Share = z.object({ numerator: z.number(), denominator: z.number() })

export const readDashboard = route({
  method: 'GET',
  path: '/dashboard',
  needs: 'dashboard.read',
  does: 'Bảng điều hành: hai chuỗi số theo thẩm định và theo báo cáo, xu hướng, nơi chậm, nơi vướng',
  query: z.object({
    unitId: UnitId.optional(),
    documentId: Uuid.optional(),
    from: IsoDay.optional(),
    to: IsoDay.optional(),
  }),
  ok: z.object({
    asOf: IsoDay,
    totals: TwoSeries,
    coverage: z.object({
      plansNeeded: z.number(),
      plansIssued: z.number(),
      plansLate: z.number(),
      acknowledged: z.number(),
      received: z.number(),
    }),
    byUnit: z.array(z.object({ unit: UnitRef, totals: TwoSeries, onTime: Share })),
    byDocument: z.array(
      z.object({
        document: z.object({ id: Uuid, symbol: z.string().nullable(), title: z.string() }),
        totals: TwoSeries,
      }),
    ),
    trend: z.array(
      z.object({
        month: z.string(),
        assigned: z.number(),
        doneOnTime: z.number(),
        doneLate: z.number(),
        overdueAtEnd: z.number(),
      }),
    ),
    mostLate: z.array(TaskRow),
    mostBlocked: z.array(z.object({ unit: UnitRef, openDifficulties: z.number(), oldestOn: IsoDay.nullable() })),
  }),
})

export const readUnitFigures = route({
  method: 'GET',
  path: '/units/:id/figures',
  needs: 'tasks.read',
  does: 'Số liệu nhiệm vụ của một đơn vị',
  params: z.object({ id: UnitId }),
  ok: z.object({
    asOf: IsoDay,
    lead: TwoSeries,
    onTime: Share,
    overdue: Share,
    supporting: z.number(),
    supervising: z.number(),
    openDifficulties: z.number(),
    count: Count,
  }),
})

/* ---- urging ---- */
export const draftUrging = route({
  method: 'POST',
  path: '/urgings',
  needs: 'tasks.urge',
  does: 'Lập công văn đôn đốc một đơn vị (DOCX, PDF)',
  body: z.object({
    unitId: z.number().int(),
    senderUnitId: z.number().int().nullish(),
    taskIds: z.array(Uuid).max(200).nullish(),
    number: z.string().trim().max(20).nullish(),
    symbolTail: z.string().trim().max(40).nullish(),
    replyByOn: IsoDay.nullish(),
    signerTitle: z.string().trim().max(200).nullish(),
    signerName: z.string().trim().max(200).nullish(),
  }),
  ok: z.object({ id: Uuid, taskCount: z.number() }),
  refuses: ['urging.nothing_late'],
})
export const listUrgings = route({
  method: 'GET',
  path: '/urgings',
  needs: 'tasks.read',
  does: 'Các lần đôn đốc',
  query: z.object({ unitId: UnitId.optional(), ...PageQuery.shape }),
  ok: pageOf(
    z.object({
      id: Uuid,
      unit: UnitRef,
      sender: UnitRef,
      symbol: z.string().nullable(),
      urgedOn: IsoDay,
      taskCount: z.number(),
      by: OfficerRef,
    }),
  ),
})
export const downloadUrging = route({
  method: 'GET',
  path: '/urgings/:id/:form',
  needs: 'tasks.read',
  does: 'Tải công văn đôn đốc',
  params: z.object({ id: Uuid, form: z.enum(['docx', 'pdf']) }),
  ok: z.unknown(),
  carries: 'file',
})

/* ---- import ---- */
export const ImportRow = z.object({
  row: z.number(),
  code: z.string().nullable(),
  action: z.enum(['new', 'update', 'same']),
  title: z.string(),
  lead: z.string(),
  due: z.string().nullable(),
})
export const importTasks = route({
  method: 'POST',
  path: '/tasks/import',
  needs: 'tasks.assign',
  does: 'Nhập danh mục nhiệm vụ từ bảng tính; cùng mã thì cập nhật; một ô sai thì không nhập gì',
  body: z.object({ documentId: Uuid.nullish(), preview: z.boolean().default(true) }),
  ok: z.object({
    applied: z.boolean(),
    rows: z.array(ImportRow),
    faults: z.array(z.object({ path: z.string(), words: z.string() })),
  }),
  carries: 'upload',
})
