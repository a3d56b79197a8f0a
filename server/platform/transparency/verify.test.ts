import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkpointText, parseVerifierKey, signNote, verifierKeyText } from '@liem/sealing/note'
import { entryData, receiptText } from '@liem/sealing/receipt'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { entryRow } from '../journal.ts'
import { signingKey } from '../signing-key.ts'
import type { LiveCheck } from './faults.ts'
import { haltLog, outsideFiles } from './outside.ts'
import { makePromise } from './promise.ts'
import { logState, proofFor } from './published.ts'
import { beginAnew, resumeLog } from './resume.ts'
import { type Sequencer, tick } from './sequencer.ts'
import { noteSigner, verifierOf } from './signer.ts'
import { type ToVerify, verifyLog } from './verify.ts'

let db: TestDatabase
let folder: string
const now = new Date('2026-11-21T01:00:00Z')
const origin = 'cong.test/log'

const sequencer = (): Sequencer => ({
  db: db.worker,
  outside: outsideFiles(folder),
  key: signingKey(folder),
  origin,
  now: () => now,
})
const write = async (count: number, act = 'tasks.claim') => {
  const rows = Array.from({ length: count }, (_, i) =>
    entryRow(
      { now, onBehalfOf: null, actor: { officerId: 0 } },
      { act, subject: { kind: 'task', id: `t${i}` }, unitIds: [] },
    ),
  )
  await db.owner.insertInto('journal').values(rows).execute()
  return rows
}
const verify = (more: Partial<ToVerify> = {}) =>
  verifyLog({ ownerUrl: db.urls.owner, outside: outsideFiles(folder), ...more })
const kinds = async (more: Partial<ToVerify> = {}) =>
  (await verify(more)).faults.map(({ kind, entry, leaf }) => [
    kind,
    ...(entry ? [Number(entry)] : []),
    ...(leaf === undefined ? [] : [leaf]),
  ])
const withoutFiles: Partial<ToVerify> = { outside: { checkpoint: () => undefined, leaves: () => new Uint8Array(0) } }
/** What somebody does who may do anything in the database. */
const byForce = (statement: string) =>
  sql`${sql.raw(`alter table journal disable trigger user; ${statement}; alter table journal enable trigger user`)}`.execute(
    db.owner,
  )
const leafOf = async (entry: number) =>
  Number(
    (
      await db.owner
        .selectFrom('log_leaf')
        .select('idx')
        .where('journal_id', '=', String(entry))
        .executeTakeFirstOrThrow()
    ).idx,
  )
const aFiller = async () =>
  Number(
    (
      await db.owner
        .selectFrom('log_leaf')
        .select('idx')
        .where('journal_id', 'is', null)
        .limit(1)
        .executeTakeFirstOrThrow()
    ).idx,
  )
const ids = async () =>
  (await db.owner.selectFrom('journal').select('id').orderBy('id').execute()).map(({ id }) => Number(id))

beforeEach(async () => {
  db = await cloneDatabase()
  folder = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
  await write(300)
  await tick(sequencer())
  await write(5)
  await tick(sequencer())
})
afterEach(async () => {
  await db.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('an untouched log is whole, also while entries wait', async () => {
  await write(2)
  expect(await verify()).toMatchObject({
    faults: [],
    faultCount: 0,
    size: 528,
    signedSize: 528,
    entries: 305,
    pending: 2,
    origin,
  })
  expect(await verify(withoutFiles)).toMatchObject({ faults: [] })
})

describe('what is deleted or altered is named', () => {
  test('a deleted entry', async () => {
    const [one = 0] = await ids()
    await byForce(`delete from journal where id = ${one}`)
    expect(await kinds()).toEqual([['entry-missing', one, await leafOf(one)]])
  })
  test('a deleted entry whose leaf was made to look like a filler', async () => {
    const [one = 0] = await ids()
    const leaf = await leafOf(one)
    await byForce(
      `delete from journal where id = ${one}; update log_leaf set journal_id = null where journal_id = ${one}`,
    )
    expect(await kinds()).toEqual([['entry-unlinked', leaf]])
    expect(await kinds(withoutFiles)).toEqual([['entry-unlinked', leaf]])
  })
  test('an altered entry, told apart from an altered leaf by the copy outside', async () => {
    const one = (await ids())[7] as number
    const leaf = await leafOf(one)
    await byForce(`update journal set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'tasks.claim', 'tasks.clain'), 'UTF8') where id = ${one};
      update journal set hash = sha256(bytes), act = 'tasks.clain' where id = ${one}`)
    expect(await kinds()).toEqual([['entry-changed', one, leaf]])
    expect(await kinds(withoutFiles)).toEqual([['mismatch', one, leaf]])
  })
  test('an altered salt', async () => {
    const one = (await ids())[7] as number
    await byForce(`update journal set salt = uuid_send(gen_random_uuid()) where id = ${one}`)
    expect(await kinds()).toEqual([['entry-changed', one, await leafOf(one)]])
  })
  test('columns that say something else than the bytes; bytes that are no JSON any more', async () => {
    const [one = 0, two = 0, three = 0] = await ids()
    await byForce(
      `update journal set officer_id = 5 where id = ${one}; update journal set facts = '{"a":1}' where id = ${two}`,
    )
    expect(await kinds()).toEqual([
      ['entry-columns', one],
      ['entry-columns', two],
    ])
    await byForce(`update journal set bytes = 'x', hash = sha256('x') where id = ${three}`)
    expect(await kinds()).toEqual([
      ['entry-changed', three, await leafOf(three)],
      ['entry-columns', one],
      ['entry-columns', two],
      ['entry-columns', three],
    ])
  })
  test('a deleted leaf, of an entry and of nothing', async () => {
    const [one = 0] = await ids()
    const [leaf, filler] = [await leafOf(one), await aFiller()]
    await byForce(`delete from log_leaf where idx in (${leaf}, ${filler})`)
    const found = await kinds()
    expect(found).toContainEqual(['leaf-missing', leaf])
    expect(found).toContainEqual(['leaf-missing', filler])
    expect(found).toContainEqual(['entry-unlogged', one])
    expect(found).not.toContainEqual(['head'])
    expect((await kinds(withoutFiles)).map(([kind]) => kind)).toEqual(
      expect.arrayContaining(['leaf-missing', 'head', 'checkpoint']),
    )
  })
  test('an altered leaf', async () => {
    const one = (await ids())[9] as number
    const leaf = await leafOf(one)
    await byForce(`update log_leaf set data = sha256(data) where idx = ${leaf}`)
    const found = await kinds()
    expect(found).toContainEqual(['leaf-changed', leaf])
    expect(found).not.toContainEqual(['entry-changed', one, leaf])
    expect(found.map(([kind]) => kind)).toEqual(expect.arrayContaining(['head', 'checkpoint', 'outside']))
  })
  test('the last leaves cut off, with the head moved back', async () => {
    await byForce(`delete from log_leaf where idx >= 512; update log_head set size = 512, signed_size = 512`)
    const found = (await kinds()).map(([kind]) => kind)
    expect(found).toEqual(expect.arrayContaining(['outside', 'checkpoint', 'head', 'entry-unlogged']))
  })
  test('an entry slipped past the log', async () => {
    await byForce(`insert into journal (at, act, subject_kind, subject_id, unit_ids, facts, bytes, hash)
      select at, act, subject_kind, subject_id, unit_ids, facts, bytes, hash from journal limit 1`)
    expect((await kinds()).map(([kind]) => kind)).toEqual(['entry-unlogged'])
  })
  test('an entry deleted or altered while it waits', async () => {
    await write(2)
    const [two = 0, one = 0] = (await ids()).reverse()
    await byForce(
      `delete from journal where id = ${one}; update journal set salt = uuid_send(gen_random_uuid()) where id = ${two}`,
    )
    expect(await kinds()).toEqual([
      ['entry-missing', one],
      ['entry-changed', two],
    ])
  })
  test('a leaf too many, a bent tile, a bent head, a checkpoint of nobody', async () => {
    await byForce(`insert into log_leaf (idx, data) values (9999, sha256('x'))`)
    await byForce(`update log_tile set hashes = overlay(hashes placing sha256('x') from 1) where level = 1`)
    await byForce(
      `update log_head set edge = sha256(edge) || sha256('y'), checkpoint = replace(checkpoint, '528', '512')`,
    )
    expect(await kinds()).toEqual([['checkpoint'], ['head'], ['leaf-beyond', 9999], ['tile']])
  })
})

describe('a log rewritten as a whole, with everything in the database made to fit', () => {
  /** The insider with the database and the signing key, but without what others have saved. */
  const rewrite = async () => {
    const [one = 0] = await ids()
    await byForce(`delete from journal where id = ${one}; truncate log_leaf, log_tile, log_pending;
      update log_head set size = 0, signed_size = 0, edge = '', checkpoint = null, signed_at = null;
      insert into log_pending (data, journal_id) select sha256(salt || bytes), id from journal order by id`)
    const elsewhere = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
    await tick({ ...sequencer(), outside: outsideFiles(elsewhere) })
    rmSync(elsewhere, { recursive: true })
  }

  test('is whole within itself and betrayed by any checkpoint, proof or receipt saved elsewhere', {
    timeout: 120_000,
  }, async () => {
    const [row] = await write(1, 'petitions.received')
    await tick(sequencer())
    const saved = (await logState(db.portal))?.checkpoint as string
    const [salt, bytes] = [row?.salt as Buffer, row?.bytes as Buffer]
    const data = entryData(salt, bytes)
    const proof = (await proofFor(db.portal, data)) as string
    const key = signingKey(folder)
    const receipt = receiptText({
      log: verifierKeyText(verifierOf(key, origin)),
      promise: makePromise(data, now, key, origin),
      salt,
      bytes,
      proof,
    })
    expect(await kinds({ against: [{ name: 'saved', text: saved }] })).toEqual([])
    await rewrite()
    expect(await kinds(withoutFiles)).toEqual([])
    const witnessFile = JSON.stringify({ format: 'liem-witness v1', checkpoint: saved })
    const against = [saved, proof, receipt, witnessFile].map((text) => ({ name: 'saved', text }))
    expect(await kinds({ ...withoutFiles, against })).toEqual(Array(4).fill(['older']))
    expect((await kinds()).map(([kind]) => kind)).toContain('outside')
    // Grown past the saved one, it is another tree.
    await write(300)
    await byForce('update log_head set checkpoint = null')
    const elsewhere = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
    await tick({ ...sequencer(), outside: outsideFiles(elsewhere) })
    rmSync(elsewhere, { recursive: true })
    expect(await kinds({ ...withoutFiles, against: [{ name: 'saved', text: saved }] })).toEqual([['fork']])
  })

  test('a checkpoint of another log or without a signature is no evidence, and said to be none', async () => {
    const key = signingKey(folder)
    const other = signNote(
      checkpointText({ origin: 'other/log', size: 16, root: new Uint8Array(32) }),
      noteSigner(key, 'other/log'),
    )
    expect(
      await kinds({
        against: [
          { name: 'a', text: other },
          { name: 'b', text: 'x' },
        ],
      }),
    ).toEqual([['fork'], ['fork']])
  })

  test('another key than the one on the poster is named', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
    const posted = parseVerifierKey(verifierKeyText(verifierOf(signingKey(elsewhere), origin)))
    rmSync(elsewhere, { recursive: true })
    expect((await kinds({ key: posted })).map(([kind]) => kind)).toEqual(['key', 'checkpoint', 'outside'])
  })
})

test('records that modules compare themselves are named with the rest', async () => {
  const check: LiveCheck = {
    kind: 'unit',
    check: async (owner) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from unit`.execute(owner)
      return rows[0]?.n === 0 ? [{ kind: 'record', words: 'Không còn đơn vị nào.' }] : []
    },
  }
  expect((await verify({ checks: [check] })).faults).toEqual([{ kind: 'record', words: 'Không còn đơn vị nào.' }])
})

describe('after a restore of an older database', () => {
  const restored = async () => {
    const saved = await db.owner.selectFrom('log_head').selectAll().executeTakeFirstOrThrow()
    const waiting = await write(3)
    const pending = await db.owner.selectFrom('log_pending').select(['data', 'journal_id']).execute()
    await tick(sequencer())
    const last = await write(4, 'petitions.received')
    await tick(sequencer())
    const newest = readFileSync(join(folder, 'log', 'checkpoint'), 'utf8')
    const { id: _, ...columns } = saved
    await byForce(
      `delete from journal where act = 'petitions.received'; delete from log_leaf where idx >= ${saved.size}`,
    )
    await sql`update log_tile set hashes = substr(hashes, 1, 2 * 32) where level = 1`.execute(db.owner)
    await db.owner.updateTable('log_head').set(columns).execute()
    await db.owner.insertInto('log_pending').values(pending).execute()
    haltLog(folder, 'restore')
    return { newest, waiting, last, size: Number(saved.size) }
  }
  const resume = (checkpoint: string) =>
    resumeLog({ owner: db.owner, outside: outsideFiles(folder), key: signingKey(folder), checkpoint, now })

  test('nothing is signed; verify says the database is older', async () => {
    await restored()
    expect(await tick(sequencer())).toEqual({ state: 'stopped', why: 'halted' })
    rmSync(join(folder, 'log', 'halted'))
    expect(await tick(sequencer())).toEqual({ state: 'stopped', why: 'database-older' })
    expect(await kinds()).toEqual([['outside']])
  })

  test('resume fetches the leaves back, links what survived, writes the gap down; the published tree goes on', async () => {
    const { newest, waiting, size } = await restored()
    expect(await resume(newest)).toEqual({ state: 'resumed', size: size + 32, fetched: 32, lost: 4 })
    rmSync(join(folder, 'log', 'halted'))
    expect(await kinds({ against: [{ name: 'newest', text: newest }] })).toEqual(
      Array(4).fill(['entry-lost', expect.any(Number)]),
    )
    expect(await tick(sequencer())).toMatchObject({ state: 'signed', size: size + 48 })
    expect((await kinds({ against: [{ name: 'newest', text: newest }] })).map(([kind]) => kind)).toEqual(
      Array(4).fill('entry-lost'),
    )
    for (const { salt, bytes } of waiting) expect(await proofFor(db.portal, entryData(salt, bytes))).toBeDefined()
    expect(
      (await db.owner.selectFrom('log_gap').selectAll().execute()).map((gap) => [
        Number(gap.first_idx),
        Number(gap.last_idx),
      ]),
    ).toEqual([[size, size + 31]])
  })

  test('resume refuses an older checkpoint than is known, a foreign one, a tree that does not fit, and without the leaves', async () => {
    const before = (await logState(db.portal))?.checkpoint as string
    const { newest } = await restored()
    expect(await resume(before)).toMatchObject({ state: 'refused', why: 'newer-known' })
    expect(await resume(newest.replace('cong', 'song'))).toMatchObject({ state: 'refused', why: 'not-ours' })
    const leaves = readFileSync(join(folder, 'log', 'leaves'))
    writeFileSync(join(folder, 'log', 'leaves'), leaves.subarray(0, -32))
    expect(await resume(newest)).toMatchObject({ state: 'refused', why: 'leaves-missing', have: 528, need: 560 })
    leaves.writeUInt8(leaves.readUInt8(leaves.length - 5) ^ 1, leaves.length - 5)
    writeFileSync(join(folder, 'log', 'leaves'), leaves)
    expect(await resume(newest)).toMatchObject({ state: 'refused', why: 'inconsistent' })
    expect((await db.owner.selectFrom('log_head').select('size').executeTakeFirstOrThrow()).size).toBe('528')
  })

  test('when no copy of the leaves is left, the log ends and another of the next name begins; no name is signed twice', async () => {
    const { newest } = await restored()
    const begin = () =>
      beginAnew({ owner: db.owner, outside: outsideFiles(folder), key: signingKey(folder), checkpoint: newest, now })
    expect(await begin()).toEqual({ state: 'refused', why: 'can-resume' })
    rmSync(join(folder, 'log', 'leaves'))
    expect(await begin()).toEqual({ state: 'begun', origin: 'cong.test/log-2' })
    rmSync(join(folder, 'log', 'halted'))
    expect(await tick(sequencer())).toMatchObject({ state: 'signed', size: 544 })
    expect(await logState(db.portal)).toMatchObject({ origin: 'cong.test/log-2', size: 544 })
    expect(await kinds()).toEqual([])
    expect(await kinds({ against: [{ name: 'newest', text: newest }] })).toEqual([['fork']])
    expect(outsideFiles(folder).leafCount()).toBe(544)
    expect(readFileSync(join(folder, 'log', 'checkpoint.ended-560'), 'utf8')).toBe(newest)
  })

  test('a restored database that lost nothing just goes on', async () => {
    haltLog(folder, 'restore')
    const newest = readFileSync(join(folder, 'log', 'checkpoint'), 'utf8')
    expect(await resume(newest)).toEqual({ state: 'resumed', size: 528, fetched: 0, lost: 0 })
  })
})
