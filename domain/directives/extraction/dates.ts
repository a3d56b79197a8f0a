/** Calendar dates as Vietnamese documents print them. */

export type ReadDate = { iso: string; start: number; end: number }

const daysIn = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate()

/** ISO date, or undefined when there is no such day. */
export function isoDate(day: number, month: number, year: number): string | undefined {
  if (![day, month, year].every(Number.isInteger)) return undefined
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** "ngày 26 tháng 02 năm 2024", "26/02/2024", "26-2-2024", "26.2.2024". */
export const datePattern =
  /(?<!\d)(?:ngày\s+)?(\d{1,2})\s*(?:tháng\s+(\d{1,2})\s*,?\s*năm\s+(\d{4})|([/.-])\s?(\d{1,2})\s?\4\s?(\d{4}))(?!\d)/giu

/** First full date in a text. */
export function firstDate(text: string): ReadDate | undefined {
  for (const m of text.matchAll(datePattern)) {
    const iso = isoDate(Number(m[1]), Number(m[2] ?? m[5]), Number(m[3] ?? m[6]))
    if (iso) return { iso, start: m.index, end: m.index + m[0].length }
  }
  return undefined
}
