import type { ExclusionGround, RelationKind } from './words.ts'

/**
 * Who must know nothing of a matter any more (Nghị định 31/2019/NĐ-CP Điều 5 khoản 2, Điều 10 khoản 3, taken further: it holds for
 * everybody who receives, registers, leads or decides, not only for the team that verifies). Pure: rows in, rows out.
 */
export type Person = {
  id: number
  /** Every unit he belongs to, with all units above them. */
  belongs: readonly number[]
  /** Units he is the head of. */
  heads: readonly number[]
}

export type ExclusionFacts = {
  /** Officers the report is about. */
  accused: readonly number[]
  /** Units it is about. */
  units: readonly number[]
  /** Everybody who could come near it: the accused, who works below them, who holds it. */
  people: readonly Person[]
  /** Relations in force that touch an accused. */
  relations: readonly { officer: number; other: number; kind: RelationKind }[]
  /** Exclusions recorded before. They stay. */
  excluded: readonly { officer: number; ground: ExclusionGround }[]
}

export type Exclusion = { officer: number; ground: ExclusionGround }

/**
 * Everybody excluded, with every ground, in a fixed order. The accused; who belongs to a unit an accused heads, or below it; who
 * belongs to a unit the report is about, or below it; relatives of an accused; who shares an interest with one.
 */
export function exclusions(facts: ExclusionFacts): Exclusion[] {
  const accused = new Set(facts.accused)
  const led = new Set(facts.people.filter(({ id }) => accused.has(id)).flatMap(({ heads }) => heads))
  const named = new Set(facts.units)
  const found: Exclusion[] = [...facts.excluded]
  for (const officer of accused) found.push({ officer, ground: 'accused' })
  for (const { id, belongs } of facts.people) {
    if (!accused.has(id) && belongs.some((unit) => led.has(unit))) found.push({ officer: id, ground: 'subordinate' })
    if (belongs.some((unit) => named.has(unit))) found.push({ officer: id, ground: 'named_office' })
  }
  for (const { officer, other, kind } of facts.relations) {
    const ground = kind === 'interest' ? 'conflict' : 'relative'
    if (accused.has(officer)) found.push({ officer: other, ground })
    if (accused.has(other)) found.push({ officer, ground })
  }
  const seen = new Map(found.map((one) => [`${one.officer}:${one.ground}`, one]))
  return [...seen.values()].sort((a, b) => a.officer - b.officer || (a.ground < b.ground ? -1 : 1))
}

/** Only what is not recorded yet. */
export function newExclusions(facts: ExclusionFacts): Exclusion[] {
  const known = new Set(facts.excluded.map((one) => `${one.officer}:${one.ground}`))
  return exclusions(facts).filter((one) => !known.has(`${one.officer}:${one.ground}`))
}
