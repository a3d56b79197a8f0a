import * as cascade from '@liem/domain/directives/cascade.contract'
import * as contract from '@liem/domain/directives/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSheet } from '#platform/office-files/read'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { aDocument } from './directives.samples.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let head: Officer
let clerkOfX01: Officer
let clerkOfX02: Officer

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  head = await anOfficer(app.db.owner, { unit: world.province, role: 'head' })
  clerkOfX01 = await anOfficer(app.db.owner, { unit: world.communes[0], role: 'clerk' })
  clerkOfX02 = await anOfficer(app.db.owner, { unit: world.communes[1], role: 'clerk' })
})
afterAll(() => app.end())

type Body = ReturnType<typeof aDocument>
const register = (officer: Officer, body: Partial<Body>) =>
  app.as(officer).ok(contract.registerDocument, { body: aDocument(body) })
const refused = async (officer: Officer, body: Partial<Body>) =>
  (await app.as(officer).call(contract.registerDocument, { body: aDocument(body) })).problem
const pageOf = (officer: Officer, id: string) => app.as(officer).ok(contract.readDocumentPage, { params: { id } })

describe('numbers', () => {
  test('a State symbol is used once in a calendar year by one issuer, however it is typed', async () => {
    await register(inspector, { symbol: '05/KH-UBND', issuedOn: '2026-02-01', issuerUnitId: world.province.id })
    const again = await refused(inspector, {
      symbol: ' 5/kh–UBND',
      issuedOn: '2026-12-31',
      issuerName: 'ủy ban nhân dân TỈNH Thử Nghiệm',
    })
    expect(again).toMatchObject({ code: 'document.number_taken', facts: { span: 'năm 2026' } })
    await register(inspector, { symbol: '05/KH-UBND', issuedOn: '2027-01-04', issuerUnitId: world.province.id })
    await register(inspector, {
      symbol: '05/KH-UBND',
      issuedOn: '2026-02-01',
      issuerUnitId: world.finance.id,
      issuerName: 'Sở Tài chính',
    })
  })

  test('diacritics tell symbols apart: HĐ is a contract, HD a guidance', async () => {
    await register(inspector, { symbol: '09/HĐ-STC', type: 'hợp đồng', issuerUnitId: world.finance.id })
    await register(inspector, { symbol: '09/HD-STC', type: 'hướng dẫn', issuerUnitId: world.finance.id })
  })

  test('a Party number is used once per type in the term of its committee', async () => {
    const party = { side: 'party', issuerUnitId: world.committee.id, issuerName: 'Tỉnh ủy Thử Nghiệm' } as const
    const { id } = await register(inspector, { ...party, symbol: '03-CT/TU', type: 'chỉ thị', issuedOn: '2025-12-01' })
    expect((await pageOf(inspector, id)).partyTerm).toBe('2025–2030')
    expect(
      await refused(inspector, { ...party, symbol: '3-CT/TU', type: 'Chỉ thị', issuedOn: '2026-06-01' }),
    ).toMatchObject({
      code: 'document.number_taken',
      facts: { span: 'nhiệm kỳ 2025–2030' },
      title: 'Số, ký hiệu “3-CT/TU” đã có trong sổ của cơ quan ban hành trong nhiệm kỳ 2025–2030.',
    })
    await register(inspector, { ...party, symbol: '03-NQ/TU', type: 'nghị quyết', issuedOn: '2026-06-01' })
    await register(inspector, { ...party, symbol: '03-CT/TU', type: 'chỉ thị', issuedOn: '2024-06-01' })
    // Quyết định and quy định both print QĐ: the type, not the symbol, tells the series.
    await register(inspector, { ...party, symbol: '04-QĐ/TU', type: 'quyết định', issuedOn: '2026-06-01' })
    await register(inspector, { ...party, symbol: '04-QĐ/TU', type: 'quy định', issuedOn: '2026-06-02' })
  })

  test('a term that the installation records goes before the common dates', async () => {
    await app.db.owner
      .insertInto('party_term')
      .values({
        unit_id: world.committee.id,
        level: 'province',
        label: '2025–2030 (Đại hội 10/10/2025)',
        from_on: '2025-10-10',
        to_on: '2025-11-01',
        source: 'Nghị quyết Đại hội',
        status: 'certain',
      })
      .execute()
    const { id } = await register(inspector, {
      side: 'party',
      issuerUnitId: world.committee.id,
      type: 'kết luận',
      symbol: '01-KL/TU',
      issuedOn: '2025-10-15',
    })
    expect((await pageOf(inspector, id)).partyTerm).toBe('2025–2030 (Đại hội 10/10/2025)')
  })

  test('incoming numbers run without a gap per book and year, also past a refused registration and side by side', async () => {
    const incoming = (day: string) => ({ issuerName: 'Chính phủ', incoming: true, receivedOn: day })
    expect((await register(clerkOfX01, incoming('2026-11-20'))).incomingNumber).toBe(1)
    await register(clerkOfX01, { issuerName: 'Bộ Tư pháp', symbol: '77/TB-BTP', incoming: true })
    expect(await refused(clerkOfX01, { issuerName: 'Bộ Tư pháp', symbol: '77/TB-BTP', incoming: true })).toMatchObject({
      code: 'document.number_taken',
    })
    const together = await Promise.all([1, 2, 3, 4, 5].map(() => register(clerkOfX01, incoming('2026-11-21'))))
    expect(together.map((one) => one.incomingNumber).sort()).toEqual([3, 4, 5, 6, 7])
    expect((await register(clerkOfX01, incoming('2025-12-31'))).incomingNumber).toBe(1)
    expect((await register(clerkOfX02, incoming('2026-11-21'))).incomingNumber).toBe(1)
  })

  test('nobody takes a number out of another body’s series; what came from it is incoming', async () => {
    const body = { issuerUnitId: world.province.id, symbol: '888/UBND-NC' }
    expect(await refused(clerkOfX01, body)).toMatchObject({ code: 'request.invalid', faults: [{ path: 'incoming' }] })
    expect((await register(clerkOfX01, { ...body, incoming: true })).incomingNumber).toBeGreaterThan(0)
  })

  test('editing keeps the number unique and needs the version that was read', async () => {
    const first = aDocument({ issuerUnitId: world.province.id })
    const { id } = await register(inspector, first)
    const other = aDocument({ issuerUnitId: world.province.id })
    await register(inspector, other)
    const edit = (version: number, change: Partial<Body>) => ({
      params: { id },
      body: { ...first, ...change, version },
    })
    expect(await app.as(inspector).refused(contract.editDocument, edit(1, { symbol: other.symbol }))).toBe(
      'document.number_taken',
    )
    await app.as(inspector).ok(contract.editDocument, edit(1, { title: 'Trích yếu đã sửa' }))
    expect(await app.as(inspector).refused(contract.editDocument, edit(1, { title: 'Cũ' }))).toBe('record.changed')
    expect(await pageOf(inspector, id)).toMatchObject({ title: 'Trích yếu đã sửa', version: 2 })
  })
})

describe('citations', () => {
  test('an undated citation waits as a stub, is offered for merging, and its relations pass on', async () => {
    const relations: Body['relations'] = [
      {
        kind: 'implements',
        asWritten: 'Căn cứ Nghị quyết số 555/NQ-CP',
        stub: { symbol: '555/NQ-CP', title: 'Nghị quyết của Chính phủ', issuerName: 'Chính phủ' },
      },
    ]
    const one = await register(head, { issuerUnitId: world.province.id, relations })
    const two = await register(inspector, { issuerUnitId: world.province.id, relations })
    const [relation] = (await pageOf(head, one.id)).relations
    const stubId = relation?.document.id ?? ''
    expect(relation?.document).toMatchObject({ status: 'stub', issuedOn: null })
    expect((await pageOf(inspector, two.id)).relations[0]?.document.id).toBe(stubId)
    expect(await pageOf(head, stubId)).toMatchObject({ validity: 'unknown' })

    const real = await register(inspector, {
      symbol: '555/NQ-CP',
      type: 'nghị quyết',
      issuerName: 'Chính phủ',
      visibility: 'common',
      issuedOn: '2026-05-01',
    })
    const page = await pageOf(inspector, real.id)
    expect(page.mergeCandidates.map((candidate) => candidate.id)).toEqual([stubId])
    expect(page.can).toContain('merge')
    await app.as(inspector).ok(contract.mergeStub, { params: { id: stubId }, body: { intoId: real.id } })
    const related = await pageOf(inspector, real.id)
    expect(related.relations.map((r) => [r.direction, r.document.id]).sort()).toEqual(
      [
        ['in', one.id],
        ['in', two.id],
      ].sort(),
    )
    expect(related.mergeCandidates).toEqual([])
    const kept = await app.db.owner
      .selectFrom('document')
      .select(['status', 'merged_into_id'])
      .where('id', '=', stubId)
      .executeTakeFirst()
    expect(kept).toEqual({ status: 'stub', merged_into_id: real.id })
    expect(
      await app.as(inspector).refused(contract.mergeStub, { params: { id: stubId }, body: { intoId: real.id } }),
    ).toBe('document.not_stub')
    expect(
      (await app.as(inspector).ok(contract.listDocuments, { query: { q: '555/NQ' } })).rows.map((row) => row.id),
    ).toEqual([real.id])
  })

  test('a dated citation of a registered document is that document; merging never makes a circle', async () => {
    const upper = await register(inspector, {
      symbol: '556/NQ-CP',
      type: 'nghị quyết',
      issuerName: 'Chính phủ',
      issuedOn: '2026-05-02',
    })
    const lower = await register(inspector, {
      issuerUnitId: world.province.id,
      relations: [
        {
          kind: 'implements',
          stub: { symbol: '556/NQ-CP', title: 'Nghị quyết', issuerName: 'Chính phủ', issuedOn: '2026-05-02' },
        },
      ],
    })
    expect((await pageOf(inspector, lower.id)).relations[0]?.document.id).toBe(upper.id)
    const cites = await register(inspector, {
      symbol: '557/NQ-CP',
      type: 'nghị quyết',
      issuerName: 'Chính phủ',
      relations: [{ kind: 'replaces', toId: lower.id }],
    })
    const loop = await app
      .as(inspector)
      .call(contract.relateDocuments, { params: { id: upper.id }, body: { kind: 'implements', toId: cites.id } })
    expect(loop.problem?.code).toBe('document.cycle')
    await app
      .as(inspector)
      .ok(contract.relateDocuments, { params: { id: upper.id }, body: { kind: 'mentions', toId: cites.id } })
    const stub = await register(inspector, {
      issuerUnitId: world.province.id,
      relations: [{ kind: 'implements', stub: { symbol: '999/QĐ-X', title: 'Quyết định nào đó' } }],
    })
    const stubId = (await pageOf(inspector, stub.id)).relations[0]?.document.id ?? ''
    // 999 would become what already carries out `stub`: a circle of two.
    const real = await register(inspector, {
      symbol: '999/QĐ-X',
      type: 'quyết định',
      issuerName: 'Sở X',
      relations: [{ kind: 'implements', toId: stub.id }],
    })
    expect(
      await app.as(inspector).refused(contract.mergeStub, { params: { id: stubId }, body: { intoId: real.id } }),
    ).toBe('document.cycle')
  })

  test('a citation becomes a registered document under the same id', async () => {
    const { id } = await register(inspector, {
      issuerUnitId: world.province.id,
      relations: [{ kind: 'implements', stub: { symbol: '700/QĐ-TTg', title: 'Chiến lược', side: 'state' } }],
    })
    const stub = (await pageOf(inspector, id)).relations[0]?.document
    const page = await pageOf(inspector, stub?.id ?? '')
    expect(page.can).toContain('register')
    const done = await app.as(inspector).ok(contract.registerStub, {
      params: { id: page.id },
      body: {
        ...aDocument({ symbol: '700/QĐ-TTg', type: 'quyết định', issuerName: 'Thủ tướng Chính phủ', incoming: true }),
        version: page.version,
      },
    })
    expect(done.incomingNumber).toBeGreaterThan(0)
    expect(await pageOf(inspector, page.id)).toMatchObject({ status: 'registered', validity: 'in_force' })
  })
})

describe('standing of a document', () => {
  test.each([
    ['in force', {}, 'in_force'],
    ['not yet', { effectiveOn: '2027-01-01' }, 'not_yet'],
    ['over', { effectiveOn: '2026-11-02', expiresOn: '2026-11-20' }, 'expired'],
  ] as const)('%s by its dates', async (_, dates, validity) => {
    const { id } = await register(inspector, dates)
    expect((await pageOf(inspector, id)).validity).toBe(validity)
  })

  test('replaced and recalled from the day the later document is in force, also for those who were not sent it', async () => {
    const { id } = await register(head, { issuerUnitId: world.province.id, issuedOn: '2026-01-05' })
    await app.as(head).ok(cascade.sendDocument, { params: { id }, body: { unitIds: [world.communes[0].id] } })
    const by = (kind: 'replaces' | 'recalls', toId: string, issuedOn: string) =>
      register(head, { issuerUnitId: world.province.id, issuedOn, relations: [{ kind, toId }] })
    await by('replaces', id, '2026-12-15')
    expect((await pageOf(clerkOfX01, id)).validity).toBe('in_force')
    const replacing = await by('replaces', id, '2026-11-10')
    expect((await pageOf(clerkOfX01, id)).validity).toBe('replaced')
    expect((await pageOf(clerkOfX01, id)).relations).toEqual([])
    await by('recalls', replacing.id, '2026-11-15')
    expect((await pageOf(head, replacing.id)).validity).toBe('recalled')
    expect((await pageOf(clerkOfX01, id)).validity).toBe('in_force')
  })
})

describe('the register as a list', () => {
  test('search is blind to accents and takes every word, for wide and scoped officers alike', async () => {
    const { id } = await register(clerkOfX01, {
      issuerName: 'Bộ Nội vụ',
      title: 'Hướng dẫn kiểm soát tài sản, thu nhập',
      symbol: '4321/BNV-TCBC',
      incoming: true,
    })
    for (const officer of [clerkOfX01, inspector])
      for (const q of ['kiem soat tai san', 'BỘ NỘI VỤ hướng dẫn', '4321/bnv'])
        expect((await app.as(officer).ok(contract.listDocuments, { query: { q } })).rows.map((row) => row.id)).toEqual([
          id,
        ])
    for (const q of ['100%', 'tai san_xyz', '\\'])
      expect((await app.as(inspector).ok(contract.listDocuments, { query: { q } })).rows).toEqual([])
  })

  test('pages follow each other by date, undated last, and none is shown twice', async () => {
    const seen: string[] = []
    const days: (string | null)[] = []
    let after: string | undefined
    do {
      const answer = await app.as(inspector).ok(contract.listDocuments, { query: { limit: 7, after } })
      if (!after) expect(answer.total?.more).toBe(false)
      seen.push(...answer.rows.map((row) => row.id))
      days.push(...answer.rows.map((row) => row.issuedOn))
      after = answer.next ?? undefined
    } while (after)
    const all = await app.db.owner.selectFrom('document').select('id').where('merged_into_id', 'is', null).execute()
    expect(seen).toHaveLength(all.length)
    expect(new Set(seen).size).toBe(all.length)
    expect(days).toEqual(days.toSorted((a, b) => (b ?? '').localeCompare(a ?? '')))
  })

  test('the workbook holds what the list shows', async () => {
    const answer = await app.as(inspector).call(contract.exportDocuments, { query: { q: 'kiem soat tai san' } })
    const [sheet] = await readSheet(answer.bytes, 'register.xlsx')
    expect(sheet?.rows[1]?.map((cell) => cell.value)).toEqual([
      expect.any(Number),
      { date: '2026-11-21' },
      '4321/BNV-TCBC',
      { date: '2026-11-02' },
      'Nhà nước',
      'kế hoạch',
      'Bộ Nội vụ',
      'Hướng dẫn kiểm soát tài sản, thu nhập',
      'Còn hiệu lực',
      0,
      0,
    ])
  })
})

test('publishing is the step of who may issue, and shows on the timeline', async () => {
  const { id } = await register(head, { issuerUnitId: world.province.id })
  await app.as(head).ok(contract.publishDocument, { params: { id }, body: { published: true } })
  expect((await pageOf(head, id)).publishedOn).toBe('2026-11-21')
  await app.as(head).ok(contract.publishDocument, { params: { id }, body: { published: false } })
  const [last] = await app.as(head).ok(contract.listDocumentTimeline, { params: { id } })
  expect(last).toMatchObject({ words: 'Thôi công khai văn bản trên cổng', by: head.name })
})
