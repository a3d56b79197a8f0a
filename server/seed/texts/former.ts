import { province } from '../names.ts'
import type { PaperSpec } from './paper.ts'

const state = { side: 'state', issuer: 'UBND', type: 'kế hoạch', visibility: 'addressed', supervising: 'TTR' } as const

/** What the two former provinces and the first months of the new one left behind. */
export const formerPapers: readonly PaperSpec[] = [
  ...(['cu:0', 'cu:1'] as const).flatMap((issuer, p): PaperSpec[] => [
    {
      ...state,
      key: `kh168-${p}`,
      issuer,
      supervising: `${issuer}:TTR`,
      number: p ? '34' : '21',
      symbol: 'KH-UBND',
      title: 'Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực đến năm 2030 trên địa bàn tỉnh',
      on: () => (p ? '2024-03-15' : '2024-02-27'),
      relations: [['implements', 'nq168']],
      text: `I. MỤC ĐÍCH, YÊU CẦU
II. NHIỆM VỤ
1. Rà soát, kiến nghị sửa đổi quy định còn sơ hở của tỉnh @o.1
2. Thanh tra, kiểm tra lĩnh vực dễ phát sinh tham nhũng, tiêu cực @o.2
III. TỔ CHỨC THỰC HIỆN`,
      duties: [
        {
          item: 'o.1',
          leads: [`${issuer}:SNV`, `${issuer}:STC`, `${issuer}:SKHDT`, `${issuer}:SXD`],
          by: `${issuer}:TTR`,
          title: 'Rà soát, kiến nghị sửa đổi quy định của tỉnh còn sơ hở',
          product: 'Báo cáo kết quả rà soát',
          due: { kind: 'date', days: 430 },
        },
        {
          item: 'o.2',
          leads: [`${issuer}:SXD`, `${issuer}:SGTVT`, `${issuer}:SYT`],
          by: `${issuer}:TTR`,
          title: 'Kiểm tra việc mua sắm, đấu thầu trong năm',
          product: 'Kết luận kiểm tra',
          due: { kind: 'date', days: 520 },
        },
      ],
    },
    {
      ...state,
      key: `kh25-${p}`,
      issuer,
      supervising: `${issuer}:TTR`,
      number: p ? '12' : '09',
      symbol: 'KH-UBND',
      title: 'Thực hiện công tác phòng, chống tham nhũng, tiêu cực năm 2025',
      on: () => (p ? '2025-01-20' : '2025-01-15'),
      relations: [
        ['implements', `kh168-${p}`],
        ['implements', 'luat-pctn'],
      ],
      text: `I. MỤC ĐÍCH, YÊU CẦU
II. NHIỆM VỤ
1. Tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng @n.1
2. Kê khai, công khai bản kê khai tài sản, thu nhập @n.2
3. Chuyển đổi vị trí công tác @n.3
III. TỔ CHỨC THỰC HIỆN`,
      duties: [
        {
          item: 'n.1',
          leads: 'districts',
          by: `${issuer}:TTR`,
          title: 'Tổ chức tuyên truyền, phổ biến pháp luật về phòng, chống tham nhũng',
          product: 'Báo cáo kết quả tuyên truyền',
          due: { kind: 'quarter', months: 5 },
        },
        {
          item: 'n.2',
          leads: 'districts',
          by: `${issuer}:TTR`,
          title: 'Công khai bản kê khai tài sản, thu nhập năm 2024',
          product: 'Biên bản công khai',
          due: { kind: 'date', days: 80 },
        },
        {
          item: 'n.3',
          leads: 'districts',
          by: `${issuer}:TTR`,
          title: 'Chuyển đổi vị trí công tác theo danh mục',
          product: 'Quyết định chuyển đổi vị trí công tác',
          due: { kind: 'date', days: 330 },
        },
        {
          item: 'n.1',
          leads: 'offices',
          by: `${issuer}:TTR`,
          title: 'Phổ biến pháp luật về phòng, chống tham nhũng trong cơ quan',
          product: 'Báo cáo kết quả',
          due: { kind: 'quarter', months: 3 },
        },
        {
          item: 'n.2',
          leads: 'offices',
          by: `${issuer}:TTR`,
          title: 'Công khai bản kê khai tài sản, thu nhập năm 2024',
          product: 'Biên bản công khai',
          due: { kind: 'date', days: 80 },
        },
      ],
    },
  ]),
  {
    ...state,
    key: 'kh25',
    number: '38',
    symbol: 'KH-UBND',
    title: `Công tác phòng, chống tham nhũng, lãng phí, tiêu cực 6 tháng cuối năm 2025 của tỉnh ${province}`,
    on: () => '2025-07-25',
    signer: { capacity: 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH', unit: 'UBND' },
    relations: [
      ['replaces', 'kh25-0'],
      ['replaces', 'kh25-1'],
      ['implements', 'luat-pctn'],
      ['implements', 'nq168'],
    ],
    sent: [{ to: 'departments' }, { to: 'communes' }],
    text: `I. MỤC ĐÍCH, YÊU CẦU
1. Không để công việc gián đoạn khi sáp nhập tỉnh, kết thúc hoạt động của cấp huyện
2. Xác định rõ đơn vị tiếp nhận từng nhiệm vụ đang thực hiện của các cơ quan, đơn vị trước sáp nhập
II. NHIỆM VỤ
1. Bàn giao, tiếp nhận hồ sơ về phòng, chống tham nhũng, lãng phí, tiêu cực @h.1
2. Kiểm kê tài sản công, trụ sở dôi dư sau sắp xếp @h.2
3. Công khai thủ tục hành chính thuộc thẩm quyền của cấp xã @h.3
4. Phổ biến quy định về phòng, chống tham nhũng cho cán bộ, công chức cấp xã mới @h.4
III. TỔ CHỨC THỰC HIỆN
1. Thanh tra tỉnh theo dõi, đôn đốc, tổng hợp kết quả
2. Đơn vị báo cáo kết quả trước ngày 15/12/2025`,
    duties: [
      {
        item: 'h.1',
        leads: 'departments',
        by: 'TTR',
        title: 'Tiếp nhận, bàn giao hồ sơ về phòng, chống tham nhũng, lãng phí, tiêu cực',
        product: 'Biên bản bàn giao',
        due: { kind: 'date', days: 45 },
      },
      {
        item: 'h.2',
        leads: 'communes',
        by: 'STC',
        support: ['TTR'],
        title: 'Kiểm kê tài sản công, trụ sở dôi dư sau sắp xếp',
        product: 'Báo cáo kiểm kê tài sản công',
        due: { kind: 'quarter', months: 3 },
      },
      {
        item: 'h.2',
        leads: ['STC', 'SXD', 'SYT', 'SGDDT', 'SVHTTDL', 'SNNMT'],
        by: 'TTR',
        title: 'Lập phương án xử lý trụ sở, tài sản công dôi dư của ngành',
        product: 'Phương án xử lý tài sản công',
        due: { kind: 'date', days: 150 },
      },
      {
        item: 'h.3',
        leads: 'communes',
        by: 'VPUB',
        support: ['STP'],
        title: 'Công khai thủ tục hành chính thuộc thẩm quyền cấp xã tại nơi tiếp nhận và trên trang thông tin',
        product: 'Báo cáo kết quả công khai',
        due: { kind: 'date', days: 60 },
        share: 0.8,
      },
      {
        item: 'h.4',
        leads: ['SNV'],
        by: 'TTR',
        support: ['STP'],
        title: 'Phổ biến quy định về phòng, chống tham nhũng cho cán bộ, công chức cấp xã',
        product: 'Báo cáo kết quả tập huấn',
        due: { kind: 'quarter', months: 4 },
      },
    ],
  },
  {
    ...state,
    key: 'kh-cl',
    number: '118',
    symbol: 'KH-UBND',
    title: `Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực đến năm 2030 trên địa bàn tỉnh ${province}`,
    on: () => '2025-09-16',
    expiresOn: '2031-12-31',
    signer: { capacity: 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH', unit: 'UBND' },
    relations: [
      ['implements', 'nq168'],
      ['replaces', 'kh168-0'],
      ['replaces', 'kh168-1'],
      ['mentions', 'luat-thanh-tra'],
    ],
    sent: [{ to: 'departments', planDays: 60 }, { to: 'communes' }],
    published: true,
    phases: [
      { label: 'Giai đoạn thứ nhất', from: '2023-10-11', to: '2026-12-31' },
      { label: 'Giai đoạn thứ hai', from: '2026-01-01', to: '2030-12-31' },
    ],
    reviews: [
      {
        kind: 'so_ket',
        label: 'Sơ kết giai đoạn thứ nhất',
        asWritten: 'cuối năm 2025',
        dueOn: '2025-12-31',
        done: { on: '2025-12-25', paper: 'bc-so-ket' },
      },
      {
        kind: 'report',
        label: 'Báo cáo kết quả thực hiện Chiến lược năm 2026',
        asWritten: 'trước ngày 15/12 hằng năm',
        dueOn: '2026-12-14',
      },
      { kind: 'so_ket', label: 'Sơ kết giữa giai đoạn thứ hai', asWritten: 'năm 2028', dueOn: '2028-12-31' },
      { kind: 'tong_ket', label: 'Tổng kết thực hiện Chiến lược', asWritten: 'năm 2031', dueOn: '2031-12-31' },
    ],
    text: `I. MỤC ĐÍCH, YÊU CẦU
1. Cụ thể hóa các nhóm nhiệm vụ của Chiến lược quốc gia phù hợp với tỉnh mới sau sáp nhập
2. Mỗi nhiệm vụ có một cơ quan chủ trì, thời hạn, sản phẩm rõ ràng
II. NHIỆM VỤ, GIẢI PHÁP
1. Hoàn thiện thể chế của tỉnh về quản lý kinh tế - xã hội @c.1
2. Kiện toàn tổ chức bộ máy, xây dựng đội ngũ cán bộ, công chức, viên chức liêm chính @c.2
a) Xác định vị trí việc làm, danh mục vị trí phải định kỳ chuyển đổi @c.2a
b) Thực hiện quy tắc ứng xử, kiểm soát xung đột lợi ích @c.2b
3. Nâng cao hiệu quả kiểm tra, giám sát, thanh tra, điều tra, truy tố, xét xử, thi hành án @c.3
a) Thanh tra, kiểm tra đất đai, đầu tư công, đấu thầu, tài chính công @c.3a
b) Thu hồi tài sản thất thoát, chiếm đoạt @c.3b
4. Nâng cao nhận thức, phát huy vai trò của xã hội @c.4
5. Ứng dụng khoa học, công nghệ, thanh toán không dùng tiền mặt @c.5
III. LỘ TRÌNH THỰC HIỆN
1. Giai đoạn thứ nhất (đến năm 2026): rà soát, hoàn thiện quy định, sơ kết vào cuối năm 2025
2. Giai đoạn thứ hai (2026 - 2030): hằng năm có kế hoạch cụ thể, tổng kết năm 2031
IV. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành ban hành kế hoạch của đơn vị trong 60 ngày kể từ ngày ký
2. Thanh tra tỉnh chủ trì theo dõi, đôn đốc, hằng năm tổng hợp báo cáo @c.6`,
    duties: [
      {
        item: 'c.1',
        leads: ['STP', 'STC', 'SXD', 'SNNMT', 'SCT', 'SYT'],
        by: 'TTR',
        title: 'Rà soát, tham mưu sửa đổi, bổ sung quy định của tỉnh thuộc lĩnh vực quản lý',
        product: 'Tờ trình ban hành, sửa đổi văn bản',
        due: { kind: 'date', days: 400 },
      },
      {
        item: 'c.2a',
        leads: ['SNV'],
        by: 'TTR',
        title: 'Tham mưu danh mục vị trí công tác phải định kỳ chuyển đổi của tỉnh',
        product: 'Quyết định của Ủy ban nhân dân tỉnh',
        due: { kind: 'quarter', months: 5 },
      },
      {
        item: 'c.2b',
        leads: 'departments',
        by: 'TTR',
        title: 'Ban hành, niêm yết quy tắc ứng xử; đăng ký, xử lý tình huống xung đột lợi ích',
        product: 'Quy tắc ứng xử và sổ theo dõi xung đột lợi ích',
        due: { kind: 'date', days: 120 },
      },
      {
        item: 'c.3a',
        leads: ['TTR', 'STC', 'SXD', 'SNNMT'],
        by: 'BNC',
        title: 'Thanh tra, kiểm tra lĩnh vực đất đai, đầu tư công, đấu thầu',
        product: 'Kết luận thanh tra, kiểm tra',
        due: { kind: 'year', years: 1 },
      },
      {
        item: 'c.3b',
        leads: ['THADS', 'CAT'],
        by: 'BNC',
        support: ['STC', 'VKS'],
        title: 'Tổng hợp, tổ chức thu hồi tài sản trong các vụ án tham nhũng, kinh tế',
        product: 'Báo cáo kết quả thu hồi tài sản',
        due: { kind: 'recurring', every: 'half-year', day: 15 },
      },
      {
        item: 'c.4',
        leads: 'communes',
        by: 'TTR',
        title: 'Tuyên truyền về liêm chính đến thôn, tổ dân phố, trường học',
        product: 'Báo cáo kết quả tuyên truyền',
        due: { kind: 'year', years: 1 },
      },
      {
        item: 'c.5',
        leads: ['SKHCN', 'STC', 'SYT', 'SGDDT'],
        by: 'TTR',
        title: 'Thu học phí, viện phí, phí, lệ phí không dùng tiền mặt',
        product: 'Báo cáo tỷ lệ thanh toán không dùng tiền mặt',
        due: { kind: 'date', days: 330 },
      },
      {
        item: 'c.6',
        leads: 'departments',
        by: 'TTR',
        title: 'Báo cáo kết quả thực hiện Chiến lược',
        product: 'Báo cáo năm',
        due: { kind: 'recurring', every: 'year', day: 5, month: 12 },
      },
    ],
  },
]
