/**
 * The reader: text with structure in, a draft out. Deterministic, no network, no guess without a reason.
 * Whatever it is given, it answers; it never throws.
 */
import type { Draft } from './draft.ts'
import { readHead } from './head.ts'
import type { LedgerView } from './ledger-view.ts'
import type { SourceText } from './source-text.ts'

export type { LedgerUnit, LedgerView } from './ledger-view.ts'

/** Reads a document; `ledger` resolves bodies to unit codes. */
export function readDocument(source: SourceText, ledger: LedgerView = { units: [] }): Draft {
  void ledger
  const read = readHead(source)
  return {
    kind: read.signs.size >= 3 ? 'document' : 'unknown',
    head: read.head,
    bases: [],
    mentions: [],
    addressees: read.addressees.map((a) => ({ ...a, units: [], collective: false })),
    nodes: [],
    phases: [],
    reviews: [],
    tasks: [],
    warnings: [],
  }
}
