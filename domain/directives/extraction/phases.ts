/** Phases (giai đoạn) and review points (sơ kết, tổng kết) of a plan. */
import { type Calendar, deadlinesIn } from './deadlines.ts'
import type { Phase, Review } from './draft.ts'
import { sameTones, squeeze } from './normal-text.ts'

const ordinal = '(?:thứ\\s+)?(?:nhất|hai|ba|tư|bốn|I{1,3}|IV|\\d)(?![\\p{L}\\d])'
const yearPair = /(?:năm\s+)?(20\d{2})\s*(?:-|–|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(20\d{2})/iu
const opening = new RegExp(
  `(?<![\\p{L}])(Giai\\s+đoạn(?:\\s+${ordinal})?)\\s*[:(,–-]?\\s*(?:\\(?\\s*(?:từ\\s+)?((?:tháng\\s+\\d{1,2}\\s*(?:[/]|năm\\s*)\\s*)?(?:năm\\s+)?20\\d{2}(?:\\s*(?:-|–|đến|tới)\\s*(?:hết\\s+)?(?:tháng\\s+\\d{1,2}\\s*(?:[/]|năm\\s*)\\s*)?(?:năm\\s+)?20\\d{2})?|trước\\s+năm\\s+20\\d{2}|sau\\s+năm\\s+20\\d{2}|đến\\s+(?:hết\\s+)?năm\\s+20\\d{2}))?`,
  'gu',
)

function period(words: string): string | null {
  const month = /tháng\s+(\d{1,2})\s*(?:\/|năm\s*)\s*(20\d{2})/iu.exec(words)
  if (month) return `${month[2]}-${String(Number(month[1])).padStart(2, '0')}`
  return /20\d{2}/.exec(words)?.[0] ?? null
}

/** Phases a paragraph introduces; a phase that is only spoken of ("kế hoạch giai đoạn 2026-2030") is none. */
export function phasesIn(raw: string, base: number, atStart: boolean): Phase[] {
  const text = sameTones(raw)
  const out: Phase[] = []
  for (const m of text.matchAll(opening)) {
    const before = text.slice(0, m.index)
    const named = new RegExp(`Giai\\s+đoạn\\s+${ordinal}`, 'u').test(m[1] ?? '')
    const begins = before.trim() === '' ? atStart : /(?:[.;:]|\(\d\)|[-+•*]|\d[.)])\s*$/u.test(before)
    if (!begins || (!named && !m[2])) continue
    let words = m[2] ?? ''
    if (!words) {
      const near = yearPair.exec(text.slice(m.index + m[0].length, m.index + m[0].length + 60))
      words = near?.[0] ?? ''
    }
    const sides = words.split(/\s*(?:-|–|đến|tới)\s*/u).filter(Boolean)
    const until = /^(?:đến|trước)/u.test(words.trim())
    out.push({
      label: squeeze((m[1] ?? '') + (named ? '' : ` ${words}`)),
      from: until ? null : period(sides[0] ?? ''),
      to: until ? period(words) : period(sides[1] ?? ''),
      text: squeeze(m[0]).replace(/[\s:(,–-]+$/u, ''),
      span: { start: base + m.index, end: base + m.index + m[0].trimEnd().length },
    })
  }
  return out
}

/** Review points with a time; past meetings and mere mentions are none. */
export function reviewsIn(raw: string, calendar: Calendar, base: number): Review[] {
  const text = sameTones(raw)
  const out: Review[] = []
  for (const m of text.matchAll(/(?<![\p{L}])(sơ\s+kết|tổng\s+kết)(?![\p{L}])/giu)) {
    const before = text.slice(Math.max(0, m.index - 60), m.index)
    if (
      /(?:đã|Hội nghị|hội nghị|Thông báo|Kết luận)\s*(?:trực tuyến\s*)?$/u.test(before) &&
      /(?:đã|tại|Tại|của)\s+\S*\s*(?:hội nghị\s*)?$/iu.test(before)
    )
      continue
    const rest = text.slice(m.index)
    // "tổng kết …, gửi báo cáo trước ngày …": the day of sending is not the day of the review.
    const sentence = (/^[^.;\n]{0,220}/u.exec(rest)?.[0] ?? '').replace(/,\s*(?:gửi|nộp|trình|báo cáo)\s.*$/iu, '')
    const stop = sentence.slice(4).search(/(?:sơ\s+kết|tổng\s+kết)/iu)
    const part = stop >= 0 ? sentence.slice(0, stop + 4) : sentence
    const found = deadlinesIn(part, calendar, false)[0] ?? timed(part, calendar)
    let when = found?.date ?? found?.recurrence ?? null
    if (!when && stop >= 0 && /^(?:sơ\s+kết)\s*(?:,|và)\s*$/iu.test(part)) {
      // "sơ kết, tổng kết … trong năm 2030": both at the time that follows.
      const both = deadlinesIn(sentence, calendar, false)[0] ?? timed(sentence, calendar)
      when = both?.date ?? both?.recurrence ?? null
    }
    if (!when) continue
    const kind = /^sơ/iu.test(m[1] ?? '') ? 'sơ kết' : 'tổng kết'
    if (out.some((r) => r.kind === kind && r.when === when)) continue
    out.push({ kind, when, text: squeeze(part), span: { start: base + m.index, end: base + m.index + part.length } })
  }
  return out
}

/** "vào cuối năm 2025", "vào năm 2031", "(năm 2028)". */
function timed(part: string, calendar: Calendar) {
  const m = /(?:vào|trong|trước|:|\()\s*((?:đầu|giữa|cuối|hết)?\s*(?:quý|tháng|năm)\s[^,;()]{1,30})/iu.exec(part)
  return m ? deadlinesIn(m[1] ?? '', calendar, true)[0] : undefined
}
