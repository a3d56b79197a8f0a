import { buildCalendar, type Calendar } from '@liem/domain/kernel/calendar'
import { dayNumber, fromDayNumber, type IsoDate, isoDate } from '@liem/domain/kernel/dates'
import { holidays } from '@liem/domain/kernel/holidays'

/** The days of the story, all told from `today`: the calendar the program ships, no local rows. */
export type Times = {
  today: IsoDate
  calendar: Calendar
  /** The working day `days` before today, or the last one before it. */
  ago(days: number): IsoDate
  /** That day if it is a working day, else the next one. */
  workday(date: string): IsoDate
  /** `count` working days later. */
  later(date: string, count: number): IsoDate
}

export function timesOf(today: string): Times {
  const calendar = buildCalendar(holidays, [])
  const back = (n: number): number => (calendar.isOff(n) ? back(n - 1) : n)
  const forth = (n: number): number => (calendar.isOff(n) ? forth(n + 1) : n)
  return {
    today: isoDate(today),
    calendar,
    ago: (days) => fromDayNumber(back(dayNumber(today) - days)),
    workday: (date) => fromDayNumber(forth(dayNumber(date))),
    later: (date, count) => {
      let n = dayNumber(date)
      for (let left = count; left > 0; left--) n = forth(n + 1)
      return fromDayNumber(n)
    },
  }
}
