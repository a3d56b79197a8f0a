import * as contract from '@liem/domain/units/officers.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSheet } from '#platform/office-files/write-sheet'
import { type TestApp, testApp } from '#test/as'
import { aKey, aKeyHolder, aRoot } from '#test/keys'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { units } from './index.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let admin: Officer

beforeAll(async () => {
  app = await testApp({ modules: [units([])] })
  province = await aProvince(app.db.owner)
  admin = await anOfficer(app.db.owner, { unit: province.province, role: 'administrator' })
})
afterAll(() => app.end())
const call = () => app.as(admin)

test('a new officer has a post, a role and a password shown once', async () => {
  const made = await call().ok(contract.addOfficer, {
    body: {
      username: 'Le.Thu',
      name: 'Lê Thị Thu',
      unitId: province.finance.id,
      title: 'Giám đốc',
      isHead: true,
      roles: ['head'],
    },
  })
  expect(made.temporaryPassword.length).toBeGreaterThan(12)
  const officer = await call().ok(contract.readOfficer, { params: { id: made.id } })
  expect(officer).toMatchObject({ username: 'le.thu', titles: ['Giám đốc'], roles: ['head'] })
  const found = await call().ok(contract.listOfficers, { query: { q: 'le thi thu' } })
  expect(found.rows.map((row) => row.id)).toEqual([made.id])
  expect(
    await call().refused(contract.addOfficer, {
      body: { username: 'le.thu', name: 'Người khác', unitId: province.finance.id, roles: ['clerk'] },
    }),
  ).toBe('officer.username_taken')
})

test('the last administrator cannot be removed', async () => {
  const { grants } = await call().ok(contract.readOfficer, { params: { id: admin.id } })
  const grantId = grants[0]?.id ?? ''
  expect(await call().refused(contract.endRole, { params: { id: admin.id, grantId } })).toBe(
    'officer.last_administrator',
  )
})

test('a substitute gets the absent head’s rights for those days only', async () => {
  const head = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'head' })
  const deputy = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'handler' })
  const peer = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'handler' })
  const absence = { from: '2026-11-21', to: '2026-11-25', substituteId: deputy.id }
  expect(await app.as(peer).refused(contract.recordAbsence, { params: { id: head.id }, body: absence })).toBe(
    'permission.missing',
  )
  await app.as(head).ok(contract.recordAbsence, { params: { id: head.id }, body: absence })
  expect(await app.as(head).refused(contract.recordAbsence, { params: { id: head.id }, body: absence })).toBe(
    'absence.overlaps',
  )
  // The head's right to record absences in his unit now works for the substitute.
  await app
    .as(deputy)
    .ok(contract.recordAbsence, { params: { id: peer.id }, body: { from: '2026-12-01', to: '2026-12-02' } })
  app.clock.set('2026-11-26T08:00:00+07:00')
  expect(
    await app
      .as(deputy)
      .refused(contract.recordAbsence, { params: { id: peer.id }, body: { from: '2026-12-11', to: '2026-12-12' } }),
  ).toBe('permission.missing')
  app.clock.set('2026-11-21T08:00:00+07:00')
})

test('roles to whose holders reports are sealed come from who answers for the root, with a key, never from an administrator or oneself', async () => {
  const { owner } = app.db
  const unit = province.inspectorate
  const [leader, inspector, friend] = [
    await anOfficer(owner, { unit: province.province, role: 'leader' }),
    await anOfficer(owner, { unit, role: 'inspector' }),
    await anOfficer(owner, { unit, role: 'handler' }),
  ]
  const body = { role: 'gatekeeper' as const, unitId: unit.id }
  const params = { id: friend.id }
  const give = async (by: Officer, id = friend.id) =>
    (await app.as(by).call(contract.grantClearedRole, { params: { id }, body })).problem?.code
  expect(await call().refused(contract.grantRole, { params, body })).toBe('officer.cleared_role')
  const added = { username: 'ban.be', name: 'Bạn Bè', unitId: unit.id, roles: ['custodian' as const] }
  expect(await call().refused(contract.addOfficer, { body: added })).toBe('officer.cleared_role')
  expect(await give(admin)).toBe('permission.missing')
  // A role that answers for the root is not enough: an administrator can make one. Nobody vouched for this one's key.
  const puppet = await anOfficer(owner, { unit, role: 'inspector' })
  await aKey(owner, puppet)
  const root = await aRoot(owner, [leader, inspector])
  expect(await give(puppet)).toBe('officer.cleared_role')
  // Nor is a leader who is also an administrator.
  const both = await anOfficer(owner, { unit, roles: [{ role: 'administrator' }, { role: 'leader' }] })
  await aKeyHolder(owner, both, { root })
  expect(await give(both)).toBe('officer.cleared_role')
  expect(await give(inspector, inspector.id)).toBe('officer.cleared_role')
  expect((await app.as(friend).ok(contract.readOfficer, { params })).roles).toEqual(['handler'])
  expect(await give(leader)).toBeUndefined()
  expect((await app.as(friend).ok(contract.readOfficer, { params })).roles).toContain('gatekeeper')
})

const sheetOf = (rows: Record<string, string>[]) =>
  writeSheet({
    sheets: [
      {
        name: 'Cán bộ',
        columns: ['Tên đăng nhập', 'Họ và tên', 'Mã đơn vị', 'Vai trò'].map((title, i) => ({
          key: ['u', 'n', 'd', 'v'][i] as string,
          title,
          width: 20,
          kind: 'text',
        })),
        rows,
      },
    ],
  })

test('one wrong cell and nobody is taken in; the message names the cell', async () => {
  const before = await app.db.owner.selectFrom('officer').select('id').execute()
  const bytes = await sheetOf([
    { u: 'moi.mot', n: 'Trần Văn Một', d: 'STC', v: 'Văn thư' },
    { u: 'moi.hai', n: 'Trần Văn Hai', d: 'KHÔNG-CÓ', v: 'Văn thư; vai trò lạ' },
  ])
  const answer = await call().ok(contract.importOfficers, {
    body: { preview: false },
    files: [{ name: 'cb.xlsx', bytes }],
  })
  expect(answer.applied).toBe(false)
  expect(answer.faults.map((fault) => fault.path)).toEqual(['D3'])
  expect(await app.db.owner.selectFrom('officer').select('id').execute()).toHaveLength(before.length)
})

test('a right sheet is previewed, then taken in whole', async () => {
  const bytes = await sheetOf([
    { u: 'moi.mot', n: 'Trần Văn Một', d: 'STC', v: 'van thu' },
    { u: 'moi.hai', n: 'Trần Văn Hai', d: 'X01', v: 'Thủ trưởng đơn vị; Văn thư' },
  ])
  const files = [{ name: 'cb.xlsx', bytes }]
  expect(await call().ok(contract.importOfficers, { body: { preview: true }, files })).toMatchObject({
    applied: false,
    count: 2,
    faults: [],
  })
  const done = await call().ok(contract.importOfficers, { body: { preview: false }, files })
  expect(done.passwords.map((one) => one.username)).toEqual(['moi.mot', 'moi.hai'])
  const officer = await call().ok(contract.listOfficers, { query: { q: 'tran van hai' } })
  expect(officer.rows[0]?.roles.sort()).toEqual(['clerk', 'head'])
})

test('an outgoing officer gives back roles and posts, and his sessions end', async () => {
  const leaver = await anOfficer(app.db.owner, { unit: province.finance, role: 'handler' })
  const receiver = await anOfficer(app.db.owner, { unit: province.finance, role: 'handler' })
  const list = await call().ok(contract.readHandover, { params: { id: leaver.id } })
  expect(list.lines.map((line) => line.kind)).toEqual(['role'])
  const stranger = await anOfficer(app.db.owner, { unit: province.construction, role: 'head' })
  expect((await app.as(stranger).call(contract.readHandover, { params: { id: leaver.id } })).status).toBe(404)
  await call().ok(contract.handOver, {
    params: { id: leaver.id },
    body: { toOfficerId: receiver.id, endsOn: '2026-11-21', reason: 'Nghỉ hưu' },
  })
  const gone = await call().ok(contract.readOfficer, { params: { id: leaver.id } })
  expect(gone.endedOn).toBe('2026-11-21')
})
