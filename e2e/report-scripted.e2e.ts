import { readFileSync } from 'node:fs'
import { fromUtf8 } from '@liem/sealing/bytes'
import { open } from '@liem/sealing/envelope'
import { checkReceipt, parseReceipt } from '@liem/sealing/receipt'
import { unwrapKey } from '@liem/sealing/report-key'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filesOf } from '../server/platform/files.ts'
import { portalHouse } from './portal-house.ts'

// With JavaScript: the poster is scanned, the report is sealed in the browser for exactly the people shown, its code never leaves the
// device, the receipt proves itself, and the mailbox opens with the code alone.
let h: Awaited<ReturnType<typeof portalHouse>>
beforeAll(async () => {
  h = await portalHouse()
})
afterAll(() => h?.end())

const SECRET = 'Đòi 500 nghìn tiền bồi dưỡng mới trả kết quả'

async function fillIn(page: Page) {
  await page.getByRole('radio', { name: /Bị gây khó dễ/ }).check()
  await page.getByRole('radio', { name: /Một hay nhiều nhân viên/ }).check()
  await page.getByLabel('Lĩnh vực').selectOption('land')
  await page.getByLabel(/Gợi ý hoặc đòi tiền/).check()
  await page.getByLabel('Xin kể lại sự việc').fill(SECRET)
  await page.getByLabel('Không nêu tên').check()
}
const codeOn = async (page: Page) => (await page.locator('.code li').allTextContents()).join(' ')

test('a harassment report by QR code, sealed in the browser', { timeout: 180_000 }, async () => {
  const { page, complaints, requests } = await h.visit({ width: 390, height: 800 })
  await page.clock.install()
  await page.goto(`${h.address}/d/X01#k=${h.root.slice(0, 32)}`)
  const office = page.getByRole('combobox', { name: /cơ quan nào/ })
  await expect.poll(() => office.inputValue()).toContain('An Bình')

  // Sending early shows what is missing, at its place, and loses nothing.
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByText('Xin kể lại sự việc', { exact: true }).last().waitFor()
  expect(await page.locator(':focus').getAttribute('name')).toBe('kind')
  await fillIn(page)
  await page.getByText(`${SECRET.length} / 20.000 ký tự`).waitFor()

  // Who will open it, by name; one is struck out.
  await page.getByText('Trần Thị Cửa').waitFor()
  await page.getByText('Gốc tin cậy khớp với áp phích').waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Phạm Văn Gạch' })
    .getByRole('button', { name: 'Không cho người này' })
    .click()
  await page.locator('.struck').getByText('Phạm Văn Gạch').waitFor()
  await page
    .locator('#f-files')
    .setInputFiles({ name: 'ảnh giấy hẹn.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(300_000, 7) })

  const code = await codeOn(page)
  expect(code.split(' ')).toHaveLength(11)
  await page.getByLabel('Tôi đã ghi lại mã biên nhận').check()
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).dblclick()
  await page.getByRole('heading', { name: 'Đã nhận tin' }).waitFor()
  expect(await codeOn(page)).toBe(code)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Lưu tệp biên nhận' }).click(),
  ])
  const receipt = parseReceipt(readFileSync(await download.path(), 'utf8'))
  expect(receipt && checkReceipt(receipt)).toMatchObject({ promised: { maxDelaySeconds: 900 } })

  // What left the device: no word of the report, not the code, nothing to anybody else; the double click sent one report.
  const sent = requests.join('\n')
  expect(sent).not.toContain('bồi dưỡng')
  for (const word of [code, code.split(' ').slice(0, 3).join(' ')]) expect(sent).not.toContain(word)
  expect(requests.filter((one) => !one.includes(h.address) && !one.includes('blob:'))).toEqual([])
  // Addresses are written down by proxies: none carries an answer.
  expect(requests.filter((one) => /\?/.test(one.split(' ')[1] ?? ''))).toEqual([])
  const petition = await h.app.db.owner.selectFrom('petition').selectAll().executeTakeFirstOrThrow()
  expect(petition).toMatchObject({
    kind: 'harassment',
    office_id: h.province.communes[0].id,
    concern: 'staff',
    field: 'land',
  })

  // Whoever was shown can open it; who was struck out holds nothing.
  const grants = await h.app.db.owner.selectFrom('petition_grant').selectAll().where('part', '=', 'content').execute()
  expect(grants.map((one) => one.officer_id).sort()).toEqual(
    h.keepers
      .slice(0, 2)
      .map((one) => one.officer.id)
      .sort(),
  )
  const mine = grants.find((one) => one.officer_id === h.keepers[0]?.officer.id)
  const key = await unwrapKey(mine?.wrap as Buffer, h.keepers[0]?.identity ?? '', {
    report: petition.id,
    part: 'content',
    recipient: petition.content_recipient ?? '',
  })
  const parts = await h.app.db.owner.selectFrom('petition_part').selectAll().execute()
  const content = parts.find((one) => one.part === 'content')
  const opened = await open(content?.bytes as Buffer, key, { purpose: 'content', report: petition.id, part: 'content' })
  expect(JSON.parse(fromUtf8(opened.body))).toMatchObject({ text: SECRET, conduct: ['money'] })
  const evidence = parts.find((one) => one.part === 'evidence')
  const pieces: Buffer[] = []
  for await (const piece of filesOf(h.app.parts).read(evidence?.blob_hash ?? '')) pieces.push(piece as Buffer)
  const file = await open(Buffer.concat(pieces), key, { purpose: 'evidence', report: petition.id })
  expect(file.head).toMatchObject({ name: 'ảnh giấy hẹn.jpg', media: 'image/jpeg', size: 300_000 })
  expect(file.body.length).toBe(300_000)

  // After a beat of the log the page that is still open shows the proof by itself.
  await page.getByText(/Chờ, chậm nhất/).waitFor()
  await h.tick()
  await page.clock.fastForward(16_000)
  await page.getByText(/Có, dòng [\d.]+ trong 32/).waitFor()

  // The mailbox proves the entry too, opened with the code alone, typed as people type.
  await page.goto(`${h.address}/theo-doi`)
  const typed = code.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toUpperCase()
  await page.getByLabel('Mã biên nhận').fill(`${typed.replace(/\S+$/, '')} xxqz`)
  await page.getByRole('button', { name: 'Mở hộp thư' }).click()
  await page.getByText(/Chữ thứ 11/).waitFor()
  await page.getByLabel('Mã biên nhận').fill(typed)
  await page.getByRole('button', { name: 'Mở hộp thư' }).click()
  await page.getByText('Tin đã được nhận, chờ mở').waitFor()
  await page.getByText(/Có, dòng [\d.]+ trong 32/).waitFor()
  await page.getByText('Nhắn tin', { exact: true }).click()
  await page.getByLabel('Lời nhắn').fill('Tôi nhớ thêm: tên cán bộ là N.')
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).first().click()
  await page.getByText('Quý vị đã nhắn').waitFor()
  const item = await h.app.db.owner
    .selectFrom('petition_part')
    .selectAll()
    .where('part', '=', 'message')
    .executeTakeFirstOrThrow()
  const message = await open(item.bytes as Buffer, key, { purpose: 'message', report: petition.id })
  expect(fromUtf8(message.body)).toContain('tên cán bộ là N')

  // More evidence, and a wish to withdraw under pressure: only who holds the report reads why.
  await page.getByText('Thêm chứng cứ', { exact: true }).click()
  await page
    .locator('#w-files')
    .setInputFiles({ name: 'ghi âm.m4a', mimeType: 'audio/mp4', buffer: Buffer.alloc(90_000, 3) })
  await page.locator('details', { hasText: 'Thêm chứng cứ' }).getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByText('Đã niêm phong và gửi tệp').waitFor()
  await page.getByText('Muốn rút tin', { exact: true }).click()
  await page.getByRole('button', { name: 'Ghi ý muốn rút' }).click()
  await page.getByText('Xin đánh dấu ít nhất một ô').waitFor()
  await page.getByLabel(/Có người đe dọa/).check()
  await page.getByRole('button', { name: 'Ghi ý muốn rút' }).click()
  await page.getByRole('heading', { name: 'Quý vị ghi ý muốn rút' }).waitFor()
  const later = await h.app.db.owner
    .selectFrom('mailbox_item')
    .innerJoin('petition_part', 'petition_part.id', 'mailbox_item.part_id')
    .select(['mailbox_item.kind', 'petition_part.bytes', 'petition_part.blob_hash'])
    .where('mailbox_item.direction', '=', 'in')
    .orderBy('mailbox_item.at')
    .execute()
  expect(later.map((one) => one.kind).sort()).toEqual(['evidence', 'message', 'withdrawal'])
  const wish = later.find((one) => one.kind === 'withdrawal')
  const wished = await open(wish?.bytes as Buffer, key, { purpose: 'message', report: petition.id })
  expect(JSON.parse(fromUtf8(wished.body))).toMatchObject({ checks: { threatened: true, ownWill: false } })

  expect(requests.join('\n')).not.toContain(code.split(' ').slice(0, 3).join(' '))
  expect(complaints).toEqual([])
  expect(h.defects).toEqual([])
})

test('keys that do not lead to the poster’s root: nothing is sealed, nothing is sent', async () => {
  const { page, requests } = await h.visit()
  await page.goto(`${h.address}/d/X01#k=${'0'.repeat(32)}`)
  await page.getByRole('combobox', { name: /cơ quan nào/ }).waitFor()
  await fillIn(page)
  await page.getByText(/Dấu vân tay gốc tin cậy khác với áp phích/).waitFor()
  await page.getByLabel('Tôi đã ghi lại mã biên nhận').check()
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.waitForTimeout(500)
  expect(requests.filter((one) => /api\/(submissions|uploads)/.test(one))).toEqual([])
})

test('a connection lost at the worst moment: the same report goes out again under the same code', {
  timeout: 120_000,
}, async () => {
  const { page } = await h.visit()
  const before = Number(
    (
      await h.app.db.owner
        .selectFrom('petition')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
  // The server takes it in, but its answer is lost.
  let lost = 0
  await page.route('**/api/submissions', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.goto(`${h.address}/gui`)
  await page.getByRole('combobox', { name: /cơ quan nào/ }).fill('binh minh')
  await page.getByRole('option', { name: /Bình Minh/ }).click()
  await fillIn(page)
  await page.getByText('Lê Văn Mở').waitFor()
  const code = await codeOn(page)
  await page.getByLabel('Tôi đã ghi lại mã biên nhận').check()
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByText(/Chưa kết nối được với máy chủ/).waitFor()
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByRole('heading', { name: 'Đã nhận tin' }).waitFor()
  expect(await codeOn(page)).toBe(code)
  const after = Number(
    (
      await h.app.db.owner
        .selectFrom('petition')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
  expect(after).toBe(before + 1)
})

test('under load a puzzle is solved on the way, unseen', async () => {
  const crowded = await h.openPortal({ crowd: 0 })
  const { page, requests } = await h.visit()
  // The load comes after the list of holders was asked for: the first attempt is refused, the second carries the answer.
  let asked = 0
  await page.route('**/api/gate', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    return route.fulfill({ response: answer, json: asked++ > 0 ? body : { ...body, pow: null } })
  })
  await page.goto(`${crowded}/d/X02`)
  await expect.poll(() => page.getByRole('combobox', { name: /cơ quan nào/ }).inputValue()).toContain('Bình Minh')
  asked = 0
  await fillIn(page)
  await page.getByText('Lê Văn Mở').waitFor()
  await page.getByLabel('Tôi đã ghi lại mã biên nhận').check()
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByRole('heading', { name: 'Đã nhận tin' }).waitFor({ timeout: 60_000 })
  const sent = requests.filter((one) => one.includes('/api/submissions'))
  expect(sent.map((one) => one.includes('"pow"'))).toEqual([false, true])
})

test('quick exit puts another page in the place of this one at once', async () => {
  const { page } = await h.visit()
  // It leads on to a page outside, which is not there in a test.
  await page.route('**/thoat', (route) => route.fulfill({ body: 'elsewhere' }))
  await page.goto(`${h.address}/gui`)
  await page.getByLabel('Xin kể lại sự việc').fill(SECRET)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.waitForURL(/thoat/)
  expect(await page.content()).not.toContain('bồi dưỡng')
  await page.goBack().catch(() => null)
  expect(await page.content()).not.toContain('bồi dưỡng')
})
