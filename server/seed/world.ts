import { isoDate } from '@liem/domain/kernel/dates'
import type { Clocks } from './clocks.ts'
import type { Log } from './log.ts'
import type { Officer, Staff } from './officers.ts'
import type { Item } from './outline.ts'
import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'
import type { Leads, PaperSpec } from './texts/paper.ts'
import type { Times } from './times.ts'
import type { Ledger, Unit } from './units.ts'

/** What every part of the seed works with. */
export type World = { rows: Rows; ledger: Ledger; staff: Staff; times: Times; chance: Chance; clocks: Clocks; log: Log }

export type Paper = {
  id: string
  spec: PaperSpec
  on: string
  symbol: string
  title: string
  issuer: Unit
  supervising: Unit | null
  /** In whose register it stands. */
  book: Unit
  items: Item[]
  registeredBy: Officer
  registeredAt: string
}
export type Receipt = {
  paper: Paper
  unit: Unit
  sentOn: string
  planDueOn: string | null
  /** When the unit said that it has it. */
  acknowledgedAt: string | undefined
  row: Rows['document_receipt'][number]
}

export function leadsOf({ ledger }: Pick<World, 'ledger'>, leads: Leads, by?: Unit): Unit[] {
  switch (leads) {
    case 'departments':
      return ledger.departments
    case 'communes':
      return ledger.communes
    case 'committees':
      return ledger.committees
    case 'counters':
      return ledger.counters
    case 'districts':
    case 'offices':
      return ledger.all.filter(
        (unit) =>
          unit.endedOn !== null &&
          unit.parent === (by?.parent ?? null) &&
          unit.parent !== null &&
          (unit.kind === 'agency') === (leads === 'districts') &&
          unit !== by,
      )
    default:
      return leads.map(ledger.get)
  }
}

/** Units that keep a document: who its journal entries are for. */
export const keepersOf = (paper: Pick<Paper, 'issuer' | 'book' | 'supervising'>): number[] => [
  paper.issuer.id,
  paper.book.id,
  ...(paper.supervising ? [paper.supervising.id] : []),
]

/** Calendar days later, whatever day that is. */
export function addDaysTo(date: string, days: number): string {
  return new Date(Date.parse(`${isoDate(date)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
