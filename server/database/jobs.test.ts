import { Logger, runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPool } from '#platform/db/pool'
import { cloneDatabase, type TestDatabase } from '#test/database'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const quiet = new Logger(() => () => undefined)

/** Works off what is due, as the worker's login, and answers the payloads. */
async function workOff(): Promise<unknown[]> {
  const done: unknown[] = []
  const pgPool = connectPool(database.urls.worker)
  try {
    await runOnce({
      pgPool,
      logger: quiet,
      noHandleSignals: true,
      taskList: { note: (payload) => void done.push(payload) },
    })
  } finally {
    await pgPool.end()
  }
  return done
}

test('a job queued by an officer’s transaction is worked off by the worker’s login', async () => {
  await database.office.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'app_scoped', true)`.execute(tx)
    await sql`select app_add_job('note', '{"id": 7}')`.execute(tx)
  })
  expect(await workOff()).toEqual([{ id: 7 }])
  expect(await workOff()).toEqual([])
})

test('a job of a transaction that is undone never runs', async () => {
  await expect(
    database.office.transaction().execute(async (tx) => {
      await sql`select app_add_job('note', '{"id": 8}')`.execute(tx)
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await workOff()).toEqual([])
})

test('of waiting jobs with one key the last one runs', async () => {
  await sql`select app_add_job('note', '{"id": 1}', 'digest:5')`.execute(database.worker)
  await sql`select app_add_job('note', '{"id": 2}', 'digest:5')`.execute(database.office)
  expect(await workOff()).toEqual([{ id: 2 }])
})

test('a job for later waits', async () => {
  await sql`select app_add_job('note', '{"id": 3}', null, now() + interval '1 hour')`.execute(database.office)
  expect(await workOff()).toEqual([])
})

test.each(['office', 'portal'] as const)('the %s login cannot look into the queue', async (login) => {
  await expect(sql`select * from graphile_worker.jobs`.execute(database[login])).rejects.toThrow('permission denied')
})
