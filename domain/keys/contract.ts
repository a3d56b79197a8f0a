import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, listOf, OfficerRef, UnitId, Uuid } from '../kernel/shapes.ts'
import { roleNames } from '../units/roles.ts'
import { Base64, Bundle, Certificate, Hex32, KeyRequest, Recipient } from './statements.ts'

/** Waiting for a countersignature · in force · named in the root · no longer to be sealed to. */
export const keyStates = ['waiting', 'certified', 'leader', 'revoked'] as const
/** Why a key is no longer used. `compromised` also takes away what it countersigned. */
export const revokeReasons = ['replaced', 'lost', 'compromised', 'left'] as const
export type RevokeReason = (typeof revokeReasons)[number]

/** A key as everybody in the house may see it. `post` and `unit` are those a countersignature would name today. */
export const KeyRow = z.object({
  id: Uuid,
  officer: OfficerRef,
  post: z.string(),
  unit: z.string(),
  recipient: Recipient,
  verifyKey: Hex32,
  state: z.enum(keyStates),
  madeAt: Instant,
  /** Who countersigned it, and when. */
  signedBy: OfficerRef.nullable(),
  signedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  revokedWhy: z.enum(revokeReasons).nullable(),
  /** Somebody asked to end it; a second officer has yet to confirm. */
  endAsked: z.object({ by: OfficerRef, at: Instant, why: z.enum(['lost', 'compromised']) }).nullable(),
  can: z.array(z.enum(['countersign', 'revoke', 'withdraw'])),
})
export type KeyRow = z.infer<typeof KeyRow>

export const readOwnKey = route({
  method: 'GET',
  path: '/keys/own',
  needs: 'signed-in',
  does: 'Xem khóa của mình, khóa trước đây, ai có thể đồng ký',
  ok: z.object({
    current: KeyRow.nullable(),
    former: z.array(KeyRow),
    hasSecondFactor: z.boolean(),
    /** Officers whose key is in force: any one of them may countersign. */
    countersigners: z.array(z.object({ officer: OfficerRef, post: z.string(), unit: z.string() })),
    root: Hex32.nullable(),
  }),
})

export const makeKey = route({
  method: 'POST',
  path: '/keys/own',
  needs: 'signed-in',
  stepUp: true,
  does: 'Nộp khóa vừa tạo trong trình duyệt (phần bí mật đã khóa bằng cụm mật khẩu); khóa cũ thôi dùng',
  body: z.object({
    request: KeyRequest,
    /** The secret part under the officer's passphrase (an age file), base64url. */
    locked: Base64(8_000),
    /** Why the present key is given up; required when there is one. */
    why: z.enum(['replaced', 'lost', 'compromised']).optional(),
  }),
  ok: KeyRow,
  refuses: ['key.request_wrong', 'key.has_one'],
})

export const readLockedKey = route({
  method: 'GET',
  path: '/keys/own/locked',
  needs: 'signed-in',
  stepUp: true,
  does: 'Lấy phần bí mật (đang khóa) của khóa mình để mở trong trình duyệt',
  /** One of one's own keys by its id, a former one too: what was sealed to it before still opens. Without an id, the one in use. */
  query: z.object({ keyId: Uuid.optional() }),
  ok: z.object({ keyId: Uuid, officer: OfficerRef, recipient: Recipient, verifyKey: Hex32, locked: z.string() }),
  refuses: ['key.none'],
})

export const relockKey = route({
  method: 'PUT',
  path: '/keys/own/locked',
  needs: 'signed-in',
  stepUp: true,
  does: 'Đổi cụm mật khẩu: thay bản khóa cũ bằng bản khóa mới của cùng một khóa',
  body: z.object({
    keyId: Uuid,
    locked: Base64(8_000),
    /** Signed by the key itself, so that only who opened it can replace the locked copy. */
    request: KeyRequest,
  }),
  ok: Done,
  refuses: ['key.none', 'key.request_wrong'],
})

export const revokeOwnKey = route({
  method: 'POST',
  path: '/keys/own/revoke',
  needs: 'signed-in',
  does: 'Báo mất hoặc lộ khóa của mình: từ lúc này không ai niêm phong cho khóa ấy nữa',
  body: z.object({ why: z.enum(['lost', 'compromised']) }),
  ok: Done,
  refuses: ['key.none'],
})

export const listKeys = route({
  method: 'GET',
  path: '/keys',
  needs: 'signed-in',
  does: 'Khóa của cơ quan: đang chờ đồng ký, đang dùng, thôi dùng',
  query: z.object({ state: z.enum(keyStates).optional(), q: z.string().trim().max(100).optional() }),
  ok: z.object({
    rows: z.array(KeyRow),
    root: Hex32.nullable(),
    /** The officer's own key is in force, so he may countersign. */
    mayCountersign: z.boolean(),
    waiting: z.number().int(),
  }),
})

export const countersignKey = route({
  method: 'POST',
  path: '/keys/:id/certificate',
  needs: 'signed-in',
  stepUp: true,
  does: 'Đồng ký khóa của cán bộ khác sau khi đối chiếu dấu vân tay',
  params: ById,
  body: z.object({ statement: Certificate }),
  ok: Done,
  refuses: ['key.revoked', 'key.certified', 'key.signer_not_eligible', 'key.own', 'key.statement_wrong', 'root.none'],
})

export const revokeKey = route({
  method: 'POST',
  path: '/keys/:id/revoke',
  needs: 'keys.root',
  stepUp: true,
  does: 'Thôi dùng khóa của cán bộ khác (mất, lộ): người thứ nhất đề nghị, người thứ hai xác nhận',
  params: ById,
  body: z.object({ why: z.enum(['lost', 'compromised']) }),
  /** False: asked; a second officer who answers for the root has yet to call the same. */
  ok: z.object({ revoked: z.boolean() }),
  refuses: ['key.revoked', 'key.own', 'second_officer.same'],
})

export const withdrawRevocation = route({
  method: 'POST',
  path: '/keys/:id/revoke/withdraw',
  needs: 'signed-in',
  does: 'Rút hoặc bác đề nghị thôi dùng khóa',
  params: ById,
  ok: Done,
  refuses: ['key.revoked'],
})

/** One to whom may be sealed. Name, post and unit are those in the countersigned statement, not what the server says today. */
export const Holder = z.object({
  keyId: Uuid,
  officer: z.number().int(),
  name: z.string(),
  post: z.string(),
  unit: z.string(),
  recipient: Recipient,
  verifyKey: Hex32,
})
export type Holder = z.infer<typeof Holder>

export const listHolders = route({
  method: 'GET',
  path: '/keys/eligible',
  needs: 'signed-in',
  does: 'Cán bộ có khóa dùng được, kèm chuỗi chữ ký để trình duyệt tự kiểm tra',
  query: z.object({
    /** Who holds a role (`role`) in this unit, or works in it. */
    unit: UnitId.optional(),
    role: z.enum(roleNames).optional(),
    officers: listOf(
      z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .transform(Number),
    ).optional(),
  }),
  ok: z.object({
    holders: z.array(Holder),
    /** Null while there is no root: then there is no holder either. */
    bundle: Bundle.nullable(),
  }),
})
