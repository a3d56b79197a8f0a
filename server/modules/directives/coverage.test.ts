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
let headOfX01: Officer
let headOfX02: Officer

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  headOfFinance = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
  headOfX01 = await anOfficer(app.db.owner, { unit: world.communes[0], role: 'head' })
  headOfX02 = await anOfficer(app.db.owner, { unit: world.communes[1], role: 'head' })
})
afterAll(() => app.end())

type Column = 'state' | 'started_on' | 'claimed_on' | 'verified_on' | 'due_on'
const changeTask = (id: string, set: Partial<Record<Column, string>>) =>
  app.db.owner.updateTable('task').set(set).where('id', '=', id).execute()
const cellsOf = async (officer: Officer, id: string) =>
  (await app.as(officer).ok(cascade.readCoverage, { params: { id } })).cells

test('a cell follows its task from planned to verified, late in between, and a recalled task leaves it', async () => {
  const { id } = await app
    .as(inspector)
    .ok(contract.registerDocument, { body: aDocument({ issuerUnitId: world.province.id, items: threeItems }) })
  const [, item] = await app.as(inspector).ok(items.listItems, { params: { id } })
  await app.as(inspector).ok(items.assignFromDocument, {
    params: { id },
    body: {
      tasks: [
        { title: 'Rà soát', product: 'Báo cáo', itemId: item?.id, due: '2026-12-31', leadUnitIds: [world.finance.id] },
      ],
    },
  })
  const task = await app.db.owner
    .selectFrom('task')
    .select('id')
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow()
  const stages: [Partial<Record<Column, string>>, string][] = [
    [{}, 'planned'],
    [{ started_on: '2026-11-21' }, 'in_progress'],
    [{ due_on: '2026-11-20' }, 'late'],
    [{ due_on: '2026-12-31', state: 'claimed', claimed_on: '2026-11-21' }, 'claimed'],
    [{ state: 'returned' }, 'in_progress'],
    [{ state: 'done', verified_on: '2026-11-21' }, 'verified'],
  ]
  for (const [change, state] of stages) {
    if (Object.keys(change).length) await changeTask(task.id, change)
    expect(await cellsOf(inspector, id)).toEqual([[state, 'none']])
    expect(await cellsOf(headOfFinance, id).catch(() => 'hidden')).toBe('hidden')
  }
})

test('tasks of the unit’s own plan count in its cell, whoever carries them out, and the asking body opens them', async () => {
  const { id } = await app.as(headOfFinance).ok(contract.registerDocument, {
    body: aDocument({ issuerUnitId: world.finance.id, issuerName: world.finance.name, items: threeItems }),
  })
  const unitId = world.communes[0].id
  await app.as(headOfFinance).ok(cascade.sendDocument, {
    params: { id },
    body: { unitIds: [unitId, world.communes[1].id], needsPlan: true, planDueOn: '2026-12-31' },
  })
  const upper = await app.as(headOfX01).ok(items.listItems, { params: { id } })
  const itemId = upper.find((one) => one.path === 'II.1')?.id ?? ''
  const plan = await app.as(headOfX01).ok(contract.registerDocument, {
    body: aDocument({
      issuerUnitId: unitId,
      issuerName: world.communes[0].name,
      items: [{ key: '1', path: '1', kind: 'clause', words: 'Việc của xã' }],
    }),
  })
  const [own] = await app.as(headOfX01).ok(items.listItems, { params: { id: plan.id } })
  await app.as(headOfX01).ok(items.linkItem, { params: { id: own?.id ?? '' }, body: { upperItemIds: [itemId] } })
  await app.as(headOfX01).ok(items.assignFromDocument, {
    params: { id: plan.id },
    body: {
      tasks: [
        {
          title: 'Kiểm kê tài sản công',
          product: 'Biên bản',
          itemId: own?.id,
          due: '2026-12-20',
          leadUnitIds: [unitId],
        },
      ],
    },
  })
  // Linked but not yet attached: the plan answers nobody.
  expect(await cellsOf(headOfFinance, id)).toEqual([
    ['no_plan', 'no_plan'],
    ['no_plan', 'no_plan'],
  ])
  await app.as(headOfX01).ok(cascade.attachPlan, { params: { id, unitId }, body: { planDocumentId: plan.id } })
  const task = await app.db.owner
    .selectFrom('task')
    .select('id')
    .where('document_id', '=', plan.id)
    .executeTakeFirstOrThrow()
  await changeTask(task.id, { started_on: '2026-11-21' })
  expect(await cellsOf(headOfFinance, id)).toEqual([
    ['in_progress', 'no_plan'],
    ['no_plan', 'no_plan'],
  ])
  expect(await cellsOf(headOfX01, id)).toEqual([['in_progress', 'no_plan']])
  expect(await cellsOf(headOfX02, id)).toEqual([['no_plan', 'no_plan']])

  const cell = await app.as(headOfFinance).ok(cascade.readCoverageCell, { params: { id, itemId, unitId } })
  expect(cell).toMatchObject({
    state: 'in_progress',
    plan: { id: plan.id },
    planItems: [{ words: 'Việc của xã', documentId: plan.id }],
    tasks: [{ title: 'Kiểm kê tài sản công', state: 'open', class: 'within_term', dueOn: '2026-12-20', own: true }],
  })
  // The asking body reads the plan that answers it; a commune that was asked as well does not.
  expect(await app.as(headOfFinance).ok(contract.readDocumentPage, { params: { id: plan.id } })).toMatchObject({
    can: [],
  })
  expect(await app.as(headOfX02).refused(contract.readDocumentPage, { params: { id: plan.id } })).toBe(
    'record.not_found',
  )
  expect(await app.as(headOfX02).refused(cascade.readCoverageCell, { params: { id, itemId, unitId } })).toBe(
    'record.not_found',
  )
})
