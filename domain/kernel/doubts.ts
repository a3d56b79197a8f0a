import type { Calendar, Doubt } from './calendar.ts'
import { civilOf, formatDate, fromDayNumber } from './dates.ts'
import type { Reckoning } from './reckon.ts'

export type Judged = {
  chosen: Reckoning
  /** Name of a day off in the chosen outcome, beyond what the calendar records; undefined = as recorded. */
  assumed: (n: number) => { off: boolean; name: string } | undefined
  earliest: number | null
  latest: number | null
  /** Vietnamese reasons, without full stops; empty = certain. */
  reasons: string[]
}

type Overlay = ReadonlyMap<number, { off: boolean; name: string }>

const nothing = () => undefined
/** Enough for every doubt of the shipped calendar at once; beyond it doubts are tried one by one. */
const mostCombinations = 4096

/**
 * Counts under every outcome of every doubt that the count touches. Provisional exactly when two outcomes give different
 * days. Shown is the earliest day that undecided questions allow, with recorded rows taken as recorded: whoever acts by it
 * is in time whatever is announced.
 */
export function judge(calendar: Calendar, count: (isOff: (n: number) => boolean) => Reckoning): Judged {
  const plain = count(calendar.isOff)
  if (!touches(calendar.doubtfulDays, plain)) {
    const reasons = unknownYears(calendar, [plain])
    return { chosen: plain, assumed: nothing, earliest: plain.due, latest: plain.due, reasons }
  }

  // Another outcome may reach further and meet another doubt: widen until nothing new is met.
  let doubts: Doubt[] = []
  let runs: Run[] = []
  let reached: Reckoning[] = [plain]
  for (;;) {
    const met = calendar.doubts.filter((doubt) => reached.some((one) => touches(doubt.days, one)))
    if (met.length === doubts.length) break
    doubts = met
    runs = runAll(calendar, doubts, count)
    reached = [plain, ...runs.map((run) => run.result)]
  }

  const byDue = (a: Run, b: Run) => order(a.result.due) - order(b.result.due)
  const recorded = runs.filter((run) => doubts.every((doubt, i) => doubt.kind === 'undecided' || run.outcome[i] === 0))
  const chosen = recorded.reduce((best, run) => (byDue(run, best) < 0 ? run : best))
  const earliest = runs.reduce((best, run) => (byDue(run, best) < 0 ? run : best)).result.due
  const latest = runs.reduce((best, run) => (byDue(run, best) > 0 ? run : best)).result.due
  const reasons = doubts.filter((_, i) => moves(runs, i)).map((doubt) => doubt.reason)
  if (earliest !== latest) {
    if (reasons.length === 0) reasons.push(...doubts.map((doubt) => doubt.reason))
    reasons.push(
      latest === null || earliest === null
        ? 'Thời hạn có thể hết trước lúc tạm dừng hoặc không, tùy điều đó'
        : `Hạn có thể từ ${formatDate(fromDayNumber(earliest))} đến ${formatDate(fromDayNumber(latest))}, tùy điều đó`,
    )
  }
  reasons.push(...unknownYears(calendar, reached))
  return { chosen: chosen.result, assumed: (n) => chosen.overlay.get(n), earliest, latest, reasons }
}

type Run = { outcome: readonly number[]; overlay: Overlay; result: Reckoning }

const order = (due: number | null) => due ?? Number.MAX_SAFE_INTEGER

function runAll(
  calendar: Calendar,
  doubts: readonly Doubt[],
  count: (isOff: (n: number) => boolean) => Reckoning,
): Run[] {
  return combinations(doubts).map((outcome) => {
    const overlay = new Map<number, { off: boolean; name: string }>()
    doubts.forEach((doubt, i) => {
      for (const [n, state] of doubt.outcomes[outcome[i] ?? 0] ?? []) if (!overlay.has(n)) overlay.set(n, state)
    })
    return { outcome, overlay, result: count((n) => overlay.get(n)?.off ?? calendar.isOff(n)) }
  })
}

function combinations(doubts: readonly Doubt[]): number[][] {
  const total = doubts.reduce((product, doubt) => product * doubt.outcomes.length, 1)
  const first = doubts.map(() => 0)
  if (total > mostCombinations)
    return [
      first,
      ...doubts.flatMap((doubt, i) =>
        doubt.outcomes.slice(1).map((_, k) => first.map((o, j) => (j === i ? k + 1 : o))),
      ),
      doubts.map((doubt) => doubt.outcomes.length - 1),
    ]
  let found: number[][] = [[]]
  for (const doubt of doubts) found = found.flatMap((head) => doubt.outcomes.map((_, k) => [...head, k]))
  return found
}

/** Whether changing only doubt `i` changes the day in some combination of the others. */
function moves(runs: readonly Run[], i: number): boolean {
  const seen = new Map<string, number | null>()
  for (const run of runs) {
    const others = run.outcome.filter((_, j) => j !== i).join()
    const due = seen.get(others)
    if (due === undefined) seen.set(others, run.result.due)
    else if (due !== run.result.due) return true
  }
  return false
}

/** Whether the count asked about one of the days (ascending). */
function touches(days: readonly number[], { low, high }: Reckoning): boolean {
  let a = 0
  let b = days.length
  while (a < b) {
    const middle = (a + b) >> 1
    if ((days[middle] ?? 0) < low) a = middle + 1
    else b = middle
  }
  const first = days[a]
  return first !== undefined && first <= high
}

function unknownYears(calendar: Calendar, runs: readonly Reckoning[]): string[] {
  let low = Number.MAX_SAFE_INTEGER
  let high = Number.MIN_SAFE_INTEGER
  for (const run of runs) {
    if (run.low > run.high) continue
    low = Math.min(low, run.low)
    high = Math.max(high, run.high)
  }
  const reasons: string[] = []
  const say = (years: string) => `Chưa có lịch nghỉ ${years}: mới trừ cuối tuần và các ngày lễ cố định theo dương lịch`
  if (low < calendar.firstDay)
    reasons.push(say(yearRange(civilOf(low).year, Math.min(calendar.firstYear - 1, civilOf(high).year))))
  if (high > calendar.lastDay)
    reasons.push(say(yearRange(Math.max(calendar.lastYear + 1, civilOf(low).year), civilOf(high).year)))
  return reasons
}

const yearRange = (from: number, to: number) => (from === to ? `năm ${from}` : `các năm ${from}–${to}`)
