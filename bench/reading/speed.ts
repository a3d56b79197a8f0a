/** A plan of thirty pages made from patterns, read by the reader and by a bare regular-expression pass. */
import { sourceFromText } from '../../domain/directives/extraction/plain-text.ts'
import { readDocument } from '../../domain/directives/extraction/read-document.ts'

const departments = [
  'Sở Tài chính',
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Xây dựng',
  'Sở Y tế',
  'Sở Công Thương',
  'Thanh tra tỉnh',
  'Công an tỉnh',
]

/** About 2,400 characters a page, as printed on A4 in 14 points. */
export function longPlan(pages: number): string {
  const lines = [
    'ỦY BAN NHÂN DÂN\nTỈNH AN PHÚ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 99/KH-UBND\nAn Phú, ngày 05 tháng 01 năm 2026\n\nKẾ HOẠCH\nCông tác phòng, chống tham nhũng năm 2026\n',
    'Căn cứ Luật Phòng, chống tham nhũng năm 2018;\n\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\nI. NHIỆM VỤ\n',
  ]
  let length = 0
  for (let n = 1; length < pages * 2400; n++) {
    const lead = departments[n % departments.length]
    const support = departments[(n + 3) % departments.length]
    const item = `${n}. Nhóm nhiệm vụ thứ ${n}\n\na) ${lead} chủ trì, phối hợp với ${support} và các cơ quan liên quan rà soát, tham mưu Ủy ban nhân dân tỉnh sửa đổi, bổ sung các quy định về định mức, tiêu chuẩn, chế độ sử dụng tài sản công theo Nghị định số ${n}/2025/NĐ-CP ngày 01/7/2025 của Chính phủ; hoàn thành trước ngày ${(n % 27) + 1}/${(n % 11) + 2}/2026.\n\nb) Các sở, ban, ngành, UBND các xã, phường công khai, minh bạch hoạt động, định kỳ hằng quý báo cáo ${lead} kết quả thực hiện để tổng hợp, báo cáo cấp có thẩm quyền.\n\n`
    lines.push(item)
    length += item.length
  }
  lines.push('Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n')
  return lines.join('\n')
}

/** Median of five readings in milliseconds, after one to warm up. */
export function measureSpeed(pages = 30) {
  const text = longPlan(pages)
  const once = () => readDocument(sourceFromText(text, 'text'))
  const tasks = once().tasks.length
  const floor = () =>
    text.match(/(?:Sở|Thanh tra|Công an|UBND)\s\p{L}+|\d{1,2}\/\d{1,2}\/\d{4}|\d+\/[\p{L}\d/-]+|chủ trì|phối hợp/gu)
      ?.length
  return { pages, characters: text.length, tasks, readerMs: median(once), floorMs: median(floor) }
}

function median(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return times.sort((a, b) => a - b)[2] ?? 0
}
