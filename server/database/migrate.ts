import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations as migrateJobQueue } from 'graphile-worker'
import pg from 'pg'
import { cannotStart } from '../platform/db/cannot-start.ts'

export type Migrated = {
  /** Migrations that ran now, in order. */
  applied: string[]
  /** Whether functions and policies were put in place anew. */
  refreshed: boolean
}

type SqlFile = { name: string; text: string; sha256: string }

const lockNumber = 4_913_702
const quiet = new Logger(() => () => undefined)

/**
 * Brings the schema to this program's state, as `liem_owner`: numbered migrations forward only, each in its transaction and
 * recorded with its hash; then functions and policies, together in one transaction, when any of them changed.
 * Several servers may call it at once: one works, the others wait.
 */
export async function migrate(
  ownerUrl: string,
  folder = fileURLToPath(new URL('.', import.meta.url)),
  /** Stop after this migration: the state in which a backup was made. */
  through?: string,
): Promise<Migrated> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liem migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await client.query(`
      create schema if not exists migration;
      create table if not exists migration.applied (name text primary key, sha256 text not null, at timestamptz not null default now());
      create table if not exists migration.refreshed (id boolean primary key default true check (id), sha256 text not null, at timestamptz not null default now())`)
    const applied = await applyMigrations(client, sqlFiles(`${folder}/migrations`), through)
    await migrateJobQueue({ connectionString: ownerUrl, logger: quiet, maxPoolSize: 2 })
    // Functions and policies speak of the newest tables; they wait until those are there.
    return { applied, refreshed: through === undefined && (await refresh(client, folder)) }
  } finally {
    await client.end()
  }
}

async function applyMigrations(client: pg.Client, files: SqlFile[], through?: string): Promise<string[]> {
  if (through !== undefined && !files.some(({ name }) => name === through))
    throw cannotStart(
      `Chương trình này cũ hơn dữ liệu: không có bước nâng cấp ${through}.`,
      `This program is older than the data: it has no migration ${through}.`,
    )
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration.applied order by name',
  )
  checkHistory(files, rows)
  const done = new Set(rows.map(({ name }) => name))
  const waiting = files.filter(({ name }) => !done.has(name) && (through === undefined || name <= through))
  for (const file of waiting) {
    await inTransaction(client, async () => {
      await runFile(client, file, 'migrations')
      await client.query('insert into migration.applied (name, sha256) values ($1, $2)', [file.name, file.sha256])
    })
  }
  return waiting.map(({ name }) => name)
}

/** Refuses an edited, missing, doubled or late migration: the recorded history and the files must be one line. */
function checkHistory(files: SqlFile[], recorded: readonly { name: string; sha256: string }[]): void {
  const refuse = (name: string, vi: string, en: string) =>
    cannotStart(`Bước nâng cấp ${name} ${vi}.`, `Migration ${name} ${en}.`)
  const byName = new Map(files.map((file) => [file.name, file]))
  const numbers = new Set<string>()
  for (const { name } of files) {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]
    if (!number) throw refuse(name, 'đặt tên sai mẫu NNNN-tên.sql', 'is not named NNNN-name.sql')
    if (numbers.has(number)) throw refuse(name, 'trùng số với bước khác', 'has the number of another one')
    numbers.add(number)
  }
  for (const { name, sha256 } of recorded) {
    const file = byName.get(name)
    if (!file) {
      throw refuse(
        name,
        'đã chạy nhưng không có trong chương trình này; chương trình cũ hơn cơ sở dữ liệu',
        'was applied but is unknown here; this program is older than the database',
      )
    }
    if (file.sha256 !== sha256) {
      throw refuse(
        name,
        'đã bị sửa sau khi chạy; hãy trả lại nội dung cũ và viết một bước mới',
        'was edited after it was applied; restore it and write a new one',
      )
    }
  }
  const last = recorded.at(-1)?.name ?? ''
  const known = new Set(recorded.map(({ name }) => name))
  const late = files.find(({ name }) => name < last && !known.has(name))
  if (late)
    throw refuse(
      late.name,
      `đứng trước bước ${last} đã chạy; hãy đánh số mới`,
      `stands before ${last}, which was applied; give it a new number`,
    )
}

async function refresh(client: pg.Client, folder: string): Promise<boolean> {
  const files = ['functions', 'policies'].flatMap((part) =>
    sqlFiles(`${folder}/${part}`).map((file) => ({ ...file, part })),
  )
  // New tables need their policies even if no policy file changed, so the history counts too.
  const { rows } = await client.query(`
    select (select string_agg(name, ',' order by name) from migration.applied) as history,
      (select max(id) from graphile_worker.migrations) as queue, (select sha256 from migration.refreshed) as known`)
  const state = [rows[0].history, rows[0].queue, ...files.map(({ part, name, sha256 }) => `${part}/${name} ${sha256}`)]
  const sha256 = createHash('sha256').update(state.join('\n')).digest('hex')
  if (rows[0].known === sha256) return false
  await inTransaction(client, async () => {
    // Functions may call each other whatever their order of files.
    await client.query('set local check_function_bodies = off')
    for (const file of files) await runFile(client, file, file.part)
    await client.query(
      'insert into migration.refreshed (sha256) values ($1) on conflict (id) do update set sha256 = excluded.sha256, at = now()',
      [sha256],
    )
  })
  return true
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function runFile(client: pg.Client, { name, text }: SqlFile, part: string): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    const { message, position, where } = error as { message: string; position?: string; where?: string }
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`database/${part}/${name}${line}: ${message}${where ? ` (${where})` : ''}`, { cause: error })
  }
}

function sqlFiles(folder: string): SqlFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}
