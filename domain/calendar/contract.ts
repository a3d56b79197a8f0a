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
    /** First and last year whose list of holidays is complete; dates outside are provisional. */
    firstYear: z.number(),
    lastYear: z.number(),
    /** What holds, by day; `removes`: a row that was taken away. `undecided`: nobody has decided this day yet. */
    days: z.array(CalendarDay),
    /** Proposals waiting for the second officer, of every year. */
    pending: z.array(CalendarDay),
    can: z.array(z.enum(['propose'])),
  }),
})
/** Clocks counted again and dates that moved; zero when (`work`) the worker does it, see `readRecount`. */
const Recounted = z.object({ recomputed: z.number(), moved: z.number(), work: Uuid.nullable() })

export const proposeDay = route({
  method: 'POST',
  path: '/calendar',
  needs: 'calendar.propose',
  does: 'Đề nghị thêm, sửa hoặc bỏ một ngày',
  body: z.object({
    day: IsoDay.refine((day) => day >= '2020' && day < '2101', 'Năm phải từ 2020 đến 2100'),
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
  ok: Recounted,
  refuses: ['second_officer.same', 'record.changed'],
})
export const withdrawDay = route({
  method: 'DELETE',
  path: '/calendar/:id',
  needs: 'calendar.propose',
  does: 'Rút đề nghị chưa xác nhận',
  params: ById,
  ok: Done,
  refuses: ['record.changed'],
})

/** A length of a term, a list of days (reminders), or the code of a choice. */
const LawNumber = z.union([z.number(), z.array(z.number()).max(20), z.string().regex(/^[a-z][a-z_]{0,39}$/)])
export const LawValueRow = z.object({
  id: Uuid.nullable(),
  key: z.string(),
  words: z.string(),
  value: LawNumber,
  /** Where the value is one of a list: code and words of each. */
  choices: z.record(z.string(), z.string()).nullable(),
  unit: z.string(),
  since: IsoDay,
  source: z.string(),
  status: z.enum(['read', 'unverified', 'illustrative']),
  local: z.boolean(),
  /** In force today. */
  holds: z.boolean(),
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
    value: LawNumber,
    source: words('nguồn', 300),
    status: z.enum(['read', 'unverified', 'illustrative']),
  }),
  ok: z.object({ id: Uuid }),
})
export const confirmLawValue = route({
  method: 'POST',
  path: '/law-values/:id/confirm',
  needs: 'calendar.confirm',
  does: 'Xác nhận số liệu (người thứ hai); thời hạn bắt đầu từ ngày áp dụng được tính lại',
  params: ById,
  ok: Recounted,
  refuses: ['second_officer.same', 'record.changed'],
})
export const withdrawLawValue = route({
  method: 'DELETE',
  path: '/law-values/:id',
  needs: 'calendar.propose',
  does: 'Rút đề nghị số liệu chưa xác nhận',
  params: ById,
  ok: Done,
  refuses: ['record.changed'],
})

/** Progress of a recount that the worker does, for the officer who confirmed. */
export const readRecount = route({
  method: 'GET',
  path: '/calendar/recounts/:id',
  needs: 'calendar.confirm',
  does: 'Tiến độ tính lại các thời hạn đang mở',
  params: ById,
  ok: z.object({
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    done: z.number(),
    total: z.number(),
    moved: z.number(),
  }),
})
