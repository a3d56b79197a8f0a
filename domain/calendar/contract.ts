import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { ById, Done, IsoDay, OfficerRef, Uuid, words } from '../kernel/shapes.ts'

export const dayKinds = {
  holiday: 'Nghỉ lễ',
  compensation: 'Nghỉ bù',
  swap_off: 'Hoán đổi: nghỉ',
  swap_work: 'Hoán đổi: làm bù',
  undecided: 'Chưa công bố',
} as const
const kindNames = Object.keys(dayKinds) as [keyof typeof dayKinds, ...(keyof typeof dayKinds)[]]
export const CalendarDay = z.object({
  id: Uuid.nullable(),
  day: IsoDay,
  kind: z.enum(kindNames),
  name: z.string(),
  source: z.string(),
  status: z.enum(['certain', 'unverified']),
  local: z.boolean(),
  removes: z.boolean(),
  proposedBy: OfficerRef.nullable(),
  confirmedBy: OfficerRef.nullable(),
  can: z.array(z.enum(['confirm', 'withdraw'])),
})
export const readCalendar = route({
  method: 'GET',
  path: '/calendar',
  needs: 'signed-in',
  does: 'Lịch nghỉ lễ, nghỉ bù, hoán đổi của một năm',
  query: z.object({ year: z.coerce.number().int().min(2020).max(2100) }),
  ok: z.object({
    year: z.number(),
    days: z.array(CalendarDay),
    pending: z.array(CalendarDay),
    can: z.array(z.enum(['propose'])),
  }),
})
export const proposeDay = route({
  method: 'POST',
  path: '/calendar',
  needs: 'calendar.propose',
  does: 'Đề nghị thêm, sửa hoặc bỏ một ngày',
  body: z.object({
    day: IsoDay,
    kind: z.enum(kindNames),
    name: words('tên ngày', 200),
    source: words('văn bản căn cứ', 300),
    status: z.enum(['certain', 'unverified']),
    removes: z.boolean().default(false),
  }),
  ok: z.object({ id: Uuid }),
})
export const confirmDay = route({
  method: 'POST',
  path: '/calendar/:id/confirm',
  needs: 'calendar.confirm',
  does: 'Xác nhận (người thứ hai); mọi hạn đang mở được tính lại',
  params: ById,
  ok: z.object({ recomputed: z.number() }),
  refuses: ['second_officer.same'],
})
export const withdrawDay = route({
  method: 'DELETE',
  path: '/calendar/:id',
  needs: 'calendar.propose',
  does: 'Rút đề nghị chưa xác nhận',
  params: ById,
  ok: Done,
})

export const LawValueRow = z.object({
  id: Uuid.nullable(),
  key: z.string(),
  words: z.string(),
  value: z.unknown(),
  unit: z.string(),
  since: IsoDay,
  source: z.string(),
  status: z.enum(['read', 'unverified', 'illustrative']),
  local: z.boolean(),
  proposedBy: OfficerRef.nullable(),
  confirmedBy: OfficerRef.nullable(),
  can: z.array(z.enum(['confirm', 'withdraw'])),
})
export const listLawValues = route({
  method: 'GET',
  path: '/law-values',
  needs: 'signed-in',
  does: 'Số liệu của luật và mục tiêu nội bộ, kèm nguồn và tình trạng đối chiếu',
  ok: z.object({ rows: z.array(LawValueRow), pending: z.array(LawValueRow), can: z.array(z.enum(['propose'])) }),
})
export const proposeLawValue = route({
  method: 'POST',
  path: '/law-values',
  needs: 'calendar.propose',
  does: 'Đề nghị số liệu mới',
  body: z.object({
    key: words('khóa', 80),
    since: IsoDay,
    value: z.number(),
    source: words('nguồn', 300),
    status: z.enum(['read', 'unverified', 'illustrative']),
  }),
  ok: z.object({ id: Uuid }),
})
export const confirmLawValue = route({
  method: 'POST',
  path: '/law-values/:id/confirm',
  needs: 'calendar.confirm',
  does: 'Xác nhận số liệu (người thứ hai)',
  params: ById,
  ok: Done,
  refuses: ['second_officer.same'],
})
