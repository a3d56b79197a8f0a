import type { PaperSpec } from './paper.ts'

const state = { side: 'state', issuer: 'UBND', visibility: 'addressed', supervising: 'TTR' } as const
const council = { capacity: 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH', unit: 'UBND' }

/** Plans and decisions of the new province beside the directive against harassment. */
export const provincePapers: readonly PaperSpec[] = [
  {
    ...state,
    key: 'kh-lp',
    type: 'kế hoạch',
    number: '152',
    symbol: 'KH-UBND',
    title: 'Thực hiện Chiến lược quốc gia về phòng, chống lãng phí đến năm 2035 trên địa bàn tỉnh',
    on: () => '2025-10-20',
    signer: council,
    supervising: 'STC',
    relations: [['implements', 'qd806']],
    sent: [{ to: 'departments' }, { to: 'communes' }],
    text: `I. MỤC ĐÍCH, YÊU CẦU
II. NHIỆM VỤ
1. Xử lý trụ sở, đất đai, tài sản công không sử dụng @l.1
2. Tiết kiệm chi thường xuyên, chống lãng phí trong mua sắm @l.2
3. Đẩy nhanh dự án đầu tư công chậm tiến độ @l.3`,
    duties: [
      {
        item: 'l.1',
        leads: 'communes',
        by: 'STC',
        title: 'Lập danh mục trụ sở, đất đai, tài sản công không sử dụng và đề xuất xử lý',
        product: 'Danh mục, đề xuất xử lý',
        due: { kind: 'date', days: 160 },
      },
      {
        item: 'l.2',
        leads: 'departments',
        by: 'STC',
        title: 'Ban hành chương trình thực hành tiết kiệm, chống lãng phí của đơn vị',
        product: 'Chương trình của đơn vị',
        due: { kind: 'date', days: 100 },
      },
      {
        item: 'l.2',
        leads: 'communes',
        by: 'STC',
        title: 'Ban hành chương trình thực hành tiết kiệm, chống lãng phí của xã, phường',
        product: 'Chương trình của xã, phường',
        due: { kind: 'date', days: 110 },
      },
      {
        item: 'l.3',
        leads: ['SXD', 'SNNMT', 'SYT', 'SGDDT', 'BQLKCN'],
        by: 'STC',
        title: 'Tháo gỡ dự án đầu tư công chậm tiến độ',
        product: 'Báo cáo tiến độ giải ngân',
        due: { kind: 'recurring', every: 'quarter', day: 20 },
      },
    ],
  },
  {
    ...state,
    key: 'nq-hdnd',
    issuer: 'HDND',
    type: 'nghị quyết',
    number: '45',
    symbol: 'NQ-HĐND',
    title: 'Về giám sát chuyên đề việc quản lý, xử lý tài sản công sau sắp xếp đơn vị hành chính',
    on: () => '2025-12-10',
    signer: { capacity: 'PHÓ CHỦ TỊCH', unit: 'HDND' },
    supervising: 'HDND',
    relations: [['mentions', 'kh-lp']],
    text: `Điều 1. Giám sát chuyên đề việc quản lý, xử lý tài sản công sau sắp xếp đơn vị hành chính
Điều 2. Ủy ban nhân dân tỉnh báo cáo kết quả tự rà soát @hd.r2
Điều 3. Thường trực Hội đồng nhân dân tỉnh tổ chức thực hiện`,
    duties: [
      {
        item: 'hd.r2',
        leads: ['STC'],
        by: 'HDND',
        support: ['TTR'],
        title: 'Báo cáo tự rà soát việc quản lý, xử lý tài sản công sau sắp xếp',
        product: 'Báo cáo',
        due: { kind: 'date', days: 110 },
      },
    ],
  },
  {
    ...state,
    key: 'bc-so-ket',
    type: 'báo cáo',
    number: '210',
    symbol: 'BC-UBND',
    title: 'Sơ kết giai đoạn thứ nhất thực hiện Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực',
    on: () => '2025-12-25',
    signer: council,
    relations: [
      ['mentions', 'kh-cl'],
      ['mentions', 'nq168'],
    ],
    published: true,
    text: `I. KẾT QUẢ THỰC HIỆN
II. HẠN CHẾ, NGUYÊN NHÂN
III. NHIỆM VỤ GIAI ĐOẠN THỨ HAI`,
  },
  {
    ...state,
    key: 'kh-ct-tu',
    type: 'kế hoạch',
    number: '06',
    symbol: 'KH-UBND',
    title:
      'Thực hiện Chỉ thị của Ban Thường vụ Tỉnh ủy về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tham nhũng, lãng phí, tiêu cực',
    on: ({ ago }) => ago(317),
    signer: council,
    relations: [
      ['implements', 'ct-tu'],
      ['mentions', 'kh-cl'],
    ],
    sent: [{ to: 'departments', planDays: 30 }, { to: 'communes' }],
    text: `I. MỤC ĐÍCH, YÊU CẦU
II. NHIỆM VỤ
1. Đề cao trách nhiệm người đứng đầu; đưa kết quả thực hiện vào đánh giá cuối năm @s.1
2. Công khai, minh bạch tổ chức và hoạt động @s.2
3. Kiểm soát tài sản, thu nhập; chuyển đổi vị trí công tác @s.3
4. Tự kiểm tra phát hiện, xử lý vi phạm @s.4
5. Phối hợp với Mặt trận Tổ quốc, báo chí @s.5
III. TỔ CHỨC THỰC HIỆN
1. Sở, ban, ngành ban hành kế hoạch trong 30 ngày kể từ ngày ký
2. Thanh tra tỉnh theo dõi, đôn đốc, báo cáo`,
    duties: [
      {
        item: 's.1',
        leads: 'departments',
        by: 'SNV',
        title: 'Đưa kết quả phòng, chống tham nhũng, lãng phí, tiêu cực vào tiêu chí đánh giá cuối năm',
        product: 'Quy định đánh giá của đơn vị',
        due: { kind: 'quarter', months: 2 },
      },
      {
        item: 's.2',
        leads: 'communes',
        by: 'TTR',
        title: 'Công khai dự toán, quyết toán, mua sắm, đất đai theo quy định',
        product: 'Báo cáo kết quả công khai',
        due: { kind: 'date', days: 150 },
      },
      {
        item: 's.3',
        leads: 'communes',
        by: 'SNV',
        title: 'Chuyển đổi vị trí công tác theo danh mục',
        product: 'Quyết định chuyển đổi vị trí công tác',
        due: { kind: 'date', days: 300 },
        share: 0.8,
      },
      {
        item: 's.4',
        leads: 'departments',
        by: 'TTR',
        title: 'Tự kiểm tra, phát hiện, xử lý vi phạm trong đơn vị',
        product: 'Báo cáo kết quả tự kiểm tra',
        due: { kind: 'date', days: 180 },
      },
      {
        item: 's.5',
        leads: 'departments',
        by: 'TTR',
        title: 'Trả lời thông tin báo chí, kiến nghị của Mặt trận Tổ quốc về tham nhũng, tiêu cực',
        product: 'Văn bản trả lời',
        due: { kind: 'event' },
      },
    ],
  },
]
