import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cases } from './exclusions.cases.ts'
import { type ExclusionFacts, exclusions, newExclusions } from './exclusions.ts'
import { exclusionGrounds, type RelationKind, relationKinds } from './words.ts'

describe('who is excluded', () => {
  test.each(cases)('$why', ({ given, excluded }) => {
    expect(exclusions(given as ExclusionFacts)).toEqual(excluded)
  })
})

const ids = fc.integer({ min: 1, max: 12 })
const world: fc.Arbitrary<ExclusionFacts> = fc.record({
  accused: fc.uniqueArray(ids, { maxLength: 3 }),
  units: fc.uniqueArray(ids, { maxLength: 2 }),
  people: fc.uniqueArray(
    fc.record({
      id: ids,
      belongs: fc.uniqueArray(ids, { maxLength: 3 }),
      heads: fc.uniqueArray(ids, { maxLength: 2 }),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  ),
  relations: fc.array(
    fc.record({ officer: ids, other: ids, kind: fc.constantFrom(...(Object.keys(relationKinds) as RelationKind[])) }),
    { maxLength: 5 },
  ),
  excluded: fc.array(fc.record({ officer: ids, ground: fc.constantFrom('recusal' as const, 'struck' as const) }), {
    maxLength: 3,
  }),
})

test('whoever was excluded stays so, every accused is, and naming more never lets anybody back in', () => {
  fc.assert(
    fc.property(world, ids, (facts, one) => {
      const officers = (f: ExclusionFacts) => new Set(exclusions(f).map(({ officer }) => officer))
      const before = officers(facts)
      const after = officers({ ...facts, accused: [...facts.accused, one] })
      for (const { officer } of facts.excluded) expect(before.has(officer)).toBe(true)
      for (const officer of facts.accused) expect(before.has(officer)).toBe(true)
      for (const officer of before) expect(after.has(officer)).toBe(true)
      for (const { ground } of exclusions(facts)) expect(exclusionGrounds).toHaveProperty(ground)
    }),
    { numRuns: 200 },
  )
})

test('recording what is new leaves nothing new', () => {
  fc.assert(
    fc.property(world, (facts) => {
      const recorded = [...facts.excluded, ...newExclusions(facts)]
      expect(newExclusions({ ...facts, excluded: recorded })).toEqual([])
    }),
    { numRuns: 200 },
  )
})
