import fc from 'fast-check'
import { expect, test } from 'vitest'
import { niceTicks, timeTicks } from './scale.ts'

test('an axis starts at zero, covers the largest value and has few whole steps', () => {
  expect(niceTicks(52)).toEqual([0, 20, 40, 60])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (max) => {
      const ticks = niceTicks(max)
      return ticks[0] === 0 && (ticks.at(-1) ?? 0) >= max && ticks.length <= 6 && ticks.every(Number.isInteger)
    }),
  )
})

test('a long roadmap shows years, a short one quarters', () => {
  expect(timeTicks('2026-01-01', '2026-12-31').map((tick) => tick.words)).toEqual([
    '2026',
    '4/2026',
    '7/2026',
    '10/2026',
  ])
  expect(timeTicks('2024-01-01', '2045-12-31').every((tick) => tick.year)).toBe(true)
})
