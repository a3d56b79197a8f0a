/** Pieces of the names of bodies: places, levels, what may follow a name, and what joins two names. */
import { fixedNames, heads, kinds, levels, plurals, posts, stops, tails } from './body-words.ts'
import type { Token } from './phrases.ts'

export type Match = { end: number; collective: boolean }

export const at = (tokens: readonly Token[], i: number) => tokens[i]

export const isStop = (tokens: readonly Token[], i: number) => stops.match(tokens, i) >= 0

export function startsBody(tokens: readonly Token[], i: number): boolean {
  return (
    fixedNames.match(tokens, i) >= 0 ||
    (heads.match(tokens, i) >= 0 && Boolean(at(tokens, i)?.capital)) ||
    posts.match(tokens, i) >= 0
  )
}

export function place(tokens: readonly Token[], from: number): number {
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

/** "tỉnh Thanh Hóa", "các xã, phường", "cấp xã", "thành phố". */
export function level(tokens: readonly Token[], from: number): number {
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

export function withTails(tokens: readonly Token[], from: number): number {
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
export function jointAfter(tokens: readonly Token[], i: number): number {
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
