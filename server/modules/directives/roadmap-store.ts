import type { NewDocument } from '@liem/domain/directives/contract'
import { directiveClocks } from '@liem/domain/directives/deadlines'
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

/** Review points; each starts a clock of whoever follows the document, else of its issuer or book. */
export async function insertReviews(ctx: Ctx, documentId: string, doc: Kept, reviews: NewDocument['reviews']) {
  const holder = doc.supervising_unit_id ?? doc.issuer_unit_id ?? doc.registered_unit_id
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
