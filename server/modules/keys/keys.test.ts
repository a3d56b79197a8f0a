import {
  countersignKey,
  listHolders,
  listKeys,
  makeKey,
  readLockedKey,
  readOwnKey,
  relockKey,
  revokeKey,
  revokeOwnKey,
  withdrawRevocation,
} from '@liem/domain/keys/contract'
import type { KeyRequest } from '@liem/domain/keys/statements'
import { toBase64url } from '@liem/sealing/bytes'
import { keyFingerprint, verifyChain } from '@liem/sealing/chain'
import { lockKeys, unlockKeys } from '@liem/sealing/passphrase'
import { signStatement } from '@liem/sealing/statement'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyHolders } from '#modules/keys'
import { type TestApp, testApp } from '#test/as'
import {
  aKey,
  aKeyHolder,
  aRoot,
  aSecondFactor,
  certificateFor,
  makeTestKeys,
  type TestKey,
  type TestRoot,
} from '#test/keys'
import { anOfficer, aProvince, type Officer } from '#test/world'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let root: TestRoot
let administrator: Officer
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(owner())
  const leaders = [
    await anOfficer(owner(), { unit: world.province, role: 'leader', name: 'Lê Thị Chủ Tịch' }),
    await anOfficer(owner(), { unit: world.inspectorate, role: 'inspector', name: 'Phạm Văn Thanh Tra' }),
  ]
  root = await aRoot(owner(), leaders)
  administrator = await anOfficer(owner(), { unit: world.inspectorate, role: 'administrator' })
  await aSecondFactor(owner(), administrator)
})
afterAll(() => app.end())

const anyOfficer = (name?: string) => anOfficer(owner(), { unit: world.finance, role: 'handler', name })
const now = () => app.clock.now().toISOString()
const passphrase = 'ruộng lúa xanh rì'

/** What a browser hands in for new keys. */
async function handedIn(keys: TestKey, as: Officer = keys.officer) {
  const said = { v: 1 as const, officer: as.id, recipient: keys.recipient, verifyKey: keys.verifyKey }
  const request: KeyRequest = { ...signStatement('key-request', said, keys.signSecret), kind: 'key-request' }
  return { request, locked: toBase64url(await lockKeys(keys, passphrase, 10)) }
}
const holdersOf = async (officer: Officer) =>
  (await app.as(administrator).ok(listHolders, { query: { officers: String(officer.id) } })).holders

async function countersigned(key: TestKey, by: TestKey) {
  const statement = await certificateFor(owner(), key, { by, root, made: now() })
  await app.as(by.officer).ok(countersignKey, { params: { id: key.keyId }, body: { statement } })
}

describe('an officer’s key', () => {
  test('is handed in with its secret half locked, opens again in his browser, and waits for a countersignature', async () => {
    const officer = await anyOfficer()
    await aSecondFactor(owner(), officer)
    const keys = makeTestKeys(officer)
    const row = await app.as(officer).ok(makeKey, { body: await handedIn(keys) })
    expect(row).toMatchObject({ state: 'waiting', officer: { id: officer.id }, recipient: keys.recipient, can: [] })
    const locked = await app.as(officer).ok(readLockedKey)
    const opened = await unlockKeys(new Uint8Array(Buffer.from(locked.locked, 'base64url')), passphrase)
    expect(opened.identity).toBe(keys.identity)
    expect((await app.as(officer).ok(readOwnKey)).countersigners.map((one) => one.officer.name)).toContain(
      'Lê Thị Chủ Tịch',
    )
    expect(await holdersOf(officer)).toEqual([])
    const [entry] = await owner()
      .selectFrom('journal')
      .select('facts')
      .where('act', '=', 'keys.make')
      .where('subject_id', '=', String(officer.id))
      .execute()
    expect(entry?.facts).toEqual({ key: row.id, fingerprint: keyFingerprint(keys) })
  })

  test('needs a second factor first', async () => {
    const officer = await anyOfficer()
    expect(await app.as(officer).refused(makeKey, { body: await handedIn(makeTestKeys(officer)) })).toBe(
      'second_factor.missing',
    )
  })

  test('cannot be handed in for another, without its secret half, or with that half open', async () => {
    const [officer, other] = [await anyOfficer(), await anyOfficer()]
    await aSecondFactor(owner(), officer)
    const keys = makeTestKeys(officer)
    const good = await handedIn(keys)
    const refused = (body: typeof good) => app.as(officer).refused(makeKey, { body })
    expect(await refused(await handedIn(keys, other))).toBe('key.request_wrong')
    expect(await refused({ ...good, request: { ...good.request, by: makeTestKeys(officer).verifyKey } })).toBe(
      'key.request_wrong',
    )
    expect(await refused({ ...good, locked: toBase64url(Buffer.from(keys.identity)) })).toBe('key.request_wrong')
    const taken = await aKey(owner(), other)
    const copied = { ...keys, recipient: taken.recipient }
    expect(await refused(await handedIn(copied))).toBe('key.request_wrong')
  })

  test('is replaced only with a reason; the former one stays on record and is never sealed to again', async () => {
    const officer = await anyOfficer()
    const former = await aKeyHolder(owner(), officer, { root })
    expect(await holdersOf(officer)).toHaveLength(1)
    const keys = makeTestKeys(officer)
    const body = await handedIn(keys)
    expect(await app.as(officer).refused(makeKey, { body })).toBe('key.has_one')
    await app.as(officer).ok(makeKey, { body: { ...body, why: 'lost' } })
    expect(await holdersOf(officer)).toEqual([])
    const own = await app.as(officer).ok(readOwnKey)
    expect(own.former).toMatchObject([{ id: former.keyId, state: 'revoked', revokedWhy: 'lost' }])
    expect(own.current).toMatchObject({ recipient: keys.recipient, state: 'waiting' })
  })

  test('keeps its value under another passphrase; only who opened it can change that', async () => {
    const officer = await anyOfficer()
    const key = await aKey(owner(), officer)
    const body = { keyId: key.keyId, ...(await handedIn(key)) }
    await app.as(officer).ok(relockKey, { body })
    expect((await app.as(officer).ok(readLockedKey)).locked).toBe(body.locked)
    const stranger = await handedIn(makeTestKeys(officer))
    expect(await app.as(officer).refused(relockKey, { body: { ...body, request: stranger.request } })).toBe(
      'key.request_wrong',
    )
  })

  test('has a locked half that nobody else gets, by the routes or by the database', async () => {
    const officer = await anyOfficer()
    const key = await aKey(owner(), officer)
    expect(await app.as(administrator).refused(readLockedKey)).toBe('key.none')
    const seen = await app.db.office.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'app_wide', true), set_config('app.officer', ${String(administrator.id)}, true)`.execute(
        tx,
      )
      return tx.selectFrom('locked_key').selectAll().execute()
    })
    expect(seen).toEqual([])
    const everything = JSON.stringify([
      await app.as(administrator).ok(listKeys),
      await app.as(administrator).ok(listHolders, { query: {} }),
    ])
    expect(everything).not.toContain(Buffer.from(`locked-${officer.id}`).toString('base64url'))
    expect(everything).toContain(key.recipient)
  })
})

describe('a countersignature', () => {
  test('by who is in the chain makes a key eligible; the browser can follow the signatures to the root', async () => {
    const key = await aKey(owner(), await anyOfficer('Nguyễn Văn Được'))
    await countersigned(key, root.leaders[1] as TestKey)
    const { holders, bundle } = await app
      .as(administrator)
      .ok(listHolders, { query: { officers: String(key.officer.id) } })
    expect(holders).toMatchObject([{ name: 'Nguyễn Văn Được', unit: 'Sở Tài chính', recipient: key.recipient }])
    const { recipient, verifyKey } = key
    const asked = { officer: key.officer.id, recipient, verifyKey }
    expect(bundle && verifyChain(bundle, asked, root.fingerprint)).toMatchObject({
      ok: true,
      path: ['Phạm Văn Thanh Tra', 'Nguyễn Văn Được'],
    })
    // And who was countersigned may countersign.
    const next = await aKey(owner(), await anyOfficer())
    await countersigned(next, key)
    expect(await holdersOf(next.officer)).toHaveLength(1)
  })

  test('is refused from who is not in the chain, from oneself, and when it says anything else than what stands here', async () => {
    const key = await aKey(owner(), await anyOfficer())
    const [leader] = root.leaders as [TestKey]
    const refused = async (by: TestKey, change: object = {}, made = now(), signer = by) => {
      const statement = await certificateFor(owner(), key, { by: signer, root, made, change })
      return app.as(by.officer).refused(countersignKey, { params: { id: key.keyId }, body: { statement } })
    }
    expect(await refused(await aKey(owner(), await anyOfficer()))).toBe('key.signer_not_eligible')
    expect(await refused(key)).toBe('key.own')
    expect(await refused(leader, { recipient: makeTestKeys(key.officer).recipient })).toBe('key.statement_wrong')
    expect(await refused(leader, { post: 'Giám đốc' })).toBe('key.statement_wrong')
    expect(await refused(leader, { root: 'ab'.repeat(32) })).toBe('key.statement_wrong')
    expect(await refused(leader, {}, '2026-01-01T00:00:00.000Z')).toBe('key.statement_wrong')
    expect(await refused(leader, {}, now(), root.leaders[1])).toBe('key.statement_wrong')
    expect(await holdersOf(key.officer)).toEqual([])
  })

  test('written straight into the database by who runs it gives no eligibility', async () => {
    const fake = await aKey(owner(), administrator)
    const impostor = { ...(root.leaders[0] as TestKey), signSecret: makeTestKeys(administrator).signSecret }
    const statement = await certificateFor(owner(), fake, { by: impostor, root })
    await owner()
      .insertInto('key_certificate')
      .values({
        key_id: fake.keyId,
        signer_key_id: impostor.keyId,
        root: root.fingerprint,
        statement: JSON.stringify(statement),
        signed_at: app.clock.now(),
      })
      .execute()
    expect(await holdersOf(administrator)).toEqual([])
    // Nor does it take away anybody else's.
    const everybody = await app.as(administrator).ok(listHolders, { query: {} })
    expect(everybody.holders.map((one) => one.officer)).toContain(root.leaders[0]?.officer.id)
    expect(everybody.holders.map((one) => one.officer)).not.toContain(administrator.id)
  })

  test('of a key that is compromised falls, with all that hung on it; of one that is lost it stays', async () => {
    const [first, second] = [
      await aKeyHolder(owner(), await anyOfficer(), { root }),
      await aKeyHolder(owner(), await anyOfficer(), { root }),
    ]
    const below = await aKeyHolder(owner(), await anyOfficer(), { root, by: first })
    const lowest = await aKeyHolder(owner(), await anyOfficer(), { root, by: below })
    const other = await aKeyHolder(owner(), await anyOfficer(), { root, by: second })
    await app.as(first.officer).ok(revokeOwnKey, { body: { why: 'compromised' } })
    await app.as(second.officer).ok(revokeOwnKey, { body: { why: 'lost' } })
    expect(await holdersOf(below.officer)).toEqual([])
    expect(await holdersOf(lowest.officer)).toEqual([])
    expect(await holdersOf(other.officer)).toHaveLength(1)
    await countersigned(below, root.leaders[0] as TestKey)
    expect(await holdersOf(lowest.officer)).toHaveLength(1)
  })
})

describe('who may say that another’s key is lost', () => {
  test('two who answer for the root; an administrator may not', async () => {
    const key = await aKeyHolder(owner(), await anyOfficer(), { root })
    const body = { why: 'lost' as const }
    expect(await app.as(administrator).refused(revokeKey, { params: { id: key.keyId }, body })).toBe(
      'permission.missing',
    )
    const [leader, second] = root.leaders as [TestKey, TestKey]
    const params = { id: key.keyId }
    // One alone asks and no more, however often; the owner, who is told, says no.
    expect(await app.as(leader.officer).ok(revokeKey, { params, body })).toEqual({ revoked: false })
    expect(await app.as(leader.officer).refused(revokeKey, { params, body })).toBe('second_officer.same')
    expect(await holdersOf(key.officer)).toHaveLength(1)
    expect((await app.as(key.officer).ok(readOwnKey)).current).toMatchObject({
      endAsked: { by: { id: leader.officer.id } },
      can: ['withdraw'],
    })
    await app.as(key.officer).ok(withdrawRevocation, { params })
    await app.as(leader.officer).ok(revokeKey, { params, body })
    expect(await app.as(second.officer).ok(revokeKey, { params, body })).toEqual({ revoked: true })
    expect(await holdersOf(key.officer)).toEqual([])
    // What was sealed to it stays readable for its owner: his locked half is still handed to him, and to nobody else.
    expect(await app.as(key.officer).ok(readLockedKey)).toMatchObject({ keyId: key.keyId })
    expect((await app.as(key.officer).ok(readLockedKey, { query: { keyId: key.keyId } })).keyId).toBe(key.keyId)
    expect(await app.as(leader.officer).refused(readLockedKey, { query: { keyId: key.keyId } })).toBe('key.none')
    // Ended is ended: not even the owner of the tables brings it back.
    await expect(
      owner()
        .updateTable('officer_key')
        .set({ revoked_at: null, revoked_why: null })
        .where('id', '=', key.keyId)
        .execute(),
    ).rejects.toThrow('key_only_ends')
  })
})

describe('holders of a role', () => {
  test('are those of that unit whose key is in force', async () => {
    const gatekeeper = (unit: (typeof world)['finance']) => anOfficer(owner(), { unit, role: 'gatekeeper' })
    const [one, two, without] = [
      await gatekeeper(world.inspectorate),
      await gatekeeper(world.construction),
      await gatekeeper(world.inspectorate),
    ]
    await aKeyHolder(owner(), one, { root })
    await aKeyHolder(owner(), two, { root })
    await aKey(owner(), without)
    const query = { unit: world.inspectorate.id, role: 'gatekeeper' as const }
    const { holders } = await app.as(administrator).ok(listHolders, { query })
    expect(holders.map((holder) => holder.officer)).toEqual([one.id])
  })

  test('and what proves them are all the portal gets: nothing secret is within its reach', async () => {
    const { holders, bundle } = await keyHolders(app.db.portal, { unit: world.inspectorate.id }, '2026-11-21')
    expect(holders.length).toBeGreaterThan(0)
    const words = JSON.stringify({ holders, bundle })
    for (const secret of ['locked', 'AGE-SECRET', 'signSecret', 'secret']) expect(words).not.toContain(secret)
    expect(new Set(bundle?.certificates.flatMap((one) => Object.keys(one.said)))).toEqual(
      new Set(['v', 'officer', 'name', 'unit', 'post', 'verifyKey', 'recipient', 'root', 'made']),
    )
    for (const table of ['locked_key', 'officer_key', 'second_factor', 'recovery_request'] as const)
      await expect(app.db.portal.selectFrom(table).selectAll().execute()).rejects.toThrow('permission denied')
  })
})
