import { expect, test } from 'vitest'
import { makeIdentity, recipientOf } from './age-key.ts'
import { utf8 } from './bytes.ts'
import { isEnvelope, seal } from './envelope.ts'
import { makeReportKey, unwrapKey, wrapKey } from './report-key.ts'

const report = '0b9d0000-0000-4000-8000-000000000001'
const officer = makeIdentity()
const to = recipientOf(officer)
const why = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'opened',
    (error) => error.why ?? error,
  )

test('a wrapped key comes back to its holder and to no one else', async () => {
  const key = makeReportKey()
  const file = await wrapKey(key.identity, { report, part: 'content', to })
  expect(isEnvelope(file)).toBe(true)
  expect(await unwrapKey(file, officer, { report, part: 'content', recipient: key.recipient })).toBe(key.identity)
  expect(await why(unwrapKey(file, makeIdentity(), { report, part: 'content' }))).toBe('not-for-you')
})

test('a wrap of one report or part is not taken for another’s', async () => {
  const { identity } = makeReportKey()
  const file = await wrapKey(identity, { report, part: 'identity', to })
  expect(await why(unwrapKey(file, officer, { report, part: 'content' }))).toBe('wrong-context')
  expect(await why(unwrapKey(file, officer, { report: 'another', part: 'identity' }))).toBe('wrong-context')
})

test('a key other than the report’s own, or no key at all, is refused', async () => {
  const file = await wrapKey(makeIdentity(), { report, part: 'content', to })
  const { recipient } = makeReportKey()
  expect(await why(unwrapKey(file, officer, { report, part: 'content', recipient }))).toBe('broken')
  const empty = await seal({ purpose: 'wrap', report, part: 'content' }, utf8('mật'), [to])
  expect(await why(unwrapKey(empty, officer, { report, part: 'content' }))).toBe('broken')
  await expect(wrapKey('AGE-SECRET-KEY-1', { report, part: 'content', to })).rejects.toThrow(TypeError)
})
