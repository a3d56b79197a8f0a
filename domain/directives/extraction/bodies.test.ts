import { expect, test } from 'vitest'
import { bodyList } from './bodies.ts'
import { dutyOf } from './duties.ts'
import { tokensOf } from './phrases.ts'

const listed = (text: string) => bodyList(text, tokensOf(text), 0).bodies.map((b) => b.text)

test.each([
  ['Sở Văn hóa, Thể thao và Du lịch chủ trì', ['Sở Văn hóa, Thể thao và Du lịch']],
  ['Các sở, ban, ngành, UBND các xã, phường căn cứ', ['Các sở, ban, ngành', 'UBND các xã, phường']],
  [
    'Bộ Nông nghiệp và Môi trường và các cơ quan liên quan nghiên cứu',
    ['Bộ Nông nghiệp và Môi trường', 'các cơ quan liên quan'],
  ],
  ['Chủ tịch Ủy ban nhân dân tỉnh An Giang chỉ đạo', ['Chủ tịch Ủy ban nhân dân tỉnh An Giang']],
  ['các Bộ: Tài chính, Nội vụ; Chủ tịch UBND tỉnh', ['Bộ Tài chính', 'Bộ Nội vụ', 'Chủ tịch UBND tỉnh']],
  ['Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì', ['Ban Tuyên giáo và Dân vận Tỉnh ủy']],
  ['Phòng Văn hóa - Xã hội xã chủ trì', ['Phòng Văn hóa - Xã hội xã']],
  ['Sở GD&ĐT chủ trì', ['Sở GD&ĐT']],
])('the list of bodies ends where the verb begins: %s', (text, bodies) => {
  expect(listed(text)).toEqual(bodies)
})

test('work is no body', () => {
  expect(listed('thanh tra, kiểm tra việc chấp hành')).toEqual([])
  expect(listed('tổ chức thực hiện Kế hoạch')).toEqual([])
})

test('"giao" hands the duty on; co-operating bodies stand apart', () => {
  const duty = dutyOf('Giao Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh và các đơn vị liên quan kiểm tra công vụ.')
  expect(duty?.leads.map((b) => b.text)).toEqual(['Sở Nội vụ'])
  expect(duty?.supports.map((b) => b.text)).toEqual(['Thanh tra tỉnh', 'các đơn vị liên quan'])
})

test('who asks is not who must do', () => {
  const duty = dutyOf('Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc thực hiện các nội dung sau:')
  expect(duty?.leads.map((b) => b.text)).toEqual(['Thủ trưởng các sở, ban, ngành'])
})

test.each([
  'Phòng Tổ chức cán bộ đã tham mưu ban hành 04 kế hoạch.',
  'Sở Tài chính được thành lập trên cơ sở hợp nhất hai sở.',
  'Công an tỉnh đang điều tra vụ án.',
])('a report of facts lays no duty: %s', (text) => {
  expect(dutyOf(text)).toBeUndefined()
})

test.each([
  ['Công chức Văn phòng - Thống kê tham mưu Chủ tịch UBND xã niêm yết.', 'Công chức Văn phòng - Thống kê'],
  ['Công chức phụ trách lĩnh vực tài chính tham mưu lập dự toán.', 'Công chức phụ trách lĩnh vực tài chính'],
  ['Trưởng phòng Kinh tế kiểm tra việc thu, chi.', 'Trưởng phòng Kinh tế'],
  ['Người có nghĩa vụ kê khai thực hiện kê khai theo mẫu.', 'Người có nghĩa vụ kê khai'],
  ['Giám đốc Công an tỉnh, Ủy viên: chỉ đạo điều tra các vụ án.', 'Giám đốc Công an tỉnh'],
  [
    'Ông Trần Minh Quang - Giám đốc Sở Nội vụ, Phó Trưởng ban: chủ trì kiểm tra.',
    'Ông Trần Minh Quang - Giám đốc Sở Nội vụ, Phó Trưởng ban',
  ],
  ['Trưởng thôn tuyên truyền đến Nhân dân.', 'Trưởng thôn'],
  ['Các đồng chí thành viên Ban Chỉ đạo đôn đốc từng vụ án.', 'Các đồng chí thành viên Ban Chỉ đạo'],
  ['Thủ trưởng các cơ quan nêu tại Điều 1 báo cáo tiến độ.', 'Thủ trưởng các cơ quan'],
  ['Công an các đơn vị, địa phương tăng cường nắm tình hình.', 'Công an các đơn vị, địa phương'],
  ['Giao Ban Nội chính Tỉnh ủy - Cơ quan Thường trực Ban Chỉ đạo theo dõi.', 'Ban Nội chính Tỉnh ủy'],
])('persons and members of bodies lead as bodies do: %s', (text, lead) => {
  expect(dutyOf(text)?.leads.map((b) => b.text)).toEqual([lead])
})

test('posts listed before "chịu trách nhiệm" are leads of their own', () => {
  const duty = dutyOf(
    'Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố chịu trách nhiệm tổ chức kiểm tra.',
  )
  expect(duty?.leads.map((b) => b.text)).toEqual([
    'Các Bộ trưởng',
    'Thủ trưởng cơ quan ngang bộ',
    'Chủ tịch Ủy ban nhân dân các tỉnh, thành phố',
  ])
})

test('a chair of a meeting has no duty', () => {
  expect(dutyOf('Đồng chí Trần Văn Bình chủ trì Hội nghị.')).toBeUndefined()
})
