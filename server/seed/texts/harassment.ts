import type { PaperSpec } from './paper.ts'

const chairman = { capacity: 'CHỦ TỊCH', unit: 'UBND' }

/**
 * The directive against harassment of citizens and businesses, followed from the province to a commune's counter: directive →
 * provincial plan → plans of every department and commune (texts/unit-plans.ts) → tasks of the public service centres.
 */
export const harassmentPapers: readonly PaperSpec[] = [
  {
    key: 'ct-nn',
    side: 'state',
    issuer: 'UBND',
    type: 'chỉ thị',
    number: '05',
    symbol: 'CT-UBND',
    title:
      'Về chấn chỉnh, ngăn chặn nhũng nhiễu, gây phiền hà cho người dân, doanh nghiệp trong giải quyết công việc trên địa bàn tỉnh',
    on: ({ ago }) => ago(256),
    signer: chairman,
    visibility: 'addressed',
    supervising: 'TTR',
    relations: [
      ['specifies', 'ct10'],
      ['implements', 'ct-tu'],
      ['implements', 'luat-pctn'],
    ],
    sent: [{ to: 'departments' }, { to: 'communes' }],
    published: true,
    text: `Qua phản ánh của người dân, doanh nghiệp và kết quả kiểm tra, một số nơi vẫn yêu cầu hồ sơ ngoài quy định, hẹn nhiều lần, trả kết quả chậm mà không xin lỗi. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Người đứng đầu sở, ban, ngành, Chủ tịch Ủy ban nhân dân xã, phường chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh khi để xảy ra nhũng nhiễu trong đơn vị mình @d.1
2. Công bố số điện thoại, hộp thư tiếp nhận phản ánh; có người trực, có sổ theo dõi, trả lời người phản ánh @d.2
3. Mỗi quý ít nhất một lần đối thoại với người dân, doanh nghiệp; công khai nội dung đã hứa và kết quả thực hiện @d.3
4. Rà soát thủ tục, bãi bỏ giấy tờ không cần thiết, rút ngắn thời gian giải quyết @d.4
5. Kiểm tra đột xuất, không báo trước việc tiếp nhận và trả kết quả @d.5
6. Hồ sơ trễ hẹn phải có thư xin lỗi và hẹn lại; công khai số hồ sơ trễ hẹn, số thư xin lỗi @d.6
7. Xử lý nghiêm người nhũng nhiễu; xem xét trách nhiệm người đứng đầu @d.7
8. Thanh tra tỉnh chủ trì, phối hợp với Sở Nội vụ, Văn phòng Ủy ban nhân dân tỉnh tham mưu kế hoạch thực hiện, theo dõi, báo cáo hằng quý @d.8`,
    duties: [
      {
        item: 'd.8',
        leads: ['TTR'],
        by: 'VPUB',
        support: ['SNV'],
        title: 'Tham mưu Kế hoạch của Ủy ban nhân dân tỉnh thực hiện Chỉ thị',
        product: 'Dự thảo Kế hoạch trình Chủ tịch Ủy ban nhân dân tỉnh',
        due: { kind: 'date', days: 21 },
      },
      {
        item: 'd.7',
        leads: ['SNV'],
        by: 'TTR',
        title: 'Tham mưu xử lý trách nhiệm người đứng đầu nơi xảy ra nhũng nhiễu',
        product: 'Báo cáo, đề xuất xử lý',
        due: { kind: 'event' },
      },
    ],
  },
  {
    key: 'kh-nn',
    side: 'state',
    issuer: 'UBND',
    type: 'kế hoạch',
    number: '58',
    symbol: 'KH-UBND',
    title:
      'Thực hiện Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh về chấn chỉnh, ngăn chặn nhũng nhiễu, gây phiền hà cho người dân, doanh nghiệp',
    on: ({ ago }) => ago(233),
    signer: { capacity: 'TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH', unit: 'UBND' },
    visibility: 'addressed',
    supervising: 'TTR',
    relations: [
      ['implements', 'ct-nn'],
      ['mentions', 'ct10'],
    ],
    sent: [
      { to: 'departments', planDays: 28 },
      { to: 'communes', planDays: 35 },
    ],
    published: true,
    text: `I. MỤC ĐÍCH, YÊU CẦU
1. Người dân, doanh nghiệp biết rõ phải nộp gì, chờ bao lâu, gặp ai khi bị làm khó
2. Mỗi việc có đơn vị chủ trì, thời hạn, sản phẩm; kết quả do cơ quan theo dõi thẩm định
II. NỘI DUNG, NHIỆM VỤ
1. Đường dây nóng và trả lời phản ánh
a) Niêm yết tại nơi tiếp nhận hồ sơ và đăng trên trang thông tin số điện thoại, hộp thư tiếp nhận phản ánh; phân công người trực @k.1a
b) Trả lời người phản ánh trong 05 ngày làm việc; hằng quý công khai số phản ánh đã nhận, đã giải quyết @k.1b
2. Đối thoại
a) Mỗi quý tổ chức ít nhất một buổi đối thoại với người dân, doanh nghiệp @k.2a
b) Đối thoại với doanh nghiệp trong khu công nghiệp @k.2b
3. Rà soát thủ tục
a) Lập danh mục thủ tục có nhiều hồ sơ trễ hẹn, đề xuất rút ngắn, bãi bỏ giấy tờ @k.3a
b) Trình công bố thủ tục hành chính đã đơn giản hóa @k.3b
4. Kiểm tra đột xuất
a) Thanh tra tỉnh, Sở Nội vụ kiểm tra đột xuất tại nơi tiếp nhận hồ sơ của sở, ngành và xã, phường @k.4a
b) Đơn vị tự kiểm tra đột xuất bộ phận tiếp nhận, trả kết quả @k.4b
5. Xin lỗi khi trễ hẹn: gửi thư xin lỗi, hẹn lại; niêm yết công khai số hồ sơ trễ hẹn và thư xin lỗi @k.5
6. Chuyển đổi vị trí công tác đối với người tiếp nhận, giải quyết hồ sơ đủ thời hạn @k.6
7. Đo lường sự hài lòng của người dân, doanh nghiệp tại nơi giải quyết thủ tục @k.7
8. Mặt trận Tổ quốc, đoàn thể giám sát việc thực hiện @k.8
III. TỔ CHỨC THỰC HIỆN
1. Sở, ban, ngành ban hành kế hoạch của đơn vị trong 28 ngày; Ủy ban nhân dân xã, phường trong 35 ngày kể từ ngày ký
2. Thanh tra tỉnh chủ trì theo dõi, đôn đốc, thẩm định kết quả, hằng quý báo cáo Ủy ban nhân dân tỉnh @k.9`,
    duties: [
      {
        item: 'k.1a',
        leads: 'departments',
        by: 'TTR',
        title: 'Niêm yết, đăng tải đường dây nóng tiếp nhận phản ánh về nhũng nhiễu; phân công người trực',
        product: 'Ảnh niêm yết, đường dẫn trang thông tin, quyết định phân công',
        due: { kind: 'date', days: 30 },
      },
      {
        item: 'k.1a',
        leads: 'communes',
        by: 'TTR',
        title: 'Niêm yết, đăng tải đường dây nóng tiếp nhận phản ánh về nhũng nhiễu; phân công người trực',
        product: 'Ảnh niêm yết, đường dẫn trang thông tin, quyết định phân công',
        due: { kind: 'date', days: 40 },
      },
      {
        item: 'k.1b',
        leads: ['VPUB'],
        by: 'TTR',
        title: 'Công khai số phản ánh đã nhận, đã giải quyết trong quý',
        product: 'Bảng công khai trên Cổng thông tin điện tử tỉnh',
        due: { kind: 'recurring', every: 'quarter', month: 4, day: 10 },
      },
      {
        item: 'k.2a',
        leads: 'communes',
        by: 'TTR',
        title: 'Tổ chức đối thoại với người dân, doanh nghiệp',
        product: 'Biên bản đối thoại, danh mục việc đã hứa',
        due: { kind: 'recurring', every: 'quarter' },
      },
      {
        item: 'k.2a',
        leads: ['STC', 'SXD', 'SNNMT', 'SCT', 'SYT'],
        by: 'TTR',
        title: 'Tổ chức đối thoại với người dân, doanh nghiệp',
        product: 'Biên bản đối thoại, danh mục việc đã hứa',
        due: { kind: 'recurring', every: 'quarter' },
      },
      {
        item: 'k.2b',
        leads: ['BQLKCN'],
        by: 'TTR',
        support: ['SCT', 'STC'],
        title: 'Đối thoại với doanh nghiệp trong khu công nghiệp',
        product: 'Biên bản đối thoại',
        due: { kind: 'quarter', months: 4 },
      },
      {
        item: 'k.3a',
        leads: 'departments',
        by: 'VPUB',
        support: ['STP'],
        title: 'Rà soát thủ tục có nhiều hồ sơ trễ hẹn, đề xuất đơn giản hóa',
        product: 'Báo cáo rà soát kèm phương án đơn giản hóa',
        due: { kind: 'date', days: 90 },
      },
      {
        item: 'k.3b',
        leads: ['STP', 'VPUB'],
        by: 'TTR',
        title: 'Trình công bố thủ tục hành chính đã đơn giản hóa',
        product: 'Quyết định công bố của Chủ tịch Ủy ban nhân dân tỉnh',
        due: { kind: 'quarter', months: 7 },
      },
      {
        item: 'k.4a',
        leads: ['TTR'],
        by: 'VPUB',
        support: ['SNV'],
        title: 'Kiểm tra đột xuất nơi tiếp nhận hồ sơ',
        product: 'Báo cáo kết quả kiểm tra đột xuất',
        due: { kind: 'recurring', every: 'month' },
      },
      {
        item: 'k.4b',
        leads: 'communes',
        by: 'TTR',
        title: 'Tự kiểm tra đột xuất bộ phận tiếp nhận, trả kết quả',
        product: 'Biên bản tự kiểm tra',
        due: { kind: 'quarter', months: 4 },
      },
      {
        item: 'k.4b',
        leads: 'departments',
        by: 'TTR',
        title: 'Tự kiểm tra đột xuất bộ phận tiếp nhận, trả kết quả',
        product: 'Biên bản tự kiểm tra',
        due: { kind: 'quarter', months: 4 },
      },
      {
        item: 'k.5',
        leads: 'communes',
        by: 'VPUB',
        title: 'Gửi thư xin lỗi khi trễ hẹn; niêm yết số hồ sơ trễ hẹn và thư xin lỗi',
        product: 'Bảng niêm yết hồ sơ trễ hẹn, thư xin lỗi',
        due: { kind: 'ongoing' },
        share: 0.35,
      },
      {
        item: 'k.6',
        leads: ['SNV'],
        by: 'TTR',
        title: 'Tổng hợp kết quả chuyển đổi vị trí công tác của người tiếp nhận, giải quyết hồ sơ',
        product: 'Báo cáo tổng hợp',
        due: { kind: 'date', days: 200 },
      },
      {
        item: 'k.6',
        leads: 'communes',
        by: 'SNV',
        title: 'Chuyển đổi vị trí công tác đối với người tiếp nhận, giải quyết hồ sơ đủ thời hạn',
        product: 'Quyết định chuyển đổi, danh sách',
        due: { kind: 'date', days: 224 },
      },
      {
        item: 'k.7',
        leads: 'communes',
        by: 'VPUB',
        title: 'Khảo sát sự hài lòng của người dân tại bộ phận tiếp nhận, trả kết quả',
        product: 'Báo cáo khảo sát',
        due: { kind: 'quarter', months: 7 },
      },
      {
        item: 'k.7',
        leads: ['TTHCC'],
        by: 'VPUB',
        title: 'Khảo sát sự hài lòng của người dân, doanh nghiệp',
        product: 'Báo cáo khảo sát',
        due: { kind: 'recurring', every: 'half-year' },
      },
      {
        item: 'k.8',
        leads: ['MTTQ', 'LDLD'],
        by: 'BNC',
        title: 'Giám sát việc tiếp nhận, xử lý phản ánh về nhũng nhiễu',
        product: 'Báo cáo giám sát',
        due: { kind: 'year', years: 0 },
      },
    ],
  },
]
