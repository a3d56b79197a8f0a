import { readHome } from '@liem/domain/agenda/contract'
import { countersignKey, listHolders, listKeys, makeKey } from '@liem/domain/keys/contract'
import { proposeRoot, readRoot, signRoot, withdrawRoot } from '@liem/domain/keys/root.contract'
import type { KeyRequest, RootSaid, RootSigned } from '@liem/domain/keys/statements'
import { toBase64url } from '@liem/sealing/bytes'
import { verifyChain } from '@liem/sealing/chain'
import { lockKeys } from '@liem/sealing/passphrase'
import { signStatement } from '@liem/sealing/statement'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aKey, aSecondFactor, certificateFor, makeTestKeys, type TestKey } from '#test/keys'
import { anOfficer, aProvince, type Officer } from '#test/world'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
})
afterAll(() => app.end())
const owner = () => app.db.owner

let leaders: [Officer, Officer, Officer]
beforeEach(async () => {
  await owner()
    .updateTable('root_statement')
    .set({ state: 'withdrawn', ended_at: app.clock.now() })
    .where('state', '=', 'proposed')
    .execute()
  leaders = [
    await anOfficer(owner(), { unit: world.province, role: 'leader' }),
    await anOfficer(owner(), { unit: world.inspectorate, role: 'inspector' }),
    await anOfficer(owner(), { unit: world.internalAffairs, role: 'steering' }),
  ]
})

const propose = (k = 2) => app.as(leaders[0]).ok(proposeRoot, { body: { leaders: leaders.map((one) => one.id), k } })
const proposal = async () => (await app.as(leaders[0]).ok(readRoot)).proposal
const signed = (key: TestKey, said: RootSaid): RootSigned => ({
  ...signStatement('root', said, key.signSecret),
  kind: 'root',
})
const sign = (id: string, key: TestKey, said: RootSaid) =>
  app.as(key.officer).ok(signRoot, { params: { id }, body: { statement: signed(key, said) } })

/** The whole way of one root: proposed, a key for each, each signs. */
async function aSignedRoot(by: Officer[], k = 2) {
  const { id } = await app.as(by[0] as Officer).ok(proposeRoot, { body: { leaders: by.map((one) => one.id), k } })
  return id
}

describe('the root', () => {
  test('comes into force with the signature of the last leader, not before', async () => {
    const keys = [await aKey(owner(), leaders[0])]
    const { id } = await propose()
    expect((await app.as(leaders[1]).ok(readHome)).waiting).toMatchObject([{ kind: 'root', count: 1 }])
    expect(await proposal()).toMatchObject({
      said: null,
      leaders: [{ hasKey: true }, { hasKey: false }, { hasKey: false }],
    })
    keys.push(await aKey(owner(), leaders[1]), await aKey(owner(), leaders[2]))
    const said = (await proposal())?.said as RootSaid
    expect(said).toMatchObject({ host: 'cong.test', k: 2, n: 3 })
    expect(await sign(id, keys[0] as TestKey, said)).toEqual({ active: false })
    expect(await sign(id, keys[1] as TestKey, said)).toEqual({ active: false })
    const [, second] = keys as [TestKey, TestKey, TestKey]
    expect(
      await app.as(second.officer).refused(signRoot, { params: { id }, body: { statement: signed(second, said) } }),
    ).toBe('key.statement_wrong')
    expect((await app.as(leaders[0]).ok(readRoot)).active).toBeNull()
    expect((await app.as(leaders[0]).ok(listHolders, { query: {} })).holders).toEqual([])

    expect(await sign(id, keys[2] as TestKey, said)).toEqual({ active: true })
    const { active } = await app.as(leaders[0]).ok(readRoot)
    expect(active?.said).toEqual(said)
    const { holders, bundle } = await app.as(leaders[0]).ok(listHolders, { query: {} })
    expect(new Set(holders.map((one) => one.officer))).toEqual(new Set(leaders.map((one) => one.id)))
    for (const { officer, recipient, verifyKey } of keys)
      expect(
        bundle && verifyChain(bundle, { officer: officer.id, recipient, verifyKey }, active?.fingerprint),
      ).toMatchObject({ ok: true })

    // The next one needs its own leaders and k of these; what hung on this one needs a new countersignature.
    const certified = await aKey(owner(), await anOfficer(owner(), { unit: world.finance, role: 'handler' }))
    expect((await app.as(leaders[0]).ok(readHome)).waiting).toMatchObject([{ kind: 'countersign', count: 1 }])
    const statement = await certificateFor(owner(), certified, {
      by: keys[0] as TestKey,
      root: { said, fingerprint: active?.fingerprint as string, leaders: keys },
      made: app.clock.now().toISOString(),
    })
    await app.as(leaders[0]).ok(countersignKey, { params: { id: certified.keyId }, body: { statement } })

    const fresh = await anOfficer(owner(), { unit: world.province, role: 'leader' })
    const freshKey = await aKey(owner(), fresh)
    const next = await aSignedRoot([fresh, leaders[1]])
    const nextSaid = (await proposal())?.said as RootSaid
    expect(nextSaid.replaces).toBe(active?.fingerprint)
    expect(await sign(next, freshKey, nextSaid)).toEqual({ active: false })
    expect(await sign(next, keys[1] as TestKey, nextSaid)).toEqual({ active: false })
    expect((await proposal())?.succession).toMatchObject({ needed: 2 })
    expect(await sign(next, keys[2] as TestKey, nextSaid)).toEqual({ active: true })

    const now = await app.as(fresh).ok(listHolders, { query: {} })
    expect(now.holders.map((one) => one.officer).sort()).toEqual([fresh.id, leaders[1].id].sort())
    const asked = { officer: fresh.id, recipient: freshKey.recipient, verifyKey: freshKey.verifyKey }
    // A browser that knows the former fingerprint follows; one that knows another does not.
    expect(now.bundle && verifyChain(now.bundle, asked, active?.fingerprint)).toMatchObject({ ok: true })
    expect(now.bundle && verifyChain(now.bundle, asked, 'ab'.repeat(32))).toEqual({ ok: false, why: 'root-changed' })
    const row = (await app.as(fresh).ok(listKeys)).rows.find((one) => one.id === certified.keyId)
    expect(row).toMatchObject({ state: 'waiting', can: ['countersign', 'revoke'] })
    await expect(owner().updateTable('root_statement').set({ k: 3 }).where('id', '=', next).execute()).rejects.toThrow(
      'root_is_what_was_signed',
    )
  })

  test('changes under the hands of its leaders when one makes a new key: what was signed before no longer counts', async () => {
    const keys = [await aKey(owner(), leaders[0]), await aKey(owner(), leaders[1]), await aKey(owner(), leaders[2])]
    const { id } = await propose()
    const said = (await proposal())?.said as RootSaid
    await sign(id, keys[0] as TestKey, said)
    const renewed = makeTestKeys(leaders[1])
    const request: KeyRequest = {
      ...signStatement(
        'key-request',
        { v: 1 as const, officer: leaders[1].id, recipient: renewed.recipient, verifyKey: renewed.verifyKey },
        renewed.signSecret,
      ),
      kind: 'key-request',
    }
    const locked = toBase64url(await lockKeys(renewed, 'bốn từ khác nhau hẳn', 10))
    await app.as(leaders[1]).ok(makeKey, { body: { request, locked, why: 'replaced' } })
    expect((await proposal())?.leaders.map((one) => one.signed)).toEqual([false, false, false])
    const [first] = keys as [TestKey]
    expect(
      await app.as(first.officer).refused(signRoot, { params: { id }, body: { statement: signed(first, said) } }),
    ).toBe('root.changed')
  })

  test('is proposed by who answers for it, of leaders only, one at a time', async () => {
    const handler = await anOfficer(owner(), { unit: world.finance, role: 'handler' })
    const administrator = await anOfficer(owner(), { unit: world.finance, role: 'administrator' })
    await aSecondFactor(owner(), leaders[0])
    const body = { leaders: [leaders[0].id, handler.id], k: 2 }
    expect(await app.as(administrator).refused(proposeRoot, { body })).toBe('permission.missing')
    expect(await app.as(leaders[0]).refused(proposeRoot, { body })).toBe('root.not_a_leader')
    expect(await app.as(leaders[0]).refused(proposeRoot, { body: { leaders: [leaders[0].id], k: 2 } })).toBe(
      'request.invalid',
    )
    const { id } = await propose()
    expect(
      await app.as(leaders[0]).refused(proposeRoot, { body: { leaders: leaders.map((one) => one.id), k: 2 } }),
    ).toBe('root.proposed')
    await app.as(leaders[0]).ok(withdrawRoot, { params: { id } })
    await propose()
  })

  test('is signed by nobody who is not named in it', async () => {
    for (const leader of leaders) await aKey(owner(), leader)
    const { id } = await propose()
    const said = (await proposal())?.said as RootSaid
    const stranger = await aKey(owner(), await anOfficer(owner(), { unit: world.province, role: 'leader' }))
    expect(
      await app.as(stranger.officer).refused(signRoot, { params: { id }, body: { statement: signed(stranger, said) } }),
    ).toBe('key.statement_wrong')
  })
})
