import { listTasks, readTask } from '@liem/domain/tasks/contract'
import {
  assignTask,
  claimDone,
  giveVerdict,
  listTaskJournal,
  readEvidence,
  withdrawClaim,
} from '@liem/domain/tasks/steps.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { tasks } from './index.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let reporter: Officer
let commune: Officer
let stranger: Officer
beforeAll(async () => {
  app = await testApp({ modules: [tasks] })
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  reporter = await anOfficer(app.db.owner, { unit: world.finance, role: 'handler' })
  commune = await anOfficer(app.db.owner, { unit: world.communes[0], role: 'head' })
  stranger = await anOfficer(app.db.owner, { unit: world.communes[2], role: 'head' })
})
afterAll(() => app.end())

async function aTask(due = '2026-12-15', leadUnitId = world.finance.id) {
  const { ids } = await app.as(inspector).ok(assignTask, {
    body: {
      title: 'Rà soát định mức, tiêu chuẩn chế độ',
      product: 'Báo cáo rà soát',
      leadUnitId,
      supportUnitIds: [world.communes[0].id],
      dueKind: 'date',
      due,
      assignedOn: '2026-10-01',
    },
  })
  return ids[0] as string
}
const paper = { product: 'Báo cáo số 15/BC-STC', productSymbol: '15/BC-STC' }

test('an assigned task has its code, its clock and stands in the lists of both sides', async () => {
  const id = await aTask()
  const task = await app.as(reporter).ok(readTask, { params: { id } })
  expect(task).toMatchObject({
    code: expect.stringMatching(/^NV-2026-\d{6}$/),
    state: 'open',
    class: 'within_term',
    dueOn: '2026-12-15',
    lead: { code: 'STC' },
    supervising: { code: 'TTT' },
    duty: { dueOn: '2026-12-15', provisional: false },
    can: ['claim', 'progress', 'difficulty'],
  })
  for (const officer of [inspector, reporter, commune]) {
    const { rows } = await app.as(officer).ok(listTasks, { query: { q: 'ra soat dinh muc' } })
    expect(rows.map((row) => row.id)).toContain(id)
  }
})

test('out of reach looks like not found', async () => {
  const id = await aTask()
  expect(await app.as(stranger).refused(readTask, { params: { id } })).toBe('record.not_found')
  expect(await app.as(stranger).refused(claimDone, { params: { id }, body: paper })).toBe('record.not_found')
  expect((await app.as(stranger).ok(listTasks)).rows).toEqual([])
})

test('a claim waits for its verdict; accepted, the task is done on the day of the claim', async () => {
  const id = await aTask()
  const claim = await app.as(reporter).ok(claimDone, {
    params: { id },
    body: { ...paper, claimedOn: '2026-11-10' },
    files: [{ name: 'báo cáo.pdf', mediaType: 'application/pdf', bytes: 'nội dung' }],
  })
  const waiting = await app.as(inspector).ok(readTask, { params: { id } })
  expect(waiting).toMatchObject({ state: 'claimed', class: 'within_term', classByClaim: 'on_time' })
  expect(waiting.claims[0]?.evidence).toMatchObject([{ name: 'báo cáo.pdf', sizeBytes: 10 }])
  const fileId = waiting.claims[0]?.evidence[0]?.id as string
  const file = await app.as(inspector).call(readEvidence, { params: { id, fileId } })
  expect(file.bytes.toString()).toBe('nội dung')
  expect(await app.as(stranger).refused(readEvidence, { params: { id, fileId } })).toBe('record.not_found')
  expect(waiting.can).toEqual(expect.arrayContaining(['accept', 'acceptLate', 'acceptPartly', 'return']))

  await app.as(inspector).ok(giveVerdict, { params: { id, claimId: claim.id }, body: { kind: 'accepted' } })
  const done = await app.as(reporter).ok(readTask, { params: { id } })
  expect(done).toMatchObject({
    state: 'done',
    class: 'on_time',
    verifiedOn: '2026-11-10',
    closedOn: '2026-11-21',
    duty: null,
    can: [],
  })
  const clocks = await app.db.owner
    .selectFrom('obligation')
    .select(['rule', 'met_on', 'ended_on'])
    .where('subject_id', 'in', [id, claim.id])
    .orderBy('rule')
    .execute()
  expect(clocks).toEqual([
    { rule: 'tasks.due', met_on: '2026-11-10', ended_on: null },
    { rule: 'tasks.verdict', met_on: '2026-11-21', ended_on: null },
  ])
  const acts = (await app.as(reporter).ok(listTaskJournal, { params: { id } })).map((entry) => entry.words)
  expect(acts).toEqual(['Giao nhiệm vụ', 'Báo cáo hoàn thành', 'Công nhận hoàn thành'])
})

test('a returned claim leaves the task open and its clock running; the next claim may be accepted as late', async () => {
  const id = await aTask('2026-11-15')
  const first = await app.as(reporter).ok(claimDone, { params: { id }, body: { ...paper, claimedOn: '2026-11-12' } })
  expect(
    await app.as(inspector).refused(giveVerdict, { params: { id, claimId: first.id }, body: { kind: 'returned' } }),
  ).toBe('request.invalid')
  await app.as(inspector).ok(giveVerdict, {
    params: { id, claimId: first.id },
    body: { kind: 'returned', reasons: 'Thiếu phụ lục' },
  })
  expect(await app.as(reporter).ok(readTask, { params: { id } })).toMatchObject({
    state: 'returned',
    class: 'overdue',
    classByClaim: 'on_time',
    duty: { dueOn: '2026-11-15' },
  })
  const second = await app.as(reporter).ok(claimDone, { params: { id }, body: paper })
  await app.as(inspector).ok(giveVerdict, {
    params: { id, claimId: second.id },
    body: { kind: 'accepted_late', reasons: 'Nộp sau hạn' },
  })
  expect(await app.as(reporter).ok(readTask, { params: { id } })).toMatchObject({ state: 'done', class: 'late' })
})

test('“not in full” is open by verdict though the unit says done', async () => {
  const id = await aTask()
  const { id: claimId } = await app.as(reporter).ok(claimDone, { params: { id }, body: paper })
  await app
    .as(inspector)
    .ok(giveVerdict, { params: { id, claimId }, body: { kind: 'partly', reasons: 'Mới xong phần 1' } })
  expect(await app.as(reporter).ok(readTask, { params: { id } })).toMatchObject({
    state: 'partly',
    class: 'within_term',
    classByClaim: 'on_time',
  })
})

test('a claim needs proof, a day that has come and one after the assignment', async () => {
  const id = await aTask()
  const claim = (body: object) =>
    app.as(reporter).refused(claimDone, { params: { id }, body: { product: 'Báo cáo', ...body } })
  expect(await claim({})).toBe('claim.no_evidence')
  expect(await claim({ productSymbol: '1/BC', claimedOn: '2026-11-22' })).toBe('claim.future')
  expect(await claim({ productSymbol: '1/BC', claimedOn: '2026-09-30' })).toBe('request.invalid')
})

test('only the lead claims, only the supervising body judges', async () => {
  const id = await aTask()
  expect(await app.as(commune).refused(claimDone, { params: { id }, body: paper })).toBe('permission.missing')
  const { id: claimId } = await app.as(reporter).ok(claimDone, { params: { id }, body: paper })
  const verdict = { params: { id, claimId }, body: { kind: 'accepted' as const } }
  expect(await app.as(commune).refused(giveVerdict, verdict)).toBe('permission.missing')
  expect(await app.as(reporter).refused(giveVerdict, verdict)).toBe('permission.missing')
})

test('a unit does not judge its own task; an officer of the unit above it does', async () => {
  const head = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
  const chairman = await anOfficer(app.db.owner, { unit: world.province, role: 'head' })
  const { ids } = await app.as(head).ok(assignTask, {
    body: { title: 'Việc nội bộ của sở', product: 'Báo cáo', leadUnitId: world.finance.id, dueKind: 'none' },
  })
  const id = ids[0] as string
  const { id: claimId } = await app.as(reporter).ok(claimDone, { params: { id }, body: paper })
  const verdict = { params: { id, claimId }, body: { kind: 'accepted' as const } }
  expect(await app.as(head).refused(giveVerdict, verdict)).toBe('verdict.own_task')
  expect((await app.as(head).ok(readTask, { params: { id } })).can).not.toContain('accept')
  await app.as(chairman).ok(giveVerdict, verdict)
})

test('a claim may be withdrawn until it is judged, and another claim’s verdict cannot be given twice', async () => {
  const id = await aTask()
  const { id: claimId } = await app.as(reporter).ok(claimDone, { params: { id }, body: paper })
  await app.as(reporter).ok(withdrawClaim, { params: { id, claimId } })
  expect(await app.as(reporter).ok(readTask, { params: { id } })).toMatchObject({ state: 'open', claimedOn: null })
  expect(await app.as(inspector).refused(giveVerdict, { params: { id, claimId }, body: { kind: 'accepted' } })).toBe(
    'step.wrong_state',
  )
  expect(await app.as(reporter).refused(withdrawClaim, { params: { id, claimId } })).toBe('step.wrong_state')
})

test('of two verdicts at the same moment one counts and the other is told the state', async () => {
  const id = await aTask()
  const { id: claimId } = await app.as(reporter).ok(claimDone, { params: { id }, body: paper })
  const answers = await Promise.all(
    (['accepted', 'returned'] as const).map((kind) =>
      app.as(inspector).call(giveVerdict, { params: { id, claimId }, body: { kind, reasons: 'Theo hồ sơ' } }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(answers.find((answer) => answer.problem)?.problem?.code).toBe('step.wrong_state')
})
