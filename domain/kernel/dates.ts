/**
 * Calendar dates without a clock. Inside the engines a date is a day number (days since 1970-01-01), outside an `IsoDate`.
 * The only place where an instant becomes a date is `today`, always in Asia/Ho_Chi_Minh.
 */
declare const dateBrand: unique symbol

/** A date that exists, written `2026-11-21`. Made by `isoDate` only; compares correctly as text. */
export type IsoDate = string & { readonly [dateBrand]: true }

/** How declarations write a date; `checkVersions` proves that it exists. */
export type DateLiteral = `${number}-${number}-${number}`

export const TIME_ZONE = 'Asia/Ho_Chi_Minh'

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The date of an instant in Việt Nam: 17:00 UTC is already tomorrow. */
export function today(now: Date): IsoDate {
  const found = Object.fromEntries(parts.formatToParts(now).map((part) => [part.type, part.value]))
  return isoDate(`${found.year?.padStart(4, '0')}-${found.month}-${found.day}`)
}

const shape = /^\d{4}-\d{2}-\d{2}$/

export function isIsoDate(text: unknown): text is IsoDate {
  return typeof text === 'string' && shape.test(text) && text >= '1000' && fromDayNumber(dayNumber(text)) === text
}

/** Throws RangeError for anything but an existing date in the form year-month-day. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`Ngày không hợp lệ: “${text}” (cần dạng năm-tháng-ngày, ví dụ 2026-11-21)`)
  return text
}

/** Days since 1970-01-01 of a proleptic Gregorian date; month 1…12. Overflowing days carry over. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export type Civil = { year: number; month: number; day: number }

export function civilOf(n: number): Civil {
  const z = n + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

const digit = (text: string, at: number) => text.charCodeAt(at) - 48

/** Day number of a date already known to have the shape `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3)
  return dayNumberOf(year, digit(date, 5) * 10 + digit(date, 6), digit(date, 8) * 10 + digit(date, 9))
}

export const two = (n: number) => (n < 10 ? `0${n}` : String(n))

export function fromDayNumber(n: number): IsoDate {
  const { year, month, day } = civilOf(n)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as IsoDate
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(n: number): number {
  return (((n + 4) % 7) + 7) % 7
}

export function isWeekend(n: number): boolean {
  const weekday = weekdayOf(n)
  return weekday === 0 || weekday === 6
}

export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayNumberOf(year, month + 1, 1) - dayNumberOf(year, month, 1)
}

/** Same date `months` later, or the last day of that month if it has no such date (BLDS 2015, Điều 148 khoản 3). */
export function addMonthsTo(n: number, months: number): number {
  const { year, month, day } = civilOf(n)
  const total = year * 12 + (month - 1) + months
  const y = Math.floor(total / 12)
  const m = total - y * 12 + 1
  return dayNumberOf(y, m, Math.min(day, daysInMonth(y, m)))
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days)
}

export function addMonths(date: IsoDate, months: number): IsoDate {
  return fromDayNumber(addMonthsTo(dayNumber(date), months))
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function diffDays(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days left until the end of `due`: 0 = due today, negative = days overdue. */
export function daysLeft(due: IsoDate, on: IsoDate): number {
  return diffDays(on, due)
}

/** `2026-11-21` → `21/11/2026`. */
export function formatDate(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const

/** Vietnamese name of the weekday, as it stands inside a sentence. */
export function weekdayWords(date: string): string {
  return weekdays[weekdayOf(dayNumber(date))] ?? ''
}

/** `2026-11-30` → `30/11/2026 (thứ Hai)`. */
export function formatDay(date: string): string {
  return `${formatDate(date)} (${weekdayWords(date)})`
}
