/** Documents a text names: symbols with their type, date and issuer, and laws by name. */

import { spelledOut } from '../../units/names.ts'
import { firstDate } from './dates.ts'
import { typeNames, typePattern } from './document-types.ts'
import type { Citation } from './draft.ts'
import { sameTones, squeeze } from './normal-text.ts'
import { issuerOfCode, parseSymbol, symbolPattern } from './symbols.ts'

const typeBefore = new RegExp(
  `(?:^|[\\s(“",;:])(${typePattern}|văn bản|công văn)\\s*(?:\\(?(?:khẩn|hỏa tốc|mật)\\)?\\s*)?(?:số\\s*:?\\s*)?$`,
  'iu',
)
const dateAfter =
  /^\s*(?:,\s*)?(?:\(?\s*)?(?:ký\s+|ban hành\s+)?(?:ngày\s*)?(\d{1,2}\s*(?:[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|tháng\s+\d{1,2}\s*,?\s*năm\s+\d{4}))/iu
const yearAfter = /^\s*năm\s+(\d{4})/u
const issuerAfter =
  /^[\s,;)]*(?:của|do)\s+((?:(?!\s(?:về|quy định|ban hành|hướng dẫn|sửa đổi|phê duyệt|nhằm|tại|và\s+(?:các|Nghị|Quyết|Chỉ|Kế|Luật|Thông|Công|Kết)|trên|là|có|đã|được|theo|khóa|triển khai|đến|để|trong|yêu cầu|gồm|thực hiện|cho|kết luận|giao|thông báo|đề nghị|tổng kết|chỉ đạo|với)\s)[^,;.():\n]){2,90}(?:,\s(?:Thể thao và Du lịch|Chủ nhiệm Văn phòng Chính phủ))?)/u
const nameAfter =
  /^[\s,;)]*((?:về|quy định|ban hành|hướng dẫn|sửa đổi|phê duyệt|triển khai|thực hiện|tổ chức|bổ sung|điều chỉnh|giao|công bố)\s[^;.\n]{5,260}?)(?=[;.\n]|,\s*(?:được|căn cứ|sau khi|\p{Lu}\p{L}*\s(?!(?:Thể thao|Du lịch)))|$)/u

const proposal = /^(?:Theo|Xét|Trên cơ sở)\s+(?:xem xét\s+)?(?:đề nghị|đề xuất|tờ trình|báo cáo|ý kiến|kiến nghị)/iu

const lawPattern =
  /(Hiến pháp|Bộ luật|Luật|Pháp lệnh)\s+((?:sửa đổi, bổ sung (?:một số điều|một số Điều) của\s+(?:các\s+)?(?:Bộ luật|Luật|Pháp lệnh)?\s*(?:[^;.():\n]{5,90}?\svà\s(?=Luật\s|Bộ luật\s))?)?(?:(?!\s(?:ngày|năm|số|được|này|và\s+(?:các|Luật|Bộ|Nghị)|đã|có|của(?!\s(?:Quốc hội|Hội đồng|người|đại biểu))|để|trong|tại|theo|trên)\s)[^;.():\n,]|,\s(?=(?!(?:các|và|được|ngày|năm|căn cứ|theo|quy định|nghị|để|khi|trong|tại|số|trên|kế|chỉ)\s)\p{Ll}))*?)(?=\s*(?:,?\s*(?:ngày|năm|số)\s|[;.():\n]|,(?!\s\p{Ll})|,\s(?:các|và|được|ngày|năm|căn cứ|theo|quy định|nghị|để|khi|trong|tại|số|trên|kế|chỉ)\s|\s(?:được|này|đã|có|của(?!\s(?:Quốc hội|Hội đồng|người|đại biểu))|để|trong|tại|theo|trên)\s|\svà\s(?:các|Luật|Bộ luật|Nghị)|$))(?:\s*,?\s*số\s+(\d+\/\d{4}\/[A-Z]+\d*))?(?:\s*,?\s*(?:được Quốc hội thông qua\s*)?(?:ngày\s*(\d{1,2}\s*(?:[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|tháng\s+\d{1,2}\s*,?\s*năm\s+\d{4}))|năm\s+(\d{4})))?/gu

/** Documents cited in one paragraph. `basis`: the paragraph gives the document's grounds. `base` is added to spans. */
export function citationsIn(raw: string, basis: boolean, base: number): Citation[] {
  const text = sameTones(raw)
  const out: Citation[] = []
  const relation = proposal.test(text.trimStart()) ? 'proposal' : basis ? 'basis' : 'mention'
  for (const m of text.matchAll(symbolPattern)) {
    const parsed = parseSymbol(m[0])
    if (!parsed || (parsed.type === 'công văn' && !/\p{Lu}{2}/u.test(parsed.symbol))) continue
    const left = text.slice(Math.max(0, m.index - 60), m.index)
    // "Mẫu số 01/TCD" is a form.
    if (/(?:[Mm]ẫu|[Bb]iểu|MẪU)(?:\s+số)?\s*:?\s*$/u.test(left)) continue
    const typed = typeBefore.exec(left)
    const printed = typed?.[1] ? squeeze(typed[1]).toLowerCase() : null
    const lawName =
      (printed === null || /luật|pháp lệnh|hiến pháp/.test(printed)) &&
      /^\d+\/\d{4}\/(?:UBTV)?QH\d+$/.test(parsed.symbol)
        ? lawBefore(text.slice(0, m.index))
        : null
    let right = text.slice(m.index + m[0].length)
    let end = m.index + m[0].length
    const dated = dateAfter.exec(right)
    let date: string | null = null
    if (dated) {
      date = firstDate(dated[1] ?? '')?.iso ?? null
      right = right.slice(dated[0].length)
      end += dated[0].length
    } else {
      const year = yearAfter.exec(right)
      if (year) {
        date = year[1] ?? null
        right = right.slice(year[0].length)
        end += year[0].length
      } else if (parsed.year) date = parsed.year
    }
    const issued = issuerAfter.exec(right)
    let issuer: string | null = issued?.[1] ? squeeze(issued[1]).replace(/\s+(?:và|về|ngày)$/u, '') : null
    if (issued) {
      right = right.slice(issued[0].length)
      end += issued[0].length
    }
    issuer = issuer ? spelledOut(issuer) : issuerOfCode(parsed.issuerCode)

    const named = nameAfter.exec(right)
    const type = lawName
      ? lawName.type
      : printed && printed !== 'văn bản' && typeNames.includes(printed)
        ? printed
        : (parsed.type ?? printed)
    const start = m.index - (typed ? typed[0].replace(/^[\s(“",;:]/u, '').length : 0)
    out.push({
      relation: closerProposal(text, m.index) ? 'proposal' : relation,
      symbol: parsed.symbol,
      number: parsed.number,
      name: lawName ? lawName.name : named?.[1] ? squeeze(named[1]) : null,
      type,
      date,
      issuer,
      text: squeeze(raw.slice(start, end)),
      span: { start: base + start, end: base + end },
    })
  }
  for (const m of text.matchAll(lawPattern)) {
    const name = squeeze(`${m[1]} ${m[2]}`).replace(/[\s,]+$/, '')
    if (m[3] || name.length < 8 || name.length > 160 || (!/^\p{Lu}/u.test(m[2] ?? '') && !/^sửa đổi/u.test(m[2] ?? '')))
      continue
    if (/^\s*,?\s*(?:số\s*)?\d+\/\d{4}/.test(text.slice(m.index + m[0].length))) continue
    if (out.some((c) => c.name && m.index + base >= c.span.start && m.index + base < c.span.end)) continue
    // A law that is yet to be made is no document to cite.
    if (/(?:dự án|dự thảo|xây dựng|đề nghị xây dựng)\s*(?:Bộ\s*)?$/iu.test(text.slice(0, m.index))) continue
    if (
      !m[4] &&
      !m[5] &&
      (relation === 'mention' ||
        !/(?:^\s*(?:-\s*)?(?:Căn cứ|Thực hiện|Thi hành)\s*|[;,]\s*|\svà\s)$/u.test(text.slice(0, m.index)))
    )
      continue
    const date = m[4] ? (firstDate(m[4])?.iso ?? null) : (m[5] ?? null)
    out.push({
      relation,
      symbol: null,
      number: null,
      name,
      type: (m[1] ?? 'luật').toLowerCase(),
      date,
      issuer: 'Quốc hội',
      text: squeeze(m[0]),
      span: { start: base + m.index, end: base + m.index + m[0].trimEnd().length },
    })
  }
  return out
}

function lawBefore(left: string): { name: string; type: string } | null {
  const m =
    /(Hiến pháp|Bộ luật|Luật|Pháp lệnh)\s+((?:(?!(?:Bộ luật|Luật)\s)[^;.():\n]){3,120}?)\s*(?:,\s*)?(?:số\s*)?$/u.exec(
      left,
    )
  if (!m || /^(?:số|đã|được|này)/u.test(m[2] ?? '')) return null
  return { name: squeeze(`${m[1]} ${m[2]}`), type: (m[1] ?? '').toLowerCase() }
}

/** "…; theo đề nghị của Sở X tại Tờ trình số …" inside a longer sentence. */
function closerProposal(text: string, at: number): boolean {
  const left = text.slice(Math.max(0, at - 160), at)
  return /(?:theo|xét)\s+(?:đề nghị|đề xuất|báo cáo)[^;.]*$/iu.test(left)
}

/** Each document once; what is a basis is no mere mention besides. */
export function distinctCitations(all: readonly Citation[]): { bases: Citation[]; mentions: Citation[] } {
  const seen = new Map<string, Citation>()
  const order = { basis: 0, proposal: 1, mention: 2 } as const
  for (const c of all) {
    const key = (c.symbol ?? `${c.name}|${c.date?.slice(0, 4) ?? ''}`).toLowerCase()
    const known = seen.get(key)
    if (!known) seen.set(key, { ...c })
    else {
      if (order[c.relation] < order[known.relation]) known.relation = c.relation
      if ((c.date?.length ?? 0) > (known.date?.length ?? 0)) known.date = c.date
      known.issuer ??= c.issuer
      known.name ??= c.name
      known.type ??= c.type
    }
  }
  const list = [...seen.values()]
  return { bases: list.filter((c) => c.relation === 'basis'), mentions: list.filter((c) => c.relation !== 'basis') }
}
