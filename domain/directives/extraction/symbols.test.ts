import { expect, test } from 'vitest'
import { parseSymbol, symbolPattern } from './symbols.ts'

test.each([
  ['53/KH-UBND', 'state', '53', null, 'kế hoạch', 'UBND'],
  ['168/NQ-CP', 'state', '168', null, 'nghị quyết', 'CP'],
  ['10/CT-TTg', 'state', '10', null, 'chỉ thị', 'TTg'],
  ['125/UBND-NC', 'state', '125', null, 'công văn', 'UBND'],
  ['59/2019/NĐ-CP', 'state', '59', '2019', 'nghị định', 'CP'],
  ['06/2025/TT-TTCP', 'state', '06', '2025', 'thông tư', 'TTCP'],
  ['132/2025/QH15', 'state', '132', '2025', null, 'QH'],
  ['01-CT/TU', 'party', '01', null, 'chỉ thị', 'TU'],
  ['67-QĐ/TW', 'party', '67', null, null, 'TW'],
  ['25-HD/BCĐTW', 'party', '25', null, 'hướng dẫn', 'BCĐTW'],
  ['04-QĐi/TW', 'party', '04', null, 'quy định', 'TW'],
])('the symbol %s tells side, number, year, type and issuer', (symbol, side, number, year, type, issuerCode) => {
  expect(parseSymbol(symbol)).toMatchObject({ symbol, side, number, year, type, issuerCode })
})

test('an official letter keeps the code of its drafting unit', () => {
  expect(parseSymbol('125/UBND-NC')?.unitCode).toBe('NC')
})

test.each(['15/8/2026', '1/2', '24/7', '02/9/2025', 'tháng 3/2026'])('%s is no symbol', (text) => {
  expect([...text.matchAll(symbolPattern)]).toEqual([])
})

test('symbols are found inside a sentence, spaces and all', () => {
  const text = 'theo Công văn số 2215 /UBND-NC và Nghị quyết số 04-NQ/TW, ngày 01/4/2026'
  expect([...text.matchAll(symbolPattern)].map((m) => parseSymbol(m[0])?.symbol)).toEqual(['2215/UBND-NC', '04-NQ/TW'])
})
