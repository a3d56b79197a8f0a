import type { NewDocument } from '@liem/domain/directives/contract'
import { directiveClocks } from '@liem/domain/directives/deadlines'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { Tx } from '#platform/db/as-actor'
import * as obligations from '#platform/obligations'
import type { Kept } from './policy.ts'

export async function insertPhases(tx: Tx, documentId: string, phases: NewDocument['phases']) {
  if (!phases.length) return
  await tx
    .insertInto('phase')
    .values(
      phases.map((phase, i) => ({
        document_id: documentId,
        position: i + 1,
        label: phase.label,
        from_on: phase.from ?? null,
        to_on: phase.to ?? null,
      })),
    )
    .execute()
}

/** Who follows the document today: its follower, else its issuer, else its book; for an ended unit whoever took over from it. */
async function followerOf(ctx: Ctx, doc: Kept): Promise<number | null> {
  const units = [doc.supervising_unit_id, doc.issuer_unit_id, doc.registered_unit_id].filter((id) => id !== null)
  const { rows } = await sql<{ id: number }>`
    with recursive heir (id, rank, depth) as (
      select id, rank, 0 from unnest(${units}::int[]) with ordinality as u (id, rank)
      union
      select s.successor_id, h.rank, h.depth + 1 from unit_successor s join heir h on h.id = s.unit_id join unit u on u.id = s.unit_id
      where u.ended_on <= ${ctx.today}::date and h.depth < 20
    ) select h.id from heir h join unit u on u.id = h.id where u.ended_on is null or u.ended_on > ${ctx.today}::date
    order by h.rank, h.depth, h.id limit 1`.execute(ctx.tx)
  return rows[0]?.id ?? null
}

/** Review points; each starts a clock of whoever follows the document. */
export async function insertReviews(ctx: Ctx, documentId: string, doc: Kept, reviews: NewDocument['reviews']) {
  const holder = reviews.length ? await followerOf(ctx, doc) : null
  for (const review of reviews) {
    const id = crypto.randomUUID()
    await ctx.tx
      .insertInto('review_point')
      .values({
        id,
        document_id: documentId,
        kind: review.kind,
        label: review.label,
        as_written: review.asWritten ?? null,
        due_on: review.dueOn ?? null,
      })
      .execute()
    if (holder)
      await obligations.startFixed(ctx, {
        rule: 'directives.review',
        subject: { kind: 'review', id },
        holder: { unitId: holder },
        start: ctx.today,
        dueOn: review.dueOn ?? null,
        why: `${directiveClocks['directives.review']}: ${review.asWritten ?? review.label}.`,
      })
  }
}
