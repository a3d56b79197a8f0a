import type { Count } from '@liem/domain/kernel/shapes'
import type { Language } from './words/language.ts'

const two = (n: number) => String(n).padStart(2, '0')

/** `2026-11-21` → `21/11/2026`. Blank for none. */
export function dayWords(iso: string | null | undefined): string {
  if (!iso) return ''
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** An instant as `14:05 21/11/2026`, always Vietnamese time. */
export function instantWords(iso: string | null | undefined): string {
  if (!iso) return ''
  const part = Object.fromEntries(clock.formatToParts(new Date(iso)).map((one) => [one.type, one.value]))
  return `${part.hour}:${part.minute} ${part.day}/${part.month}/${part.year}`
}

/** `1234567.5` → `1.234.567,5` (vi) or `1,234,567.5` (en). */
export function numberWords(value: number, language: Language = 'vi'): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 }).format(value)
}

/** Money in đồng: `1.234.567 đ`. */
export const moneyWords = (vnd: number, language: Language = 'vi') => `${numberWords(vnd, language)} đ`

/** Exact to 1,000, then “hơn 1.000”. */
export function countWords(count: Count, language: Language = 'vi'): string {
  const number = numberWords(count.count, language)
  if (!count.more) return number
  return language === 'vi' ? `hơn ${number}` : `over ${number}`
}

/** Share as a percentage with at most one decimal; a dash when there is nothing to divide by. */
export function shareWords(numerator: number, denominator: number, language: Language = 'vi'): string {
  if (denominator === 0) return '–'
  const percent = Math.round((numerator / denominator) * 1000) / 10
  return `${numberWords(percent, language)} %`
}

/** `123456` bytes → `121 KB`. */
export function sizeWords(bytes: number, language: Language = 'vi'): string {
  if (bytes < 1024) return `${bytes} byte`
  const mega = bytes / 1024 / 1024
  return mega >= 1
    ? `${numberWords(Math.round(mega * 10) / 10, language)} MB`
    : `${numberWords(Math.round(bytes / 1024), language)} KB`
}

/** Whole days from one date to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Today in Việt Nam as `2026-11-21`; screens prefer the server's `me.today`. */
export function todayIso(now = new Date()): string {
  const part = Object.fromEntries(clock.formatToParts(now).map((one) => [one.type, one.value]))
  return `${part.year}-${part.month}-${part.day}`
}

/** Reads a typed date: `1/3/26`, `01-03-2026`, `1.3`, `010326`, `01032026`, `2026-03-01`. Undefined when it is no date. */
export function parseDay(text: string, today: string): string | undefined {
  const trimmed = text.trim()
  const iso = trimmed.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const digits = trimmed.match(/^(\d{2})(\d{2})(\d{4}|\d{2})$/)
  const parts = digits ?? trimmed.match(/^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?$/)
  if (!parts) return undefined
  const thisYear = Number(today.slice(0, 4))
  return existing(fullYear(parts[3], thisYear), Number(parts[2]), Number(parts[1]))
}

/** Two digits mean the century that brings the year nearest: within 50 years before and 49 after. */
function fullYear(written: string | undefined, thisYear: number): number {
  if (!written) return thisYear
  if (written.length === 4) return Number(written)
  const guess = Math.floor(thisYear / 100) * 100 + Number(written)
  if (guess > thisYear + 49) return guess - 100
  return guess < thisYear - 50 ? guess + 100 : guess
}

function existing(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= 1900 && year < 2200 ? `${year}-${two(month)}-${two(day)}` : undefined
}

/** Lower case without tones or đ, so that “thanh tra” finds “Thanh tra” and “Thành Trà”. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}
