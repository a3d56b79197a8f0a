import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concernNames } from './fields.ts'
import { cases, keepers, units } from './gates.cases.ts'
import { bodyOf, type GateUnit, gateFor, LEAST_KEEPERS, MOST_KEEPERS } from './gates.ts'

const small = new Map<number, GateUnit>(
  units.map((unit) => [unit.id, { ...unit, keepers: keepers.filter((one) => one.at === unit.id) }]),
)

test.each(cases)('$why', ({ office, concern, struck = [], gate, keepers: expected, outside = null }) => {
  const choice = gateFor({ office, concern, top: 1, units: small, struck: new Set(struck) })
  expect(choice).toMatchObject({ gate, keepers: expected, outside })
})

/** A random organisation: any tree, any next gates (loops and downward ones too), any keepers. */
const organisation = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    tree: fc.array(fc.nat(), { minLength: count, maxLength: count }),
    kinds: fc.array(fc.constantFrom('department', 'office', 'service', 'commune'), {
      minLength: count,
      maxLength: count,
    }),
    nexts: fc.array(fc.option(fc.integer({ min: 1, max: count }), { freq: 3 }), { minLength: count, maxLength: count }),
    keepers: fc.array(
      fc.record({
        officer: fc.integer({ min: 1, max: 12 }),
        at: fc.integer({ min: 1, max: count }),
        belongs: fc.uniqueArray(fc.integer({ min: 1, max: count }), { minLength: 1, maxLength: 2 }),
        hasKey: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
    office: fc.option(fc.integer({ min: 1, max: count })),
    concern: fc.constantFrom(...concernNames),
    struck: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
  }),
)

test('whatever the organisation: two to five, with keys, none struck, none of the office named or below it', () => {
  fc.assert(
    fc.property(organisation, ({ tree, kinds, nexts, keepers: all, office, concern, struck }) => {
      const made = new Map<number, GateUnit>(
        tree.map((pick, i) => [
          i + 1,
          {
            id: i + 1,
            kind: kinds[i] ?? 'office',
            parentId: i === 0 ? null : (pick % i) + 1,
            nextId: nexts[i] === i + 1 ? null : (nexts[i] ?? null),
            outside: null,
            keepers: all.filter((one) => one.at === i + 1),
          },
        ]),
      )
      const choice = gateFor({ office, concern, top: 1, units: made, struck: new Set(struck) })
      if (choice.gate === null) {
        expect(choice.keepers).toEqual([])
        return
      }
      const inside = new Set<number>()
      if (office !== null) {
        const root = concern === 'head' || concern === 'unsure' ? bodyOf(office, made) : office
        for (const id of made.keys())
          for (let at: number | null = id; at !== null; at = made.get(at)?.parentId ?? null)
            if (at === root) inside.add(id)
      }
      expect(inside.has(choice.gate)).toBe(false)
      expect(choice.keepers.length).toBeGreaterThanOrEqual(LEAST_KEEPERS)
      expect(choice.keepers.length).toBeLessThanOrEqual(MOST_KEEPERS)
      expect(new Set(choice.keepers).size).toBe(choice.keepers.length)
      for (const officer of choice.keepers) {
        expect(struck).not.toContain(officer)
        const entries = all.filter((one) => one.officer === officer && one.at === choice.gate)
        expect(entries.some((one) => one.hasKey && !one.belongs.some((unit) => inside.has(unit)))).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
