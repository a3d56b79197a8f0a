/** Who issued a document: the lines of the left-hand column above the number. */
import { officialCase } from '../../units/names.ts'
import type { Read } from './draft.ts'
import { type HeadLine, independence, partyMotto, stateMotto } from './head-lines.ts'
import { isUpper, sameTones, squeeze } from './normal-text.ts'

/** A line that names a body of its own; other capital lines carry on the name above. */
const body =
  /^(?:SỞ|BAN|BỘ|CỤC|TỔNG CỤC|CHI CỤC|VỤ|THANH TRA|CÔNG AN|VĂN PHÒNG|TRUNG TÂM|VIỆN|TÒA ÁN|ỦY BAN|UBND|HĐND|HỘI ĐỒNG|ĐẢNG ỦY|ĐẢNG BỘ|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY|THỊ ỦY|HỘI|LIÊN ĐOÀN|LIÊN HIỆP|TRƯỜNG|BỆNH VIỆN|PHÒNG|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CHỦ TỊCH|NGÂN HÀNG|KHO BẠC|BẢO HIỂM|KIỂM TOÁN|MẶT TRẬN|ĐOÀN|TỈNH ĐOÀN|THÀNH ĐOÀN|CHI BỘ|TIỂU BAN|TỔ CÔNG TÁC|BAN CHỈ ĐẠO|TÒA|CƠ QUAN|CÔNG TY|TẬP ĐOÀN|BẢO TÀNG|ĐÀI|BÁO|HỌC VIỆN|THUẾ|HẢI QUAN)(?:\s|$)/u

/** A Party advisory body prints its bare name under its committee's: the whole name needs both. */
const bareParty =
  /^(?:BAN (?:NỘI CHÍNH|TỔ CHỨC|TUYÊN GIÁO(?: VÀ DÂN VẬN)?|DÂN VẬN|THƯỜNG VỤ|CHẤP HÀNH)|VĂN PHÒNG|ỦY BAN KIỂM TRA|CƠ QUAN .*|CÁC CƠ QUAN .*|THƯỜNG TRỰC)$/u

const isNoise = (t: string) =>
  /^(?:[-_=—–.\s*()+]+|\(\*\)|DỰ THẢO.*|BẢN (?:SAO|CHÍNH).*|MẬT|TỐI MẬT|TUYỆT MẬT|KHẨN|THƯỢNG KHẨN|HỎA TỐC.*|Nguồn.*)$/iu.test(
    t,
  )

type Reading = { issuer: Read<string>; last: number; parent: string | null }

/** Reads the issuer from the lines before `end`. `parent` is the body printed above it. */
export function readIssuer(lines: readonly HeadLine[], end: number): Reading {
  const bodies: { text: string; span: HeadLine['span'] }[] = []
  let last = -1
  for (let i = 0; i < Math.min(end, lines.length); i++) {
    const line = lines[i] as HeadLine
    const text = sameTones(line.text).replace(/^[*\s]+|[*\s-]+$/g, '')
    if (isNoise(line.text) || stateMotto.test(text) || independence.test(text) || partyMotto.test(text)) continue
    if (/^(?:Số|SỐ)(?![\p{L}])/u.test(text) || /^V\s*\/\s*v/iu.test(text)) {
      if (bodies.length > 0 && /^(?:Số|SỐ)(?![\p{L}])/u.test(text)) break
      continue
    }
    if (/,\s*ngày/iu.test(text)) continue
    const capitals = isUpper(text)
    const known = body.test(text.toUpperCase())
    if (!capitals && !(known && (line.heading || line.bold || text.length < 60) && !/[.;:,]$/.test(text))) continue
    if (text.length > 140) continue
    const before = bodies.at(-1)
    // "CHỦ TỊCH / ỦY BAN NHÂN DÂN TỈNH …" is one issuer on two lines.
    if (
      before &&
      /^(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THƯỜNG TRỰC|VĂN PHÒNG|BAN THƯỜNG VỤ|ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ)$/u.test(
        before.text.toUpperCase(),
      ) &&
      known &&
      last === i - 1 &&
      /^(?:ỦY BAN|UBND|HỘI ĐỒNG|HĐND|ĐẢNG ỦY|TỈNH ỦY|THÀNH ỦY)/u.test(text.toUpperCase())
    ) {
      before.text = `${before.text} ${text}`
      before.span = { start: before.span.start, end: line.span.end }
      last = i
      continue
    }
    if (
      before &&
      (!known || (/^(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)$/u.test(before.text.toUpperCase()) && !known)) &&
      last === i - 1
    ) {
      before.text = `${before.text} ${text}`
      before.span = { start: before.span.start, end: line.span.end }
    } else if (before && !known) {
      // The right-hand column stood between two lines of the name.
      if (
        /^(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|HUYỆN|QUẬN|THỊ XÃ|ĐẶC KHU|TRUNG ƯƠNG|VÀ |VỀ |KHU |NHÂN DÂN|VIỆT NAM|PHÒNG|THAM NHŨNG|LÃNG|TIÊU CỰC|\p{Lu}+(?:\s\p{Lu}+){0,3}$)/u.test(
          text,
        )
      ) {
        before.text = `${before.text} ${text}`
        before.span = { start: before.span.start, end: line.span.end }
      }
    } else if (known) bodies.push({ text, span: line.span })
    else continue
    last = i
  }
  const issuer = bodies.at(-1)
  if (!issuer)
    return {
      issuer: { value: null, span: null, reason: 'Không thấy tên cơ quan ban hành ở đầu văn bản.' },
      last,
      parent: null,
    }
  const parent = bodies.at(-2) ?? null
  const own = officialCase(squeeze(issuer.text))
  const above = parent ? officialCase(squeeze(parent.text)) : null
  const committee = /^Đảng bộ (tỉnh|thành phố|xã|phường|đặc khu)\s+(.+)$/u.exec(above ?? '')
  const bare = issuer.text.toUpperCase().trim()
  const joined =
    // "ĐẢNG BỘ TỈNH … / TỈNH ỦY": the committee's name ends with the place of its Party organisation.
    committee && /^(?:TỈNH ỦY|THÀNH ỦY)$/u.test(bare)
      ? `${own} ${committee[2]}`
      : committee && bare === 'ĐẢNG ỦY'
        ? `${own} ${committee[1]} ${committee[2]}`
        : above && bareParty.test(issuer.text.toUpperCase())
          ? `${own} ${above.replace(/^Đảng bộ tỉnh/u, 'Tỉnh ủy')}`
          : own
  const span = joined === own || !parent ? issuer.span : { start: parent.span.start, end: issuer.span.end }
  return { issuer: { value: joined, span }, last, parent: above }
}
