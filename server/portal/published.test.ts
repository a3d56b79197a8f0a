import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aProvince } from '#test/world'
import { buildPortal } from '../app.ts'

let app: TestApp
let portal: Awaited<ReturnType<typeof buildPortal>>
let province: Awaited<ReturnType<typeof aProvince>>

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  portal = await buildPortal({ db: app.db.portal, parts: app.parts, logLevel: 'silent' })
})
afterAll(async () => {
  await portal.close()
  await app.end()
})

const aDocument = async (symbol: string, publishedOn: string | null) => {
  const { id } = await app.db.owner
    .insertInto('document')
    .values({
      status: 'registered',
      side: 'state',
      issuer_unit_id: province.province.id,
      issuer_name: 'UBND tỉnh',
      type: 'kế hoạch',
      symbol,
      title: `Kế hoạch ${symbol} <thử>`,
      issued_on: '2026-01-05',
      published_on: publishedOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

test('only published documents are public, with what was verified, not what was claimed', async () => {
  const id = await aDocument('01/KH-UBND', '2026-02-01')
  await aDocument('02/KH-UBND', null)
  const task = {
    document_id: id,
    product: 'Báo cáo',
    lead_unit_id: province.finance.id,
    original_lead_unit_id: province.finance.id,
    supervising_unit_id: province.inspectorate.id,
    assigned_on: '2026-01-06',
    due_kind: 'date',
    due_on: '2026-03-01',
  }
  await app.db.owner
    .insertInto('task')
    .values([
      {
        ...task,
        code: 'A',
        title: 'Việc đã thẩm định',
        state: 'done',
        claimed_on: '2026-02-01',
        verified_on: '2026-02-01',
      },
      { ...task, code: 'B', title: 'Việc mới báo cáo', state: 'claimed', claimed_on: '2026-02-01' },
    ])
    .execute()
  const answer = await portal.inject('/van-ban')
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain('01/KH-UBND')
  expect(answer.body).not.toContain('02/KH-UBND')
  expect(answer.body).toContain('&lt;thử&gt;')
  expect(answer.body).toMatch(/<td>2<\/td><td>1<\/td><td>0<\/td><td>1<\/td>/)
  expect(answer.body).not.toContain('<script')
})
