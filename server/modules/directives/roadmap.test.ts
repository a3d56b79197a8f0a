import * as cascade from '@liem/domain/directives/cascade.contract'
import * as contract from '@liem/domain/directives/contract'
import * as items from '@liem/domain/directives/items.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { aDocument, threeItems } from './directives.samples.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let headOfFinance: Officer

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  headOfFinance = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
})
afterAll(() => app.end())

test('phases and review points in time, with what is due at each; a review held stops its clock', async () => {
  const asInspector = app.as(inspector)
  const { id } = await asInspector.ok(contract.registerDocument, {
    body: aDocument({
      issuerUnitId: world.province.id,
      supervisingUnitId: world.inspectorate.id,
      issuedOn: '2026-01-05',
      items: threeItems,
      phases: [
        { label: 'Giai đoạn 2023–2026', from: '2023-01-01', to: '2026-12-31' },
        { label: 'Giai đoạn 2026–2030', from: '2027-01-01', to: '2030-12-31' },
      ],
      reviews: [
        { kind: 'so_ket', label: 'Sơ kết giai đoạn 1', asWritten: 'cuối năm 2026', dueOn: '2026-12-31' },
        { kind: 'tong_ket', label: 'Tổng kết', dueOn: '2030-12-31' },
        { kind: 'report', label: 'Báo cáo khi có yêu cầu' },
      ],
    }),
  })
  const [, itemA] = await asInspector.ok(items.listItems, { params: { id } })
  const task = (due: string) => ({
    title: 'Rà soát',
    product: 'Báo cáo',
    itemId: itemA?.id,
    dueKind: 'date' as const,
    due,
    assignedOn: '2026-01-10',
  })
  const { assigned } = await asInspector.ok(items.assignFromDocument, {
    params: { id },
    body: {
      tasks: [
        { ...task('2026-06-30'), leadUnitIds: [world.finance.id, world.construction.id] },
        { ...task('2026-12-31'), leadUnitIds: [world.finance.id] },
        { ...task('2028-06-30'), leadUnitIds: [world.finance.id] },
      ],
    },
  })
  expect(assigned).toBe(4)

  const { lanes } = await asInspector.ok(cascade.readRoadmap, { query: { documentId: id } })
  expect(lanes).toMatchObject([
    {
      document: { id },
      phases: [
        { label: 'Giai đoạn 2023–2026', tasks: 3, verified: 0, overdue: 2 },
        { label: 'Giai đoạn 2026–2030', tasks: 1, overdue: 0 },
      ],
      reviews: [
        { label: 'Sơ kết giai đoạn 1', tasksDue: 3, tasksOpen: 3, can: ['markDone'] },
        { label: 'Tổng kết', tasksDue: 1, tasksOpen: 1 },
        { label: 'Báo cáo khi có yêu cầu', tasksDue: 0, dueOn: null },
      ],
    },
  ])
  expect(
    (await asInspector.ok(cascade.readRoadmap, { query: { from: '2031-01-01', to: '2032-01-01' } })).lanes.map(
      (lane) => lane.document.id,
    ),
  ).toEqual([id])
  expect((await app.as(headOfFinance).ok(cascade.readRoadmap, { query: {} })).lanes).toEqual([])

  const review = lanes[0]?.reviews[0]
  const clock = () =>
    app.db.owner
      .selectFrom('obligation')
      .select(['rule', 'holder_unit_id', 'due_on', 'met_on'])
      .where('subject_id', '=', review?.id ?? '')
      .execute()
  expect(await clock()).toEqual([
    { rule: 'directives.review', holder_unit_id: world.inspectorate.id, due_on: '2026-12-31', met_on: null },
  ])
  expect(
    await app
      .as(headOfFinance)
      .refused(cascade.markReviewDone, { params: { id: review?.id ?? '' }, body: { doneOn: '2026-11-20' } }),
  ).toBe('record.not_found')
  expect(
    await asInspector.refused(cascade.markReviewDone, {
      params: { id: review?.id ?? '' },
      body: { doneOn: '2026-11-22' },
    }),
  ).toBe('request.invalid')
  await asInspector.ok(cascade.markReviewDone, { params: { id: review?.id ?? '' }, body: { doneOn: '2026-11-20' } })
  expect((await clock())[0]?.met_on).toBe('2026-11-20')
  const [last] = await asInspector.ok(contract.listDocumentTimeline, { params: { id } })
  expect(last?.words).toBe('Đã làm “Sơ kết giai đoạn 1” ngày 20/11/2026')
})

test('a unit that received a document assigns from it within itself only, and every item named must be of the document', async () => {
  const asInspector = app.as(inspector)
  const { id } = await asInspector.ok(contract.registerDocument, {
    body: aDocument({ issuerUnitId: world.province.id, items: threeItems }),
  })
  await asInspector.ok(cascade.sendDocument, { params: { id }, body: { unitIds: [world.finance.id] } })
  const [item] = await app.as(headOfFinance).ok(items.listItems, { params: { id } })
  const give = (leadUnitId: number, itemId: string | undefined) => ({
    params: { id },
    body: {
      tasks: [
        { title: 'Việc nội bộ', product: 'Báo cáo', itemId, dueKind: 'none' as const, leadUnitIds: [leadUnitId] },
      ],
    },
  })
  const asHead = app.as(headOfFinance)
  expect(await asHead.refused(items.assignFromDocument, give(world.construction.id, item?.id))).toBe(
    'permission.missing',
  )
  expect(await asHead.refused(items.assignFromDocument, give(world.finance.id, id))).toBe('request.invalid')
  expect(await asHead.ok(items.assignFromDocument, give(world.finance.id, item?.id))).toEqual({
    assigned: 1,
    series: 0,
  })
  expect(
    await asHead.refused(items.addItem, { params: { id }, body: { path: 'III', kind: 'section', words: 'Thêm' } }),
  ).toBe('permission.missing')
  const added = await asInspector.ok(items.addItem, {
    params: { id },
    body: { path: 'II.3', kind: 'clause', words: 'Khoản bổ sung', parentId: item?.id },
  })
  const all = await asInspector.ok(items.listItems, { params: { id } })
  expect(all.at(-1)).toMatchObject({ id: added.id, position: 4, parentId: item?.id, isDuty: true })
})
