import { type Deadline, longestLength } from '../kernel/deadline.ts'
import { unitWords } from '../kernel/deadline-words.ts'
import { type LawStatus, lawWords } from '../kernel/law.ts'
import type { LawValue } from '../kernel/values.ts'
import { petitionDeadlines } from '../petitions/deadlines.ts'
import { identityClass, identityClasses } from '../petitions/identity-class.ts'
import { reminderDays, taskDeadlines } from '../tasks/deadlines.ts'

/** A number that officers may replace by a dated row, as the program ships it. */
export type KnownValue = {
  key: string
  words: string
  unit: string
  /** `length`: a whole number from 1; `days`: a list of whole numbers from 0; `choice`: one of `choices`. */
  shape: 'length' | 'days' | 'choice'
  /** Largest number that makes sense. */
  most: number
  choices?: Readonly<Record<string, string>>
  shipped: readonly { value: Value; since: string; source: string; status: LawStatus }[]
}
type Value = number | readonly number[] | string

function ofDeadline({ key, words, versions }: Deadline): KnownValue {
  const { unit } = versions[0].rule
  return {
    key,
    words,
    unit: unitWords[unit],
    shape: 'length',
    most: longestLength(unit),
    shipped: versions.map(({ since, law, status, rule }) => ({
      value: rule.length,
      since,
      source: lawWords(law),
      status,
    })),
  }
}

function ofDays({ key, words, unit, ...shipped }: LawValue<readonly number[]>): KnownValue {
  return { key, words, unit, shape: 'days', most: 365, shipped: [shipped] }
}

function ofChoice(
  { key, words, unit, ...shipped }: LawValue<string>,
  choices: Readonly<Record<string, string>>,
): KnownValue {
  return { key, words, unit, shape: 'choice', most: 0, choices, shipped: [shipped] }
}

/** Every number of law or internal target that the province may replace, in the order they are shown. */
export const knownValues: readonly KnownValue[] = [
  ...taskDeadlines.map(ofDeadline),
  ...petitionDeadlines.map(ofDeadline),
  ofDays(reminderDays),
  ofChoice(identityClass, identityClasses),
]

export const findKnownValue = (key: string): KnownValue | undefined => knownValues.find((one) => one.key === key)

/** What is wrong with a proposed value, in Vietnamese; null when it may stand. */
export function valueFault({ shape, most, unit, choices = {} }: KnownValue, value: Value): string | null {
  if (shape === 'choice' || typeof value === 'string')
    return shape === 'choice' && typeof value === 'string' && Object.hasOwn(choices, value)
      ? null
      : 'Xin chọn một giá trị trong danh sách'
  const isWhole = (n: number, least: number) => Number.isInteger(n) && n >= least && n <= most
  if (shape === 'length') {
    if (typeof value === 'number' && isWhole(value, 1)) return null
    return `Xin ghi một số nguyên từ 1 đến ${most} (${unit})`
  }
  if (typeof value !== 'number' && value.length > 0 && value.every((n) => isWhole(n, 0))) return null
  return `Xin ghi danh sách số ngày, mỗi số nguyên từ 0 đến ${most}`
}
