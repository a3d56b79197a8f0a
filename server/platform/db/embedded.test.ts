import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { childEnvironment } from '../settings.ts'
import { clusterFolder, findRecord } from './cluster-files.ts'
import { startDatabase } from './database.ts'
import { startEmbedded } from './embedded.ts'

const isRoot = process.getuid?.() === 0
let home: string
let data: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'liem-home-'))
  chmodSync(home, 0o755)
  data = join(home, 'data')
})
afterEach(() => {
  const record = findRecord(data)
  const cluster = record && clusterFolder(data, record)
  rmSync(home, { recursive: true, force: true })
  if (cluster && !cluster.startsWith(home)) rmSync(dirname(cluster), { recursive: true, force: true })
})

const ask = async (url: string, query: string): Promise<Record<string, unknown> | undefined> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(query)).rows[0]
  } finally {
    await client.end()
  }
}

function runAs(user: { uid: number; gid: number } | undefined, folder = data): { applied: number; port: string } {
  const file = fileURLToPath(new URL('./embedded-run.ts', import.meta.url))
  const ran = spawnSync(process.execPath, ['--import', 'tsx', file, folder], {
    ...user,
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...childEnvironment(), HOME: home },
  })
  if (ran.status !== 0) throw new Error(ran.stderr)
  return JSON.parse(ran.stdout)
}

test('the first start makes a private UTF-8 database, the second finds what was stored', {
  timeout: 60_000,
}, async () => {
  const first = await startDatabase({ dataFolder: data })
  try {
    expect(first).toMatchObject({ kind: 'embedded', fullTextIndexed: true })
    expect(
      await ask(
        first.urls.admin,
        `select current_setting('server_encoding') as encoding, datcollate as "order", current_setting('listen_addresses') as listens,
          current_setting('password_encryption') as passwords, (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open
         from pg_database where datname = current_database()`,
      ),
    ).toEqual({ encoding: 'UTF8', order: 'C', listens: '127.0.0.1', passwords: 'scram-sha-256', open: 0 })
    expect(statSync(join(data, 'secrets')).mode & 0o777).toBe(0o700)
    for (const name of ['postgres-superuser', 'database-logins']) {
      expect(statSync(join(data, 'secrets', name)).mode & 0o777).toBe(0o600)
    }
    await ask(first.urls.owner, 'create table kept as select 7 as n')
    await expect(ask(first.urls.office, 'select * from kept')).rejects.toThrow('permission denied')
    await expect(ask(first.urls.office.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password')
  } finally {
    await first.stop()
  }
  const second = await startDatabase({ dataFolder: data })
  try {
    expect(second.urls).toEqual(first.urls)
    expect(await ask(second.urls.owner, 'select n from kept')).toEqual({ n: 7 })
  } finally {
    await second.stop()
  }
})

test('a second Liêm on the same data is refused, tools join, another copy runs beside it', {
  timeout: 60_000,
}, async () => {
  const one = await startDatabase({ dataFolder: data })
  const other = join(home, 'other')
  try {
    await expect(startDatabase({ dataFolder: data })).rejects.toThrow(
      /Một bản Liêm khác .* Another Liêm \(process \d+\)/,
    )
    const joined = await startDatabase({ dataFolder: data }, { join: true })
    expect(joined.urls).toEqual(one.urls)
    await joined.stop()
    expect(await ask(one.urls.owner, 'select 1 as still')).toEqual({ still: 1 })
    const beside = await startEmbedded(other, { throwaway: true })
    expect(beside.adminUrl).not.toContain(new URL(one.urls.owner).port)
    await beside.stop()
  } finally {
    await one.stop()
  }
  const again = await startDatabase({ dataFolder: data }, { join: true })
  await again.stop()
})

test('a port taken by another program is left to it', { timeout: 60_000 }, async () => {
  const first = await startEmbedded(data, { throwaway: true })
  await first.stop()
  const squatter = createServer().listen(first.port, '127.0.0.1')
  await new Promise((done) => squatter.once('listening', done))
  try {
    const second = await startEmbedded(data, { throwaway: true })
    expect(second.port).not.toBe(first.port)
    await second.stop()
  } finally {
    squatter.close()
  }
})

test('a half-made cluster, a dead lock and a process number given to another program do not matter', async () => {
  mkdirSync(join(data, 'postgres.new-1'), { recursive: true })
  writeFileSync(join(data, 'liem.lock'), '{"pid":999999999}')
  const first = await startEmbedded(data, { throwaway: true })
  expect(existsSync(join(data, 'postgres.new-1'))).toBe(false)
  await first.stop()
  writeFileSync(join(data, 'liem.lock'), JSON.stringify({ pid: process.ppid, born: '1' }))
  const pidFile = `${process.ppid}\n${first.clusterFolder}\n1\n${first.port}\n\n127.0.0.1\n0 0\nready   \n`
  writeFileSync(join(first.clusterFolder, 'postmaster.pid'), pidFile)
  const second = await startEmbedded(data, { throwaway: true })
  expect(second.adopted).toBe(false)
  await second.stop()
})

test('a copied data folder is a database of its own, and a moved one is found', { timeout: 60_000 }, async () => {
  const first = await startEmbedded(data, { throwaway: true })
  await first.stop()
  const copy = join(home, 'copy')
  cpSync(data, copy, { recursive: true })
  // Node 24 copies folders without their mode.
  chmodSync(join(copy, 'postgres'), 0o700)
  if (isRoot) spawnSync('chown', ['-R', '--reference', first.clusterFolder, join(copy, 'postgres')])
  const original = await startEmbedded(data, { throwaway: true })
  writeFileSync(join(copy, 'postgres/postmaster.pid'), readFileSync(join(data, 'postgres/postmaster.pid')))
  const beside = await startEmbedded(copy, { throwaway: true })
  expect(beside).toMatchObject({ adopted: false, clusterFolder: join(copy, 'postgres') })
  expect(beside.port).not.toBe(original.port)
  await beside.stop()
  expect(await ask(original.adminUrl, 'select 1 as still')).toEqual({ still: 1 })
  await original.stop()
  renameSync(copy, join(home, 'moved'))
  const moved = await startEmbedded(join(home, 'moved'), { throwaway: true })
  expect(moved.clusterFolder).toBe(join(home, 'moved/postgres'))
  await moved.stop()
})

test('lost passwords and clusters of another build are refused with words that help', async () => {
  const server = await startEmbedded(data, { throwaway: true })
  await server.stop()
  const record = readFileSync(join(data, 'postgres.json'), 'utf8')
  writeFileSync(join(data, 'postgres.json'), record.replace(/"build": "[^"]+"/, '"build": "18.4.0-solaris-sparc"'))
  await expect(startEmbedded(data)).rejects.toThrow(/sao lưu và phục hồi .* backup and restore/)
  writeFileSync(join(data, 'postgres.json'), record)
  rmSync(join(data, 'secrets'), { recursive: true })
  await expect(startEmbedded(data)).rejects.toThrow(/postgres-superuser.*Restore the secrets/)
})

describe.skipIf(!isRoot)('started by root', () => {
  test('PostgreSQL runs as someone else', async () => {
    const server = await startEmbedded(data, { throwaway: true })
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0)
    expect(statSync(`/proc/${server.pid}`).uid).toBe(statSync(server.clusterFolder).uid)
    await server.stop()
  })

  test('data under a closed home is kept where PostgreSQL can reach it, and found again', { timeout: 60_000 }, () => {
    chmodSync(home, 0o700)
    const first = runAs(undefined)
    expect(first.applied).toBeGreaterThan(0)
    expect(findRecord(data)?.folder).toMatch(/^\/var\/lib\/liem\//)
    expect(runAs(undefined)).toEqual({ applied: 0, port: first.port })

    const copy = join(home, 'copy')
    cpSync(data, copy, { recursive: true })
    expect(() => runAs(undefined, copy)).toThrow(/là bản chép của .* is a copy of/)
  })

  test('an ordinary user runs it as himself, twice', { timeout: 60_000 }, () => {
    const nobody = { uid: 65_534, gid: 65_534 }
    chownSync(home, nobody.uid, nobody.gid)
    chmodSync(home, 0o700)
    const first = runAs(nobody)
    expect(first.applied).toBeGreaterThan(0)
    expect(runAs(nobody)).toEqual({ applied: 0, port: first.port })
    expect(statSync(join(data, 'postgres')).uid).toBe(nobody.uid)
  })
})
