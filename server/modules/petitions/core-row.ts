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
} as const

export const coreColumns = columnsOf[1]
export type CoreRow = Readonly<Record<(typeof coreColumns)[number], string | number | boolean | null>>

/** SHA-256, hex, of a petition's core row, with the version of its column list in front: `1-3fa2…`. */
export function rowHash(row: CoreRow): string {
  const said = Object.fromEntries(coreColumns.map((name) => [name, row[name] ?? null]))
  return `1-${createHash('sha256').update(canonicalJson(said)).digest('hex')}`
}
