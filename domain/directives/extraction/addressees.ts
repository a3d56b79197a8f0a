/** To whom a document goes: Kính gửi, "… điện:", Nơi nhận. */
import type { HeadLine } from './head-lines.ts'
import { isUpper, sameTones } from './normal-text.ts'
import type { Span } from './source-text.ts'

export type AddresseeText = { text: string; span: Span; role: 'to' | 'copy' }

const dear = /^(?:Kính gửi|KÍNH GỬI)\s*:?\s*/u
const wires = /(?:điện|gửi)\s*:\s*$/u
const copies = /^(?:Nơi nhận|NƠI NHẬN|Nơi gửi|NƠI GỬI)\s*:?\s*/u
const notABody = /^(?:Như (?:trên|điều|kính gửi|mục|thành phần)|L\s?ưu(?![\p{L}])|NHƯ TRÊN|Như\s.{0,25}$)/iu
const bullet = /^\s*(?:[-–—+*•]|\d{1,2}[.)]|[a-zđ]\))\s*/u
const capacityLine = /^(?:(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ)(?:\s*\.\s*|\s+)|Q\.\s*)\p{Lu}/u

/** Splits "A; B; C." of one line into entries with their spans. */
function entries(text: string, start: number): { text: string; span: Span }[] {
  const out: { text: string; span: Span }[] = []
  let at = 0
  // "VPCP: BTCN, các PCN; Trợ lý Thủ tướng" is one entry: what follows the colon belongs together.
  const parts = /^[^;]*:[^;]*;/u.test(text) ? [text] : text.split(/;/)
  for (const part of parts) {
    const raw = part
    const lead = /^\s*(?:[-–—+*•]\s*)?/u.exec(raw)?.[0].length ?? 0
    const body = raw
      .slice(lead)
      .replace(/[\s.;,/]+$/u, '')
      .replace(/\s*\((?:để )?(?:b\/c|báo cáo|t\/h|thực hiện|p\/h|phối hợp|biết|theo dõi)[^)]*\)$/iu, '')
    if (body) out.push({ text: body, span: { start: start + at + lead, end: start + at + lead + body.length } })
    at += part.length + 1
  }
  return out
}

/** Reads the bodies a letter or dispatch is addressed to, before the text proper. */
export function readDear(lines: readonly HeadLine[], limit: number): { to: AddresseeText[]; last: number } {
  const to: AddresseeText[] = []
  let last = -1
  for (let i = 0; i < Math.min(lines.length, limit); i++) {
    const line = lines[i] as HeadLine
    const same = sameTones(line.text)
    const opened = dear.exec(same)
    if (!opened && !(wires.test(same) && line.text.length < 160 && !/yêu cầu:\s*$/u.test(same))) continue
    last = i
    const rest = opened ? line.text.slice(opened[0].length) : ''
    if (rest.trim()) {
      for (const e of entries(rest, line.span.start + (opened?.[0].length ?? 0))) to.push({ ...e, role: 'to' })
    }
    let open = !rest.trim() || /[;,:]$/.test(rest.trim())
    for (let j = i + 1; j < lines.length && j < i + 40; j++) {
      const l = lines[j] as HeadLine
      const mark = bullet.exec(l.text)?.[0]
      if (!mark && !open) break
      if (
        !mark &&
        (l.text.length > 160 || /^(?:Căn cứ|Thực hiện|Để |Ngày |Vào |Trong |Triển khai|Theo |Hiện|Sau )/u.test(l.text))
      )
        break
      for (const e of entries(l.text.slice(mark?.length ?? 0), l.span.start + (mark?.length ?? 0)))
        to.push({ ...e, role: 'to' })
      last = j
      open = !/\.$/.test(l.text)
      if (!open) break
    }
    break
  }
  return { to, last }
}

/** Reads Nơi nhận; "Như trên" and "Lưu" are no bodies. `line` is the index of its heading or -1. */
export function readCopies(
  lines: readonly HeadLine[],
  from: number,
): { copies: AddresseeText[]; line: number; last: number } {
  const at = lines.findIndex((l, i) => i >= from && copies.test(l.text) && l.text.length < 200)
  if (at < 0) return { copies: [], line: -1, last: -1 }
  const found: AddresseeText[] = []
  let last = at
  const head = lines[at] as HeadLine
  const opening = copies.exec(head.text)?.[0].length ?? 0
  const rest = head.text.slice(opening)
  if (rest.trim() && !capacityLine.test(rest.trim())) {
    for (const e of entries(rest, head.span.start + opening)) found.push({ ...e, role: 'copy' })
  }
  let stored = false
  for (let i = at + 1; i < lines.length && i < at + 45; i++) {
    const l = lines[i] as HeadLine
    const mark = bullet.exec(l.text)?.[0] ?? ''
    const text = l.text.slice(mark.length)
    if (/^L\s?ưu\b/iu.test(text)) {
      last = i
      stored = true
      continue
    }
    if (!mark) {
      if (stored) break
      // Signature lines torn in between the entries are skipped; a continuation joins the entry above.
      if (isUpper(l.text) || capacityLine.test(l.text)) continue
      const before = found.at(-1)
      if (before && /^[\p{Ll}(]/u.test(l.text) && !/[;.]$/.test(lines[i - 1]?.text ?? '')) {
        before.text = `${before.text} ${l.text.replace(/[;.\s]+$/u, '')}`
        before.span = { start: before.span.start, end: l.span.end }
        last = i
        continue
      }
      if (/[;]$/.test(l.text) && l.text.length < 200) {
        for (const e of entries(text, l.span.start)) found.push({ ...e, role: 'copy' })
        last = i
      }
      continue
    }
    if (l.text.length > 300) break
    const cut = /\s(?=(?:TM|KT|TL|TUQ)\.\s*\p{Lu})/u.exec(text)
    for (const e of entries(cut ? text.slice(0, cut.index) : text, l.span.start + mark.length))
      found.push({ ...e, role: 'copy' })
    last = i
    if (stored) break
  }
  return {
    copies: found.filter((e) => !notABody.test(e.text) && /\p{L}{2}/u.test(e.text)),
    line: at,
    last,
  }
}
