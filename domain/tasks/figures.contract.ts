import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Count, IsoDay, OfficerRef, PageQuery, pageOf, UnitId, UnitRef, Uuid } from '../kernel/shapes.ts'
import { TaskRow } from './contract.ts'

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
