/** Words with their places, and longest-match look-up of phrases among them. */
import { sameTones } from './normal-text.ts'

export type Token = { text: string; low: string; start: number; end: number; capital: boolean; word: boolean }

const tokenPattern = /[\p{L}\p{M}]+(?:[&’'][\p{L}]+)*|\d+(?:[.,]\d+)*|[^\s\p{L}\d]/gu

/** Answers of a pure function for the texts asked last: one sentence is looked at from several sides. */
export function remembered<T>(work: (text: string) => T, most = 256): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const made = work(text)
    known.set(text, made)
    return made
  }
}

/** Splits a text into words, numbers and single marks. */
export const tokensOf: (raw: string) => readonly Token[] = remembered(split)

function split(raw: string): readonly Token[] {
  const text = sameTones(raw)
  const tokens: Token[] = []
  for (const m of text.matchAll(tokenPattern)) {
    const t = m[0]
    const word = /^\p{L}/u.test(t)
    tokens.push({
      text: t,
      low: t.toLowerCase(),
      start: m.index,
      end: m.index + t.length,
      capital: word && /^\p{Lu}/u.test(t),
      word,
    })
  }
  return tokens
}

type Branch = { next: Map<string, Branch>; ends: boolean }

export type PhraseBook = { match: (tokens: readonly Token[], at: number) => number }

/** A book of phrases; `match` gives the index after the longest phrase that starts at a token, or -1. Case is ignored. */
export function phraseBook(phrases: readonly string[]): PhraseBook {
  const root: Branch = { next: new Map(), ends: false }
  for (const phrase of phrases) {
    let at = root
    for (const token of tokensOf(phrase)) {
      let next = at.next.get(token.low)
      if (!next) {
        next = { next: new Map(), ends: false }
        at.next.set(token.low, next)
      }
      at = next
    }
    at.ends = true
  }
  return {
    match(tokens, from) {
      let branch: Branch | undefined = root
      let best = -1
      for (let i = from; i < tokens.length; i++) {
        branch = branch.next.get((tokens[i] as Token).low)
        if (!branch) break
        if (branch.ends) best = i + 1
      }
      return best
    },
  }
}
