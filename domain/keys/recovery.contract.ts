import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, OfficerRef, UnitId, UnitRef, Uuid, words } from '../kernel/shapes.ts'
import { Base64, Bundle, Recipient, RecoveryCertificate, RecoveryKeySaid, RecoverySigned } from './statements.ts'

export const RecoveryKeyRow = z.object({
  id: Uuid,
  unit: UnitRef,
  recipient: Recipient,
  k: z.number().int(),
  n: z.number().int(),
  set: z.string(),
  madeBy: OfficerRef,
  madeAt: Instant,
  endedAt: Instant.nullable(),
  /** When k leaders of the root had signed it. Null: nothing is sealed to it yet. */
  activeAt: Instant.nullable(),
  /** Leaders of the root who signed, and how many must. */
  signedBy: z.array(OfficerRef),
  needs: z.number().int(),
  said: RecoveryKeySaid,
  can: z.array(z.enum(['countersign', 'end'])),
})
export type RecoveryKeyRow = z.infer<typeof RecoveryKeyRow>

export const listRecoveryKeys = route({
  method: 'GET',
  path: '/keys/recovery',
  needs: 'signed-in',
  does: 'Khóa khôi phục của các cơ quan',
  ok: z.object({ rows: z.array(RecoveryKeyRow), canMake: z.boolean() }),
})

export const readRecoveryFor = route({
  method: 'GET',
  path: '/keys/recovery/for',
  needs: 'signed-in',
  does: 'Khóa khôi phục dùng cho tin, đơn của một đơn vị (của cấp trên gần nhất có khóa), kèm chuỗi chữ ký',
  query: z.object({ unit: UnitId }),
  ok: z.object({
    key: z.object({ id: Uuid, recipient: Recipient, statement: RecoveryCertificate }).nullable(),
    bundle: Bundle.nullable(),
  }),
})

export const makeRecoveryKey = route({
  method: 'POST',
  path: '/keys/recovery',
  needs: 'keys.root',
  stepUp: true,
  does: 'Ghi nhận khóa khôi phục vừa tạo và in trong trình duyệt; chưa dùng khi chưa đủ lãnh đạo đồng ký',
  body: z.object({ statement: RecoverySigned }),
  ok: z.object({ id: Uuid }),
  refuses: ['key.signer_not_eligible', 'key.statement_wrong', 'root.none', 'unit.ended'],
})

export const countersignRecovery = route({
  method: 'POST',
  path: '/keys/recovery/:id/countersign',
  needs: 'keys.root',
  stepUp: true,
  does: 'Lãnh đạo của gốc tin cậy đồng ký khóa khôi phục; đủ số người thì dùng, khóa trước của đơn vị thôi nhận thêm',
  params: ById,
  body: z.object({ statement: RecoverySigned }),
  ok: z.object({ active: z.boolean() }),
  refuses: ['key.signer_not_eligible', 'key.statement_wrong', 'key.revoked', 'key.certified'],
})

export const endRecoveryKey = route({
  method: 'POST',
  path: '/keys/recovery/:id/end',
  needs: 'keys.root',
  stepUp: true,
  does: 'Thôi dùng một khóa khôi phục cho tin, đơn mới',
  params: ById,
  ok: Done,
  refuses: ['key.revoked'],
})

/** Asked · confirmed by the second officer · ciphertext handed out · opened and sealed to the new holder · given up. */
export const requestStates = ['asked', 'confirmed', 'fetched', 'done', 'withdrawn'] as const

export const RecoveryRequestRow = z.object({
  id: Uuid,
  petitionId: Uuid,
  key: z.object({ id: Uuid, unit: UnitRef, k: z.number().int(), n: z.number().int(), set: z.string() }),
  /** What comes back: the words, or the reporter's identity. */
  part: z.enum(['content', 'identity']),
  purpose: z.string(),
  askedBy: OfficerRef,
  second: OfficerRef,
  to: OfficerRef,
  askedAt: Instant,
  state: z.enum(requestStates),
  can: z.array(z.enum(['confirm', 'fetch', 'withdraw'])),
})
export type RecoveryRequestRow = z.infer<typeof RecoveryRequestRow>

export const listRecoveryRequests = route({
  method: 'GET',
  path: '/keys/recovery-requests',
  needs: 'signed-in',
  does: 'Yêu cầu khôi phục mà mình đề nghị, xác nhận hoặc là người nhận',
  ok: z.array(RecoveryRequestRow),
})

export const askRecovery = route({
  method: 'POST',
  path: '/keys/recovery-requests',
  needs: 'keys.root',
  stepUp: true,
  does: 'Đề nghị dùng khóa khôi phục để giao lại một tin, đơn không còn ai mở được',
  body: z.object({
    petitionId: Uuid,
    part: z.enum(['content', 'identity']).default('content'),
    toOfficerId: z.number('Xin chọn người nhận').int().positive(),
    secondId: z.number('Xin chọn người xác nhận').int().positive(),
    purpose: words('lý do', 1000),
  }),
  ok: z.object({ id: Uuid }),
  refuses: ['record.not_found', 'recovery.none', 'recovery.not_holder', 'recovery.second', 'recovery.excluded'],
})

export const confirmRecovery = route({
  method: 'POST',
  path: '/keys/recovery-requests/:id/confirm',
  needs: 'keys.root',
  stepUp: true,
  does: 'Người thứ hai xác nhận yêu cầu khôi phục',
  params: ById,
  ok: Done,
  refuses: ['step.wrong_state', 'second_officer.same'],
})

export const withdrawRecovery = route({
  method: 'POST',
  path: '/keys/recovery-requests/:id/withdraw',
  needs: 'signed-in',
  does: 'Rút yêu cầu khôi phục',
  params: ById,
  ok: Done,
  refuses: ['step.wrong_state'],
})

const part = z.enum(['content', 'identity'])

export const fetchRecovery = route({
  method: 'POST',
  path: '/keys/recovery-requests/:id/fetch',
  needs: 'keys.root',
  stepUp: true,
  does: 'Lấy bản mã của khóa báo cáo, đúng một lần; việc này vào nhật ký và người phản ánh thấy được',
  params: ById,
  ok: z.object({
    petitionId: Uuid,
    recipient: Recipient,
    wraps: z.array(z.object({ part, wrap: z.string() })),
    to: z.object({ officer: OfficerRef, keyId: Uuid, recipient: Recipient }),
  }),
  refuses: ['step.wrong_state', 'recovery.fetched', 'recovery.not_holder'],
})

export const finishRecovery = route({
  method: 'POST',
  path: '/keys/recovery-requests/:id/regrant',
  needs: 'keys.root',
  stepUp: true,
  does: 'Giao lại: khóa báo cáo đã được niêm phong cho người nhận mới trong trình duyệt',
  params: ById,
  body: z.object({
    keyId: Uuid,
    wraps: z.array(z.object({ part, wrap: Base64(8_000) })).length(1),
  }),
  ok: Done,
  refuses: ['step.wrong_state', 'recovery.not_holder', 'recovery.excluded', 'recovery.none'],
})
