import * as contract from '@liem/domain/directives/contract'
import { partyTermOn } from '@liem/domain/directives/party-terms'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { aDocument } from './directives.samples.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let officer: Officer

beforeAll(async () => {
  app = await testApp()
  world = await aProvince(app.db.owner)
  officer = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
})
afterAll(() => app.end())

const aRegistered = async () => (await app.as(officer).ok(contract.registerDocument, { body: aDocument() })).id
const kinds = ['implements', 'specifies', 'amends', 'replaces', 'corrects', 'recalls', 'mentions'] as const
type Edge = { from: number; to: number; kind: (typeof kinds)[number] }

/** Whether `to` already leads to `from` over edges that bind. */
function closes(edges: readonly Edge[], { from, to }: Edge): boolean {
  const reached = new Set([to])
  for (let grown = true; grown; ) {
    grown = false
    for (const edge of edges)
      if (edge.kind !== 'mentions' && reached.has(edge.from) && !reached.has(edge.to)) {
        reached.add(edge.to)
        grown = true
      }
  }
  return reached.has(from)
}

test('whatever relations are tried, exactly those that would close a circle are refused', async () => {
  const nodes = 6
  const edge = fc
    .record({ from: fc.nat(nodes - 1), to: fc.nat(nodes - 1), kind: fc.constantFrom(...kinds) })
    .filter((one) => one.from !== one.to)
  await fc.assert(
    fc.asyncProperty(fc.array(edge, { minLength: 4, maxLength: 16 }), async (tried) => {
      const ids: string[] = []
      for (let i = 0; i < nodes; i++) ids.push(await aRegistered())
      const kept: Edge[] = []
      for (const one of tried) {
        const answer = await app.as(officer).call(contract.relateDocuments, {
          params: { id: ids[one.from] ?? '' },
          body: { kind: one.kind, toId: ids[one.to] ?? '' },
        })
        const circle = one.kind !== 'mentions' && closes(kept, one)
        expect([answer.status, answer.problem?.code]).toEqual(circle ? [409, 'document.cycle'] : [200, undefined])
        if (!circle) kept.push(one)
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('two officers relating two documents to each other at the same moment: one of them is refused', async () => {
  for (let round = 0; round < 8; round++) {
    const [a, b] = [await aRegistered(), await aRegistered()]
    const relate = (id: string, toId: string) =>
      app.as(officer).call(contract.relateDocuments, { params: { id }, body: { kind: 'implements', toId } })
    const answers = await Promise.all([relate(a, b), relate(b, a)])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  }
})

test('over random numbers, days, types and issuers: one number per series, and every refusal has its reason', async () => {
  const registered = new Set<string>()
  const state = fc.record({
    side: fc.constant('state' as const),
    issuer: fc.constantFrom('province', 'finance'),
    type: fc.constantFrom('kế hoạch', 'báo cáo'),
  })
  const party = fc.record({
    side: fc.constant('party' as const),
    issuer: fc.constant('committee'),
    type: fc.constantFrom('quyết định', 'quy định', 'chỉ thị'),
  })
  const day = fc.constantFrom('2024-03-01', '2025-10-31', '2025-11-01', '2026-01-01', '2026-11-20')
  const one = fc.tuple(fc.oneof(state, party), fc.integer({ min: 1, max: 6 }), fc.boolean(), day)
  const codes: Record<string, string> = {
    'kế hoạch': 'KH',
    'báo cáo': 'BC',
    'quyết định': 'QĐ',
    'quy định': 'QĐ',
    'chỉ thị': 'CT',
  }
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: 3, maxLength: 12 }), async (documents) => {
      for (const [{ side, issuer, type }, number, padded, issuedOn] of documents) {
        const printed = padded ? String(number).padStart(2, '0') : String(number)
        const code = codes[type] ?? ''
        const symbol =
          side === 'party' ? `${printed}-${code}/TU` : `${printed}/${code}-${issuer === 'finance' ? 'STC' : 'UBND'}`
        const series =
          side === 'party'
            ? `${type} ${number} ${partyTermOn('province', issuedOn).label}`
            : `${issuer} ${code} ${number} ${issuedOn.slice(0, 4)}`
        const unit = world[issuer as 'province' | 'finance' | 'committee']
        const answer = await app.as(officer).call(contract.registerDocument, {
          body: aDocument({ side, type, symbol, issuedOn, issuerUnitId: unit.id, issuerName: unit.name }),
        })
        expect([answer.status, answer.problem?.code]).toEqual(
          registered.has(series) ? [409, 'document.number_taken'] : [200, undefined],
        )
        registered.add(series)
      }
    }),
    { numRuns: 25 },
  )
  expect(registered.size).toBeGreaterThan(20)
}, 120_000)
