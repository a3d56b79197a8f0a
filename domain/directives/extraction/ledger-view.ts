/** What the reader may know of the units ledger: enough to recognise a body, nothing else. */

export type LedgerUnit = {
  code: string
  name: string
  shortName?: string
  /** 'province', 'department', 'commune', 'party_committee', 'party_body', 'agency', 'mass_org', 'court', 'procuracy', 'police', 'central' … */
  kind: string
  /** 'state' or 'party'. */
  side: string
  synonyms?: string[]
}

export type LedgerView = { units: readonly LedgerUnit[] }
