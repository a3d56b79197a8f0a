import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  ById,
  Done,
  Flag,
  Instant,
  IsoDay,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
  words,
} from '../kernel/shapes.ts'
import { contactKindNames } from './contact-points.ts'

const ByUnit = z.object({ id: UnitId })
const kind = z.enum(contactKindNames)

export const UnitContacts = z.object({
  unit: UnitRef,
  /** What is published today. */
  contacts: z.array(z.object({ kind, value: z.string(), hours: z.string().nullable() })),
  missing: z.array(kind),
})
export type UnitContacts = z.infer<typeof UnitContacts>

export const listContacts = route({
  method: 'GET',
  path: '/contacts',
  needs: 'contacts.manage',
  does: 'Đơn vị trong phạm vi và đầu mối liên hệ đang công bố; đơn vị còn thiếu',
  query: PageQuery.extend({
    q: z.string().trim().max(100).optional(),
    /** Only units that have not published everything expected / nothing at all. */
    missing: z.enum(['some', 'all']).optional(),
  }),
  ok: pageOf(UnitContacts).extend({
    /** Of all units within reach: how many publish everything expected, a part, nothing. */
    summary: z.object({ whole: z.number().int(), part: z.number().int(), none: z.number().int() }),
  }),
})

export const ContactRow = z.object({
  id: Uuid,
  kind,
  value: z.string(),
  hours: z.string().nullable(),
  validFrom: IsoDay,
  /** First day it no longer holds. */
  validTo: IsoDay.nullable(),
  standing: z.enum(['coming', 'now', 'past', 'never']),
  recordedBy: OfficerRef.nullable(),
  recordedAt: Instant,
  can: z.array(z.enum(['end', 'replace'])),
})
export type ContactRow = z.infer<typeof ContactRow>

export const readContacts = route({
  method: 'GET',
  path: '/contacts/units/:id',
  needs: 'contacts.manage',
  does: 'Đầu mối liên hệ của một đơn vị: đang công bố, sẽ công bố, đã thôi',
  params: ByUnit,
  ok: z.object({
    unit: UnitRef,
    rows: z.array(ContactRow),
    missing: z.array(kind),
    /** Address on the poster. */
    publicAddress: z.string(),
    can: z.array(z.enum(['add'])),
  }),
})

export const addContact = route({
  method: 'POST',
  path: '/contacts/units/:id',
  needs: 'contacts.manage',
  does: 'Công bố một đầu mối liên hệ, hoặc thay đầu mối cũ từ một ngày',
  params: ByUnit,
  body: z.object({
    kind,
    value: words('nội dung', 300),
    hours: z.string().trim().max(300).nullish(),
    validFrom: IsoDay,
    /** The row that ends on the day this one begins. */
    replaces: Uuid.optional(),
  }),
  ok: z.object({ id: Uuid }),
  refuses: ['permission.missing', 'record.changed', 'unit.ended'],
})

export const endContact = route({
  method: 'POST',
  path: '/contacts/:id/end',
  needs: 'contacts.manage',
  does: 'Thôi công bố một đầu mối từ một ngày; dòng cũ vẫn giữ',
  params: ById,
  body: z.object({ on: IsoDay }),
  ok: Done,
  refuses: ['permission.missing', 'record.changed'],
})

export const downloadPoster = route({
  method: 'GET',
  path: '/contacts/units/:id/poster',
  needs: 'contacts.manage',
  does: 'Áp phích của đơn vị (PDF A4): đường dây nóng, mã QR, địa chỉ ngắn, dấu vân tay khóa',
  params: ByUnit,
  ok: z.unknown(),
  carries: 'file',
})

export const downloadPaperForm = route({
  method: 'GET',
  path: '/contacts/units/:id/paper-form',
  needs: 'contacts.manage',
  does: 'Mẫu phiếu phản ánh bằng giấy (PDF A4), có mã QR để văn thư đọc',
  params: ByUnit,
  ok: z.unknown(),
  carries: 'file',
})

/** Ready: two or more hold it with keys in force. The rest says what is missing. */
export const gateStates = {
  ready: 'Sẵn sàng',
  few_keys: 'Chưa đủ hai người có khóa',
  few_people: 'Chưa đủ hai người',
  nobody: 'Chưa có ai',
} as const
export type GateState = keyof typeof gateStates
const gateStateNames = Object.keys(gateStates) as [GateState, ...GateState[]]

export const GateRow = z.object({
  unit: UnitRef,
  state: z.enum(gateStateNames),
  keepers: z.array(z.object({ officer: OfficerRef, post: z.string(), hasKey: z.boolean() })),
  /** Where a report goes when this gate cannot take it: the set one, else the unit above. */
  next: UnitRef.nullable(),
  /** The next gate was set by an officer, not taken from the tree. */
  nextIsSet: z.boolean(),
  outsideAuthority: z.string().nullable(),
  /** Units right below, whose reports come here. */
  below: z.number().int(),
})
export type GateRow = z.infer<typeof GateRow>

export const listGates = route({
  method: 'GET',
  path: '/gates',
  needs: 'gates.manage',
  does: 'Cửa tiếp nhận tin phản ánh: ai giữ, đã có khóa chưa, cửa kế tiếp, cơ quan ngoài tỉnh',
  query: z.object({ q: z.string().trim().max(100).optional(), notReady: Flag.optional() }),
  ok: z.object({ rows: z.array(GateRow), notReady: z.number().int() }),
})

export const setGate = route({
  method: 'PUT',
  path: '/gates/:id',
  needs: 'gates.manage',
  does: 'Định cửa kế tiếp và cơ quan ngoài tỉnh của một cửa',
  params: ByUnit,
  body: z.object({
    nextUnitId: UnitId.nullable(),
    outsideAuthority: z.string().trim().max(300).nullable(),
  }),
  ok: Done,
  refuses: ['permission.missing', 'unit.ended'],
})
