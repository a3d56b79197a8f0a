import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { connect } from './pool.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

test('dates and exact numbers arrive as text, instants as Date', async () => {
  const { rows } = await sql`
    select date '2026-11-21' as day, array[date '2026-11-21'] as days, 9007199254740993::int8 as big, 0.10::numeric as exact,
      array[0.10, 1234567890123456.78] as amounts, timestamptz '2026-11-21 07:00+07' as instant, interval '2 days' as span,
      '{"a": 1}'::jsonb as json, 5 as small`.execute(database.owner)
  expect(rows).toEqual([
    {
      day: '2026-11-21',
      days: ['2026-11-21'],
      big: '9007199254740993',
      exact: '0.10',
      amounts: ['0.10', '1234567890123456.78'],
      instant: new Date('2026-11-21T00:00:00Z'),
      span: '2 days',
      json: { a: 1 },
      small: 5,
    },
  ])
})

test('a pool outlives the end of its idle connections', async () => {
  await sql`select 1`.execute(database.office)
  const admin = connect(database.urls.admin, { max: 1 })
  const ended = await sql<{ ended: boolean }>`
    select pg_terminate_backend(pid) as ended from pg_stat_activity
    where usename = 'app_office' and datname = current_database()`.execute(admin)
  await admin.destroy()
  expect(ended.rows).toEqual([{ ended: true }])
  await new Promise((done) => setTimeout(done, 50))
  const { rows } = await sql`select current_user as who`.execute(database.office)
  expect(rows).toEqual([{ who: 'app_office' }])
})

test('a login may do nothing of the two reading roles until a transaction takes one on', async () => {
  const { rows } = await sql<{ login: string; inherits: boolean; mayTake: boolean }>`
    select l as login, pg_has_role(l, 'app_wide', 'usage') as inherits, pg_has_role(l, 'app_wide', 'member') as "mayTake"
    from unnest(array['app_office', 'app_worker', 'app_portal']) l order by l`.execute(database.owner)
  expect(rows).toEqual([
    { login: 'app_office', inherits: false, mayTake: true },
    { login: 'app_portal', inherits: false, mayTake: false },
    { login: 'app_worker', inherits: false, mayTake: true },
  ])
})
