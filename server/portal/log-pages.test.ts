import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leafHash } from '@liem/sealing/merkle'
import {
  cosign,
  type NoteSigner,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  type VerifierKey,
  verifierKey,
  verifierKeyText,
  verifyNote,
} from '@liem/sealing/note'
import { entryData } from '@liem/sealing/receipt'
import { treeOfTiles } from '@liem/sealing/tiles'
import { verifyLogProof } from '@liem/sealing/tlog-proof'
import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newServer } from '#platform/http/server'
import { entryRow } from '#platform/journal'
import { signingKey } from '#platform/signing-key'
import { outsideFiles } from '#platform/transparency/outside'
import { tick } from '#platform/transparency/sequencer'
import { testClock } from '#test/clock'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { serveLog } from './log-pages.ts'

let db: TestDatabase
let app: FastifyInstance
let folder: string
let data: Uint8Array[]
const clock = testClock()
const defects: unknown[] = []

const beat = () =>
  tick({
    db: db.worker,
    outside: outsideFiles(folder),
    key: signingKey(folder),
    origin: 'cong.test/log',
    now: () => clock.now(),
  })
const get = (url: string) => app.inject({ method: 'GET', url })
const post = (payload: string, type = 'text/plain') =>
  app.inject({ method: 'POST', url: '/log/cosignature', payload, headers: { 'content-type': type } })

beforeAll(async () => {
  db = await cloneDatabase()
  folder = mkdtempSync(join(tmpdir(), 'liem-log-test-'))
  app = await newServer({ logLevel: 'silent', anonymous: true, onDefect: (thrown) => defects.push(thrown) })
  serveLog(app, db.portal, { clock })
})
afterAll(async () => {
  await app.close()
  await db.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('before the first tick there is nothing, and the page says so', async () => {
  for (const path of ['checkpoint', 'key', 'tile/0/000', 'tile/entries/000', `proof/${'0'.repeat(64)}`])
    expect((await get(`/log/${path}`)).statusCode).toBe(404)
  const page = await get('/log')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('chưa có xác nhận nào')
})

describe('with a log', () => {
  let key: VerifierKey
  beforeAll(async () => {
    const rows = Array.from({ length: 600 }, (_, i) =>
      entryRow(
        { now: clock.now(), onBehalfOf: null, actor: { officerId: 0 } },
        { act: 'tasks.claim', subject: { kind: 'task', id: `t${i}` }, unitIds: [] },
      ),
    )
    await db.owner.insertInto('journal').values(rows).execute()
    data = rows.map(({ salt, bytes }) => entryData(salt, bytes))
    await beat()
    key = parseVerifierKey((await get('/log/key')).body) as VerifierKey
  })

  test('a stranger with the addresses alone rebuilds the signed tree from entries and from tiles', async () => {
    const checkpoint = await get('/log/checkpoint')
    expect(checkpoint.headers['content-type']).toBe('text/plain; charset=utf-8')
    const signed = openCheckpoint(checkpoint.body, key)
    if (!signed) throw new Error('not signed')
    expect(signed.size).toBe(1024)
    const tree = treeOfTiles(signed.size, async (level, n, width) => {
      const answer = await get(`/log/tile/${level}/${String(n).padStart(3, '0')}${width === 256 ? '' : `.p/${width}`}`)
      expect(answer.headers['content-type']).toBe('application/octet-stream')
      expect(answer.headers['cache-control']).toContain('immutable')
      return answer.rawPayload
    })
    expect(Buffer.from(await tree.rootAt()).equals(signed.root)).toBe(true)
    const bundle = (await get('/log/tile/entries/001')).rawPayload
    const hashes = (await get('/log/tile/0/001')).rawPayload
    expect(bundle.length).toBe(256 * 34)
    for (let i = 0; i < 256; i++) {
      expect(bundle.readUInt16BE(i * 34)).toBe(32)
      const leaf = leafHash(bundle.subarray(i * 34 + 2, i * 34 + 34))
      expect(hashes.subarray(i * 32, i * 32 + 32).equals(leaf)).toBe(true)
    }
  })

  test('who knows an entry’s data gets its proof, who does not gets nothing', async () => {
    const [one] = data as [Uint8Array]
    const proof = await get(`/log/proof/${Buffer.from(one).toString('hex')}`)
    expect(verifyLogProof(proof.body, one, key)).toMatchObject({ checkpoint: { size: 1024 } })
    expect((await get(`/log/proof/${'ab'.repeat(32)}`)).statusCode).toBe(404)
  })

  test.each([
    'tile/0/004',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/1/000',
    'tile/1/000.p/5',
    'tile/2/000.p/1',
    'tile/0/0',
    'tile/63/000',
    'tile/7/000.p/1',
    'tile/0/x999/x999/x999/x999/999',
    'tile/entries/004',
    'tile/entries/000.p/0',
    'tile/',
    'tile/0',
    'proof/x',
    'proof/%00',
  ])('what is not there is not found: %s', async (path) => expect((await get(`/log/${path}`)).statusCode).toBe(404))
  test('a partial tile of the tree is served', async () => {
    expect((await get('/log/tile/1/000.p/4')).rawPayload.length).toBe(4 * 32)
    expect((await get('/log/tile/0/000.p/17')).rawPayload.length).toBe(17 * 32)
  })

  test('the page says size, key, fingerprint, time, and that nobody watches', async () => {
    const { body } = await get('/log')
    expect(body).toContain('1.024')
    expect(body).toContain(verifierKeyText(key))
    expect(body).toContain(signingKey(folder).fingerprint)
    expect(body).toMatch(/08:00:00 ngày 21\/11\/2026/)
    expect(body).toContain('Chưa có. Khi chưa có cơ quan')
    expect(body).not.toContain('đang chậm')
    expect(body).not.toContain('<script')
    expect((await get('/log?lang=en')).body).toMatch(/<html lang="en">[\s\S]*1,024[\s\S]*None yet/)
    expect((await get('/log?lang=x&lang=y')).statusCode).toBe(200)
    clock.advance({ minutes: 16 })
    expect((await get('/log')).body).toContain('đang chậm')
    clock.advance({ minutes: -16 })
  })

  describe('witnesses', () => {
    const secret = new Uint8Array(32).fill(7)
    const witness: NoteSigner = {
      name: 'mat-tran.test/w',
      publicKey: ed25519.getPublicKey(secret),
      sign: (bytes) => ed25519.sign(bytes, secret),
    }
    const seconds = () => Math.floor(clock.now().getTime() / 1000)
    const cosigned = async (time = seconds()) => {
      const note = (await get('/log/checkpoint')).body
      return note + cosign(parseNote(note)?.text as string, time, witness)
    }
    test('who is not registered is refused', async () => {
      expect((await post(await cosigned())).statusCode).toBe(403)
    })
    test('a registered one’s line is served with the checkpoint, named on the page, and carried by proofs', async () => {
      const vkey = verifierKey(witness.name, witness.publicKey, 0x04)
      await db.owner
        .insertInto('log_witness')
        .values({ name: witness.name, vkey: verifierKeyText(vkey) })
        .execute()
      const note = await cosigned()
      expect((await post(note)).body).toBe('ok\n')
      expect((await post(note)).body).toBe('ok\n')
      const served = (await get('/log/checkpoint')).body
      expect(served).toBe(note)
      expect(verifyNote(parseNote(served) as never, vkey)).toEqual({ time: seconds() })
      expect((await get('/log')).body).toContain('đã ký tới 1.024 lá, lúc 08:00:00 ngày 21/11/2026')
      // Junk put in its place, or on a size that comes later, is never served and never keeps the true line out.
      const junk = (size: number) =>
        sql`select log_cosign(${size}, ${witness.name}, ${parseNote(note)?.text ?? ''}, ${'junk'}, ${clock.now()})`.execute(
          db.portal,
        )
      await junk(1024)
      expect((await get('/log/checkpoint')).body).not.toContain('junk')
      expect((await post(note)).body).toBe('ok\n')
      expect((await get('/log/checkpoint')).body).toBe(note)
      await beat()
      await junk(1040)
      expect((await get('/log/checkpoint')).body).not.toContain(witness.name)
      const proof = (await get(`/log/proof/${Buffer.from(data[5] as Uint8Array).toString('hex')}`)).body
      expect(verifyLogProof(proof, data[5] as Uint8Array, key, { witnesses: [vkey] })).toMatchObject({
        checkpoint: { size: 1024 },
        witnesses: [{ name: witness.name, time: seconds() }],
      })
    })
    test.each([
      [
        'a checkpoint that the log never signed',
        async () => (await cosigned()).replace('\n1040\n', '\n1041\n'),
        'not-our-checkpoint',
      ],
      [
        'a line over another text',
        async () => {
          const note = (await get('/log/checkpoint')).body
          return note + cosign('cong.test/log\n1\nx\n', seconds(), witness)
        },
        'wrong-signature',
      ],
      ['a time of long ago', () => cosigned(seconds() - 100_000), 'wrong-time'],
      ['words', async () => 'hello', 'not-a-note'],
    ])('%s is refused', async (_what, make, why) => {
      const answer = await post(await make())
      expect([answer.statusCode, answer.body]).toEqual([400, `${why}\n`])
      expect((await get('/log/checkpoint')).body).not.toContain(witness.name)
    })
    test('too long a note, or one of another type, is refused', async () => {
      expect((await post('x'.repeat(20_000))).statusCode).toBe(413)
      expect((await post('{}', 'application/json')).statusCode).toBe(400)
      expect((await post('x', 'application/x-strange')).statusCode).toBe(422)
    })
  })
})

test('hostile input never finds a defect', { timeout: 120_000 }, async () => {
  const note = (await get('/log/checkpoint')).body
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      '\0',
      '%00',
      '../../etc/passwd',
      'x'.repeat(5000),
      '９',
      '-1',
      '1e9',
      '99999999999999999999',
      '000.p/256',
      "';--",
      '\ud800',
    ),
  )
  const path = fc.oneof(
    fc
      .tuple(fc.constantFrom('tile/', 'proof/', ''), junk)
      .map(([head, tail]) => head + encodeURIComponent(tail.replace(/\p{Surrogate}/gu, '\ufffd'))),
    fc
      .tuple(
        fc.integer({ min: -2, max: 70 }),
        fc.array(fc.integer({ min: 0, max: 999 }), { maxLength: 6 }),
        fc.integer({ min: -2, max: 300 }),
      )
      .map(
        ([level, groups, width]) =>
          `tile/${level === 70 ? 'entries' : level}/${groups.map((n, i) => `${i < groups.length - 1 ? 'x' : ''}${String(n).padStart(3, '0')}`).join('/')}.p/${width}`,
      ),
  )
  defects.length = 0
  await fc.assert(
    fc.asyncProperty(path, junk, fc.nat({ max: note.length }), async (address, words, at) => {
      const answers = await Promise.all([
        get(`/log/${address}`),
        post(words),
        post(note.slice(0, at) + words + note.slice(at)),
        post(words, 'application/json'),
      ])
      for (const { statusCode } of answers) expect(statusCode).toBeLessThan(500)
    }),
    { numRuns: 600 },
  )
  expect(defects).toEqual([])
})
