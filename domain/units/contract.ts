import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Done, Flag, IsoDay, OfficerRef, UnitId, UnitRef, Uuid, words } from '../kernel/shapes.ts'

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
