import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { IsoDay, OfficerRef, UnitId, UnitRef, Uuid } from '../kernel/shapes.ts'
import { Holder } from '../keys/contract.ts'
import { Bundle, Hex32, Recipient, RecoveryCertificate } from '../keys/statements.ts'
import { arrivalFaults, deskChannelNames, isSpoken } from './arrival.ts'
import { concernNames, fieldNames, kindNames } from './fields.ts'
import { Envelope, SmallEnvelope, Submission, Wrap } from './submission.ts'

/* ---- who will be able to open it ---- */

export const readDeskGate = route({
  method: 'GET',
  path: '/desk/gate',
  needs: 'petitions.register',
  does: 'Cửa tiếp nhận của tin sắp vào sổ: ai sẽ mở được, ai giữ danh tính',
  query: z.object({
    office: UnitId.optional(),
    concern: z.enum(concernNames),
    /** Numbers of officers the sender does not want to open it. */
    without: z
      .string()
      .max(400)
      .regex(/^(\d{1,9}(,\d{1,9})*)?$/)
      .default('')
      .transform((list) => list.split(',').filter(Boolean).map(Number)),
  }),
  ok: z.object({
    /** Null: no gate is left inside; `outside` names who takes it then. */
    gate: z.object({ id: z.number().int(), name: z.string() }).nullable(),
    outside: z.string().nullable(),
    /** Who will be able to open it; each must get a wrap. */
    officers: z.array(Holder),
    /** Who keeps a sealed identity. */
    custodians: z.array(Holder),
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
    /** False where an identity may be kept on paper only. */
    identityAllowed: z.boolean(),
    /** The clerk belongs to the office named, or below it: what he registers leaves him at once. */
    withinOffice: z.boolean(),
    /** The clerk's own key, when it is in force: he may read what he wrote until hand-over. */
    own: Holder.nullable(),
  }),
})
export type DeskGate = z.infer<(typeof readDeskGate)['ok']>

/* ---- registering ---- */

export const Arrival = z.object({
  channel: z.enum(deskChannelNames, 'Xin chọn đơn đến bằng cách nào'),
  arrivedOn: IsoDay.nullish(),
  arrivedAt: z.string().max(5).nullish(),
  postmarkedOn: IsoDay.nullish(),
  forwardedOn: IsoDay.nullish(),
  forwardedSymbol: z.string().trim().max(60, 'Số, ký hiệu dài quá 60 ký tự').nullish(),
})

/** Sealed files beside the form, in its order: the envelope of each is bound to the part's id. */
const DeskFiles = z.array(z.object({ id: Uuid, what: z.enum(['scan', 'recording']) })).max(10, 'Nhiều nhất 10 tệp')

/** A stub “held on paper, number, day”: shaped, so that no name can slip into it. */
const PaperStub = z.object({
  number: z
    .string()
    .trim()
    .regex(/^\p{N}[\p{L}\p{N}./-]{0,29}$/u, 'Số bản giấy chỉ gồm chữ số, chữ cái, dấu gạch'),
  on: IsoDay,
})

/**
 * Multipart: field `body` holds this as JSON; scans and recordings go beside it as sealed files, each named by its part's id. The
 * report has the shape in which the portal takes one; nothing a person said, wrote or signed is in it in clear.
 */
export const NewEntry = z
  .object({
    report: Submission,
    arrival: Arrival,
    /** What was written down was read back to the person (Nghị định 154/2026, Điều 14). */
    readBack: z.boolean(),
    /** The caller agreed to being recorded; null: nothing is recorded. */
    recordingConsent: z.boolean().nullable(),
    /** The name stays on numbered paper; the report itself then is without one. */
    paper: PaperStub.nullable(),
    /** The content's key for the clerk himself, until hand-over. */
    own: Wrap.nullable(),
    files: DeskFiles,
    /** Keyed fingerprints of the sender; empty when there is no desk key or no name. */
    marks: z.array(Hex32).max(3),
    /** The same matter as one the clerk still has: another sender of it. */
    matterId: Uuid.nullable(),
  })
  .superRefine((entry, ctx) => {
    const wrong = (path: PropertyKey[], message: string) => ctx.addIssue({ code: 'custom', path, message })
    if (isSpoken(entry.arrival.channel) && !entry.readBack)
      wrong(['readBack'], 'Xin đọc lại cho người dân nghe, rồi đánh dấu')
    if (entry.paper && entry.report.identityMode !== 'anonymous')
      wrong(['paper'], 'Tên đã giữ trên giấy thì không ghi vào đây')
    if (entry.report.evidence.length) wrong(['report', 'evidence'], 'Tệp của bàn văn thư gửi cùng biểu mẫu')
  })
export type NewEntry = z.infer<typeof NewEntry>

/** Days are judged against the server's day; here only for the screen. */
export const entryDayFaults = (arrival: z.infer<typeof Arrival>, today: string) =>
  arrivalFaults(arrival, today).map((fault) => ({ ...fault, path: `arrival.${fault.path}` }))

const Registered = z.object({
  id: Uuid,
  receivedOn: IsoDay,
  /** Why that day, one sentence. */
  because: z.string(),
  doubts: z.array(z.string()),
  /** The first answer owed to the person. */
  dueOn: IsoDay.nullable(),
  gate: z.object({ id: z.number().int(), name: z.string() }),
  /** Signed promise of the log, the text of a receipt file. */
  receipt: z.string(),
  /** Where the person follows it with the code. */
  followAt: z.string(),
  /** It has left the clerk already: he belongs to the office named. */
  handedOver: z.boolean(),
})
export type Registered = z.infer<typeof Registered>

export const registerEntry = route({
  method: 'POST',
  path: '/desk/petitions',
  needs: 'petitions.register',
  does: 'Vào sổ đơn, thư, tin chuyển đến, buổi tiếp, cuộc gọi (đã niêm phong trong trình duyệt)',
  body: NewEntry,
  ok: Registered,
  carries: 'upload',
  refuses: [
    'intake.gate_changed',
    'intake.no_gate',
    'intake.not_sealed',
    'intake.identity_off',
    'intake.code_used',
    'desk.no_consent',
  ],
})

/** Another letter of a matter still on the desk: its words and scan join the report under the key it has. */
export const addLetter = route({
  method: 'POST',
  path: '/desk/petitions/:id/letters',
  needs: 'petitions.register',
  does: 'Ghi thêm một đơn gửi lại vào tin còn ở bàn của mình',
  params: z.object({ id: Uuid }),
  body: z.object({ arrival: Arrival, partId: Uuid, content: Envelope, files: DeskFiles }),
  ok: z.object({ letters: z.number().int() }),
  carries: 'upload',
  refuses: ['intake.not_sealed'],
})

/** How a matter came over the counter: for its page and for the answer owed to who forwarded it. Null for reports of the portal. */
export const readArrival = route({
  method: 'GET',
  path: '/petitions/:id/arrival',
  needs: 'petitions.read',
  does: 'Xem đơn đến bằng cách nào: dấu bưu điện, dấu đến, giờ gọi, văn bản chuyển',
  params: z.object({ id: Uuid }),
  ok: z.object({
    arrival: z
      .object({
        desk: UnitRef,
        arrivedOn: IsoDay.nullable(),
        arrivedAt: z.string().nullable(),
        postmarkedOn: IsoDay.nullable(),
        forwardedOn: IsoDay.nullable(),
        forwardedSymbol: z.string().nullable(),
        recordingConsent: z.boolean().nullable(),
        readBack: z.boolean(),
        /** Of an old register: how it had come then. */
        oldChannel: z.enum(deskChannelNames).nullable(),
      })
      .nullable(),
  }),
})

/* ---- seen before? ---- */

export const seenBefore = route({
  method: 'POST',
  path: '/desk/seen',
  needs: 'petitions.register',
  does: 'Đã gặp đơn này chưa: tìm trong những tin mà người hỏi được biết',
  body: z.object({
    officeId: z.number().int().positive().nullable(),
    kind: z.enum(kindNames).nullable(),
    field: z.enum(fieldNames).nullable(),
    /** Day of receipt of the new one; looked for within `days` before and after it. */
    on: IsoDay,
    days: z.number().int().min(1).max(3650).default(180),
    marks: z.array(Hex32).max(3),
  }),
  ok: z.object({
    near: z.array(
      z.object({
        id: Uuid,
        receivedOn: IsoDay,
        kind: z.enum(kindNames),
        field: z.string(),
        office: UnitRef.nullable(),
        letters: z.number().int(),
        /** “Sổ thường năm 2026, số 12”, when it has a number. */
        number: z.string().nullable(),
        sameSender: z.boolean(),
        /** Another letter may be added to it here. */
        onDesk: z.boolean(),
        /** What a further letter is sealed to. */
        contentRecipient: Recipient.nullable(),
      }),
    ),
  }),
})

/* ---- the day's list, hand-over ---- */

export const listDesk = route({
  method: 'GET',
  path: '/desk/petitions',
  needs: 'petitions.register',
  does: 'Đơn tôi vào sổ còn ở bàn; những đơn đã bàn giao chỉ còn số đếm',
  ok: z.object({
    rows: z.array(
      z.object({
        id: Uuid,
        registeredAt: z.string(),
        receivedOn: IsoDay,
        channel: z.enum(deskChannelNames),
        kind: z.enum(kindNames),
        field: z.string(),
        office: UnitRef.nullable(),
        gate: UnitRef,
        letters: z.number().int(),
        dueOn: IsoDay.nullable(),
        inMatter: z.boolean(),
      }),
    ),
    /** Counts of what has been handed over, latest day first; nothing else is left of it here. */
    handedOver: z.array(z.object({ day: IsoDay, count: z.number().int() })),
  }),
})

export const handOverDesk = route({
  method: 'POST',
  path: '/desk/hand-over',
  needs: 'petitions.register',
  does: 'Bàn giao các đơn đã vào sổ cho cửa tiếp nhận; từ đó không xem lại được',
  body: z.object({ ids: z.array(Uuid).max(500).nullable() }),
  ok: z.object({ count: z.number().int() }),
})

/* ---- the unit's desk key: fingerprints of senders ---- */

export const readDeskKey = route({
  method: 'GET',
  path: '/desk/key',
  needs: 'petitions.register',
  does: 'Khóa của bàn văn thư: bản niêm phong cho mình, ai còn chưa có',
  ok: z.object({
    unit: UnitRef,
    /** SHA-256 of the key, hex; null while there is none. */
    fingerprint: Hex32.nullable(),
    wrap: z.string().nullable(),
    /** Clerks of the unit without a wrap, whose key is in force. */
    missing: z.array(Holder),
    bundle: Bundle.nullable(),
    /** Who can pass it on, when there is a key and the asker has no wrap. */
    holders: z.array(OfficerRef),
  }),
})

export const giveDeskKey = route({
  method: 'POST',
  path: '/desk/key',
  needs: 'petitions.register',
  does: 'Tạo khóa của bàn văn thư, hoặc niêm phong lại cho văn thư khác của đơn vị',
  body: z.object({
    fingerprint: Hex32,
    wraps: z
      .array(z.object({ officerId: z.number().int(), wrap: SmallEnvelope }))
      .min(1)
      .max(50),
  }),
  ok: z.object({ fingerprint: Hex32 }),
  refuses: ['desk.other_key'],
})
