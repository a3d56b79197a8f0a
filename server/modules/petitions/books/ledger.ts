import { diffDays, isoDate } from '@liem/domain/kernel/dates'
import type { BookKind } from '@liem/domain/petitions/words'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { PetitionRecord } from '../feedback/store.ts'

/**
 * Facts without content. A matter comes into a book by `classified` (first) or `entered` (from another book) and is done with there by
 * `answered`, `filed`, `forwarded` or `left`, once: `came` and `went` balance a book. The others count what was done.
 */
export type FactEvent =
  | 'received'
  | 'opened'
  | 'classified'
  | 'entered'
  | 'left'
  | 'replied'
  | 'forwarded'
  | 'concluded'
  | 'answered'
  | 'apologised'
  | 'published'
  | 'closed'
  | 'filed'
  | 'removed'
  | 'overdue'

export const came: readonly FactEvent[] = ['classified', 'entered']
export const went: readonly FactEvent[] = ['answered', 'filed', 'forwarded', 'left']

type Told = Pick<
  PetitionRecord,
  | 'book_id'
  | 'handling_unit_id'
  | 'gate_unit_id'
  | 'kind'
  | 'field'
  | 'channel'
  | 'outcome'
  | 'received_on'
  | 'about_persons'
  | 'letter_count'
>

/** Adds to the ledger: unit, book kind, kind, field, channel; never an id of a petition. Removing one changes no past figure. */
export async function tell(
  ctx: Ctx,
  petition: Told,
  event: FactEvent,
  {
    late = null,
    letters = 1,
    on = ctx.today,
    book,
  }: { late?: boolean | null; letters?: number; on?: string; book?: { unitId: number; kind: BookKind } } = {},
): Promise<void> {
  const where = book ?? (await bookOf(ctx, petition.book_id))
  await ctx.tx
    .insertInto('petition_fact')
    .values({
      happened_on: on,
      event,
      unit_id: where?.unitId ?? petition.handling_unit_id ?? petition.gate_unit_id,
      book_kind: where?.kind ?? 'none',
      kind: petition.kind,
      field: petition.field,
      channel: petition.channel,
      outcome: petition.outcome,
      late,
      days: diffDays(isoDate(petition.received_on), isoDate(on)),
      about_persons: petition.about_persons,
      letters,
    })
    .execute()
}

export async function bookOf(ctx: Pick<Ctx, 'tx'>, bookId: string | null) {
  if (!bookId) return null
  const { rows } = await sql<{ unitId: number; kind: BookKind; year: number }>`
    select unit_id as "unitId", kind, year from book where id = ${bookId}::uuid`.execute(ctx.tx)
  return rows[0] ?? null
}
