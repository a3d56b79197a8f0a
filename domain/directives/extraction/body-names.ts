/** The name of one body, or one collective name, at a word. */
import { fixedProper, kindList } from './body-kinds.ts'
import { at, isStop, jointAfter, level, type Match, place, startsBody, withTails } from './body-parts.ts'
import { fields, fixedNames, heads, kinds, levels, namePhrases, notAHead, plurals, posts, tails } from './body-words.ts'
import { dutyVerbs } from './duty-words.ts'
import { personAt } from './person-names.ts'
import type { Token } from './phrases.ts'

function fixed(tokens: readonly Token[], from: number): Match | undefined {
  const t = at(tokens, from)
  if (!t?.capital && !/^(?:ubnd|hđnd)$/.test(t?.low ?? '')) {
    // Lower-case names count when they cannot be anything else ("ủy ban nhân dân các xã", "công an tỉnh").
    const end = fixedNames.match(tokens, from)
    if (end < 0 || end - from < 2 || levels.match(tokens, end) + plurals.match(tokens, end) < -1) return undefined
    if (!/^(?:ủy|công|mặt|hội|tòa|viện|đại)$/.test(t?.low ?? '')) return undefined
  }
  let end = fixedNames.match(tokens, from)
  if (end < 0) return undefined
  if (
    end - from === 2 &&
    at(tokens, from)?.low === 'thanh' &&
    at(tokens, end)?.text === ',' &&
    /^(?:kiểm|giám|điều)$/.test(at(tokens, end + 1)?.low ?? '')
  )
    return undefined
  const afterName = end
  // "Công an các đơn vị, địa phương", "Ban cán sự các cơ quan liên quan"
  const members = plurals.match(tokens, end)
  if (members > 0 && /^(?:cơ|đơn|địa|sở|doanh|đảng|chi)$/.test(at(tokens, members)?.low ?? '')) {
    const list = kindList(tokens, members, false)
    if (list) return { end: list.end, collective: true }
  }
  end = level(tokens, end)
  const collective = plurals.match(tokens, afterName) > 0 && end > afterName
  for (;;) {
    const next = at(tokens, end)
    if (!next) break
    if (next.capital && !isStopWord(next)) {
      const more = fixedNames.match(tokens, end)
      // "Ban Nội chính Tỉnh ủy", "Văn phòng UBND tỉnh": names nest without a comma.
      end = more > 0 ? more : end + 1
      end = level(tokens, end)
      continue
    }
    if (
      /^(?:và|về|,|-)$/.test(next.low) &&
      at(tokens, end + 1)?.capital &&
      !startsBody(tokens, end + 1) &&
      fieldTail(tokens, end + 1)
    ) {
      end += 1
      continue
    }
    if (
      !next.capital &&
      next.word &&
      at(tokens, end - 1)?.capital &&
      end > afterName &&
      !isStop(tokens, end) &&
      tails.match(tokens, end) < 0 &&
      levels.match(tokens, end) < 0 &&
      dutyVerbs.match(tokens, end) < 0 &&
      jointAfter(tokens, end) < 0
    ) {
      // second syllable of a proper word: "Xây dựng", "Đa khoa"
      end++
      continue
    }
    const lev = level(tokens, end)
    if (lev > end) {
      end = lev
      continue
    }
    break
  }
  // "Đại sứ quán Ấn Độ tại Việt Nam": where a mission sits belongs to its name.
  if (/^đại$/.test(t?.low ?? '') && at(tokens, end)?.low === 'tại' && at(tokens, end + 1)?.capital)
    end = place(tokens, end + 1)
  return { end: withTails(tokens, end), collective }
}

const isStopWord = (t: Token) => /^(?:Giao|Đề|Yêu|Chủ|Phối|Tham|Trong|Theo|Căn|Thời|Thực|Định)$/.test(t.text)

/** Whether capitals after "và"/"," still belong to the name: only after words that are no body. */
function fieldTail(tokens: readonly Token[], i: number): boolean {
  return fields.match(tokens, i) < 0 && kinds.match(tokens, i) < 0 && levels.match(tokens, i) < 0
}

function named(tokens: readonly Token[], from: number): Match | undefined {
  const t = at(tokens, from)
  if (!t?.capital) {
    // "tỉnh An Giang", "xã Long Sơn" act for their authorities.
    const lev = levels.match(tokens, from)
    if (lev < 0 || !at(tokens, lev)?.capital) return undefined
    return { end: withTails(tokens, place(tokens, lev)), collective: false }
  }
  const head = notAHead.match(tokens, from) > 0 ? -1 : heads.match(tokens, from)
  if (head > 0) {
    const field = fields.match(tokens, head)
    if (
      field > 0 &&
      /^(?:sở|bộ|ngành)$/.test(
        tokens
          .slice(from, head)
          .map((x) => x.low)
          .join(' '),
      )
    ) {
      return { end: withTails(tokens, level(tokens, field)), collective: false }
    }
    if (at(tokens, head)?.capital && !isStopWord(at(tokens, head) as Token))
      return { end: properName(tokens, head), collective: false }
    return undefined
  }
  const lev = levels.match(tokens, from)
  if (lev > 0) {
    if (at(tokens, lev)?.capital) return { end: withTails(tokens, place(tokens, lev)), collective: false }
    // "Thành phố khẩn trương …"
    if (isStop(tokens, lev) && /^(?:thành|tỉnh)$/.test(t.low)) return { end: lev, collective: false }
  }
  return undefined
}

const inNames = /^(?:đầu tư|phát triển|dịch vụ|bồi dưỡng|bảo vệ|hỗ trợ|thi đua|dân số|phòng chống)/u

/** A verb of two syllables behind the first word ends a name, unless names are made of it ("hỗ trợ đầu tư"). */
function endsName(tokens: readonly Token[], i: number): boolean {
  const end = dutyVerbs.match(tokens, i)
  return (
    end - i >= 2 &&
    !inNames.test(
      tokens
        .slice(i, end)
        .map((t) => t.low)
        .join(' '),
    )
  )
}

function properName(tokens: readonly Token[], from: number): number {
  let i = from
  while (i < tokens.length && i < from + 16) {
    const t = at(tokens, i) as Token
    const phrase = namePhrases.match(tokens, i)
    if (phrase > 0 && (t.capital || i > from)) {
      i = phrase
      continue
    }
    if (t.capital) {
      if (i > from && posts.match(tokens, i) >= 0) break
      i++
      continue
    }
    if (t.word && !isStop(tokens, i) && !endsName(tokens, i)) {
      const lev = level(tokens, i)
      if (lev > i) return withTails(tokens, lev)
      if (tails.match(tokens, i) >= 0) break
      if (t.low === 'và') {
        if (!at(tokens, i + 1)?.capital || startsBody(tokens, i + 1)) break
        i++
        continue
      }
      if (!/^(?:các|của|cùng)$/.test(t.low)) {
        i++
        continue
      }
      break
    }
    if (t.text === ',' && at(tokens, i + 1)?.capital && !startsBody(tokens, i + 1) && commaInside(tokens, i + 1)) {
      i++
      continue
    }
    if (t.text === '-' && at(tokens, i + 1)?.capital && !startsBody(tokens, i + 1)) {
      i++
      continue
    }
    if (/^\d{1,3}$/.test(t.text)) {
      i++
      continue
    }
    break
  }
  return withTails(tokens, level(tokens, i))
}

/** "Phòng Kinh tế, Hạ tầng và Đô thị": a comma belongs to the name when "và" + capital follows soon. */
function commaInside(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(from + 5, tokens.length); i++) {
    const t = at(tokens, i) as Token
    if (t.low === 'và') return Boolean(at(tokens, i + 1)?.capital) && !startsBody(tokens, i + 1)
    if (!t.word || isStop(tokens, i)) return false
  }
  return false
}

/** Longest name of one body (or one collective) starting exactly at token `i`. */
export function bodyAt(tokens: readonly Token[], i: number): Match | undefined {
  const person = personAt(tokens, i)
  if (person) return person
  // Posts: "Giám đốc, Thủ trưởng các sở, ban, ngành".
  let start = i
  let held = false
  for (let n = 0; n < 5; n++) {
    let j = start
    const many = plurals.match(tokens, j)
    if (many > 0) j = many
    if (at(tokens, j)?.low === 'đồng' && at(tokens, j + 1)?.low === 'chí') j += 2
    if (fixedNames.match(tokens, j) > posts.match(tokens, j)) break
    // "Trưởng Ban Tiếp công dân": the capital "Ban" belongs to the body.
    const longest = posts.match(tokens, j)
    const post =
      longest > j + 1 &&
      at(tokens, longest - 1)?.capital &&
      at(tokens, longest)?.capital &&
      heads.match(tokens, longest - 1) > 0
        ? longest - 1
        : longest
    if (
      post < 0 ||
      (many < 0 &&
        !held &&
        !at(tokens, j)?.capital &&
        !/^(?:người|thủ|lãnh|giám|chủ|bí)$/.test(at(tokens, j)?.low ?? ''))
    )
      break
    let next = post
    if (at(tokens, next)?.low === 'của') next++
    const joint = jointAfter(tokens, next)
    if (joint > 0 && posts.match(tokens, plurals.match(tokens, joint) > 0 ? plurals.match(tokens, joint) : joint) > 0)
      next = joint
    start = next
    held = true
  }
  const inner = plain(tokens, start)
  if (inner) return { end: inner.end, collective: inner.collective }
  if (held) {
    const whole = plain(tokens, i)
    if (whole) return whole
    // "Chánh Thanh tra tỉnh", "Giám đốc" before a verb: the post stands for its body.
    const lev = level(tokens, start)
    if (
      lev > start ||
      (at(tokens, i)?.capital &&
        dutyVerbs.match(tokens, start) > 0 &&
        !/^(?:lãnh|thành|ủy|trưởng|tập)$/.test(at(tokens, i)?.low ?? ''))
    )
      return { end: withTails(tokens, lev), collective: false }
  }
  return undefined
}

function plain(tokens: readonly Token[], i: number): Match | undefined {
  const many = plurals.match(tokens, i)
  if (many > 0) {
    const list = fixedProper(tokens, many) ? undefined : kindList(tokens, many, false)
    if (list) return list
    const one = fixed(tokens, many) ?? named(tokens, many)
    return one && { ...one, collective: true }
  }
  const known = fixed(tokens, i)
  const own = named(tokens, i)
  // "Văn phòng Chính phủ thẩm tra …": the fixed name holds; only a bare head ("Văn phòng", "Phòng Kinh tế") may grow.
  if (known || own) return own && own.end > (known?.end ?? 0) && (!known || known.end - i <= 2) ? own : known
  return fixedProper(tokens, i) ? undefined : kindList(tokens, i, true)
}
