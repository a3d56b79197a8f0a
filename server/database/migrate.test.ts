import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { migrate } from './migrate.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liem-migrate-'))
  for (const part of ['migrations', 'functions', 'policies']) {
    cpSync(fileURLToPath(new URL(part, import.meta.url)), join(folder, part), { recursive: true })
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

const exists = async (table: string) => {
  const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
    database.owner,
  )
  return rows[0]?.found
}

test('a second run finds nothing to do', async () => {
  expect(await migrate(database.urls.owner)).toEqual({ applied: [], refreshed: false })
})

test('a new migration runs once, and policies are laid anew over its tables', async () => {
  writeFileSync(join(folder, 'migrations/9001-more.sql'), 'create table more (id int primary key);')
  expect(await migrate(database.urls.owner, folder)).toEqual({ applied: ['9001-more.sql'], refreshed: true })
  expect(await migrate(database.urls.owner, folder)).toEqual({ applied: [], refreshed: false })
  const { rows } = await sql<{ forced: boolean }>`
    select relforcerowsecurity as forced from pg_class where oid = 'more'::regclass`.execute(database.owner)
  expect(rows).toEqual([{ forced: true }])

  renameSync(join(folder, 'migrations/9001-more.sql'), join(folder, 'migrations/9003-more.sql'))
  await expect(migrate(database.urls.owner, folder)).rejects.toThrow('9001-more.sql was applied but is unknown here')
  renameSync(join(folder, 'migrations/9003-more.sql'), join(folder, 'migrations/9001-more.sql'))
  writeFileSync(join(folder, 'migrations/9000-late.sql'), 'select 1')
  await expect(migrate(database.urls.owner, folder)).rejects.toThrow('9000-late.sql stands before 9001-more.sql')
  rmSync(join(folder, 'migrations/9000-late.sql'))
  writeFileSync(join(folder, 'migrations/9001-more.sql'), 'create table more (id bigint primary key);')
  await expect(migrate(database.urls.owner, folder)).rejects.toThrow('9001-more.sql was edited after it was applied')

  await sql`drop table more; delete from migration.applied where name = '9001-more.sql'`.execute(database.owner)
})

test('line ends of another system are no edit', async () => {
  const file = join(folder, 'migrations/0001-start.sql')
  const { readFileSync } = await import('node:fs')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
  expect((await migrate(database.urls.owner, folder)).applied).toEqual([])
})

test('a failing migration leaves nothing behind and names its file and line', async () => {
  writeFileSync(join(folder, 'migrations/9001-broken.sql'), 'create table half (id int);\n\nselect nonsense;')
  await expect(migrate(database.urls.owner, folder)).rejects.toThrow(/migrations\/9001-broken\.sql:3: .*nonsense/)
  expect(await exists('half')).toBe(false)
  rmSync(join(folder, 'migrations/9001-broken.sql'))
  expect((await migrate(database.urls.owner, folder)).applied).toEqual([])
})

test('a broken policy file leaves all the old policies standing', async () => {
  const policies = () =>
    sql<{ count: string }>`select count(*) from pg_policies where schemaname = 'public'`.execute(database.owner)
  const before = await policies()
  writeFileSync(join(folder, 'policies/999-broken.sql'), 'drop policy owner_all on installation; select nonsense')
  await expect(migrate(database.urls.owner, folder)).rejects.toThrow('policies/999-broken.sql')
  expect((await policies()).rows).toEqual(before.rows)
})

test.each(['12-short.sql', '0002-again.sql'])('a migration named %s is refused', async (name) => {
  writeFileSync(join(folder, 'migrations', name), 'select 1')
  await expect(migrate(database.urls.owner, folder)).rejects.toThrow(/9|NNNN|number of another/)
})

test('servers that migrate at once do the work once', async () => {
  writeFileSync(join(folder, 'migrations/9002-once.sql'), 'select pg_sleep(0.2); create table once (id int);')
  const all = await Promise.all([1, 2, 3].map(() => migrate(database.urls.owner, folder)))
  expect(all.filter(({ applied }) => applied.length > 0)).toEqual([{ applied: ['9002-once.sql'], refreshed: true }])
})
