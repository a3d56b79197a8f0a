import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from './calendar.ts'
import { answerDueLine } from './due-lines.ts'
import { holidays } from './holidays.ts'

const calendar = buildCalendar(holidays)
const answer = (line: unknown) => answerDueLine(JSON.stringify(line), calendar)

test.each([
  [{ id: 'a', start: '2026-11-20', unit: 'WD', length: 5 }, '2026-11-30', false],
  [{ id: 'b', start: '2026-11-07', unit: 'CD', length: 15 }, '2026-11-23', false],
  [{ id: 'c', start: '2026-11-07', unit: 'CD', length: 15, roll: false }, '2026-11-22', false],
  [{ id: 'd', start: '2027-01-31', unit: 'month', length: 1 }, '2027-03-01', false],
  [{ id: 'e', start: '2026-11-21', unit: 'detention-month', length: 2, roll: true }, '2027-01-20', false],
  [{ id: 'f', start: '2026-11-30', unit: 'WD-before', length: 5 }, '2026-11-20', false],
  [{ id: 'g', start: '2027-02-01', unit: 'WD', length: 2 }, '2027-02-03', true],
  [{ id: 8, start: '2026-11-07', unit: 'CD', length: 15, pauses: [{ from: '2026-11-20', resume: null }] }, null, false],
  [
    { id: 9, start: '2026-11-07', unit: 'CD', length: 15, extensions: [{ unit: 'CD', length: 10 }] },
    '2026-12-02',
    false,
  ],
])('%j is due %s', (line, due, provisional) => {
  expect(answer(line)).toEqual({
    id: line.id,
    due,
    provisional,
    explanation: expect.stringMatching(/^Thời hạn|^Chậm nhất/),
  })
})

describe('bad input is answered in Vietnamese, with the id when there is one', () => {
  const good = { id: 'x', start: '2026-11-20', unit: 'WD', length: 5 }
  test.each([
    [{ ...good, start: '2026-02-30' }, 'start không phải ngày có thật'],
    [{ ...good, start: 20261120 }, 'start phải là chữ'],
    [{ ...good, start: '1020-01-01' }, 'năm 1900 đến 2199'],
    [{ ...good, unit: 'day' }, 'unit phải là một trong'],
    [{ ...good, length: 0 }, 'length phải là số nguyên dương'],
    [{ ...good, length: '5' }, 'length phải là số nguyên dương'],
    [{ ...good, unit: 'year', length: 101 }, 'length không được quá 100 năm'],
    [{ ...good, roll: 'yes' }, 'roll phải là true hoặc false'],
    [{ ...good, pauses: [{ from: '2026-11-25', resume: '2026-11-24' }] }, 'không được sớm hơn'],
    [{ ...good, pauses: {} }, 'pauses phải là danh sách'],
    [{ ...good, extensions: [{ unit: 'WD-before', length: 1 }] }, 'extensions.unit'],
    [{ ...good, unit: 'WD-before', extensions: [{ unit: 'WD', length: 1 }] }, 'đếm lùi'],
  ])('%j', (line, words) => {
    expect(answer(line)).toEqual({ id: 'x', error: expect.stringContaining(words) })
  })

  test('a line that is no JSON, or no object, has no id', () => {
    expect(answerDueLine('{"id":', calendar)).toEqual({ id: null, error: 'Dòng này không phải JSON hợp lệ.' })
    expect(answer([1])).toEqual({ id: null, error: 'Mỗi dòng phải là một đối tượng JSON.' })
    expect(answer(null)).toEqual({ id: null, error: 'Mỗi dòng phải là một đối tượng JSON.' })
  })

  test('whatever comes in, an answer comes out', () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record(
          {
            id: fc.jsonValue(),
            start: fc.jsonValue(),
            unit: fc.constantFrom('WD', 'CD', 'year', 'x'),
            length: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((o) => JSON.stringify(o)),
    )
    fc.assert(
      fc.property(line, (text) => {
        const found = answerDueLine(text, calendar)
        expect('error' in found ? found.error : found.explanation).toMatch(/\.$/)
      }),
    )
  })
})
