import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifierKeyText } from '@liem/sealing/note'
import { entryData, receiptText } from '@liem/sealing/receipt'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Db } from '#platform/db/as-actor'
import { keyOfUrl } from '#platform/db/logins'
import { connect } from '#platform/db/pool'
import { newServer } from '#platform/http/server'
import { entryRow } from '#platform/journal'
import { signingKey } from '#platform/signing-key'
import { haltLog, outsideFiles } from '#platform/transparency/outside'
import { makePromise } from '#platform/transparency/promise'
import { tick } from '#platform/transparency/sequencer'
import { verifierOf } from '#platform/transparency/signer'
import { migratedDatabase, startThrowaway, type Throwaway } from '../database/throwaway.ts'
import { serveLog } from '../portal/log-pages.ts'
import { log } from './log.ts'

let server: Throwaway
let urls: Awaited<ReturnType<typeof migratedDatabase>>
let owner: Db
let worker: Db
let portal: Db
let app: FastifyInstance
let address: string
const home = mkdtempSync(join(tmpdir(), 'liem-log-cli-'))
const origin = 'cong.test/log'
const file = (name: string) => join(home, name)

// A server of its own: a command given DATABASE_URL makes the logins' passwords follow from it, for the whole server.
beforeAll(async () => {
  server = await startThrowaway()
  urls = await migratedDatabase(server.adminUrl, keyOfUrl(server.adminUrl) as string, 'liem_cli')
  owner = connect(urls.owner, { max: 2 })
  worker = connect(urls.worker, { max: 2 })
  portal = connect(urls.portal, { max: 2 })
  app = await newServer({ logLevel: 'silent', anonymous: true })
  serveLog(app, portal, { clock: { now: () => new Date() } })
  await app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await app.close()
  await Promise.all([owner, worker, portal].map((db) => db.destroy()))
  await server.stop()
  rmSync(home, { recursive: true, force: true })
})

const beat = (folder = home) =>
  tick({ db: worker, outside: outsideFiles(folder), key: signingKey(home), origin, now: () => new Date() })
/** The command in this process, with all that it prints. */
const run = async (...args: string[]) => {
  const lines: string[] = []
  const keep = (line: unknown) => lines.push(String(line)) > 0
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(keep),
    vi.spyOn(console, 'error').mockImplementation(keep),
    vi.spyOn(process.stdout, 'write').mockImplementation(keep),
  ]
  const code = await log.run(args).finally(() => {
    for (const spy of spies) spy.mockRestore()
  })
  return { code, said: lines.join('\n') }
}
/** On the server, with the installation's database. */
const liem = async (...args: string[]) => {
  vi.stubEnv('DATABASE_URL', urls.admin)
  vi.stubEnv('LIEM_DATA', home)
  return run(...args).finally(() => vi.unstubAllEnvs())
}
/** Of somebody far away. */
const faraway = run
const anEntry = async (name: string, promisedAt = new Date()) => {
  const row = entryRow(
    { now: new Date(), onBehalfOf: null, actor: { officerId: 0 } },
    { act: 'petitions.receive', subject: { kind: 'petition', id: name }, unitIds: [] },
  )
  await owner.insertInto('journal').values(row).execute()
  const [salt, bytes, key] = [row.salt, row.bytes, signingKey(home)]
  const data = entryData(salt, bytes)
  const vkey = verifierKeyText(verifierOf(key, origin))
  writeFileSync(
    file(name),
    receiptText({ log: vkey, promise: makePromise(data, promisedAt, key, origin), salt, bytes }),
  )
  return { data, vkey }
}

test('verify, key and proof on the server; a deleted entry is named and the exit code says so', {
  timeout: 120_000,
}, async () => {
  const { data, vkey } = await anEntry('receipt')
  expect((await liem('key')).code).toBe(1)
  await beat()
  const key = await liem('key')
  expect(key.code).toBe(0)
  expect(key.said).toContain(vkey)
  expect(key.said).toContain(signingKey(home).fingerprint)
  const whole = await liem('verify', '--key', vkey)
  expect([whole.code, whole.said]).toEqual([0, expect.stringContaining('Không thiếu, không sửa')])
  const proof = await liem('proof', Buffer.from(data).toString('hex'))
  expect(proof.said).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/)
  expect((await liem('proof', file('receipt'))).said).toBe(proof.said)
  const saved = file('saved')
  writeFileSync(saved, proof.said)
  await sql`alter table journal disable trigger user`.execute(owner)
  await sql`create table kept as select * from journal`.execute(owner)
  const { rows } = await sql<{ id: string }>`delete from journal returning id`.execute(owner)
  const harmed = await liem('verify', '--against', saved)
  expect([harmed.code, harmed.said]).toEqual([1, expect.stringContaining(`Dòng nhật ký ${rows[0]?.id} (lá`)])
  expect(harmed.said).toContain('đã bị xóa')
  await sql`insert into journal overriding system value select * from kept`.execute(owner)
  await sql`delete from log_pending`.execute(owner)
  await sql`alter table journal enable trigger user`.execute(owner)
  expect((await liem('verify', '--against', saved, '--json')).code).toBe(0)
})

describe('a receipt, far away from the server', () => {
  test('is checked without a network, then with the log, and keeps its proof', async () => {
    const { vkey } = await anEntry('mine')
    expect(await faraway('check-receipt', file('mine'))).toMatchObject({
      code: 0,
      said: expect.stringContaining('Chưa so khóa'),
    })
    const early = await faraway('check-receipt', file('mine'), '--key', vkey, '--log', address)
    expect(early).toMatchObject({ code: 0, said: expect.stringContaining('Chưa tới hạn') })
    await beat()
    expect(
      await faraway('check-receipt', file('mine'), '--key', vkey, '--log', `${address}/log/`, '--save'),
    ).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nhật ký có dòng này'),
    })
    expect(await faraway('check-receipt', file('mine'), '--key', vkey)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Bằng chứng: lá'),
    })
    await beat()
    expect(await faraway('check-receipt', file('mine'), '--log', address)).toMatchObject({
      code: 0,
      said: expect.stringContaining('nối tiếp'),
    })
  })
  test('shows a broken promise', async () => {
    await anEntry('late', new Date(Date.now() - 901_000))
    await sql`delete from log_pending`.execute(owner)
    expect(await faraway('check-receipt', file('late'), '--log', address)).toMatchObject({
      code: 1,
      said: expect.stringContaining('LỜI HỨA KHÔNG ĐƯỢC GIỮ'),
    })
    await sql`insert into log_pending (data, journal_id) select sha256(salt || bytes), id from journal where subject_id = 'late'`.execute(
      owner,
    )
  })
  test('is refused when it was tampered with, is of another log, or none', async () => {
    writeFileSync(file('bent'), readFileSync(file('mine'), 'utf8').replace('max-delay 900', 'max-delay 999'))
    expect((await faraway('check-receipt', file('bent'))).code).toBe(1)
    const other = verifierKeyText(verifierOf(signingKey(file('other')), origin))
    expect((await faraway('check-receipt', file('mine'), '--key', other)).said).toContain('nhật ký khác')
    expect((await faraway('check-receipt', file('nothing'))).code).toBe(1)
    expect((await faraway('check-receipt')).code).toBe(2)
    expect((await faraway('check-receipt', file('mine'), '--log', 'http://127.0.0.1:9')).said).toContain(
      'Không hỏi được',
    )
  })
})

describe('a witness', () => {
  const look = (...more: string[]) => faraway('witness', '--log', address, '--key', file('witness'), ...more)
  test('makes its key, is registered, signs growth, and shows on the page', { timeout: 60_000 }, async () => {
    expect((await look()).code).toBe(1)
    const first = await look('--name', 'mat-tran.test/w')
    expect(first).toMatchObject({ code: 1, said: expect.stringContaining('unknown-witness') })
    const vkey = /^mat-tran\.test\/w\+\S+$/m.exec(first.said)?.[0] as string
    expect(statSync(file('witness')).mode & 0o077).toBe(0)
    const added = await liem('witnesses', '--add', vkey)
    expect([added.code, added.said]).toEqual([0, expect.stringContaining(vkey)])
    expect(await look()).toMatchObject({ code: 0, said: expect.stringContaining('Đã kiểm tra và ký') })
    await beat()
    expect((await look('--leaves', file('copy'))).code).toBe(0)
    expect(readFileSync(file('copy')).equals(readFileSync(file('log/leaves')))).toBe(true)
    expect((await app.inject('/log/checkpoint')).body).toContain('— mat-tran.test/w ')
    expect((await app.inject('/log')).body).toContain('<b>mat-tran.test/w</b>: đã ký tới')
    const { rows } = await sql<{ act: string }>`select act from journal where subject_kind = 'witness'`.execute(owner)
    expect(rows).toEqual([{ act: 'log.add_witness' }])
  })
  test('with a copy of the leaves goes on from where it was, and signs nothing that the leaves do not give', async () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      entryRow(
        { now: new Date(), onBehalfOf: null, actor: { officerId: 0 } },
        { act: 'tasks.claim', subject: { kind: 'task', id: `t${i}` }, unitIds: [] },
      ),
    )
    await owner.insertInto('journal').values(rows).execute()
    await beat()
    expect((await look('--leaves', file('copy'))).code).toBe(0)
    expect(readFileSync(file('copy')).equals(readFileSync(file('log/leaves')))).toBe(true)
    const bent = readFileSync(file('copy')).fill(1, 0, 8)
    writeFileSync(file('bent-copy'), bent)
    const signed = readFileSync(file('witness'), 'utf8')
    await beat()
    expect(await look('--leaves', file('bent-copy'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('nothing was signed'),
    })
    expect(readFileSync(file('witness'), 'utf8')).toBe(signed)
  })
  test('does not sign a log rewritten behind its back, and keeps the evidence', async () => {
    await beat()
    await look()
    const before = JSON.parse(readFileSync(file('witness'), 'utf8')).checkpoint as string
    const rewrite = async () => {
      await sql`truncate log_leaf, log_tile, log_cosignature, log_pending`.execute(owner)
      await sql`update log_head set size = 0, signed_size = 0, edge = '', checkpoint = null, signed_at = null`.execute(
        owner,
      )
    }
    await rewrite()
    await beat(file('elsewhere'))
    const smaller = await look()
    expect(smaller).toMatchObject({ code: 1, said: expect.stringContaining('VIẾT LẠI (nhỏ đi)') })
    while (
      Number((await owner.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size) <=
      Number(before.split('\n')[1])
    )
      await beat(file('elsewhere'))
    const other = await look()
    expect(other).toMatchObject({ code: 1, said: expect.stringContaining('VIẾT LẠI (không nối tiếp') })
    expect(JSON.parse(readFileSync(file('witness'), 'utf8')).checkpoint).toBe(before)
    const evidence = readdirSync(home).filter((name) => name.startsWith('witness.evidence-'))
    expect(readFileSync(file(evidence[0] as string), 'utf8')).toContain(before)
    expect(await faraway('check-receipt', file('mine'), '--log', address)).toMatchObject({
      code: 1,
      said: expect.stringContaining('VIẾT LẠI'),
    })
  })
})

test('resume needs the newest checkpoint and takes the prohibition away', { timeout: 60_000 }, async () => {
  haltLog(home, 'restore')
  expect((await liem('resume')).code).toBe(2)
  const refused = await liem('resume', '--checkpoint', file('receipt'))
  expect(refused.code).toBe(1)
  expect(existsSync(file('log/halted'))).toBe(true)
  // A database restored to the day before there was a log.
  await sql`truncate log_leaf, log_tile, log_cosignature`.execute(owner)
  await sql`update log_head set size = 0, signed_size = 0, edge = '', checkpoint = null, signed_at = null`.execute(
    owner,
  )
  renameSync(file('log/leaves'), file('leaves-elsewhere'))
  expect((await liem('resume', '--checkpoint', file('log/checkpoint'))).said).toContain('Thiếu lá')
  const done = await liem('resume', '--checkpoint', file('log/checkpoint'), '--leaves', file('leaves-elsewhere'))
  expect([done.code, done.said]).toEqual([0, expect.stringContaining('lấy lại')])
  expect(existsSync(file('log/halted'))).toBe(false)
  expect(await beat()).toMatchObject({ state: 'signed' })
})
