import { addMonthsTo, type IsoDate } from './dates.ts'

/**
 * Counting of terms on day numbers, given which days are off. Rules of Bộ luật Dân sự 91/2015/QH13, Điều 144–148 and
 * Bộ luật Tố tụng hình sự 101/2015/QH13, Điều 134; the choices they leave open are stated at each type.
 */

/** Working days: only working days are counted, the day of the event is not. Ends on a working day by nature. */
export type WorkingDays = { unit: 'WD'; length: number }

/**
 * Calendar terms: the day of the event is not counted (147); day terms end with their last day, week/month/year terms on the
 * same weekday or date, or the month's last day (148.1–4). `roll` (default true): a last day off moves to the next working day (148.5).
 */
export type CalendarTerm = { unit: 'CD' | 'week' | 'month' | 'year'; length: number; roll?: boolean }

/**
 * Custody: one month is 30 days, days off count, never rolls (BLTTHS 134.1). `startCounts` (default false, as for every
 * other term): set it where the order itself counts its first day, as procurators do, so that nobody is kept a day too long.
 */
export type DetentionTerm = { unit: 'detention-month'; length: number; startCounts?: boolean }

/** “At least N working days before”: the N-th working day back, the day of the event not counted. */
export type WorkingDaysBefore = { unit: 'WD-before'; length: number }

/**
 * “At least N days before”: N days back. No rule moves such a day, and moving it later would shorten the notice, so by
 * default it stays; `roll: true` moves it back to the working day before.
 */
export type CalendarDaysBefore = { unit: 'CD-before'; length: number; roll?: boolean }

export type ForwardTerm = WorkingDays | CalendarTerm | DetentionTerm
export type BackwardTerm = WorkingDaysBefore | CalendarDaysBefore
export type Term = ForwardTerm | BackwardTerm
export type Unit = Term['unit']

/** Counted from the last day before rolling, so a roll never lengthens what follows; lawful maxima then add up. */
export type Extension = { unit: ForwardTerm['unit']; length: number }

/** `from` = first day not counted, `resume` = first day counted again; none = still paused. */
export type Pause = { from: IsoDate; resume?: IsoDate }

/** Pauses as merged, ascending, half-open ranges of day numbers; `resume` Infinity while open. */
export type Gap = { from: number; resume: number }

export type Reckoning = {
  /** Last day of each part: the term, then its extensions, before any roll. Null where counting stands still. */
  ends: (number | null)[]
  /** Last day before rolling. */
  unrolled: number | null
  due: number | null
  /** Days asked of the calendar, inclusive; `low > high` when none was. */
  low: number
  high: number
}

export function isBackward(term: Term): term is BackwardTerm {
  return term.unit === 'WD-before' || term.unit === 'CD-before'
}

/** Whether a last day off moves. */
export function rolls(term: Term): boolean {
  switch (term.unit) {
    case 'CD':
    case 'week':
    case 'month':
    case 'year':
      return term.roll ?? true
    case 'CD-before':
      return term.roll ?? false
    default:
      return false
  }
}

/** Counts a term. Pauses and extensions belong to forward terms only; the caller has checked that. */
export function reckon(
  isOff: (n: number) => boolean,
  term: Term,
  start: number,
  gaps: readonly Gap[],
  extensions: readonly Extension[],
): Reckoning {
  return isBackward(term) ? countBack(isOff, term, start) : countForward(isOff, term, start, gaps, extensions)
}

function countBack(isOff: (n: number) => boolean, term: BackwardTerm, start: number): Reckoning {
  if (term.unit === 'WD-before') {
    let n = start
    for (let left = term.length; left > 0; ) if (!isOff(--n)) left--
    return { ends: [n], unrolled: n, due: n, low: n, high: start - 1 }
  }
  const unrolled = start - term.length
  let due = unrolled
  if (!rolls(term)) return { ends: [unrolled], unrolled, due, low: 1, high: 0 }
  while (isOff(due)) due--
  return { ends: [unrolled], unrolled, due, low: due, high: unrolled }
}

function countForward(
  isOff: (n: number) => boolean,
  term: ForwardTerm,
  start: number,
  gaps: readonly Gap[],
  extensions: readonly Extension[],
): Reckoning {
  const ends: (number | null)[] = []
  let low = 1
  let high = 0
  let end: number | null = start
  let part: ForwardTerm | Extension = term
  for (let i = 0; end !== null; i++) {
    const from: number = end
    if (part.unit === 'WD') {
      end = countWorking(isOff, from, part.length, gaps)
      if (low > high) low = from + 1
      // An open pause stops the count in its first day; nothing behind it was asked.
      high = end ?? Math.max(from, (gaps.at(-1)?.from ?? from) - 1)
    } else {
      end = skipGaps(from, nominalEnd(part, from, i === 0), gaps)
    }
    ends.push(end)
    const next = extensions[i]
    if (!next) break
    part = next
  }
  if (end === null) return { ends, unrolled: null, due: null, low, high }
  // The base rule says whether the whole rolls; a part in custody months never does, working days need not.
  const movable = part.unit !== 'WD' && part.unit !== 'detention-month' && (rolls(term) || term.unit === 'WD')
  if (!movable) return { ends, unrolled: end, due: end, low, high }
  const due = rollForward(isOff, end, gaps)
  if (low > high) low = end
  return { ends, unrolled: end, due, low, high: due ?? gaps.at(-1)?.from ?? end }
}

/** Last day of a part when nothing is paused. Only the first part of a custody term counts its own first day. */
function nominalEnd(part: ForwardTerm | Extension, from: number, first: boolean): number {
  switch (part.unit) {
    case 'CD':
    case 'WD':
      return from + part.length
    case 'week':
      return from + 7 * part.length
    case 'month':
      return addMonthsTo(from, part.length)
    case 'year':
      return addMonthsTo(from, 12 * part.length)
    case 'detention-month': {
      const startCounts = first && 'startCounts' in part && part.startCounts === true
      return from + 30 * part.length - (startCounts ? 1 : 0)
    }
  }
}

/** Pushes an end by every paused day after `from`; a pushed end may reach the next pause. Null inside an open pause. */
function skipGaps(from: number, end: number, gaps: readonly Gap[]): number | null {
  let pushed = end
  for (const gap of gaps) {
    const first = Math.max(gap.from, from + 1)
    if (gap.resume <= first) continue
    if (first > pushed) break
    if (gap.resume === Number.POSITIVE_INFINITY) return null
    pushed += gap.resume - first
  }
  return pushed
}

function countWorking(
  isOff: (n: number) => boolean,
  from: number,
  length: number,
  gaps: readonly Gap[],
): number | null {
  let n = from
  let left = length
  let g = 0
  while (left > 0) {
    n++
    let gap = gaps[g]
    while (gap && gap.resume <= n) gap = gaps[++g]
    if (gap && gap.from <= n) {
      if (gap.resume === Number.POSITIVE_INFINITY) return null
      n = gap.resume
    }
    if (!isOff(n)) left--
  }
  return n
}

/** Next day that is neither off nor paused. A roll that meets a pause waits for its end. */
function rollForward(isOff: (n: number) => boolean, end: number, gaps: readonly Gap[]): number | null {
  let n = end
  for (;;) {
    const gap = gaps.find((one) => one.from <= n && n < one.resume)
    if (gap && n > end) {
      if (gap.resume === Number.POSITIVE_INFINITY) return null
      n = gap.resume
    } else if (isOff(n)) n++
    else return n
  }
}

/** Merges pauses that touch or overlap; leaves out those without a day. */
export function mergeGaps(gaps: readonly Gap[]): Gap[] {
  const merged: Gap[] = []
  for (const gap of [...gaps].filter((one) => one.resume > one.from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && gap.from <= last.resume) last.resume = Math.max(last.resume, gap.resume)
    else merged.push({ ...gap })
  }
  return merged
}
