import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { officeSite } from '../server/start/office-build.ts'
import { type TestApp, testApp } from '../server/test/as.ts'
import { anOfficer, aPassword, aProvince, type Officer } from '../server/test/world.ts'
import { launch } from './browser.ts'

const PASSWORD = 'mat-khau-thu-nghiem-2026'

export type House = {
  app: TestApp
  address: string
  /** A page of its own, signed in through the sign-in form. */
  signIn(officer: Officer, look?: Look): Promise<Page>
  /** A page nobody has signed in on. */
  visit(look?: Look): Promise<Page>
  end(): Promise<void>
}
export type Look = { width?: number; height?: number; dark?: boolean }

/** The office with its built screens on a port of its own, a small province, and a browser. One per journey. */
export async function house(): Promise<House & { province: Awaited<ReturnType<typeof aProvince>> }> {
  const empty = await emptyHouse()
  return { ...empty, province: await aProvince(empty.app.db.owner) }
}

/** The same without any province: the journey fills it. */
export async function emptyHouse(): Promise<House> {
  const site = await officeSite(mkdtempSync(join(tmpdir(), 'liem-site-')))
  const app = await testApp({ site })
  await app.fastify.listen({ host: '127.0.0.1', port: 0 })
  const address = `http://127.0.0.1:${(app.fastify.server.address() as AddressInfo).port}`
  const browser = await launch()
  const contexts: BrowserContext[] = []
  const visit = async ({ width = 1440, height = 900, dark = false }: Look = {}) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: 'vi-VN',
      acceptDownloads: true,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    return page
  }
  return {
    app,
    address,
    visit,
    async signIn(officer, look) {
      await aPassword(app.db.owner, officer, PASSWORD)
      const page = await visit(look)
      await page.goto(`${address}/sign-in`)
      await page.getByLabel('Tên đăng nhập').fill(officer.username)
      await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
      return page
    },
    async end() {
      for (const context of contexts) await context.close()
      await browser.close()
      await app.end()
    },
  }
}

export { anOfficer }
