import type { Concern } from './fields.ts'

/** A gate opens with two to five officers. */
export const LEAST_KEEPERS = 2
export const MOST_KEEPERS = 5
/** A chain of gates longer than this is a mistake in the data. */
const LONGEST_CHAIN = 40

/** An officer with the role gatekeeper at a unit, in force today. */
export type Keeper = {
  officer: number
  /** Units he belongs to: the home unit, and every unit in which he holds a post. Not the unit of the gate itself. */
  belongs: readonly number[]
  /** He has a key that is countersigned and not revoked. */
  hasKey: boolean
}

export type GateUnit = {
  id: number
  kind: string
  parentId: number | null
  /** The gate after this one when it is not the direct superior's. */
  nextId: number | null
  /** Authority outside the installation that takes over where no gate is left; empty when not stated. */
  outside: string | null
  keepers: readonly Keeper[]
}

export type GateQuestion = {
  /** The office named; null when it is not in the list or not known. */
  office: number | null
  concern: Concern
  /** The unit at the top of the State side; the way begins at its gate when no office is named. */
  top: number | null
  /** Every unit on the way, the units its keepers belong to, and all superiors of those. */
  units: ReadonlyMap<number, GateUnit>
  /** Officers whom the sender does not want. */
  struck?: ReadonlySet<number>
}

/** Why a gate on the way was not used. */
export type PassedWhy = 'within' | 'empty' | 'no-key' | 'named-office' | 'struck'

export type GateChoice = {
  /** Unit of the chosen gate; null: none is left inside, see `outside`. */
  gate: number | null
  /** Who will be able to open it, two to five. Empty without a gate. */
  keepers: readonly number[]
  /** Authority named where no gate is left. */
  outside: string | null
  passed: readonly { unit: number; why: PassedWhy }[]
  /** Keepers of gates on the way who were left out because they belong to the office named. */
  ofNamedOffice: readonly number[]
}

/**
 * The gate a report is sealed to. Strictly above the office named; where its head or nobody certain is meant, strictly above the
 * body that owns the office. Nobody who belongs to that office or body, or to a unit below it, is ever among the keepers. A gate
 * with fewer than two of them left passes the report on to the next; where none is left an outside authority is named.
 */
export function gateFor({ office, concern, top, units, struck = new Set() }: GateQuestion): GateChoice {
  const named = office !== null && units.has(office) ? office : null
  const root = named === null ? null : concern === 'head' || concern === 'unsure' ? bodyOf(named, units) : named
  const isWithin = (unit: number) => root !== null && climbs(unit, root, units)
  const passed: { unit: number; why: PassedWhy }[] = []
  const ofNamedOffice = new Set<number>()
  const seen = new Set<number>()
  let outside: string | null = root === null ? null : (units.get(root)?.outside ?? null)
  let at = root === null ? top : nextOf(root, units)
  while (at !== null && !seen.has(at) && seen.size < LONGEST_CHAIN) {
    seen.add(at)
    const unit = units.get(at)
    if (!unit) break
    outside = unit.outside ?? outside
    if (isWithin(at)) passed.push({ unit: at, why: 'within' })
    else {
      const free = unit.keepers.filter((keeper) => !keeper.belongs.some(isWithin))
      for (const keeper of unit.keepers) if (!free.includes(keeper)) ofNamedOffice.add(keeper.officer)
      const able = distinct(free.filter((keeper) => keeper.hasKey).map((keeper) => keeper.officer))
      const left = able.filter((officer) => !struck.has(officer))
      if (left.length >= LEAST_KEEPERS)
        return {
          gate: at,
          keepers: left.slice(0, MOST_KEEPERS),
          outside: null,
          passed,
          ofNamedOffice: [...ofNamedOffice],
        }
      passed.push({ unit: at, why: whyPassed(unit.keepers.length, free.length, able.length) })
    }
    at = nextOf(at, units)
  }
  return { gate: null, keepers: [], outside, passed, ofNamedOffice: [...ofNamedOffice] }
}

function whyPassed(all: number, free: number, able: number): PassedWhy {
  if (all < LEAST_KEEPERS) return 'empty'
  if (free < LEAST_KEEPERS) return 'named-office'
  return able < LEAST_KEEPERS ? 'no-key' : 'struck'
}

/** The body an office belongs to: internal offices and services are parts of the body above them. */
export function bodyOf(unit: number, units: ReadonlyMap<number, GateUnit>): number {
  let at = unit
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    const found = units.get(at)
    if (!found || found.parentId === null || (found.kind !== 'office' && found.kind !== 'service')) return at
    at = found.parentId
  }
  return at
}

const nextOf = (unit: number, units: ReadonlyMap<number, GateUnit>): number | null => {
  const found = units.get(unit)
  return found?.nextId ?? found?.parentId ?? null
}

/** Whether a unit is `root` or lies below it. */
function climbs(unit: number, root: number, units: ReadonlyMap<number, GateUnit>): boolean {
  let at: number | null = unit
  for (let steps = 0; at !== null && steps < LONGEST_CHAIN; steps++) {
    if (at === root) return true
    at = units.get(at)?.parentId ?? null
  }
  return false
}

const distinct = (officers: readonly number[]) => [...new Set(officers)].sort((a, b) => a - b)
