import { describe, expect, test } from 'vitest'
import { canonical, compare, hashesIn, hashOf, update } from './definitions-lock.ts'

const version = {
  since: '2026-07-01',
  law: { document: 'Luật', article: 'Điều 1' },
  status: 'unverified',
  rule: { unit: 'WD', length: 7 },
}
const definition = { key: 'a.b', words: 'Thử', versions: [version] }
const current = hashesIn([definition])

describe('what a hash covers', () => {
  test('the rule, its law and its date', () => {
    expect(hashOf({ ...version, rule: { unit: 'WD', length: 8 } })).not.toBe(hashOf(version))
    expect(hashOf({ ...version, rule: { unit: 'CD', length: 7 } })).not.toBe(hashOf(version))
    expect(hashOf({ ...version, law: { document: 'Luật', article: 'Điều 2' } })).not.toBe(hashOf(version))
    expect(hashOf({ ...version, since: '2026-07-02' })).not.toBe(hashOf(version))
  })
  test('not the order of fields, the status, or the day it was repealed', () => {
    expect(hashOf({ rule: { length: 7, unit: 'WD' }, law: version.law, since: version.since })).toBe(hashOf(version))
    expect(hashOf({ ...version, status: 'read', until: '2027-01-01' })).toBe(hashOf(version))
  })
  test('code inside a rule, white space apart', () => {
    const one = (n: number) => n + 1
    const two = (n: number) => n + 2
    expect(canonical({ rule: one })).not.toBe(canonical({ rule: two }))
    expect(canonical([1, undefined, { b: 2, a: undefined }])).toBe('[1,null,{"b":2}]')
  })
})

describe('definitions are found', () => {
  test('exported alone, in lists and in tables, once each; other exports are passed over', () => {
    const other = { key: 'c', versions: [{ ...version, since: '2019-01-01' }, version] }
    const exported = [
      definition,
      [definition],
      { table: { deep: [other] } },
      'text',
      5,
      () => 1,
      null,
      new Map(),
      { key: 'd', versions: [] },
    ]
    expect(Object.keys(hashesIn(exported))).toEqual(['a.b@2026-07-01', 'c@2019-01-01', 'c@2026-07-01'])
  })
  test('two different ones under one name are refused', () => {
    const twin = { ...definition, versions: [{ ...version, rule: { unit: 'WD', length: 9 } }] }
    expect(() => hashesIn([definition, twin])).toThrow('a.b@2026-07-01')
  })
})

describe('the lock', () => {
  const lock = { published: current, withdrawn: [] }
  const changed = hashesIn([{ ...definition, versions: [{ ...version, rule: { unit: 'WD', length: 8 } }] }])

  test('tells changed, gone and new versions apart', () => {
    expect(compare(current, current)).toEqual({ changed: [], gone: [], added: [] })
    expect(compare(current, changed).changed).toEqual(['a.b@2026-07-01'])
    expect(compare(current, {}).gone).toEqual(['a.b@2026-07-01'])
    expect(compare({}, current).added).toEqual(['a.b@2026-07-01'])
  })
  test('takes new versions, refuses changed and vanished ones', () => {
    expect(update({ published: {}, withdrawn: [] }, current, [])).toEqual(lock)
    expect(() => update(lock, changed, [])).toThrow('frozen: a.b@2026-07-01')
    expect(() => update(lock, {}, [])).toThrow('frozen: a.b@2026-07-01')
  })
  test('withdraws only what is named and published, and keeps the old hash on record', () => {
    expect(update(lock, changed, ['a.b@2026-07-01'])).toEqual({
      published: changed,
      withdrawn: [{ id: 'a.b@2026-07-01', hash: current['a.b@2026-07-01'] }],
    })
    expect(() => update(lock, changed, ['x@2026-07-01'])).toThrow('not published')
  })
})
