import { askRecovery, confirmRecovery, fetchRecovery } from '@liem/domain/keys/recovery.contract'
import { askRemoval, decideRemoval, regrant, revokeGrant, setHold } from '@liem/domain/petitions/custody.contract'
import { openPetition, readPetition } from '@liem/domain/petitions/reading.contract'
import {
  addPaper,
  assignPetition,
  classifyPetition,
  confirmForward,
  excludeOfficer,
  filePetition,
  forwardPetition,
  recuse,
} from '@liem/domain/petitions/steps.contract'
import { endRole, readOfficer } from '@liem/domain/units/officers.contract'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runJob } from '#platform/jobs'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aLetter, aPaper, aPetition, aWrap, type KeyHolder, type SealedPetition } from '#test/petitions'
import { anOfficer, aProvince, aUnit, refreshUnits, type Unit } from '#test/world'
import { watchAll } from './jobs.ts'
import { petitionChecks } from './live-checks.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let unit: Unit
let gate: [KeyHolder, KeyHolder]
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(owner())
})
beforeEach(async () => {
  unit = await aUnit(owner(), { parent: province.province, kind: 'agency' })
  await refreshUnits(owner())
  gate = [await aCleared(owner(), unit, 'gatekeeper'), await aCleared(owner(), unit, 'gatekeeper')]
})
afterAll(() => app.end())

const as = (holder: KeyHolder) => app.as(holder.officer)
const versionOf = async (id: string) =>
  (await owner().selectFrom('petition').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
const report = () => aPetition(owner(), { gate: unit, holders: gate })
type Capacity = 'gate' | 'handler' | 'verifier' | 'superior'
const grantOf = async (petition: SealedPetition, holder: KeyHolder, capacity: Capacity) => ({
  officerId: holder.officer.id,
  capacity,
  keyId: holder.keyId,
  wrap: await aWrap(petition, holder),
})

async function classified(petition: SealedPetition, handling: 'own' | 'forward' = 'own') {
  const { id } = petition
  await as(gate[0]).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
  const body = { version: await versionOf(id), kind: 'harassment', field: 'land', concern: 'staff', handling } as const
  return as(gate[0]).ok(classifyPetition, { params: { id }, body })
}

describe('whoever wants a report gone', () => {
  test('decides nothing any more over a matter whose keys went to another gate', async () => {
    const other = await aUnit(owner(), { parent: province.province, kind: 'agency' })
    await refreshUnits(owner())
    const theirs = [await aCleared(owner(), other, 'gatekeeper'), await aCleared(owner(), other, 'gatekeeper')] as const
    const petition = await report()
    const { id } = petition
    const { version } = await classified(petition, 'forward')
    const grants = await Promise.all(theirs.map((holder) => grantOf(petition, holder, 'gate')))
    const body = { version, toUnitId: other.id, grants, status: await aLetter(petition) }
    await as(gate[0]).ok(forwardPetition, { params: { id }, body })
    await as(theirs[0]).ok(confirmForward, { params: { id }, body: { version: version + 1 } })
    const file = { version: version + 2, ground: 'not_eligible', status: await aLetter(petition) } as never
    expect(await as(gate[0]).refused(filePetition, { params: { id }, body: file })).toBe('permission.missing')
    const exclusion = { version: version + 2, officerId: theirs[1].officer.id, ground: 'conflict' } as const
    expect(await as(gate[0]).refused(excludeOfficer, { params: { id }, body: exclusion })).toBe('permission.missing')
    expect(await as(gate[0]).refused(setHold, { params: { id }, body: { ground: 'inspection' } })).toBe(
      'permission.missing',
    )
  })

  test('does not say alone that a body outside has received it', async () => {
    const petition = await report()
    const { id } = petition
    const { version } = await classified(petition, 'forward')
    const body = { version, toOutside: 'Công an tỉnh', status: await aLetter(petition) }
    await as(gate[0]).ok(forwardPetition, { params: { id }, body })
    const received = { params: { id }, body: { version: version + 1 } }
    expect(await as(gate[0]).refused(confirmForward, received)).toBe('second_officer.same')
    await as(gate[1]).ok(confirmForward, received)
  })

  test('makes nobody a gate officer of it, himself included, who only checks it', async () => {
    const petition = await report()
    const { id } = petition
    const { version } = await classified(petition)
    // A gate officer elsewhere, who here only takes part in the checking.
    const elsewhere = await aUnit(owner(), { parent: province.province, kind: 'agency' })
    await refreshUnits(owner())
    const checker = await aCleared(owner(), elsewhere, 'gatekeeper')
    const friend = await aCleared(owner(), elsewhere, 'gatekeeper')
    const lead = await aCleared(owner(), unit, 'verifier')
    const officers = [await grantOf(petition, lead, 'handler'), await grantOf(petition, checker, 'verifier')]
    const { version: now } = await as(gate[0]).ok(assignPetition, { params: { id }, body: { version, officers } })
    const give = async (to: KeyHolder, capacity: Capacity) =>
      (
        await as(checker).call(regrant, {
          params: { id },
          body: { version: now, grants: [{ ...(await grantOf(petition, to, capacity)), part: 'content' }] },
        })
      ).problem?.code
    for (const capacity of ['gate', 'superior', 'handler'] as const) {
      expect(await give(checker, capacity)).toBe('petition.not_grantable')
      expect(await give(friend, capacity)).toBe('petition.not_grantable')
    }
    expect(await give(friend, 'verifier')).toBeUndefined()
  })

  test('puts no friend in the place of the other officer of the gate', async () => {
    const petition = await report()
    const { id } = petition
    const { version } = await classified(petition)
    const friend = await aCleared(owner(), unit, 'verifier')
    const given = { ...(await grantOf(petition, friend, 'verifier')), part: 'content' } as const
    await as(gate[0]).ok(regrant, { params: { id }, body: { version, grants: [given] } })
    const revoke = (officerId: number) =>
      as(gate[0]).call(revokeGrant, { params: { id, officerId }, body: { version: version + 1, part: 'content' } })
    expect((await revoke(gate[1].officer.id)).problem?.code).toBe('permission.missing')
    expect((await revoke(friend.officer.id)).status).toBe(200)
  })

  test('does not destroy it with somebody who was only sent an extract and cannot open it', async () => {
    const petition = await report()
    const { id } = petition
    const { version } = await classified(petition)
    const friend = await aCleared(owner(), unit, 'head')
    const paper = await aPaper(petition, 'extract', 'x')
    await as(gate[0]).ok(addPaper, { params: { id }, body: { version, paper, toOfficerId: friend.officer.id } })
    await as(gate[0]).ok(askRemoval, { params: { id }, body: { ground: 'not_a_report' } })
    expect(await as(friend).refused(decideRemoval, { params: { id }, body: { granted: true } })).toBe(
      'permission.missing',
    )
  })

  test('does not lay it aside once nobody else can open it', async () => {
    const petition = await report()
    const { id } = petition
    const { version } = await classified(petition)
    // By hand he cannot shut his colleague out, not even with a friend brought in beforehand.
    const exclusion = { version, officerId: gate[1].officer.id, ground: 'conflict' } as const
    expect(await as(gate[0]).refused(excludeOfficer, { params: { id }, body: exclusion })).toBe('petition.two_holders')
    const friend = await aCleared(owner(), unit, 'verifier')
    const given = { ...(await grantOf(petition, friend, 'verifier')), part: 'content' } as const
    await as(gate[0]).ok(regrant, { params: { id }, body: { version, grants: [given] } })
    const again = { ...exclusion, version: version + 1 }
    expect(await as(gate[0]).refused(excludeOfficer, { params: { id }, body: again })).toBe('petition.two_holders')
    await as(friend).ok(recuse, { params: { id }, body: { ground: 'recusal' } })
    await as(gate[1]).ok(recuse, { params: { id }, body: { ground: 'recusal' } })
    const file = { version: await versionOf(id), ground: 'no_content', status: await aLetter(petition) } as never
    expect(await as(gate[0]).refused(filePetition, { params: { id }, body: file })).toBe('petition.two_holders')
  })

  test('is not told by standing in for an officer of the gate above', async () => {
    const above = await aCleared(owner(), province.province, 'gatekeeper')
    const accused = await aCleared(owner(), unit, 'head')
    await owner()
      .insertInto('absence')
      .values({
        officer_id: above.officer.id,
        substitute_id: accused.officer.id,
        from_on: '2026-11-01',
        to_on: '2026-12-31',
        recorded_by: above.officer.id,
      })
      .execute()
    const petition = await report()
    await classified(petition)
    await as(gate[1]).ok(recuse, { params: { id: petition.id }, body: { ground: 'recusal' } })
    const told = async (officer: number) =>
      (await owner().selectFrom('notice').select('kind').where('officer_id', '=', officer).execute()).map(
        (one) => one.kind,
      )
    expect(await told(above.officer.id)).toContain('petitions.gate_needs_holder')
    expect(await told(accused.officer.id)).toEqual([])
  })

  test('is no reason to stop an old matter whose words stayed on paper, which nobody needs a key for', async () => {
    const { id } = await report()
    await as(gate[0]).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
    await sql`update petition set content_recipient = null where id = ${id}::uuid`.execute(owner())
    await sql`update petition_grant set wrap = null, key_id = null where petition_id = ${id}::uuid`.execute(owner())
    await sql`delete from mailbox where petition_id = ${id}::uuid`.execute(owner())
    expect((await as(gate[0]).ok(readPetition, { params: { id } })).can).toContain('file')
    const body = { version: await versionOf(id), ground: 'already_answered' } as const
    expect((await as(gate[0]).call(filePetition, { params: { id }, body })).status).toBe(200)
  })

  test('recovers no more than was asked for, not for a relative nobody has counted yet, and not behind the holders’ backs', async () => {
    const [asker, second] = [
      await aCleared(owner(), province.inspectorate, 'inspector'),
      await aCleared(owner(), province.province, 'leader'),
    ]
    const [heir, relative, keeper] = [
      await aCleared(owner(), unit, 'gatekeeper'),
      await aCleared(owner(), unit, 'gatekeeper'),
      await aCleared(owner(), province.internalAffairs, 'custodian'),
    ]
    const petition = await report()
    const { id } = petition
    const accused = await anOfficer(owner(), { unit: province.finance })
    const key = crypto.randomUUID()
    await sql`insert into recovery_key (id, unit_id, recipient, k, n, sheet_set, statement, signer_key_id, made_at, active_at)
      values (${key}, ${province.province.id}, ${recipientOf(makeIdentity())}, 2, 3, 'ABCD', '{}', ${asker.keyId}, now(), now())`.execute(
      owner(),
    )
    for (const part of ['content', 'identity'])
      await sql`insert into petition_recovery (petition_id, part, recovery_key_id, wrap) values (${id}::uuid, ${part}, ${key}, '\\x01')`.execute(
        owner(),
      )
    await sql`insert into named_subject (petition_id, officer_id, recorded_by, recorded_at)
      values (${id}::uuid, ${accused.id}, ${gate[0].officer.id}, now())`.execute(owner())
    await sql`insert into relation (officer_id, other_id, kind, source, recorded_by, recorded_at, confirmed_by, confirmed_at)
      values (${relative.officer.id}, ${accused.id}, 'sibling', 'kê khai', ${asker.officer.id}, now(), ${second.officer.id}, now())`.execute(
      owner(),
    )
    const ask = (to: KeyHolder, part: 'content' | 'identity' = 'content') =>
      as(asker).call(askRecovery, {
        body: { petitionId: id, part, toOfficerId: to.officer.id, secondId: second.officer.id, purpose: 'Mất khóa' },
      })
    expect((await ask(relative)).problem?.code).toBe('recovery.excluded')
    // Who knows the words gets no identity, and who keeps no identities neither.
    expect((await ask(gate[0], 'identity')).problem?.code).toBe('recovery.excluded')
    expect((await ask(heir, 'identity')).problem?.code).toBe('recovery.excluded')
    expect((await ask(keeper, 'identity')).status).toBe(200)
    const asked = await ask(heir)
    expect(asked.status).toBe(200)
    const params = { id: asked.body.id }
    const told = await owner()
      .selectFrom('notice')
      .select('kind')
      .where('officer_id', '=', gate[1].officer.id)
      .execute()
    expect(told.map((one) => one.kind)).toContain('petitions.recovery_asked')
    await as(second).ok(confirmRecovery, { params })
    const { wraps } = await as(asker).ok(fetchRecovery, { params })
    expect(wraps.map((one) => one.part)).toEqual(['content'])
  })

  test('destroys no access by ending roles: the keys wait, the gate above is called, and open again with the role', async () => {
    const above = await aCleared(owner(), province.province, 'gatekeeper')
    const administrator = await anOfficer(owner(), { unit: province.province, role: 'administrator' })
    const { id } = await report()
    const watch = () => runJob({ db: app.db.worker, parts: app.parts }, watchAll)
    const wraps = async () =>
      (await sql`select from petition_grant where petition_id = ${id}::uuid and wrap is not null`.execute(owner())).rows
        .length
    for (const { officer } of gate) {
      const { grants } = await app.as(administrator).ok(readOfficer, { params: { id: officer.id } })
      const params = { id: officer.id, grantId: grants.find((one) => one.role === 'gatekeeper')?.id as string }
      await app.as(administrator).ok(endRole, { params })
    }
    app.clock.advance({ days: 1 })
    await watch()
    const opens = async (holder: KeyHolder) =>
      (await as(holder).call(openPetition, { params: { id }, body: { purpose: 'first_reading' } })).status
    expect(await Promise.all(gate.map(opens))).toEqual([403, 403])
    expect(await wraps()).toBe(2)
    const told = await owner().selectFrom('notice').select('kind').where('officer_id', '=', above.officer.id).execute()
    expect(told.map((one) => one.kind)).toContain('petitions.gate_needs_holder')
    for (const { officer } of gate)
      await sql`update officer_role set to_on = null where officer_id = ${officer.id}`.execute(owner())
    await watch()
    expect(await Promise.all(gate.map(opens))).toEqual([200, 200])
  })

  test('leaves a trace when he writes a removal into the database that nobody decided', async () => {
    const petition = await report()
    const { id } = petition
    await classified(petition)
    await owner()
      .transaction()
      .execute(async (tx) => {
        await sql`insert into removal (petition_id, ground, asked_by, asked_at, decided_by, decided_at, granted)
          values (${id}::uuid, 'not_a_report', ${gate[0].officer.id}, now(), ${gate[1].officer.id}, now(), true)`.execute(
          tx,
        )
        await sql`update petition_part set bytes = null, removed_at = now() where petition_id = ${id}::uuid`.execute(tx)
      })
    const found = (await Promise.all(petitionChecks.map((one) => one.check(owner())))).flat()
    expect(found.map((one) => one.words).join()).toContain(id)
  })
})
