import { listTasks } from '@liem/domain/tasks/contract'
import { assignTask } from '@liem/domain/tasks/steps.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJob } from '#platform/jobs'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { tasks } from './index.ts'
import { continueSeries } from './jobs.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
beforeAll(async () => {
  app = await testApp({ modules: [tasks] })
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
})
afterAll(() => app.end())

const recurring = (
  title: string,
  recurrence: { every: 'month' | 'quarter'; day?: number; fromOn: string; toOn?: string | null },
) =>
  app.as(inspector).ok(assignTask, {
    body: { title, product: 'Báo cáo', leadUnitId: world.finance.id, dueKind: 'recurring', recurrence },
  })
const dues = async (q: string) =>
  (await app.as(inspector).ok(listTasks, { query: { q } })).rows.map((row) => [row.period, row.dueOn])
const tonight = () => runJob({ db: app.db.worker, parts: app.parts }, continueSeries)

test('a recurring duty is one task a period up to the next period; nights add what comes, never a period twice', async () => {
  await recurring('Báo cáo hằng tháng', { every: 'month', day: 15, fromOn: '2026-10-01' })
  const first = [
    ['2026-10', '2026-10-15'],
    ['2026-11', '2026-11-15'],
    ['2026-12', '2026-12-15'],
  ]
  expect(await dues('bao cao hang thang')).toEqual(first)
  await tonight()
  expect(await dues('bao cao hang thang')).toEqual(first)
  app.clock.set('2026-12-16T00:20:00+07:00')
  await Promise.all([tonight(), tonight()])
  expect(await dues('bao cao hang thang')).toEqual([...first, ['2027-01', '2027-01-15']])
  const clocks = await app.db.owner
    .selectFrom('obligation')
    .select('due_on')
    .where('rule', '=', 'tasks.due')
    .orderBy('due_on')
    .execute()
  expect(clocks.map((row) => row.due_on)).toEqual(['2026-10-15', '2026-11-15', '2026-12-15', '2027-01-15'])
})

test('a series ends on its last day', async () => {
  await recurring('Báo cáo quý', { every: 'quarter', fromOn: '2026-07-01', toOn: '2026-12-31' })
  app.clock.set('2027-03-01T00:20:00+07:00')
  await tonight()
  expect(await dues('bao cao quy')).toEqual([
    ['2026-Q3', '2026-09-30'],
    ['2026-Q4', '2026-12-31'],
  ])
})

test('“recurring” without its period is refused', async () => {
  const body = { title: 'Thiếu kỳ', product: 'Báo cáo', leadUnitId: world.finance.id, dueKind: 'recurring' as const }
  expect(await app.as(inspector).refused(assignTask, { body })).toBe('task.no_deadline_given')
})
