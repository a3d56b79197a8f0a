import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#database/tables'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

/** Who acts: bound to every transaction, so that row policies always apply. */
export type Actor = {
  officerId: number
  /** Sees all units. The database checks the right itself; false narrows an officer who could see all to his units. */
  wide: boolean
  /** Units within reach (own, subtree, and those of officers stood in for). */
  unitIds: readonly number[]
  permissions: ReadonlySet<string>
  /** Officers this one stands in for today. */
  onBehalfOf: readonly number[]
  /** The day in Asia/Ho_Chi_Minh. */
  today: string
}

/** The system itself, at night work: only the worker's login is believed to be it. */
export function systemActor(today: string): Actor {
  return { officerId: 0, wide: true, unitIds: [], permissions: new Set(), onBehalfOf: [], today }
}

/** The only door to the database: one transaction bound to one person. `readOnly` for questions. */
export function asActor<T>(db: Db, actor: Actor, work: (tx: Tx) => Promise<T>, readOnly = false): Promise<T> {
  const role = actor.wide ? 'app_wide' : 'app_scoped'
  return db
    .transaction()
    .setAccessMode(readOnly ? 'read only' : 'read write')
    .execute(async (tx) => {
      await sql`select set_config('role', ${role}, true), set_config('app.officer', ${String(actor.officerId)}, true),
        set_config('app.today', ${actor.today}, true), set_config('app.sight', ${actor.wide ? 'all' : 'units'}, true)`.execute(
        tx,
      )
      return work(tx)
    })
}
