import type { Paper } from '@liem/domain/kernel/paper'

const long =
  'Thực hiện Chỉ thị của Ban Thường vụ Tỉnh ủy về tăng cường công tác phòng, chống tham nhũng, lãng phí, tiêu cực, Ủy ban nhân dân tỉnh yêu cầu Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân dân các xã, phường tổ chức thực hiện nghiêm túc các nội dung sau đây trong quý IV năm 2026.'

/** A plan of a (fictional) province: every part of the State form, long enough for a second page, and an annex. */
export const statePlan: Paper = {
  form: 'state',
  issuerAbove: 'ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM',
  issuer: 'THANH TRA TỈNH',
  number: '5',
  symbol: 'KH-TTr',
  place: 'Sông Lam',
  date: '2026-10-05',
  typeName: 'KẾ HOẠCH',
  title: 'Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, lãng phí, tiêu cực\nnăm 2027 trên địa bàn tỉnh',
  body: [
    { kind: 'ground', text: 'Căn cứ Luật Phòng, chống tham nhũng ngày 20 tháng 11 năm 2018;' },
    { kind: 'ground', text: 'Theo đề nghị của Chánh Văn phòng Thanh tra tỉnh.' },
    { kind: 'paragraph', text: long },
    { kind: 'heading', level: 2, text: 'I. MỤC ĐÍCH, YÊU CẦU' },
    {
      kind: 'numbered',
      items: [
        { label: '1.', text: long },
        { label: '2.', text: [{ text: 'Yêu cầu: ', bold: true }, { text: 'kịp thời, đúng thẩm quyền, có kiểm tra.' }] },
        { label: 'a)', text: 'Rà soát toàn bộ quy chế quản lý tài sản công;' },
        { label: 'b)', text: 'Công khai kết quả trên cổng thông tin điện tử.' },
      ],
    },
    { kind: 'heading', level: 2, text: 'II. NHIỆM VỤ' },
    { kind: 'heading', level: 3, text: '1. Phòng ngừa' },
    { kind: 'paragraph', text: long },
    {
      kind: 'table',
      caption: 'Bảng phân công nhiệm vụ',
      columns: [
        { title: 'TT', align: 'center', weight: 1 },
        { title: 'Nội dung công việc', weight: 5 },
        { title: 'Chủ trì', weight: 3 },
        { title: 'Thời hạn', align: 'center', weight: 2.2 },
        { title: 'Kinh phí (đồng)', align: 'right', weight: 2.4 },
      ],
      rows: [
        [
          '1',
          'Rà soát, sửa đổi quy chế quản lý tài sản công tại các đơn vị sự nghiệp',
          'Sở Tài chính',
          '30/11/2026',
          '125.000.000',
        ],
        ['2', 'Công khai kết quả giải quyết', 'Thanh tra tỉnh phối hợp Văn phòng UBND tỉnh', '31/12/2026', '0'],
        ['3', 'Kiểm tra đột xuất việc tiếp công dân', 'Sở Nội vụ', '15/12/2026', '48.500.000'],
      ],
    },
    { kind: 'heading', level: 2, text: 'III. TỔ CHỨC THỰC HIỆN' },
    { kind: 'paragraph', text: long },
    { kind: 'paragraph', text: long },
    { kind: 'paragraph', text: `${long}/.` },
  ],
  signer: { capacity: 'KT. CHÁNH THANH TRA', title: 'PHÓ CHÁNH THANH TRA', name: 'Trần Văn Bình' },
  recipients: ['Thanh tra Chính phủ', 'UBND tỉnh', 'Các sở, ban, ngành', 'UBND các xã, phường', 'Lưu: VT, P4'],
  annexes: [
    {
      label: 'Phụ lục I',
      title: 'DANH MỤC NHIỆM VỤ NĂM 2027',
      note: '(Kèm theo Kế hoạch số 05/KH-TTr ngày 05 tháng 10 năm 2026 của Thanh tra tỉnh)',
      landscape: true,
      body: [
        {
          kind: 'table',
          columns: Array.from({ length: 8 }, (_, index) => ({
            title: `Cột số ${index + 1}`,
            weight: index === 1 ? 3 : 1,
          })),
          rows: Array.from({ length: 30 }, (_, y) => Array.from({ length: 8 }, (_, x) => `Ô ${y + 1}.${x + 1}`)),
        },
      ],
    },
  ],
}

/** A letter without type name: subject under the number, several addressees, urgent. */
export const stateLetter: Paper = {
  form: 'state',
  issuerAbove: 'TỈNH SÔNG LAM',
  issuer: 'ỦY BAN NHÂN DÂN\nXÃ YÊN HÒA',
  symbol: 'UBND-VP',
  place: 'Yên Hòa',
  year: 2026,
  title: 'báo cáo kết quả xử lý phản ánh, kiến nghị của công dân quý III năm 2026',
  addressees: ['Thanh tra tỉnh', 'Sở Nội vụ', 'Văn phòng Ủy ban nhân dân tỉnh'],
  body: [
    { kind: 'paragraph', text: long },
    { kind: 'paragraph', text: 'Ủy ban nhân dân xã trân trọng báo cáo./.' },
  ],
  signer: { authority: 'TM. ỦY BAN NHÂN DÂN', title: 'CHỦ TỊCH' },
  recipients: ['Như trên', 'Lưu: VT'],
  urgency: 'KHẨN',
  draft: true,
}

/** A Party committee's conclusion: the Party form. */
export const partyNotice: Paper = {
  form: 'party',
  issuerAbove: 'TỈNH ỦY SÔNG LAM',
  issuer: 'BAN NỘI CHÍNH',
  number: '127',
  symbol: 'TB/BNCTU',
  place: 'Sông Lam',
  date: '2026-02-03',
  typeName: 'THÔNG BÁO',
  title: 'kết luận của Thường trực Ban Chỉ đạo phòng, chống tham nhũng,\nlãng phí, tiêu cực tại phiên họp thứ 12',
  addressees: ['Thường trực Tỉnh ủy'],
  body: [
    { kind: 'paragraph', text: long },
    {
      kind: 'numbered',
      items: [
        { label: '1-', text: long },
        { label: '2-', text: 'Giao Ban Nội chính Tỉnh ủy theo dõi, đôn đốc.' },
      ],
    },
  ],
  signer: { capacity: 'K/T TRƯỞNG BAN', title: 'PHÓ TRƯỞNG BAN', name: 'Lê Thị Hương' },
  recipients: ['Ban Nội chính Trung ương', 'Các đồng chí Ủy viên Ban Chỉ đạo', 'Lưu Văn phòng Ban'],
}
