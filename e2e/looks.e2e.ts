import { AxeBuilder } from '@axe-core/playwright'
import { listDocuments } from '@liem/domain/directives/contract'
import { listTasks } from '@liem/domain/tasks/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoAccounts, demoPassword } from '../server/seed/accounts.ts'
import { seedDemo } from '../server/seed/insert.ts'
import type { Officer } from '../server/test/world.ts'
import { emptyHouse, type House } from './house.ts'

// Every main screen, on the demonstration province, narrow and wide, light and dark: no serious fault of accessibility,
// nothing that scrolls the page sideways, nothing red in the console.
let h: House
let thanhtra: Officer
const ids: Record<string, string> = {}

beforeAll(async () => {
  h = await emptyHouse()
  await seedDemo(h.app.db.owner, { today: '2026-11-21' })
  thanhtra = await accountOf('thanhtra')
  const tasks = await h.app.as(thanhtra).ok(listTasks, { query: { state: 'claimed', limit: 1 } })
  const documents = await h.app
    .as(thanhtra)
    .ok(listDocuments, { query: { q: 'nhũng nhiễu', cascaded: 'true', limit: 1 } })
  ids.task = tasks.rows[0]?.id ?? ''
  ids.document = documents.rows[0]?.id ?? ''
})
afterAll(() => h?.end())

async function accountOf(username: string): Promise<Officer> {
  const row = await h.app.db.owner
    .selectFrom('officer')
    .select(['id', 'username', 'full_name as name', 'unit_id as unitId'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return row
}

const screens = [
  '/',
  '/tasks',
  '/tasks/:task',
  '/documents',
  '/documents/:document',
  '/documents/:document?tab=matrix',
  '/roadmap',
  '/dashboard',
  '/units',
  '/units/1',
  '/officers',
  '/contacts',
  '/contacts/1',
  '/gates',
  '/journal',
  '/admin',
  '/admin/calendar',
  '/account',
  '/notices',
]
const looks = [
  { width: 360, height: 740, dark: true },
  { width: 1440, height: 900, dark: false },
]

test('the demonstration names an account for every kind of work', () => {
  expect(demoAccounts.length).toBeGreaterThanOrEqual(10)
})

test.each(looks)('screens at $width px', { timeout: 400_000 }, async (look) => {
  const page = await h.visit(look)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`))
  await page.goto(`${h.address}/sign-in`)
  await check('/sign-in')
  await page.getByLabel('Tên đăng nhập').fill(thanhtra.username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  for (const screen of screens) {
    const path = screen.replace(/:(\w+)/, (_, name: string) => ids[name] ?? '')
    await page.goto(`${h.address}${path}`)
    await page.locator('[data-page-title]').waitFor()
    await page.waitForLoadState('networkidle')
    await check(screen)
  }
  expect(faults).toEqual([])

  async function check(screen: string) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const one of violations) {
      if (one.impact === 'serious' || one.impact === 'critical')
        faults.push(`${screen}: ${one.id} × ${one.nodes.length}: ${one.nodes[0]?.html.slice(0, 160)}`)
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 1) faults.push(`${screen}: the page is ${over} px wider than the window`)
  }
})
