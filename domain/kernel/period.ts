import {
  type DateLiteral,
  dayNumberOf,
  daysInMonth,
  formatDate,
  fromDayNumber,
  type IsoDate,
  isIsoDate,
  two,
} from './dates.ts'

/**
 * Periods as keys that sort and compare within their kind: `2027` year, `2026-H2` half-year, `2026-Q4` quarter, `2026-08`
 * month, `2026-08-15` day. Fixed dates of law and plans (“trước 31/3”, “Quý II”) are dates, not terms: they never roll.
 */
const shape = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/

type Months = { year: number; first: number; count: number }

function monthsOf(period: string): Months | undefined {
  const found = shape.exec(period)
  if (!found) return undefined
  const [, year, half, quarter, month] = found
  if (half) return { year: Number(year), first: half === '1' ? 1 : 7, count: 6 }
  if (quarter) return { year: Number(year), first: Number(quarter) * 3 - 2, count: 3 }
  if (month) return { year: Number(year), first: Number(month), count: 1 }
  return { year: Number(year), first: 1, count: 12 }
}

export function isPeriod(text: string): boolean {
  return isIsoDate(text) || monthsOf(text) !== undefined
}

function getMonths(period: string): Months {
  const months = monthsOf(period)
  if (!months) throw new RangeError(`Kỳ không hợp lệ: “${period}”`)
  return months
}

const dateOf = (year: number, month: number, day: number) => fromDayNumber(dayNumberOf(year, month, day))

/** First day of a period. Throws RangeError for anything that is not a period. */
export function periodStart(period: string): IsoDate {
  if (isIsoDate(period)) return period
  const { year, first } = getMonths(period)
  return dateOf(year, first, 1)
}

/** Last day of a period: the due date when a plan names only the period. Throws RangeError for anything else. */
export function periodEnd(period: string): IsoDate {
  if (isIsoDate(period)) return period
  const { year, first, count } = getMonths(period)
  const last = first + count - 1
  return dateOf(year, last, daysInMonth(year, last))
}

const roman = ['I', 'II', 'III', 'IV'] as const

/** `Quý IV/2026`, `Tháng 8/2026`, `6 tháng cuối năm 2026`, `Năm 2027`, `15/08/2026`. */
export function periodWords(period: string): string {
  if (isIsoDate(period)) return formatDate(period)
  const { year, first, count } = getMonths(period)
  if (count === 12) return `Năm ${year}`
  if (count === 6) return `6 tháng ${first === 1 ? 'đầu' : 'cuối'} năm ${year}`
  if (count === 3) return `Quý ${roman[(first - 1) / 3]}/${year}`
  return `Tháng ${first}/${year}`
}

export type Every = 'month' | 'quarter' | 'half-year' | 'year'

export type Recurrence = {
  every: Every
  /** Day of the month the instance is due; a month without it gives its last day. Default: the last day of the month. */
  day?: number
  /** Which month, 1 = first of the period (January for a year). Beyond the period it falls in the next one. Default: the last. */
  month?: number
}

export type Instance = { label: string; period: string; due: IsoDate }

const monthsPer: Readonly<Record<Every, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/**
 * The instances of a recurring duty that fall due from `from` through `to`, both included, in order of their dates.
 * `{every: 'month', month: 2, day: 5}` is “before the 5th of the following month”. Throws RangeError for a day outside 1…31
 * or a month outside 1…24.
 */
export function instancesOf(recurrence: Recurrence, from: IsoDate, to: IsoDate): Instance[] {
  const count = monthsPer[recurrence.every]
  const { day, month = count } = recurrence
  if (!Number.isInteger(month) || month < 1 || month > 24) throw new RangeError(`Tháng đến hạn không hợp lệ: ${month}`)
  if (day !== undefined && (!Number.isInteger(day) || day < 1 || day > 31))
    throw new RangeError(`Ngày đến hạn không hợp lệ: ${day}`)
  const found: Instance[] = []
  const lastYear = Number(to.slice(0, 4))
  // A due month up to two years behind its period: begin early enough.
  for (let year = Number(from.slice(0, 4)) - 2; year <= lastYear; year++) {
    for (let first = 1; first <= 12; first += count) {
      const at = first + month - 2
      const dueYear = year + Math.floor(at / 12)
      const dueMonth = (at % 12) + 1
      const length = daysInMonth(dueYear, dueMonth)
      const due = dateOf(dueYear, dueMonth, Math.min(day ?? length, length))
      if (due < from || due > to) continue
      const period = periodKey(recurrence.every, year, first)
      found.push({ label: periodWords(period), period, due })
    }
  }
  return found
}

function periodKey(every: Every, year: number, first: number): string {
  switch (every) {
    case 'month':
      return `${year}-${two(first)}`
    case 'quarter':
      return `${year}-Q${(first + 2) / 3}`
    case 'half-year':
      return `${year}-H${first === 1 ? 1 : 2}`
    case 'year':
      return String(year)
  }
}

/** The period of a kind that holds a date: the quarter of `2026-11-21` is `2026-Q4`. */
export function periodOf(every: Every, date: IsoDate | DateLiteral): string {
  const count = monthsPer[every]
  const month = Number(date.slice(5, 7))
  return periodKey(every, Number(date.slice(0, 4)), month - ((month - 1) % count))
}
