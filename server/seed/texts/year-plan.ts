import type { PaperSpec } from './paper.ts'

const state = { side: 'state', issuer: 'UBND', visibility: 'addressed', supervising: 'TTR' } as const

/** The plan of the year, its correction, and decisions of the year. */
export const yearPapers: readonly PaperSpec[] = [
  {
    ...state,
    key: 'kh-nam',
    type: 'kế hoạch',
    number: '09',
    symbol: 'KH-UBND',
    title: 'Công tác phòng, chống tham nhũng, lãng phí, tiêu cực năm {year}',
    on: ({ ago }) => ago(311),
    signer: { capacity: 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH', unit: 'UBND' },
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
