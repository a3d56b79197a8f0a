import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@liem/sealing/bytes'
import { leafHash, verifyConsistency, verifyInclusion } from '@liem/sealing/merkle'
import { openCheckpoint, parseVerifierKey } from '@liem/sealing/note'
import { entryData } from '@liem/sealing/receipt'
import { treeOfTiles } from '@liem/sealing/tiles'
import { verifyLogProof } from '@liem/sealing/tlog-proof'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'
import type { Db } from '../db/as-actor.ts'
import { entryRow } from '../journal.ts'
import { signingKey } from '../signing-key.ts'
import { tilesOf } from './head.ts'
import { fillersOf, sha256 } from './names.ts'
import { haltLog, type Outside, outsideFiles, unhaltLog } from './outside.ts'
import { logState, proofFor } from './published.ts'
import { type Sequencer, tick } from './sequencer.ts'
import { startTicker } from './ticker.ts'

let db: TestDatabase
let folder: string
let clock: Date

beforeAll(async () => {
  db = await cloneDatabase()
})
afterAll(() => db.drop())
/** A log from the start: the tables emptied as only a test may. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
  clock = new Date('2026-11-21T01:00:00Z')
  await sql`alter table journal disable trigger journal_insert_only; truncate journal; alter table journal enable trigger journal_insert_only;
    truncate log_leaf, log_pending, log_tile, log_cosignature, log_gap;
    update log_head set size = 0, signed_size = 0, edge = '', checkpoint = null, signed_at = null, origin = null, vkey = null`.execute(
    db.owner,
  )
  return () => rmSync(folder, { recursive: true, force: true })
})

const sequencer = (changed: Partial<Sequencer> = {}): Sequencer => ({
  db: db.worker,
  outside: outsideFiles(folder),
  key: signingKey(folder),
  origin: 'cong.test/log',
  now: () => clock,
  ...changed,
})
const write = async (count: number, into: Db = db.owner) => {
  const rows = Array.from({ length: count }, (_, i) =>
    entryRow(
      { now: clock, onBehalfOf: null, actor: { officerId: 0 } },
      { act: 'tasks.claim', subject: { kind: 'task', id: `t${i}` }, unitIds: [] },
    ),
  )
  if (count > 0) await into.insertInto('journal').values(rows).execute()
  return rows.map(({ salt, bytes }) => entryData(salt, bytes))
}
const state = async () => {
  const found = await logState(db.portal)
  if (!found) throw new Error('nothing published')
  return found
}
const opened = async () => {
  const { checkpoint, vkey } = await state()
  const key = parseVerifierKey(vkey)
  const found = key && openCheckpoint(checkpoint, key)
  if (!found) throw new Error('not signed')
  return found
}
const leafRows = () => db.owner.selectFrom('log_leaf').selectAll().orderBy('idx').execute()
const isGrowth = async (older: { size: number; root: Uint8Array }, newer: { size: number; root: Uint8Array }) =>
  verifyConsistency(
    older,
    newer,
    await treeOfTiles(newer.size, tilesOf(db.portal, 'published')).consistency(older.size),
  )

test.each([
  [0, 16],
  [1, 16],
  [16, 16],
  [17, 32],
  [100, 128],
])('%i entries make a tick of %i leaves', async (entries, leaves) => {
  await write(entries)
  expect(await tick(sequencer())).toEqual({ state: 'signed', size: leaves, entries: leaves })
  expect(await tick(sequencer())).toMatchObject({ size: leaves + 16 })
  const rows = await leafRows()
  expect(rows.map(({ idx }) => Number(idx))).toEqual(Array.from({ length: leaves + 16 }, (_, i) => i))
  expect(rows.filter((row) => row.journal_id !== null)).toHaveLength(entries)
  const key = (await db.owner.selectFrom('log_head').select('filler_key').executeTakeFirstOrThrow()).filler_key
  for (const row of rows) expect(row.data.equals(fillersOf(key)(Number(row.idx)))).toBe(row.journal_id === null)
})

test('entries do not stand in the order they were made: a place tells nothing', async () => {
  await write(60)
  await tick(sequencer())
  const ids = (await leafRows()).flatMap((row) => (row.journal_id === null ? [] : [Number(row.journal_id)]))
  expect(ids).not.toEqual([...ids].sort((a, b) => a - b))
})

test('every entry is proven from the published tiles, to the signed checkpoint', async () => {
  const data = await write(700)
  await tick(sequencer())
  await write(3)
  await tick(sequencer())
  const { vkey, size } = await state()
  expect(size).toBe(1024 + 16)
  const key = parseVerifierKey(vkey)
  if (!key) throw new Error('no key')
  for (const one of data.slice(0, 40)) {
    const proof = await proofFor(db.portal, one)
    expect(verifyLogProof(proof as string, one, key)).toMatchObject({ checkpoint: { size } })
  }
  expect(await proofFor(db.portal, sha256(data[0] as Uint8Array))).toBeUndefined()
})

test('an entry not sequenced yet has no proof, a rolled back one never', async () => {
  await expect(
    db.owner.transaction().execute(async (tx) => {
      await write(2, tx)
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  const [data] = await write(1)
  expect(await proofFor(db.portal, data as Uint8Array)).toBeUndefined()
  await tick(sequencer())
  expect((await leafRows()).filter((row) => row.journal_id !== null)).toHaveLength(1)
  expect(await proofFor(db.portal, data as Uint8Array)).toContain('c2sp.org/tlog-proof@v1\nindex ')
})

test('each tree begins with the one before, whatever the sizes', async () => {
  let before = { size: 0, root: sha256(new Uint8Array(0)) }
  for (const entries of [5, 0, 300, 20, 1]) {
    await write(entries)
    await tick(sequencer())
    const now = await opened()
    expect(await isGrowth(before, now)).toBe(true)
    before = now
  }
})

test('two sequencers at once never fork', async () => {
  const seen = new Map<number, string>()
  for (let round = 0; round < 6; round++) {
    await write(round * 7)
    const ticked = await Promise.all([tick(sequencer()), tick(sequencer()), tick(sequencer())])
    expect(ticked.map((one) => one.state)).toEqual(['signed', 'signed', 'signed'])
  }
  const history = readFileSync(join(folder, 'log', 'checkpoints.txt'), 'utf8')
    .trim()
    .split('\n')
  const key = parseVerifierKey((await state()).vkey)
  for (const line of history) {
    const signed = openCheckpoint(JSON.parse(line.slice(line.indexOf(' '))), key as never)
    if (!signed) throw new Error('not signed')
    expect(seen.get(signed.size) ?? toHex(signed.root)).toBe(toHex(signed.root))
    seen.set(signed.size, toHex(signed.root))
    expect(await isGrowth(signed, await opened())).toBe(true)
  }
  const rows = await leafRows()
  expect(rows.length).toBe((await state()).size)
  expect(rows.filter((row) => row.journal_id !== null)).toHaveLength(7 + 14 + 21 + 28 + 35)
})

test('a second worker leaves the beat as it is', async () => {
  expect(await tick(sequencer(), { noSoonerThanMs: 30_000 })).toMatchObject({ state: 'signed' })
  expect(await tick(sequencer(), { noSoonerThanMs: 30_000 })).toEqual({ state: 'early' })
  clock = new Date(clock.getTime() + 30_000)
  expect(await tick(sequencer(), { noSoonerThanMs: 30_000 })).toMatchObject({ state: 'signed' })
})

test('a clock moved backwards does not stop the log', async () => {
  await tick(sequencer())
  clock = new Date('2020-01-01T00:00:00Z')
  const [data] = await write(1)
  expect(await tick(sequencer(), { noSoonerThanMs: 30_000 })).toMatchObject({ state: 'signed', size: 32 })
  expect(await proofFor(db.portal, data as Uint8Array)).toBeDefined()
})

describe('killed on the way', () => {
  const failing = (name: keyof Outside, when: 'before' | 'after'): Outside => {
    const files = outsideFiles(folder)
    return {
      ...files,
      [name]: (...args: never[]) => {
        if (when === 'after') (files[name] as (...all: never[]) => void)(...args)
        throw new Error('killed')
      },
    }
  }
  test.each([
    ['before the leaves are kept outside', 'keepLeaves', 'before'],
    ['after the leaves, before the checkpoint', 'keepLeaves', 'after'],
    ['before the checkpoint is kept outside', 'keepCheckpoint', 'before'],
    ['after the checkpoint outside, before it is published', 'keepCheckpoint', 'after'],
  ] as const)('%s: the next tick goes on, nothing is lost, nothing forks', async (_words, name, when) => {
    await write(3)
    await tick(sequencer())
    const before = await opened()
    const [data] = await write(40)
    await expect(tick(sequencer({ outside: failing(name, when) }))).rejects.toThrow('killed')
    expect(await opened()).toMatchObject({ size: before.size })
    const left = outsideFiles(folder).checkpoint() as string
    expect(await tick(sequencer())).toMatchObject({ state: 'signed', size: 16 + 64 + 16 })
    const now = await opened()
    expect(await isGrowth(before, now)).toBe(true)
    const key = parseVerifierKey((await state()).vkey)
    expect(await isGrowth(openCheckpoint(left, key as never) as never, now)).toBe(true)
    expect(await proofFor(db.portal, data as Uint8Array)).toBeDefined()
    expect(outsideFiles(folder).leafCount()).toBe(now.size)
    expect(
      Buffer.from(outsideFiles(folder).leaves(0, now.size)).equals(
        Buffer.concat((await leafRows()).map((row) => row.data)),
      ),
    ).toBe(true)
  })
})

describe('nothing is signed', () => {
  const size = async () => (await db.owner.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size
  const refuses = async (why: string, changed: Partial<Sequencer> = {}) => {
    const [before, files] = [await size(), outsideFiles(folder).checkpoint()]
    expect(await tick(sequencer(changed))).toEqual({ state: 'stopped', why })
    expect(await size()).toBe(before)
    expect(outsideFiles(folder).checkpoint()).toBe(files)
  }

  test('when the database is older than what was signed', async () => {
    await tick(sequencer())
    const old = await db.owner.selectFrom('log_head').selectAll().executeTakeFirstOrThrow()
    await tick(sequencer())
    const { id: _, ...columns } = old
    await db.owner.updateTable('log_head').set(columns).execute()
    await sql`delete from log_leaf where idx >= 16`.execute(db.owner)
    await refuses('database-older')
  })
  test('when the database is a new one', async () => {
    await tick(sequencer())
    await sql`truncate log_leaf, log_tile; update log_head set size = 0, signed_size = 0, edge = '', checkpoint = null, origin = null, vkey = null`.execute(
      db.owner,
    )
    await refuses('database-older')
  })
  test('when the tree is as large but another one', async () => {
    await tick(sequencer())
    await sql`update log_head set edge = sha256(edge)`.execute(db.owner)
    await refuses('inconsistent')
  })
  test('when a grown tree does not begin with what was signed', async () => {
    await tick(sequencer())
    const left = outsideFiles(folder).checkpoint() as string
    await tick(sequencer())
    writeFileSync(join(folder, 'log', 'checkpoint'), left)
    await sql`update log_leaf set data = sha256(data) where idx = 3`.execute(db.owner)
    await refuses('inconsistent')
  })
  test('after a restore, until somebody resumes', async () => {
    await tick(sequencer())
    haltLog(folder, 'restore')
    await refuses('halted')
    unhaltLog(folder)
    expect(await tick(sequencer())).toMatchObject({ state: 'signed' })
  })
  test('with another key', async () => {
    await tick(sequencer())
    const other = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
    await refuses('other-key', { key: signingKey(other) })
    rmSync(other, { recursive: true })
  })
  test('when the file outside is no checkpoint of this log', async () => {
    await tick(sequencer())
    writeFileSync(join(folder, 'log', 'checkpoint'), 'x')
    await refuses('outside-unreadable')
  })
  test('when the file outside is gone', async () => {
    await tick(sequencer())
    rmSync(join(folder, 'log'), { recursive: true })
    await refuses('outside-unreadable')
  })
  test('under another name than the first', async () => {
    await tick(sequencer())
    await tick(sequencer({ origin: 'other.test/log' }))
    expect((await state()).origin).toBe('cong.test/log')
  })
})

test('what happened before there was a log goes in at the first tick, all at once', async () => {
  await write(3000)
  await sql`truncate log_pending; insert into log_pending (data, journal_id) select sha256(salt || bytes), id from journal order by id`.execute(
    db.owner,
  )
  expect(await tick(sequencer())).toMatchObject({ size: 4096 })
  const { root, size } = await opened()
  const tree = treeOfTiles(size, tilesOf(db.portal, 'published'))
  const row = (await leafRows())[1234]
  expect(
    verifyInclusion(leafHash(row?.data as Buffer), { index: 1234, size, root, proof: await tree.inclusion(1234) }),
  ).toBe(true)
})

test('the beat is steady and stops when asked', async () => {
  const lines: object[] = []
  const ticker = startTicker({
    ...sequencer({ now: () => new Date() }),
    everySeconds: 0.1,
    log: (line) => lines.push(line),
  })
  await expect.poll(async () => (await logState(db.portal))?.size ?? 0, { timeout: 20_000 }).toBeGreaterThanOrEqual(48)
  haltLog(folder, 'restore')
  await expect
    .poll(() => lines, { timeout: 20_000 })
    .toContainEqual({ level: 'error', job: 'log.tick', message: 'halted' })
  await ticker.stop()
  const { size } = await state()
  await new Promise((done) => setTimeout(done, 250))
  expect((await state()).size).toBe(size)
  expect(existsSync(join(folder, 'log', 'checkpoint.next'))).toBe(false)
})

test('logins other than the worker’s can neither number nor publish', async () => {
  for (const pool of [db.portal, db.office]) {
    await expect(sql`select log_number()`.execute(pool)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`select * from log_lock()`.execute(pool)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`select log_publish('x', now(), 'x', 'x')`.execute(pool)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`select * from log_leaf`.execute(pool)).rejects.toMatchObject({ code: '42501' })
    await expect(sql`select filler_key from log_head`.execute(pool)).rejects.toMatchObject({ code: '42501' })
  }
})
