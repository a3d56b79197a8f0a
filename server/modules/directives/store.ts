import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { Tx } from '#platform/db/as-actor'

const columns = [
  'id',
  'status',
  'side',
  'issuer_unit_id',
  'issuer_name',
  'type',
  'number',
  'symbol',
  'title',
  'issued_on',
  'party_term',
  'supervising_unit_id',
  'registered_unit_id',
  'merged_into_id',
  'incoming_number',
  'version',
] as const

/** A document within the officer's knowledge; a hidden one and a missing one look alike. */
export async function getDocument(tx: Tx, id: string) {
  const row = await tx.selectFrom('document').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  return row
}
export type DocumentCore = Awaited<ReturnType<typeof getDocument>>

/**
 * The same, locked until the transaction ends; row policies lock only what the officer’s units keep. Others may still refer to it
 * meanwhile: a full lock would make two officers relating their documents to each other wait for each other.
 */
export async function lockDocument(tx: Tx, id: string) {
  const row = await tx.selectFrom('document').select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  if (row) return row
  await getDocument(tx, id)
  throw new Refusal('permission.missing')
}

export function checkRegistered(doc: Pick<DocumentCore, 'status' | 'merged_into_id'>) {
  if (doc.status !== 'registered' || doc.merged_into_id)
    throw new Refusal('step.wrong_state', { state: doc.status === 'draft' ? 'bản thảo' : 'mục trích dẫn chưa vào sổ' })
}

/** Optimistic check: somebody else may have changed the record since it was read. */
export function checkVersion(doc: Pick<DocumentCore, 'version'>, version: number) {
  if (doc.version !== version) throw new Refusal('record.changed')
}

/**
 * Next incoming number of a book in a year, without a gap: the book is locked until the transaction ends, so an undone
 * registration gives its number back.
 */
export async function nextIncomingNumber(ctx: Pick<Ctx, 'tx'>, unitId: number, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('document.incoming'), ${unitId})`.execute(ctx.tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(incoming_number), 0) + 1 as next from document
    where registered_unit_id = ${unitId} and incoming_year = ${year}`.execute(ctx.tx)
  return rows[0]?.next ?? 1
}

export type NewItemRow = {
  id: string
  parentId: string | null
  position: number
  path: string
  marker: string | null
  kind: string
  words: string
  spanStart: number | null
  spanEnd: number | null
  isDuty: boolean
}

/** Items in the order of the text, parents before what lies below them. */
export async function insertItems(tx: Tx, documentId: string, rows: readonly NewItemRow[]) {
  for (let at = 0; at < rows.length; at += 2000)
    await tx
      .insertInto('item')
      .values(
        rows.slice(at, at + 2000).map((row) => ({
          id: row.id,
          document_id: documentId,
          parent_id: row.parentId,
          position: row.position,
          path: row.path,
          marker: row.marker,
          kind: row.kind,
          words: row.words,
          span_start: row.spanStart,
          span_end: row.spanEnd,
          is_duty: row.isDuty,
        })),
      )
      .execute()
}

/** Units that may know of the document: who its journal entries and papers are for. */
export const unitsOf = (doc: Pick<DocumentCore, 'issuer_unit_id' | 'registered_unit_id' | 'supervising_unit_id'>) =>
  [...new Set([doc.issuer_unit_id, doc.registered_unit_id, doc.supervising_unit_id])].filter((id) => id !== null)

/** A receipt of a unit that still runs for itself. */
export async function findReceipt(tx: Tx, documentId: string, unitId: number) {
  return tx
    .selectFrom('document_receipt')
    .select(['unit_id', 'sent_on', 'needs_plan', 'plan_due_on', 'plan_document_id', 'acknowledged_on'])
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .where('passed_to_unit_id', 'is', null)
    .executeTakeFirst()
}
