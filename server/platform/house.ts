import { sql } from 'kysely'
import type { Db, Tx } from './db/as-actor.ts'

/** What every page says of this installation. `name` and `province` are empty until it is set up. */
export type House = { name: string | null; network: string | null; practice: boolean; province: string | null }

export async function readHouse(db: Db | Tx): Promise<House> {
  const { rows } = await sql<House>`select name, network, practice, province from house()`.execute(db)
  return rows[0] ?? { name: null, network: null, practice: false, province: null }
}
