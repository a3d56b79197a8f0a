import { civilOf, type DateLiteral, dayNumber, dayNumberOf, fromDayNumber, type IsoDate, isWeekend } from './dates.ts'

export type DayKind = 'holiday' | 'compensation' | 'swap_off' | 'swap_work'
export type DayStatus = 'certain' | 'unverified'

/** One dated row of the calendar. A working Saturday (`swap_work`) counts as a working day. */
export type CalendarDay = {
  date: string
  kind: DayKind
  /** As it stands in a sentence: `Ngày Văn hóa Việt Nam`, `nghỉ bù Giỗ Tổ Hùng Vương`. */
  name: string
  source: string
  status: DayStatus
  /** Rows that stand or fall together while unverified (the two days of a swap). */
  decision?: string
}

/**
 * A row confirmed by two officers. `undecided` opens a doubt about that day; `removes` takes away what is known about the
 * day: a shipped row, or (with kind `undecided`) every open question that names it.
 */
export type LocalDay = Omit<CalendarDay, 'kind'> & { kind: DayKind | 'undecided'; removes?: boolean }

/** A decision not taken yet: exactly one of the outcomes will hold. */
export type OpenQuestion = {
  key: string
  /** Vietnamese sentence without a full stop. */
  reason: string
  outcomes: readonly {
    words: string
    name: string
    holidays: readonly DateLiteral[]
    compensations: readonly DateLiteral[]
    /** Weekdays that may be freed by a swap; the working Saturday against them is never known in advance. */
    swapped?: readonly DateLiteral[]
  }[]
}

export type CalendarData = {
  firstYear: number
  lastYear: number
  days: readonly CalendarDay[]
  questions: readonly OpenQuestion[]
}

/** A doubt in the form the engine counts with. Outcome 0 is what the calendar records, or (undecided) the first possibility. */
export type Doubt = {
  key: string
  reason: string
  /** `unverified`: recorded but not compared with the document; `undecided`: nothing recorded. */
  kind: 'unverified' | 'undecided'
  outcomes: readonly ReadonlyMap<number, { off: boolean; name: string }>[]
  /** Day numbers that any outcome touches, ascending. */
  days: readonly number[]
}

/** Built once, never changed. Days are day numbers; see `isWorkingDay` and friends for dates. */
export type Calendar = {
  /** First and last year with a complete list; a date outside is always provisional. */
  firstYear: number
  lastYear: number
  firstDay: number
  lastDay: number
  isOff: (n: number) => boolean
  /** The recorded row of a day, if any (rows of known rules outside the list included). */
  dayAt: (n: number) => CalendarDay | undefined
  doubts: readonly Doubt[]
  /** Days of all doubts, ascending, for a quick look. */
  doubtfulDays: readonly number[]
}

const fixedHolidays = [
  { month: 1, day: 1, name: 'Tết Dương lịch', from: 0 },
  { month: 4, day: 30, name: 'Ngày Chiến thắng 30/4', from: 0 },
  { month: 5, day: 1, name: 'Ngày Quốc tế lao động 01/5', from: 0 },
  { month: 9, day: 2, name: 'Quốc khánh 02/9', from: 0 },
  // Paid holiday only since NQ 28/2026/QH16.
  { month: 11, day: 24, name: 'Ngày Văn hóa Việt Nam', from: 2026 },
] as const

/** Holidays of a year under Labour Code art. 112 with NQ 28/2026/QH16: a year is complete when so many are known. */
export function holidaysPerYear(year: number): number {
  return year >= 2026 ? 12 : 11
}

/** Holidays with a fixed solar date, for years without a published list. */
export function fixedHolidaysOf(year: number): CalendarDay[] {
  return fixedHolidays
    .filter((fixed) => year >= fixed.from)
    .map((fixed) => ({
      date: fromDayNumber(dayNumberOf(year, fixed.month, fixed.day)),
      kind: 'holiday',
      name: fixed.name,
      source: 'Bộ luật Lao động 45/2019/QH14, Điều 112',
      status: 'certain',
    }))
}

/**
 * Days made up under Labour Code art. 111.3: each holiday on a weekend gives the next day that is neither weekend, holiday
 * nor already given. Answers in the order of the holidays.
 */
export function compensationsFor(holidays: readonly CalendarDay[]): CalendarDay[] {
  const taken = new Set(holidays.map((holiday) => dayNumber(holiday.date)))
  return [...holidays]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .filter((holiday) => isWeekend(dayNumber(holiday.date)))
    .map((holiday) => {
      let n = dayNumber(holiday.date) + 1
      while (isWeekend(n) || taken.has(n)) n++
      taken.add(n)
      return {
        date: fromDayNumber(n),
        kind: 'compensation',
        name: `nghỉ bù ${holiday.name}`,
        source: 'Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3',
        status: 'certain',
      }
    })
}

const yearsBefore = 30
const yearsAfter = 60

const knownRules = new Map<number, readonly CalendarDay[]>()

/** What the law alone says about a year: fixed holidays and the days made up for them. The same for every calendar. */
function rulesOf(year: number): readonly CalendarDay[] {
  let rows = knownRules.get(year)
  if (!rows) {
    const fixed = fixedHolidaysOf(year)
    rows = [...fixed, ...compensationsFor(fixed)]
    knownRules.set(year, rows)
  }
  return rows
}

/** A calendar out of the shipped data and the rows confirmed locally. A local row replaces the shipped row of its day. */
export function buildCalendar(data: CalendarData, local: readonly LocalDay[] = []): Calendar {
  const rows = new Map<number, CalendarDay>()
  for (const row of data.days) rows.set(dayNumber(row.date), row)
  for (const row of local) {
    const n = dayNumber(row.date)
    if (row.removes && row.kind !== 'undecided') rows.delete(n)
    else if (row.kind !== 'undecided') rows.set(n, { ...row, kind: row.kind })
  }
  const lastYear = completeThrough(data.lastYear, local)
  for (let year = data.firstYear - yearsBefore; year <= lastYear + yearsAfter; year++) {
    if (year >= data.firstYear && year <= data.lastYear) continue
    for (const row of rulesOf(year)) {
      const n = dayNumber(row.date)
      if (!rows.has(n) && !local.some((mine) => mine.removes && mine.date === row.date)) rows.set(n, row)
    }
  }
  const doubts = [...openQuestions(data.questions, local), ...unverifiedRows(rows), ...undecidedRows(local)]
  return {
    firstYear: data.firstYear,
    lastYear,
    firstDay: dayNumberOf(data.firstYear, 1, 1),
    lastDay: dayNumberOf(lastYear, 12, 31),
    isOff: offLookup(rows),
    dayAt: (n) => rows.get(n),
    doubts,
    doubtfulDays: [...new Set(doubts.flatMap((doubt) => doubt.days))].sort((a, b) => a - b),
  }
}

/** One byte per day instead of a map: the inner loop of every working-day count. */
function offLookup(rows: ReadonlyMap<number, CalendarDay>): (n: number) => boolean {
  const first = Math.min(...rows.keys(), 0)
  const last = Math.max(...rows.keys(), 0)
  const off = new Uint8Array(last - first + 1)
  for (let n = first; n <= last; n++) off[n - first] = isWeekend(n) ? 1 : 0
  for (const [n, row] of rows) off[n - first] = row.kind === 'swap_work' ? 0 : 1
  return (n) => (n < first || n > last ? isWeekend(n) : off[n - first] === 1)
}

/** Officers complete a further year by entering the holidays that no fixed date gives. */
function completeThrough(lastYear: number, local: readonly LocalDay[]): number {
  let year = lastYear
  for (;;) {
    const next = year + 1
    const known = new Set(fixedHolidaysOf(next).map((row) => row.date))
    for (const row of local)
      if (row.kind === 'holiday' && !row.removes && civilOf(dayNumber(row.date)).year === next) known.add(row.date)
    if (known.size < holidaysPerYear(next)) return year
    year = next
  }
}

function openQuestions(questions: readonly OpenQuestion[], local: readonly LocalDay[]): Doubt[] {
  const entered = new Set(
    local
      .filter((row) => !row.removes && (row.kind === 'holiday' || row.kind === 'compensation'))
      .map((row) => row.date),
  )
  const settled = new Set(local.filter((row) => row.removes && row.kind === 'undecided').map((row) => row.date))
  return questions
    .filter((question) => {
      const sets = question.outcomes.map((outcome) => [...outcome.holidays, ...outcome.compensations])
      const decided = sets.some((set) => set.every((date) => isWeekend(dayNumber(date)) || entered.has(date)))
      return !decided && !sets.flat().some((date) => settled.has(date))
    })
    .map((question) =>
      doubt(
        question.key,
        question.reason,
        'undecided',
        question.outcomes.map(
          (outcome) =>
            new Map([
              ...outcome.holidays.map((date) => [dayNumber(date), { off: true, name: outcome.name }] as const),
              ...outcome.compensations.map(
                (date) => [dayNumber(date), { off: true, name: `nghỉ bù ${outcome.name}` }] as const,
              ),
              ...(outcome.swapped ?? []).map(
                (date) => [dayNumber(date), { off: true, name: `nghỉ hoán đổi ${outcome.name}` }] as const,
              ),
            ]),
        ),
      ),
    )
}

/** An unverified row might not hold: then its day is what the week says. Weekend rows change nothing and raise no doubt. */
function unverifiedRows(rows: ReadonlyMap<number, CalendarDay>): Doubt[] {
  const groups = new Map<string, [number, CalendarDay][]>()
  for (const [n, row] of rows) {
    if (row.status !== 'unverified' || (row.kind === 'swap_work') !== isWeekend(n)) continue
    const key = row.decision ?? `${row.kind}-${row.date}`
    const group = groups.get(key)
    if (group) group.push([n, row])
    else groups.set(key, [[n, row]])
  }
  return [...groups].map(([key, group]) => {
    group.sort(([a], [b]) => a - b)
    const named = group.map(([n, row]) => `${fromDayNumber(n).split('-').reverse().join('/')} – ${row.name}`)
    return doubt(key, `Chưa đối chiếu văn bản gốc về: ${named.join('; ')}`, 'unverified', [
      new Map(),
      new Map(group.map(([n, row]) => [n, { off: isWeekend(n), name: row.name }])),
    ])
  })
}

function undecidedRows(local: readonly LocalDay[]): Doubt[] {
  const decided = new Set(local.filter((row) => row.kind !== 'undecided' || row.removes).map((row) => row.date))
  return local
    .filter((row) => row.kind === 'undecided' && !row.removes && !decided.has(row.date))
    .map((row) => {
      const n = dayNumber(row.date)
      const state = (off: boolean) => new Map([[n, { off, name: row.name }]])
      return doubt(`undecided-${row.date}`, `Chưa quyết định: ${row.name}`, 'undecided', [
        state(isWeekend(n)),
        state(!isWeekend(n)),
      ])
    })
}

function doubt(key: string, reason: string, kind: Doubt['kind'], outcomes: Doubt['outcomes']): Doubt {
  const touched = new Set(outcomes.flatMap((outcome) => [...outcome.keys()]))
  return { key, reason, kind, outcomes, days: [...touched].sort((a, b) => a - b) }
}

/** Whether offices work on that date, as far as the calendar records it. */
export function isWorkingDay(calendar: Calendar, date: IsoDate): boolean {
  return !calendar.isOff(dayNumber(date))
}

/** Working days in (from, to]; negative when `to` is earlier. */
export function diffWorkingDays(from: IsoDate, to: IsoDate, calendar: Calendar): number {
  const a = dayNumber(from)
  const b = dayNumber(to)
  let count = 0
  for (let n = Math.min(a, b) + 1; n <= Math.max(a, b); n++) if (!calendar.isOff(n)) count++
  return a <= b ? count : -count
}

/** The date itself when offices work on it, else the next working day. */
export function onOrNextWorkingDay(date: IsoDate, calendar: Calendar): IsoDate {
  let n = dayNumber(date)
  while (calendar.isOff(n)) n++
  return fromDayNumber(n)
}
