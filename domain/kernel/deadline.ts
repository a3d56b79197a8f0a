import type { Calendar } from './calendar.ts'
import { dayNumber, formatDate, fromDayNumber, type IsoDate } from './dates.ts'
import { explain } from './deadline-words.ts'
import { judge } from './doubts.ts'
import { type Definition, type LawRef, type LawStatus, versionOn } from './law.ts'
import { type Extension, isBackward, mergeGaps, type Pause, reckon, type Term, type Unit } from './reckon.ts'
import { type LocalValues, localValueOn, noLocalValues, readLength } from './values.ts'

/** A term in law; `mayExtend` lists the longest lawful extensions in their order, for the module that grants them. */
export type DeadlineRule = Term & { mayExtend?: readonly Extension[] }

/** A clock that law or an internal target starts. Its length may be superseded by a `law_value` row with the same key. */
export type Deadline = Definition<DeadlineRule>

export type Facts = {
  /** The day of the event (the day a term runs from, or the event a term lies before). */
  start: IsoDate
  pauses?: readonly Pause[]
  extensions?: readonly Extension[]
  /** Take the version in force on this date instead of on `start` (transition rules, records kept under their version). */
  under?: IsoDate
  /** Confirmed `law_value` rows. */
  local?: LocalValues
  /** Ground of a bare term that is counted again. */
  ground?: DueVersion
}

export type Due = {
  /** The day at whose end (24:00, BLDS 148.6) the term ends. Null while a pause is open. */
  due: IsoDate | null
  /** The same before a roll to a working day. */
  unrolled: IsoDate | null
  /** The range that undecided or unverified days leave open; both equal `due` when certain. */
  earliest: IsoDate | null
  latest: IsoDate | null
  provisional: boolean
  /** Why provisional; empty when certain. Vietnamese sentences. */
  reasons: string[]
  /** The whole reasoning, reasons included, one short Vietnamese sentence each. */
  explanation: string[]
  /** The term that was counted, local length included: with the facts, all that a later recount needs. */
  term: Term
  /** The legal ground; null for a bare term. */
  version: DueVersion | null
}

export type DueVersion = { key: string; since: string; law: LawRef; status: LawStatus; localSource?: string }

const daysPerUnit: Readonly<Record<Unit, number>> = {
  WD: 1,
  CD: 1,
  week: 7,
  month: 31,
  year: 366,
  'detention-month': 30,
  'WD-before': 1,
  'CD-before': 1,
}

/** Longest a term may be, in days: about a hundred years. Protects the count from nonsense. */
const longestDays = 36_600

/** The longest length allowed in a unit. */
export function longestLength(unit: Unit): number {
  return Math.floor(longestDays / daysPerUnit[unit])
}

const none: readonly never[] = []

/**
 * When a term ends, and why. Pure: the calendar is an argument.
 * Throws RangeError for lengths below 1 or beyond about a hundred years, pauses that end before they begin, and pauses or extensions of a term
 * before an event.
 */
export function dueOn(what: Deadline | Term, facts: Facts, calendar: Calendar): Due {
  const { term, version } = 'versions' in what ? termOf(what, facts) : { term: what, version: facts.ground ?? null }
  const extensions = facts.extensions ?? none
  checkFacts(term, facts.pauses ?? none, extensions)
  const start = dayNumber(facts.start)
  const gaps = mergeGaps(
    (facts.pauses ?? none).map((pause) => ({
      from: dayNumber(pause.from),
      resume: pause.resume === undefined ? Number.POSITIVE_INFINITY : dayNumber(pause.resume),
    })),
  )
  const judged = judge(calendar, (isOff) => reckon(isOff, term, start, gaps, extensions))
  const { chosen } = judged
  const reasons = judged.reasons.map((reason) => `${reason}.`)
  return {
    due: dateOf(chosen.due),
    unrolled: dateOf(chosen.unrolled),
    earliest: dateOf(judged.earliest),
    latest: dateOf(judged.latest),
    provisional: reasons.length > 0,
    reasons,
    explanation: explain({ term, version, start, gaps, extensions, judged, reasons, calendar }),
    term,
    version,
  }
}

const dateOf = (n: number | null): IsoDate | null => (n === null ? null : fromDayNumber(n))

/** The term in force: the version's rule, its length superseded by a confirmed local row of the same key. */
export function termOf(deadline: Deadline, facts: Facts): { term: Term; version: DueVersion } {
  const on = facts.under ?? facts.start
  const { since, law, status, rule } = versionOn(deadline, on)
  const { mayExtend: _, ...term } = rule
  const row = localValueOn(deadline.key, on, facts.local ?? noLocalValues)
  if (!row || row.since < since) return { term, version: { key: deadline.key, since, law, status } }
  return {
    term: { ...term, length: readLength(row.value) },
    version: { key: deadline.key, since: row.since, law, status: row.status, localSource: row.source },
  }
}

function checkFacts(term: Term, pauses: readonly Pause[], extensions: readonly Extension[]): void {
  for (const { unit, length } of [term, ...extensions])
    if (!Number.isInteger(length) || length < 1 || length > longestLength(unit))
      throw new RangeError(`Độ dài thời hạn phải là số nguyên từ 1 đến ${longestLength(unit)}, nhận được ${length}`)
  if (isBackward(term) && (pauses.length > 0 || extensions.length > 0))
    throw new RangeError('Thời hạn đếm lùi trước một sự kiện không có tạm dừng hay gia hạn')
  for (const { from, resume } of pauses)
    if (resume !== undefined && resume < from)
      throw new RangeError(`Ngày tiếp tục (${formatDate(resume)}) sớm hơn ngày tạm dừng (${formatDate(from)})`)
}
