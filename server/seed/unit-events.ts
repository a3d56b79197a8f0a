import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'
import { mergedOn, type Unit } from './unit.ts'

type UnitEvent = {
  kind: 'establish' | 'rename' | 'merge' | 'split'
  on: string
  symbol: string
  before: readonly Unit[]
  after: readonly { unit: Unit; share: number | null }[]
  note: string
}

export type UnitEvents = {
  /** Writes an event with its units and successors. Answers its id. */
  record(event: UnitEvent): string
  /** The event that first brought a unit about. */
  madeBy: ReadonlyMap<Unit, string>
  /** Who took over an ended unit's open work. */
  successors: ReadonlyMap<Unit, { unit: Unit; eventId: string }>
}

export function eventsOf(rows: Rows, chance: Chance): UnitEvents {
  const madeBy = new Map<Unit, string>()
  const successors = new Map<Unit, { unit: Unit; eventId: string }>()
  const share = (part: number | null) => (part === null ? null : part.toFixed(5))
  return {
    madeBy,
    successors,
    record({ kind, on, symbol, before, after, note }) {
      const id = chance.uuid()
      rows.unit_event.push({
        id,
        kind,
        effective_on: on,
        document_symbol: symbol,
        document_date: on === mergedOn ? '2025-06-12' : '2025-12-15',
        note,
        recorded_at: `${on}T01:00:00Z`,
        applied_on: on,
      })
      for (const unit of before)
        rows.unit_event_unit.push({ event_id: id, unit_id: unit.id, part: 'before', share: null })
      for (const one of after) {
        rows.unit_event_unit.push({ event_id: id, unit_id: one.unit.id, part: 'after', share: share(one.share) })
        if (!madeBy.has(one.unit)) madeBy.set(one.unit, id)
      }
      for (const unit of before)
        for (const one of after) {
          const successor = { unit_id: unit.id, successor_id: one.unit.id, event_id: id }
          rows.unit_successor.push({ ...successor, share: (one.share ?? 1).toFixed(5) })
          if (!successors.has(unit)) successors.set(unit, { unit: one.unit, eventId: id })
        }
      return id
    },
  }
}
