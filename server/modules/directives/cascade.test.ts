import * as cascade from '@liem/domain/directives/cascade.contract'
import * as contract from '@liem/domain/directives/contract'
import * as items from '@liem/domain/directives/items.contract'
import * as readings from '@liem/domain/directives/readings.contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '#platform/office-files/read'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { aDocument, planText, threeItems } from './directives.samples.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let clerkOfProvince: Officer
let headOfProvince: Officer
let headOfFinance: Officer
let headOfX01: Officer
let headOfX02: Officer

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
  const officer = (unit: typeof world.province, role: 'inspector' | 'clerk' | 'head') =>
    anOfficer(app.db.owner, { unit, role })
  inspector = await officer(world.inspectorate, 'inspector')
  clerkOfProvince = await officer(world.province, 'clerk')
  headOfProvince = await officer(world.province, 'head')
  headOfFinance = await officer(world.finance, 'head')
  headOfX01 = await officer(world.communes[0], 'head')
  headOfX02 = await officer(world.communes[1], 'head')
})
afterAll(() => app.end())

const asOwner = (table: 'obligation', documentId: string) =>
  app.db.owner
    .selectFrom(table)
    .select(['rule', 'holder_unit_id', 'due_on', 'met_on'])
    .where('subject_id', '=', documentId)
    .orderBy('rule')
    .orderBy('holder_unit_id')
    .execute()

/** A registered plan with three items, sent to two communes that must plan by 30/11. */
async function aSentPlan(more: Parameters<typeof aDocument>[0] = {}) {
  const { id } = await app.as(headOfProvince).ok(contract.registerDocument, {
    body: aDocument({
      issuerUnitId: world.province.id,
      supervisingUnitId: world.inspectorate.id,
      items: threeItems,
      ...more,
    }),
  })
  await app.as(headOfProvince).ok(cascade.sendDocument, {
    params: { id },
    body: { unitIds: [world.communes[0].id, world.communes[1].id], needsPlan: true, planDueOn: '2026-11-30' },
  })
  return id
}

test('from the file to the matrix: read, confirm, send, acknowledge, spread, plan, coverage', async () => {
  const asHead = app.as(headOfProvince)
  const { id: readingId } = await asHead.ok(readings.readFile, { files: [{ name: 'ke-hoach.txt', bytes: planText }] })
  const reading = await asHead.ok(readings.readReading, { params: { id: readingId } })
  expect(reading).toMatchObject({ fileName: 'ke-hoach.txt', state: 'open', version: 1 })
  expect(reading.source).toMatchObject({ text: expect.stringContaining('53/KH-UBND') })
  const { version } = await asHead.ok(readings.saveReading, {
    params: { id: readingId },
    body: {
      version: 1,
      edited: { document: { title: 'Thực hiện Chiến lược', symbol: '53/KH-UBND' }, tasks: [{}], extra: {} },
    },
  })
  expect(version).toBe(2)
  const waiting = await asHead.ok(readings.listReadings, {})
  expect(waiting.rows).toMatchObject([{ id: readingId, title: 'Thực hiện Chiến lược', symbol: '53/KH-UBND', tasks: 1 }])

  const { documentId, assigned } = await asHead.ok(readings.confirmReading, {
    params: { id: readingId },
    body: {
      document: aDocument({
        symbol: '53/KH-UBND',
        issuerUnitId: world.province.id,
        supervisingUnitId: world.inspectorate.id,
        items: threeItems,
        relations: [
          {
            kind: 'implements',
            asWritten: 'Căn cứ Nghị quyết số 168/NQ-CP ngày 11 tháng 10 năm 2023 của Chính phủ',
            stub: {
              symbol: '168/NQ-CP',
              type: 'nghị quyết',
              title: 'Chiến lược quốc gia',
              issuedOn: '2023-10-11',
              side: 'state',
            },
          },
        ],
        phases: [{ label: 'Giai đoạn 2026–2030', from: '2026-01-01', to: '2030-12-31' }],
        reviews: [{ kind: 'so_ket', label: 'Sơ kết năm 2028', dueOn: '2028-12-31' }],
      }),
      tasks: [
        {
          itemKey: 'a',
          title: 'Rà soát quy định về tài sản công',
          product: 'Báo cáo rà soát',
          leadUnitIds: [world.finance.id],
          dueKind: 'date',
          due: '2027-03-31',
        },
      ],
      sendTo: { unitIds: [world.communes[0].id, world.communes[1].id], needsPlan: true, planDueOn: '2026-11-30' },
    },
  })
  expect(assigned).toBe(1)
  expect(
    await asHead.refused(readings.confirmReading, { params: { id: readingId }, body: { document: aDocument() } }),
  ).toBe('reading.closed')

  const page = await asHead.ok(contract.readDocumentPage, { params: { id: documentId } })
  expect(page).toMatchObject({
    symbol: '53/KH-UBND',
    number: '53',
    status: 'registered',
    validity: 'in_force',
    tasks: 1,
    hasText: true,
    supervising: { code: 'TTT' },
    receipts: { sent: 2, acknowledged: 0, plansNeeded: 2, plansIssued: 0, plansLate: 0 },
    papers: [{ name: 'ke-hoach.txt', purpose: 'original' }],
    relations: [
      {
        kind: 'implements',
        direction: 'out',
        document: { symbol: '168/NQ-CP', status: 'stub', issuedOn: '2023-10-11' },
      },
    ],
    reviews: [{ kind: 'so_ket', dueOn: '2028-12-31', doneOn: null }],
  })
  expect(page.can).toEqual(['edit', 'send', 'relate', 'assign', 'publish', 'attach'])
  const paper = await asHead.call(contract.readPaper, { params: { id: documentId, paperId: page.papers[0]?.id ?? '' } })
  expect(paper.bytes.toString('utf8')).toBe(planText)
  const { source } = await asHead.ok(contract.readDocumentText, { params: { id: documentId } })
  expect(source).toMatchObject({ origin: 'text' })

  // The commune: acknowledges within its term, spreads, issues its own plan and says what it carries out.
  const asCommune = app.as(headOfX01)
  const mine = await asCommune.ok(contract.readDocumentPage, { params: { id: documentId } })
  expect(mine.myReceipts).toMatchObject([
    { unit: { code: 'X01' }, needsPlan: true, planDueOn: '2026-11-30', plan: null },
  ])
  expect(mine.can).toEqual(['assign', 'acknowledge', 'spread', 'attachPlan'])
  const waitingDocuments = await asCommune.ok(contract.listDocuments, { query: { waiting: 'plan' } })
  expect(waitingDocuments.rows.map((row) => row.id)).toEqual([documentId])
  const unitId = world.communes[0].id
  await asCommune.ok(cascade.acknowledgeDocument, { params: { id: documentId, unitId } })
  await asCommune.ok(cascade.recordSpreading, {
    params: { id: documentId, unitId },
    body: { heldOn: '2026-11-20', way: 'meeting', peopleCount: 42, note: 'Hội nghị cán bộ chủ chốt' },
  })
  const upper = await asCommune.ok(items.listItems, { params: { id: documentId } })
  expect(upper.map((item) => [item.path, item.isDuty, item.parentId !== null])).toEqual([
    ['II', false, false],
    ['II.1', true, true],
    ['II.2', true, true],
  ])
  const upperId = (path: string) => upper.find((item) => item.path === path)?.id ?? ''
  const { id: planId } = await asCommune.ok(contract.registerDocument, {
    body: aDocument({
      issuerUnitId: unitId,
      issuerName: world.communes[0].name,
      symbol: '07/KH-UBND',
      issuedOn: '2026-11-18',
      items: [{ key: 'x', path: '1', kind: 'clause', words: 'Rà soát tài sản công của xã.', isDuty: true }],
    }),
  })
  const [planItem] = await asCommune.ok(items.listItems, { params: { id: planId } })
  await asCommune.ok(items.linkItem, { params: { id: planItem?.id ?? '' }, body: { upperItemIds: [upperId('II.1')] } })
  await asCommune.ok(cascade.attachPlan, { params: { id: documentId, unitId }, body: { planDocumentId: planId } })

  expect(await asOwner('obligation', documentId)).toMatchObject([
    // 2 working days from Saturday 21/11: Monday 23 and Wednesday 25 (24/11 is a holiday).
    { rule: 'directives.plan', holder_unit_id: unitId, due_on: '2026-11-30', met_on: '2026-11-18' },
    { rule: 'directives.plan', holder_unit_id: world.communes[1].id, met_on: null },
    { rule: 'tasks.acknowledge', holder_unit_id: unitId, due_on: '2026-11-25', met_on: '2026-11-21' },
    { rule: 'tasks.acknowledge', holder_unit_id: world.communes[1].id, due_on: '2026-11-25', met_on: null },
  ])
  const receipts = await asHead.ok(cascade.listReceipts, { params: { id: documentId } })
  expect(receipts.rows).toMatchObject([
    {
      unit: { code: 'X01' },
      acknowledgedOn: '2026-11-21',
      plan: { symbol: '07/KH-UBND' },
      planLate: false,
      spreadings: 1,
      people: 42,
      can: [],
    },
    { unit: { code: 'X02' }, acknowledgedOn: null, plan: null, can: ['askPlan'] },
  ])

  const matrix = await asHead.ok(cascade.readCoverage, { params: { id: documentId } })
  expect(matrix.items.map((item) => item.path)).toEqual(['II.1', 'II.2'])
  expect(matrix.units.map((unit) => unit.code)).toEqual(['STC', 'X01', 'X02'])
  expect(matrix.cells).toEqual([
    ['planned', 'none'],
    ['planned', 'no_plan'],
    ['no_plan', 'no_plan'],
  ])
  expect(matrix.totals).toMatchObject({ planned: 2, none: 1, no_plan: 3, verified: 0 })
  const late = await asHead.ok(cascade.readCoverage, {
    params: { id: documentId },
    query: { kind: 'commune', state: 'no_plan', q: 'binh minh' },
  })
  expect(late.units.map((unit) => unit.code)).toEqual(['X02'])

  const cell = await asHead.ok(cascade.readCoverageCell, {
    params: { id: documentId, itemId: upperId('II.1'), unitId },
  })
  expect(cell).toMatchObject({
    state: 'planned',
    plan: { symbol: '07/KH-UBND' },
    planItems: [{ path: '1', words: 'Rà soát tài sản công của xã.' }],
    tasks: [],
  })
  const book = await asHead.call(cascade.exportCoverage, { params: { id: documentId } })
  expect(book.headers['content-disposition']).toContain('ma-tran-53-KH-UBND-2026-11-21.xlsx')
  const [sheet] = await readSheet(book.bytes, 'matrix.xlsx')
  expect(sheet?.rows[1]?.map((one) => one.value)).toEqual([
    'II.1',
    'Rà soát quy định về quản lý tài sản công.',
    '◔ Đã có kế hoạch',
    '◔ Đã có kế hoạch',
    '○ Chưa có kế hoạch',
  ])

  const timeline = await asHead.ok(contract.listDocumentTimeline, { params: { id: documentId } })
  expect(timeline.map((entry) => entry.words)).toEqual([
    'Ủy ban nhân dân xã An Bình ban hành kế hoạch 07/KH-UBND',
    'Ủy ban nhân dân xã An Bình quán triệt ngày 20/11/2026: 42 người',
    'Ủy ban nhân dân xã An Bình xác nhận đã nhận',
    'Yêu cầu 2 đơn vị ban hành kế hoạch trước hết ngày 30/11/2026',
    'Gửi đến 2 đơn vị',
    'Giao 1 nhiệm vụ từ văn bản',
    'Vào sổ văn bản 53/KH-UBND',
  ])
  const graph = await asCommune.ok(contract.readDocumentGraph, { params: { id: planId } })
  expect(graph.nodes.map((node) => [node.symbol, node.depth])).toEqual([
    ['07/KH-UBND', 0],
    ['53/KH-UBND', -1],
    ['168/NQ-CP', -2],
  ])
})

describe('who may know and who may act', () => {
  test('a unit that was not sent an addressed document cannot tell that it exists', async () => {
    const id = await aSentPlan()
    const stranger = app.as(headOfFinance)
    expect(await stranger.refused(contract.readDocumentPage, { params: { id } })).toBe('record.not_found')
    expect(await stranger.refused(cascade.readCoverage, { params: { id } })).toBe('record.not_found')
    expect(await stranger.refused(cascade.acknowledgeDocument, { params: { id, unitId: world.finance.id } })).toBe(
      'record.not_found',
    )
    expect(
      (await stranger.ok(contract.listDocuments, { query: { q: 'chien luoc' } })).rows.map((row) => row.id),
    ).not.toContain(id)
  })

  test('a commune acts for itself only, and of another commune sees nothing', async () => {
    const id = await aSentPlan()
    const other = world.communes[1].id
    const asX01 = app.as(headOfX01)
    expect(await asX01.refused(cascade.acknowledgeDocument, { params: { id, unitId: other } })).toBe('record.not_found')
    expect(
      await asX01.refused(cascade.recordSpreading, {
        params: { id, unitId: other },
        body: { heldOn: '2026-11-20', way: 'online', peopleCount: 3 },
      }),
    ).toBe('record.not_found')
    expect((await asX01.ok(cascade.listReceipts, { params: { id } })).rows.map((row) => row.unit.code)).toEqual(['X01'])
    const matrix = await asX01.ok(cascade.readCoverage, { params: { id } })
    expect(matrix.units.map((unit) => unit.code)).toEqual(['X01'])
    expect(
      await asX01.refused(cascade.readCoverageCell, {
        params: { id, itemId: matrix.items[0]?.id ?? '', unitId: other },
      }),
    ).toBe('record.not_found')
    expect(await asX01.refused(cascade.sendDocument, { params: { id }, body: { unitIds: [other] } })).toBe(
      'permission.missing',
    )
    expect(await asX01.refused(contract.editDocument, { params: { id }, body: { version: 1, ...aDocument() } })).toBe(
      'permission.missing',
    )
  })

  test('who sees the whole province does not therefore act for a commune', async () => {
    const id = await aSentPlan()
    expect(
      await app.as(inspector).refused(cascade.acknowledgeDocument, { params: { id, unitId: world.communes[0].id } }),
    ).toBe('permission.missing')
    expect((await app.as(inspector).ok(cascade.readCoverage, { params: { id } })).units).toHaveLength(2)
  })

  test('a clerk registers but may not send or assign, also not out of a reading', async () => {
    const asClerk = app.as(clerkOfProvince)
    const { id } = await asClerk.ok(contract.registerDocument, { body: aDocument({ issuerUnitId: world.province.id }) })
    expect(
      await asClerk.refused(cascade.sendDocument, { params: { id }, body: { unitIds: [world.communes[0].id] } }),
    ).toBe('permission.missing')
    const reading = await asClerk.ok(readings.readFile, {
      files: [{ name: 'a.txt', bytes: planText.replace('53/KH', '5/KH') }],
    })
    const body = {
      document: aDocument({ issuerUnitId: world.province.id }),
      sendTo: { unitIds: [world.communes[0].id], needsPlan: false },
    }
    expect(await asClerk.refused(readings.confirmReading, { params: { id: reading.id }, body })).toBe(
      'permission.missing',
    )
    expect((await asClerk.ok(readings.readReading, { params: { id: reading.id } })).state).toBe('open')
  })
})

describe('sending', () => {
  test('sent again it changes nothing; asked for a plan later, that clock starts; for another day, it moves', async () => {
    const { id } = await app
      .as(headOfProvince)
      .ok(contract.registerDocument, { body: aDocument({ issuerUnitId: world.province.id }) })
    const unitIds = [world.communes[0].id]
    const send = (body: object) =>
      app.as(headOfProvince).ok(cascade.sendDocument, { params: { id }, body: { unitIds, ...body } })
    expect(await send({})).toEqual({ sent: 1, already: 0 })
    expect(await send({})).toEqual({ sent: 0, already: 1 })
    await send({ needsPlan: true, planDueOn: '2026-12-10' })
    await send({ needsPlan: true, planDueOn: '2026-12-20' })
    expect((await asOwner('obligation', id)).map(({ rule, due_on }) => [rule, due_on])).toEqual([
      ['directives.plan', '2026-12-20'],
      ['tasks.acknowledge', '2026-11-25'],
    ])
  })

  test('three thousand units in one sending: a receipt and two clocks each', async () => {
    const { id } = await app
      .as(headOfProvince)
      .ok(contract.registerDocument, { body: aDocument({ issuerUnitId: world.province.id }) })
    const many = await app.db.owner
      .insertInto('unit')
      .values(
        Array.from({ length: 3000 }, (_, n) => ({
          code: `M${n}`,
          name: `Đơn vị nhận ${n}`,
          kind: 'commune',
          side: 'state',
        })),
      )
      .returning('id')
      .execute()
    const answer = await app.as(headOfProvince).ok(cascade.sendDocument, {
      params: { id },
      body: { unitIds: many.map((unit) => unit.id), needsPlan: true, planDueOn: '2026-12-31' },
    })
    expect(answer).toEqual({ sent: 3000, already: 0 })
    expect(await asOwner('obligation', id)).toHaveLength(6000)
    const matrix = await app.as(headOfProvince).ok(cascade.readCoverage, { params: { id } })
    expect(matrix.units).toHaveLength(3000)
  })

  test('an ended unit is refused by name', async () => {
    const { id } = await app
      .as(headOfProvince)
      .ok(contract.registerDocument, { body: aDocument({ issuerUnitId: world.province.id }) })
    const ended = await app.db.owner
      .insertInto('unit')
      .values({ code: 'H99', name: 'Ủy ban nhân dân huyện Cũ', kind: 'agency', side: 'state', ended_on: '2025-07-01' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const answer = await app
      .as(headOfProvince)
      .call(cascade.sendDocument, { params: { id }, body: { unitIds: [ended.id] } })
    expect(answer.problem).toMatchObject({
      code: 'unit.ended',
      facts: { unit: 'Ủy ban nhân dân huyện Cũ', date: '2025-07-01' },
    })
  })

  test('a plan counts only when registered as the unit’s own; issued late, it is late', async () => {
    const id = await aSentPlan()
    const unitId = world.communes[0].id
    const asX01 = app.as(headOfX01)
    const incoming = await asX01.ok(contract.registerDocument, {
      body: aDocument({ issuerName: 'Chính phủ', incoming: true }),
    })
    const attach = (planDocumentId: string) => ({ params: { id, unitId }, body: { planDocumentId } })
    expect(await asX01.refused(cascade.attachPlan, attach(incoming.id))).toBe('plan.not_issued')
    app.clock.set('2026-12-02T08:00:00+07:00')
    const plan = await asX01.ok(contract.registerDocument, {
      body: aDocument({ issuerUnitId: unitId, issuerName: world.communes[0].name, issuedOn: '2026-12-01' }),
    })
    await asX01.ok(cascade.attachPlan, attach(plan.id))
    const page = await app.as(headOfProvince).ok(contract.readDocumentPage, { params: { id } })
    expect(page.receipts).toMatchObject({ plansNeeded: 2, plansIssued: 1, plansLate: 2 })
    const [first] = (await app.as(headOfProvince).ok(cascade.listReceipts, { params: { id } })).rows
    expect(first).toMatchObject({ planLate: true, plan: { issuedOn: '2026-12-01' } })
    const matrix = await app.as(headOfProvince).ok(cascade.readCoverage, { params: { id } })
    expect(matrix.cells).toEqual([
      ['late', 'late'],
      ['late', 'late'],
    ])
    app.clock.set('2026-11-21T08:00:00+07:00')
  })

  test('items link only to documents the unit received', async () => {
    const mine = await aSentPlan()
    const { id: foreign } = await app.as(headOfProvince).ok(contract.registerDocument, {
      body: aDocument({ issuerUnitId: world.province.id, items: threeItems, visibility: 'common' }),
    })
    const asX02 = app.as(headOfX02)
    const { id: planId } = await asX02.ok(contract.registerDocument, {
      body: aDocument({
        issuerUnitId: world.communes[1].id,
        issuerName: world.communes[1].name,
        items: [{ key: '1', path: '1', kind: 'clause', words: 'Việc của xã' }],
      }),
    })
    const [own] = await asX02.ok(items.listItems, { params: { id: planId } })
    const itemOf = async (id: string) =>
      (await asX02.ok(items.listItems, { params: { id } })).find((item) => item.path === 'II.2')?.id ?? ''
    const link = async (documentId: string) => ({
      params: { id: own?.id ?? '' },
      body: { upperItemIds: [await itemOf(documentId)] },
    })
    expect(await asX02.refused(items.linkItem, await link(foreign))).toBe('request.invalid')
    await asX02.ok(items.linkItem, await link(mine))
    const [linked] = await asX02.ok(items.listItems, { params: { id: planId } })
    expect(linked?.upper).toMatchObject([{ path: 'II.2', document: { id: mine } }])
    await asX02.ok(items.linkItem, { params: { id: own?.id ?? '' }, body: { upperItemIds: [] } })
    expect((await asX02.ok(items.listItems, { params: { id: planId } }))[0]?.upper).toEqual([])
  })
})
