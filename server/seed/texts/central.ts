import type { PaperSpec } from './paper.ts'

const fixed = (date: string) => () => date
const common = { visibility: 'common', incomingAt: 'VPUB' } as const
const law = { ...common, side: 'state', issuer: 'QH', type: 'luật' } as const
const decree = { ...common, side: 'state', issuer: 'CP' } as const
const party = { ...common, side: 'party' } as const

/** Laws and documents of the centre that the province carries out. Contents in our own words, shortened. */
export const centralPapers: readonly PaperSpec[] = [
  {
    ...law,
    key: 'luat-pctn',
    number: '36',
    symbol: '36/2018/QH14',
    title: 'Phòng, chống tham nhũng',
    on: fixed('2018-11-20'),
    effectiveOn: '2019-07-01',
    relations: [],
    text: `Điều 16. Báo cáo, công khai báo cáo về công tác phòng, chống tham nhũng
Điều 20. Quy tắc ứng xử của người có chức vụ, quyền hạn
Điều 23. Kiểm soát xung đột lợi ích
Điều 24. Chuyển đổi vị trí công tác
Điều 27. Cải cách hành chính, ứng dụng khoa học, công nghệ trong quản lý
Điều 34. Người có nghĩa vụ kê khai tài sản, thu nhập`,
  },
  {
    ...law,
    key: 'luat-pctn-sd',
    number: '132',
    symbol: '132/2025/QH15',
    title: 'Sửa đổi, bổ sung một số điều của Luật Phòng, chống tham nhũng',
    on: fixed('2025-12-10'),
    effectiveOn: '2026-07-01',
    relations: [['amends', 'luat-pctn']],
    text: `Điều 1. Sửa đổi, bổ sung một số điều của Luật Phòng, chống tham nhũng
Điều 2. Hiệu lực thi hành`,
  },
  {
    ...law,
    key: 'luat-to-cao',
    number: '25',
    symbol: '25/2018/QH14',
    title: 'Tố cáo',
    on: fixed('2018-06-12'),
    effectiveOn: '2019-01-01',
    relations: [],
    text: `Điều 30. Thời hạn giải quyết tố cáo
Điều 47. Người được bảo vệ, phạm vi bảo vệ`,
  },
  {
    ...law,
    key: 'luat-thanh-tra',
    number: '84',
    symbol: '84/2025/QH15',
    title: 'Thanh tra',
    on: fixed('2025-06-25'),
    effectiveOn: '2025-07-01',
    relations: [],
    text: `Điều 36. Xây dựng dự thảo kết luận thanh tra
Điều 61. Kiểm tra chuyên ngành`,
  },
  {
    ...decree,
    key: 'nd59',
    type: 'nghị định',
    number: '59',
    symbol: '59/2019/NĐ-CP',
    title: 'Quy định chi tiết một số điều và biện pháp thi hành Luật Phòng, chống tham nhũng',
    on: fixed('2019-07-01'),
    effectiveOn: '2019-08-15',
    relations: [['implements', 'luat-pctn']],
    text: `Điều 29. Các trường hợp xung đột lợi ích
Điều 36. Vị trí công tác phải định kỳ chuyển đổi
Điều 75. Công khai báo cáo về công tác phòng, chống tham nhũng`,
  },
  {
    ...decree,
    key: 'nq168',
    type: 'nghị quyết',
    number: '168',
    symbol: '168/NQ-CP',
    title: 'Ban hành Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực đến năm 2030',
    on: fixed('2023-10-11'),
    relations: [['implements', 'luat-pctn']],
    text: `I. QUAN ĐIỂM, MỤC TIÊU
1. Phòng ngừa là chính, cơ bản, lâu dài; phát hiện, xử lý là quan trọng, cấp bách
2. Mục tiêu đến năm 2030: kiềm chế, từng bước ngăn chặn, đẩy lùi tham nhũng, tiêu cực
II. NHÓM NHIỆM VỤ, GIẢI PHÁP
1. Hoàn thiện chính sách, pháp luật về quản lý kinh tế - xã hội và phòng, chống tham nhũng, tiêu cực @cl.1
2. Kiện toàn tổ chức bộ máy, hoàn thiện chế độ công vụ, xây dựng đội ngũ liêm chính @cl.2
3. Nâng cao hiệu lực, hiệu quả kiểm tra, giám sát, thanh tra, kiểm toán, điều tra, truy tố, xét xử, thi hành án @cl.3
4. Nâng cao nhận thức, phát huy vai trò, trách nhiệm của xã hội @cl.4
5. Chủ động, tích cực hợp tác quốc tế, thực thi Công ước của Liên hợp quốc về chống tham nhũng @cl.5
III. TỔ CHỨC THỰC HIỆN
1. Giai đoạn thứ nhất đến năm 2026; giai đoạn thứ hai từ năm 2026 đến năm 2030
2. Ủy ban nhân dân cấp tỉnh ban hành kế hoạch thực hiện, hằng năm báo cáo Thanh tra Chính phủ @cl.6`,
  },
  {
    ...common,
    side: 'state',
    issuer: 'TTG',
    key: 'ct10',
    type: 'chỉ thị',
    number: '10',
    symbol: '10/CT-TTg',
    title:
      'Về việc tăng cường xử lý, ngăn chặn có hiệu quả tình trạng nhũng nhiễu, gây phiền hà cho người dân, doanh nghiệp trong giải quyết công việc',
    on: fixed('2019-04-22'),
    relations: [['implements', 'luat-pctn']],
    text: `1. Người đứng đầu chịu trách nhiệm khi để xảy ra nhũng nhiễu trong cơ quan, đơn vị mình @ct10.1
2. Công khai thủ tục, thời hạn giải quyết và nơi tiếp nhận phản ánh @ct10.2
3. Đối thoại với người dân, doanh nghiệp; xin lỗi khi giải quyết chậm @ct10.3
4. Thanh tra, kiểm tra đột xuất việc thực hiện nhiệm vụ, công vụ @ct10.4
5. Xử lý nghiêm người nhũng nhiễu và người bao che @ct10.5`,
  },
  {
    ...common,
    side: 'state',
    issuer: 'TTG',
    key: 'qd806',
    type: 'quyết định',
    number: '806',
    symbol: '806/QĐ-TTg',
    title: 'Ban hành Chiến lược quốc gia về phòng, chống lãng phí đến năm 2035',
    on: fixed('2025-04-22'),
    relations: [],
    text: `Điều 1. Ban hành Chiến lược quốc gia về phòng, chống lãng phí đến năm 2035 @lp.1`,
  },
  {
    ...common,
    side: 'state',
    issuer: 'TTCP',
    key: 'tt06',
    type: 'thông tư',
    number: '06',
    symbol: '06/2025/TT-TTCP',
    title:
      'Quy định chế độ thông tin, báo cáo công tác thanh tra, tiếp công dân, giải quyết khiếu nại, tố cáo, phòng, chống tham nhũng, tiêu cực',
    on: fixed('2025-09-30'),
    relations: [['mentions', 'luat-thanh-tra']],
    text: '',
  },
  {
    ...party,
    issuer: 'BBT',
    key: 'ct04tw',
    type: 'chỉ thị',
    number: '04',
    symbol: '04-CT/TW',
    title:
      'Về tăng cường sự lãnh đạo của Đảng đối với công tác thu hồi tài sản bị thất thoát, chiếm đoạt trong các vụ án hình sự về tham nhũng, kinh tế',
    on: fixed('2021-06-02'),
    relations: [],
    text: `1. Lãnh đạo công tác thu hồi tài sản là nhiệm vụ trọng tâm, thường xuyên @ts.1
2. Kịp thời áp dụng biện pháp ngăn chặn việc tẩu tán, hủy hoại tài sản @ts.2
3. Tăng cường phối hợp giữa cơ quan tố tụng, thi hành án và cơ quan quản lý tài sản @ts.3`,
  },
  {
    ...party,
    issuer: 'BCT',
    key: 'qd131',
    type: 'quy định',
    number: '131',
    symbol: '131-QĐ/TW',
    title:
      'Về kiểm soát quyền lực, phòng, chống tham nhũng, tiêu cực trong công tác kiểm tra, giám sát, thi hành kỷ luật đảng và trong hoạt động thanh tra, kiểm toán',
    on: fixed('2023-10-27'),
    relations: [],
    text: '',
  },
  {
    ...party,
    issuer: 'BCT',
    key: 'qd132',
    type: 'quy định',
    number: '132',
    symbol: '132-QĐ/TW',
    title:
      'Về kiểm soát quyền lực, phòng, chống tham nhũng, tiêu cực trong hoạt động điều tra, truy tố, xét xử, thi hành án',
    on: fixed('2023-10-27'),
    relations: [['mentions', 'qd131']],
    text: '',
  },
  {
    ...party,
    issuer: 'BCT',
    key: 'qd32',
    type: 'quy định',
    number: '32',
    symbol: '32-QĐ/TW',
    title:
      'Về chức năng, nhiệm vụ, quyền hạn, chế độ làm việc, quan hệ công tác của Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực',
    on: fixed('2021-09-16'),
    relations: [],
    text: '',
  },
  {
    ...party,
    issuer: 'BCT',
    key: 'qd191',
    type: 'quy định',
    number: '191',
    symbol: '191-QĐ/TW',
    title:
      'Về chức năng, nhiệm vụ, quyền hạn, chế độ làm việc, quan hệ công tác của Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực',
    on: fixed('2024-10-29'),
    relations: [['replaces', 'qd32']],
    text: '',
  },
]
