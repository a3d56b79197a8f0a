/** Whether a text is an official document, and what its head may take from elsewhere in the text. */

import { officialCase } from '../../units/names.ts'
import { firstDate } from './dates.ts'
import type { DraftHead, DraftWarning } from './draft.ts'
import type { HeadRead } from './head.ts'
import { sameTones } from './normal-text.ts'
import { typeOfThis } from './own-words.ts'
import type { SourceText } from './source-text.ts'
import { issuerOfCode } from './symbols.ts'

const press =
  /(?:\((?:[\p{L}.\s]{2,30}\.vn|TTXVN|Chinhphu\.vn|[\p{L}]+\.dcs\.vn)\)|^\s*(?:[A-ZĐ]{2,5}|TTXVN)\s*[-–]\s*(?:Sáng|Chiều|Ngày|Tối|Trong)|Xem thêm|Ảnh\s*:|ảnh \d|Tăng cỡ chữ|Nguồn\s*:\s*(?:http|Báo)|(?:cho biết|phát biểu|chia sẻ|nhấn mạnh)\s*[,:]|vừa ban hành|đã ban hành (?:Kế hoạch|Chỉ thị|Quyết định|Nghị quyết|Công văn|nhiều)|PV\s*$|Theo\s+Báo)/mu

/** document: enough signs of the official form; article: prose about public matters without them; else unknown. */
export function kindOf(source: SourceText, read: HeadRead): 'document' | 'article' | 'unknown' {
  const s = read.signs
  const text = sameTones(source.text)
  let score = 0
  if (s.has('motto')) score += 2
  if (s.has('number')) score += 2
  if (s.has('place')) score += 1
  if (s.has('title')) score += 1
  if (s.has('copies')) score += 2
  if (s.has('signature')) score += 2
  if (s.has('dear')) score += 1
  if (/(?:^|\n)\s*(?:Căn cứ|-\s*Căn cứ) (?:Luật|Nghị|Quyết|Hiến|Kết|Chỉ|Quy|Điều lệ)/u.test(text)) score += 1
  if (/(?:^|\n)\s*QUYẾT (?:ĐỊNH|NGHỊ)\s*:?\s*(?:\n|$)/u.test(text)) score += 1
  if (/(?:^|\n)\s*Điều 1\s*[.:]/u.test(text)) score += 1
  if (
    /(?:Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Chương trình|Thông báo|Công điện|Hướng dẫn|Quy định|Quy chế) này/u.test(
      text,
    )
  )
    score += 1
  const letters = text.replace(/[^\p{L}]/gu, '').length
  if (score >= 4) return 'document'
  if (score === 3 && !press.test(text)) return 'document'
  if (letters < 120) return 'unknown'
  const official =
    /(?:UBND|Ủy ban nhân dân|Tỉnh ủy|Thành ủy|Ban Thường vụ|Ban Chỉ đạo|Chính phủ|Bộ Chính trị|Ban Bí thư|Đảng|Thanh tra|Sở |tham nhũng)/u.test(
      text,
    )
  const sentences = (text.match(/[.!?](?:\s|$)/g) ?? []).length
  return official && sentences >= 3 ? 'article' : 'unknown'
}

/** Fills what the head lines lack from the document's own words, each with a reason and a warning. */
export function completeHead(source: SourceText, read: HeadRead, warnings: DraftWarning[]): DraftHead {
  const head = { ...read.head }
  const own = typeOfThis(source.text)
  if (
    !head.type.value ||
    (read.symbol?.type && head.type.value === 'công văn' && read.symbol.type !== 'công văn' && !read.head.type.span)
  ) {
    const type = read.symbol?.type ?? own?.type ?? null
    if (type) {
      head.type = {
        value: type,
        span: read.symbol?.type ? head.symbol.span : (own?.span ?? null),
        reason: read.symbol?.type ? 'Suy từ ký hiệu.' : 'Suy từ lời văn ("… này").',
      }
      warnings.push({
        code: 'type.inferred',
        words: `Không thấy dòng tên loại; loại "${type}" được ${read.symbol?.type ? 'suy từ ký hiệu' : 'suy từ lời văn'}.`,
        span: head.type.span,
      })
    }
  }
  if (
    head.issuer.value &&
    /^(?:Ủy ban nhân dân|Hội đồng nhân dân)(?:\s+(?:tỉnh|thành phố|xã|phường))?$/u.test(head.issuer.value)
  ) {
    // The cell was torn: the authority line or the signature carries the whole name.
    const whole = new RegExp(
      `(?:^|\\n)\\s*(?:(?:TM|T/M)\\.?\\s*)?(?:CHỦ TỊCH\\s+)?(${head.issuer.value.split(' ').slice(0, 4).join(' ').toUpperCase()}\\s+(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN)\\s+\\p{Lu}[\\p{Lu} ]+?)\\s*(?:\\n|$)`,
      'u',
    ).exec(sameTones(source.text))
    if (whole?.[1])
      head.issuer = {
        value: officialCase(whole[1].trim()),
        span: head.issuer.span,
        reason: 'Tên đầy đủ lấy từ dòng thẩm quyền ban hành.',
      }
  }
  if (!head.issuer.value) {
    const code = read.symbol ? issuerOfCode(read.symbol.issuerCode) : null
    const guess = code ?? signerBody(head.capacity.value) ?? wordsOfIssuer(source.text)
    if (guess) {
      head.issuer = {
        value: guess,
        span: code ? head.symbol.span : head.capacity.span,
        reason: code ? 'Suy từ ký hiệu.' : 'Suy từ thể thức đề ký hoặc lời văn.',
      }
      warnings.push({
        code: 'issuer.inferred',
        words: `Không thấy tên cơ quan ban hành ở đầu văn bản; "${guess}" được suy từ ${code ? 'ký hiệu' : 'lời văn'}.`,
        span: head.issuer.span,
      })
    }
  }
  if (!head.date.value) {
    const adopted = /thông qua(?: vào)? (ngày \d{1,2} tháng \d{1,2} năm \d{4})/u.exec(source.text.slice(-6000))
    const date = adopted?.[1] && firstDate(adopted[1])
    if (adopted && date && /nghị quyết|luật/.test(head.type.value ?? '')) {
      const start = source.text.length - Math.min(6000, source.text.length) + adopted.index
      head.date = { value: date.iso, span: { start, end: start + adopted[0].length }, reason: 'Ngày thông qua.' }
      warnings.push({
        code: 'date.inferred',
        words: 'Không thấy ngày ban hành ở đầu văn bản; lấy ngày thông qua.',
        span: head.date.span,
      })
    }
  }
  if (!head.side.value && head.issuer.value) {
    const party =
      /(?:Tỉnh ủy|Thành ủy|Đảng|Bộ Chính trị|Ban Bí thư|Ban Chấp hành|Ban Thường vụ|Ban Nội chính|Ban Tổ chức|Ủy ban Kiểm tra|Chi bộ)/u.test(
        head.issuer.value,
      )
    head.side = { value: party ? 'party' : 'state', span: head.issuer.span, reason: 'Suy từ cơ quan ban hành.' }
  }
  return head
}

/** "TM. ỦY BAN NHÂN DÂN TỈNH …, KT. CHỦ TỊCH": the body on whose behalf it is signed. */
function signerBody(capacity: string | null): string | null {
  const m = /^(?:TM|T\/M)\.?\s*([^,]+)/u.exec(capacity ?? '')
  if (!m?.[1]) return null
  const name = m[1].trim().toLowerCase()
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function wordsOfIssuer(text: string): string | null {
  const same = sameTones(text)
  const line = /(?:^|\n)\s*(CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|QUỐC HỘI|ỦY BAN THƯỜNG VỤ QUỐC HỘI)\s*(?:\n|$)/u.exec(
    same,
  )?.[1]
  if (line)
    return (
      (
        { 'CHÍNH PHỦ': 'Chính phủ', 'THỦ TƯỚNG CHÍNH PHỦ': 'Thủ tướng Chính phủ', 'QUỐC HỘI': 'Quốc hội' } as Record<
          string,
          string
        >
      )[line] ?? 'Ủy ban Thường vụ Quốc hội'
    )
  if (/biểu quyết của các Thành viên Chính phủ/u.test(same)) return 'Chính phủ'
  return null
}
