import * as cascade from '@liem/domain/directives/cascade.contract'
import * as contract from '@liem/domain/directives/contract'
import { recordUnitEvent } from '@liem/domain/units/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { aDocument, threeItems } from './directives.samples.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let administrator: Officer
let head: Officer
let headOfX01: Officer
let headOfX02: Officer

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
  administrator = await anOfficer(app.db.owner, { unit: world.province, role: 'administrator' })
  head = await anOfficer(app.db.owner, { unit: world.province, role: 'head' })
  headOfX01 = await anOfficer(app.db.owner, { unit: world.communes[0], role: 'head' })
  headOfX02 = await anOfficer(app.db.owner, { unit: world.communes[1], role: 'head' })
})
afterAll(() => app.end())

async function aDocumentTo(unitIds: number[], plan = true) {
  const { id } = await app
    .as(head)
    .ok(contract.registerDocument, { body: aDocument({ issuerUnitId: world.province.id, items: threeItems }) })
  await app.as(head).ok(cascade.sendDocument, {
    params: { id },
    body: { unitIds, needsPlan: plan, planDueOn: plan ? '2026-12-15' : null },
  })
  return id
}

test('when a commune merges, its receipts pass on with their origin; two receipts of one document become one', async () => {
  const [first, second] = world.communes
  const both = await aDocumentTo([first.id, second.id])
  const onlyFirst = await aDocumentTo([first.id])
  await app.as(headOfX01).ok(cascade.acknowledgeDocument, { params: { id: both, unitId: first.id } })
  await app.as(headOfX01).ok(cascade.recordSpreading, {
    params: { id: onlyFirst, unitId: first.id },
    body: { heldOn: '2026-11-20', way: 'meeting', peopleCount: 30 },
  })
  const own = await app.as(headOfX01).ok(contract.registerDocument, {
    body: aDocument({ issuerUnitId: first.id, issuerName: first.name, issuedOn: '2026-11-10' }),
  })

  await app.as(administrator).ok(recordUnitEvent, {
    body: {
      kind: 'merge',
      effectiveOn: '2026-11-21',
      documentSymbol: '30/2026/QH16',
      beforeIds: [first.id, second.id],
      intoId: second.id,
    },
  })

  const rows = async (id: string) => (await app.as(head).ok(cascade.listReceipts, { params: { id } })).rows
  expect(await rows(both)).toMatchObject([
    { unit: { code: 'X02' }, acknowledgedOn: '2026-11-21', needsPlan: true, planDueOn: '2026-12-15' },
  ])
  expect(await rows(onlyFirst)).toMatchObject([
    { unit: { code: 'X02' }, acknowledgedOn: null, spreadings: 1, people: 30 },
  ])
  const kept = await app.db.owner
    .selectFrom('document_receipt')
    .select(['unit_id', 'original_unit_id', 'passed_to_unit_id'])
    .where('document_id', 'in', [both, onlyFirst])
    .orderBy('passed_to_unit_id')
    .orderBy('original_unit_id')
    .execute()
  expect(kept).toContainEqual({ unit_id: first.id, original_unit_id: first.id, passed_to_unit_id: second.id })
  expect(kept).toContainEqual({ unit_id: second.id, original_unit_id: first.id, passed_to_unit_id: null })
  expect(kept).toHaveLength(3)
  // Whoever took over keeps the ended commune's own papers, and acts for what it still owed.
  expect(await app.as(headOfX02).ok(contract.readDocumentPage, { params: { id: own.id } })).toMatchObject({
    can: expect.arrayContaining(['edit', 'send']),
  })
  await app.as(headOfX02).ok(cascade.acknowledgeDocument, { params: { id: onlyFirst, unitId: second.id } })
  const matrix = await app.as(head).ok(cascade.readCoverage, { params: { id: both } })
  expect(matrix.units.map((unit) => unit.code)).toEqual(['X02'])
  const clocks = await app.db.owner
    .selectFrom('obligation')
    .select('met_on')
    .where('subject_id', '=', both)
    .where('rule', '=', 'tasks.acknowledge')
    .execute()
  expect(clocks.map((clock) => clock.met_on)).toEqual(['2026-11-21', '2026-11-21'])
  const open = await app.db.owner
    .selectFrom('obligation')
    .select(['rule', 'holder_unit_id'])
    .where('subject_id', '=', onlyFirst)
    .where('met_on', 'is', null)
    .execute()
  expect(open).toEqual([{ rule: 'directives.plan', holder_unit_id: second.id }])
})

test('a plan of a commune that has merged, registered afterwards, is followed by its successor', async () => {
  const [first, second] = world.communes
  const { id } = await app.as(headOfX02).ok(contract.registerDocument, {
    body: aDocument({
      issuerUnitId: first.id,
      issuerName: first.name,
      issuedOn: '2026-10-05',
      incoming: true,
      supervisingUnitId: first.id,
      reviews: [{ kind: 'so_ket', label: 'Sơ kết', dueOn: '2027-03-01' }],
    }),
  })
  const clock = await app.db.owner
    .selectFrom('obligation as o')
    .innerJoin('review_point as r', 'r.id', 'o.subject_id')
    .select('o.holder_unit_id')
    .where('r.document_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(clock.holder_unit_id).toBe(second.id)
})
