import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { portalHouse } from './portal-house.ts'

// Every page a citizen meets, narrow and dark, wide and light, at twice the size and without motion: no serious fault of
// accessibility, nothing that scrolls sideways, no complaint of the content policy.
let h: Awaited<ReturnType<typeof portalHouse>>
beforeAll(async () => {
  h = await portalHouse()
})
afterAll(() => h?.end())

const pages = [
  '/',
  '/?lang=en',
  '/gui',
  '/gui?lang=en',
  '/d/X01',
  '/theo-doi',
  '/duong-day-nong',
  '/duong-day-nong/X01',
  '/log',
  '/van-ban',
]
const looks = [
  { name: '360 px, dark', width: 360, height: 740, dark: true, still: true },
  { name: '1440 px, light', width: 1440, height: 900 },
  { name: '200 %', width: 1280, height: 900, scale: 2, still: true },
]

async function faultsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${where}: ${one.id} × ${one.nodes.length}: ${one.nodes[0]?.html.slice(0, 160)}`)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 1) found.push(`${where}: ${over} px wider than the window`)
  const moving = await page.evaluate(
    () =>
      matchMedia('(prefers-reduced-motion: reduce)').matches &&
      [...document.querySelectorAll('*')].some(
        (one) => Number.parseFloat(getComputedStyle(one).transitionDuration) > 0.01,
      ),
  )
  if (moving) found.push(`${where}: something moves`)
  return found
}

test.each(looks)('the portal at $name', { timeout: 240_000 }, async (look) => {
  const { page, complaints } = await h.visit(look)
  const faults: string[] = []
  for (const path of pages) {
    await page.goto(`${h.address}${path}`)
    await page.waitForLoadState('networkidle')
    faults.push(...(await faultsOf(page, path)))
  }

  // The form at its fullest: every step open, faults shown, people listed, code on the page; then the thanks, then the mailbox.
  await page.goto(`${h.address}/d/X01`)
  await page.getByRole('radio', { name: /Bị gây khó dễ/ }).check()
  await page.getByRole('radio', { name: /Một hay nhiều nhân viên/ }).check()
  await page.getByRole('radio', { name: /Nêu tên cho người thụ lý/ }).check()
  await page.getByText('Trần Thị Cửa').waitFor()
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByText('Xin kể lại sự việc').last().waitFor()
  faults.push(...(await faultsOf(page, 'the form with faults')))
  await page.getByLabel('Lĩnh vực').selectOption('land')
  await page.getByLabel('Xin kể lại sự việc').fill('Hẹn đi hẹn lại nhiều lần')
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Dân')
  await page.getByLabel('Tôi đã ghi lại mã biên nhận').check()
  const code = (await page.locator('.code li').allTextContents()).join(' ')
  await page.getByRole('button', { name: 'Niêm phong và gửi' }).click()
  await page.getByRole('heading', { name: 'Đã nhận tin' }).waitFor()
  await page.getByText('Chữ ký của nhật ký').waitFor()
  faults.push(...(await faultsOf(page, 'the thanks')))
  await h.tick()
  await page.goto(`${h.address}/theo-doi`)
  await page.getByLabel('Mã biên nhận').fill(code)
  await page.getByRole('button', { name: 'Mở hộp thư' }).click()
  await page.getByText(/Có, dòng/).waitFor()
  for (const more of await page.locator('summary').all()) await more.click()
  faults.push(...(await faultsOf(page, 'the mailbox')))
  expect(faults).toEqual([])
  expect(complaints).toEqual([])
})
