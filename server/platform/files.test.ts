import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { type FileStore, fileStore, filesOf, recordBlob, sweepFiles } from './files.ts'
import { runJob } from './jobs.ts'

let folder: string
let store: FileStore
let app: TestApp
beforeAll(async () => {
  app = await testApp({ modules: [] })
  folder = mkdtempSync(join(tmpdir(), 'liem-files-'))
  store = fileStore(folder)
})
afterAll(async () => {
  await app.end()
  rmSync(folder, { recursive: true, force: true })
})

const text = async (bytes: Promise<Uint8Array>) => Buffer.from(await bytes).toString()
const pathOf = (hash: string, home = folder) => join(home, hash.slice(0, 2), hash.slice(2, 4), hash)

test('a content is kept once under its SHA-256 and comes back as it was', async () => {
  const blob = await store.put(Buffer.from('xin chào'))
  expect(blob).toEqual({ hash: '8aaecd06d85c7f743d3545e7b865f3053c647591f95919c1c0b003046d4757aa', sizeBytes: 9 })
  expect(await store.put(Readable.from([Buffer.from('xin '), Buffer.from('chào')]))).toEqual(blob)
  expect(await text(store.get(blob.hash))).toBe('xin chào')
  expect(readdirSync(join(folder, 'tmp'))).toEqual([])
})

test('a content changed on the disk is not handed out as the one that was stored', async () => {
  const { hash } = await store.put(Buffer.from('bản gốc'))
  writeFileSync(pathOf(hash), 'bản sửa')
  await expect(store.get(hash)).rejects.toThrow('was changed')
})

test('an empty or too large content and a broken upload leave nothing behind', async () => {
  const before = readdirSync(folder).length
  await expect(store.put(Buffer.alloc(0))).rejects.toMatchObject({ code: 'file.empty' })
  await expect(store.put(Buffer.alloc(2 ** 20 + 1), 2 ** 20)).rejects.toMatchObject({ code: 'file.too_large' })
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('nửa')
      throw new Error('cut off')
    })(),
  )
  await expect(store.put(broken)).rejects.toThrow('cut off')
  expect(readdirSync(join(folder, 'tmp'))).toEqual([])
  expect(readdirSync(folder).length).toBe(before)
})

test.each(['', '..', '../../etc/passwd', 'ABCDEF'])('“%s” is no hash and names no file', async (hash) => {
  await expect(store.has(hash)).rejects.toThrow(TypeError)
})

test('what no record names is swept once it is a day old; the rest stays', async () => {
  const files = filesOf(app.parts)
  const home = join(app.parts.settings.dataFolder, 'files')
  const [kept, orphan, fresh] = await Promise.all(
    ['có bản ghi', 'mồ côi', 'vừa tới'].map((one) => files.put(Buffer.from(one))),
  )
  await app.db.owner.transaction().execute((tx) => recordBlob({ tx }, kept as { hash: string; sizeBytes: number }))
  const old = new Date(app.clock.now().getTime() - 25 * 3600 * 1000)
  for (const blob of [kept, orphan]) utimesSync(pathOf(blob?.hash ?? '', home), old, old)
  const now = app.clock.now()
  utimesSync(pathOf(fresh?.hash ?? '', home), now, now)
  await runJob({ db: app.db.worker, parts: app.parts }, sweepFiles)
  expect(await Promise.all([kept, orphan, fresh].map((blob) => files.has(blob?.hash ?? '')))).toEqual([
    true,
    false,
    true,
  ])
})
