import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Uuid } from '../kernel/shapes.ts'
import { Holder } from '../keys/contract.ts'
import { Bundle, Recipient, RecoveryCertificate } from '../keys/statements.ts'
import { concernNames } from './fields.ts'
import { MailboxItem, MailboxOpen, MailboxView } from './mailbox.ts'
import { Locator, Submission } from './submission.ts'

/**
 * JSON routes of the portal (no session, no cookie). Refusals are problem documents as everywhere; none of them says anything about
 * what is stored. Locators, offices and names struck out travel in bodies (a locator also in one header), never in an address: proxies write
 * addresses down beside who asked.
 */
const UnitHit = z.object({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  /** The body it belongs to or lies under; null at the top. */
  parent: z.string().nullable(),
})
export type UnitHit = z.infer<typeof UnitHit>

/** Offices by name, without regard to accents; by `code` from a poster. At most 20. */
export const findOffices = route({
  method: 'POST',
  path: '/offices',
  needs: 'anyone',
  does: 'Tìm cơ quan theo tên (không cần dấu) hoặc mã trên áp phích',
  body: z.strictObject({ q: z.string().max(200).default(''), code: z.string().max(60).optional() }),
  ok: z.object({ rows: z.array(UnitHit) }),
})

const number = z.number().int().positive().max(999_999_999)

/** Who would be able to open a report about this office and concern, less those struck out. */
export const readGate = route({
  method: 'POST',
  path: '/gate',
  needs: 'anyone',
  does: 'Cửa tiếp nhận: ai mở được tin, kèm chuỗi chữ ký để trình duyệt tự kiểm tra',
  body: z.strictObject({
    office: number.optional(),
    concern: z.enum(concernNames),
    /** Numbers of officers struck out. */
    without: z.array(number).max(120).default([]),
  }),
  ok: z.object({
    /** Null: no gate is left inside; `outside` names who takes it instead. */
    gate: z.object({ id: z.number().int(), name: z.string() }).nullable(),
    outside: z.string().nullable(),
    /** Who will be able to open it. All of them must get a wrap. */
    officers: z.array(Holder),
    /** Who keeps a sealed identity; empty: sealing an identity is not offered. */
    custodians: z.array(Holder),
    /** Recovery keys of superiors; each must get a wrap of every key of the report. */
    recovery: z.array(
      z.object({
        keyId: Uuid,
        unit: z.number().int(),
        unitName: z.string(),
        recipient: Recipient,
        certificate: RecoveryCertificate,
      }),
    ),
    bundle: Bundle.nullable(),
    /** False where law does not let an identity be kept on this network: the field is off, an identity envelope is refused. */
    identityAllowed: z.boolean(),
    /** Set only under load: the submission must answer it. SHA-256(challenge ‖ locator ‖ nonce), all as text, begins with `bits` zero bits. */
    pow: z.object({ challenge: z.string(), bits: z.number().int() }).nullable(),
  }),
})

/** Takes in a sealed report. The same body again: the same receipt. */
export const submitReport = route({
  method: 'POST',
  path: '/submissions',
  needs: 'anyone',
  does: 'Nhận một tin đã niêm phong trong trình duyệt của người gửi',
  body: Submission,
  ok: z.object({
    /** The receipt file's text: the signed promise, the entry and its salt. */
    receipt: z.string(),
    receivedAt: z.iso.datetime({ offset: true }),
  }),
  refuses: [
    'intake.code_used',
    'intake.gate_changed',
    'intake.no_gate',
    'intake.identity_off',
    'intake.upload_missing',
    'intake.busy',
  ],
})

/**
 * One sealed file. The body is the envelope's bytes (`application/octet-stream`), the locator in the header `liem-locator`. The same
 * bytes again: the same id. Waits a day (two hours when the disk is short) for the submission or message that names it. Under load it is
 * refused with a puzzle over locator and size, answered in the header `liem-pow` (challenge, space, nonce).
 */
export const uploadSealed = route({
  method: 'POST',
  path: '/uploads',
  needs: 'anyone',
  does: 'Nhận một tệp đã niêm phong, chờ tin hoặc tin nhắn gắn với nó',
  ok: z.object({ id: Uuid, size: z.number().int() }),
  refuses: ['intake.not_sealed', 'intake.too_many_files', 'intake.no_room', 'file.too_large', 'intake.busy'],
})

/** Salt of a mailbox. An unknown locator has a salt too, always the same one. */
export const findMailbox = route({
  method: 'POST',
  path: '/mailbox',
  needs: 'anyone',
  does: 'Lấy muối để trình duyệt suy ra khóa hộp thư',
  body: z.strictObject({ locator: Locator }),
  ok: z.object({
    salt: z.string(),
    kdf: z.literal('scrypt-13'),
    /** The server's clock, for proofs: a telephone's may be wrong. */
    now: z.iso.datetime({ offset: true }),
  }),
})

/** Everything in the mailbox, sealed. A wrong code, a wrong proof and an unknown locator are refused alike. */
export const openMailbox = route({
  method: 'POST',
  path: '/mailbox/open',
  needs: 'anyone',
  does: 'Đọc hộp thư (các phong bì còn niêm phong)',
  body: MailboxOpen,
  ok: MailboxView,
  refuses: ['mailbox.not_found'],
})

/** A sealed file out of the mailbox, as `application/octet-stream`. Same proof as `openMailbox`. */
export const readMailboxFile = route({
  method: 'POST',
  path: '/mailbox/file',
  needs: 'anyone',
  does: 'Lấy một tệp niêm phong trong hộp thư',
  body: MailboxOpen.extend({ item: Uuid }),
  ok: z.unknown(),
  carries: 'file',
  refuses: ['mailbox.not_found'],
})

/** Puts something into the mailbox, signed by the mailbox's key. The same item id again changes nothing. */
export const sendItem = route({
  method: 'POST',
  path: '/mailbox/items',
  needs: 'anyone',
  does: 'Nhắn tin, thêm chứng cứ, đề nghị bảo vệ, xin rút, đánh giá',
  body: MailboxItem,
  ok: z.object({ at: z.iso.datetime({ offset: true }) }),
  refuses: ['mailbox.not_found', 'mailbox.closed', 'mailbox.full', 'intake.upload_missing', 'intake.not_sealed'],
})
