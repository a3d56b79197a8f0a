import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppressColumn, suppressTable } from './suppression.ts'

test.each([
  { counts: [12, 7, 9], cells: [12, 7, 9], total: 28, why: 'nothing is small' },
  { counts: [0, 0, 7], cells: [0, 0, 7], total: 7, why: 'nought tells of nobody' },
  {
    counts: [3, 7, 9],
    cells: ['<5', 'ẩn', 9],
    total: 'ẩn',
    why: 'a small cell takes a second one and the total with it',
  },
  { counts: [3, 2, 0, 9, 30], cells: ['<5', '<5', 0, 'ẩn', 30], total: 'ẩn', why: 'so do two' },
  { counts: [3], cells: ['<5'], total: 'ẩn', why: 'one cell alone' },
])('$why: $counts', ({ counts, cells, total }) => {
  expect(suppressColumn(counts)).toEqual({ cells, total })
})

const columns = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 7 })

test('no hidden small count can be recomputed: every value of 1–4 prints exactly the same', () => {
  fc.assert(
    fc.property(columns, (counts) => {
      const shown = suppressColumn(counts)
      for (const [i, cell] of shown.cells.entries()) {
        if (cell !== '<5') continue
        for (const other of [1, 2, 3, 4]) expect(suppressColumn(counts.with(i, other))).toEqual(shown)
      }
      for (const cell of [...shown.cells, shown.total]) expect([1, 2, 3, 4]).not.toContain(cell)
      for (const [i, cell] of shown.cells.entries()) if (typeof cell === 'number') expect(cell).toBe(counts[i])
    }),
    { numRuns: 300 },
  )
})

test('with a small cell goes a second one wherever there is one, so that a total known from elsewhere does not help', () => {
  fc.assert(
    fc.property(columns, (counts) => {
      const { cells } = suppressColumn(counts)
      const hidden = cells.filter((cell) => typeof cell !== 'number').length
      if (hidden > 0) expect(hidden).toBeGreaterThanOrEqual(Math.min(2, counts.filter((count) => count > 0).length))
    }),
    { numRuns: 300 },
  )
})

test('columns of a table are suppressed each by itself', () => {
  const table = suppressTable(
    ['Nhận', 'Trả lời'],
    [
      { name: 'A', counts: [3, 10] },
      { name: 'B', counts: [8, 0] },
      { name: 'C', counts: [20, 11] },
    ],
  )
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ['<5', 10],
    ['ẩn', 0],
    [20, 11],
  ])
  expect(table.total).toEqual(['ẩn', 21])
})
