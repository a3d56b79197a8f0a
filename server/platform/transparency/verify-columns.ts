import type pg from 'pg'
import type { Fault } from './faults.ts'

/**
 * What the trigger journal_matches_bytes let in, asked of the rows as they are now. Name by name, which costs half of building the
 * whole object again; names that the bytes have beyond these cannot have been added, or the leaf would differ.
 */
const differs = `
  j.hash is distinct from sha256(j.bytes)
  or s.said ->> 'act' is distinct from j.act
  or (s.said ->> 'at')::timestamptz is distinct from j.at
  or s.said -> 'facts' is distinct from j.facts
  or s.said -> 'subject' ->> 'kind' is distinct from j.subject_kind
  or s.said -> 'subject' ->> 'id' is distinct from j.subject_id
  or (s.said ->> 'officer')::int is distinct from j.officer_id
  or (s.said ->> 'onBehalfOf')::int is distinct from j.on_behalf_of
  or s.said ->> 'units' is distinct from replace(translate(j.unit_ids::text, '{}', '[]'), ',', ', ')`

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
