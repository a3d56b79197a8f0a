/** Labels that name lead, co-operation, deadline and product of the item above or beside them. */
import { sameTones } from './normal-text.ts'

export type LabelKind = 'lead' | 'support' | 'due' | 'product'
export type Label = { kind: LabelKind; at: number; valueFrom: number; valueTo: number; value: string }

const organ =
  '(?:(?:các\\s+)?(?:cơ quan|đơn vị|sở,?\\s*ngành|sở|bộ phận|tổ chức|lãnh đạo|đầu mối)(?:\\s*,\\s*(?:đơn vị|địa phương|tổ chức|cá nhân))*\\s+)?'
const forms: [LabelKind, RegExp][] = [
  [
    'lead',
    new RegExp(
      `${organ}(?:được giao\\s+)?(?:chủ trì(?:\\s+(?:thực hiện|tham mưu|triển khai|soạn thảo))?|chịu trách nhiệm(?:\\s+chính)?|đầu mối(?:\\s+(?:chủ trì|tham mưu|thực hiện))?|phụ trách)\\s*(?:\\([^)]{1,40}\\)\\s*)?:`,
      'giu',
    ),
  ],
  [
    'lead',
    /(?:(?:cơ quan|đơn vị|sở,?\s*ngành|trách nhiệm|phân công|người|bộ phận)\s+(?:tổ chức\s+)?(?:thực hiện|triển khai|tham mưu|soạn thảo)|phân công(?:\s+(?:thực hiện|trách nhiệm))?|trách nhiệm(?:\s+(?:thực hiện|chính))?)\s*:/giu,
  ],
  [
    'support',
    new RegExp(
      `${organ}(?:phối hợp|cùng thực hiện|tham gia|phối hợp,? tham gia)(?:\\s+(?:thực hiện|triển khai|chính))?\\s*:`,
      'giu',
    ),
  ],
  [
    'due',
    /(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hạn|mốc\s+thời\s+gian|lộ\s+trình)(?:\s+(?!(?:tại|nêu|theo|quy định|của)\s)[^\s:;.,()]+){0,7}\s*:/giu,
  ],
  [
    'product',
    /(?:sản\s+phẩm|kết\s+quả|đầu\s+ra)(?:\s+(?:đầu\s+ra|đạt\s+được|dự\s+kiến|thực\s+hiện|hoàn\s+thành|cụ\s+thể|cần\s+đạt|công\s+việc|phải\s+đạt|,?\s*kết\s+quả|chủ\s+yếu|hoàn thành))*\s*:/giu,
  ],
]

/** Labels of a text in order, each with its value up to the next label. */
export function labelsIn(raw: string): Label[] {
  const text = sameTones(raw)
  const found: Label[] = []
  for (const [kind, form] of forms) {
    for (const m of text.matchAll(form)) {
      const before = text.slice(0, m.index)
      // A label stands at the beginning, or behind a mark; "cơ quan chủ trì" inside a sentence is none.
      if (before.trim() && !/[.;:,()\n\t–-]\s*$|\s-\s*$/u.test(before) && !/^\p{Lu}/u.test(m[0])) continue
      if (found.some((f) => m.index < f.valueFrom && m.index + m[0].length > f.at)) continue
      found.push({ kind, at: m.index, valueFrom: m.index + m[0].length, valueTo: text.length, value: '' })
    }
  }
  found.sort((a, b) => a.at - b.at)
  return found.map((label, n) => {
    const to = found[n + 1]?.at ?? text.length
    const slice = raw.slice(label.valueFrom, to)
    const value = slice.replace(/[\s.;,()–+-]+$/u, '').trim()
    const from = label.valueFrom + (slice.length - slice.trimStart().length)
    return { ...label, valueFrom: from, valueTo: from + value.length, value }
  })
}

/** Whether a text is nothing but labels ("- Cơ quan chủ trì: Sở Nội vụ."). */
export function startsWithLabel(raw: string): boolean {
  const first = labelsIn(raw)[0]
  return first !== undefined && raw.slice(0, first.at).replace(/[\s(*+–-]/g, '').length === 0
}
