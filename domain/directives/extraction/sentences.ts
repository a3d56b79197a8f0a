/** Sentences, and the parts between semicolons that name a new body of their own. */
import { dutyOf } from './duties.ts'

export type Sentence = {
  text: string
  at: number /** Stands behind a semicolon or dot as a duty of its own. */
  ownItem: boolean
}

const stop = /(?:[.!?](?=\s+[\p{Lu}“"(])|;(?=\s))/gu
const noStop = /(?:\b(?:TP|Đ\/c|đ\/c|ThS|TS|PGS|GS|Th|Q|P|H|KT|TM|TL|TUQ|tr|vv|v\.v|St)|\d|(?:^|\s)\p{Lu})$/u

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
    if (
      m[0].startsWith('.') &&
      noStop.test(text.slice(Math.max(0, m.index - 6), m.index)) &&
      !/\d{4}$/.test(text.slice(0, m.index))
    )
      continue
    if (m[0].startsWith(';')) {
      const next = text.slice(end)
      const duty = dutyOf(/^[^;]{0,900}/u.exec(next.trimStart())?.[0] ?? '')
      if (!duty?.express && !(duty && /^\s*\p{Lu}/u.test(next))) continue
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
