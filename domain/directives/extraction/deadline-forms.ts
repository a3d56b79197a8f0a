/** The forms in which deadlines are printed, and what each means. */
import { isoDate } from './dates.ts'
import type { Due } from './draft.ts'
import { romanValue } from './markers.ts'

export type Meaning = Pick<Due, 'kind' | 'date' | 'recurrence'> & { assumed?: string }
/** Year (and day) of the document, for dates printed without a year. */
export type Calendar = { year: number | null; issued: string | null }

export type Form = {
  pattern: RegExp
  /** Undefined when the match is no deadline after all. */
  mean: (m: RegExpExecArray, calendar: Calendar) => Meaning | undefined
  /** Found anywhere; otherwise only behind words of a deadline or in a cell or label for deadlines. */
  free?: boolean
  /** The beginning of a span of time: its words are used up, the end counts. */
  skip?: boolean
}

const pad = (n: number) => String(n).padStart(2, '0')
const roman = (t: string) => (/\d/.test(t) ? Number(t) : romanValue(t))
const period: Record<string, string> = {
  ngày: 'daily', tuần: 'weekly', tháng: 'monthly', quý: 'quarterly', năm: 'yearly',
} // biome-ignore format: a table
const weekdays: Record<string, number> = {
  hai: 2,
  ba: 3,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
}

const once = (kind: Due['kind'], date: string): Meaning => ({ kind, date, recurrence: null })
const again = (recurrence: string): Meaning => ({ kind: 'recurring', date: null, recurrence })

function withYear(day: number, month: number, calendar: Calendar): Meaning | undefined {
  if (!calendar.year) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31
      ? { kind: 'date', date: null, recurrence: null, assumed: 'Ngày không in năm và không biết năm của văn bản.' }
      : undefined
  }
  const iso = isoDate(day, month, calendar.year)
  if (!iso) return undefined
  if (calendar.issued && iso < calendar.issued) {
    return {
      kind: 'date',
      date: null,
      recurrence: null,
      assumed: `Ngày không in năm; trong năm ${calendar.year} ngày ấy đã qua khi ban hành.`,
    }
  }
  return { ...once('date', iso), assumed: `Ngày không in năm: lấy năm ${calendar.year} theo ngày ban hành.` }
}

const every = '(?:hằng|hàng|mỗi)'
const dayWord = '(?:ngày\\s+)?(?:mồng\\s+|mùng\\s+)?'
const fullDate = `${dayWord}(\\d{1,2})\\s*(?:tháng\\s+(\\d{1,2})\\s*,?\\s*năm\\s+(\\d{4})|([/.-])\\s?(\\d{1,2})\\s?\\4\\s?(\\d{4}))(?!\\d)`
const rx = (s: string) => new RegExp(s, 'iu')

/** In order: an earlier form wins over a later one at the same place. */
export const forms: Form[] = [
  {
    // "mỗi tháng ít nhất một lần", "tối thiểu 02 lần/quý"
    pattern: rx(
      `${every}\\s+(tuần|tháng|quý|năm)\\s*,?\\s*(?:ít nhất|tối thiểu|họp)?\\s*(?:\\d{1,2}|một|hai)\\s+(?:lần|kỳ|buổi)|(?:ít nhất|tối thiểu)\\s+(?:\\d{1,2}|một|hai)\\s+(?:lần|kỳ|buổi)\\s*(?:/|trong|mỗi|một)\\s*(tuần|tháng|quý|năm)(?![\\p{L}])`,
    ),
    mean: (m) => again(period[(m[1] ?? m[2] ?? '').toLowerCase()] ?? 'yearly'),
    free: true,
  },
  {
    pattern: rx(
      'trước\\s+khi\\s+[^,;.:()]{3,80}?\\s(?:ít nhất\\s+)?\\d{1,2}\\s+ngày(?:\\s+làm\\s+việc)?(?![\\p{L}\\s]*\\d)',
    ),
    mean: () => ({ kind: 'event', date: null, recurrence: null }),
    free: true,
  },
  {
    // "Thường xuyên trong năm 2026": steady work of a year, nothing that falls due in it.
    pattern: rx(
      'thường\\s+xuyên\\s*,?\\s*(?:hằng\\s+năm|hàng\\s+năm|trong\\s+(?:cả\\s+|suốt\\s+)?năm(?:\\s+20\\d{2})?)(?!\\d)',
    ),
    mean: () => ({ kind: 'ongoing', date: null, recurrence: null }),
  },
  {
    // "hằng tháng, trước ngày 25": the day belongs to the rhythm.
    pattern: rx(
      `(?:định\\s+kỳ\\s+)?${every}\\s+(tháng|quý)\\s*[,(]?\\s*(?:trước|chậm nhất(?: là)?|vào)\\s+(?:ngày\\s+)?(\\d{1,2})(?![\\d/.]|\\s*(?:/|tháng))`,
    ),
    mean: (m) => again(`${/quý/iu.test(m[1] ?? '') ? 'quarterly' : 'monthly'}:${Number(m[2])}`),
    free: true,
  },
  {
    pattern: rx(
      `${dayWord}(\\d{1,2})[/.](\\d{1,2})\\s*(?:,|và|hoặc)\\s*(?:ngày\\s+)?(\\d{1,2})[/.](\\d{1,2})\\s*(?:của\\s+)?${every}\\s+năm`,
    ),
    mean: () => again('half-yearly'),
    free: true,
  },
  {
    pattern: rx(
      `(?:${dayWord}(\\d{1,2})(?:\\s*[/.]\\s?|\\s+tháng\\s+)(\\d{1,2})\\s*,?\\s*(?:của\\s+)?${every}\\s+năm|(?:ngày\\s+)?(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+${every}\\s+năm)`,
    ),
    mean: (m) => again(`yearly:${pad(Number(m[2] ?? m[4]))}-${pad(Number(m[1] ?? m[3]))}`),
    free: true,
  },
  {
    pattern: rx(`(?:cuối\\s+|đầu\\s+)?(?:tháng\\s+(\\d{1,2})|quý\\s+([IV]{1,3}))\\s+${every}\\s+năm`),
    mean: (m) => again(m[1] ? `yearly:${pad(Number(m[1]))}` : `yearly:Q${roman(m[2] ?? '')}`),
    free: true,
  },
  {
    pattern: rx(`${dayWord}(\\d{1,2})\\s*(?:,\\s*)?(?:của\\s+)?(?:${every}\\s+tháng|(?:các|từng)\\s+tháng)`),
    mean: (m) => again(`monthly:${Number(m[1])}`),
    free: true,
  },
  {
    pattern: rx(
      `${dayWord}(\\d{1,2})\\s+(?:của\\s+)?tháng\\s+(?:cuối|đầu|thứ ba)\\s+(?:${every}\\s+|của\\s+|mỗi\\s+|các\\s+)?quý|${dayWord}(\\d{1,2})\\s+tháng\\s+cuối\\s+(?:của\\s+)?quý`,
    ),
    mean: (m) => again(`quarterly:${Number(m[1] ?? m[2])}`),
    free: true,
  },
  {
    pattern: rx(`(?:chiều\\s+|sáng\\s+)?thứ\\s+(hai|ba|tư|năm|sáu|bảy|[2-7])\\s+(?:${every}|các)\\s+tuần`),
    mean: (m) => again(`weekly:${(weekdays[(m[1] ?? '').toLowerCase()] ?? 2) - 1}`),
    free: true,
  },
  {
    // "hằng tuần (trước 16 giờ thứ Sáu)"
    pattern: rx(
      `${every}\\s+tuần\\s*[,(]?\\s*(?:trước|chậm nhất(?:\\s+là)?|vào)?\\s*(?:\\d{1,2}\\s*(?:giờ|h|g)\\s*(?:\\d{2})?\\s*(?:phút)?,?\\s*)?(?:ngày\\s+|chiều\\s+|sáng\\s+)?thứ\\s+(hai|ba|tư|năm|sáu|bảy|[2-7])(?![\\p{L}])`,
    ),
    mean: (m) => again(`weekly:${(weekdays[(m[1] ?? '').toLowerCase()] ?? 2) - 1}`),
    free: true,
  },
  {
    pattern: rx(`(?:từ\\s+)?${fullDate}\\s*(?:đến|-|–)\\s*(?:hết\\s+)?(?=(?:ngày\\s+)?\\d)`),
    mean: () => undefined,
    skip: true,
  },
  {
    pattern: rx('từ\\s+(?:tháng\\s+\\d{1,2}(?:\\s*[/-]\\s*\\d{4})?|quý\\s+[IV]+(?:\\s*[/-]\\s*\\d{4})?)\\s+đến(?=\\s)'),
    mean: () => undefined,
    skip: true,
  },
  {
    pattern: rx(fullDate),
    mean: (m) => {
      const iso = isoDate(Number(m[1]), Number(m[2] ?? m[5]), Number(m[3] ?? m[6]))
      return iso ? once('date', iso) : undefined
    },
  },
  {
    pattern: rx(
      `(?:ngày\\s+|(?<=trước\\s+|chậm nhất\\s+|đến\\s+))(\\d{1,2})(?:\\s*[/.]\\s?|\\s+tháng\\s+)(\\d{1,2})(?:\\s+(năm\\s+(?:nay|này)|tới))?(?![\\d/.-]\\d|\\d)`,
    ),
    mean: (m, c) => (Number(m[2]) > 12 ? undefined : withYear(Number(m[1]), Number(m[2]), c)),
  },
  {
    pattern: rx(
      `(\\d{1,2})\\s+ngày\\s+(?:làm\\s+việc\\s*,?\\s*)?(?:kể\\s+từ|sau\\s+khi|tính\\s+từ|từ\\s+(?:ngày|khi)|sau\\s+ngày|trước\\s+(?:ngày|khi))[^,;.:()]{0,110}`,
    ),
    mean: () => ({ kind: 'event', date: null, recurrence: null }),
    free: true,
  },
  {
    pattern: rx(
      `(?:ngay\\s+)?sau\\s+khi\\s+(?:có|được|[Qq]uyết|[Nn]ghị|[Kk]ế|[Ll]uật|[Cc]hính|Trung|cấp|UBND|Thủ|ban hành|hoàn|kết thúc|nhận|các)[^,;.:()]{3,110}`,
    ),
    mean: () => ({ kind: 'event', date: null, recurrence: null }),
    free: true,
  },
  {
    pattern: rx(
      `(?:ngay\\s+)?(?:khi\\s+(?:có\\s+(?:yêu cầu|hướng dẫn|chỉ đạo|phát sinh|văn bản|thông báo|đề nghị|quyết định)|được\\s+(?:phê duyệt|ban hành|giao|yêu cầu)|phát sinh))(?:\\s+(?:của|từ)\\s+[^,;.:()]{2,70})?`,
    ),
    mean: () => ({ kind: 'event', date: null, recurrence: null }),
    free: true,
  },
  {
    pattern: rx(
      `(?:theo|bảo đảm|đảm bảo|đúng)\\s+(?:yêu cầu|tiến độ|thời gian|thời hạn|lộ trình|kế hoạch|hướng dẫn|quy định)[^,;.:()]{0,90}`,
    ),
    mean: () => ({ kind: 'event', date: null, recurrence: null }),
  },
  {
    pattern: rx(
      `(?:${every}\\s+)?(?:0?6|sáu)\\s+tháng(?:\\s+(?:một|01|1)\\s+lần|(?=\\s*(?:,|và|;|\\)|\\.|$|/lần|hoặc)))|nửa\\s+năm\\s+một\\s+lần|(?:định\\s+kỳ|${every})\\s+(?:0?6|sáu)\\s+tháng|0?6\\s+tháng\\s*/\\s*lần`,
    ),
    mean: () => again('half-yearly'),
  },
  {
    pattern: rx(`(?:định\\s+kỳ\\s+|${every}\\s+)?(?:0?9|chín)\\s+tháng(?=\\s*(?:,|và|;|\\)|\\.|$))`),
    mean: () => again('nine-monthly'),
  },
  {
    pattern: rx(
      `(?:định\\s+kỳ\\s+)?(?:vào\\s+)?${every}\\s+(ngày|tuần|tháng|quý|năm)(?![\\p{L}])|định\\s+kỳ\\s+(?:theo\\s+)?(ngày|tuần|tháng|quý|năm)(?![\\p{L}])|(?:(?:0?1|một|0?[2-6])\\s+lần\\s*/\\s*(ngày|tuần|tháng|quý|năm))|(?:0?1|một)\\s+(tuần|tháng|quý|năm)\\s+(?:0?1|một)\\s+lần|(tháng|quý|năm)\\s*/\\s*lần`,
    ),
    mean: (m) => again(period[(m[1] ?? m[2] ?? m[3] ?? m[4] ?? m[5] ?? '').toLowerCase()] ?? 'yearly'),
  },
  {
    pattern: rx('trước\\s+(?:dịp\\s+|ngày\\s+)?(?:Tết|kỳ họp|năm học|mùa mưa)[^,;.:()]{0,60}'),
    mean: () => ({ kind: 'event', date: null, recurrence: null }),
    free: true,
  },
  {
    pattern: rx(
      '(?:định\\s+kỳ\\s+(?:mỗi\\s+)?|hằng\\s+|hàng\\s+)(?:0?3|ba)\\s+tháng(?![\\s]*(?:đầu|cuối|\\d))|(?:0?3|ba)\\s+tháng\\s*(?:/|một|0?1)\\s*lần',
    ),
    mean: () => again('quarterly'),
  },
  { pattern: rx('(?:hai|0?2)\\s+tháng\\s+(?:một|01|1)\\s+lần'), mean: () => again('bimonthly') },
  { pattern: rx('(?:hai|0?2)\\s+năm\\s+(?:một|01|1)\\s+lần'), mean: () => again('biennial') },
  {
    pattern: rx(
      '(?:quý|qúy)\\s+(?:(?:[IV]{1,3}|\\d)\\s*(?:,|và|-|–|đến)\\s*(?:quý\\s+)?)*([IV]{1,3}|[1-4])\\s*(?:/|-|,?\\s+năm\\s+|\\s+)\\s*(\\d{4})(?!\\d)',
    ),
    mean: (m) => {
      const q = roman(m[1] ?? '')
      return q >= 1 && q <= 4 ? once('quarter', `${m[2]}-Q${q}`) : undefined
    },
  },
  {
    pattern: rx('(?:quý|qúy)\\s+(?:(?:[IV]{1,3}|\\d)\\s*(?:,|và|-|–)\\s*)*([IV]{1,3}|[1-4])(?![\\p{L}\\d/])(?!\\s*/)'),
    mean: (m, c) => {
      const q = roman(m[1] ?? '')
      if (q < 1 || q > 4) return undefined
      if (!c.year) return { kind: 'quarter', date: null, recurrence: null, assumed: 'Quý không in năm.' }
      return { ...once('quarter', `${c.year}-Q${q}`), assumed: `Quý không in năm: lấy năm ${c.year} của văn bản.` }
    },
  },
  {
    pattern: rx('(?:0?6|sáu)\\s+tháng\\s+(đầu|cuối)\\s+năm(?:\\s+(\\d{4}))?'),
    mean: (m, c) => {
      const year = m[2] ?? c.year
      return year ? once('quarter', `${year}-Q${/đầu/iu.test(m[1] ?? '') ? 2 : 4}`) : undefined
    },
  },
  {
    pattern: rx(
      '(?:cuối\\s+|đầu\\s+|giữa\\s+|hết\\s+)?tháng\\s+(?:\\d{1,2}\\s*(?:,|và|-|–|đến)\\s*(?:tháng\\s+)?)*(\\d{1,2})\\s*(?:/|-|\\.|,?\\s*năm\\s+)\\s*(\\d{4})(?!\\d)',
    ),
    mean: (m) => (Number(m[1]) >= 1 && Number(m[1]) <= 12 ? once('month', `${m[2]}-${pad(Number(m[1]))}`) : undefined),
  },
  {
    pattern: rx(
      '(?:cuối\\s+|đầu\\s+|giữa\\s+|hết\\s+)?tháng\\s+(?:\\d{1,2}\\s*(?:,|và|-|–)\\s*)*(\\d{1,2})(?![\\d/])(?:\\s+(?:tới|này|năm nay))?',
    ),
    mean: (m, c) => {
      const n = Number(m[1])
      if (n < 1 || n > 12) return undefined
      if (!c.year) return { kind: 'month', date: null, recurrence: null, assumed: 'Tháng không in năm.' }
      const past = c.issued && `${c.year}-${pad(n)}` < c.issued.slice(0, 7)
      if (past)
        return {
          kind: 'month',
          date: null,
          recurrence: null,
          assumed: `Tháng không in năm; trong năm ${c.year} tháng ấy đã qua khi ban hành.`,
        }
      return { ...once('month', `${c.year}-${pad(n)}`), assumed: `Tháng không in năm: lấy năm ${c.year} của văn bản.` }
    },
  },
  {
    pattern: rx('(?<!\\d)(0?[1-9]|1[0-2])\\s*/\\s*(20\\d{2})(?!\\d)'),
    mean: (m) => once('month', `${m[2]}-${pad(Number(m[1]))}`),
  },
  {
    pattern: rx(
      '(?:giai\\s+đoạn\\s+|từ\\s+năm\\s+|năm\\s+|các\\s+năm\\s+)?(20\\d{2})\\s*(?:-|–|đến(?:\\s+(?:hết\\s+)?năm)?)\\s*(20\\d{2})(?!\\d)',
    ),
    mean: (m) => once('year', m[2] ?? ''),
  },
  {
    pattern: rx(
      '(?:cuối\\s+|đầu\\s+|hết\\s+|trong\\s+)?năm\\s+(20\\d{2})(?:\\s+và\\s+(?:những|các)\\s+năm\\s+(?:tiếp\\s+theo|sau))?(?!\\d|\\s*[-–]\\s*20)',
    ),
    mean: (m) =>
      /tiếp|sau/u.test(m[0]) ? { kind: 'ongoing', date: null, recurrence: null } : once('year', m[1] ?? ''),
  },
  { pattern: rx('(?<![\\d/.-])(20\\d{2})(?![\\d/-])'), mean: (m) => once('year', m[1] ?? '') },
  {
    pattern: rx('(?:cuối|trong)\\s+năm(?:\\s+nay)?(?![\\p{L}\\s]*\\d)'),
    mean: (_m, c) =>
      c.year ? { ...once('year', String(c.year)), assumed: `Lấy năm ${c.year} của văn bản.` } : undefined,
  },
  {
    pattern: rx('thường\\s+xuyên(?:\\s*,\\s*(?:liên tục|hằng năm|hàng năm|định kỳ))?|liên\\s+tục'),
    mean: () => ({ kind: 'ongoing', date: null, recurrence: null }),
  },
]
