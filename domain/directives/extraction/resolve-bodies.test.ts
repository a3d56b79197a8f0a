import { expect, test } from 'vitest'
import { resolver } from './resolve-bodies.ts'

const ledger = {
  units: [
    { code: 'UBND', name: 'Ủy ban nhân dân tỉnh An Phú', kind: 'province', side: 'state' },
    { code: 'STC', name: 'Sở Tài chính tỉnh An Phú', shortName: 'Sở Tài chính', kind: 'department', side: 'state' },
    { code: 'SKHCN', name: 'Sở Khoa học và Công nghệ', kind: 'department', side: 'state' },
    { code: 'TTT', name: 'Thanh tra tỉnh', kind: 'agency', side: 'state', synonyms: ['Cơ quan thanh tra tỉnh'] },
    { code: 'X01', name: 'Ủy ban nhân dân xã Phú Lâm', kind: 'commune', side: 'state' },
    { code: 'X02', name: 'Ủy ban nhân dân phường Tân Lập', kind: 'commune', side: 'state' },
    { code: 'BNC', name: 'Ban Nội chính Tỉnh ủy', kind: 'party_body', side: 'party' },
  ],
}
const resolve = resolver(ledger)
const units = (text: string, collective = false) =>
  resolve({ text, span: { start: 0, end: text.length }, collective }).units

test.each([
  ['Sở Tài chính', 'STC'],
  ['Giám đốc Sở Tài chính', 'STC'],
  ['Sở KH&CN', 'SKHCN'],
  ['Sở Khoa học và Công nghệ', 'SKHCN'],
  ['UBND tỉnh', 'UBND'],
  ['Chủ tịch UBND tỉnh', 'UBND'],
  ['UBND xã Phú Lâm', 'X01'],
  ['Uỷ ban nhân dân phường Tân Lập', 'X02'],
  ['Cơ quan thanh tra tỉnh', 'TTT'],
  ['Ban Nội chính Tỉnh ủy', 'BNC'],
])('%s is found under one code', (text, code) => {
  expect(units(text)).toEqual([code])
})

test('collective names open by rule and ask to be confirmed', () => {
  const ref = resolve({ text: 'các sở, ban, ngành', span: { start: 0, end: 18 }, collective: true })
  expect(ref.units).toEqual(['STC', 'SKHCN', 'TTT'])
  expect(ref.collective).toBe(true)
  expect(units('UBND các xã, phường', true)).toEqual(['X01', 'X02'])
})

test('an unknown body stays open with a reason', () => {
  const ref = resolve({ text: 'Sở Ngoại vụ', span: { start: 0, end: 11 }, collective: false })
  expect(ref.units).toEqual([])
  expect(ref.reason).toBeTruthy()
})
