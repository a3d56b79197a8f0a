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
  {
    ...state,
    key: 'kh-nam',
    type: 'kế hoạch',
    number: '09',
    symbol: 'KH-UBND',
    title: 'Công tác phòng, chống tham nhũng, lãng phí, tiêu cực năm {year}',
    on: ({ ago }) => ago(311),
    signer: council,
    relations: [
      ['implements', 'kh-cl'],
      ['implements', 'ct-tu'],
      ['mentions', 'tt06'],
      ['mentions', 'nd59'],
    ],
    sent: [{ to: 'departments', planDays: 35 }, { to: 'communes' }, { to: ['CAT', 'THADS', 'MTTQ', 'XSKT'] }],
    published: true,
    text: `I. MỤC ĐÍCH, YÊU CẦU
II. NHIỆM VỤ TRỌNG TÂM
1. Tuyên truyền, phổ biến pháp luật @y.1
2. Kê khai, công khai bản kê khai tài sản, thu nhập @y.2
3. Xác minh tài sản, thu nhập theo kế hoạch @y.3
4. Cải cách hành chính, giải quyết thủ tục đúng hạn @y.4
5. Thanh tra, kiểm tra theo kế hoạch năm @y.5
6. Đánh giá công tác phòng, chống tham nhũng @y.6
III. TỔ CHỨC THỰC HIỆN
1. Báo cáo quý, 6 tháng, 9 tháng, năm theo chế độ báo cáo @y.7`,
    duties: [
      {
        item: 'y.1',
        leads: 'communes',
        by: 'STP',
        title: 'Tổ chức phổ biến pháp luật về phòng, chống tham nhũng, lãng phí, tiêu cực',
        product: 'Báo cáo kết quả phổ biến',
        due: { kind: 'quarter', months: 6 },
      },
      {
        item: 'y.1',
        leads: 'departments',
        by: 'STP',
        title: 'Tổ chức phổ biến pháp luật về phòng, chống tham nhũng, lãng phí, tiêu cực',
        product: 'Báo cáo kết quả phổ biến',
        due: { kind: 'quarter', months: 3 },
      },
      {
        item: 'y.2',
        leads: 'communes',
        by: 'TTR',
        title: 'Công khai bản kê khai tài sản, thu nhập',
        product: 'Biên bản công khai',
        due: { kind: 'date', days: 80 },
      },
      {
        item: 'y.2',
        leads: 'departments',
        by: 'TTR',
        title: 'Công khai bản kê khai tài sản, thu nhập',
        product: 'Biên bản công khai',
        due: { kind: 'date', days: 80 },
      },
      {
        item: 'y.3',
        leads: ['TTR'],
        by: 'BNC',
        title: 'Xác minh tài sản, thu nhập theo kế hoạch, chọn người được xác minh bằng bốc thăm',
        product: 'Kết luận xác minh',
        due: { kind: 'date', days: 340 },
      },
      {
        item: 'y.4',
        leads: 'departments',
        by: 'VPUB',
        title: 'Giải quyết thủ tục hành chính đúng hạn từ 98% trở lên',
        product: 'Báo cáo tỷ lệ đúng hạn',
        due: { kind: 'year', years: 0 },
      },
      {
        item: 'y.4',
        leads: 'communes',
        by: 'VPUB',
        title: 'Báo cáo tỷ lệ giải quyết thủ tục hành chính đúng hạn 6 tháng',
        product: 'Báo cáo tỷ lệ đúng hạn',
        due: { kind: 'date', days: 170 },
      },
      {
        item: 'y.5',
        leads: ['TTR', 'STC', 'SXD', 'SNNMT', 'SYT', 'SGDDT'],
        by: 'BNC',
        title: 'Thực hiện kế hoạch thanh tra, kiểm tra năm',
        product: 'Kết luận thanh tra, kiểm tra',
        due: { kind: 'date', days: 345 },
      },
      {
        item: 'y.6',
        leads: 'departments',
        by: 'TTR',
        title: 'Tự đánh giá công tác phòng, chống tham nhũng',
        product: 'Bảng tự chấm điểm kèm tài liệu chứng minh',
        due: { kind: 'none' },
        share: 0.5,
      },
      {
        item: 'y.7',
        leads: 'departments',
        by: 'TTR',
        title: 'Báo cáo công tác phòng, chống tham nhũng, lãng phí, tiêu cực',
        product: 'Báo cáo định kỳ',
        due: { kind: 'recurring', every: 'quarter', day: 17 },
      },
      {
        item: 'y.7',
        leads: 'communes',
        by: 'TTR',
        title: 'Báo cáo công tác phòng, chống tham nhũng, lãng phí, tiêu cực',
        product: 'Báo cáo định kỳ',
        due: { kind: 'recurring', every: 'quarter', day: 17 },
      },
    ],
  },
  {
    ...state,
    key: 'cv-dc',
    type: 'công văn',
    number: '322',
    symbol: 'UBND-NC',
    title: 'Đính chính Kế hoạch công tác phòng, chống tham nhũng, lãng phí, tiêu cực năm {year}',
    on: ({ ago }) => ago(300),
    signer: { capacity: 'TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG', unit: 'VPUB' },
    relations: [['corrects', 'kh-nam']],
    sent: [{ to: 'departments' }],
    text: '1. Sửa ngày gửi báo cáo quý tại điểm 1 mục III thành ngày 17 của tháng cuối quý',
  },
  {
    ...state,
    key: 'qd-vt',
    issuer: 'UBND',
    type: 'quyết định',
    number: '318',
    symbol: 'QĐ-UBND',
    title: 'Ban hành Danh mục vị trí công tác phải định kỳ chuyển đổi trong cơ quan, đơn vị của tỉnh',
    on: ({ ago }) => ago(275),
    signer: { capacity: 'CHỦ TỊCH', unit: 'UBND' },
    visibility: 'common',
    supervising: 'SNV',
    relations: [
      ['specifies', 'nd59'],
      ['implements', 'kh-cl'],
    ],
    text: `Điều 1. Ban hành Danh mục vị trí công tác phải định kỳ chuyển đổi
Điều 2. Thủ trưởng cơ quan, đơn vị lập kế hoạch chuyển đổi hằng năm @vt.2
Điều 3. Giám đốc Sở Nội vụ theo dõi việc thực hiện`,
    duties: [
      {
        item: 'vt.2',
        leads: 'departments',
        by: 'SNV',
        title: 'Lập kế hoạch chuyển đổi vị trí công tác năm',
        product: 'Kế hoạch chuyển đổi',
        due: { kind: 'month', months: 2 },
      },
    ],
  },
  {
    ...state,
    key: 'tb-th',
    issuer: 'TTR',
    type: 'thông báo',
    number: '31',
    symbol: 'TB-TTr',
    title: 'Thu hồi Hướng dẫn tự kiểm tra đột xuất bộ phận tiếp nhận và trả kết quả',
    on: ({ ago }) => ago(44),
    signer: { capacity: 'CHÁNH THANH TRA', unit: 'TTR' },
    visibility: 'common',
    relations: [['recalls', 'hd-nn']],
    text: '1. Thu hồi Hướng dẫn đã ban hành; thực hiện theo biểu mẫu mới ban hành kèm Kế hoạch cao điểm cuối năm',
  },
]
