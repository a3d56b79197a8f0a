/** Deadlines in a sentence, in a label ("Thời gian hoàn thành: …") or in a table cell. */
import { type Calendar, forms } from './deadline-forms.ts'
import type { Due } from './draft.ts'
import { sameTones } from './normal-text.ts'
import { symbolPattern } from './symbols.ts'

export type { Calendar } from './deadline-forms.ts'

export const noDue: Due = { asWritten: null, kind: 'none', date: null, recurrence: null, span: null }

/** Words before a date that make it a deadline. */
const before =
  /(?:(?:xong\s+)?trước(?:\s*,?\s*(?:lúc\s+)?\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?\s*,?)?(?:\s+(?:ngày|khi hết|thời điểm))?(?:\s+(?:lễ\s+)?Quốc khánh)?|chậm\s+nhất(?:\s+(?:là|đến|vào|trước|trong))*(?:\s*,?\s*(?:lúc\s+)?\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?\s*,?)?(?:\s+ngày)?|(?:hoàn\s+thành|thực\s+hiện|xong|kết\s+thúc|báo\s+cáo|ban\s+hành|trình|gửi|phê\s+duyệt)[^,;.:]{0,60}?\s(?:trong|vào|trước|đến|ngay trong)(?:\s+(?:hết|cuối|đầu))?|không\s+(?:quá|muộn\s+hơn|chậm hơn)(?:\s+ngày)?|hạn\s+(?:cuối|chót)(?:\s+là)?|thời\s+(?:hạn|gian)(?:\s+(?:hoàn thành|thực hiện|gửi|báo cáo|trình|nộp))?\s*(?:là|:|trước|đến)?|muộn\s+nhất(?:\s+(?:là|vào|đến))?|đến\s+hết|xong\s+(?:trong|vào)|ngay\s+trong|trong\s+(?:thời\s+(?:hạn|gian)|vòng)|trong|vào|định\s+kỳ|hoàn\s+thành|phấn\s+đấu\s+(?:hoàn thành\s+)?(?:trong|trước)|tiến\s+độ\s*:?)\s*(?:ngày\s+)?(?:\(\s*)?$/iu

/** Weak words: only with a period, never with a year alone ("trong năm 2026" yes, "vào năm 2026" of an event no). */
const finishing =
  /(?:hoàn\s+thành|xong|kết\s+thúc|báo\s+cáo|ban\s+hành|trình|gửi|phê\s+duyệt|triển\s+khai|thực\s+hiện|tổ\s+chức|đưa|tham\s+mưu|xây\s+dựng|tổng\s+kết|sơ\s+kết|giải\s+quyết|xử\s+lý|thông\s+qua|khắc\s+phục|đề\s+xuất)/iu

/** A date that belongs to something else: a cited paper, an event, data, entry into force. */
const otherDate =
  /(?:dự kiến[^,;.:]{0,30}|(?:số|hiệu lực(?: thi hành)?(?:\s+(?:kể|từ|tính))*|ban hành|ký|được|tính đến|tính từ|kể từ|từ|số liệu|phiên họp|cuộc họp|hội nghị|ngày hội|lễ|kỷ niệm|sinh|so với|giai đoạn|phát sinh|tiếp nhận|tồn đọng|cấp)\s+(?:(?:trước|đến|từ|ngày|sau)\s+)*|(?:phát sinh|ban hành|cấp|tiếp nhận|ký kết|khởi công|hình thành|bổ nhiệm|thành lập|sử dụng|tồn tại|vi phạm|xảy ra|giao đất|hiệu lực)[^,;.:]{0,25}\strước\s+(?:ngày\s+)?)$/iu

const citedDate = new RegExp(
  `(?:${symbolPattern.source}|[Ll]uật[^,;.:]{3,80}|[Vv]ăn bản|[Cc]ông văn[^,;.:]{0,30}|[Cc]ông điện[^,;.:]{0,30}|[Tt]hông báo[^,;.:]{0,30})\\s*,?\\s*$`,
  'u',
)

const searches = forms.map((form) => ({ form, all: new RegExp(form.pattern.source, 'giu') }))

export type FoundDue = Due & { span: { start: number; end: number } }

/**
 * Deadlines of a text. `stated`: the text is itself the answer to "by when" (a deadline column or label), so every form
 * counts; otherwise a form needs words of a deadline before it. `base` is added to spans.
 */
export function deadlinesIn(raw: string, calendar: Calendar, stated: boolean, base = 0): FoundDue[] {
  const text = sameTones(raw)
  const taken: [number, number][] = []
  const found: FoundDue[] = []
  for (const { form, all } of searches) {
    for (const m of text.matchAll(all)) {
      const from = m.index
      const to = from + m[0].length
      if (taken.some(([a, b]) => from < b && to > a)) continue
      const meaning = form.mean(m as RegExpExecArray, calendar)
      const left = text.slice(Math.max(0, from - 90), from)
      if (form.skip) taken.push([from, to])
      if (!meaning) continue
      const dated = meaning.kind !== 'event'
      if (dated && citedDate.test(left) && !before.test(left)) {
        taken.push([from, to])
        continue
      }
      let start = from
      if (!stated) {
        const lead = before.exec(left)
        // A time that was over when the paper was issued is history or data, never a deadline.
        if (meaning.date && calendar.issued && endOf({ ...noDue, date: meaning.date }) < calendar.issued) {
          taken.push([from, to])
          continue
        }
        const ahead = meaning.kind === 'date' && meaning.date && calendar.issued && /trước\s+(?:ngày\s+)?$/iu.test(left)
        if (dated && !ahead && otherDate.test(left)) {
          taken.push([from, to])
          continue
        }
        const inBrackets = /\(\s*$/.test(left) && /^\s*\)/.test(text.slice(to))
        const periodic = meaning.kind === 'recurring'
        if (!form.free && !lead && !inBrackets && !periodic) continue
        if (lead && !strongEnough(lead[0], meaning.kind, left, text.slice(to), form.free === true)) continue
        if (
          meaning.kind === 'recurring' &&
          !/định\s+kỳ/iu.test(m[0]) &&
          !form.free &&
          !recurs(left, text.slice(to), lead?.[0] ?? '', m[0])
        )
          continue
        if (meaning.kind === 'ongoing' && !inBrackets) continue
        if (lead) start = from - tailLength(lead[0])
      } else {
        const lead =
          /(?:trước|chậm nhất|xong|đến hết|hoàn thành|trong|định kỳ|vào|hạn|ngay|không quá|từ)(?:\s+(?:ngày|là|trong|vào|trước|đến|năm|thời hạn|vòng|hết))*\s*$/iu.exec(
            left,
          )
        if (lead) start = from - lead[0].length
        if (
          /(?:kể\s+)?từ\s+(?:ngày\s+)?$/iu.test(left) &&
          meaning.kind === 'date' &&
          /(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?\d/.test(text.slice(to, to + 20))
        )
          continue
      }
      taken.push([from, to])
      const shown = trim(raw, start, to)
      found.push({ asWritten: shown.text, ...meaning, span: { start: base + shown.start, end: base + shown.end } })
    }
  }
  if (!stated && found.length === 0) found.push(...behindColon(raw, calendar, base))
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** "- Thẩm định kết quả: tháng 5/2027;": what stands behind the last colon is nothing but a time. */
function behindColon(raw: string, calendar: Calendar, base: number): FoundDue[] {
  const m = /:\s*([^:;.]{3,70}?)[\s;.]*$/u.exec(raw)
  if (!m?.[1]) return []
  const at = m.index + m[0].indexOf(m[1])
  const found = deadlinesIn(m[1], calendar, true, base + at)
  const covered = found.reduce((n, f) => n + f.span.end - f.span.start, 0)
  return covered >= m[1].length * 0.8 ? found : []
}

/** The words just before the date that belong to the deadline as written. */
function tailLength(lead: string): number {
  const m =
    /(?:(?:xong\s+)?trước|chậm\s+nhất|muộn\s+nhất|không\s+(?:quá|muộn\s+hơn|chậm hơn)|hạn\s+(?:cuối|chót)|đến\s+hết|định\s+kỳ|(?:trước|chậm\s+nhất)(?:\s*,?\s*(?:lúc\s+)?\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?\s*,?)?(?=\s+ngày)|(?:hoàn\s+thành\s+|xong\s+|ngay\s+)?(?:trong\s+(?:thời\s+(?:hạn|gian)|vòng)|trong|vào)|hoàn\s+thành)(?:\s+(?:là|đến|vào|trước|trong|ngày|hết|cuối|đầu))*\s*$/iu.exec(
      lead,
    )
  return m ? m[0].length : 0
}

function strongEnough(lead: string, kind: Due['kind'], left: string, right: string, free: boolean): boolean {
  if (free) return true
  if (
    /(?:trước|chậm\s+nhất|muộn\s+nhất|không\s+quá|muộn\s+hơn|hạn\s+(?:cuối|chót)|đến\s+hết|xong|hoàn\s+thành|thời\s+(?:hạn|gian)|định\s+kỳ|phấn\s+đấu|ngay\s+trong|tiến\s+độ)/iu.test(
      lead,
    )
  ) {
    return !/^\s*(?:đến nay|trở về trước|trở đi)/iu.test(right)
  }
  // "trong năm 2026", "trong tháng 8/2026", "vào quý IV" bind only what is to be finished.
  if (kind === 'year') return /trong\s*$/iu.test(lead) && finishing.test(left)
  if (/vào\s*$/iu.test(lead)) return finishing.test(left) && kind !== 'recurring'
  return /trong\s*$/iu.test(lead) || finishing.test(left)
}

/** "hằng năm" beside a noun ("kế hoạch hằng năm") is no rhythm of the duty. */
function recurs(left: string, right: string, lead: string, rhythm: string): boolean {
  if (/theo\s*$/iu.test(left)) return false
  if (/(?:định\s+kỳ|trước|chậm\s+nhất|vào)/iu.test(lead)) return true
  if (/(?:định\s+kỳ)/iu.test(left.slice(-30))) return true
  // "… công khai dự toán, quyết toán hằng quý.": a rhythm shorter than a year that ends the sentence.
  if (
    /(?:tuần|tháng|quý)\s*$/iu.test(rhythm) &&
    /^\s*(?:[.;]|$)/u.test(right) &&
    /(?:thực hiện|tổ chức|công khai|niêm yết|đối thoại|tiếp công dân)/iu.test(left)
  )
    return true
  if (
    /(?:kế hoạch|chương trình|dự toán|nhiệm vụ|danh mục|ngân sách|kinh phí|chỉ tiêu|tiêu chí|công tác|giá|mức|đánh giá|xếp loại|thi đua|giảm|tăng|quy mô|số liệu|kịch bản)[^,;.:]{0,40}$/iu.test(
      left,
    )
  ) {
    return /(?:báo cáo)[^,;.:]{0,60}$/iu.test(left)
  }
  if (/^\s*(?:kế hoạch|chương trình|báo cáo kết quả)/iu.test(right))
    return /^\s*(?:báo cáo)/iu.test(right) || /^[\s(]*$/.test(left.slice(-3))
  return /(?:báo\s+cáo|gửi|tổng\s+hợp|đánh\s+giá|kiểm\s+tra|rà\s+soát|họp|giao\s+ban|sơ\s+kết|tổng\s+kết|công\s+khai|cập\s+nhật|thống\s+kê|theo\s+dõi)/iu.test(
    left + right.slice(0, 60),
  )
}

function trim(raw: string, start: number, end: number): { text: string; start: number; end: number } {
  let from = start
  let to = end
  while (from < to && /[\s(,;:.-]/.test(raw[from] ?? '')) from++
  while (to > from && /[\s),;:.]/.test(raw[to - 1] ?? '')) to--
  return { text: raw.slice(from, to), start: from, end: to }
}

const rankOf: Record<Due['kind'], number> = {
  date: 0,
  month: 0,
  quarter: 0,
  year: 0,
  recurring: 1,
  event: 2,
  ongoing: 3,
  none: 4,
}

/**
 * The deadline of a task out of all that were found: a fixed one before a rhythm, the last of several fixed ones.
 * With more than one, all become milestones.
 */
export function chooseDue(all: readonly FoundDue[]): { due: Due; milestones: Due[] } {
  const found = yearly(all)
  if (found.length === 0) return { due: noDue, milestones: [] }
  const best = Math.min(...found.map((f) => rankOf[f.kind]))
  const same = found.filter((f) => rankOf[f.kind] === best)
  const due = (best === 0 ? same.reduce((a, b) => (endOf(b) >= endOf(a) ? b : a)) : same[0]) as Due
  return { due, milestones: found.length > 1 ? [...found] : [] }
}

/** "… hằng năm … trước ngày 30 tháng 6": a day without a year beside a yearly rhythm is the day of that rhythm. */
function yearly(all: readonly FoundDue[]): readonly FoundDue[] {
  const rhythm = all.find((f) => f.recurrence === 'yearly')
  const day = all.find((f) => f.kind === 'date' && f.assumed)
  const m = /(\d{1,2})(?:\s*[/.]\s*|\s+tháng\s+)(\d{1,2})/u.exec(day?.asWritten ?? '')
  if (!rhythm || !day || !m) return all
  const recurrence = `yearly:${(m[2] ?? '').padStart(2, '0')}-${(m[1] ?? '').padStart(2, '0')}`
  const joined: FoundDue = { asWritten: day.asWritten, kind: 'recurring', date: null, recurrence, span: day.span }
  return [joined, ...all.filter((f) => f !== rhythm && f !== day)].sort((a, b) => a.span.start - b.span.start)
}

/** Last day of a period, as text that sorts. */
export function endOf(due: Due): string {
  const d = due.date ?? ''
  const quarter = /^(\d{4})-Q(\d)$/.exec(d)
  if (quarter) return `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}-31`
  if (/^\d{4}$/.test(d)) return `${d}-12-31`
  if (/^\d{4}-\d{2}$/.test(d)) return `${d}-31`
  return d
}
