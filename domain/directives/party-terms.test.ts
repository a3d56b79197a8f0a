import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partyLevelOf, partyTermOn, partyTerms } from './party-terms.ts'

describe('terms of Party committees', () => {
  test('terms of one level follow each other in order and say where they come from', () => {
    for (const level of ['central', 'province', 'commune'] as const) {
      const starts = partyTerms.filter((term) => term.level === level).map((term) => term.from)
      expect(starts).toEqual([...new Set(starts)].sort())
    }
    expect(partyTerms.every((term) => term.source.length > 20)).toBe(true)
  })

  test.each([
    ['central', '2023-10-27', '2021–2026'],
    ['central', '2026-04-01', '2026–2031'],
    ['province', '2020-12-10', '2020–2025'],
    ['province', '2026-11-21', '2025–2030'],
    ['commune', '2025-08-31', '2020–2025'],
    ['commune', '2025-09-01', '2025–2030'],
  ] as const)('%s on %s: %s', (level, day, label) => {
    expect(partyTermOn(level, day).label).toBe(label)
  })

  test('before the first known term numbers are compared within the calendar year', () => {
    expect(partyTermOn('province', '2009-05-01')).toEqual({ label: 'chưa rõ nhiệm kỳ, năm 2009', status: 'unverified' })
  })

  test('a later day never falls into an earlier term', () => {
    const day = fc
      .date({ min: new Date('1987-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        expect(partyTermOn('central', first).label <= partyTermOn('central', second).label).toBe(true)
      }),
    )
  })
})

test.each([
  [{ name: 'Ban Chấp hành Trung ương', symbol: '67-QĐ/TW' }, 'central'],
  [{ name: 'Bộ Chính trị' }, 'central'],
  [{ name: 'Tỉnh ủy Thanh Hóa', symbol: '01-CT/TU' }, 'province'],
  [{ name: 'Đảng ủy xã Hải Lựu', symbol: '03-KH/ĐU' }, 'commune'],
  [{ name: 'Đảng ủy phường', kind: 'party_committee', below: true }, 'commune'],
  [{ name: 'Tỉnh ủy', kind: 'party_committee', below: false }, 'province'],
] as const)('level of %o is %s', (issuer, level) => {
  expect(partyLevelOf(issuer)).toBe(level)
})
