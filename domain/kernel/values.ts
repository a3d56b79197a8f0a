import type { IsoDate } from './dates.ts'
import type { LawStatus } from './law.ts'

/** A number, date, threshold, label or list that law or practice fixes, as the program ships it. */
export type LawValue<T> = {
  key: string
  /** Vietnamese name shown beside the value. */
  words: string
  value: T
  /** Vietnamese unit: `ngày làm việc`, `%`, `đồng`; empty for texts and lists. */
  unit: string
  since: string
  source: string
  status: LawStatus
}

/** A dated row of `law_value`, confirmed by a second officer; supersedes the shipped value from `since` on. */
export type LocalValue = { key: string; value: unknown; since: string; source: string; status: LawStatus }

/** Confirmed local rows by key. An empty map means: the shipped values hold. */
export type LocalValues = ReadonlyMap<string, readonly LocalValue[]>

export const noLocalValues: LocalValues = new Map()

/** Groups confirmed rows for `valueOn`. Withdrawn and unconfirmed rows must not be among them. */
export function localValues(rows: readonly LocalValue[]): LocalValues {
  const byKey = new Map<string, LocalValue[]>()
  for (const row of rows) {
    const known = byKey.get(row.key)
    if (known) known.push(row)
    else byKey.set(row.key, [row])
  }
  return byKey
}

export type CurrentValue<T> = { value: T; since: string; source: string; status: LawStatus; local: boolean }

/** The local row that holds for a key on a date: the latest `since` not after the date; the later row wins a tie. */
export function localValueOn(key: string, date: IsoDate, overrides: LocalValues): LocalValue | undefined {
  let found: LocalValue | undefined
  for (const row of overrides.get(key) ?? []) {
    if (row.since <= date && (!found || row.since >= found.since)) found = row
  }
  return found
}

/**
 * The value that holds on a date. Shipped rows of one key may be several, each with its date; the latest date wins, and on
 * the same date the local row wins. `read` checks what came from the database and throws if it is not a `T`.
 * Throws RangeError when nothing holds yet on that date.
 */
export function valueOn<T>(
  shipped: LawValue<T> | readonly LawValue<T>[],
  date: IsoDate,
  overrides: LocalValues,
  read: (value: unknown) => T,
): CurrentValue<T> {
  const rows = Array.isArray(shipped) ? (shipped as readonly LawValue<T>[]) : [shipped as LawValue<T>]
  let ours: LawValue<T> | undefined
  for (const row of rows) if (row.since <= date && (!ours || row.since >= ours.since)) ours = row
  const key = rows[0]?.key ?? ''
  const theirs = localValueOn(key, date, overrides)
  if (theirs && (!ours || theirs.since >= ours.since)) {
    const { since, source, status } = theirs
    return { value: read(theirs.value), since, source, status, local: true }
  }
  if (!ours) throw new RangeError(`“${key}” chưa có giá trị vào ngày ${date}`)
  return { value: ours.value, since: ours.since, source: ours.source, status: ours.status, local: false }
}

/** A whole number of at least 1, for lengths of terms. */
export function readLength(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new RangeError(`Giá trị phải là số nguyên dương, nhận được: ${JSON.stringify(value)}`)
  return value
}

/** A list of whole numbers of at least 0, for reminders. */
export function readDayList(value: unknown): readonly number[] {
  if (!Array.isArray(value) || value.some((n) => !Number.isInteger(n) || n < 0))
    throw new RangeError(`Giá trị phải là danh sách số nguyên không âm, nhận được: ${JSON.stringify(value)}`)
  return value as number[]
}
