import { today as todayOf } from '@liem/domain/kernel/dates'
import { type RawBuilder, sql } from 'kysely'
import { hashPassword } from '#platform/auth/password'
import type { Db, Tx } from '#platform/db/as-actor'
import { type DemoAccount, demoAccounts, demoPassword } from './accounts.ts'
import { province } from './names.ts'
import { makeProvince, type Province } from './province.ts'
import { makeKeys } from './reports/keys.ts'
import { type Site, tellReports } from './reports/stories.ts'
import { type Filled, filled } from './rows.ts'

export type Seeded = {
  /** False: the database already held records and was left as it is. */
  seeded: boolean
  accounts: readonly (DemoAccount & { name: string })[]
  /** One password for all of them. */
  password: string
  counts: Partial<Record<Filled, number>>
  /** Receipt code of a report that was answered, where reports were told. */
  code?: string
}

/**
 * Fills an empty, migrated database with the demonstration province, in one transaction of the owner's login. Does nothing where
 * there is a unit already. `site`: where it will run; with it, reports are told too, with receipts its log keeps. `today`: the day the story is told up to (default: today in Việt Nam).
 */
export async function seedDemo(
  owner: Db,
  { today = todayOf(new Date()), site }: { today?: string; site?: Site } = {},
): Promise<Seeded> {
  const known = await owner.selectFrom('unit').select('id').limit(1).executeTakeFirst()
  if (known) return { seeded: false, accounts: await namesOf(owner), password: demoPassword, counts: {} }
  const made = makeProvince({ today, passwordHash: await hashPassword(demoPassword) })
  const keys = await makeKeys(made)
  let code: string | undefined
  await owner.transaction().execute(async (tx) => {
    await sql`insert into installation (name, network, practice) values (${`Bản trình diễn — tỉnh ${province}`}, 'internet', true)`.execute(
      tx,
    )
    await insertProvince(tx, made, today)
    if (site) code = await tellReports(tx, made, keys, today, site)
  })
  const counts = Object.fromEntries(filled.map((table) => [table, made.rows[table].length]))
  return { seeded: true, accounts: await namesOf(owner), password: demoPassword, counts, code }
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
export async function insertProvince(tx: Tx, made: Pick<Province, 'rows' | 'journal'>, today: string): Promise<void> {
  // The next batch is made while the database works on the one before.
  let running: Promise<unknown> = Promise.resolve()
  for (const statement of statements(made)) {
    await running
    running = statement.execute(tx)
  }
  await running
  await sql`select setval(pg_get_serial_sequence('unit', 'id'), (select max(id) from unit)),
    setval(pg_get_serial_sequence('officer', 'id'), (select max(id) from officer)),
    setval(pg_get_serial_sequence('post', 'id'), (select max(id) from post)),
    setval('task_code_number', (select count(*) from task))`.execute(tx)
  await sql`select refresh_units(${today}::date)`.execute(tx)
}

const batch = 1500

function* statements({ rows, journal }: Pick<Province, 'rows' | 'journal'>): Generator<RawBuilder<unknown>> {
  for (const table of filled) {
    for (const [shape, same] of shapesOf(rows[table]))
      for (let at = 0; at < same.length; at += batch) yield insertion(table, shape, same.slice(at, at + batch))
  }
  for (const entries of journal(batch)) yield insertion('journal', Object.keys(entries[0] ?? {}).join(), entries)
}

type AnyRow = Record<string, unknown>

/** Rows that fill the same columns together: columns left out keep their defaults. */
function shapesOf(rows: readonly AnyRow[]): Map<string, AnyRow[]> {
  const shapes = new Map<string, AnyRow[]>()
  for (const row of rows) {
    const shape = Object.keys(row).join()
    const same = shapes.get(shape)
    if (same) same.push(row)
    else shapes.set(shape, [row])
  }
  return shapes
}

/** Rows travel as JSON and become rows of the table's own type. */
function insertion(table: string, shape: string, rows: readonly AnyRow[]): RawBuilder<unknown> {
  const list = sql.join(shape.split(',').map((column) => sql.ref(column)))
  const text = `[${rows.map(rowAsJson).join(',')}]`
  return sql`insert into ${sql.table(table)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.table(table)}, ${text}::json)`
}

/** Columns whose text is JSON already. */
const jsonColumns = new Set(['source', 'terms', 'facts', 'milestones', 'paper', 'request', 'statement', 'said'])

function rowAsJson(row: AnyRow): string {
  const parts = Object.entries(row).map(([column, value]) => `"${column}":${valueAsJson(column, value)}`)
  return `{${parts.join(',')}}`
}

function valueAsJson(column: string, value: unknown): string {
  if (value === undefined || value === null) return 'null'
  if (jsonColumns.has(column)) return String(value)
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  return JSON.stringify(value)
}
