import { z } from 'zod'
import { route } from '../kernel/route.ts'
import { Instant, IsoDay, OfficerId, PageQuery, pageOf } from '../kernel/shapes.ts'

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
