import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, Instant, OfficerRef, Uuid, words } from '../kernel/shapes.ts'
import { Password } from '../sessions/contract.ts'

export const factorKinds = ['totp', 'passkey'] as const

const code = z
  .string('Xin nhập mã')
  .trim()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Mã gồm sáu chữ số'))

/** Codes shown once, each good for one use when the telephone is not at hand. Null: the officer had some already. */
const BackupCodes = z.array(z.string()).nullable()

/** What the browser's WebAuthn call takes and gives; its library and the server's know the shape. */
const WebAuthnJson = z.record(z.string(), z.json())

export const readSecondFactor = route({
  method: 'GET',
  path: '/second-factor',
  needs: 'signed-in',
  does: 'Xem các yếu tố thứ hai của mình',
  ok: z.object({
    factors: z.array(
      z.object({
        id: Uuid,
        kind: z.enum(factorKinds),
        name: z.string(),
        createdAt: Instant,
        usedAt: Instant.nullable(),
      }),
    ),
    backupCodesLeft: z.number().int(),
    /** Somebody asked to take them away: the officer sees it and can say no. */
    removal: z.object({ id: Uuid, askedBy: OfficerRef, askedAt: Instant, reason: z.string() }).nullable(),
  }),
})

export const beginTotp = route({
  method: 'POST',
  path: '/second-factor/totp',
  needs: 'signed-in',
  stepUp: 'when-set',
  does: 'Bắt đầu thêm ứng dụng mã số (TOTP): nhận mã QR',
  body: z.object({ password: Password, name: words('tên gợi nhớ', 60) }),
  ok: z.object({ id: Uuid, uri: z.string(), secret: z.string() }),
  refuses: ['password.wrong'],
})

export const confirmTotp = route({
  method: 'POST',
  path: '/second-factor/totp/:id/confirm',
  needs: 'signed-in',
  stepUp: 'when-set',
  does: 'Xác nhận ứng dụng mã số bằng mã đầu tiên',
  params: ById,
  body: z.object({ code }),
  ok: z.object({ backupCodes: BackupCodes }),
  refuses: ['second_factor.wrong', 'second_factor.locked'],
})

export const beginPasskey = route({
  method: 'POST',
  path: '/second-factor/passkey/options',
  needs: 'signed-in',
  stepUp: 'when-set',
  does: 'Bắt đầu thêm khóa bảo mật (passkey)',
  body: z.object({ password: Password }),
  ok: z.object({ options: WebAuthnJson }),
  refuses: ['password.wrong'],
})

export const addPasskey = route({
  method: 'POST',
  path: '/second-factor/passkey',
  needs: 'signed-in',
  stepUp: 'when-set',
  does: 'Thêm khóa bảo mật (passkey)',
  body: z.object({ name: words('tên gợi nhớ', 60), response: WebAuthnJson }),
  ok: z.object({ id: Uuid, backupCodes: BackupCodes }),
  refuses: ['second_factor.wrong', 'second_factor.known'],
})

export const renewBackupCodes = route({
  method: 'POST',
  path: '/second-factor/backup-codes',
  needs: 'signed-in',
  stepUp: true,
  does: 'Lập bộ mã dự phòng mới; bộ cũ hết hiệu lực',
  ok: z.object({ backupCodes: z.array(z.string()) }),
})

export const removeFactor = route({
  method: 'DELETE',
  path: '/second-factor/:id',
  needs: 'signed-in',
  stepUp: true,
  does: 'Bỏ một yếu tố thứ hai của mình',
  params: ById,
  ok: Done,
  refuses: ['second_factor.last'],
})

export const challengeSecondFactor = route({
  method: 'POST',
  path: '/second-factor/challenge',
  needs: 'signed-in',
  does: 'Hỏi cách xác nhận yếu tố thứ hai; nhận lời thách cho khóa bảo mật',
  ok: z.object({
    kinds: z.array(z.enum([...factorKinds, 'backup'])),
    passkey: WebAuthnJson.nullable(),
  }),
})

export const showSecondFactor = route({
  method: 'POST',
  path: '/second-factor/show',
  needs: 'signed-in',
  does: 'Xác nhận yếu tố thứ hai: khi đăng nhập, và lại trước việc cần bảo vệ (có hiệu lực 15 phút)',
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('totp'), code }),
    z.object({ kind: z.literal('backup'), code: z.string('Xin nhập mã dự phòng').trim().min(1).max(40) }),
    z.object({ kind: z.literal('passkey'), response: WebAuthnJson }),
  ]),
  ok: Done,
  refuses: ['second_factor.wrong', 'second_factor.locked', 'second_factor.missing'],
})

export const RemovalRow = z.object({
  id: Uuid,
  officer: OfficerRef,
  reason: z.string(),
  askedBy: OfficerRef,
  askedAt: Instant,
  can: z.array(z.enum(['confirm', 'withdraw'])),
})

export const listRemovals = route({
  method: 'GET',
  path: '/second-factor/removals',
  needs: 'signed-in',
  does: 'Đề nghị gỡ yếu tố thứ hai bị mất đang chờ người thứ hai',
  ok: z.array(RemovalRow),
})

export const askRemoval = route({
  method: 'POST',
  path: '/second-factor/removals',
  needs: 'units.manage',
  does: 'Đề nghị gỡ yếu tố thứ hai của cán bộ đã mất thiết bị (cần người thứ hai xác nhận; không mở được khóa)',
  body: z.object({ officerId: z.number('Xin chọn cán bộ').int().positive(), reason: words('lý do', 500) }),
  ok: z.object({ id: Uuid }),
  refuses: ['second_factor.none', 'second_factor.asked', 'second_officer.same'],
})

export const confirmRemoval = route({
  method: 'POST',
  path: '/second-factor/removals/:id/confirm',
  needs: 'signed-in',
  stepUp: 'when-set',
  does: 'Xác nhận gỡ yếu tố thứ hai của cán bộ khác: quản trị viên thứ hai, hoặc thủ trưởng của cán bộ ấy',
  params: ById,
  ok: Done,
  refuses: ['second_officer.same', 'permission.missing', 'record.changed'],
})

export const withdrawRemoval = route({
  method: 'POST',
  path: '/second-factor/removals/:id/withdraw',
  needs: 'signed-in',
  does: 'Rút hoặc từ chối đề nghị gỡ yếu tố thứ hai',
  params: ById,
  ok: Done,
  refuses: ['record.changed'],
})
