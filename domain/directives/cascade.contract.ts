import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Count, Done, IsoDay, listOf, namesOf, UnitId, UnitRef, Uuid } from '../kernel/shapes.ts'
import { DocumentRef, Phase, ReviewPoint } from './contract.ts'
import { coverageStateNames, spreadingWays } from './words.ts'

/* ---- down to the units ---- */
export const sendDocument = route({
  method: 'POST',
  path: '/documents/:id/send',
  needs: 'directives.issue',
  does: 'Gửi văn bản đến đơn vị; đơn vị nào phải có kế hoạch riêng, đến ngày nào',
  params: ById,
  body: z
    .object({
      unitIds: z.array(z.number().int()).min(1, 'Xin chọn đơn vị nhận').max(6000),
      needsPlan: z.boolean().default(false),
      planDueOn: IsoDay.nullish(),
    })
    .refine((v) => !v.needsPlan || v.planDueOn, { path: ['planDueOn'], message: 'Xin ghi ngày phải có kế hoạch' }),
  ok: z.object({ sent: z.number(), already: z.number() }),
  refuses: ['unit.ended'],
})
export const ReceiptRow = z.object({
  unit: UnitRef,
  sentOn: IsoDay,
  acknowledgedOn: IsoDay.nullable(),
  needsPlan: z.boolean(),
  planDueOn: IsoDay.nullable(),
  plan: DocumentRef.nullable(),
  planLate: z.boolean(),
  spreadings: z.number(),
  people: z.number(),
  can: z.array(z.enum(['acknowledge', 'spread', 'attachPlan', 'askPlan'])),
})
export const listReceipts = route({
  method: 'GET',
  path: '/documents/:id/receipts',
  needs: 'directives.read',
  does: 'Đơn vị nào đã nhận, quán triệt, có kế hoạch',
  params: ById,
  query: z.object({ waiting: z.enum(['acknowledge', 'plan', 'spread']).optional() }),
  ok: z.object({ rows: z.array(ReceiptRow), total: Count }),
})
const receipt = z.object({ id: Uuid, unitId: UnitId })
export const acknowledgeDocument = route({
  method: 'POST',
  path: '/documents/:id/receipts/:unitId/acknowledge',
  needs: 'directives.receive',
  does: 'Xác nhận đã nhận văn bản',
  params: receipt,
  ok: Done,
  refuses: ['receipt.missing'],
})
export const recordSpreading = route({
  method: 'POST',
  path: '/documents/:id/receipts/:unitId/spreadings',
  needs: 'directives.receive',
  does: 'Ghi việc quán triệt: khi nào, hình thức, bao nhiêu người',
  params: receipt,
  body: z.object({
    heldOn: IsoDay,
    way: z.enum(namesOf(spreadingWays)),
    peopleCount: z.number('Xin ghi số người').int().min(0).max(1_000_000),
    note: z.string().trim().max(1000).nullish(),
  }),
  ok: z.object({ id: Uuid }),
  refuses: ['receipt.missing'],
})
export const listSpreadings = route({
  method: 'GET',
  path: '/documents/:id/spreadings',
  needs: 'directives.read',
  does: 'Các lần quán triệt',
  params: ById,
  query: z.object({ unitId: UnitId.optional() }),
  ok: z.array(
    z.object({
      id: Uuid,
      unit: UnitRef,
      heldOn: IsoDay,
      way: z.enum(namesOf(spreadingWays)),
      peopleCount: z.number(),
      note: z.string().nullable(),
    }),
  ),
})
export const attachPlan = route({
  method: 'PUT',
  path: '/documents/:id/receipts/:unitId/plan',
  needs: 'directives.receive',
  does: 'Gắn kế hoạch riêng của đơn vị thực hiện văn bản này',
  params: receipt,
  body: z.object({ planDocumentId: Uuid }),
  ok: Done,
  refuses: ['receipt.missing', 'plan.not_issued', 'document.cycle'],
})

/* ---- coverage matrix ---- */
export const CoverageCell = z.enum(coverageStateNames)
export const readCoverage = route({
  method: 'GET',
  path: '/documents/:id/coverage',
  needs: 'directives.read',
  does: 'Ma trận triển khai: khoản × đơn vị',
  params: ById,
  query: z.object({
    kind: z.string().max(30).optional(),
    state: listOf(CoverageCell).optional(),
    q: z.string().max(100).optional(),
  }),
  ok: z.object({
    asOf: IsoDay,
    items: z.array(z.object({ id: Uuid, path: z.string(), words: z.string() })),
    units: z.array(UnitRef.extend({ kind: z.string() })),
    /** `cells[unit index][item index]`. */
    cells: z.array(z.array(CoverageCell)),
    totals: z.record(CoverageCell, z.number()),
  }),
})
export const readCoverageCell = route({
  method: 'GET',
  path: '/documents/:id/coverage/:itemId/:unitId',
  needs: 'directives.read',
  does: 'Một ô của ma trận: kế hoạch, nhiệm vụ, báo cáo, thẩm định làm nên ô này',
  params: z.object({ id: Uuid, itemId: Uuid, unitId: UnitId }),
  ok: z.object({
    state: CoverageCell,
    unit: UnitRef,
    item: z.object({ id: Uuid, path: z.string(), words: z.string() }),
    needsPlan: z.boolean(),
    planDueOn: IsoDay.nullable(),
    plan: DocumentRef.nullable(),
    planItems: z.array(z.object({ id: Uuid, path: z.string(), words: z.string(), documentId: Uuid })),
    tasks: z.array(
      z.object({
        id: Uuid,
        code: z.string(),
        title: z.string(),
        state: z.string(),
        class: z.string(),
        dueOn: IsoDay.nullable(),
        own: z.boolean(),
      }),
    ),
  }),
})
export const exportCoverage = route({
  method: 'GET',
  path: '/documents/:id/coverage.xlsx',
  needs: 'directives.read',
  does: 'Xuất ma trận ra bảng tính',
  params: ById,
  ok: z.unknown(),
  carries: 'file',
})

/* ---- roadmap ---- */
export const readRoadmap = route({
  method: 'GET',
  path: '/roadmap',
  needs: 'directives.read',
  does: 'Lộ trình: giai đoạn, mốc sơ kết, tổng kết của các kế hoạch nhiều năm và việc đến hạn ở mỗi mốc',
  query: z.object({ documentId: Uuid.optional(), from: IsoDay.optional(), to: IsoDay.optional() }),
  ok: z.object({
    today: IsoDay,
    lanes: z.array(
      z.object({
        document: DocumentRef,
        phases: z.array(Phase.extend({ tasks: z.number(), verified: z.number(), overdue: z.number() })),
        reviews: z.array(
          ReviewPoint.extend({ tasksDue: z.number(), tasksOpen: z.number(), can: z.array(z.enum(['markDone'])) }),
        ),
      }),
    ),
  }),
})
export const markReviewDone = route({
  method: 'POST',
  path: '/reviews/:id/done',
  needs: 'directives.issue',
  does: 'Ghi mốc sơ kết, tổng kết, báo cáo đã làm, kèm văn bản',
  params: ById,
  body: z.object({ doneOn: IsoDay, documentId: Uuid.nullish() }),
  ok: Done,
})
