import { Refusal } from '@liem/domain/kernel/refusal'
import {
  askRecovery,
  confirmRecovery,
  countersignRecovery,
  endRecoveryKey,
  fetchRecovery,
  finishRecovery,
  listRecoveryKeys,
  listRecoveryRequests,
  makeRecoveryKey,
  readRecoveryFor,
  withdrawRecovery,
} from '@liem/domain/keys/recovery.contract'
import type { RecoveryKeySaid, RecoverySigned } from '@liem/domain/keys/statements'
import { identityOf, makeIdentity, recipientOf, secretOf } from '@liem/sealing/age-key'
import { fromBase64url, toBase64url } from '@liem/sealing/bytes'
import { makeReportKey, unwrapKey, wrapKey } from '@liem/sealing/report-key'
import { joinShares, splitSecret } from '@liem/sealing/shares'
import { signStatement } from '@liem/sealing/statement'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keys, type RecoverySource, type RecoveryWrap } from '#modules/keys'
import { type TestApp, testApp } from '#test/as'
import { aKey, aKeyHolder, aRoot, type TestKey, type TestRoot } from '#test/keys'
import { anOfficer, aProvince } from '#test/world'

const report = '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
/** One sealed report, as the module that holds reports keeps it. */
let held: { recoveryKeyIds: string[]; wraps: RecoveryWrap[]; excluded: number[]; granted: unknown[]; fetched: string[] }
const source: RecoverySource = {
  check: async (ctx, { petitionId, toOfficerId }) => {
    if (petitionId !== report || held.excluded.includes(ctx.actor.officerId)) throw new Refusal('record.not_found')
    if (held.excluded.includes(toOfficerId)) throw new Refusal('recovery.excluded')
    return { recoveryKeyIds: held.recoveryKeyIds, unitIds: [] }
  },
  asked: async () => undefined,
  wrapsFor: async (_ctx, { requestId }) => {
    held.fetched.push(requestId)
    return held.wraps
  },
  regrant: async (_ctx, given) => void held.granted.push(given),
}

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let root: TestRoot
let asker: TestKey
let second: TestKey
let holder: TestKey
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp({ modules: [keys({ recovery: source })] })
  world = await aProvince(owner())
  root = await aRoot(owner(), [
    await anOfficer(owner(), { unit: world.province, role: 'leader' }),
    await anOfficer(owner(), { unit: world.inspectorate, role: 'inspector' }),
  ])
  ;[asker, second] = root.leaders as [TestKey, TestKey]
  holder = await aKeyHolder(owner(), await anOfficer(owner(), { unit: world.inspectorate, role: 'gatekeeper' }), {
    root,
  })
})
afterAll(() => app.end())

function statementOf(identity: string, by: TestKey, change: Partial<RecoveryKeySaid> = {}): RecoverySigned {
  const said: RecoveryKeySaid = {
    v: 1,
    unit: world.province.id,
    unitName: world.province.name,
    recipient: recipientOf(identity),
    k: 2,
    n: 3,
    set: 'A1B2C3',
    root: root.fingerprint,
    made: app.clock.now().toISOString(),
    ...change,
  }
  return { ...signStatement('recovery-key', said, by.signSecret), kind: 'recovery-key' }
}
const register = (identity: string) =>
  app.as(asker.officer).ok(makeRecoveryKey, { body: { statement: statementOf(identity, asker) } })
const countersigned = (id: string, identity: string, by = second) =>
  app.as(by.officer).call(countersignRecovery, { params: { id }, body: { statement: statementOf(identity, by) } })
async function make(identity: string) {
  const made = await register(identity)
  expect((await countersigned(made.id, identity)).body).toEqual({ active: true })
  return made
}

beforeEach(() => {
  held = { recoveryKeyIds: [], wraps: [], excluded: [], granted: [], fetched: [] }
})

describe('a recovery key', () => {
  test('made by one leader is used for nothing until k leaders of the root signed the same words', async () => {
    const [before, identity] = [makeIdentity(), makeIdentity()]
    const former = await make(before)
    const { id } = await register(identity)
    const read = () => app.as(holder.officer).ok(readRecoveryFor, { query: { unit: world.finance.id } })
    expect((await read()).key?.id).toBe(former.id)
    const listed = async (by: TestKey) =>
      (await app.as(by.officer).ok(listRecoveryKeys)).rows.find((row) => row.id === id)
    expect(await listed(second)).toMatchObject({ activeAt: null, signedBy: [{ id: asker.officer.id }], needs: 2 })
    expect((await listed(second))?.can).toContain('countersign')
    expect((await listed(asker))?.can).not.toContain('countersign')
    // Neither the maker once more, nor other words, nor an officer whom the maker vouched for.
    expect((await countersigned(id, identity, asker)).problem?.code).toBe('key.statement_wrong')
    expect((await countersigned(id, makeIdentity())).problem?.code).toBe('key.statement_wrong')
    const vouched = await aKeyHolder(owner(), await anOfficer(owner(), { unit: world.province, role: 'leader' }), {
      root,
    })
    expect((await countersigned(id, identity, vouched)).problem?.code).toBe('key.signer_not_eligible')
    // Nor what somebody writes into the database.
    await owner().updateTable('recovery_key').set({ ended_at: app.clock.now() }).where('id', '=', former.id).execute()
    await owner().updateTable('recovery_key').set({ active_at: app.clock.now() }).where('id', '=', id).execute()
    expect((await read()).key).toBeNull()
  })

  test('is taken in for a unit, proven by its maker’s chain, and serves every unit below that has none nearer', async () => {
    const identity = makeIdentity()
    const { id } = await make(identity)
    const found = await app.as(holder.officer).ok(readRecoveryFor, { query: { unit: world.finance.id } })
    expect(found.key).toMatchObject({ id, recipient: recipientOf(identity) })
    expect(found.key?.statement.by).toBe(asker.verifyKey)
    expect((await app.as(holder.officer).ok(readRecoveryFor, { query: { unit: world.committee.id } })).key).toBeNull()

    const next = await make(makeIdentity())
    const rows = await owner().selectFrom('recovery_key').select(['id', 'ended_at']).execute()
    expect(rows.filter((row) => !row.ended_at).map((row) => row.id)).toEqual([next.id])
    await app.as(second.officer).ok(endRecoveryKey, { params: { id: next.id } })
    expect((await app.as(holder.officer).ok(readRecoveryFor, { query: { unit: world.finance.id } })).key).toBeNull()
  })

  test('is refused without a chain, under another name, for another root or in another’s hand', async () => {
    const identity = makeIdentity()
    const refused = (statement: RecoverySigned, by = asker) =>
      app.as(by.officer).refused(makeRecoveryKey, { body: { statement } })
    const waiting = await aKey(owner(), await anOfficer(owner(), { unit: world.province, role: 'leader' }))
    expect(await refused(statementOf(identity, waiting), waiting)).toBe('key.signer_not_eligible')
    expect(await refused(statementOf(identity, asker, { unitName: 'Sở Khác' }))).toBe('key.statement_wrong')
    expect(await refused(statementOf(identity, asker, { root: 'ab'.repeat(32) }))).toBe('key.statement_wrong')
    expect(await refused(statementOf(identity, second))).toBe('key.statement_wrong')
    expect(await refused(statementOf(identity, holder), holder)).toBe('permission.missing')
  })
})

describe('the recovery of one report', () => {
  const ask = () => ({
    body: {
      petitionId: report,
      toOfficerId: holder.officer.id,
      secondId: second.officer.id,
      purpose: 'Hai người giữ đều mất khóa',
    },
  })
  async function aSealedReport() {
    const identity = makeIdentity()
    const { id } = await make(identity)
    const key = makeReportKey()
    const wrap = await wrapKey(key.identity, { report, part: 'content', to: recipientOf(identity) })
    held.recoveryKeyIds = [id]
    held.wraps = [{ part: 'content', wrap }]
    return { key, shares: await splitSecret(secretOf(identity), 3, 2) }
  }

  test('asked, confirmed by a second, fetched once, opened with k sheets, passes to the new holder', async () => {
    const { key, shares } = await aSealedReport()
    const { id } = await app.as(asker.officer).ok(askRecovery, ask())
    expect(await app.as(asker.officer).refused(fetchRecovery, { params: { id } })).toBe('step.wrong_state')
    expect(await app.as(asker.officer).refused(confirmRecovery, { params: { id } })).toBe('second_officer.same')
    await app.as(second.officer).ok(confirmRecovery, { params: { id } })
    expect(await app.as(second.officer).refused(fetchRecovery, { params: { id } })).toBe('record.not_found')

    const fetched = await app.as(asker.officer).ok(fetchRecovery, { params: { id } })
    expect(held.fetched).toEqual([id])
    expect(await app.as(asker.officer).refused(fetchRecovery, { params: { id } })).toBe('recovery.fetched')
    expect(held.fetched).toEqual([id])

    const [first, , third] = shares as [Uint8Array, Uint8Array, Uint8Array]
    const opened = identityOf((await joinShares([third, first])) as Uint8Array)
    const wrap = fromBase64url(fetched.wraps[0]?.wrap as string)
    const reportKey = await unwrapKey(wrap, opened, { report, part: 'content', recipient: key.recipient })
    const again = await wrapKey(reportKey, { report, part: 'content', to: fetched.to.recipient })
    await app.as(asker.officer).ok(finishRecovery, {
      params: { id },
      body: { keyId: fetched.to.keyId, wraps: [{ part: 'content', wrap: toBase64url(again) }] },
    })
    expect(held.granted).toMatchObject([{ petitionId: report, toOfficerId: holder.officer.id, keyId: holder.keyId }])
    const given = (held.granted[0] as { wraps: RecoveryWrap[] }).wraps[0]?.wrap as Uint8Array
    expect(await unwrapKey(given, holder.identity, { report, part: 'content' })).toBe(key.identity)
    const acts = await owner()
      .selectFrom('journal')
      .select(['act', 'officer_id'])
      .where('subject_id', '=', report)
      .orderBy('id')
      .execute()
    expect(acts).toEqual([
      { act: 'keys.ask_recovery', officer_id: asker.officer.id },
      { act: 'keys.confirm_recovery', officer_id: second.officer.id },
      { act: 'keys.fetch_recovery', officer_id: asker.officer.id },
      { act: 'keys.finish_recovery', officer_id: asker.officer.id },
    ])
  })

  test('needs a second officer who is another, a holder with a key, and a report wrapped to a recovery key', async () => {
    const refused = (change: object) =>
      app.as(asker.officer).refused(askRecovery, { body: { ...ask().body, ...change } })
    expect(await refused({})).toBe('recovery.none')
    await aSealedReport()
    expect(await refused({ secondId: asker.officer.id })).toBe('recovery.second')
    expect(await refused({ secondId: holder.officer.id })).toBe('recovery.second')
    expect(await refused({ toOfficerId: second.officer.id })).toBe('recovery.second')
    const keyless = await anOfficer(owner(), { unit: world.inspectorate, role: 'gatekeeper' })
    expect(await refused({ toOfficerId: keyless.id })).toBe('recovery.not_holder')
    expect(await app.as(holder.officer).refused(askRecovery, ask())).toBe('permission.missing')
  })

  test('is known to the three it names only, and stops when one of them turns out to be excluded', async () => {
    await aSealedReport()
    const { id } = await app.as(asker.officer).ok(askRecovery, ask())
    const stranger = await aKey(owner(), await anOfficer(owner(), { unit: world.province, role: 'leader' }))
    expect((await app.as(stranger.officer).ok(listRecoveryRequests)).map((one) => one.id)).not.toContain(id)
    expect(await app.as(stranger.officer).refused(confirmRecovery, { params: { id } })).toBe('record.not_found')
    held.excluded = [holder.officer.id]
    expect(await app.as(second.officer).refused(confirmRecovery, { params: { id } })).toBe('recovery.excluded')
    await app.as(second.officer).ok(withdrawRecovery, { params: { id } })
    expect(await app.as(second.officer).refused(confirmRecovery, { params: { id } })).toBe('step.wrong_state')
  })
})
