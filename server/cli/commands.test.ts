import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPassword } from '#platform/auth/password'
import type { Db } from '#platform/db/as-actor'
import { keyOfUrl } from '#platform/db/logins'
import { connect, connectPool } from '#platform/db/pool'
import { signingKey } from '#platform/signing-key'
import { runLiem } from '#test/process'
import { anOfficer, aPassword, aProvince, type Officer } from '#test/world'
import { migratedDatabase, startThrowaway, type Throwaway } from '../database/throwaway.ts'

let server: Throwaway
let adminUrl: string
let workerUrl: string
let owner: Db
let admin: Officer
const home = mkdtempSync(join(tmpdir(), 'liem-cli-test-'))

// A server of its own: a command given DATABASE_URL makes the logins' passwords follow from it, for the whole server.
beforeAll(async () => {
  server = await startThrowaway()
  const urls = await migratedDatabase(server.adminUrl, keyOfUrl(server.adminUrl) as string, 'liem_cli')
  adminUrl = urls.admin
  workerUrl = urls.worker
  owner = connect(urls.owner, { max: 2 })
  const { province, finance } = await aProvince(owner)
  admin = await anOfficer(owner, { unit: province, role: 'administrator', username: 'quantri' })
  const clerk = await anOfficer(owner, { unit: finance, role: 'clerk', username: 'vanthu' })
  await aPassword(owner, admin)
  await aPassword(owner, clerk)
})
afterAll(async () => {
  await owner.destroy()
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

/** Runs the command on the test's database, as on an external server. */
async function liem(args: string[], env: Record<string, string> = {}) {
  const one = runLiem('server/cli/liem.ts', { DATABASE_URL: adminUrl, LIEM_DATA: home, ...env }, args)
  return { code: await one.ended, said: one.said() }
}
test('status tells numbers, the worker and the key, and by its code whether all is well', {
  timeout: 120_000,
}, async () => {
  const { fingerprint } = signingKey(home)
  const idle = await liem(['status', '--json'])
  expect(idle.code).toBe(1)
  expect(JSON.parse(idle.said)).toMatchObject({
    installation: { name: 'Tỉnh Thử Nghiệm', practice: false },
    workerConnected: false,
    counts: { officers: 2, tasks: 0 },
    keyFingerprint: fingerprint,
  })
  const worker = connectPool(workerUrl, { max: 1 })
  await worker.query('select 1')
  const busy = await liem(['status'])
  await worker.end()
  expect(busy.said).toMatch(/Việc nền +đang chạy/)
  expect(busy.said).toContain(fingerprint)
  expect(busy.code).toBe(0)
})

test('a locked-out administrator gets a temporary password, under the name of the system in the journal', {
  timeout: 120_000,
}, async () => {
  const { code, said } = await liem(['officer', 'reset-password', 'QuanTri'])
  expect(code).toBe(0)
  const password = /Mật khẩu tạm của \S+: (\S+)/.exec(said)?.[1] as string
  const credential = await owner
    .selectFrom('credential')
    .selectAll()
    .where('officer_id', '=', admin.id)
    .executeTakeFirstOrThrow()
  expect(credential.must_change).toBe(true)
  expect(await isPassword(credential.password_hash, password)).toBe(true)
  const entry = await owner
    .selectFrom('journal')
    .select(['officer_id', 'subject_id', 'facts'])
    .where('act', '=', 'units.reset_password')
    .executeTakeFirstOrThrow()
  expect(entry).toMatchObject({ officer_id: null, subject_id: String(admin.id), facts: { from: 'command-line' } })
  for (const name of ['vanthu', 'khongco'])
    expect(await liem(['officer', 'reset-password', name])).toMatchObject({ code: 1 })
  expect((await liem(['officer', 'rename', 'quantri'])).code).toBe(2)
})

test('migrate says what it did, also when there was nothing to do', { timeout: 60_000 }, async () => {
  expect(await liem(['migrate'])).toEqual({ code: 0, said: 'Cơ sở dữ liệu đã đúng phiên bản.\n' })
})

test('a mistyped data folder is refused, not filled', { timeout: 60_000 }, async () => {
  const typo = join(home, 'typo')
  const { code, said } = await liem(['status'], { DATABASE_URL: '', LIEM_DATA: typo })
  expect(code).toBe(1)
  expect(said).toContain('Chưa có dữ liệu nào')
  expect(existsSync(typo)).toBe(false)
})

test('settings and openapi print their documents; every command explains itself', { timeout: 120_000 }, async () => {
  const table = await liem(['settings'])
  expect(table.code).toBe(0)
  expect(table.said).toContain('| `LIEM_DATA` |')
  const document = await liem(['openapi'])
  expect(document.code).toBe(0)
  expect(JSON.parse(document.said)).toMatchObject({ openapi: '3.1.0', paths: { '/setup': {} } })
  for (const name of ['status', 'migrate', 'officer', 'settings', 'openapi']) {
    const help = await liem([name, '--help'])
    expect(help.code).toBe(0)
    expect(help.said).toContain(`Cách dùng: npm run liem -- ${name}`)
  }
})
