import type { SourceText } from './extraction/source-text.ts'

export type SecrecyMark = 'Mật' | 'Tối mật' | 'Tuyệt mật'

const marks: Readonly<Record<string, SecrecyMark>> = { MẬT: 'Mật', 'TỐI MẬT': 'Tối mật', 'TUYỆT MẬT': 'Tuyệt mật' }

/**
 * A secrecy stamp anywhere in a text: a line or cell that holds nothing but the mark in capitals, or “Độ mật: …”. A second
 * look beside the reader of heads, because what is let through here is kept. Answers the gravest mark found.
 */
export function secrecyMarkIn(source: SourceText): SecrecyMark | null {
  let found: SecrecyMark | null = null
  for (const line of source.text.split(/[\n\t]/)) {
    const mark = markOf(line)
    if (mark && (!found || Object.values(marks).indexOf(mark) > Object.values(marks).indexOf(found))) found = mark
  }
  return found
}

const label = /^\s*(?:dấu\s+chỉ\s+)?(?:mức\s+)?độ\s+mật\s*:\s*/iu

function markOf(line: string): SecrecyMark | null {
  if (line.length > 60) return null
  const whole = line.normalize('NFC')
  const named = label.test(whole)
  const words = whole
    .replace(label, '')
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  // Letters set wide apart, as stamps are: "M Ậ T".
  const close = /^(?:\p{Lu} ){2,}\p{Lu}$/u.test(words)
    ? words.replace(/ /g, '').replace(/^(TỐI|TUYỆT)(?=MẬT)/u, '$1 ')
    : words
  return marks[named ? close.toUpperCase() : close] ?? null
}
