import type { SourceText } from './extraction/source-text.ts'

export type SecrecyMark = 'Mật' | 'Tối mật' | 'Tuyệt mật'

const marks: Readonly<Record<string, SecrecyMark>> = { MẬT: 'Mật', 'TỐI MẬT': 'Tối mật', 'TUYỆT MẬT': 'Tuyệt mật' }

/** Lines from the top in which a stamp may also be typed in small letters. */
const HEAD_LINES = 12

/**
 * A secrecy stamp anywhere in a text: a line or cell that holds nothing but the mark in capitals (with the number of the copy or
 * the urgency beside it), the mark behind the number of the document, or “Độ mật: …”. A second look beside the reader of heads,
 * because what is let through here is kept. Answers the gravest mark found.
 */
export function secrecyMarkIn(source: SourceText): SecrecyMark | null {
  let found: SecrecyMark | null = null
  let above = 0
  for (const line of source.text.split('\n')) {
    if (line.trim()) above++
    for (const cell of line.split('\t')) {
      const mark = markOf(cell, above <= HEAD_LINES)
      if (mark && (!found || Object.values(marks).indexOf(mark) > Object.values(marks).indexOf(found))) found = mark
    }
  }
  return found
}

const label = /^\s*(?:dấu\s+)?(?:chỉ\s+)?(?:(?:mức\s+)?độ\s+)?mật\s*:\s*/iu
/** What may stand around a stamp on its line. */
const copy = /[\s([–-]*bản\s+số\s*:?\s*[\d.…/ ]*[)\]]*\s*$/iu
const urgency = /(?:^|\s)(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?=$|\s)/gu
const afterNumber = /^\s*Số\s*:\s*\S+(?:\s*\/\s*\S+)?\s+(?=(?:TUYỆT\s+|TỐI\s+)?MẬT\s*$)/u

function markOf(line: string, isHead: boolean): SecrecyMark | null {
  if (line.length > 60) return null
  const whole = line.normalize('NFC')
  const named = label.test(whole)
  const words = whole
    .replace(label, '')
    .replace(afterNumber, '')
    .replace(copy, '')
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(urgency, '')
    .trim()
  // Letters set wide apart, as stamps are: "M Ậ T".
  const close = /^(?:\p{Lu} ){2,}\p{Lu}$/u.test(words)
    ? words.replace(/ /g, '').replace(/^(TỐI|TUYỆT)(?=MẬT)/u, '$1 ')
    : words
  return marks[named || (isHead && /^\p{Lu}\p{Ll}/u.test(close)) ? close.toUpperCase() : close] ?? null
}
