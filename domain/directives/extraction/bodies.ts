/** Finds the bodies a text names: lists of them at a word, or all of them. */
import { bodyAt } from './body-names.ts'
import { at, isStop, jointAfter, startsBody } from './body-parts.ts'
import { fields, kinds, plurals, posts } from './body-words.ts'
import { type Token, tokensOf } from './phrases.ts'
import type { Span } from './source-text.ts'

export type FoundBody = {
  text: string
  span: Span
  /** A common name of many bodies. */
  collective: boolean
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
      if (!isApposition(tokens, pos, bodies.length))
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

/** "Ban Nội chính Tỉnh ủy - Cơ quan Thường trực Ban Chỉ đạo": the second name tells what the first one is. */
function isApposition(tokens: readonly Token[], i: number, before: number): boolean {
  if (before === 0 || at(tokens, i)?.low !== 'cơ' || at(tokens, i + 1)?.low !== 'quan') return false
  if (at(tokens, i + 2)?.low !== 'thường' || at(tokens, i + 3)?.low !== 'trực') return false
  const mark = at(tokens, i - 1)?.text ?? ''
  return /^[-–(]$/.test(mark) || (mark === ',' && !at(tokens, i)?.capital)
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
