import { suppressTable } from '@liem/domain/petitions/suppression'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aPetition } from '#test/petitions'
import { aProvince } from '#test/world'
import { buildPortal } from '../app.ts'

let app: TestApp
let portal: Awaited<ReturnType<typeof buildPortal>>
beforeAll(async () => {
  app = await testApp()
  portal = await buildPortal({ db: app.db.portal, parts: app.parts, logLevel: 'silent' })
})
afterAll(async () => {
  await portal.close()
  await app.end()
})

test('the public reads approved results and apologies, and finished quarters with small numbers hidden', async () => {
  const { owner } = app.db
  const province = await aProvince(owner)
  expect((await portal.inject('/ket-qua')).body).toContain('Chưa có kết quả nào được công bố')
  const gate = [
    await aCleared(owner, province.province, 'gatekeeper'),
    await aCleared(owner, province.province, 'gatekeeper'),
  ] as const
  const { id } = await aPetition(owner, { gate: province.province, holders: gate })
  const one = {
    petition_id: id,
    unit_id: province.province.id,
    proposed_by: gate[0].officer.id,
    proposed_at: app.clock.now(),
  }
  const approved = { approved_by: gate[1].officer.id, published_on: '2026-11-20' }
  await owner
    .insertInto('petition_publication')
    .values([
      { ...one, ...approved, kind: 'result', words: 'Đã sửa bảng niêm yết <b>' },
      { ...one, kind: 'apology', words: 'Chưa duyệt' },
    ])
    .execute()
  const byKind = suppressTable(
    ['Tiếp nhận'],
    [
      { name: 'Phản ánh', counts: [12] },
      { name: 'Báo cáo', counts: [3] },
    ],
  )
  await owner
    .insertInto('petition_public_table')
    .values({
      quarter: '2026-Q3',
      made_at: app.clock.now(),
      tables: JSON.stringify({ byKind, byUnit: { columns: [], rows: [], total: [] } }),
    })
    .execute()
  const { body } = await portal.inject('/ket-qua')
  expect(body).toContain('Đã sửa bảng niêm yết &lt;b&gt;')
  expect(body).not.toContain('Chưa duyệt')
  expect(body).toContain('Quý 3 năm 2026')
  expect(body).toContain('<td>&lt;5</td>')
  expect(body).not.toContain('<td>12</td>')
})
