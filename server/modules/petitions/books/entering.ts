import type { BookRef } from '@liem/domain/petitions/reading.contract'
import type { BookKind } from '@liem/domain/petitions/words'
import { doneStates } from '@liem/domain/petitions/workflow'
import { sql } from 'kysely'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { lock, type PetitionRecord, take } from '../feedback/store.ts'
import { bookOf, tell } from './ledger.ts'

/** The book a matter belongs in at this unit: sealed when anybody excluded from it could count the open one. */
async function kindFor(ctx: Ctx, id: string, unitId: number): Promise<BookKind> {
  const { rows } = await sql<{ kind: BookKind | null }>`select book_kind_for(${id}::uuid, ${unitId}) as kind`.execute(
    ctx.tx,
  )
  return rows[0]?.kind ?? 'sealed'
}

/** Takes the next number, without a gap: the book's row stays locked until this transaction ends. */
async function nextNumber(ctx: Ctx, id: string, unitId: number, kind: BookKind) {
  const year = Number(ctx.today.slice(0, 4))
  const { rows } = await sql<{ book_id: string; number: number }>`
    select * from book_next(${unitId}, ${kind}, ${year}, ${id}::uuid, ${ctx.today}::date)`.execute(ctx.tx)
  const entry = rows[0]
  if (!entry) throw new Error('the book gave no number')
  return { bookId: entry.book_id, number: entry.number, year }
}

/**
 * Enters a matter in the book of the body that handles it; the columns for the step's update come back, the ledger is told. A
 * matter that already stands in the right book stays where it is.
 */
export async function enterBook(
  ctx: Ctx,
  petition: PetitionRecord,
  unitId: number,
): Promise<{ set: { book_id: string; book_number: number } | Record<string, never>; entered: BookRef | null }> {
  const now = await bookOf(ctx, petition.book_id)
  const kind = await kindFor(ctx, petition.id, unitId)
  if (now && now.unitId === unitId && (now.kind === kind || now.kind === 'sealed'))
    return { set: {}, entered: await refOf(ctx, petition) }
  if (now)
    await tell(ctx, petition, petition.state === 'forwarding' ? 'forwarded' : 'left', {
      letters: petition.letter_count,
    })
  const { bookId, number, year } = await nextNumber(ctx, petition.id, unitId, kind)
  await tell(ctx, petition, petition.book_id || petition.state === 'forwarding' ? 'entered' : 'classified', {
    letters: petition.letter_count,
    book: { unitId, kind },
  })
  const unit = (await refsOf(ctx.tx, [unitId])).get(unitId)
  return {
    set: { book_id: bookId, book_number: number },
    entered: unit ? { id: bookId, unit, kind, year, number } : null,
  }
}

/** The petition's present place in a book. */
export async function refOf(ctx: Pick<Ctx, 'tx'>, petition: Pick<PetitionRecord, 'book_id' | 'book_number'>) {
  const book = await bookOf(ctx, petition.book_id)
  if (!book || !petition.book_id || petition.book_number === null) return null
  const unit = (await refsOf(ctx.tx, [book.unitId])).get(book.unitId)
  return unit ? { id: petition.book_id, unit, kind: book.kind, year: book.year, number: petition.book_number } : null
}

/** After somebody was excluded: a matter in the open book that he could count moves to the sealed one. Its old number stays used. */
export async function settleBook(ctx: Ctx, id: string): Promise<void> {
  const petition = await lock(ctx, id)
  const now = await bookOf(ctx, petition.book_id)
  if (now?.kind !== 'open' || doneStates.includes(petition.state)) return
  if ((await kindFor(ctx, id, now.unitId)) === 'open') return
  const { set } = await enterBook(ctx, petition, now.unitId)
  await take(ctx, petition, { act: 'petitions.seal_book', set })
}
