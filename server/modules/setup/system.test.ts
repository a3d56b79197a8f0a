import { readSystem } from '@liem/domain/setup/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sessions } from '#modules/sessions'
import { units } from '#modules/units'
import { signingKey } from '#platform/signing-key'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { setup } from './index.ts'

let app: TestApp
let administrator: Officer
let head: Officer

beforeAll(async () => {
  app = await testApp({ modules: [setup, sessions, units([])] })
  const { inspectorate, finance } = await aProvince(app.db.owner)
  administrator = await anOfficer(app.db.owner, { unit: inspectorate, role: 'administrator' })
  head = await anOfficer(app.db.owner, { unit: finance, role: 'head' })
})
afterAll(() => app.end())

test('only who may see the system sees it', async () => {
  expect(await app.as(head).refused(readSystem)).toBe('permission.missing')
  expect(await app.anyone.refused(readSystem)).toBe('session.missing')
})

test('files, journal and key are counted as they are', async () => {
  const before = await app.as(administrator).ok(readSystem)
  expect(before).toMatchObject({ version: '0.1.0', network: 'internet', practice: false, keyFingerprint: null })
  expect(before.files).toEqual({ count: 0, bytes: 0 })
  await app.db.owner
    .insertInto('file_blob')
    .values([
      { hash: 'a'.repeat(64), size_bytes: '1000' },
      { hash: 'b'.repeat(64), size_bytes: '234' },
    ])
    .execute()
  const { fingerprint } = signingKey(app.parts.settings.dataFolder)
  const after = await app.as(administrator).ok(readSystem)
  expect(after.files).toEqual({ count: 2, bytes: 1234 })
  expect(after.keyFingerprint).toBe(fingerprint)
  expect(after.database.bytes).toBeGreaterThan(1_000_000)
})

test('work that is due waits until a worker has done it, and what was given up is counted apart', async () => {
  const queue = async () => (await app.as(administrator).ok(readSystem)).queue
  await sql`select graphile_worker.add_job('none.such', '{}', max_attempts => 1)`.execute(app.db.owner)
  expect(await queue()).toMatchObject({ waiting: 1, failed: 0 })
  expect((await queue()).oldestAt).not.toBeNull()
  await sql`update graphile_worker._private_jobs set attempts = max_attempts`.execute(app.db.owner)
  expect(await queue()).toEqual({ waiting: 0, failed: 1, oldestAt: null })
})
