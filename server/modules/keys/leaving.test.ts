import { countersignKey, listHolders } from '@liem/domain/keys/contract'
import { endAppointment, endRole, handOver, readOfficer } from '@liem/domain/units/officers.contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runJob } from '#platform/jobs'
import { type TestApp, testApp } from '#test/as'
import { testClock } from '#test/clock'
import { aKeyHolder, aRoot, certificateFor, type TestKey, type TestRoot } from '#test/keys'
import { anAppointment, anOfficer, aProvince, type Officer } from '#test/world'
import { endGone } from './revocation.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let root: TestRoot
let administrator: Officer
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(owner())
  root = await aRoot(owner(), [
    await anOfficer(owner(), { unit: world.province, role: 'leader' }),
    await anOfficer(owner(), { unit: world.inspectorate, role: 'inspector' }),
  ])
  administrator = await anOfficer(owner(), { unit: world.inspectorate, role: 'administrator' })
})
afterAll(() => app.end())

const anyOfficer = () => anOfficer(owner(), { unit: world.finance, role: 'handler' })
const holdersOf = async (officer: Officer) =>
  (await app.as(administrator).ok(listHolders, { query: { officers: String(officer.id) } })).holders
async function countersigned(key: TestKey, by: TestKey) {
  const statement = await certificateFor(owner(), key, { by, root, made: app.clock.now().toISOString() })
  await app.as(by.officer).ok(countersignKey, { params: { id: key.keyId }, body: { statement } })
}

describe('leaving', () => {
  test('a cleared role or a post ends the countersignature, an ordinary role does not; another may sign anew', async () => {
    const officer = await anOfficer(owner(), {
      unit: world.finance,
      roles: [{ role: 'gatekeeper' }, { role: 'handler' }],
    })
    await anAppointment(owner(), officer, { title: 'Trưởng phòng', isHead: false })
    const key = await aKeyHolder(owner(), officer, { root })
    const page = await app.as(administrator).ok(readOfficer, { params: { id: officer.id } })
    const grant = (role: string) => page.grants.find((one) => one.role === role)?.id as string
    const end = (role: string) =>
      app.as(administrator).ok(endRole, { params: { id: officer.id, grantId: grant(role) } })
    await end('handler')
    expect(await holdersOf(officer)).toHaveLength(1)
    await end('gatekeeper')
    expect(await holdersOf(officer)).toEqual([])
    await countersigned(key, root.leaders[0] as TestKey)
    expect(await holdersOf(officer)).toHaveLength(1)
    await app.as(administrator).ok(endAppointment, {
      params: { id: officer.id, appointmentId: page.appointments[0]?.id as string },
    })
    expect(await holdersOf(officer)).toEqual([])
  })

  test('the service ends the key for good', async () => {
    const [officer, next] = [await anyOfficer(), await anyOfficer()]
    const key = await aKeyHolder(owner(), officer, { root })
    await app.as(administrator).ok(handOver, {
      params: { id: officer.id },
      body: { toOfficerId: next.id, reason: 'Nghỉ hưu', endsOn: '2026-11-21' },
    })
    const row = await owner()
      .selectFrom('officer_key')
      .select('revoked_why')
      .where('id', '=', key.keyId)
      .executeTakeFirstOrThrow()
    expect(row.revoked_why).toBe('left')
  })
})

test('at night the keys of those who left end, and countersignatures of roles that ran out; nothing else', async () => {
  const leaving = (to?: string) =>
    anOfficer(owner(), {
      unit: world.finance,
      roles: [
        { role: 'gatekeeper', to },
        { role: 'handler', to: '2026-11-22' },
      ],
    })
  const [left, ranOut, stays] = [await leaving(), await leaving('2026-11-22'), await leaving()]
  for (const one of [left, ranOut, stays]) await aKeyHolder(owner(), one, { root })
  await owner().updateTable('officer').set({ ended_on: '2026-11-22' }).where('id', '=', left.id).execute()
  const night = testClock('2026-11-23T00:10:00+07:00')
  await runJob({ db: app.db.worker, parts: { ...app.parts, clock: night } }, endGone)
  const state = async (officer: Officer) => {
    const row = await owner()
      .selectFrom('officer_key as k')
      .innerJoin('key_certificate as c', 'c.key_id', 'k.id')
      .select(['k.revoked_why as key', 'c.revoked_why as certificate'])
      .where('k.officer_id', '=', officer.id)
      .executeTakeFirstOrThrow()
    return [row.key, row.certificate]
  }
  expect(await state(left)).toEqual(['left', 'post_ended'])
  expect(await state(ranOut)).toEqual([null, 'post_ended'])
  expect(await state(stays)).toEqual([null, null])
})
