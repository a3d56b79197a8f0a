import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { readCatalogue } from './catalogue.ts'
import { schemaText } from './schema-text.ts'
import { tableTypes } from './table-types.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
  await sql`
    create type mood as enum ('calm', 'cross');
    create domain short_code as text check (length(value) < 9);
    create table odd_one (
      id bigint generated always as identity primary key, owner_id int not null, code short_code not null, day date, days date[],
      seen_at timestamptz not null default now(), met_at timestamptz not null, gone_at timestamptz, moods mood[], mood mood not null default 'calm',
      amount_vnd numeric(18), facts jsonb not null, extra jsonb, double int not null generated always as (owner_id * 2) stored, raw bytea);
    comment on column odd_one.code is 'Mã ngắn';
    create view odd_view as select id, gone_at, facts from odd_one;
    alter table odd_one enable row level security;
    create policy seen on odd_one for select to app_wide using (owner_id > 0);
    grant select, update (day) on odd_one to app_wide;
    create function odd_count(lowest int default 1) returns bigint language sql stable security definer as 'select count(*) from odd_one';
    revoke execute on function odd_count(int) from public`.execute(database.owner)
})
afterAll(() => database.drop())

test('columns become types that match what the pool answers and takes', async () => {
  const types = tableTypes(await readCatalogue(database.urls.admin))
  expect(types).toContain(`export interface OddOneTable {
  id: GeneratedAlways<string>
  owner_id: number
  /** Mã ngắn */
  code: string
  day: string | null
  days: string[] | null
  seen_at: ColumnType<Date, Date | string | undefined, Date | string>
  met_at: Instant
  gone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  moods: ('calm' | 'cross')[] | null
  mood: Generated<'calm' | 'cross'>
  amount_vnd: string | null
  facts: Json
  extra: ColumnType<unknown, string | null | undefined, string | null>
  double: GeneratedAlways<number>
  raw: Buffer | null
}`)
  expect(types).toContain('  gone_at: ColumnType<Date | null, never, never>')
  expect(types).toContain('  odd_one: OddOneTable')
})

test('the schema page shows row security, policies, rights and who may call a function', async () => {
  const text = schemaText(await readCatalogue(database.urls.admin))
  expect(text).toContain(
    '-- row security: enabled\ncreate policy seen on odd_one for select to app_wide using (owner_id > 0);',
  )
  expect(text).toContain('grant select to app_wide;')
  expect(text).toContain('grant update (day) to app_wide;')
  expect(text).toMatch(
    /function odd_count\(lowest integer DEFAULT 1\) returns bigint\n {2}-- sql, stable, security definer; may be called by: owner only/,
  )
  expect(text).not.toContain('similarity')
})

test('a column type without a TypeScript type stops the generator', async () => {
  await sql`create table strange (at point)`.execute(database.owner)
  const catalogue = await readCatalogue(database.urls.admin)
  await sql`drop table strange`.execute(database.owner)
  expect(() => tableTypes(catalogue)).toThrow('column at: type point has no TypeScript type')
})
