/** Finds the bodies a text names: one at a word, and lists of them. */
import {
  fields,
  fixedNames,
  heads,
  kinds,
  levels,
  notAHead,
  plurals,
  posts,
  stops,
  tails,
  vagueKinds,
} from './body-words.ts'
import { dutyVerbs } from './duty-words.ts'
import { type Token, tokensOf } from './phrases.ts'
import type { Span } from './source-text.ts'

export type FoundBody = {
  text: string
  span: Span
  /** A common name of many bodies. */
  collective: boolean
}

type Match = { end: number; collective: boolean }

const at = (tokens: readonly Token[], i: number) => tokens[i]
const isStop = (tokens: readonly Token[], i: number) => stops.match(tokens, i) >= 0

function place(tokens: readonly Token[], from: number): number {
  let i = from
  while (i < tokens.length && i < from + 5) {
    const t = at(tokens, i) as Token
    if (t.capital && !(i > from && startsBody(tokens, i))) i++
    else if (/^\d{1,2}$/.test(t.text) && i > from) i++
    else if (t.text === '-' && at(tokens, i + 1)?.capital && i > from) i++
    else break
  }
  return i
}

function startsBody(tokens: readonly Token[], i: number): boolean {
  return (
    fixedNames.match(tokens, i) >= 0 ||
    (heads.match(tokens, i) >= 0 && Boolean(at(tokens, i)?.capital)) ||
    posts.match(tokens, i) >= 0
  )
}

/** "tỉnh Thanh Hóa", "các xã, phường", "cấp xã", "thành phố". */
function level(tokens: readonly Token[], from: number): number {
  let i = from
  if (at(tokens, i)?.low === 'và' && levels.match(tokens, i + 1) < 0) return from
  const many = plurals.match(tokens, i)
  if (many > 0) i = many
  if (at(tokens, i)?.low === 'địa' && at(tokens, i + 1)?.low === 'phương') return i + 2
  let end = levels.match(tokens, i)
  if (end < 0) return from
  for (;;) {
    end = place(tokens, end)
    const tail = tails.match(tokens, end)
    if (tail > 0) end = tail
    const joint = jointAfter(tokens, end)
    if (joint < 0) return end
    const again = plurals.match(tokens, joint)
    const next = levels.match(tokens, again > 0 ? again : joint)
    if (next < 0 || isStop(tokens, joint)) return end
    end = next
  }
}

function withTails(tokens: readonly Token[], from: number): number {
  let end = from
  if (
    at(tokens, end)?.low === 'của' &&
    at(tokens, end + 1)?.capital &&
    end > 0 &&
    kinds.match(tokens, end - 1) === end
  ) {
    const owner = fixedNames.match(tokens, end + 1)
    if (owner > 0) end = level(tokens, owner)
  }
  for (let n = 0; n < 3; n++) {
    const tail = tails.match(tokens, end)
    if (tail < 0) break
    end = tail
    // "của tỉnh Thanh Hóa", "trên địa bàn thành phố Huế"
    if (/^(?:tỉnh|phố|xã|phường|huyện)$/.test(at(tokens, end - 1)?.low ?? '')) end = place(tokens, end)
  }
  return end
}

/** A comma, semicolon or "và" between two names; index after it or -1. */
function jointAfter(tokens: readonly Token[], i: number): number {
  const t = at(tokens, i)
  if (!t) return -1
  if (t.text === ',' || t.text === ';' || t.text === '/') {
    const next = at(tokens, i + 1)
    return next?.low === 'và' ? i + 2 : i + 1
  }
  if (t.low === 'và' || t.text === '&' || t.text === '-' || t.text === '–') return i + 1
  if (t.low === 'cùng') return at(tokens, i + 1)?.low === 'với' ? i + 2 : i + 1
  return -1
}

/** "sở, ban, ngành cấp tỉnh"; `free`: no number word stood before, so at least two kinds are needed. */
function kindList(tokens: readonly Token[], from: number, free: boolean): Match | undefined {
  let end = kinds.match(tokens, from)
  if (end < 0) return undefined
  let count = 1
  const first = tokens
    .slice(from, end)
    .map((t) => t.low)
    .join(' ')
  for (;;) {
    const tailed = withTails(tokens, level(tokens, end))
    const joint = jointAfter(tokens, tailed)
    if (joint < 0) {
      end = tailed
      break
    }
    const many = plurals.match(tokens, joint)
    const start = many > 0 ? many : joint
    const next = kinds.match(tokens, start)
    // "…, tổ chức thực hiện", "và cơ quan X": only another plain kind goes on.
    if (next < 0 || verbHere(tokens, start, next) || many > 0 || fixedProper(tokens, start)) {
      end = tailed
      break
    }
    count++
    end = next
  }
  if (free && count < 2) return undefined
  if (!free && count === 1) end = withFunction(tokens, from, end)
  if (!free && count === 1 && vagueKinds.has(first) && end - from === 1) return undefined
  return { end, collective: true }
}

/** "các phòng nghiệp vụ", "các Tổ xác minh": words that tell what the groups are for. */
function withFunction(tokens: readonly Token[], from: number, kindEnd: number): number {
  let end = kindEnd
  while (
    end < kindEnd + 3 &&
    at(tokens, end)?.word &&
    !at(tokens, end)?.capital &&
    !isStop(tokens, end) &&
    dutyVerbs.match(tokens, end) < 0 &&
    jointAfter(tokens, end) < 0
  )
    end++
  if (end === kindEnd && kindEnd - from === 1 && /^(?:tổ|đoàn|đội|phòng)$/.test(at(tokens, from)?.low ?? '')) {
    const verb = dutyVerbs.match(tokens, end)
    if (verb > 0 && dutyVerbs.match(tokens, verb) > 0) return verb
  }
  return end === kindEnd + 3 ? kindEnd : end
}

/** "tổ chức", "hội", "báo" may be a verb or the beginning of another word. */
function verbHere(tokens: readonly Token[], start: number, end: number): boolean {
  const word = at(tokens, start)
  if (!word) return true
  if (word.low === 'tổ' && at(tokens, start + 1)?.low === 'chức' && end === start + 2) {
    const next = at(tokens, end)
    return Boolean(next?.word) && tails.match(tokens, end) < 0 && next?.low !== 'và'
  }
  if (word.low === 'báo' && at(tokens, start + 1)?.low === 'cáo') return true
  if (word.low === 'công' && at(tokens, start + 1)?.low === 'khai') return true
  if (word.low === 'ban' && at(tokens, start + 1)?.low === 'hành') return true
  if (word.low === 'cấp' && end === start + 1) return tails.match(tokens, end) < 0
  return false
}

/** A kind word in capitals that carries a proper name ("Công an tỉnh", "Ban Dân vận"). */
function fixedProper(tokens: readonly Token[], i: number): boolean {
  const t = at(tokens, i)
  if (!t?.capital) return false
  const end = kinds.match(tokens, i)
  const next = at(tokens, end)
  const name = fixedNames.match(tokens, i)
  return Boolean(next?.capital) || (name >= 0 && (levels.match(tokens, name) >= 0 || plurals.match(tokens, name) >= 0))
}

function fixed(tokens: readonly Token[], from: number): Match | undefined {
  const t = at(tokens, from)
  if (!t?.capital && !/^(?:ubnd|hđnd)$/.test(t?.low ?? '')) {
    // Lower-case names count when they cannot be anything else ("ủy ban nhân dân các xã", "công an tỉnh").
    const end = fixedNames.match(tokens, from)
    if (end < 0 || end - from < 2 || levels.match(tokens, end) + plurals.match(tokens, end) < -1) return undefined
    if (!/^(?:ủy|công|mặt|hội|tòa|viện)$/.test(t?.low ?? '')) return undefined
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
  while (i < tokens.length && i < from + 12) {
    const t = at(tokens, i) as Token
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
  // Posts: "Giám đốc, Thủ trưởng các sở, ban, ngành".
  let start = i
  let held = false
  for (let n = 0; n < 5; n++) {
    let j = start
    const many = plurals.match(tokens, j)
    if (many > 0) j = many
    if (at(tokens, j)?.low === 'đồng' && at(tokens, j + 1)?.low === 'chí') j += 2
    if (fixedNames.match(tokens, j) > posts.match(tokens, j)) break
    const post = posts.match(tokens, j)
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
    if (lev > start || (at(tokens, i)?.capital && dutyVerbs.match(tokens, start) > 0))
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

/** A list of bodies from token `i`; `end` is the token after the last. */
export function bodyList(
  raw: string,
  tokens: readonly Token[],
  i: number,
  base = 0,
): { bodies: FoundBody[]; end: number } {
  const bodies: FoundBody[] = []
  let pos = i
  let end = i
  while (pos < tokens.length) {
    const listed = fieldList(raw, tokens, pos, base)
    const found = listed ? undefined : bodyAt(tokens, pos)
    if (listed) {
      bodies.push(...listed.bodies)
      end = listed.end
    } else if (found) {
      const from = at(tokens, pos) as Token
      const last = at(tokens, withoutPointing(tokens, pos, found.end) - 1) as Token
      bodies.push({
        text: raw.slice(from.start, last.end),
        span: { start: base + from.start, end: base + last.end },
        collective: found.collective,
      })
      end = found.end
    } else break
    end = overBracket(tokens, end)
    const joint = jointAfter(tokens, end)
    if (joint < 0) break
    if (bodyAt(tokens, joint) === undefined && !fieldList(raw, tokens, joint, base)) break
    pos = joint
  }
  return { bodies, end }
}

/** "các đơn vị nêu trên": the pointing words are no part of the name. */
function withoutPointing(tokens: readonly Token[], from: number, end: number): number {
  return end - from > 2 &&
    at(tokens, end - 1)?.low === 'trên' &&
    /^(?:nêu|nói|kể)$/.test(at(tokens, end - 2)?.low ?? '')
    ? end - 2
    : end
}

/** "(PA05)", "(sau đây gọi là …)" between two names is passed over. */
function overBracket(tokens: readonly Token[], i: number): number {
  if (at(tokens, i)?.text !== '(') return i
  for (let j = i + 1; j < Math.min(i + 16, tokens.length); j++) {
    if (at(tokens, j)?.text === ')') return j + 1
  }
  return i
}

/** "các Bộ: Tài chính, Nội vụ, Công an": each field is a body of that kind. */
function fieldList(
  raw: string,
  tokens: readonly Token[],
  i: number,
  base: number,
): { bodies: FoundBody[]; end: number } | undefined {
  let j = i
  const post = posts.match(tokens, j)
  if (post > 0) j = post
  const many = plurals.match(tokens, j)
  if (many > 0) j = many
  const head = at(tokens, j)
  if (!head || !/^(?:sở|bộ|ban|hội|cục|vụ|phòng)$/.test(head.low)) return undefined
  j++
  while (
    j < i + 9 &&
    at(tokens, j) &&
    at(tokens, j)?.text !== ':' &&
    (at(tokens, j)?.text === ',' || kinds.match(tokens, j) > 0)
  ) {
    const k = kinds.match(tokens, j)
    j = k > 0 ? k : j + 1
  }
  if (
    at(tokens, j)?.text !== ':' &&
    !(many > 0 && fields.match(tokens, j) > 0 && jointAfter(tokens, fields.match(tokens, j)) > 0)
  )
    return undefined
  if (at(tokens, j)?.text === ':') j++
  const kind = head.text.charAt(0).toUpperCase() + head.text.slice(1)
  const bodies: FoundBody[] = []
  let end = j
  while (j < tokens.length) {
    let stop = fields.match(tokens, j)
    if (stop < 0) {
      if (!at(tokens, j)?.capital || startsBody(tokens, j) || plurals.match(tokens, j) > 0) break
      stop = j + 1
      while (
        stop < j + 5 &&
        at(tokens, stop)?.word &&
        !isStop(tokens, stop) &&
        at(tokens, stop)?.low !== 'và' &&
        !at(tokens, stop)?.capital
      )
        stop++
    }
    const from = at(tokens, j) as Token
    const last = at(tokens, stop - 1) as Token
    bodies.push({
      text: `${kind} ${raw.slice(from.start, last.end)}`,
      span: { start: base + (at(tokens, i) as Token).start, end: base + last.end },
      collective: false,
    })
    end = stop
    const joint = jointAfter(tokens, stop)
    if (joint < 0 || at(tokens, stop)?.text === ';') break
    j = joint
  }
  return bodies.length > 0 ? { bodies, end } : undefined
}

/** Every body named anywhere in a text, in order. */
export function bodiesIn(raw: string, base = 0): FoundBody[] {
  const tokens = tokensOf(raw)
  const out: FoundBody[] = []
  for (let i = 0; i < tokens.length; ) {
    const list = bodyList(raw, tokens, i, base)
    if (list.bodies.length > 0) {
      out.push(...list.bodies)
      i = Math.max(list.end, i + 1)
    } else i++
  }
  return out
}
