import { buildCalendar, type Calendar, type LocalDay } from '@liem/domain/kernel/calendar'
import { holidays } from '@liem/domain/kernel/holidays'
import { type LocalValue, type LocalValues, localValues } from '@liem/domain/kernel/values'
import { sql } from 'kysely'
import type { Tx } from './db/as-actor.ts'

/** Rows the province has confirmed, and what they make of the shipped law. */
type Local = { calendar: Calendar; values: LocalValues }

let kept: { stamp: string; local: Local } | undefined

/**
 * The shipped calendar and values with the confirmed local rows on them. Rebuilt only when a row was confirmed or withdrawn:
 * confirmed rows never change, so their ids say everything, also across databases (practice beside the real one).
 */
export async function localLaw(tx: Tx): Promise<Local> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('/', (select string_agg(id::text, ',' order by id) from calendar_day where confirmed_at is not null and withdrawn_at is null),
      (select string_agg(id::text, ',' order by id) from law_value where confirmed_at is not null and withdrawn_at is null)) as stamp`.execute(
    tx,
  )
  const stamp = rows[0]?.stamp ?? ''
  if (kept?.stamp === stamp) return kept.local
  const days = await tx
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'name', 'source', 'status', 'removes'])
    .where('confirmed_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute()
  const values = await tx
    .selectFrom('law_value')
    .select(['key', 'value', 'since', 'source', 'status'])
    .where('confirmed_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('confirmed_at')
    .orderBy('id')
    .execute()
  const local = {
    calendar: buildCalendar(
      holidays,
      days.map(
        (row): LocalDay => ({
          date: row.day,
          kind: row.kind as LocalDay['kind'],
          name: row.name,
          source: row.source,
          status: row.status as LocalDay['status'],
          removes: row.removes,
        }),
      ),
    ),
    values: localValues(values.map((row): LocalValue => ({ ...row, status: row.status as LocalValue['status'] }))),
  }
  kept = { stamp, local }
  return local
}
