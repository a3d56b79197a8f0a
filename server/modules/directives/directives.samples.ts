import type { registerDocument } from '@liem/domain/directives/contract'
import type { BodyIn } from '@liem/domain/kernel/route'

type NewDocument = BodyIn<typeof registerDocument>

let counted = 100

/** A State plan with what a test does not care about filled in; its number is new each time. */
export function aDocument(changes: Partial<NewDocument> = {}): NewDocument {
  counted++
  return {
    side: 'state',
    issuerName: 'Ủy ban nhân dân tỉnh Thử Nghiệm',
    type: 'kế hoạch',
    symbol: `${counted}/KH-UBND`,
    title: 'Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực',
    issuedOn: '2026-11-02',
    ...changes,
  }
}

/** Three items: a heading and two duties below it. */
export const threeItems: NonNullable<NewDocument['items']> = [
  { key: 'h', path: 'II', kind: 'section', words: 'Nhiệm vụ, giải pháp' },
  {
    key: 'a',
    parentKey: 'h',
    path: 'II.1',
    kind: 'clause',
    words: 'Rà soát quy định về quản lý tài sản công.',
    isDuty: true,
  },
  { key: 'b', parentKey: 'h', path: 'II.2', kind: 'clause', words: 'Công khai kết quả kê khai tài sản.', isDuty: true },
]

/** A plan as a clerk receives it, in plain text. */
export const planText = `ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 53/KH-UBND
Thử Nghiệm, ngày 02 tháng 11 năm 2026

KẾ HOẠCH
Thực hiện Chiến lược quốc gia phòng, chống tham nhũng, tiêu cực đến năm 2030

Căn cứ Nghị quyết số 168/NQ-CP ngày 11 tháng 10 năm 2023 của Chính phủ; Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Quán triệt đầy đủ các mục tiêu của Chiến lược.

II. NHIỆM VỤ, GIẢI PHÁP
1. Sở Tài chính chủ trì, phối hợp với các cơ quan liên quan rà soát quy định về quản lý tài sản công; hoàn thành trước ngày 31 tháng 3 năm 2027.
2. Thanh tra tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn A
`
