import type pg from 'pg'
import type { Fault } from './faults.ts'

/** The rule by which an entry was let in (trigger journal_matches_bytes), asked of the rows as they are now. */
const differs = `
  j.hash is distinct from sha256(j.bytes)
  or s.said is distinct from jsonb_build_object(
    'v', 1, 'at', s.said -> 'at', 'act', j.act, 'subject', jsonb_build_object('kind', j.subject_kind, 'id', j.subject_id),
    'officer', j.officer_id, 'onBehalfOf', j.on_behalf_of, 'units', to_jsonb(j.unit_ids), 'facts', j.facts)
  or (s.said ->> 'at')::timestamptz is distinct from j.at`

/** Entries whose columns no longer say what their bytes say: who reads the screens is told something else than who reads the log. */
export async function differingColumns(client: pg.Client): Promise<Fault[]> {
  const { rows } = await client.query<{ low: string | null; high: string | null }>(
    'select min(id) as low, max(id) as high from journal',
  )
  if (!rows[0]?.low || !rows[0].high) return []
  return inRange(client, BigInt(rows[0].low), BigInt(rows[0].high))
}

/** Bytes that are no JSON any more make the query fail: the range is then halved until they are found. */
async function inRange(client: pg.Client, low: bigint, high: bigint): Promise<Fault[]> {
  await client.query('savepoint columns')
  try {
    const { rows } = await client.query<{ id: string }>(
      `select j.id from journal j, lateral (select convert_from(j.bytes, 'UTF8')::jsonb as said offset 0) s
       where j.id between $1 and $2 and (${differs}) order by j.id`,
      [String(low), String(high)],
    )
    return rows.map(({ id }) => fault(id))
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('22')) throw error
    await client.query('rollback to savepoint columns')
    if (low === high) return [fault(String(low))]
    const middle = (low + high) / 2n
    return [...(await inRange(client, low, middle)), ...(await inRange(client, middle + 1n, high))]
  }
}

const fault = (entry: string): Fault => ({
  kind: 'entry-columns',
  entry,
  words: `Dòng nhật ký ${entry}: các cột không còn đúng như nguyên văn được băm.`,
})
