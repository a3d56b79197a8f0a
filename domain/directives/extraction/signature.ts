/** The signature block: capacity, post and name of the signer. */
import type { Read } from './draft.ts'
import type { HeadLine } from './head-lines.ts'
import { isUpper, sameTones, squeeze } from './normal-text.ts'

export type SignatureRead = { signer: Read<string>; capacity: Read<string>; line: number }

const capacity = /^(?:(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|T\/UQ)(?:\s*\.\s*|\s+)|Q\.\s*)(?=\p{Lu})/u
const post =
  /^(?:QUYỀN |Q\. ?)?(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|BÍ THƯ|TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG|CHỦ NHIỆM|THỐNG ĐỐC|HIỆU TRƯỞNG|TỔNG BÍ THƯ|THƯỜNG TRỰC|CHI CỤC TRƯỞNG|CHỈ HUY|KIỂM TOÁN|CHÁNH|ỦY VIÊN|ĐỘI TRƯỞNG|PHÓ)(?:\s|$|-|,)/u
const signed = /^[([]?\s*(?:đã ký|ký tên|ký, đóng dấu|chữ ký|ký số|\(?đã\s+ký\)?)/iu
const rank =
  /^(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|Đại tướng|GS\.?\s?TS\.?|PGS\.?\s?TS\.?|TS\.?|ThS\.?|BS\.?|Luật sư|Ông|Bà|Đồng chí|Đ\/c)\s+/iu
const word = String.raw`\p{Lu}[\p{L}’']*`
const personName = new RegExp(`^${word}(?:\\s+${word}){1,5}$`, 'u')
const notName =
  /(?:Độc lập|Hạnh phúc|Nơi nhận|Như |Lưu|Ban |Sở |Bộ |Tỉnh|Chính phủ|Văn phòng|Phụ lục|Phó |Chủ tịch|Giám đốc|Bí thư|Trưởng|Đảng|Ủy|Nguồn|Việt Nam|Kế hoạch|Quyết định|Điều|Chương|BIỂU|DANH MỤC|PHÂN CÔNG|NHIỆM VỤ|PHỤ LỤC)/u

/** Whether a line may be a person's name as papers print it below a signature. */
export function isPersonName(text: string): boolean {
  const bare = text
    .replace(rank, '')
    .replace(/[*.]+$/, '')
    .trim()
  if (bare.length > 40 || /\d/.test(bare)) return false
  if (personName.test(bare) && !notName.test(bare)) {
    return !isUpper(bare) || !post.test(sameTones(bare))
  }
  return false
}

/** Finds the first signature block at or after line `from`. */
export function readSignature(lines: readonly HeadLine[], from: number): SignatureRead {
  const starts: number[] = []
  for (let i = from; i < lines.length; i++) {
    const t = sameTones((lines[i] as HeadLine).text)
    if (
      t.length < 130 &&
      (capacity.test(t) ||
        (isUpper(t) && post.test(t)) ||
        (post.test(t.toUpperCase()) && t.length < 50 && (lines[i] as HeadLine).bold))
    )
      starts.push(i)
  }
  let best: SignatureRead | undefined
  for (const start of starts) {
    const read = blockAt(lines, start)
    if (!read) continue
    if (read.signer.value) return read
    best ??= read
  }
  return (
    best ?? {
      signer: { value: null, span: null, reason: 'Không thấy người ký.' },
      capacity: { value: null, span: null, reason: 'Không thấy thể thức đề ký.' },
      line: -1,
    }
  )
}

function blockAt(lines: readonly HeadLine[], start: number): SignatureRead | undefined {
  const titles: HeadLine[] = []
  for (let i = start; i < lines.length && i < start + 34; i++) {
    const line = lines[i] as HeadLine
    const t = sameTones(line.text)
    if (/^(?:PHỤ LỤC|Phụ lục|CỘNG HÒA|ĐẢNG CỘNG SẢN|Điều \d)/u.test(t)) break
    if (
      capacity.test(t) ||
      (post.test(t.toUpperCase()) && t.length < 90 && !/[;:]$/.test(t) && (isUpper(t) || titles.length > 0))
    ) {
      titles.push(line)
      continue
    }
    if (titles.length === 0) break
    if (signed.test(t)) {
      // "(Đã ký) Nguyễn Văn A" on one line.
      const rest = t.replace(/^.*?k[ýí][^)\]]*[)\]]?\s*/iu, '')
      if (isPersonName(rest)) return made(titles, line, rest)
      continue
    }
    if (isPersonName(line.text)) return made(titles, line, line.text)
    if (isUpper(t) && t.length < 80) {
      titles.push(line)
    }
  }
  const first = titles[0]
  if (!first || !titles.some((l) => capacity.test(sameTones(l.text)))) return undefined
  return made(titles, undefined, null)
}

function made(titles: HeadLine[], at: HeadLine | undefined, name: string | null): SignatureRead {
  const first = titles[0] as HeadLine
  const value =
    name
      ?.replace(rank, '')
      .replace(/[*.]+$/, '')
      .trim() || null
  return {
    signer:
      value && at
        ? {
            value: squeeze(value),
            span: {
              start: at.span.start + at.text.lastIndexOf(value),
              end: at.span.start + at.text.lastIndexOf(value) + value.length,
            },
          }
        : { value: null, span: null, reason: 'Có khối đề ký nhưng không thấy họ tên (bản chưa ký?).' },
    capacity: {
      value: squeeze(titles.map((l) => l.text).join(', ')),
      span: { start: first.span.start, end: (titles.at(-1) as HeadLine).span.end },
    },
    line: -1,
  }
}
