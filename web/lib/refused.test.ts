import { expect, test } from 'vitest'
import { asRefused, refusedFrom } from './refused.ts'

test('a known refusal shows the server’s words, or else its own with the facts filled in', () => {
  expect(refusedFrom(423, { code: 'session.locked', facts: { minutes: 15 } }).words).toContain('15 phút')
  expect(refusedFrom(409, { code: 'step.wrong_state', title: 'Bước này không thực hiện được.' }).words).toBe(
    'Bước này không thực hiện được.',
  )
})

test('an unknown answer is a defect with its incident number, never raw text', () => {
  const refused = refusedFrom(500, { code: 'pg.23505', title: 'duplicate key value', incident: 'LI-1' })
  expect(refused).toMatchObject({ code: 'server.defect', status: 500, incident: 'LI-1' })
  expect(refused.words).not.toContain('duplicate')
})

test('a refusal newer than the page is shown in the server’s words', () => {
  expect(refusedFrom(409, { code: 'meeting.closed', title: 'Cuộc họp đã đóng.' }).words).toBe('Cuộc họp đã đóng.')
})

test('malformed faults and facts are left out', () => {
  const refused = refusedFrom(422, {
    code: 'request.invalid',
    faults: [{ path: 1 }, 'x', { path: 'a', words: 'b' }],
    facts: { a: 1, b: {} },
  })
  expect(refused.faults).toEqual([{ path: 'a', words: 'b' }])
  expect(refused.facts).toEqual({ a: 1 })
})

test('whatever is thrown can be shown', () => {
  expect(asRefused(new Error('boom'))).toMatchObject({ refused: true, code: 'answer.unreadable' })
  expect(asRefused(refusedFrom(404, { code: 'record.not_found' })).status).toBe(404)
})
