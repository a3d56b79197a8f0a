import { expect, test } from 'vitest'
import { sourceFromText } from './extraction/plain-text.ts'
import { secrecyMarkIn } from './secrecy.ts'

const markIn = (text: string) => secrecyMarkIn(sourceFromText(text, 'text'))

test.each([
  ['ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nMẬT\n\nSố: 12/KH-UBND', 'Mật'],
  ['Số: 12/KH-UBND\n\n[TỐI MẬT]\n\nKẾ HOẠCH', 'Tối mật'],
  ['KẾ HOẠCH\n\nĐộ mật: Tuyệt mật\n\nNội dung', 'Tuyệt mật'],
  ['T U Y Ệ T M Ậ T\n\nBáo cáo', 'Tuyệt mật'],
  ['M Ậ T\n\nBáo cáo', 'Mật'],
  ['MẬT\n\nmột đoạn\n\nTUYỆT MẬT', 'Tuyệt mật'],
] as const)('a stamp is found: %j', (text, mark) => {
  expect(markIn(text)).toBe(mark)
})

test.each([
  'Điều 1. Bảo vệ bí mật nhà nước theo quy định.',
  'Các cơ quan bảo đảm bí mật thông tin người tố cáo; không để lộ, lọt tài liệu mật.',
  'Mật ong Sông Lam được cấp chỉ dẫn địa lý.',
  'BẢO MẬT',
])('ordinary words are no stamp: %s', (text) => {
  expect(markIn(text)).toBeNull()
})
