import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db } from './as-actor.ts'

const asText = (value: string) => value
const builtIn = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (value: string) => unknown
const textArray = builtIn(1009)

/**
 * How values leave the database. Dates stay 'YYYY-MM-DD' (a JavaScript Date would move them by the time zone); int8 and
 * numeric stay text, exact; timestamptz is a Date.
 */
const parsers: Record<number, (value: string) => unknown> = {
  1082: asText, // date
  1114: asText, // timestamp
  1186: asText, // interval
  1182: textArray, // date[]
  1115: textArray, // timestamp[]
  1187: textArray, // interval[]
  1231: textArray, // numeric[]
}

/** For `pg` clients and pools of ours; `pg`'s global parsers stay as they are. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || builtIn(oid, format),
}

export type PoolOptions = {
  /** Most connections at a time. */
  max?: number
  /** Told when an idle connection breaks (server restarted); the pool makes a new one by itself. */
  onIdleError?: (error: Error) => void
}

/** A pool as a typed query builder. Work with records goes through `asActor`. Close with `destroy()`. */
export function connect(url: string, options: PoolOptions = {}): Db {
  return new Kysely({ dialect: new PostgresDialect({ pool: connectPool(url, options) }) })
}

/** A plain `pg` pool with our type parsers, for libraries that want one. Close with `end()`. */
export function connectPool(url: string, { max = 10, onIdleError = () => undefined }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 30_000,
    application_name: 'liem',
  })
  // Without listeners a broken connection, idle or in use, would end the process; a query under way fails by itself.
  pool.on('error', onIdleError)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
