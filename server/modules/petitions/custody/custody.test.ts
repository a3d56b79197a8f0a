import {
  askIdentity,
  askRemoval,
  decideIdentity,
  decideRemoval,
  giveBackIdentity,
  liftHold,
  listIdentityRequests,
  recordRelation,
  regrant,
  revokeGrant,
  setHold,
} from '@liem/domain/petitions/custody.contract'
import { openPetition, readPart, readPetition } from '@liem/domain/petitions/reading.contract'
import {
  addPaper,
  assignPetition,
  classifyPetition,
  confirmForward,
  extendPetition,
  forwardPetition,
  returnForward,
  setFlags,
} from '@liem/domain/petitions/steps.contract'
import { unwrapKey } from '@liem/sealing/report-key'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { authorityOf } from '#platform/auth/sessions'
import { asActor, systemActor } from '#platform/db/as-actor'
import { filesOf } from '#platform/files'
import { runJob } from '#platform/jobs'
import { entryRow } from '#platform/journal'
import { type TestApp, testApp } from '#test/as'
import {
  aCleared,
  aKeyHolder,
  aLetter,
  aPaper,
  aPetition,
  aWrap,
  type KeyHolder,
  type SealedPetition,
} from '#test/petitions'
import { anOfficer, aProvince, aUnit, refreshUnits, type Unit } from '#test/world'
import { passOn } from './jobs.ts'
import { petitionChecks } from './live-checks.ts'
import { forgetFiles } from './removal.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let unit: Unit
let gate: [KeyHolder, KeyHolder]
let custodians: [KeyHolder, KeyHolder]
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(owner())
  custodians = [
    await aCleared(owner(), province.internalAffairs, 'custodian'),
    await aCleared(owner(), province.internalAffairs, 'custodian'),
  ]
})
beforeEach(async () => {
  unit = await aUnit(owner(), { parent: province.province, kind: 'agency' })
  await refreshUnits(owner())
  gate = [await aCleared(owner(), unit, 'gatekeeper'), await aCleared(owner(), unit, 'gatekeeper')]
})
afterAll(() => app.end())

const as = (holder: KeyHolder) => app.as(holder.officer)
const page = (holder: KeyHolder, id: string) => as(holder).ok(readPetition, { params: { id } })
const versionOf = async (id: string) =>
  (await owner().selectFrom('petition').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
const report = (more: Partial<Parameters<typeof aPetition>[1]> = {}) =>
  aPetition(owner(), { gate: unit, holders: gate, ...more })
const grantOf = async (
  petition: SealedPetition,
  holder: KeyHolder,
  capacity: 'gate' | 'handler' | 'verifier' | 'custodian',
) => ({
  officerId: holder.officer.id,
  capacity,
  keyId: holder.keyId,
  wrap: await aWrap(petition, holder),
})

async function classified(petition: SealedPetition, body: object = {}, holder = gate[0]) {
  await as(holder).ok(openPetition, { params: { id: petition.id }, body: { purpose: 'first_reading' } })
  return as(holder).ok(classifyPetition, {
    params: { id: petition.id },
    body: {
      version: await versionOf(petition.id),
      kind: 'harassment',
      field: 'land',
      concern: 'staff',
      handling: 'own',
      subjects: [],
      ...body,
    } as never,
  })
}

describe('identity', () => {
  test('is with two custodians outside the team; it goes to who asks, for a purpose, and is given back', async () => {
    const petition = await report({ custodians })
    const { id } = petition
    await classified(petition)
    const { id: requestId } = await as(gate[0]).ok(askIdentity, { params: { id }, body: { purpose: 'contact' } })
    expect(await as(gate[0]).refused(askIdentity, { params: { id }, body: { purpose: 'contact' } })).toBe(
      'petition.asked',
    )
    expect(await as(custodians[0]).ok(listIdentityRequests)).toMatchObject([{ id: requestId, purpose: 'contact' }])
    // A custodian holds no content: he cannot fetch what was said.
    await as(custodians[0]).ok(openPetition, { params: { id }, body: { purpose: 'handling' } })
    expect(await as(custodians[0]).refused(readPart, { params: { id, partId: petition.contentPartId } })).toBe(
      'record.not_found',
    )
    await as(custodians[0]).ok(decideIdentity, {
      params: { id, requestId },
      body: { granted: true, keyId: gate[0].keyId, wrap: await aWrap(petition, gate[0], 'identity') },
    })
    const opened = await as(gate[0]).ok(openPetition, { params: { id }, body: { purpose: 'handling' } })
    const wrap = opened.wraps.find((one) => one.part === 'identity')?.wrap ?? ''
    expect(await unwrapKey(Buffer.from(wrap, 'base64url'), gate[0].identity, { report: id, part: 'identity' })).toBe(
      petition.identityIdentity,
    )
    expect((await as(gate[1]).ok(openPetition, { params: { id }, body: { purpose: 'handling' } })).wraps).toHaveLength(
      1,
    )
    await as(gate[0]).ok(giveBackIdentity, { params: { id } })
    expect((await as(gate[0]).ok(openPetition, { params: { id }, body: { purpose: 'handling' } })).wraps).toHaveLength(
      1,
    )
    const acts = (await page(gate[0], id)).timeline.map((one) => one.act)
    expect(acts).toEqual(expect.arrayContaining(['petitions.ask_identity', 'petitions.grant_identity']))
  })

  test('who asked and meanwhile works on it no more is told no name', async () => {
    const petition = await report({ custodians })
    const { id } = petition
    const { id: requestId } = await as(gate[0]).ok(askIdentity, { params: { id }, body: { purpose: 'contact' } })
    await owner()
      .updateTable('petition_grant')
      .set({ revoked_at: app.clock.now(), revoked_why: 'revoked', wrap: null })
      .where('petition_id', '=', id)
      .where('officer_id', '=', gate[0].officer.id)
      .execute()
    const wrap = await aWrap(petition, gate[0], 'identity')
    const body = { granted: true as const, keyId: gate[0].keyId, wrap }
    expect(await as(custodians[0]).refused(decideIdentity, { params: { id, requestId }, body })).toBe(
      'petition.not_grantable',
    )
    await as(custodians[0]).ok(decideIdentity, { params: { id, requestId }, body: { granted: false } })
  })

  test('a custodian is kept out of the team, and an excluded, uncountersigned or roleless officer gets no key', async () => {
    const petition = await report({ custodians })
    const { id } = petition
    const { version } = await classified(petition)
    const assign = async (holder: KeyHolder) =>
      as(gate[0]).refused(assignPetition, {
        params: { id },
        body: { version, officers: [await grantOf(petition, holder, 'handler')] },
      })
    expect(await assign(custodians[0])).toBe('petition.custodian_apart')
    expect(await assign(await aKeyHolder(owner(), await anOfficer(owner(), { unit, role: 'handler' })))).toBe(
      'petition.not_grantable',
    )
    const foreign = await aCleared(owner(), unit, 'verifier')
    await owner()
      .updateTable('officer_key')
      .set({ revoked_at: new Date(), revoked_why: 'lost' })
      .where('id', '=', foreign.keyId)
      .execute()
    expect(await assign(foreign)).toBe('petition.key_not_eligible')
  })
})

describe('two holders', () => {
  test('the last but one cannot be taken away; a re-grant ends the alarm', async () => {
    const petition = await report({ holders: [gate[0]] })
    const { id } = petition
    const { version } = await classified(petition)
    expect((await page(gate[0], id)).alarm).toBe(true)
    await as(gate[0]).ok(regrant, {
      params: { id },
      body: { version, grants: [{ ...(await grantOf(petition, gate[1], 'gate')), part: 'content' }] },
    })
    expect((await page(gate[1], id)).alarm).toBe(false)
    expect(
      await as(gate[0]).refused(revokeGrant, {
        params: { id, officerId: gate[1].officer.id },
        body: { version: version + 1, part: 'content' },
      }),
    ).toBe('petition.two_holders')
  })
})

describe('forwarding inside the installation', () => {
  test('keys go along, the other side confirms into its own book, the sender keeps knowing but opens no more', async () => {
    const other = await aUnit(owner(), { parent: province.province, kind: 'agency' })
    await refreshUnits(owner())
    const theirs = [await aCleared(owner(), other, 'gatekeeper'), await aCleared(owner(), other, 'gatekeeper')] as const
    const petition = await report({ office: province.communes[0] })
    const { id } = petition
    const { version } = await classified(petition, { handling: 'forward', officeId: province.communes[0].id })
    const send = async (toUnit: Unit, to: readonly KeyHolder[]) =>
      as(gate[0]).call(forwardPetition, {
        params: { id },
        body: {
          version,
          toUnitId: toUnit.id,
          grants: await Promise.all(to.map((holder) => grantOf(petition, holder, 'gate'))),
          status: await aLetter(petition),
        },
      })
    expect((await send(province.communes[0], theirs)).problem?.code).toBe('petition.forward_to_named')
    expect((await send(other, theirs.slice(0, 1))).problem?.code).toBe('petition.two_holders')
    expect((await send(other, gate)).problem?.code).toBe('petition.not_grantable')
    expect((await send(other, theirs)).status).toBe(200)
    expect((await page(gate[0], id)).repliedOn).toBe('2026-11-21')
    expect((await page(gate[0], id)).can).not.toContain('confirmForward')
    // Whose role at that gate has ended is none of its officers.
    const until = (to_on: string | null) =>
      owner().updateTable('officer_role').set({ to_on }).where('officer_id', '=', theirs[1].officer.id).execute()
    await until('2026-11-20')
    expect(await as(theirs[0]).refused(confirmForward, { params: { id }, body: { version: version + 1 } })).toBe(
      'petition.two_holders',
    )
    await until(null)
    const taken = await as(theirs[0]).ok(confirmForward, { params: { id }, body: { version: version + 1 } })
    expect(taken.book).toMatchObject({ unit: { id: other.id }, number: 1 })
    const seen = await page(gate[0], id)
    expect(seen).toMatchObject({ state: 'classified', handling: { id: other.id } })
    expect(await as(gate[0]).refused(openPetition, { params: { id }, body: { purpose: 'review' } })).toBe(
      'petition.no_key',
    )
    expect((await page(theirs[1], id)).can).toEqual(expect.arrayContaining(['assign', 'open']))
    expect((await page(theirs[1], id)).can).not.toContain('forward')
  })

  test('what is returned is the sender’s again, and the other side knows nothing of it any more', async () => {
    const other = await aUnit(owner(), { parent: province.province, kind: 'agency' })
    await refreshUnits(owner())
    const theirs = [await aCleared(owner(), other, 'gatekeeper'), await aCleared(owner(), other, 'gatekeeper')] as const
    const petition = await report({ channel: 'letter', identity: 'anonymous' })
    const { id } = petition
    const { version } = await classified(petition, { handling: 'forward' })
    const grants = await Promise.all(theirs.map((holder) => grantOf(petition, holder, 'gate')))
    await as(gate[0]).ok(forwardPetition, { params: { id }, body: { version, toUnitId: other.id, grants } })
    await as(theirs[0]).ok(returnForward, { params: { id }, body: { version: version + 1, reason: 'not_competent' } })
    expect(await as(theirs[0]).refused(readPetition, { params: { id } })).toBe('record.not_found')
    expect(await page(gate[1], id)).toMatchObject({ state: 'classified', forward: { returnReason: 'not_competent' } })
  })
})

test('an internal report of a complex matter is extended once, to thirty days in all', async () => {
  const petition = await report({ kind: 'internal_report', receivedOn: '2026-11-20' })
  const { id } = petition
  let { version } = await classified(petition, { kind: 'internal_report' })
  const extend = (days: number) => as(gate[0]).call(extendPetition, { params: { id }, body: { version, days } })
  expect((await extend(15)).problem?.code).toBe('petition.not_complex')
  ;({ version } = await as(gate[0]).ok(setFlags, {
    params: { id },
    body: { version, isComplex: true, isCrowd: false },
  }))
  const done = await extend(15)
  expect(done.body).toMatchObject({ dueOn: '2026-12-21' })
  version = done.body.version
  expect((await extend(1)).problem?.code).toBe('petition.extended')
})

describe('removal', () => {
  test('needs two officers and a ground, yields to a hold, destroys words and keys, and leaves a tombstone and the figures', async () => {
    const petition = await report({ custodians })
    const { id } = petition
    const { version } = await classified(petition)
    const big = await aPaper(petition, 'minutes', 'x'.repeat(400_000))
    await as(gate[0]).ok(addPaper, { params: { id }, body: { version, paper: big } })
    const blob = await owner()
      .selectFrom('petition_part')
      .select('blob_hash')
      .where('id', '=', big.id)
      .executeTakeFirstOrThrow()
    const store = filesOf(app.parts)
    expect(await store.has(blob.blob_hash ?? '')).toBe(true)
    const { rows: before } = await sql<{ n: number }>`select count(*)::int as n from petition_fact`.execute(owner())

    const ask = (holder: KeyHolder, ground: 'retention_ended' | 'not_a_report') =>
      as(holder).call(askRemoval, { params: { id }, body: { ground } })
    expect((await ask(gate[0], 'retention_ended')).problem?.code).toBe('petition.not_yet')
    const hold = await as(gate[0]).ok(setHold, { params: { id }, body: { ground: 'inspection' } })
    expect((await ask(gate[0], 'not_a_report')).problem?.code).toBe('petition.held')
    expect(await as(gate[0]).refused(liftHold, { params: { id, holdId: hold.id } })).toBe('second_officer.same')
    await as(gate[1]).ok(liftHold, { params: { id, holdId: hold.id } })
    expect((await ask(gate[0], 'not_a_report')).status).toBe(200)
    const decide = async (holder: KeyHolder) =>
      as(holder).call(decideRemoval, { params: { id }, body: { granted: true, status: await aLetter(petition) } })
    expect((await decide(gate[0])).problem?.code).toBe('second_officer.same')
    expect((await decide(gate[1])).status).toBe(200)
    await runJob({ db: app.db.worker, parts: app.parts }, forgetFiles, { hashes: [blob.blob_hash] })

    expect(await store.has(blob.blob_hash ?? '')).toBe(false)
    const { rows } = await sql<{ bytes: number; wraps: number; status: number }>`select
      (select count(*)::int from petition_part where petition_id = ${id}::uuid and (bytes is not null or blob_hash is not null) and part <> 'status') as bytes,
      (select count(*)::int from petition_grant where petition_id = ${id}::uuid and wrap is not null) as wraps,
      (select count(*)::int from petition_part where petition_id = ${id}::uuid and part = 'status' and bytes is not null) as status`.execute(
      owner(),
    )
    expect(rows[0]).toEqual({ bytes: 0, wraps: 0, status: 1 })
    const tomb = await page(gate[0], id)
    expect(tomb).toMatchObject({ state: 'removed', can: [], removal: { ground: 'not_a_report', granted: true } })
    expect(tomb.parts.every((one) => /^[0-9a-f]{64}$/.test(one.hash))).toBe(true)
    expect(await as(gate[0]).refused(openPetition, { params: { id }, body: { purpose: 'review' } })).toBe(
      'petition.removed',
    )
    const { rows: after } = await sql<{ n: number; removed: number }>`
      select count(*)::int as n, count(*) filter (where event = 'removed')::int as removed from petition_fact`.execute(
      owner(),
    )
    expect(after[0]?.n).toBe((before[0]?.n ?? 0) + 2)
    expect(after[0]?.removed).toBe(1)
    // A lawful removal is no fault of the log.
    expect(await faults(id)).toEqual([])
  })

  test('nobody destroys alone, not even by calling the function itself', async () => {
    const { id } = await report()
    const { actor } = await authorityOf(app.db.office, gate[0].officer.id, '2026-11-21')
    const call = asActor(app.db.office, actor, (tx) => sql`select petition_destroy(${id}::uuid, now())`.execute(tx))
    await expect(call).rejects.toThrow('petition_destroy: not allowed')
  })
})

/** What `liem log verify` would name of this petition. */
async function faults(id: string): Promise<string[]> {
  const found = await Promise.all(petitionChecks.map((one) => one.check(owner())))
  return found.flat().flatMap((one) => (one.words.includes(id) ? [one.words] : []))
}

describe('changes behind the program’s back', () => {
  /** As somebody with the database in his hands: triggers off. */
  const tamper = (statement: string) =>
    owner()
      .transaction()
      .execute(async (tx) => {
        for (const table of ['petition', 'petition_part'])
          await sql.raw(`alter table ${table} disable trigger user`).execute(tx)
        await sql.raw(statement).execute(tx)
        for (const table of ['petition', 'petition_part'])
          await sql.raw(`alter table ${table} enable trigger user`).execute(tx)
      })

  test('an altered row, an altered envelope and a deleted one are named; an untouched report is not', async () => {
    const petition = await report()
    const { id } = petition
    await classified(petition)
    expect(await faults(id)).toEqual([])
    await tamper(`update petition set outcome = 'unsubstantiated' where id = '${id}'`)
    expect(await faults(id)).toEqual([`Dòng của tin, đơn ${id} không khớp với bước cuối cùng trong nhật ký.`])
    await tamper(`update petition set outcome = null where id = '${id}'`)
    await tamper(`update petition_part set bytes = '\\x00' where id = '${petition.contentPartId}'`)
    expect((await faults(id)).join()).toContain('đã bị thay đổi hoặc mất nội dung')
    await tamper(`delete from petition_part where id = '${petition.contentPartId}'`)
    expect((await faults(id)).join()).toContain('không còn trong cơ sở dữ liệu')
  })

  test('an exclusion that an act recorded and that is gone is named', async () => {
    const { id } = await report()
    const officer = gate[1].officer.id
    const entry = entryRow(
      { now: app.clock.now(), actor: systemActor('2026-11-21'), onBehalfOf: null },
      {
        act: 'petitions.exclude',
        subject: { kind: 'petition', id },
        unitIds: [],
        facts: { excluded: [`${officer}:relative`] },
      },
    )
    await owner().insertInto('journal').values(entry).execute()
    expect(await faults(id)).toEqual([
      `Việc loại trừ cán bộ số ${officer} khỏi tin, đơn ${id} đã bị xóa khỏi cơ sở dữ liệu.`,
    ])
    const said = { petition_id: id, officer_id: officer, ground: 'relative', recorded_at: app.clock.now() }
    await owner().insertInto('exclusion').values(said).execute()
    expect(await faults(id)).toEqual([])
  })

  test('a report that was deleted whole is named', async () => {
    const { id } = await report()
    await tamper(`delete from petition_part where petition_id = '${id}'; delete from petition_grant where petition_id = '${id}';
      delete from mailbox where petition_id = '${id}'; delete from petition where id = '${id}'`)
    expect(await faults(id)).toContain(`Tin, đơn ${id} đã bị xóa khỏi cơ sở dữ liệu.`)
  })
})

test('a matter of a unit that ends is its successor’s, with its clocks', async () => {
  const successor = await aUnit(owner(), { parent: province.province })
  await refreshUnits(owner())
  const petition = await report()
  await runJob({ db: app.db.worker, parts: app.parts }, passOn, { from: unit.id, to: successor.id })
  const seen = await page(gate[0], petition.id)
  expect(seen.gate.id).toBe(successor.id)
  expect(seen.clocks.every((clock) => clock.holder.id === successor.id)).toBe(true)
  expect(await faults(petition.id)).toEqual([])
})

test('nobody records a relation of his own', async () => {
  const inspector = await anOfficer(owner(), { unit, role: 'inspector' })
  const other = await anOfficer(owner(), { unit })
  expect(
    await app.as(inspector).refused(recordRelation, {
      body: { officerId: inspector.id, otherId: other.id, kind: 'sibling', source: 'kê khai' },
    }),
  ).toBe('petition.own_relation')
})
