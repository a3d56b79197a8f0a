import type { Paper } from '@liem/domain/kernel/paper'
import { personName, province } from '../names.ts'

/** Signers: the chairman and the secretary of the demonstration (see officers.ts), both invented. */
const chairman = personName(2)
const secretary = personName(87)
const above = `ỦY BAN NHÂN DÂN\nTỈNH ${province.toUpperCase()}`

/** A provincial plan with an annex that shares out its tasks. */
export const assetPlan: Paper = {
  form: 'state',
  issuer: above,
  number: '219',
  symbol: 'KH-UBND',
  place: province,
  date: '2026-11-20',
  typeName: 'KẾ HOẠCH',
  title: 'Kiểm tra việc quản lý, sử dụng tài sản công,\nphòng, chống lãng phí năm 2027 trên địa bàn tỉnh',
  body: [
    { kind: 'ground', text: 'Căn cứ Luật Phòng, chống tham nhũng số 36/2018/QH14 ngày 20 tháng 11 năm 2018;' },
    {
      kind: 'paragraph',
      text: `Thực hiện Chỉ thị số 03-CT/TU ngày 20 tháng 11 năm 2025 của Ban Thường vụ Tỉnh ủy, Kế hoạch số 118/KH-UBND ngày 16 tháng 9 năm 2025 của Ủy ban nhân dân tỉnh, Ủy ban nhân dân tỉnh ${province} ban hành Kế hoạch như sau:`,
    },
    { kind: 'heading', level: 2, text: 'I. MỤC ĐÍCH, YÊU CẦU' },
    {
      kind: 'numbered',
      items: [
        {
          label: '1.',
          text: 'Phát hiện tài sản công bỏ trống, sử dụng sai mục đích; quy rõ trách nhiệm của người đứng đầu.',
        },
        { label: '2.', text: 'Kiểm tra đúng trọng tâm, không gây khó khăn cho hoạt động bình thường của đơn vị.' },
      ],
    },
    { kind: 'heading', level: 2, text: 'II. NHIỆM VỤ' },
    {
      kind: 'numbered',
      items: [
        {
          label: '1.',
          text: 'Sở Tài chính chủ trì, phối hợp với Sở Xây dựng lập danh mục trụ sở, đất đai dôi dư, hoàn thành trước ngày 31 tháng 01 năm 2027.',
        },
        {
          label: '2.',
          text: 'Thanh tra tỉnh chủ trì, phối hợp với Sở Tài chính kiểm tra ít nhất mười đơn vị, báo cáo kết quả trong quý II năm 2027.',
        },
        {
          label: '3.',
          text: 'Ủy ban nhân dân các xã, phường tự kiểm tra, báo cáo Sở Tài chính trước ngày 15 tháng 02 năm 2027.',
        },
      ],
    },
    { kind: 'heading', level: 2, text: 'III. TỔ CHỨC THỰC HIỆN' },
    {
      kind: 'paragraph',
      text: 'Định kỳ trước ngày 20 của tháng cuối quý, các sở, ban, ngành báo cáo kết quả về Sở Tài chính để tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.',
    },
  ],
  signer: { authority: 'TM. ỦY BAN NHÂN DÂN', title: 'CHỦ TỊCH', name: chairman },
  recipients: ['Thường trực Tỉnh ủy', 'Các sở, ban, ngành cấp tỉnh', 'Ủy ban nhân dân các xã, phường', 'Lưu: VT, TH'],
  annexes: [
    {
      label: 'Phụ lục',
      title: 'PHÂN CÔNG NHIỆM VỤ',
      note: '(Kèm theo Kế hoạch số 219/KH-UBND ngày 20/11/2026 của Ủy ban nhân dân tỉnh)',
      body: [
        {
          kind: 'table',
          columns: [
            { title: 'TT', align: 'center', weight: 1 },
            { title: 'Nhiệm vụ cụ thể', weight: 5 },
            { title: 'Cơ quan chủ trì', weight: 3 },
            { title: 'Cơ quan phối hợp', weight: 3 },
            { title: 'Thời hạn hoàn thành', align: 'center', weight: 2.4 },
            { title: 'Sản phẩm', weight: 2.6 },
          ],
          rows: [
            [
              '1',
              'Ban hành tiêu chí lựa chọn đơn vị kiểm tra',
              'Thanh tra tỉnh',
              'Sở Tài chính',
              '15/01/2027',
              'Quyết định',
            ],
            [
              '2',
              'Công khai danh mục trụ sở dôi dư trên Cổng thông tin điện tử',
              'Sở Tài chính',
              'Văn phòng Ủy ban nhân dân tỉnh',
              '28/02/2027',
              'Danh mục công khai',
            ],
            [
              '3',
              'Rà soát dự án đầu tư công chậm tiến độ trên 12 tháng',
              'Sở Xây dựng',
              'Sở Tài chính',
              'Quý I/2027',
              'Báo cáo rà soát',
            ],
            [
              '4',
              'Tổng hợp kết quả kiểm tra, tham mưu xử lý trách nhiệm',
              'Sở Nội vụ',
              'Thanh tra tỉnh',
              '31/7/2027',
              'Báo cáo, đề xuất',
            ],
          ],
        },
      ],
    },
  ],
}

/** A directive of the provincial Party committee. */
export const giftDirective: Paper = {
  form: 'party',
  issuerAbove: 'ĐẢNG BỘ TỈNH THANH GIANG',
  issuer: 'BAN THƯỜNG VỤ',
  number: '08',
  symbol: 'CT/TU',
  place: province,
  date: '2026-11-18',
  typeName: 'CHỈ THỊ',
  title: 'về nghiêm cấm tặng quà, nhận quà, chúc Tết cấp trên\ndưới mọi hình thức',
  body: [
    {
      kind: 'paragraph',
      text: 'Để thực hiện tốt công tác phòng, chống tham nhũng, lãng phí, tiêu cực dịp cuối năm, Ban Thường vụ Tỉnh ủy yêu cầu:',
    },
    {
      kind: 'numbered',
      items: [
        {
          label: '1.',
          text: 'Các cấp ủy, tổ chức đảng quán triệt Chỉ thị đến toàn thể cán bộ, đảng viên trước ngày 05/12/2026.',
        },
        {
          label: '2.',
          text: 'Ủy ban Kiểm tra Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy kiểm tra việc thực hiện tại ít nhất năm tổ chức đảng, báo cáo Ban Thường vụ Tỉnh ủy trước ngày 28/02/2027.',
        },
        {
          label: '3.',
          text: 'Ban Tuyên giáo và Dân vận Tỉnh ủy hướng dẫn tuyên truyền, hoàn thành trong tháng 12/2026.',
        },
        {
          label: '4.',
          text: 'Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo công bố số điện thoại tiếp nhận phản ánh về tặng quà, nhận quà trước ngày 10/12/2026.',
        },
      ],
    },
    {
      kind: 'paragraph',
      text: 'Ban Nội chính Tỉnh ủy theo dõi, đôn đốc việc thực hiện Chỉ thị, định kỳ hằng quý báo cáo Ban Thường vụ Tỉnh ủy.',
    },
  ],
  signer: { authority: 'T/M BAN THƯỜNG VỤ', title: 'BÍ THƯ', name: secretary },
  recipients: ['Ban Nội chính Trung ương (để báo cáo)', 'Các đảng ủy trực thuộc Tỉnh ủy', 'Lưu Văn phòng Tỉnh ủy'],
}

/** An urgent dispatch, as plain text: how such papers often travel by mail. */
export const dispatch = `ỦY BAN NHÂN DÂN
TỈNH ${province.toUpperCase()}
Số: 15/CĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
${province}, ngày 19 tháng 11 năm 2026

CÔNG ĐIỆN
Về việc giải quyết dứt điểm hồ sơ trễ hẹn, chấm dứt yêu cầu giấy tờ ngoài quy định

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:
- Giám đốc Sở Nội vụ, Giám đốc Sở Nông nghiệp và Môi trường;
- Chủ tịch Ủy ban nhân dân các xã, phường.

Qua kiểm tra, nhiều hồ sơ đất đai trễ hẹn kéo dài, một số nơi yêu cầu người dân nộp giấy tờ ngoài thành phần hồ sơ. Thực hiện Chỉ thị số 05/CT-UBND của Chủ tịch Ủy ban nhân dân tỉnh, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh rà soát toàn bộ hồ sơ đất đai trễ hẹn, hoàn thành trước ngày 05/12/2026.

2. Chủ tịch Ủy ban nhân dân các xã, phường trực tiếp gửi thư xin lỗi từng trường hợp trễ hẹn, báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh trước ngày 10/12/2026.

3. Sở Nội vụ chủ trì kiểm tra đột xuất việc tiếp nhận hồ sơ, báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 20/12/2026.

4. Thanh tra tỉnh theo dõi, đôn đốc việc thực hiện Công điện này.

Nơi nhận:
- Như trên;
- Lưu: VT, NC.

CHỦ TỊCH
(Đã ký)
${chairman}
`
