import type { Calendar } from './calendar.ts'
import { civilOf, formatDate, formatDay, fromDayNumber, isWeekend } from './dates.ts'
import type { DueVersion } from './deadline.ts'
import type { Judged } from './doubts.ts'
import { lawWords, statusWords } from './law.ts'
import { type Extension, type Gap, isBackward, rolls, type Term, type Unit } from './reckon.ts'

type Told = {
  term: Term
  version: DueVersion | null
  start: number
  gaps: readonly Gap[]
  extensions: readonly Extension[]
  judged: Judged
  reasons: readonly string[]
  calendar: Calendar
}

/** Words of a unit behind its number: `5 ngày làm việc`. */
export const unitWords: Readonly<Record<Unit, string>> = {
  WD: 'ngày làm việc',
  CD: 'ngày',
  week: 'tuần',
  month: 'tháng',
  year: 'năm',
  'detention-month': 'tháng tạm giam',
  'WD-before': 'ngày làm việc',
  'CD-before': 'ngày',
}

const blds = 'Bộ luật Dân sự 2015'
const longestList = 8

/** The reasoning of one due date as short sentences, for the “vì sao ngày này?” popover and the command line. */
export function explain(told: Told): string[] {
  return [...ground(told), ...(isBackward(told.term) ? backward(told) : forward(told)), ...told.reasons]
}

function ground({ version }: Told): string[] {
  if (!version) return []
  const standing = statusWords(version.status)
  const lines = [`Căn cứ: ${lawWords(version.law)}${standing ? ` (${standing})` : ''}.`]
  if (version.localSource !== undefined)
    lines.push(`Độ dài do địa phương cập nhật từ ${formatDate(version.since)}: ${version.localSource}.`)
  return lines
}

function forward(told: Told): string[] {
  const { term, start, gaps, extensions, judged } = told
  const { ends, due, unrolled } = judged.chosen
  const lines = [`Thời hạn ${term.length} ${unitWords[term.unit]} kể từ ${day(start)}.`, firstDayWords(term)]
  let from = start
  const parts: readonly (Term | Extension)[] = [term, ...extensions]
  ends.forEach((end, i) => {
    const part = parts[i]
    if (!part) return
    if (i > 0) {
      const counted = end === null ? '' : `, đến ${day(end)}`
      lines.push(`Gia hạn ${part.length} ${unitWords[part.unit]}, tính tiếp từ ngày cuối ${short(from)}${counted}.`)
    }
    if (end === null) return
    if (part.unit === 'WD') lines.push(...skipped(told, from + 1, end))
    if (gaps.length === 0) lines.push(...monthEnd(part, from, end))
    from = end
  })
  lines.push(...pauseLines(told))
  if (unrolled !== null && due !== unrolled) {
    const next =
      due === null ? 'chuyển tiếp, nhưng khi đó đang tạm dừng' : `chuyển sang ngày làm việc tiếp theo là ${day(due)}`
    lines.push(`Ngày cuối ${dayOff(told, unrolled)} là ngày nghỉ nên ${next} (${blds}, Điều 148 khoản 5).`)
  } else if (unrolled !== null && !rolls(term) && isOff(told, unrolled)) {
    const why = term.unit === 'detention-month' ? 'thời hạn tạm giam không dời' : 'quy tắc này không dời ngày'
    lines.push(`Ngày cuối ${dayOff(told, unrolled)} là ngày nghỉ, nhưng ${why}.`)
  }
  if (due !== null) lines.push(`Hết hạn vào cuối ngày ${day(due)}.`)
  return lines
}

function backward(told: Told): string[] {
  const { term, start, judged } = told
  const { due, unrolled } = judged.chosen
  const lines = [`Chậm nhất ${term.length} ${unitWords[term.unit]} trước ${day(start)}; đếm lùi, không tính ngày đó.`]
  if (due === null || unrolled === null) return lines
  if (term.unit === 'WD-before') lines.push(...skipped(told, due, start - 1))
  if (due !== unrolled) lines.push(`Ngày ${dayOff(told, unrolled)} là ngày nghỉ nên lùi về ngày làm việc liền trước.`)
  lines.push(`Phải xong chậm nhất vào cuối ngày ${day(due)}.`)
  if (isOff(told, due)) {
    let n = due
    while (isOff(told, n)) n--
    lines.push(`Đó là ngày nghỉ (${nameOf(told, due)}); nên làm xong từ ngày làm việc liền trước, ${day(n)}.`)
  }
  return lines
}

function firstDayWords(term: Term): string {
  if (term.unit === 'detention-month') {
    const first = term.startCounts ? 'Ngày bắt đầu là ngày thứ nhất' : 'Không tính ngày bắt đầu'
    return `${first}; 1 tháng tính bằng 30 ngày, tính cả ngày nghỉ (Bộ luật Tố tụng hình sự 2015, Điều 134).`
  }
  const only = term.unit === 'WD' ? ', chỉ tính ngày làm việc' : ''
  return `Không tính ngày bắt đầu${only} (${blds}, Điều 147).`
}

/** Days left out of a working-day count in [low, high], weekends as a number, the rest by name; working Saturdays too. */
function skipped(told: Told, low: number, high: number): string[] {
  let weekends = 0
  const named: string[] = []
  const madeUp: string[] = []
  for (let n = low; n <= high; n++) {
    if (!isOff(told, n)) {
      if (isWeekend(n)) madeUp.push(short(n))
    } else if (isWeekend(n)) weekends++
    else named.push(`${short(n)} (${nameOf(told, n)})`)
  }
  const rest = named.length - longestList
  const listed = rest > 0 ? [...named.slice(0, longestList), `${rest} ngày nghỉ khác`] : named
  const out = [...(weekends > 0 ? [`${weekends} ngày cuối tuần`] : []), ...listed]
  const lines = out.length > 0 ? [`Không tính ${out.join(', ')}.`] : []
  if (madeUp.length > 0) lines.push(`Có tính ngày làm bù ${madeUp.join(', ')}.`)
  return lines
}

function monthEnd(part: Term | Extension, from: number, end: number): string[] {
  if (part.unit !== 'month' && part.unit !== 'year') return []
  const wanted = civilOf(from).day
  const got = civilOf(end)
  if (wanted === got.day) return []
  return [
    `Tháng ${got.month}/${got.year} không có ngày ${wanted} nên hết hạn vào ngày cuối tháng (${blds}, Điều 148 khoản 3).`,
  ]
}

function pauseLines({ gaps, start, judged }: Told): string[] {
  const { due, unrolled } = judged.chosen
  // A pause matters when it begins before the term is over; one met only by the roll counts as well.
  const over = due ?? Number.POSITIVE_INFINITY
  return gaps.map((gap) => {
    const from = short(gap.from)
    if (gap.resume <= start + 1 || gap.from > over)
      return `Lần tạm dừng từ ${from} nằm ngoài thời hạn, không làm đổi hạn.`
    if (gap.resume === Number.POSITIVE_INFINITY)
      return unrolled === null || due === null
        ? `Đang tạm dừng từ ${from}; chưa xác định được hạn cho đến khi tiếp tục.`
        : `Lần tạm dừng từ ${from} nằm ngoài thời hạn, không làm đổi hạn.`
    const days = gap.resume - Math.max(gap.from, start + 1)
    return `Tạm dừng từ ${from}, tính tiếp từ ${short(gap.resume)}: ${days} ngày không tính.`
  })
}

const short = (n: number) => formatDate(fromDayNumber(n))
const day = (n: number) => formatDay(fromDayNumber(n))
const isOff = ({ judged, calendar }: Told, n: number) => judged.assumed(n)?.off ?? calendar.isOff(n)

function nameOf({ judged, calendar }: Told, n: number): string {
  const name = judged.assumed(n)?.name ?? calendar.dayAt(n)?.name
  return name ?? (isWeekend(n) ? 'cuối tuần' : 'ngày nghỉ')
}

/** `24/11/2026 (thứ Ba, Ngày Văn hóa Việt Nam)`; a plain weekend shows its weekday only. */
function dayOff(told: Told, n: number): string {
  const name = nameOf(told, n)
  return name === 'cuối tuần' ? day(n) : `${day(n).slice(0, -1)}, ${name})`
}
