/** Type and subject (trích yếu) of a document, from the lines below its header. */
import { typeNames, typePattern } from './document-types.ts'
import type { Read } from './draft.ts'
import type { HeadLine } from './head-lines.ts'
import { independence, partyMotto, stateMotto } from './head-lines.ts'
import { folded, isUpper, sameTones, squeeze } from './normal-text.ts'

export type TitleRead = {
  type: Read<string>
  title: Read<string>
  line: number
  after: number
  /** Issuer printed behind the type ("NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ"). */
  by?: Read<string>
}

const typeAlone = new RegExp(`^(?:DỰ THẢO\\s+)?(${typePattern})\\s*(?:\\(.*\\))?\\s*[:*]?$`, 'iu')
const typeAndRest = new RegExp(`^(${typePattern})(?=[\\s:])[\\s:]*(\\S.*)$`, 'isu')

/** First words of the text proper: the subject has ended. */
const bodyStarts =
  /^(?:Căn cứ|CĂN CỨ|Thực hiện|Thi hành|Kính gửi|Để |Ngày \d|Sáng |Chiều |Trên cơ sở|Xét |Theo |Triển khai thực hiện .{60,}|Sau khi|Trong (?:thời gian|những|các|ngày|hai|\d)|Vào |Qua |I[.-]|1[.-]|A[.-]|Phần |Chương |Điều \d|QUYẾT (?:ĐỊNH|NGHỊ)|Hiện nay|Nhằm |.{0,80}(?:điện:|yêu cầu:|gửi:|ban hành (?:Kế hoạch|Chương trình|Quyết định|Nghị định|Thông tư)))/u

const notTitle = (t: string) =>
  /^(?:(?:Nghị quyết|Quyết định|Luật|Chỉ thị|Kế hoạch|Thông báo|Kết luận|Quy định|Nghị định|Thông tư|Công điện)\s+(?:số|Số|SỐ)\s*:?\s*\d\S*$|(?:Số|SỐ)(?![\p{L}])|\(?\*+\)?$|[-_=—–.\s*]+$|Nguồn|DỰ THẢO|MẬT$|KHẨN$|HỎA TỐC|Độ mật|\[)/u.test(
    t,
  ) ||
  stateMotto.test(sameTones(t)) ||
  independence.test(t) ||
  partyMotto.test(t) ||
  /^\p{Lu}[\p{L}.]*(?:[\s-]+\p{Lu}[\p{L}.]*){0,4},\s*(?:ngày|tháng)\s*[\d.…_\s]/u.test(t)

/** An organisation's line ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", "THỦ TƯỚNG CHÍNH PHỦ") that closes the head of a decision. */
const authority =
  /^(?:(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|CHÁNH|THỦ TƯỚNG|CHÍNH PHỦ|ỦY BAN (?:NHÂN DÂN|THƯỜNG VỤ|KIỂM TRA)|HỘI ĐỒNG|TỔNG|CỤC TRƯỞNG|TRƯỞNG BAN|THƯỜNG TRỰC|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|BÍ THƯ)|QUỐC HỘI|THỐNG ĐỐC|VIỆN TRƯỞNG|BỘ CHÍNH TRỊ|HIỆU TRƯỞNG|KHÓA)(?:\s|$|,))/u

function normalType(found: string): string {
  const words = squeeze(sameTones(found)).toLowerCase()
  return typeNames.find((n) => n === words) ?? words
}

const byFolded = new Map(typeNames.map((n) => [folded(n), n]))

/** "KÉ HOẠCH": a scan's slip in the diacritics of a type that stands alone. */
function scannedType(line: string): [string, string] | undefined {
  const found = isUpper(line) && line.length < 40 ? byFolded.get(folded(squeeze(line))) : undefined
  return found ? [line, found] : undefined
}

/** Reads type and subject; `line` is the index of the type line or -1, `after` the first line of the body. */
export function readTitle(lines: readonly HeadLine[]): TitleRead {
  const nothing: TitleRead = {
    type: { value: null, span: null, reason: 'Không thấy dòng tên loại văn bản.' },
    title: { value: null, span: null, reason: 'Không thấy trích yếu.' },
    line: -1,
    after: 0,
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as HeadLine
    const same = sameTones(line.text)
    const alone = typeAlone.exec(same) ?? scannedType(same)
    if (alone && (isUpper(line.text) || line.heading > 0 || line.bold)) {
      const type = normalType(alone[1] ?? '')
      return withSubject(lines, i, type, { ...line.span })
    }
    // "KẾ HOẠCH TRIỂN KHAI …" or "Kế hoạch triển khai …" as one line.
    const both = typeAndRest.exec(same)
    if (
      both &&
      (isUpper(line.text) || line.heading > 0 || line.bold || isUpper(both[1] ?? '')) &&
      !/^\s*(?:số(?![\p{L}])|này\s)/iu.test(both[2] ?? '')
    ) {
      const type = normalType(both[1] ?? '')
      // "Nghị định 154/2026/NĐ-CP - Quy định chi tiết …": the symbol is no part of the subject.
      const subject = (both[2] ?? '').replace(/^(?:số\s*:?\s*)?\d+[a-z]?[-/][\p{L}\d/.-]+\s*[-–—:]?\s*/iu, '')
      if (!subject) continue
      if (/^CỦA\s/u.test(sameTones(subject)) && isUpper(subject)) {
        const from = line.span.start + line.text.length - subject.length + 4
        return {
          ...withSubject(lines, i, type, line.span),
          by: { value: squeeze(subject.slice(4)), span: { start: from, end: line.span.end } },
        }
      }
      const own = line.text.slice(line.text.length - subject.length)
      const start = line.span.start + line.text.length - subject.length
      const rest = followOn(lines, i, isUpper(line.text))
      const value = squeeze([own, ...rest.map((l) => l.text)].join(' '))
      return {
        type: { value: type, span: { start: line.span.start, end: line.span.start + (both[1] ?? '').length } },
        title: { value, span: { start, end: (rest.at(-1) ?? line).span.end } },
        line: i,
        after: i + 1 + rest.length,
      }
    }
  }
  return subjectOfLetter(lines) ?? nothing
}

function followOn(lines: readonly HeadLine[], at: number, upper: boolean): HeadLine[] {
  const rest: HeadLine[] = []
  for (let i = at + 1; i < lines.length && rest.length < 8; i++) {
    const l = lines[i] as HeadLine
    // "KẾ HOẠCH KIỂM TRA / việc lãnh đạo …": the subject goes on in small letters.
    const goesOn = upper && (isUpper(l.text) || (rest.length === 0 && /^\p{Ll}/u.test(l.text) && l.text.length < 400))
    if (bodyStarts.test(l.text) || notTitle(l.text) || !goesOn || authority.test(l.text)) break
    rest.push(l)
  }
  return rest
}

function withSubject(lines: readonly HeadLine[], at: number, type: string, typeSpan: HeadLine['span']): TitleRead {
  const subject: HeadLine[] = []
  let i = at + 1
  for (; i < lines.length && subject.length < 10; i++) {
    const l = lines[i] as HeadLine
    if (notTitle(l.text)) {
      if (subject.length > 0) break
      continue
    }
    const first = subject[0]
    if (
      bodyStarts.test(l.text) &&
      (first || !/^(?:Thực hiện|Triển khai|Về|Trong|Thi hành|Theo)/u.test(l.text) || l.text.length > 330)
    )
      break
    if (authority.test(sameTones(l.text)) && isUpper(l.text)) break
    if (l.text.length > 600) break
    // "CHỈ THỊ / CỦA BAN THƯỜNG VỤ TỈNH ỦY / về …": who issued it is no part of the subject.
    if (subject.length === 0 && /^CỦA\s/u.test(l.text) && isUpper(l.text)) continue
    // The subject is one paragraph, or several short centred lines of one look.
    if (first && first.heading !== l.heading && l.heading > 0) break
    if (first && !sameLook(subject.at(-1) as HeadLine, l)) break
    subject.push(l)
  }
  const joined = subject.length ? squeeze(subject.map((l) => l.text).join(' ')) : null
  return {
    type: { value: type, span: typeSpan },
    title: joined
      ? {
          value: joined.replace(/^[-–—]\s*/, ''),
          span: { start: (subject[0] as HeadLine).span.start, end: (subject.at(-1) as HeadLine).span.end },
        }
      : { value: null, span: null, reason: 'Sau tên loại không thấy trích yếu.' },
    line: at,
    after: i,
  }
}

function sameLook(a: HeadLine, b: HeadLine): boolean {
  if (/[.:;]$/u.test(a.text)) return false
  if (isUpper(a.text) !== isUpper(b.text)) return /^[\p{Ll}(“"]/u.test(b.text) || /^[(“"]/u.test(b.text)
  if (a.bold !== b.bold) return /^\p{Ll}/u.test(b.text)
  if (isUpper(a.text)) return true
  return b.text.length < 200 && (a.bold || /^[\p{Ll}\d(“"]/u.test(b.text))
}

/** An official letter has no type line: "V/v …" below its number, or "Về việc …". */
function subjectOfLetter(lines: readonly HeadLine[]): TitleRead | undefined {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as HeadLine
    const m = /^(?:V\s*\/\s*v\.?:?|V\/V:?|Về việc)\s*(.*)$/su.exec(line.text)
    if (!m) continue
    const parts = [line]
    for (let j = i + 1; j < lines.length && parts.length < 7; j++) {
      const l = lines[j] as HeadLine
      if (notTitle(l.text) || bodyStarts.test(l.text) || l.heading || /^(?:Kính gửi|KÍNH GỬI)/u.test(l.text)) break
      if (
        !/^[\p{Ll}\d(“"]/u.test(l.text) &&
        !/(?:,|\b(?:và|của|về|tỉnh|số|năm|ngày|thành phố|Luật|Nghị|Kế|Bộ|Sở))$/u.test(parts.at(-1)?.text ?? '')
      ) {
        if (l.text.length > 60 || parts.length > 4) break
        if (/[.;:]$/.test(parts.at(-1)?.text ?? '')) break
      }
      parts.push(l)
    }
    const whole = squeeze(parts.map((p) => p.text).join(' ')).replace(/^V\s*\/\s*[vV]\.?:?\s*/u, '')
    return {
      type: { value: 'công văn', span: line.span, reason: 'Không có tên loại, có "V/v": là công văn.' },
      title: whole
        ? { value: whole, span: { start: line.span.start, end: (parts.at(-1) as HeadLine).span.end } }
        : { value: null, span: null },
      line: i,
      after: i + parts.length,
    }
  }
  return undefined
}
