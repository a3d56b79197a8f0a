import { expect, test } from 'vitest'
import { deadlineFace } from './deadline.ts'
import { vi } from './words/vi.ts'

const face = (dueOn: string | null, doneOn?: string) =>
  deadlineFace({ dueOn, doneOn, today: '2026-11-21' }, vi.deadline, 'vi')

test.each([
  ['2026-11-20', { tone: 'red', words: 'Quá hạn 1 ngày' }],
  ['2026-11-21', { tone: 'amber', words: 'Hạn hôm nay' }],
  ['2026-11-22', { tone: 'amber', words: 'Hạn ngày mai' }],
  ['2026-11-28', { tone: 'amber', words: 'Còn 7 ngày' }],
  ['2026-11-29', { tone: 'plain', words: 'Còn 8 ngày' }],
])('due %s', (dueOn, expected) => expect(face(dueOn)).toEqual(expected))

test('no deadline is grey', () => expect(face(null)).toEqual({ tone: 'grey', words: 'Không có hạn' }))

test('done in time is green; done late is not red any more, but says so', () => {
  expect(face('2026-11-10', '2026-11-10')).toEqual({ tone: 'green', words: 'Hoàn thành 10/11/2026' })
  expect(face('2026-11-10', '2026-11-12')).toEqual({ tone: 'grey', words: 'Hoàn thành muộn 12/11/2026' })
})
