import type { Insertable } from 'kysely'
import type { DB } from '#database/tables'

/** Columns the database numbers itself are given here, so that rows can name each other before they are stored. */
type Numbered = 'unit' | 'officer' | 'post'
type Row<T extends keyof DB> = Insertable<DB[T]> & (T extends Numbered ? { id: number } : object)

/** Tables the demonstration fills, in an order that meets every reference. */
export const filled = [
  'unit',
  'officer',
  'credential',
  'post',
  'appointment',
  'officer_role',
  'absence',
  'unit_event',
  'unit_event_unit',
  'unit_version',
  'unit_successor',
  'unit_synonym',
  'document',
  'document_relation',
  'document_text',
  'item',
  'item_link',
  'document_receipt',
  'spreading',
  'phase',
  'review_point',
  'task_series',
  'task',
  'claim',
  'verdict',
  'task_progress',
  'difficulty',
  'extension',
  'task_handover',
  'task_decision',
  'urging',
  'obligation',
  'notice',
  'file_blob',
  'attachment',
  'contact_point',
  'gate',
  'officer_key',
  'locked_key',
  'root_statement',
  'root_signature',
  'key_certificate',
] as const
export type Filled = (typeof filled)[number]

/** Everything the demonstration stores but the journal, table by table. */
export type Rows = { [T in Filled]: Row<T>[] }

/** An entry of the journal, as `platform/journal` makes it. */
export type JournalRow = Insertable<DB['journal']>

export function noRows(): Rows {
  return Object.fromEntries(filled.map((table) => [table, []])) as unknown as Rows
}
