import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aProvince } from '#test/world'
import { buildPortal } from '../app.ts'

let app: TestApp
let portal: Awaited<ReturnType<typeof buildPortal>>

beforeAll(async () => {
  app = await testApp()
  const { communes } = await aProvince(app.db.owner)
  portal = await buildPortal({ db: app.db.portal, parts: app.parts, logLevel: 'silent' })
  const row = { unit_id: communes[0].id, kind: 'hotline', recorded_at: app.clock.now() }
  await app.db.owner
    .insertInto('contact_point')
    .values([
      { ...row, value: '0236 3888 999', valid_from: '2026-11-01', valid_to: '2026-11-25' },
      { ...row, value: '1900 1234', valid_from: '2026-11-25' },
      { ...row, value: '0236 3000 000', valid_from: '2026-01-01', valid_to: '2026-11-01' },
    ])
    .execute()
})
afterAll(async () => {
  await portal.close()
  await app.end()
})

test('the directory is found without accents and without JavaScript, and leads to poster and paper form', async () => {
  const page = await portal.inject('/duong-day-nong?q=an+binh')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('href="tel:02363888999"')
  expect(page.body).not.toMatch(/1900 1234|0236 3000/)
  const none = await portal.inject('/duong-day-nong?q=%3Cscript%3E')
  expect(none.body).toContain('&lt;script&gt;')
  const unit = await portal.inject('/duong-day-nong/X01')
  expect(unit.body).toContain('/duong-day-nong/X01/ap-phich.pdf')
  expect((await portal.inject('/duong-day-nong/KHONGCO')).statusCode).toBe(404)
  const poster = await portal.inject('/duong-day-nong/X01/ap-phich.pdf')
  expect(poster.headers['content-type']).toBe('application/pdf')
  expect(poster.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test.each([
  '/duong-day-nong?q=%00',
  '/duong-day-nong?q=a&q=b',
  '/duong-day-nong?q[x]=1',
  `/duong-day-nong?q=${'%25_'.repeat(40)}`,
])('a hostile question %s is only a question', async (address) => {
  expect((await portal.inject(address)).statusCode).toBe(200)
})

test.each(['%00', '..%2f..%2fetc', 'X01%00', 'x'.repeat(90), '%F0%9F%98%80'])('no unit is called %s', async (code) => {
  for (const paper of ['', '/ap-phich.pdf', '/phieu-phan-anh.pdf'])
    expect((await portal.inject(`/duong-day-nong/${code}${paper}`)).statusCode).toBe(404)
})
