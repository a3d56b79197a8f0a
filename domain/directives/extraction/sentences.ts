/** Sentences, and the parts between semicolons that name a new body of their own. */
import { bodyList } from './bodies.ts'
import { dutyOf } from './duties.ts'
import { tokensOf } from './phrases.ts'

export type Sentence = {
  text: string
  at: number /** Stands behind a semicolon or dot as a duty of its own. */
  ownItem: boolean
}

const stop = /(?:[.!?](?=\s+[\p{Lu}“"(])|;(?=\s))/gu
const noStop = /(?:\b(?:TP|Đ\/c|đ\/c|ThS|TS|PGS|GS|Th|Q|P|H|KT|TM|TL|TUQ|tr|vv|v\.v|St)|(?:^|\s)\p{Lu})$/u

function onlyBodies(text: string): boolean {
  const tokens = tokensOf(text)
  let from = 0
  if (/^(?:Giao|Đề nghị|Yêu cầu)$/u.test(tokens[0]?.text ?? '') || tokens[0]?.low === 'đề')
    from = tokens[0]?.low === 'giao' ? 1 : 2
  const list = bodyList(text, tokens, from)
  return list.bodies.length > 0 && list.end >= tokens.length
}

/** "TP.", "1.", "Điều 2." end no sentence; "Kỳ họp thứ 2.", "năm 2026." do. */
function isNoStop(before: string): boolean {
  if (/\d$/.test(before)) {
    // "trước ngày 15/7. Giao …": a day without a year ends a sentence.
    if (/(?:ngày|trước|đến|chậm nhất)\s+\d{1,2}\/\d{1,2}$/u.test(before)) return false
    return (
      !/\d{3,}$/.test(before) &&
      !/\p{L}\s+\d+$/u.test(
        before.replace(/(?:Điều|khoản|điểm|mục|Mục|Phụ lục|phụ lục|Chương|Phần|Bước|Nhóm|số)\s+\d+$/u, ''),
      )
    )
  }
  return noStop.test(before.slice(-6))
}

/** Splits a paragraph at full stops, and at semicolons behind which another body gets a duty. */
export function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = []
  let from = 0
  const push = (to: number, ownItem: boolean) => {
    const raw = text.slice(from, to)
    const lead = raw.length - raw.trimStart().length
    const body = raw.trim()
    if (body) out.push({ text: body, at: from + lead, ownItem })
    from = to
  }
  let own = false
  for (const m of text.matchAll(stop)) {
    const end = m.index + 1
    if (m[0].startsWith('.') && isNoStop(text.slice(Math.max(0, m.index - 40), m.index))) continue
    if (m[0].startsWith(';')) {
      const next = text.slice(end)
      const duty = dutyOf(/^[^;]{0,900}/u.exec(next.trimStart())?.[0] ?? '')
      if (!duty?.express && !(duty && /^\s*\p{Lu}/u.test(next))) continue
      // "Thủ trưởng các sở; Chủ tịch UBND các xã chịu trách nhiệm …": a list of bodies is not cut.
      if (onlyBodies(text.slice(from, m.index))) continue
      push(end, own)
      own = true
      continue
    }
    push(end, own)
    own = false
  }
  push(text.length, own)
  return out
}
