/** Collective names made of kinds of bodies ("các sở, ban, ngành cấp tỉnh"). */
import { at, isStop, jointAfter, level, type Match, withTails } from './body-parts.ts'
import { fixedNames, kinds, levels, plurals, tails, vagueKinds } from './body-words.ts'
import { dutyVerbs } from './duty-words.ts'
import type { Token } from './phrases.ts'

/** "sở, ban, ngành cấp tỉnh"; `free`: no number word stood before, so at least two kinds are needed. */
export function kindList(tokens: readonly Token[], from: number, free: boolean): Match | undefined {
  let end = kinds.match(tokens, from)
  if (end < 0) return undefined
  let count = 1
  const first = tokens
    .slice(from, end)
    .map((t) => t.low)
    .join(' ')
  for (;;) {
    const leveled = level(tokens, end)
    const tailed = withTails(tokens, leveled)
    const joint = jointAfter(tokens, tailed)
    // "các Ban của Hội đồng nhân dân tỉnh và đại biểu …": what names its owner is complete.
    const owned = tailed > leveled && at(tokens, leveled)?.low === 'của' && at(tokens, leveled + 1)?.capital
    if (joint < 0 || owned) {
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
    !/^(?:nêu|nói)$/.test(at(tokens, end)?.low ?? '') &&
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
export function fixedProper(tokens: readonly Token[], i: number): boolean {
  const t = at(tokens, i)
  if (!t?.capital) return false
  const end = kinds.match(tokens, i)
  const next = at(tokens, end)
  const name = fixedNames.match(tokens, i)
  return Boolean(next?.capital) || (name >= 0 && (levels.match(tokens, name) >= 0 || plurals.match(tokens, name) >= 0))
}
