import { readHome } from '@liem/domain/agenda/contract'
import { listDocuments, registerDocument } from '@liem/domain/directives/contract'
import { listTasks, readTask } from '@liem/domain/tasks/contract'
import { readDashboard } from '@liem/domain/tasks/figures.contract'
import { assignTask } from '@liem/domain/tasks/steps.contract'
import { readHandover, recordAbsence } from '@liem/domain/units/officers.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let administrator: Officer
let farTask = ''
let ownTask = ''

beforeAll(async () => {
  app = await testApp()
  const { owner } = app.db
  world = await aProvince(owner)
  inspector = await anOfficer(owner, { unit: world.inspectorate, role: 'inspector' })
  administrator = await anOfficer(owner, {
    unit: world.finance,
    roles: [{ role: 'administrator', unit: world.province }, { role: 'handler' }],
  })
  farTask = await aTask(world.communes[0].id)
  ownTask = await aTask(world.finance.id)
  await app.as(inspector).ok(registerDocument, { body: document('5/KH-TTT', world.inspectorate) })
})
afterAll(() => app.end())

const given = (leadUnitId: number) => ({
  title: 'Rà soát việc mua sắm tài sản công',
  product: 'Báo cáo rà soát',
  leadUnitId,
  dueKind: 'date' as const,
  due: '2026-12-15',
})

async function aTask(leadUnitId: number) {
  const { ids } = await app.as(inspector).ok(assignTask, { body: given(leadUnitId) })
  return ids[0] as string
}

const document = (symbol: string, issuer: { id: number; name: string }) => ({
  side: 'state' as const,
  type: 'kế hoạch',
  symbol,
  title: 'Kế hoạch kiểm tra nội bộ',
  issuerUnitId: issuer.id,
  issuerName: issuer.name,
  issuedOn: '2026-11-02',
})

test('an administrator who handles tasks in one department reads the tasks of that department only', async () => {
  const call = app.as(administrator)
  const { rows } = await call.ok(listTasks)
  expect(rows.map((row) => row.id)).toEqual([ownTask])
  expect(await call.refused(readTask, { params: { id: farTask } })).toBe('record.not_found')
  const found = await call.ok(listTasks, { query: { q: 'rà soát' } })
  expect(found.rows.map((row) => row.id)).toEqual([ownTask])
  const register = await call.ok(listDocuments)
  expect(register.rows).toEqual([])
  expect((await call.ok(listDocuments, { query: { q: 'kiểm tra' } })).rows).toEqual([])
})

test('an administrator who heads a unit sees the figures of his units on the page of the day and the dashboard', async () => {
  const head = await anOfficer(app.db.owner, {
    unit: world.finance,
    roles: [{ role: 'administrator', unit: world.province }, { role: 'head' }],
  })
  const { totals } = await app.as(head).ok(readDashboard)
  expect(totals.verdict.assigned).toBe(1)
  expect((await app.as(head).ok(readHome)).below).toEqual([])
})

test('an administrator still records absences and hands over, seeing codes but no words of tasks', async () => {
  const owner = app.db.owner
  const handler = await anOfficer(owner, { unit: world.communes[0], role: 'handler' })
  await owner.updateTable('task').set({ officer_id: handler.id }).where('id', '=', farTask).execute()
  const call = app.as(administrator)
  await call.ok(recordAbsence, { params: { id: handler.id }, body: { from: '2026-12-01', to: '2026-12-02' } })
  const { lines } = await call.ok(readHandover, { params: { id: handler.id } })
  const line = lines.find((one) => one.kind === 'task')
  expect(line?.id).toBe(farTask)
  expect(line?.words).not.toContain('Rà soát')
})

test('who looks at the whole province and heads a commune assigns in his commune only', async () => {
  const both = await anOfficer(app.db.owner, {
    unit: world.communes[1],
    roles: [{ role: 'auditor', unit: world.province }, { role: 'head' }],
  })
  const call = app.as(both)
  expect(await call.refused(assignTask, { body: given(world.communes[0].id) })).toBe('permission.missing')
  expect(
    await call.refused(assignTask, {
      body: { ...given(world.communes[1].id), supervisingUnitId: world.inspectorate.id },
    }),
  ).toBe('permission.missing')
  await call.ok(assignTask, { body: given(world.communes[1].id) })
  expect((await call.ok(listTasks)).rows.length).toBeGreaterThan(2)
})

test('registering a document gives nobody the right to assign from it over the whole province', async () => {
  const reporter = await anOfficer(app.db.owner, { unit: world.communes[1], role: 'reporter' })
  const call = app.as(reporter)
  const { id } = await call.ok(registerDocument, { body: document('7/KH-UBND', world.communes[1]) })
  expect(await call.refused(assignTask, { body: { ...given(world.finance.id), documentId: id } })).toBe(
    'permission.missing',
  )
  await call.ok(assignTask, { body: { ...given(world.communes[1].id), documentId: id } })
})
