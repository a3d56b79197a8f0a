import { buildCalendar, type Calendar, type LocalDay } from '@liem/domain/kernel/calendar'
import { isoDate } from '@liem/domain/kernel/dates'
import { dueOn } from '@liem/domain/kernel/deadline'
import { holidays } from '@liem/domain/kernel/holidays'
import { type LocalValue, type LocalValues, localValues } from '@liem/domain/kernel/values'
import { clocksFromReceipt } from '@liem/domain/petitions/deadlines'
import type { Kind } from '@liem/domain/petitions/fields'
import { identityClassOn, mayKeepIdentity } from '@liem/domain/petitions/identity-class'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import type { Terms } from '#platform/obligations'

export type Law = { stamp: string; calendar: Calendar; values: LocalValues }

type Answer = { stamp: string; days: LocalDay[]; values: LocalValue[] } | null

/** The law as confirmed in this house, for the portal, which may read no table. `kept` is asked anew only for what changed. */
export async function readLaw(db: Db, kept: Law | undefined): Promise<Law> {
  const { rows } = await sql<{ law: Answer }>`select intake_law(${kept?.stamp ?? '-'}) as law`.execute(db)
  const law = rows[0]?.law
  if (!law) {
    if (!kept) throw new Error('intake_law answered nothing')
    return kept
  }
  return { stamp: law.stamp, calendar: buildCalendar(holidays, law.days), values: localValues(law.values) }
}

/** Whether an identity may be kept in this installation today. */
export const identityAllowed = (law: Law, day: string, network: string): boolean =>
  mayKeepIdentity(identityClassOn(day, law.values).value, network)

/** The clocks that start with the receipt, as rows of `obligation`. */
export function firstClocks(law: Law, kind: Kind, day: string) {
  return clocksFromReceipt({ kind, channel: 'portal' }).map((deadline) => {
    const due = dueOn(deadline, { start: isoDate(day), local: law.values }, law.calendar)
    const terms: Terms = { term: due.term, start: day, ground: due.version ?? undefined, lines: due.explanation.length }
    return {
      rule: deadline.key,
      version: due.version?.since ?? '',
      due: due.due,
      provisional: due.provisional,
      explanation: due.explanation,
      terms,
    }
  })
}
