import { today as todayOf } from '@liem/domain/kernel/dates'
import { sql } from 'kysely'
import { hashPassword } from '#platform/auth/password'
import type { Db, Tx } from '#platform/db/as-actor'
import { type DemoAccount, demoAccounts, demoPassword } from './accounts.ts'
import { province } from './names.ts'
import { makeProvince, type Province } from './province.ts'
import { type Filled, filled, type Rows } from './rows.ts'

export type Seeded = {
  /** False: the database already held records and was left as it is. */
  seeded: boolean
  accounts: readonly (DemoAccount & { name: string })[]
  /** One password for all of them. */
  password: string
  counts: Partial<Record<Filled, number>>
}

/**
 * Fills an empty, migrated database with the demonstration province, in one transaction of the owner's login. Does nothing where
 * there is a unit already. `today`: the day the story is told up to (default: today in Việt Nam).
 */
export async function seedDemo(owner: Db, { today = todayOf(new Date()) }: { today?: string } = {}): Promise<Seeded> {
  const known = await owner.selectFrom('unit').select('id').limit(1).executeTakeFirst()
  if (known) return { seeded: false, accounts: await namesOf(owner), password: demoPassword, counts: {} }
  const made = makeProvince({ today, passwordHash: await hashPassword(demoPassword) })
  await owner.transaction().execute(async (tx) => {
    await sql`insert into installation (name, network, practice) values (${`Bản trình diễn — tỉnh ${province}`}, 'internet', true)`.execute(
      tx,
    )
    await insertProvince(tx, made, today)
  })
  const counts = Object.fromEntries(filled.map((table) => [table, made.rows[table].length]))
  return { seeded: true, accounts: await namesOf(owner), password: demoPassword, counts }
}

/** Accounts to try, with the invented names of their officers. */
async function namesOf(owner: Db) {
  const usernames = demoAccounts.map((account) => account.username)
  const rows = await owner
    .selectFrom('officer')
    .select(['username', 'full_name'])
    .where('username', 'in', usernames)
    .execute()
  const names = new Map(rows.map((row) => [row.username, row.full_name]))
  return demoAccounts.flatMap((account) => {
    const name = names.get(account.username)
    return name ? [{ ...account, name }] : []
  })
}

/** Writes the rows of a province, table by table, and lets the database go on counting behind them. */
export async function insertProvince(tx: Tx, { rows }: Pick<Province, 'rows'>, today: string): Promise<void> {
  for (const table of filled) await insertAll(tx, table, rows[table])
  await sql`select setval(pg_get_serial_sequence('unit', 'id'), (select max(id) from unit)),
    setval(pg_get_serial_sequence('officer', 'id'), (select max(id) from officer)),
    setval(pg_get_serial_sequence('post', 'id'), (select max(id) from post)),
    setval('task_code_number', (select count(*) from task))`.execute(tx)
  await sql`select refresh_units(${today}::date)`.execute(tx)
}

/** Columns whose text is JSON already. */
const jsonColumns = new Set(['source', 'terms', 'facts', 'milestones', 'paper'])
const batch = 4000

/** One statement per batch of rows that fill the same columns: they travel as JSON and become rows of the table's own type. */
async function insertAll<T extends Filled>(tx: Tx, table: T, rows: Rows[T]): Promise<void> {
  const shapes = new Map<string, Record<string, unknown>[]>()
  for (const row of rows as Record<string, unknown>[]) {
    const shape = Object.keys(row).join()
    const same = shapes.get(shape)
    if (same) same.push(row)
    else shapes.set(shape, [row])
  }
  for (const [shape, same] of shapes) {
    const list = sql.join(shape.split(',').map((column) => sql.ref(column)))
    for (let at = 0; at < same.length; at += batch) {
      const text = `[${same
        .slice(at, at + batch)
        .map(rowAsJson)
        .join(',')}]`
      await sql`insert into ${sql.table(table)} (${list}) overriding system value
        select ${list} from json_populate_recordset(null::${sql.table(table)}, ${text}::json)`.execute(tx)
    }
  }
}

function rowAsJson(row: Record<string, unknown>): string {
  const parts = Object.entries(row).map(([column, value]) => `"${column}":${valueAsJson(column, value)}`)
  return `{${parts.join(',')}}`
}

function valueAsJson(column: string, value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (jsonColumns.has(column)) return String(value)
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  return JSON.stringify(value)
}
