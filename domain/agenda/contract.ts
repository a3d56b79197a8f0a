import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Done, Instant, IsoDay, PageQuery, pageOf, UnitRef, Uuid } from '../kernel/shapes.ts'

/** One clock that runs: whatever the module, home shows it the same way. */
export const Duty = z.object({
  id: Uuid,
  rule: z.string(),
  words: z.string(),
  subjectKind: z.enum(['task', 'document', 'claim', 'difficulty', 'review']),
  subjectId: Uuid,
  /** Where the screen opens it: path below the office's root. */
  opens: z.string(),
  title: z.string(),
  code: z.string().nullable(),
  holder: UnitRef,
  dueOn: IsoDay.nullable(),
  daysLeft: z.number().nullable(),
  provisional: z.boolean(),
  explanation: z.array(z.string()),
  mine: z.boolean(),
})
export type Duty = z.infer<typeof Duty>

export const readHome = route({
  method: 'GET',
  path: '/home',
  needs: 'signed-in',
  does: 'Hôm nay: việc phải làm, theo vai trò',
  ok: z.object({
    today: IsoDay,
    overdue: z.array(Duty),
    soon: z.array(Duty),
    later: z.array(Duty),
    counts: z.object({ overdue: z.number(), soon: z.number(), later: z.number() }),
    /** Late duties of the units below, for heads and supervisors. */
    below: z.array(z.object({ unit: UnitRef, overdue: z.number(), soon: z.number() })),
    /** What waits for this officer's step (verdicts to give, plans to issue, documents to acknowledge, readings to confirm). */
    waiting: z.array(z.object({ kind: z.string(), words: z.string(), count: z.number(), opens: z.string() })),
    figures: z.array(
      z.object({ key: z.string(), words: z.string(), value: z.number(), of: z.number().nullable(), opens: z.string() }),
    ),
  }),
})

export const listNotices = route({
  method: 'GET',
  path: '/notices',
  needs: 'signed-in',
  does: 'Lời nhắc của tôi',
  query: PageQuery,
  ok: pageOf(
    z.object({
      id: Uuid,
      kind: z.string(),
      words: z.string(),
      opens: z.string(),
      at: Instant,
      readAt: Instant.nullable(),
    }),
  ),
})
export const readNotices = route({
  method: 'POST',
  path: '/notices/read',
  needs: 'signed-in',
  does: 'Đánh dấu đã xem',
  body: z.object({ ids: z.array(Uuid).max(200) }),
  ok: Done,
})
