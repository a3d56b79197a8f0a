import { z } from 'zod'
import { route } from '../kernel/route.ts'
import {
  Done,
  Flag,
  Instant,
  IsoDay,
  OfficerId,
  OfficerRef,
  PageQuery,
  pageOf,
  UnitId,
  UnitRef,
  Uuid,
  words,
} from '../kernel/shapes.ts'
import { roleNames } from './roles.ts'

export const unitKinds = {
  central: 'Cơ quan trung ương',
  province: 'Tỉnh, thành phố',
  department: 'Sở, ban, ngành',
  agency: 'Cơ quan khác',
  commune: 'Xã, phường, đặc khu',
  office: 'Phòng, ban trực thuộc',
  service: 'Đơn vị sự nghiệp',
  enterprise: 'Doanh nghiệp nhà nước',
  party_committee: 'Cấp ủy',
  party_body: 'Cơ quan của Đảng',
  steering: 'Ban Chỉ đạo',
  front: 'Mặt trận Tổ quốc',
  mass_org: 'Tổ chức chính trị - xã hội',
  police: 'Công an',
  procuracy: 'Viện kiểm sát',
  court: 'Tòa án',
  enforcement: 'Thi hành án dân sự',
  military: 'Quân sự',
  assembly: 'Hội đồng nhân dân',
} as const
export type UnitKind = keyof typeof unitKinds
export const unitKindNames = Object.keys(unitKinds) as [UnitKind, ...UnitKind[]]
export const unitEventKinds = {
  establish: 'Thành lập',
  rename: 'Đổi tên, đổi mã',
  move: 'Chuyển cấp trên',
  merge: 'Sáp nhập, hợp nhất',
  split: 'Chia, tách',
  abolish: 'Giải thể',
} as const
export type UnitEventKind = keyof typeof unitEventKinds
const eventKindNames = Object.keys(unitEventKinds) as [UnitEventKind, ...UnitEventKind[]]

export const UnitRow = UnitRef.extend({
  shortName: z.string().nullable(),
  kind: z.enum(unitKindNames),
  side: z.enum(['state', 'party', 'social']),
  parentId: z.number().nullable(),
  endedOn: IsoDay.nullable(),
})
export type UnitRow = z.infer<typeof UnitRow>

export const listUnits = route({
  method: 'GET',
  path: '/units',
  needs: 'units.read',
  does: 'Cây cơ quan, đơn vị; có thể xem như vào một ngày đã qua',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    side: z.enum(['state', 'party', 'social']).optional(),
    kind: z.enum(unitKindNames).optional(),
    on: IsoDay.optional(),
    ended: Flag.optional(),
    limit: z.coerce.number().int().min(1).max(10000).default(10000),
  }),
  ok: z.array(UnitRow),
})

const Version = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  parent: UnitRef.nullable(),
  from: IsoDay,
  to: IsoDay.nullable(),
})
export const UnitEvent = z.object({
  id: Uuid,
  kind: z.enum(eventKindNames),
  effectiveOn: IsoDay,
  documentSymbol: z.string(),
  documentDate: IsoDay.nullable(),
  note: z.string().nullable(),
  before: z.array(UnitRef),
  after: z.array(UnitRef),
})
export const readUnit = route({
  method: 'GET',
  path: '/units/:id',
  needs: 'units.read',
  does: 'Trang của một đơn vị: tên qua các thời kỳ, cấp trên, người đứng đầu, sự kiện tổ chức',
  params: z.object({ id: UnitId }),
  ok: UnitRow.extend({
    establishedOn: IsoDay.nullable(),
    parent: UnitRef.nullable(),
    children: z.array(UnitRef),
    versions: z.array(Version),
    events: z.array(UnitEvent),
    synonyms: z.array(z.string()),
    successors: z.array(UnitRef.extend({ share: z.number() })),
    predecessors: z.array(UnitRef),
    heads: z.array(z.object({ officer: OfficerRef, title: z.string(), acting: z.boolean(), from: IsoDay })),
    officers: z.array(
      z.object({
        officer: OfficerRef,
        username: z.string(),
        titles: z.array(z.string()),
        roles: z.array(z.string()),
        absentUntil: IsoDay.nullable(),
        endedOn: IsoDay.nullable(),
      }),
    ),
    can: z.array(z.enum(['manage', 'absence'])),
  }),
})

const NewUnit = z.object({
  code: words('mã đơn vị', 40),
  name: words('tên đơn vị', 300),
  shortName: z.string().trim().max(100).nullish(),
  kind: z.enum(unitKindNames),
  side: z.enum(['state', 'party', 'social']),
  parentId: z.number().int().nullable(),
})
/**
 * One event of the ledger. establish: `after` new units. rename: `unitId` with new name/code. move: `unitId`, `parentId`.
 * merge: `beforeIds` into one unit (existing `intoId`, or a new one in `after`). split: one `beforeIds`, two or more in `after`
 * or `intoIds` with shares. abolish: `beforeIds`, duties go to `intoId`.
 */
export const recordUnitEvent = route({
  method: 'POST',
  path: '/unit-events',
  needs: 'units.manage',
  does: 'Ghi sự kiện tổ chức: thành lập, đổi tên, chuyển, sáp nhập, chia tách, giải thể',
  body: z.object({
    kind: z.enum(eventKindNames),
    effectiveOn: IsoDay,
    documentSymbol: words('số, ký hiệu văn bản', 100),
    documentDate: IsoDay.nullish(),
    note: z.string().trim().max(1000).nullish(),
    unitId: z.number().int().nullish(),
    beforeIds: z.array(z.number().int()).max(200).default([]),
    intoId: z.number().int().nullish(),
    name: z.string().trim().max(300).nullish(),
    shortName: z.string().trim().max(100).nullish(),
    code: z.string().trim().max(40).nullish(),
    parentId: z.number().int().nullish(),
    after: z
      .array(NewUnit.extend({ share: z.number().min(0).max(1).nullish() }))
      .max(50)
      .default([]),
    intoIds: z
      .array(z.object({ unitId: z.number().int(), share: z.number().min(0).max(1).nullish() }))
      .max(50)
      .default([]),
  }),
  ok: z.object({ eventId: Uuid, unitIds: z.array(z.number()), movedTasks: z.number(), movedDuties: z.number() }),
  refuses: ['unit.code_taken', 'unit.event_date', 'unit.event_shape', 'unit.no_successor', 'unit.ended'],
})
export const changeSynonyms = route({
  method: 'PUT',
  path: '/units/:id/synonyms',
  needs: 'units.manage',
  does: 'Tên gọi khác, chữ viết tắt để máy đọc nhận ra đơn vị',
  params: z.object({ id: UnitId }),
  body: z.object({ synonyms: z.array(words('tên gọi', 200)).max(50) }),
  ok: Done,
})

/* ---- officers ---- */
export const OfficerRow = z.object({
  id: z.number(),
  username: z.string(),
  name: z.string(),
  unit: UnitRef,
  titles: z.array(z.string()),
  roles: z.array(z.string()),
  endedOn: IsoDay.nullable(),
  absentUntil: IsoDay.nullable(),
})
export const listOfficers = route({
  method: 'GET',
  path: '/officers',
  needs: 'units.read',
  does: 'Danh sách cán bộ',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    unitId: UnitId.optional(),
    below: Flag.optional(),
    role: z.enum(roleNames).optional(),
    ended: Flag.optional(),
    ...PageQuery.shape,
  }),
  ok: pageOf(OfficerRow),
})
const email = z
  .email('Địa chỉ thư chưa đúng')
  .max(200)
  .nullish()
  .or(z.literal('').transform(() => null))
const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'Tên đăng nhập gồm 2–40 chữ thường không dấu, số, chấm, gạch')
export const addOfficer = route({
  method: 'POST',
  path: '/officers',
  needs: 'units.manage',
  does: 'Thêm cán bộ; hiện mật khẩu tạm một lần',
  body: z.object({
    username,
    name: words('họ tên', 100),
    email,
    phone: z.string().trim().max(30).nullish(),
    unitId: z.number('Xin chọn đơn vị').int(),
    title: z.string().trim().max(200).nullish(),
    isHead: z.boolean().default(false),
    roles: z.array(z.enum(roleNames)).min(1, 'Xin chọn ít nhất một vai trò'),
  }),
  ok: z.object({ id: z.number(), temporaryPassword: z.string() }),
  refuses: ['officer.username_taken', 'unit.ended'],
})
export const readOfficer = route({
  method: 'GET',
  path: '/officers/:id',
  needs: 'units.read',
  does: 'Xem một cán bộ',
  params: z.object({ id: OfficerId }),
  ok: OfficerRow.extend({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    grants: z.array(
      z.object({ id: Uuid, role: z.enum(roleNames), unit: UnitRef, from: IsoDay, to: IsoDay.nullable() }),
    ),
    appointments: z.array(
      z.object({
        id: Uuid,
        title: z.string(),
        unit: UnitRef,
        kind: z.enum(['holder', 'acting']),
        isHead: z.boolean(),
        from: IsoDay,
        to: IsoDay.nullable(),
        documentSymbol: z.string().nullable(),
      }),
    ),
    absences: z.array(
      z.object({
        id: Uuid,
        from: IsoDay,
        to: IsoDay,
        substitute: OfficerRef.nullable(),
        reason: z.string().nullable(),
        revoked: z.boolean(),
      }),
    ),
    can: z.array(z.enum(['manage', 'absence'])),
  }),
})
const officerId = z.object({ id: OfficerId })
export const editOfficer = route({
  method: 'PATCH',
  path: '/officers/:id',
  needs: 'units.manage',
  does: 'Sửa thông tin, chuyển đơn vị',
  params: officerId,
  body: z.object({
    name: words('họ tên', 100),
    email,
    phone: z.string().trim().max(30).nullish(),
    unitId: z.number().int(),
  }),
  ok: Done,
})
export const resetPassword = route({
  method: 'POST',
  path: '/officers/:id/password',
  needs: 'units.manage',
  does: 'Đặt lại mật khẩu; mọi phiên bị đăng xuất',
  params: officerId,
  ok: z.object({ temporaryPassword: z.string() }),
})
export const grantRole = route({
  method: 'POST',
  path: '/officers/:id/roles',
  needs: 'units.manage',
  does: 'Giao vai trò',
  params: officerId,
  body: z.object({ role: z.enum(roleNames), unitId: z.number().int(), from: IsoDay.nullish(), to: IsoDay.nullish() }),
  ok: z.object({ id: Uuid }),
})
export const endRole = route({
  method: 'DELETE',
  path: '/officers/:id/roles/:grantId',
  needs: 'units.manage',
  does: 'Thôi vai trò',
  params: z.object({ id: OfficerId, grantId: Uuid }),
  ok: Done,
  refuses: ['officer.last_administrator'],
})
export const appoint = route({
  method: 'POST',
  path: '/officers/:id/appointments',
  needs: 'units.manage',
  does: 'Bổ nhiệm, giao phụ trách hoặc giao quyền',
  params: officerId,
  body: z.object({
    unitId: z.number().int(),
    title: words('chức vụ', 200),
    isHead: z.boolean().default(false),
    kind: z.enum(['holder', 'acting']),
    from: IsoDay,
    documentSymbol: z.string().trim().max(100).nullish(),
  }),
  ok: z.object({ id: Uuid }),
})
export const endAppointment = route({
  method: 'DELETE',
  path: '/officers/:id/appointments/:appointmentId',
  needs: 'units.manage',
  does: 'Thôi giữ chức vụ',
  params: z.object({ id: OfficerId, appointmentId: Uuid }),
  ok: Done,
})
export const recordAbsence = route({
  method: 'POST',
  path: '/officers/:id/absences',
  needs: 'signed-in',
  does: 'Ghi vắng mặt, người thay; người thay có quyền của người vắng trong thời gian đó',
  params: officerId,
  body: z
    .object({
      from: IsoDay,
      to: IsoDay,
      substituteId: z.number().int().nullish(),
      reason: z.string().trim().max(300).nullish(),
      documentSymbol: z.string().trim().max(100).nullish(),
    })
    .refine((v) => v.to >= v.from, { path: ['to'], message: 'Ngày hết phải từ ngày bắt đầu trở đi' }),
  ok: z.object({ id: Uuid }),
  refuses: ['absence.overlaps'],
})
export const revokeAbsence = route({
  method: 'DELETE',
  path: '/officers/:id/absences/:absenceId',
  needs: 'signed-in',
  does: 'Hủy kỳ vắng mặt',
  params: z.object({ id: OfficerId, absenceId: Uuid }),
  ok: Done,
})

/** Everything an outgoing officer still holds; a person leaves only when the list is empty or handed over. */
export const readHandover = route({
  method: 'GET',
  path: '/officers/:id/handover',
  needs: 'units.read',
  does: 'Danh sách bàn giao của cán bộ sắp chuyển đi',
  params: officerId,
  ok: z.object({
    officer: OfficerRow,
    lines: z.array(
      z.object({
        kind: z.enum(['task', 'duty', 'role', 'appointment', 'reading']),
        id: z.string(),
        words: z.string(),
        dueOn: IsoDay.nullable(),
        opens: z.string().nullable(),
      }),
    ),
    can: z.array(z.enum(['handOver'])),
  }),
})
export const handOver = route({
  method: 'POST',
  path: '/officers/:id/handover',
  needs: 'units.manage',
  does: 'Bàn giao toàn bộ việc đang giữ cho người khác; có thể kết thúc tài khoản',
  params: officerId,
  body: z.object({
    toOfficerId: z.number('Xin chọn người nhận').int(),
    endsOn: IsoDay.nullish(),
    reason: words('lý do', 500),
  }),
  ok: z.object({ tasks: z.number(), duties: z.number() }),
  refuses: ['officer.not_in_unit', 'officer.last_administrator'],
})

export const importUnits = route({
  method: 'POST',
  path: '/units/import',
  needs: 'units.manage',
  does: 'Nhập đơn vị từ bảng tính; báo lỗi từng ô, sai thì không nhập gì',
  body: z.object({
    preview: z.boolean().default(true),
    effectiveOn: IsoDay.nullish(),
    documentSymbol: z.string().trim().max(100).nullish(),
  }),
  ok: z.object({
    applied: z.boolean(),
    count: z.number(),
    faults: z.array(z.object({ path: z.string(), words: z.string() })),
    rows: z.array(z.record(z.string(), z.unknown())),
  }),
  carries: 'upload',
})
export const importOfficers = route({
  method: 'POST',
  path: '/officers/import',
  needs: 'units.manage',
  does: 'Nhập cán bộ từ bảng tính; báo lỗi từng ô, sai thì không nhập gì',
  body: z.object({ preview: z.boolean().default(true) }),
  ok: z.object({
    applied: z.boolean(),
    count: z.number(),
    faults: z.array(z.object({ path: z.string(), words: z.string() })),
    rows: z.array(z.record(z.string(), z.unknown())),
    passwords: z.array(z.object({ username: z.string(), password: z.string() })),
  }),
  carries: 'upload',
})
export const downloadTemplate = route({
  method: 'GET',
  path: '/import-templates/:kind',
  needs: 'units.read',
  does: 'Tải mẫu bảng tính để nhập',
  params: z.object({ kind: z.enum(['units', 'officers', 'tasks']) }),
  ok: z.unknown(),
  carries: 'file',
})

/* ---- journal of the administration ---- */
export const listJournal = route({
  method: 'GET',
  path: '/journal',
  needs: 'journal.read',
  does: 'Nhật ký trong phạm vi được xem',
  query: z.object({
    subjectKind: z.string().max(40).optional(),
    subjectId: z.string().max(60).optional(),
    act: z.string().max(60).optional(),
    officerId: OfficerId.optional(),
    from: IsoDay.optional(),
    to: IsoDay.optional(),
    ...PageQuery.shape,
  }),
  ok: pageOf(
    z.object({
      id: z.string(),
      at: Instant,
      act: z.string(),
      words: z.string(),
      by: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      subjectKind: z.string(),
      subjectId: z.string(),
      opens: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
})
