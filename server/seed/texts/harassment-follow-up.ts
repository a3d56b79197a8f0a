import type { PaperSpec } from './paper.ts'

/** What followed the plan against harassment: rules of the hotline, guidance, supervision, a reminder, the year's end. */
export const harassmentFollowUps: readonly PaperSpec[] = [
  {
    key: 'qc-nn',
    side: 'state',
    issuer: 'UBND',
    type: 'quyết định',
    number: '927',
    symbol: 'QĐ-UBND',
    title: 'Ban hành Quy chế tiếp nhận, xử lý phản ánh của người dân, doanh nghiệp qua đường dây nóng',
    on: ({ ago }) => ago(190),
    signer: { capacity: 'CHỦ TỊCH', unit: 'UBND' },
    visibility: 'common',
    supervising: 'VPUB',
    relations: [
      ['implements', 'kh-nn'],
      ['specifies', 'ct-nn'],
    ],
    text: `Điều 1. Ban hành kèm theo Quyết định này Quy chế tiếp nhận, xử lý phản ánh qua đường dây nóng
Điều 2. Người trực ghi đủ thời gian, nội dung, đơn vị bị phản ánh; không tiết lộ danh tính người phản ánh @q.2
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, thủ trưởng các đơn vị chịu trách nhiệm thi hành`,
    duties: [
      {
        item: 'q.2',
        leads: ['VPUB', 'SNV', 'TTHCC'],
        by: 'TTR',
        title: 'Phân công cán bộ trực đường dây nóng, lập sổ theo dõi điện tử',
        product: 'Quyết định phân công, sổ theo dõi',
        due: { kind: 'date', days: 20 },
      },
    ],
  },
  {
    key: 'hd-nn',
    side: 'state',
    issuer: 'TTR',
    type: 'hướng dẫn',
    number: '14',
    symbol: 'HD-TTr',
    title: 'Tự kiểm tra đột xuất bộ phận tiếp nhận và trả kết quả giải quyết thủ tục hành chính',
    on: ({ ago }) => ago(205),
    signer: { capacity: 'CHÁNH THANH TRA', unit: 'TTR' },
    visibility: 'common',
    relations: [['specifies', 'kh-nn']],
    text: `1. Thành phần, cách chọn thời điểm kiểm tra không báo trước @hd.1
2. Nội dung kiểm tra: phiếu hẹn, thành phần hồ sơ yêu cầu thêm, thái độ phục vụ @hd.2
3. Lập biên bản, xử lý ngay và báo cáo`,
  },
  {
    key: 'kh-mttq',
    side: 'social',
    issuer: 'MTTQ',
    type: 'kế hoạch',
    number: '11',
    symbol: 'KH-MTTQ-BTT',
    title: 'Giám sát việc thực hiện đường dây nóng và xin lỗi người dân khi trễ hẹn tại xã, phường',
    on: ({ ago }) => ago(198),
    signer: { capacity: 'TM. BAN THƯỜNG TRỰC, CHỦ TỊCH', unit: 'MTTQ' },
    visibility: 'addressed',
    supervising: 'MTTQ',
    relations: [['implements', 'kh-nn']],
    text: `I. MỤC ĐÍCH, YÊU CẦU
II. NỘI DUNG GIÁM SÁT
1. Giám sát tại ít nhất mười xã, phường; gọi thử đường dây nóng @m.1
2. Lấy ý kiến người dân về thư xin lỗi khi trễ hẹn @m.2`,
  },
  {
    key: 'cv-dd',
    side: 'state',
    issuer: 'UBND',
    type: 'công văn',
    number: '4187',
    symbol: 'UBND-NC',
    title: 'Về việc đôn đốc thực hiện Kế hoạch ngăn chặn nhũng nhiễu, gây phiền hà',
    on: ({ ago }) => ago(61),
    signer: { capacity: 'TL. CHỦ TỊCH, CHÁNH VĂN PHÒNG', unit: 'VPUB' },
    visibility: 'addressed',
    supervising: 'TTR',
    urgency: 'khan',
    relations: [
      ['mentions', 'kh-nn'],
      ['mentions', 'ct-nn'],
    ],
    sent: [{ to: 'departments' }, { to: 'communes' }],
    text: `1. Đơn vị chưa ban hành kế hoạch phải ban hành ngay, giải trình lý do chậm
2. Đơn vị có nhiệm vụ quá hạn báo cáo nguyên nhân, thời hạn hoàn thành @v.2`,
    duties: [
      {
        item: 'v.2',
        leads: ['SXD', 'SNNMT', 'SCT', 'xa:7', 'xa:19', 'xa:44', 'xa:61'],
        by: 'TTR',
        title: 'Báo cáo nguyên nhân nhiệm vụ quá hạn và thời hạn hoàn thành',
        product: 'Báo cáo giải trình',
        due: { kind: 'date', days: 12 },
      },
    ],
  },
  {
    key: 'kh-cd',
    side: 'state',
    issuer: 'UBND',
    type: 'kế hoạch',
    number: '203',
    symbol: 'KH-UBND',
    title: 'Cao điểm kiểm tra công vụ, chống nhũng nhiễu, gây phiền hà dịp cuối năm',
    on: ({ ago }) => ago(9),
    signer: { capacity: 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH', unit: 'UBND' },
    visibility: 'addressed',
    supervising: 'TTR',
    urgency: 'khan',
    relations: [
      ['implements', 'ct-nn'],
      ['mentions', 'kh-nn'],
    ],
    sent: [
      { to: 'departments', planDays: 20 },
      { to: 'communes', planDays: 24 },
    ],
    text: `I. MỤC ĐÍCH, YÊU CẦU
II. NỘI DUNG
1. Kiểm tra đột xuất việc chấp hành giờ giấc, tiếp nhận và trả hồ sơ @g.1
2. Giải quyết dứt điểm hồ sơ trễ hẹn tồn đọng, xin lỗi từng trường hợp @g.2
3. Không nhận quà dưới mọi hình thức; công khai nơi tiếp nhận phản ánh về tặng quà @g.3
III. TỔ CHỨC THỰC HIỆN
1. Đơn vị ban hành kế hoạch của mình trong thời hạn ghi khi gửi văn bản @g.4`,
    duties: [
      {
        item: 'g.1',
        leads: ['TTR', 'SNV'],
        by: 'VPUB',
        title: 'Kiểm tra đột xuất việc chấp hành kỷ luật công vụ dịp cuối năm',
        product: 'Báo cáo kết quả kiểm tra',
        due: { kind: 'date', days: 45 },
      },
      {
        item: 'g.2',
        leads: 'communes',
        by: 'VPUB',
        title: 'Giải quyết dứt điểm hồ sơ trễ hẹn tồn đọng, xin lỗi từng trường hợp',
        product: 'Danh sách hồ sơ đã giải quyết, thư xin lỗi',
        due: { kind: 'date', days: 38 },
        share: 0.6,
      },
      {
        item: 'g.2',
        leads: 'departments',
        by: 'VPUB',
        title: 'Giải quyết dứt điểm hồ sơ trễ hẹn tồn đọng, xin lỗi từng trường hợp',
        product: 'Danh sách hồ sơ đã giải quyết, thư xin lỗi',
        due: { kind: 'date', days: 38 },
      },
    ],
  },
]
