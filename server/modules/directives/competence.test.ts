import * as contract from '@liem/domain/directives/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer, type Unit } from '#test/world'
import { aDocument } from './directives.samples.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let provincial: Officer
let finance: Officer
let commune: Officer

beforeAll(async () => {
  app = await testApp()
  const { owner } = app.db
  world = await aProvince(owner)
  provincial = await anOfficer(owner, { unit: world.province, role: 'head' })
  finance = await anOfficer(owner, { unit: world.finance, role: 'head' })
  commune = await anOfficer(owner, { unit: world.communes[0], role: 'head' })
})
afterAll(() => app.end())

const issue = async (
  by: Officer,
  unit: Unit,
  kind?: 'replaces' | 'recalls',
  toId?: string,
  more: Parameters<typeof aDocument>[0] = {},
) => {
  const relations = kind && toId ? [{ kind, toId }] : []
  const body = aDocument({ issuerUnitId: unit.id, issuerName: unit.name, visibility: 'common', relations, ...more })
  const { id } = await app.as(by).ok(contract.registerDocument, { body })
  return id
}
const standing = async (id: string) =>
  (await app.as(provincial).ok(contract.readDocumentPage, { params: { id } })).validity

test.each(['replaces', 'recalls'] as const)(
  'a commune’s own document that says it %s one of the province changes nothing for it',
  async (kind) => {
    const id = await issue(provincial, world.province)
    await issue(commune, world.communes[0], kind, id)
    expect(await standing(id)).toBe('in_force')
  },
)

test('the issuer, a body above it and a body outside the province end a document', async () => {
  const own = await issue(finance, world.finance)
  await issue(finance, world.finance, 'replaces', own)
  expect(await standing(own)).toBe('replaced')
  const below = await issue(finance, world.finance)
  await issue(provincial, world.province, 'recalls', below)
  expect(await standing(below)).toBe('recalled')
  const provinces = await issue(provincial, world.province)
  await issue(provincial, world.province, 'recalls', provinces, {
    issuerUnitId: null,
    issuerName: 'Thủ tướng Chính phủ',
    incoming: true,
  })
  expect(await standing(provinces)).toBe('recalled')
})

test('a commune cannot undo the recall that a body above pronounced', async () => {
  const old = await issue(provincial, world.province)
  const replacing = await issue(provincial, world.province, 'replaces', old)
  await issue(commune, world.communes[0], 'recalls', replacing)
  expect(await standing(old)).toBe('replaced')
  expect(await standing(replacing)).toBe('in_force')
})

test('a citation is merged only into a document it may name', async () => {
  const { id } = await app.as(provincial).ok(contract.registerDocument, {
    body: aDocument({
      issuerUnitId: world.province.id,
      issuerName: world.province.name,
      relations: [
        { kind: 'implements', stub: { side: 'state', symbol: '77/NQ-CP', title: 'Nghị quyết của Chính phủ' } },
      ],
    }),
  })
  const page = await app.as(provincial).ok(contract.readDocumentPage, { params: { id } })
  const stubId = page.relations[0]?.document.id as string
  const mine = await issue(commune, world.communes[0])
  expect(await app.as(commune).refused(contract.mergeStub, { params: { id: stubId }, body: { intoId: mine } })).toBe(
    'request.invalid',
  )
  const again = await app.as(provincial).ok(contract.readDocumentPage, { params: { id } })
  expect(again.relations[0]?.document.id).toBe(stubId)
})
