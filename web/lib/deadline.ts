import { daysBetween, dayWords, numberWords } from './format.ts'
import type { Language } from './words/language.ts'
import type { Words } from './words/vi.ts'

export type DeadlineTone = 'red' | 'amber' | 'green' | 'plain' | 'grey'
export type DeadlineState = {
  dueOn: string | null | undefined
  today: string
  /** Accepted on this day: green, or grey words when late. */
  doneOn?: string | null
  doneLate?: boolean
  /** Days before the date from which it counts as soon. */
  soonDays?: number
}

/** Words and colour of a deadline. Red only when overdue, amber when near, green when done, grey when there is none. */
export function deadlineFace(
  state: DeadlineState,
  w: Words['deadline'],
  language: Language,
): { tone: DeadlineTone; words: string } {
  const { dueOn, today, doneOn, doneLate, soonDays = 7 } = state
  if (doneOn) {
    const late = doneLate ?? (!!dueOn && doneOn > dueOn)
    return late
      ? { tone: 'grey', words: w.doneLate(dayWords(doneOn)) }
      : { tone: 'green', words: w.done(dayWords(doneOn)) }
  }
  if (!dueOn) return { tone: 'grey', words: w.none }
  const left = daysBetween(today, dueOn)
  if (left < 0) return { tone: 'red', words: w.overdue(numberWords(-left, language)) }
  if (left === 0) return { tone: 'amber', words: w.today }
  if (left === 1) return { tone: 'amber', words: w.tomorrow }
  return { tone: left <= soonDays ? 'amber' : 'plain', words: w.left(numberWords(left, language)) }
}
