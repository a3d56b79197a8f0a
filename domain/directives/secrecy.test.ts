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

const plan = (stamp: string, body = '', number = 'Số: 53/KH-UBND') => `ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM
${stamp}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

${number}
Thử Nghiệm, ngày 02 tháng 11 năm 2026

KẾ HOẠCH
Bảo vệ bí mật nhà nước năm 2026

I. MỤC ĐÍCH, YÊU CẦU
1. Giữ gìn bí mật nhà nước; bảo mật thông tin.
2. Tài liệu mật được quản lý theo quy định.
3. Cán bộ tiếp công dân giữ bí mật người tố cáo.
4. Đăng tải công khai các văn bản không mật.
${body}
TM. ỦY BAN NHÂN DÂN
`
const inPlan = (...given: Parameters<typeof plan>) => secrecyMarkIn(sourceFromText(plan(...given), 'text'))

test.each([
  ['MẬT', 'Mật'],
  ['Mật', 'Mật'],
  ['(MẬT)', 'Mật'],
  ['M Ậ T', 'Mật'],
  ['MẬT - BẢN SỐ 01', 'Mật'],
  ['MẬT (Bản số: 02)', 'Mật'],
  ['MẬT HỎA TỐC', 'Mật'],
  ['HỎA TỐC   TỐI MẬT', 'Tối mật'],
  ['DẤU MẬT: MẬT', 'Mật'],
  ['Độ mật: Mật', 'Mật'],
  ['Dấu chỉ mức độ mật: Tuyệt mật', 'Tuyệt mật'],
  ['Tối mật', 'Tối mật'],
  ['T Ố I  M Ậ T', 'Tối mật'],
  ['TUYỆT MẬT', 'Tuyệt mật'],
])('the stamp “%s” is seen', (stamp, mark) => {
  expect(inPlan(stamp)).toBe(mark)
})

test('a stamp beside the number of the document or on a later page is seen', () => {
  expect(inPlan('', '', 'Số: 53/KH-UBND    MẬT')).toBe('Mật')
  expect(inPlan('', '', 'Số: 53/KH-UBND TỐI MẬT')).toBe('Tối mật')
  expect(inPlan('', 'PHỤ LỤC\nMẬT\n1. Danh sách')).toBe('Mật')
})

test.each([
  [''],
  ['HỎA TỐC'],
  ['GIẢI MẬT'],
  ['BÍ MẬT'],
  ['KHÔNG MẬT'],
  ['BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT NHÀ NƯỚC'],
  ['Hạn giải mật: 5 năm'],
  ['BẢN SỐ: 01'],
])('“%s” in the head of a document about secrets is no stamp', (line) => {
  expect(inPlan(line)).toBeNull()
})

test('a cell of an annex that speaks of the class of documents is no stamp', () => {
  expect(inPlan('', 'Loại văn bản\tĐộ bảo mật\nBáo cáo định kỳ\tMật\nBiên bản\tKhông mật')).toBeNull()
})
