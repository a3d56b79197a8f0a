/** The lines of a document's head and tail, with the columns of a torn header taken apart again. */
import { sameTones } from './normal-text.ts'
import type { SourceText, Span } from './source-text.ts'

export type HeadLine = { text: string; span: Span; block: number; heading: number; bold: boolean }

/** Mottoes and names that stand in the right-hand column of a header. */
export const stateMotto = /C[ỘO]NG\s+H(?:ÒA|OÀ|OA)\s+X[ÃA]\s*H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM/iu
export const independence = /Độc\s+lập\s*[-–—.]*\s*Tự\s+do\s*[-–—.]*\s*Hạnh\s+phúc/iu
export const partyMotto = /ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM/u

const columnBreaks = [stateMotto, independence, partyMotto]
const placeDate =
  /(?:(?<=\S\s+))((?:[\p{Lu}][\p{L}.]*[\s-]+){0,4}[\p{Lu}][\p{L}.]*\s*,\s*(?:ngày|Ngày)\s*[\d.…_ ]{0,8}\s*tháng.*)$/u

type Piece = { text: string; at: number }

function split(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const part of text.split(/[\n\t]/)) {
    pieces.push(...columns({ text: part, at }))
    at += part.length + 1
  }
  return pieces.filter((p) => p.text.trim())
}

function columns(piece: Piece): Piece[] {
  const same = sameTones(piece.text)
  for (const motto of columnBreaks) {
    const m = motto.exec(same)
    // A motto inside a sentence ("… của Đảng Cộng sản Việt Nam") is not a column: before it stand capitals or nothing.
    if (!m || m[0].length === piece.text.trim().length) continue
    const before = piece.text.slice(0, m.index)
    const after = piece.text.slice(m.index + m[0].length)
    if (before.length + after.length > 90 || (motto === partyMotto && /\p{Ll}{2}/u.test(before + after))) continue
    return [
      ...columns({ text: before, at: piece.at }),
      { text: m[0], at: piece.at + m.index },
      ...columns({ text: after, at: piece.at + m.index + m[0].length }),
    ].filter((p) => p.text.trim())
  }
  if (/^\s*S[ốóôoỐ]\s*[:\s]/u.test(piece.text) && piece.text.length < 140) {
    const m = placeDate.exec(piece.text)
    if (m && m.index > 3) {
      return [
        { text: piece.text.slice(0, m.index), at: piece.at },
        { text: piece.text.slice(m.index), at: piece.at + m.index },
      ]
    }
  }
  return [...tornTail(piece)]
}

/** Tail lines torn across two columns: "Nơi nhận: TM. ỦY BAN", "- Các sở, ban; PHÓ CHỦ TỊCH", "- Lưu: VT. Bùi Văn An". */
function tornTail(piece: Piece): Piece[] {
  const cut = (at: number) => [
    { text: piece.text.slice(0, at), at: piece.at },
    { text: piece.text.slice(at), at: piece.at + at },
  ]
  const received = /^\s*(?:Nơi nhận|NƠI NHẬN)\s*:?\s+(?=(?:\p{Lu}{2}|T\/M|K\/T|T\/L|TM|KT|TL|TUQ))/u.exec(piece.text)
  if (received && /^[\p{Lu}\s.,/-]+$/u.test(piece.text.slice(received[0].length))) return cut(received[0].length)
  if (/^\s*[-–+]\s?\S/u.test(piece.text) && piece.text.length < 160) {
    const post =
      /[;,.)]\s+(?=(?:(?:KT|TL|TM|TUQ|K\/T|T\/L|T\/M)\.?\s+)?(?:PHÓ\s|CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|VIỆN TRƯỞNG|TỔNG)[\p{Lu}\s.,-]*$)/u.exec(
        piece.text,
      )
    if (post) return cut(post.index + post[0].length)
    const name = /(?:[;.)]|\d)\s+(?=\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,4}$)/u.exec(piece.text)
    if (name && /Lưu/iu.test(piece.text)) return cut(name.index + name[0].length)
  }
  return [piece]
}

/** Lines of the blocks `from`…`to` (exclusive); table cells give their lines in reading order, column by column. */
export function headLines(source: SourceText, from: number, to: number): HeadLine[] {
  const lines: HeadLine[] = []
  const add = (text: string, start: number, block: number, heading: number, bold: boolean) => {
    for (const p of split(text)) {
      const lead = p.text.length - p.text.trimStart().length
      const trimmed = p.text.trim()
      lines.push({
        text: trimmed,
        span: { start: start + p.at + lead, end: start + p.at + lead + trimmed.length },
        block,
        heading,
        bold,
      })
    }
  }
  for (let i = Math.max(0, from); i < Math.min(to, source.blocks.length); i++) {
    const block = source.blocks[i]
    if (!block) continue
    if (block.kind === 'paragraph') {
      add(
        source.text.slice(block.span.start, block.span.end),
        block.span.start,
        i,
        block.heading ?? 0,
        block.bold ?? false,
      )
    } else {
      const width = Math.max(0, ...block.rows.map((r) => r.length))
      for (let c = 0; c < width; c++) {
        for (const row of block.rows) {
          const cell = row[c]
          if (cell?.text.trim()) add(source.text.slice(cell.span.start, cell.span.end), cell.span.start, i, 0, false)
        }
      }
    }
  }
  return lines
}
