import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test('names are sorted at every depth, nothing is spaced', () => {
  expect(canonicalJson({ b: [1, { z: null, a: 'ỉ"' }], a: true })).toBe('{"a":true,"b":[1,{"a":"ỉ\\"","z":null}]}')
  // RFC 8785 §3.2.3: by UTF-16 code units, so a letter beyond the first plane comes before U+FB33
  expect(canonicalJson({ '\ufb33': 1, '\u{1f600}': 2, '1': 3, '\r': 4 })).toBe(
    '{"\\r":4,"1":3,"\u{1f600}":2,"\ufb33":1}',
  )
})

test('a value has the same text before and after it travelled as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    }),
  )
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
})

test('what JSON cannot say is refused, not guessed', () => {
  for (const bad of [undefined, Number.NaN, Number.POSITIVE_INFINITY, [undefined], () => 1, new Date(0), new Map(), 1n])
    expect(() => canonicalJson(bad)).toThrow(TypeError)
})
