import type { PaperSpec } from './paper.ts'

const secretary = { capacity: 'T/M BAN THƯỜNG VỤ, BÍ THƯ', unit: 'TU' }
const committee = { side: 'party', issuer: 'BCD', visibility: 'addressed', supervising: 'BNC' } as const

/** The Party's line in the province: the directive with nine task groups and the steering committee's conclusions. */
export const partyPapers: readonly PaperSpec[] = [
  {
    key: 'ct-tu',
    side: 'party',
    issuer: 'BTV',
    type: 'chỉ thị',
    number: '03',
    symbol: 'CT/TU',
    title: 'Về tăng cường sự lãnh đạo của Đảng đối với công tác phòng, chống tham nhũng, lãng phí, tiêu cực',
    on: ({ ago }) => ago(366),
    signer: secretary,
    visibility: 'common',
    supervising: 'BNC',
    relations: [
      ['implements', 'qd191'],
      ['implements', 'ct04tw'],
      ['mentions', 'nq168'],
      ['mentions', 'qd131'],
      ['mentions', 'qd132'],
    ],
    sent: [
      { to: 'committees', planDays: 60 },
      { to: ['DUUB', 'DUCQ', 'UBKT', 'BTCTU', 'BTGDV', 'VPTU', 'MTTQ', 'UBND'], planDays: 55 },
      { to: 'departments' },
    ],
    text: `Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng tập trung thực hiện chín nhóm nhiệm vụ sau:
1. Quán triệt chủ trương của Đảng, pháp luật của Nhà nước đến từng cán bộ, đảng viên @t.1
2. Đề cao trách nhiệm, tính tiền phong, gương mẫu của người đứng đầu cấp ủy, chính quyền @t.2
3. Tuyên truyền, giáo dục liêm chính, xây dựng văn hóa không tham nhũng, lãng phí, tiêu cực @t.3
4. Kiểm soát quyền lực trong công tác cán bộ; kiểm soát tài sản, thu nhập @t.4
5. Ngăn chặn nhũng nhiễu, gây phiền hà cho người dân, doanh nghiệp @t.5
6. Tăng cường kiểm tra, giám sát, thanh tra, kiểm toán; chuyển ngay vụ việc có dấu hiệu tội phạm @t.6
7. Đẩy nhanh điều tra, truy tố, xét xử, thu hồi tài sản @t.7
8. Thực hành tiết kiệm, chống lãng phí, nhất là trụ sở, đất đai, dự án chậm tiến độ @t.8
9. Phát huy vai trò của Mặt trận Tổ quốc, đoàn thể, báo chí và Nhân dân; bảo vệ người phản ánh, tố cáo @t.9
Ban Nội chính Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy theo dõi, đôn đốc, kiểm tra, định kỳ báo cáo Ban Thường vụ Tỉnh ủy.`,
    duties: [
      {
        item: 't.1',
        leads: 'committees',
        by: 'BNC',
        title: 'Tổ chức quán triệt Chỉ thị đến toàn thể cán bộ, đảng viên',
        product: 'Báo cáo kết quả quán triệt',
        due: { kind: 'date', days: 75 },
      },
      {
        item: 't.1',
        leads: ['DUUB', 'DUCQ', 'UBKT', 'BTCTU', 'BTGDV', 'VPTU'],
        by: 'BNC',
        title: 'Tổ chức quán triệt Chỉ thị đến toàn thể cán bộ, đảng viên',
        product: 'Báo cáo kết quả quán triệt',
        due: { kind: 'date', days: 45 },
      },
      {
        item: 't.5',
        leads: 'committees',
        by: 'BNC',
        title: 'Đưa nội dung chống nhũng nhiễu vào sinh hoạt chi bộ, đăng ký nêu gương của người đứng đầu',
        product: 'Báo cáo kết quả, bản đăng ký nêu gương',
        due: { kind: 'date', days: 210 },
      },
      {
        item: 't.3',
        leads: ['BTGDV'],
        by: 'BNC',
        title: 'Hướng dẫn tuyên truyền, giáo dục liêm chính',
        product: 'Hướng dẫn của Ban Tuyên giáo và Dân vận Tỉnh ủy',
        due: { kind: 'quarter', months: 3 },
      },
      {
        item: 't.4',
        leads: ['BTCTU', 'UBKT'],
        by: 'BNC',
        title: 'Kiểm soát quyền lực trong công tác cán bộ; xác minh tài sản, thu nhập của cán bộ diện quản lý',
        product: 'Báo cáo kết quả',
        due: { kind: 'recurring', every: 'half-year', day: 20 },
      },
      {
        item: 't.6',
        leads: ['UBKT'],
        by: 'BNC',
        title: 'Kiểm tra tổ chức đảng, đảng viên khi có dấu hiệu vi phạm',
        product: 'Thông báo kết luận kiểm tra',
        due: { kind: 'ongoing' },
      },
      {
        item: 't.7',
        leads: ['CAT', 'VKS', 'TAT', 'THADS'],
        by: 'BNC',
        title: 'Đẩy nhanh tiến độ giải quyết vụ án, vụ việc thuộc diện theo dõi; thu hồi tài sản',
        product: 'Báo cáo tiến độ',
        due: { kind: 'recurring', every: 'quarter', day: 20 },
      },
      {
        item: 't.9',
        leads: ['MTTQ', 'LDLD'],
        by: 'BNC',
        title: 'Giám sát việc thực hiện Chỉ thị',
        product: 'Báo cáo giám sát',
        due: { kind: 'year', years: 1 },
      },
      {
        item: 't.8',
        leads: ['DUUB'],
        by: 'BNC',
        title: 'Lãnh đạo xử lý trụ sở dôi dư, dự án chậm tiến độ',
        product: 'Nghị quyết, báo cáo kết quả',
        due: { kind: 'date', days: 420 },
      },
    ],
  },
  {
    ...committee,
    key: 'ctr-bcd',
    type: 'chương trình',
    number: '02',
    symbol: 'CTr/BCĐ',
    title: 'Chương trình công tác năm {year} của Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh',
    on: ({ ago }) => ago(305),
    signer: { capacity: 'TRƯỞNG BAN', unit: 'TU' },
    relations: [
      ['implements', 'ct-tu'],
      ['implements', 'qd191'],
    ],
    text: `I. NHIỆM VỤ TRỌNG TÂM
1. Họp Ban Chỉ đạo mỗi quý, Thường trực Ban Chỉ đạo mỗi tháng
2. Kiểm tra, giám sát ba tổ chức đảng về lãnh đạo công tác phòng, chống tham nhũng, lãng phí, tiêu cực @ctr.2
3. Rà soát kết luận thanh tra, kiểm tra, kiểm toán chưa thực hiện xong @ctr.3`,
    duties: [
      {
        item: 'ctr.2',
        leads: ['UBKT', 'BNC'],
        by: 'VPTU',
        title: 'Kiểm tra, giám sát ba tổ chức đảng',
        product: 'Báo cáo kết quả kiểm tra, giám sát',
        due: { kind: 'quarter', months: 8 },
      },
      {
        item: 'ctr.3',
        leads: ['TTR', 'STC', 'UBKT'],
        by: 'BNC',
        title: 'Lập danh mục kết luận, kiến nghị chưa thực hiện xong: nguyên nhân, trách nhiệm, thời hạn',
        product: 'Danh mục kèm báo cáo',
        due: { kind: 'recurring', every: 'quarter', day: 25 },
      },
    ],
  },
  {
    ...committee,
    key: 'tb-1',
    type: 'thông báo',
    number: '07',
    symbol: 'TB/BCĐ',
    title: 'Kết luận của Trưởng Ban Chỉ đạo tại phiên họp thứ ba',
    on: ({ ago }) => ago(228),
    signer: { capacity: 'T/L BAN CHỈ ĐẠO, TRƯỞNG BAN NỘI CHÍNH TỈNH ỦY', unit: 'BNC' },
    relations: [['implements', 'ctr-bcd']],
    sent: [{ to: ['CAT', 'VKS', 'TAT', 'THADS', 'TTR', 'STC', 'SXD', 'SNNMT', 'UBKT', 'VPUB'] }],
    text: `1. Công an tỉnh kết thúc điều tra các vụ án quá thời hạn đã đề ra @tb1.1
2. Thi hành án dân sự tỉnh báo cáo từng khoản phải thu hồi, vướng mắc, biện pháp @tb1.2
3. Sở Nông nghiệp và Môi trường rà soát các khu đất thu hồi, chậm đưa vào sử dụng @tb1.3
4. Sở Tài chính đề xuất xử lý trụ sở dôi dư sau sắp xếp @tb1.4`,
    duties: [
      {
        item: 'tb1.1',
        leads: ['CAT'],
        by: 'BNC',
        support: ['VKS'],
        title: 'Kết thúc điều tra các vụ án đã quá thời hạn đề ra',
        product: 'Kết luận điều tra',
        due: { kind: 'date', days: 80 },
      },
      {
        item: 'tb1.2',
        leads: ['THADS'],
        by: 'BNC',
        title: 'Báo cáo từng khoản phải thu hồi, vướng mắc, biện pháp',
        product: 'Báo cáo kèm danh mục',
        due: { kind: 'date', days: 40 },
      },
      {
        item: 'tb1.3',
        leads: ['SNNMT'],
        by: 'BNC',
        support: ['TTR'],
        title: 'Rà soát các khu đất chậm đưa vào sử dụng',
        product: 'Báo cáo rà soát, đề xuất xử lý',
        due: { kind: 'date', days: 90 },
      },
      {
        item: 'tb1.4',
        leads: ['STC'],
        by: 'BNC',
        support: ['SXD'],
        title: 'Đề xuất xử lý trụ sở dôi dư sau sắp xếp',
        product: 'Tờ trình phương án',
        due: { kind: 'month', months: 3 },
      },
    ],
  },
  {
    ...committee,
    key: 'tb-2',
    type: 'thông báo',
    number: '12',
    symbol: 'TB/BCĐ',
    title: 'Kết luận của Trưởng Ban Chỉ đạo tại phiên họp thứ tư',
    on: ({ ago }) => ago(131),
    signer: { capacity: 'T/L BAN CHỈ ĐẠO, TRƯỞNG BAN NỘI CHÍNH TỈNH ỦY', unit: 'BNC' },
    relations: [
      ['implements', 'ctr-bcd'],
      ['mentions', 'tb-1'],
    ],
    sent: [{ to: ['CAT', 'VKS', 'TAT', 'THADS', 'TTR', 'STC', 'SXD', 'SNNMT', 'SYT', 'VPUB'] }],
    text: `1. Thanh tra tỉnh thanh tra việc mua sắm thiết bị y tế tại ba cơ sở @tb2.1
2. Sở Xây dựng báo cáo các dự án chậm tiến độ trên 12 tháng, trách nhiệm của từng chủ đầu tư @tb2.2
3. Viện kiểm sát, Tòa án thống nhất tiến độ truy tố, xét xử các vụ án thuộc diện theo dõi @tb2.3
4. Ủy ban nhân dân tỉnh báo cáo kết quả chống nhũng nhiễu 6 tháng @tb2.4`,
    duties: [
      {
        item: 'tb2.1',
        leads: ['TTR'],
        by: 'BNC',
        support: ['SYT'],
        title: 'Thanh tra việc mua sắm thiết bị y tế tại ba cơ sở',
        product: 'Kết luận thanh tra',
        due: { kind: 'date', days: 120 },
      },
      {
        item: 'tb2.2',
        leads: ['SXD'],
        by: 'BNC',
        support: ['STC'],
        title: 'Báo cáo các dự án chậm tiến độ trên 12 tháng, trách nhiệm của từng chủ đầu tư',
        product: 'Báo cáo kèm danh mục dự án',
        due: { kind: 'date', days: 45 },
      },
      {
        item: 'tb2.3',
        leads: ['VKS', 'TAT'],
        by: 'BNC',
        title: 'Thống nhất tiến độ truy tố, xét xử các vụ án thuộc diện theo dõi',
        product: 'Biên bản họp liên ngành',
        due: { kind: 'date', days: 60 },
      },
      {
        item: 'tb2.4',
        leads: ['VPUB'],
        by: 'BNC',
        support: ['TTR'],
        title: 'Báo cáo kết quả chống nhũng nhiễu 6 tháng',
        product: 'Báo cáo của Ủy ban nhân dân tỉnh',
        due: { kind: 'date', days: 21 },
      },
    ],
  },
  {
    ...committee,
    key: 'tb-3',
    type: 'thông báo',
    number: '18',
    symbol: 'TB/BCĐ',
    title: 'Kết luận của Trưởng Ban Chỉ đạo tại phiên họp thứ năm',
    on: ({ ago }) => ago(37),
    signer: { capacity: 'T/L BAN CHỈ ĐẠO, TRƯỞNG BAN NỘI CHÍNH TỈNH ỦY', unit: 'BNC' },
    relations: [
      ['implements', 'ctr-bcd'],
      ['mentions', 'tb-2'],
    ],
    sent: [{ to: ['CAT', 'VKS', 'TAT', 'THADS', 'TTR', 'STC', 'SXD', 'SNNMT', 'SNV', 'VPUB'] }],
    text: `1. Thi hành án dân sự tỉnh xử lý dứt điểm các khoản có điều kiện thi hành @tb3.1
2. Sở Nội vụ tham mưu điều chuyển người có phản ánh nhũng nhiễu nhiều lần @tb3.2
3. Thanh tra tỉnh kiểm tra việc thực hiện kết luận thanh tra tại năm đơn vị @tb3.3
4. Các cơ quan chuẩn bị nội dung tổng kết năm @tb3.4`,
    duties: [
      {
        item: 'tb3.1',
        leads: ['THADS'],
        by: 'BNC',
        title: 'Xử lý dứt điểm các khoản có điều kiện thi hành',
        product: 'Báo cáo kết quả thi hành',
        due: { kind: 'date', days: 75 },
      },
      {
        item: 'tb3.2',
        leads: ['SNV'],
        by: 'BNC',
        title: 'Tham mưu điều chuyển người bị phản ánh nhũng nhiễu nhiều lần',
        product: 'Danh sách, quyết định điều chuyển',
        due: { kind: 'date', days: 30 },
      },
      {
        item: 'tb3.3',
        leads: ['TTR'],
        by: 'BNC',
        title: 'Kiểm tra việc thực hiện kết luận thanh tra tại năm đơn vị',
        product: 'Báo cáo kiểm tra',
        due: { kind: 'month', months: 2 },
      },
      {
        item: 'tb3.4',
        leads: ['CAT', 'VKS', 'TAT', 'THADS', 'TTR', 'STC'],
        by: 'BNC',
        title: 'Báo cáo nội dung tổng kết năm',
        product: 'Báo cáo',
        due: { kind: 'date', days: 42 },
      },
    ],
  },
]
