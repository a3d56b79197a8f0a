import type { UnitKind } from '@liem/domain/units/contract'

type Side = 'state' | 'party' | 'social'
export type Unit = {
  id: number
  /** How the seed speaks of it: `STC`, `xa:12`. */
  key: string
  code: string
  name: string
  shortName: string | null
  kind: UnitKind
  side: Side
  parent: Unit | null
  from: string
  endedOn: string | null
  synonyms: string[]
}

export type Ledger = {
  all: Unit[]
  /** The unit of a key; throws for a key the seed does not know. */
  get(key: string): Unit
  departments: Unit[]
  communes: Unit[]
  /** Public service centre (the counter) of each commune, in the order of `communes`. */
  counters: Unit[]
  /** Party committee of each commune, in the same order. */
  committees: Unit[]
  /** Who took over from an ended unit, and by which event. */
  successorOf(unit: Unit): { unit: Unit; eventId: string } | undefined
}

export const mergedOn = '2025-07-01'
/** First day of whatever is older than the story. */
export const longAgo = '1997-01-01'

/** Takes a unit into the ledger and numbers it. */
export type Add = (unit: Omit<Unit, 'id' | 'synonyms' | 'endedOn'> & { endedOn?: string; synonyms?: string[] }) => Unit
