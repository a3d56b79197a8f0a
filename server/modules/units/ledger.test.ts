import { listUnits, readUnit, recordUnitEvent } from '@liem/domain/units/contract'
import { readOfficer } from '@liem/domain/units/officers.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import type { Follower } from './followers.ts'
import { units } from './index.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let admin: Officer
const moves: { fromUnitId: number; toUnitId: number }[] = []
const follower: Follower = {
  unitEnded: async (_ctx, move) => {
    moves.push({ fromUnitId: move.fromUnitId, toUnitId: move.toUnitId })
    return { tasks: 2, duties: 1 }
  },
  holdings: async () => [],
  handOver: async () => ({ tasks: 0, duties: 0 }),
}

beforeAll(async () => {
  app = await testApp({ modules: [units([follower])] })
  province = await aProvince(app.db.owner)
  admin = await anOfficer(app.db.owner, { unit: province.province, role: 'administrator' })
})
afterAll(() => app.end())

const decree = { effectiveOn: '2026-11-21', documentSymbol: '12/NQ-HĐND' }
const call = () => app.as(admin)

test('a renamed unit keeps its old name for the days before', async () => {
  const { finance } = province
  await call().ok(recordUnitEvent, {
    body: { kind: 'rename', ...decree, unitId: finance.id, name: 'Sở Tài chính và Đầu tư' },
  })
  const now = await call().ok(readUnit, { params: { id: finance.id } })
  expect(now.name).toBe('Sở Tài chính và Đầu tư')
  expect(now.versions.map((v) => [v.name, v.from, v.to])).toEqual([
    ['Sở Tài chính và Đầu tư', '2026-11-21', null],
    ['Sở Tài chính', '2025-07-01', '2026-11-21'],
  ])
  const before = await call().ok(listUnits, { query: { on: '2026-11-20' } })
  expect(before.find((unit) => unit.id === finance.id)?.name).toBe('Sở Tài chính')
})

test('merged communes end, their people and work go to the new one, nothing is deleted', async () => {
  const [a, b] = province.communes
  const clerk = await anOfficer(app.db.owner, { unit: a, role: 'clerk' })
  const answer = await call().ok(recordUnitEvent, {
    body: {
      kind: 'merge',
      ...decree,
      beforeIds: [a.id, b.id],
      after: [
        {
          code: 'X09',
          name: 'Ủy ban nhân dân xã An Minh',
          kind: 'commune',
          side: 'state',
          parentId: province.province.id,
        },
      ],
    },
  })
  const into = answer.unitIds.find((id) => id !== a.id && id !== b.id) as number
  expect(answer.movedTasks).toBe(4)
  expect(moves).toEqual([
    { fromUnitId: a.id, toUnitId: into },
    { fromUnitId: b.id, toUnitId: into },
  ])
  const old = await call().ok(readUnit, { params: { id: a.id } })
  expect(old.endedOn).toBe('2026-11-21')
  expect(old.successors).toMatchObject([{ id: into, share: 1 }])
  const officer = await call().ok(readOfficer, { params: { id: clerk.id } })
  expect(officer.unit.id).toBe(into)
  expect(officer.grants.filter((grant) => grant.to === null).map((grant) => [grant.role, grant.unit.id])).toEqual([
    ['clerk', into],
  ])
  const running = await call().ok(listUnits, { query: {} })
  expect(running.map((unit) => unit.id)).not.toContain(a.id)
  expect((await call().ok(listUnits, { query: { ended: 'true' } })).map((unit) => unit.id)).toContain(a.id)
})

test('a split needs two heirs and shares that make a whole', async () => {
  const { construction, province: top } = province
  const half = (code: string, share?: number) => ({
    code,
    name: `Sở ${code}`,
    kind: 'department' as const,
    side: 'state' as const,
    parentId: top.id,
    share,
  })
  expect(
    await call().refused(recordUnitEvent, {
      body: { kind: 'split', ...decree, beforeIds: [construction.id], after: [half('S1')] },
    }),
  ).toBe('unit.event_shape')
  expect(
    await call().refused(recordUnitEvent, {
      body: { kind: 'split', ...decree, beforeIds: [construction.id], after: [half('S1', 0.7), half('S2', 0.7)] },
    }),
  ).toBe('unit.event_shape')
  await call().ok(recordUnitEvent, {
    body: { kind: 'split', ...decree, beforeIds: [construction.id], after: [half('S1', 0.25), half('S2')] },
  })
  const old = await call().ok(readUnit, { params: { id: construction.id } })
  expect(old.successors.map((one) => [one.code, one.share])).toEqual([
    ['S2', 0.75],
    ['S1', 0.25],
  ])
})

test.each([
  [
    'a code already used',
    { kind: 'establish', after: [{ code: 'TTT', name: 'Trùng mã', kind: 'agency', side: 'state', parentId: null }] },
    'unit.code_taken',
  ],
  ['an abolished unit without an heir', { kind: 'abolish', beforeIds: [0] }, 'unit.no_successor'],
  [
    'a date before the last change',
    { kind: 'rename', unitId: 0, name: 'Tên khác', effectiveOn: '2025-07-01' },
    'unit.event_date',
  ],
] as const)('%s is refused and nothing stays', async (_what, event, code) => {
  const commune = province.communes[2].id
  const count = () =>
    app.db.owner
      .selectFrom('unit_event')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
  const before = await count()
  const body = {
    ...decree,
    ...event,
    ...('unitId' in event ? { unitId: commune } : {}),
    ...('beforeIds' in event ? { beforeIds: [commune] } : {}),
  }
  expect(await call().refused(recordUnitEvent, { body: body as never })).toBe(code)
  expect(await count()).toEqual(before)
})

test('a unit cannot be moved below itself', async () => {
  const { province: top, inspectorate } = province
  expect(
    await call().refused(recordUnitEvent, {
      body: { kind: 'move', ...decree, unitId: top.id, parentId: inspectorate.id },
    }),
  ).toBe('unit.event_shape')
})

test('only an administrator writes the ledger', async () => {
  const head = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'head' })
  expect(
    await app.as(head).refused(recordUnitEvent, {
      body: { kind: 'rename', ...decree, unitId: province.inspectorate.id, name: 'Khác' },
    }),
  ).toBe('permission.missing')
})

test('a symbol typed with words around it is taken, and the journal keeps the symbol only', async () => {
  const { eventId } = await call().ok(recordUnitEvent, {
    body: {
      kind: 'rename',
      effectiveOn: '2026-11-21',
      documentSymbol: 'Nghị quyết số 14/NQ-HĐND, trình bởi ông Nguyễn Văn A',
      unitId: province.inspectorate.id,
      shortName: 'TTr tỉnh',
    },
  })
  const entry = await app.db.owner
    .selectFrom('journal')
    .select('facts')
    .where('subject_id', '=', eventId)
    .executeTakeFirstOrThrow()
  expect(entry.facts).toMatchObject({ document: '14/NQ-HĐND' })
})
