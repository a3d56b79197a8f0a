/** The head of a document: number, symbol, issuer, side, place, date, subject, secrecy, urgency, signer, addressees. */

import { officialCase } from '../../units/names.ts'
import { type AddresseeText, readCopies, readDear } from './addressees.ts'
import { isoDate } from './dates.ts'
import type { DraftHead, Read, Side } from './draft.ts'
import { type HeadLine, headLines, independence, partyMotto, stateMotto } from './head-lines.ts'
import { readIssuer } from './issuer.ts'
import { isUpper, sameTones, squeeze } from './normal-text.ts'
import { readSignature } from './signature.ts'
import type { SourceText } from './source-text.ts'
import { type ParsedSymbol, parseSymbol, symbolPattern } from './symbols.ts'
import { readTitle } from './title.ts'

export type HeadRead = {
  head: DraftHead
  addressees: AddresseeText[]
  /** Block at which the text proper starts, and block at which the tail (Nơi nhận, signature) starts. */
  bodyFrom: number
  bodyTo: number
  /** Block after the tail: annexes follow from here. */
  annexFrom: number
  symbol: ParsedSymbol | null
  /** Body printed above the issuer. */
  parent: string | null
  /** Signs that this is an official document, each counted once. */
  signs: Set<string>
}

const none = <T>(reason: string): Read<T> => ({ value: null, span: null, reason })

const numberLine =
  /^(?:(?:Nghị quyết|Quyết định|Luật|Chỉ thị|Kế hoạch|Thông báo|Kết luận|Quy định|Nghị định|Thông tư)\s+)?(?:Số|SỐ|Sô|Só|số)\s*(?:hiệu)?\s*[:.]*\s*(.*)$/u
const placeLine =
  /^(\p{Lu}[\p{L}.'’]*(?:[\s-]+\p{Lu}[\p{L}.'’]*){0,5})\s*,\s*(?:ngày|Ngày)\s*([\d.…_\s]*?)\s*tháng\s*([\d.…_\s]*?)\s*năm\s*([\d.…_]*)/u
const placeSlash =
  /^(\p{Lu}[\p{L}.'’]*(?:[\s-]+\p{Lu}[\p{L}.'’]*){0,5})\s*,\s*(?:ngày|Ngày)?\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/u

function readNumber(
  lines: readonly HeadLine[],
  end: number,
): { number: Read<string>; symbol: Read<string>; parsed: ParsedSymbol | null; line: number } {
  for (let i = 0; i < Math.min(end, lines.length); i++) {
    const line = lines[i] as HeadLine
    const m = numberLine.exec(line.text)
    const own = m?.[1] ?? (/^\d{1,6}[a-z]?(?:\/\d{4})?[-/][\p{Lu}Đ]\S*$/u.test(line.text) ? line.text : undefined)
    if (own === undefined) continue
    const tidy = own.replace(/\s*([/–-])\s*/g, '$1').replace(/–/g, '-')
    const found = tidy.match(symbolPattern)?.[0]
    const parsed = found && tidy.indexOf(found) < 4 ? parseSymbol(found) : undefined
    if (parsed) {
      const at = Math.max(0, line.text.search(/\d/))
      const span = { start: line.span.start + at, end: line.span.end }
      return {
        number: { value: parsed.number, span: { start: span.start, end: span.start + parsed.number.length } },
        symbol: { value: parsed.symbol, span },
        parsed,
        line: i,
      }
    }
    const blank = /^[.…_\s]*([-/](?:\d{4}\/)?[\p{Lu}Đ][\p{L}\d/-]*)/u.exec(tidy)
    if (blank) {
      const reason = `Số để trống trên bản này (ký hiệu in: "${blank[1]}").`
      return { number: none(reason), symbol: none(reason), parsed: parseSymbol(`0${blank[1]}`) ?? null, line: i }
    }
    if (/^\d{1,6}[a-z]?$/.test(tidy.trim()) && !lines.slice(0, end).some((l) => l.text.match(symbolPattern))) {
      return {
        number: { value: tidy.trim(), span: line.span },
        symbol: none('Có số nhưng không có ký hiệu.'),
        parsed: null,
        line: i,
      }
    }
  }
  return {
    number: none('Không thấy số của văn bản.'),
    symbol: none('Không thấy số, ký hiệu của văn bản.'),
    parsed: null,
    line: -1,
  }
}

function readPlaceDate(
  lines: readonly HeadLine[],
  end: number,
): { place: Read<string>; date: Read<string>; line: number } {
  for (let i = 0; i < Math.min(end, lines.length); i++) {
    const line = lines[i] as HeadLine
    const m = placeLine.exec(line.text) ?? placeSlash.exec(line.text)
    if (!m) continue
    const name = squeeze(m[1] ?? '')
    const place: Read<string> = { value: name, span: { start: line.span.start, end: line.span.start + name.length } }
    const digits = (s: string | undefined) => Number((s ?? '').replace(/\s/g, '') || Number.NaN)
    const iso = isoDate(digits(m[2]), digits(m[3]), digits(m[4]))
    const date: Read<string> = iso
      ? { value: iso, span: { start: line.span.start + (line.text.search(/,/) + 1), end: line.span.end } }
      : none('Ngày, tháng để trống hoặc không có thật trên bản này.')
    return { place, date, line: i }
  }
  return { place: none('Không thấy địa danh.'), date: none('Không thấy ngày ban hành.'), line: -1 }
}

const secrecies = { 'tuyệt mật': 'Tuyệt mật', 'tối mật': 'Tối mật', mật: 'Mật' } as const
const urgencies = { 'hỏa tốc': 'Hỏa tốc', 'thượng khẩn': 'Thượng khẩn', khẩn: 'Khẩn' } as const

function readMark<T extends string>(lines: readonly HeadLine[], marks: Record<string, T>, label: RegExp): Read<T> {
  for (const line of lines) {
    if (line.text.length > 60) continue
    const same = sameTones(line.text)
    const bare = same
      .replace(label, '')
      .replace(/hẹn giờ.*$/iu, '')
      .replace(/[[\](){}*.:"“”\s]+/g, ' ')
      .trim()
    const labelled = label.test(same)
    const value = marks[bare.toLowerCase()]
    if (value && (labelled || isUpper(bare))) return { value, span: line.span }
  }
  return { value: null, span: null }
}

/** Puts lines together that a narrow cell tore: "Số:" / "06/QĐ-UBND", "CỘNG HÒA XÃ HỘI" / "CHỦ NGHĨA VIỆT NAM", "… ngày 25" / "tháng 01 năm 2024". */
function mended(lines: readonly HeadLine[]): HeadLine[] {
  const out: HeadLine[] = []
  for (const line of lines) {
    const before = out.at(-1)
    const joined = before && `${before.text} ${line.text}`
    if (
      before &&
      joined &&
      joined.length < 140 &&
      ((/^(?:Số|SỐ)\s*:?$/u.test(before.text) && /^[\d.…]*\s*[-/]?[\p{L}\d]/u.test(line.text)) ||
        (/^C[ỘO]NG(?:\s+H[ÒO][ÀA])?(?:\s+X[ÃA](?:\s+H[ỘO]I)?)?$/iu.test(sameTones(before.text)) &&
          stateMotto.test(sameTones(joined))) ||
        (/^ĐẢNG\s+CỘNG(?:\s+SẢN)?$/u.test(before.text) && partyMotto.test(joined)) ||
        (/^\p{Lu}[\p{L} ]{1,30}(?:,\s*ngày[\s\d.…]*)?$/u.test(before.text) &&
          !placeLine.test(before.text) &&
          /(?:^|,)\s*(?:ngày|tháng|năm)/iu.test(line.text) &&
          placeLine.test(joined) &&
          !(isUpper(before.text) && placeLine.test(line.text)) &&
          line.text.length < 45) ||
        (/^\p{Lu}[\p{L} ]{1,30},\s*ngày[\s\d.…]*$/u.test(before.text) && /^[\d.…\s]*tháng/u.test(line.text)) ||
        (/^\p{Lu}[\p{L} ]{1,30},\s*ngày.*tháng[\s\d.…]*$/u.test(before.text) && /^[\d.…\s]*năm/u.test(line.text)) ||
        (/^\p{Lu}[\p{L} ]{1,30},\s*ngày.*(?:tháng|năm)\s*[\d.…]*$/u.test(before.text) &&
          !placeLine.test(before.text) &&
          placeLine.test(joined)))
    ) {
      out[out.length - 1] = {
        ...before,
        text: joined,
        span: { start: before.span.start, end: line.span.end },
        block: line.block,
      }
      continue
    }
    if (
      before &&
      joined &&
      /^(?:ỦY|UỶ|HỘI|TỈNH|THÀNH|BAN|SỞ|BỘ|ĐẢNG|VĂN|THANH|CÔNG)$/u.test(before.text) &&
      line.text.length < 60 &&
      /^\p{Lu}{2}/u.test(line.text)
    ) {
      out[out.length - 1] = { ...before, text: joined, span: { start: before.span.start, end: line.span.end } }
      continue
    }
    out.push({ ...line })
  }
  return out
}

/** Reads head and tail of the whole source. */
export function readHead(source: SourceText): HeadRead {
  const signs = new Set<string>()
  const all = headLines(source, 0, source.blocks.length)
  const mottoAt = all.findIndex(
    (l, i) =>
      i < 150 && (stateMotto.test(sameTones(l.text)) || partyMotto.test(sameTones(l.text))) && l.text.length < 60,
  )
  const zoneFrom = mottoAt > 12 ? mottoAt - 8 : 0
  const lines = mended(all.slice(zoneFrom, zoneFrom + 76))

  const isParty = lines.slice(0, 40).some((l) => partyMotto.test(sameTones(l.text)) && l.text.length < 60)
  const isState = lines
    .slice(0, 40)
    .some((l) => stateMotto.test(sameTones(l.text)) || independence.test(sameTones(l.text)))
  if (isParty || isState) signs.add('motto')

  const title = readTitle(lines)
  const headEnd = title.line >= 0 ? title.line : Math.min(lines.length, 25)
  const zoneEnd = Math.min(lines.length, Math.max(headEnd, 0) + (title.line >= 0 ? 6 : 0))
  const { number, symbol, parsed, line: numberAt } = readNumber(lines, Math.max(zoneEnd, title.line < 0 ? 25 : 12))
  if (parsed) signs.add('number')
  const { place, date, line: placeAt } = readPlaceDate(lines, Math.max(zoneEnd, 14))
  if (placeAt >= 0) signs.add('place')
  if (title.line >= 0) signs.add('title')

  const issuerEnd = title.line >= 0 ? title.line : Math.max(numberAt, placeAt, 0)
  const above = readIssuer(lines, issuerEnd || Math.min(12, lines.length))
  const parent = above.parent
  const issuer =
    above.issuer.value || !title.by?.value ? above.issuer : { ...title.by, value: officialCase(title.by.value) }

  const side: Read<Side> = isParty
    ? { value: 'party', span: lines.find((l) => partyMotto.test(sameTones(l.text)))?.span ?? null }
    : isState
      ? {
          value: 'state',
          span:
            lines.find((l) => stateMotto.test(sameTones(l.text)) || independence.test(sameTones(l.text)))?.span ?? null,
        }
      : parsed
        ? { value: parsed.side, span: symbol.span, reason: 'Suy từ cách viết số, ký hiệu.' }
        : none('Không thấy Quốc hiệu hay tiêu đề văn bản của Đảng.')

  const marks = lines.slice(0, 45)
  const dear = readDear(lines, Math.min(lines.length, 60))
  if (dear.to.length > 0) signs.add('dear')

  const bodyLine = Math.max(title.after, placeAt + 1, numberAt + 1, dear.last + 1)
  const bodyFrom = lines[bodyLine]?.block ?? (title.line >= 0 ? source.blocks.length : 0)
  const tailLines = all.filter((l) => l.block >= bodyFrom)
  const copies = readCopies(tailLines, 0)
  if (copies.line >= 0) signs.add('copies')
  const signature = readSignature(tailLines, 0)
  if (signature.capacity.value) signs.add('signature')

  const copiesBlock = copies.line >= 0 ? (tailLines[copies.line]?.block ?? -1) : -1
  const copiesLast = copies.last >= 0 ? (tailLines[copies.last]?.block ?? -1) : -1
  const signStart = blockAt(tailLines, signature.capacity.span?.start)
  const signEnd = blockAt(tailLines, (signature.signer.span ?? signature.capacity.span)?.end)
  const starts = [copiesBlock, signStart].filter((b) => b >= 0)
  const bodyTo = starts.length ? Math.min(...starts) : source.blocks.length
  const annexFrom = starts.length ? Math.max(copiesLast, copiesBlock, signEnd, signStart) + 1 : source.blocks.length

  return {
    head: {
      number,
      symbol,
      type: title.type,
      side,
      issuer,
      issuerUnits: [],
      place,
      date,
      title: title.title,
      secrecy: readMark(marks, secrecies, /^Độ mật\s*:?\s*/iu),
      urgency: readMark(marks, urgencies, /^(?:Độ khẩn|Mức độ khẩn)\s*:?\s*/iu),
      signer: signature.signer,
      capacity: signature.capacity,
    },
    addressees: [...dear.to, ...copies.copies],
    bodyFrom,
    bodyTo,
    annexFrom,
    symbol: parsed,
    parent,
    signs,
  }
}

function blockAt(lines: readonly HeadLine[], offset: number | undefined): number {
  if (offset === undefined) return -1
  return lines.find((l) => l.span.start <= offset && offset <= l.span.end)?.block ?? -1
}
