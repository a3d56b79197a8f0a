import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, IsoDay, Uuid, words } from '../kernel/shapes.ts'
import { dueKinds, Milestone } from './contract.ts'

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
  params: ById,
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
  params: ById,
  body: z.object({ officerId: z.number().int().nullable() }),
  ok: Done,
  refuses: ['officer.not_in_unit'],
})

export const reportProgress = route({
  method: 'POST',
  path: '/tasks/:id/progress',
  needs: 'tasks.report',
  does: 'Cập nhật tiến độ',
  params: ById,
  body: z.object({ words: words('tình hình thực hiện', 4000), percent: z.number().int().min(0).max(100).nullish() }),
  ok: Done,
})

export const raiseDifficulty = route({
  method: 'POST',
  path: '/tasks/:id/difficulties',
  needs: 'tasks.report',
  does: 'Nêu khó khăn, vướng mắc',
  params: ById,
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
  params: ById,
  body: ClaimBody,
  ok: z.object({ id: Uuid }),
  carries: 'upload',
  refuses: ['step.wrong_state', 'claim.future', 'claim.no_evidence', 'document.secret'],
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
  params: ById,
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
  params: ById,
  body: reasoned,
  ok: Done,
  refuses: ['step.wrong_state'],
})
export const resumeTask = route({
  method: 'POST',
  path: '/tasks/:id/resume',
  needs: 'tasks.assign',
  does: 'Tiếp tục nhiệm vụ đã tạm dừng',
  params: ById,
  body: z.object({ dueOn: IsoDay.nullish(), reason }),
  ok: Done,
  refuses: ['step.wrong_state'],
})
export const recallTask = route({
  method: 'POST',
  path: '/tasks/:id/recall',
  needs: 'tasks.assign',
  does: 'Thu hồi nhiệm vụ',
  params: ById,
  body: reasoned,
  ok: Done,
  refuses: ['step.wrong_state'],
})
export const handOverTask = route({
  method: 'POST',
  path: '/tasks/:id/handover',
  needs: 'tasks.assign',
  does: 'Chuyển nhiệm vụ cho đơn vị khác',
  params: ById,
  body: z.object({ toUnitId: z.number().int(), reason }),
  ok: Done,
  refuses: ['unit.ended'],
})

export const listTaskJournal = route({
  method: 'GET',
  path: '/tasks/:id/journal',
  needs: 'tasks.read',
  does: 'Dòng thời gian của nhiệm vụ',
  params: ById,
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
