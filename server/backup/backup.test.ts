import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/db/as-actor'
import { fileStore } from '#platform/files'
import { entryRow } from '#platform/journal'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { anOfficer, aProvince } from '#test/world'
import { migrate } from '../database/migrate.ts'
import { restoreBackup } from './restore.ts'
import { listTables } from './tables.ts'
import { writeBackup } from './write.ts'

/** Debian's own `age`: where it is not installed, one test is skipped by name. */
const withoutAge = spawnSync('age', ['--version']).error !== undefined
const marker = 'Nguyễn Thị Dấu Hiệu'
const home = mkdtempSync(join(tmpdir(), 'liem-backup-'))
const source = join(home, 'source')
const file = join(home, 'liem.backup')
let db: TestDatabase
let identity: string
let recipient: string

beforeAll(async () => {
  db = await cloneDatabase()
  identity = await generateIdentity()
  recipient = await identityToRecipient(identity)
  const { province, finance } = await aProvince(db.owner)
  const officer = await anOfficer(db.owner, { unit: finance, name: marker })
  const acting = { now: new Date('2026-11-21T01:00:00Z'), onBehalfOf: null, actor: { officerId: officer.id } }
  for (let n = 0; n < 5; n++)
    await db.owner
      .insertInto('journal')
      .values(
        entryRow(acting, { act: 'units.edit_officer', subject: { kind: 'officer', id: n }, unitIds: [province.id] }),
      )
      .execute()
  const { hash, sizeBytes } = await fileStore(join(source, 'files')).put(Buffer.from('nội dung niêm phong'))
  await db.owner
    .insertInto('file_blob')
    .values({ hash, size_bytes: String(sizeBytes) })
    .execute()
  for (const [name, text] of Object.entries({ 'signing-key.pem': 'PEM', 'database-logins': 'never copied' })) {
    mkdirSync(join(source, 'secrets'), { recursive: true })
    writeFileSync(join(source, 'secrets', name), text)
  }
  await writeBackup({ ownerUrl: db.urls.owner, dataFolder: source, to: file, recipients: [recipient] })
})
afterAll(async () => {
  await db.drop()
  rmSync(home, { recursive: true, force: true })
})

/** Every record as text, by table. */
async function contents(owner: Db) {
  const client = { query: async (text: string, values: unknown[]) => ({ rows: await rowsOf(owner, text, values) }) }
  const tables = await listTables(client as never)
  const all: Record<string, string[]> = {}
  for (const { schema, name } of tables) {
    const { rows } = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(`${schema}.${name}`)} t order by 1`.execute(owner)
    if (rows.length > 0) all[`${schema}.${name}`] = rows.map(({ row }) => row)
  }
  return all
}
const rowsOf = async (owner: Db, text: string, values: unknown[]) =>
  (await sql.raw(text.replace('$1', `array[${(values[0] as string[]).map((v) => `'${v}'`).join(',')}]`)).execute(owner))
    .rows

const rulesOf = async (owner: Db) =>
  (
    await sql`select (select count(*) from pg_constraint where contype = 'f') as keys,
      (select count(*) from pg_trigger where not tgisinternal and tgenabled <> 'D') as triggers,
      (select count(*) from pg_class where relforcerowsecurity) as forced`.execute(owner)
  ).rows[0]

const restoreInto = (
  target: TestDatabase,
  from = file,
  key = identity,
  folder = join(home, target.urls.owner.slice(-8)),
) =>
  restoreBackup({
    ownerUrl: target.urls.owner,
    dataFolder: folder,
    from,
    identities: [key],
    migrateThrough: async (last) => void (await migrate(target.urls.owner, undefined, last)),
  }).then((done) => ({ ...done, folder }))

test('a restore brings back every record, file, key and rule, and halts the log', async () => {
  const target = await cloneDatabase()
  const { folder, files } = await restoreInto(target)
  expect(await contents(target.owner)).toEqual(await contents(db.owner))
  expect(await rulesOf(target.owner)).toEqual(await rulesOf(db.owner))
  expect(files).toBe(1)
  expect(readFileSync(join(folder, 'secrets/signing-key.pem'), 'utf8')).toBe('PEM')
  expect(() => readFileSync(join(folder, 'secrets/database-logins'))).toThrow()
  expect(readFileSync(join(folder, 'log/halted'), 'utf8')).toMatch(/^restored /)
  await expect(sql`delete from journal`.execute(target.owner)).rejects.toThrow('journal_insert_only')
  // Counters go on where they stood.
  await anOfficer(target.owner, {
    unit: (await target.owner.selectFrom('unit').selectAll().executeTakeFirstOrThrow()) as never,
  })
  await expect(restoreInto(target)).rejects.toThrow('đã có dữ liệu')
  await target.drop()
})

test('with another key, or damaged, nothing is restored and nothing is left behind', async () => {
  const target = await cloneDatabase()
  const before = await contents(target.owner)
  await expect(restoreInto(target, file, await generateIdentity())).rejects.toThrow('Không mở được')
  const short = join(home, 'short')
  writeFileSync(short, readFileSync(file))
  truncateSync(short, Math.floor(readFileSync(file).length * 0.8))
  const folder = join(home, 'damaged')
  await expect(restoreInto(target, short, identity, folder)).rejects.toThrow('không nguyên vẹn')
  const flipped = Buffer.from(readFileSync(file))
  flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] as number) ^ 1
  writeFileSync(short, flipped)
  await expect(restoreInto(target, short, identity, folder)).rejects.toThrow('không nguyên vẹn')
  expect(await contents(target.owner)).toEqual(before)
  expect(() => readFileSync(join(folder, 'log/halted'))).toThrow()
  // The same place still takes the whole backup.
  await restoreInto(target, file, identity, folder)
  await target.drop()
})

test.skipIf(withoutAge)(
  'the archive shows nothing without the key, and needs nothing of ours to be opened with it',
  () => {
    expect(readFileSync(file).includes(marker)).toBe(false)
    const key = join(home, 'key.txt')
    writeFileSync(key, `${identity}\n`)
    const tar = execFileSync('age', ['-d', '-i', key, file], { maxBuffer: 2 ** 28 })
    expect(tar.includes(marker)).toBe(true)
    expect(execFileSync('tar', ['t'], { input: tar }).toString()).toContain('manifest.json')
  },
)
