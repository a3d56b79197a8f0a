/** Persons named by their work instead of their body ("Công chức Văn phòng - Thống kê", "Trưởng phòng Kinh tế"). */
import { at, isStop, type Match, startsBody } from './body-parts.ts'
import { fixedNames, posts } from './body-words.ts'
import { dutyVerbs } from './duty-words.ts'
import { phraseBook, type Token } from './phrases.ts'

/** Words for a person of a unit; what the person works on follows in capitals. */
const persons = phraseBook([
  'công chức',
  'cán bộ',
  'viên chức',
  'chuyên viên',
  'nhân viên',
  'cán bộ , công chức',
  'bộ phận',
  'trưởng phòng',
  'phó trưởng phòng',
  'phó phòng',
  'trưởng bộ phận',
  'phụ trách bộ phận',
])

/** Posts that are whole without a body behind them; only a duty right behind makes them a lead. */
const alone = phraseBook([
  'trưởng thôn',
  'trưởng bản',
  'trưởng ấp',
  'trưởng khu phố',
  'tổ trưởng tổ dân phố',
  'bí thư chi bộ',
  'kế toán',
  'hiệu trưởng',
  'người có nghĩa vụ kê khai',
])
const titles = phraseBook(['đồng chí', 'ông', 'bà', 'đ / c'])

const members = phraseBook(['thành viên', 'ủy viên', 'tổ viên'])
const comrades = phraseBook(['đồng chí', 'các đồng chí', 'từng đồng chí', 'mỗi đồng chí', 'các', 'từng', 'mỗi'])
const charged = phraseBook(['phụ trách', 'làm công tác', 'theo dõi', 'được giao phụ trách', 'chuyên trách'])

/** "phòng" of "Văn phòng" may be a verb elsewhere; here it is none. */
const startsVerb = (tokens: readonly Token[], i: number) =>
  at(tokens, i)?.low !== 'phòng' && (isStop(tokens, i) || dutyVerbs.match(tokens, i) >= 0)

/** "Văn phòng - Thống kê", "Địa chính - Xây dựng và Môi trường": fields in capitals joined by marks. */
function fieldsIn(tokens: readonly Token[], from: number): number {
  let i = from
  while (i < from + 16 && at(tokens, i)?.capital) {
    if (i > from && dutyVerbs.match(tokens, i) > i + 1 && !/^[-–,]$|^và$/.test(at(tokens, i - 1)?.low ?? '')) break
    i++
    // The second syllable of a field is in small letters ("Thống kê").
    if (at(tokens, i)?.word && !at(tokens, i)?.capital && !startsVerb(tokens, i)) i++
    const mark = at(tokens, i)
    if (mark && /^(?:-|–|,|và)$/.test(mark.low) && at(tokens, i + 1)?.capital) i++
  }
  const level = /^(?:xã|phường|tỉnh|sở)$/.test(at(tokens, i)?.low ?? '') ? i + 1 : i
  return i > from ? level : -1
}

/** "Đồng chí Nguyễn Văn An - Phó Chủ tịch UBND xã": the name; a post behind it belongs to the person. */
function namedPerson(tokens: readonly Token[], from: number): Match | undefined {
  let i = from
  while (i < from + 5 && at(tokens, i)?.capital && at(tokens, i)?.word && (i === from || posts.match(tokens, i) < 0))
    i++
  if (i < from + 2 || startsBody(tokens, from)) return undefined
  if (!/^[,–-]$/.test(at(tokens, i)?.text ?? '') || posts.match(tokens, i + 1) < 0) return { end: i, collective: false }
  for (let end = i + 2; end < i + 26 && at(tokens, end); end++) {
    if (at(tokens, end)?.text === ':') return { end, collective: false }
    if (/^[.;]$/.test(at(tokens, end)?.text ?? '')) break
    if (dutyVerbs.match(tokens, end) > end + 1 && !at(tokens, end)?.capital) {
      const mark = at(tokens, end - 1)?.text === ',' ? 1 : 0
      return { end: end - mark, collective: false }
    }
  }
  return { end: i, collective: false }
}

/** A person, or the members of a body, starting exactly at token `i`. */
export function personAt(tokens: readonly Token[], i: number): Match | undefined {
  if (!at(tokens, i)?.capital) return undefined
  const whole = alone.match(tokens, i)
  if (whole > 0 && dutyVerbs.match(tokens, whole) > whole + 1) return { end: whole, collective: false }
  const title = titles.match(tokens, i)
  if (title > 0) return namedPerson(tokens, title)
  const many = comrades.match(tokens, i)
  const from = many > 0 ? many : i
  const member = members.match(tokens, from)
  if (member > 0 && many > 0) {
    const body = fixedNames.match(tokens, at(tokens, member)?.low === 'của' ? member + 1 : member)
    return body > 0 ? { end: body, collective: true } : undefined
  }
  const person = persons.match(tokens, from)
  if (person < 0) return undefined
  const field = fieldsIn(tokens, person)
  if (field > 0) return { end: field, collective: many > 0 }
  const charge = charged.match(tokens, person)
  if (charge < 0) return undefined
  // "Công chức phụ trách lĩnh vực tư pháp tham mưu …": the field ends at the verb.
  for (let end = charge + 1; end < charge + 9 && at(tokens, end)?.word; end++) {
    if (dutyVerbs.match(tokens, end) > end + 1) return { end, collective: false }
  }
  return undefined
}
