import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/journal'

/**
 * Columns of a petition whose values every step leaves in the journal as one hash, so that a row changed behind the program's back
 * no longer fits its last entry. A new list is a new version; entries keep the version they were made under.
 */
const columnsOf = {
  1: [
    'id',
    'kind',
    'channel',
    'received_on',
    'office_id',
    'concern',
    'field',
    'gate_unit_id',
    'handling_unit_id',
    'handler_id',
    'state',
    'version',
    'identity',
    'is_complex',
    'is_crowd',
    'matter_id',
    'content_recipient',
    'identity_recipient',
    'outcome',
    'replied_on',
    'answered_on',
    'apology_due',
    'apologised_on',
    'published_on',
    'closed_on',
  ],
  2: [
    'id',
    'kind',
    'channel',
    'received_on',
    'office_id',
    'concern',
    'field',
    'gate_unit_id',
    'handling_unit_id',
    'handler_id',
    'state',
    'version',
    'identity',
    'paper_stub',
    'is_complex',
    'is_crowd',
    'letter_count',
    'matter_id',
    'content_recipient',
    'identity_recipient',
    'outcome',
    'reply',
    'replied_on',
    'answered_on',
    'apology_due',
    'apologised_on',
    'published_on',
    'closed_on',
    'registered_by',
    'book_id',
    'book_number',
    'about_persons',
  ],
} as const

export const coreColumns = columnsOf[1]
/** What the intake writes: a report as it arrives. */
export type CoreRow = Readonly<Record<(typeof coreColumns)[number], Value>>
type Value = string | number | boolean | null

/** SHA-256, hex, of a petition's core row, with the version of its column list in front: `1-3fa2…`. */
export function rowHash(row: CoreRow): string {
  return hashOf(row, 1)
}

function hashOf(row: Readonly<Record<string, unknown>>, version: keyof typeof columnsOf): string {
  const said = Object.fromEntries(columnsOf[version].map((name) => [name, row[name] ?? null]))
  return `${version}-${createHash('sha256').update(canonicalJson(said)).digest('hex')}`
}

/** Columns of every version: what must be read to compute a hash again. */
export const hashedColumns = [...new Set([...columnsOf[1], ...columnsOf[2]])]

/** The hash of a row as it is now, under the newest list of columns. */
export const presentHash = (row: Readonly<Record<string, unknown>>): string => hashOf(row, 2)

/** Whether a row still is what an entry recorded of it, under the list of columns the entry was made with. */
export function fitsHash(row: Readonly<Record<string, unknown>>, recorded: string): boolean {
  const version = Number(recorded.split('-', 1)[0])
  return version in columnsOf && hashOf(row, version as keyof typeof columnsOf) === recorded
}
