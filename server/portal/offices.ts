import type { UnitHit } from '@liem/domain/petitions/portal.contract'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import { likeText } from '#platform/db/like'

const MOST_WORDS = 8

/** Offices whose name has every word typed, accents or not; or the one with a poster's code. At most 20. */
export async function findOffices(db: Db, { q, code }: { q: string; code?: string }): Promise<UnitHit[]> {
  const words = q
    .normalize('NFC')
    .split(/[\s,.;]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
  const like = words.map((word) => `%${likeText(word)}%`)
  const { rows } = await sql<UnitHit>`
    select * from portal_offices(array(select vn_norm(w) from unnest(${like}::text[]) w), ${code ?? null})`.execute(db)
  return rows
}

/** One office by its number; undefined when it has ended or is none. */
export async function officeOf(db: Db, id: number): Promise<UnitHit | undefined> {
  const { rows } = await sql<UnitHit>`select * from portal_unit(${id}::int)`.execute(db)
  return rows[0]
}
