import { fromUtf8 } from '@liem/sealing/bytes'
import { parseCode } from '@liem/sealing/code'
import { open } from '@liem/sealing/envelope'
import { unwrapKey } from '@liem/sealing/report-key'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { portalHouse } from './portal-house.ts'

// Without JavaScript (as in the safest mode of Tor Browser): a poster's address, one question a page, the code before sending, the
// same receipt for the same report sent twice, and the mailbox.
let h: Awaited<ReturnType<typeof portalHouse>>
beforeAll(async () => {
  h = await portalHouse()
})
afterAll(() => h?.end())

const SECRET = 'Hẹn bốn lần không trả kết quả, gợi ý tiền'
const next = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click()

test('a harassment report page by page, followed by its code', { timeout: 180_000 }, async () => {
  const { page, requests } = await h.visit({ scripts: false, width: 390, height: 800 })
  await page.goto(`${h.address}/duong-day-nong?q=an%20binh`)
  await page.getByRole('link', { name: /xã An Bình/ }).click()
  await page.getByRole('link', { name: 'Phản ánh về cơ quan này' }).click()
  await page.getByText(/Quý vị đang phản ánh về.*An Bình/).waitFor()

  // Nothing chosen: told at its place, still the same page.
  await next(page)
  await page.getByText('Xin chọn loại việc').first().waitFor()
  await page.getByRole('radio', { name: /Bị gây khó dễ/ }).check()
  await next(page)
  await next(page)
  await page.getByRole('radio', { name: /Một hay nhiều nhân viên/ }).check()
  await next(page)
  await page.getByLabel('Lĩnh vực').selectOption('land')
  await page.getByLabel('Xin kể lại sự việc').fill(SECRET)
  await next(page)
  await page.getByLabel('Xảy ra khi nào').fill('Tuần trước')
  await next(page)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'giay-hen.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 thu') })
  await next(page)
  await page.getByRole('radio', { name: /Không nêu tên/ }).check()
  await next(page)
  await page.getByText('Trần Thị Cửa').waitFor()
  await page.getByText('Phạm Văn Gạch').waitFor()
  await next(page)
  const code = (await page.locator('.code li').allTextContents()).join(' ')
  const parsed = parseCode(code)
  if (!('words' in parsed)) throw new Error(`no code on the page: ${code}`)
  const typed = page.locator('input[name=typed]')
  if (await typed.count()) await typed.fill(`${parsed.words[2]} ${parsed.words[7]}`)
  await page.getByRole('button', { name: 'Gửi tin' }).click()
  await page.getByRole('heading', { name: /Đã nhận/ }).waitFor()

  // Refresh sends the same form again: the same receipt, one report.
  await page.reload()
  await page.getByRole('heading', { name: /Đã nhận/ }).waitFor()
  const petitions = await h.app.db.owner.selectFrom('petition').selectAll().execute()
  expect(petitions).toHaveLength(1)
  const [petition] = petitions
  expect(requests.filter((one) => !one.includes(h.address))).toEqual([])

  const grant = await h.app.db.owner
    .selectFrom('petition_grant')
    .selectAll()
    .where('officer_id', '=', h.keepers[0]?.officer.id ?? 0)
    .where('part', '=', 'content')
    .executeTakeFirstOrThrow()
  const key = await unwrapKey(grant.wrap as Buffer, h.keepers[0]?.identity ?? '', {
    report: petition?.id ?? '',
    part: 'content',
    recipient: petition?.content_recipient ?? '',
  })
  const part = await h.app.db.owner
    .selectFrom('petition_part')
    .selectAll()
    .where('part', '=', 'content')
    .executeTakeFirstOrThrow()
  const opened = await open(part.bytes as Buffer, key, { purpose: 'content', report: petition?.id ?? '' })
  expect(JSON.parse(fromUtf8(opened.body))).toMatchObject({ text: SECRET, when: 'Tuần trước' })

  await h.tick()
  await page.goto(`${h.address}/theo-doi`)
  await page.getByLabel('Mã biên nhận').fill(code)
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
  await page.getByRole('heading', { name: 'Tin đã được nhận, chờ mở' }).waitFor()
  await page.getByText(/Đã có trong nhật ký công khai/).waitFor()
  expect(page.url()).toBe(`${h.address}/theo-doi`)
  expect(h.defects).toEqual([])
})
