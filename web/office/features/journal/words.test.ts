import { expect, test } from 'vitest'
import { factName, factWords } from './words.ts'

test.each([
  ['2026-11-21', '21/11/2026'],
  [true, 'có'],
  [null, '—'],
  [[], 'không có'],
  [[12, '2026-11-21'], '12, 21/11/2026'],
  ['undecided', 'Chưa công bố'],
  ['NV-2026-000071', 'NV-2026-000071'],
  ['959e69e2-8254-420e-8bcf-81c69029963c', '959e69e2…'],
  ['6c1f'.repeat(16), '6c1f6c1f6c1f6c1f…'],
])('the fact %j reads %s', (value, words) => {
  expect(factWords(value)).toBe(words)
})

test('a fact without words of its own keeps its name rather than vanish', () => {
  expect(factName('dueOn')).toBe('hạn')
  expect(factName('somethingNew')).toBe('somethingNew')
})
