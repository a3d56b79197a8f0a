import { readTask } from '@liem/domain/tasks/contract'
import * as steps from '@liem/domain/tasks/steps.contract'
import { recordUnitEvent } from '@liem/domain/units/contract'
import { handOver, readHandover } from '@liem/domain/units/officers.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { units } from '#modules/units'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { taskFollower, tasks } from './index.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let handler: Officer
let commune: Officer
let stranger: Officer
let administrator: Officer
beforeAll(async () => {
  app = await testApp({ modules: [units([taskFollower]), tasks] })
  const { owner } = app.db
  world = await aProvince(owner)
  inspector = await anOfficer(owner, { unit: world.inspectorate, role: 'inspector' })
  handler = await anOfficer(owner, { unit: world.finance, role: 'handler' })
  commune = await anOfficer(owner, { unit: world.communes[0], role: 'head' })
  stranger = await anOfficer(owner, { unit: world.communes[2], role: 'head' })
  administrator = await anOfficer(owner, { unit: world.province, role: 'administrator' })
})
afterAll(() => app.end())

type Given = {
  leadUnitId?: number
  supportUnitIds?: number[]
  due?: string | null
  dueKind?: 'date' | 'quarter' | 'none' | 'month'
  officerId?: number
}
function given(more: Given) {
  return {
    title: 'Công khai dự toán ngân sách',
    product: 'Thông báo công khai',
    leadUnitId: world.finance.id,
    dueKind: 'date' as const,
    due: '2026-12-15' as string | null,
    assignedOn: '2026-10-01',
    ...more,
  }
}
async function aTask(more: Given = {}) {
  const { ids } = await app.as(inspector).ok(steps.assignTask, { body: given(more) })
  return { id: ids[0] as string }
}
const clockOf = (id: string, rule = 'tasks.due') =>
  app.db.owner
    .selectFrom('obligation')
    .select([
      'holder_unit_id',
      'original_holder_unit_id',
      'officer_id',
      'due_on',
      'due_original_on',
      'met_on',
      'ended_on',
      'paused_on',
    ])
    .where('subject_id', '=', id)
    .where('rule', '=', rule)
    .executeTakeFirstOrThrow()

test('a period is due on its last day; a value that does not fit its way of writing is refused at its field', async () => {
  const quarter = await aTask({ dueKind: 'quarter', due: '2026-Q4' })
  expect(await app.as(handler).ok(readTask, { params: quarter })).toMatchObject({
    dueOn: '2026-12-31',
    dueKind: 'quarter',
  })
  const none = await aTask({ dueKind: 'none', due: null })
  expect(await app.as(handler).ok(readTask, { params: none })).toMatchObject({ dueOn: null, class: 'no_deadline' })
  const wrong = await app.as(inspector).call(steps.assignTask, { body: given({ dueKind: 'month', due: '2026-Q4' }) })
  expect(wrong.problem).toMatchObject({ code: 'task.no_deadline_given', faults: [{ path: 'due' }] })
})

test('a head assigns within his units only, and never in another body’s name', async () => {
  const body = given({ leadUnitId: world.finance.id })
  expect(await app.as(commune).refused(steps.assignTask, { body })).toBe('permission.missing')
  const own = given({ leadUnitId: world.communes[0].id })
  expect(
    await app.as(commune).refused(steps.assignTask, { body: { ...own, supervisingUnitId: world.inspectorate.id } }),
  ).toBe('permission.missing')
  await app.as(commune).ok(steps.assignTask, { body: own })
})

test('progress is noted by lead and co-operating units, nobody else', async () => {
  const task = await aTask({ supportUnitIds: [world.communes[0].id] })
  await app.as(commune).ok(steps.reportProgress, { params: task, body: { words: 'Đã nộp số liệu', percent: 40 } })
  expect(await app.as(inspector).refused(steps.reportProgress, { params: task, body: { words: 'x' } })).toBe(
    'permission.missing',
  )
  const read = await app.as(handler).ok(readTask, { params: task })
  expect(read.progress).toMatchObject([{ words: 'Đã nộp số liệu', percent: 40, unit: { code: 'X01' } }])
  expect(read.startedOn).toBe('2026-11-21')
})

test('a difficulty goes to the body asked, which then knows the task and answers; the task is stuck until then', async () => {
  const task = await aTask()
  expect(await app.as(stranger).refused(readTask, { params: task })).toBe('record.not_found')
  const { id: difficultyId } = await app.as(handler).ok(steps.raiseDifficulty, {
    params: task,
    body: { words: 'Chưa có định giá', proposal: 'Đề nghị cho ý kiến', askedUnitId: world.communes[2].id },
  })
  const seen = await app.as(stranger).ok(readTask, { params: task })
  expect(seen).toMatchObject({
    stuck: true,
    can: ['answer'],
    difficulties: [{ can: ['answer'], asked: { code: 'P03' } }],
  })
  expect(await clockOf(difficultyId, 'tasks.answer-difficulty')).toMatchObject({
    holder_unit_id: world.communes[2].id,
    due_on: '2026-11-30',
  })
  const params = { ...task, difficultyId }
  expect(await app.as(inspector).refused(steps.answerDifficulty, { params, body: { answer: 'Không' } })).toBe(
    'permission.missing',
  )
  await app.as(stranger).ok(steps.answerDifficulty, { params, body: { answer: 'Đã gửi chứng thư' } })
  expect(await app.as(stranger).refused(steps.answerDifficulty, { params, body: { answer: 'Lần nữa' } })).toBe(
    'record.changed',
  )
  expect(await app.as(handler).ok(readTask, { params: task })).toMatchObject({
    stuck: false,
    difficulties: [{ answer: 'Đã gửi chứng thư', answeredOn: '2026-11-21' }],
  })
  expect((await clockOf(difficultyId, 'tasks.answer-difficulty')).met_on).toBe('2026-11-21')
})

test('an extension moves the date and its clock, keeps the first date and asks for a later one', async () => {
  const task = await aTask()
  const body = {
    toDueOn: '2027-01-31',
    documentSymbol: '45/UBND-NC',
    documentDate: '2026-11-20',
    reason: 'Chờ quyết toán',
  }
  expect(await app.as(handler).refused(steps.extendTask, { params: task, body })).toBe('permission.missing')
  expect(
    await app.as(inspector).refused(steps.extendTask, { params: task, body: { ...body, toDueOn: '2026-12-15' } }),
  ).toBe('extension.not_later')
  await app.as(inspector).ok(steps.extendTask, { params: task, body })
  expect(await app.as(handler).ok(readTask, { params: task })).toMatchObject({
    dueOn: '2027-01-31',
    dueOriginalOn: '2026-12-15',
    extensions: [{ fromDueOn: '2026-12-15', toDueOn: '2027-01-31', documentSymbol: '45/UBND-NC' }],
  })
  expect(await clockOf(task.id)).toMatchObject({ due_on: '2027-01-31', due_original_on: '2026-12-15' })
})

test('a suspended task stands still with its clock and goes on with a new date; a recalled one is over', async () => {
  const task = await aTask()
  await app
    .as(inspector)
    .ok(steps.suspendTask, { params: task, body: { reason: 'Chờ hướng dẫn', documentSymbol: '12/TB' } })
  expect(await app.as(handler).ok(readTask, { params: task })).toMatchObject({ state: 'suspended', class: 'suspended' })
  expect((await clockOf(task.id)).paused_on).toBe('2026-11-21')
  expect(await app.as(handler).refused(steps.reportProgress, { params: task, body: { words: 'x' } })).toBe(
    'step.wrong_state',
  )
  await app
    .as(inspector)
    .ok(steps.resumeTask, { params: task, body: { dueOn: '2027-02-01', reason: 'Đã có hướng dẫn' } })
  expect(await clockOf(task.id)).toMatchObject({ paused_on: null, due_on: '2027-02-01' })
  await app.as(inspector).ok(steps.recallTask, { params: task, body: { reason: 'Không còn phù hợp' } })
  const over = await app.as(handler).ok(readTask, { params: task })
  expect(over).toMatchObject({ state: 'recalled', class: 'recalled', can: [], duty: null })
  expect(over.decisions.map((one) => one.kind).sort()).toEqual(['recall', 'resume', 'suspend'])
  expect(await app.as(inspector).refused(steps.recallTask, { params: task, body: { reason: 'Lần nữa' } })).toBe(
    'step.wrong_state',
  )
})

test('a task handed over keeps its first lead; the new lead works on it', async () => {
  const task = await aTask()
  const body = { toUnitId: world.communes[0].id, reason: 'Phân cấp' }
  expect(await app.as(handler).refused(steps.handOverTask, { params: task, body })).toBe('permission.missing')
  await app.as(inspector).ok(steps.handOverTask, { params: task, body })
  expect(await app.as(commune).ok(readTask, { params: task })).toMatchObject({
    lead: { code: 'X01' },
    originalLead: { code: 'STC' },
    handovers: [{ fromUnit: { code: 'STC' }, toUnit: { code: 'X01' }, reason: 'Phân cấp' }],
  })
  expect(await app.as(handler).ok(readTask, { params: task })).toMatchObject({ can: [] })
  expect(await clockOf(task.id)).toMatchObject({
    holder_unit_id: world.communes[0].id,
    original_holder_unit_id: world.finance.id,
  })
})

test('editing needs the version that was read', async () => {
  const task = await aTask()
  const { version } = await app.as(inspector).ok(readTask, { params: task })
  const body = { version, title: 'Tên mới', product: 'Sản phẩm mới', supportUnitIds: [world.construction.id] }
  await app.as(inspector).ok(steps.editTask, { params: task, body })
  expect(await app.as(inspector).refused(steps.editTask, { params: task, body })).toBe('record.changed')
})

test('an officer in charge works in the lead unit; what he holds passes to his successor', async () => {
  const other = await anOfficer(app.db.owner, { unit: world.finance, role: 'handler' })
  const head = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
  const task = await aTask()
  expect(await app.as(head).refused(steps.assignOfficer, { params: task, body: { officerId: commune.id } })).toBe(
    'officer.not_in_unit',
  )
  await app.as(head).ok(steps.assignOfficer, { params: task, body: { officerId: other.id } })
  const { lines } = await app.as(administrator).ok(readHandover, { params: { id: other.id } })
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'task', id: task.id, dueOn: '2026-12-15' }))
  const moved = await app.as(administrator).ok(handOver, {
    params: { id: other.id },
    body: { toOfficerId: handler.id, reason: 'Nghỉ hưu', endsOn: null },
  })
  expect(moved).toMatchObject({ tasks: 1 })
  expect((await app.as(head).ok(readTask, { params: task })).officer).toMatchObject({ id: handler.id })
  expect((await clockOf(task.id)).officer_id).toBe(handler.id)
})

test('when a unit is merged its open tasks and clocks pass to the successor, which also knows the closed ones', async () => {
  const merging = world.communes[1]
  const clerk = await anOfficer(app.db.owner, { unit: merging, role: 'handler' })
  const open = await aTask({ leadUnitId: merging.id, supportUnitIds: [world.construction.id] })
  const helping = await aTask({ supportUnitIds: [merging.id] })
  const closed = await aTask({ leadUnitId: merging.id })
  const { id: claimId } = await app.as(clerk).ok(steps.claimDone, {
    params: closed,
    body: { product: 'Báo cáo', productSymbol: '9/BC' },
  })
  await app.as(inspector).ok(steps.giveVerdict, { params: { ...closed, claimId }, body: { kind: 'accepted' } })
  const event = await app.as(administrator).ok(recordUnitEvent, {
    body: {
      kind: 'merge',
      effectiveOn: '2026-11-21',
      documentSymbol: '1680/NQ-UBTVQH15',
      beforeIds: [merging.id],
      intoId: world.communes[0].id,
    },
  })
  expect(event.movedTasks).toBe(1)
  const read = await app.as(commune).ok(readTask, { params: open })
  expect(read).toMatchObject({
    lead: { code: 'X01' },
    originalLead: { code: 'X02' },
    can: expect.arrayContaining(['claim']),
  })
  expect(await clockOf(open.id)).toMatchObject({
    holder_unit_id: world.communes[0].id,
    original_holder_unit_id: merging.id,
  })
  expect((await app.as(commune).ok(readTask, { params: helping })).support).toMatchObject([{ code: 'X01' }])
  expect(await app.as(commune).ok(readTask, { params: closed })).toMatchObject({ state: 'done', lead: { code: 'X02' } })
  // What was closed before comes with its history and its proofs.
  const acts = await app.as(commune).ok(steps.listTaskJournal, { params: closed })
  expect(acts.map((one) => one.act)).toContain('tasks.claim')
})
