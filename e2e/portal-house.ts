import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildPortal } from '../server/app.ts'
import { signingKey } from '../server/platform/signing-key.ts'
import { originOf } from '../server/platform/transparency/names.ts'
import { outsideFiles } from '../server/platform/transparency/outside.ts'
import { tick } from '../server/platform/transparency/sequencer.ts'
import { portalSite } from '../server/start/office-build.ts'
import { type TestApp, testApp } from '../server/test/as.ts'
import { aKeyHolder, type KeyHolder } from '../server/test/petitions.ts'
import { anOfficer, aProvince } from '../server/test/world.ts'
import { launch } from './browser.ts'

export type PortalLook = {
  scripts?: boolean
  width?: number
  height?: number
  dark?: boolean
  still?: boolean
  scale?: number
}

/** The portal with its built scripts on a port of its own; a small province whose gate at the top has three holders of keys. */
export async function portalHouse() {
  const bundles = await portalSite(mkdtempSync(join(tmpdir(), 'liem-site-')))
  const app: TestApp = await testApp()
  const { owner } = app.db
  const province = await aProvince(owner)
  const clear = (role: 'gatekeeper' | 'custodian') => async (name: string) =>
    aKeyHolder(
      owner,
      await anOfficer(owner, { unit: province.inspectorate, name, roles: [{ role, unit: province.province }] }),
    )
  const keepers: KeyHolder[] = []
  for (const name of ['Trần Thị Cửa', 'Lê Văn Mở', 'Phạm Văn Gạch']) keepers.push(await clear('gatekeeper')(name))
  for (const name of ['Võ Thị Giữ', 'Đỗ Văn Kín']) await clear('custodian')(name)
  await owner
    .insertInto('contact_point')
    .values({
      unit_id: province.communes[0].id,
      kind: 'hotline',
      value: '0236 3888 999',
      valid_from: '2026-01-01',
      recorded_at: app.clock.now(),
    })
    .execute()
  const { fingerprint } = await owner
    .selectFrom('root_statement')
    .select('fingerprint')
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()

  const defects: unknown[] = []
  const portals: Awaited<ReturnType<typeof buildPortal>>[] = []
  /** One more copy of the portal on the same records; `crowd: 0` is one under load. Answers its address. */
  const openPortal = async (limits: { crowd?: number } = {}) => {
    const portal = await buildPortal({
      db: app.db.portal,
      parts: app.parts,
      bundles,
      logLevel: 'silent',
      limits: { share: { burst: 1e9, perSecond: 1e9 }, ...limits },
      onDefect: (thrown) => void defects.push(thrown),
    })
    portals.push(portal)
    await portal.listen({ host: '127.0.0.1', port: 0 })
    return `http://127.0.0.1:${(portal.server.address() as AddressInfo).port}`
  }
  const address = await openPortal()
  const { dataFolder, publicUrl } = app.parts.settings
  /** One beat of the public log. */
  const beat = () =>
    tick({
      db: app.db.worker,
      outside: outsideFiles(dataFolder),
      key: signingKey(dataFolder),
      origin: originOf(publicUrl),
      now: () => app.clock.now(),
    })
  await beat()
  const browser: Browser = await launch()
  const contexts: BrowserContext[] = []
  return {
    app,
    province,
    keepers,
    address,
    openPortal,
    defects,
    root: fingerprint as string,
    /** A page of its own; what it complains about (policy, scripts) is collected. */
    async visit({
      scripts = true,
      width = 1280,
      height = 900,
      dark = false,
      still = false,
      scale = 1,
    }: PortalLook = {}) {
      const context = await browser.newContext({
        javaScriptEnabled: scripts,
        viewport: { width: Math.round(width / scale), height: Math.round(height / scale) },
        deviceScaleFactor: scale,
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: still ? 'reduce' : 'no-preference',
        locale: 'vi-VN',
        acceptDownloads: true,
      })
      contexts.push(context)
      const page: Page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const complaints: string[] = []
      const requests: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on(
        'console',
        (line) => /policy|integrity|TrustedHTML|Trusted/i.test(line.text()) && complaints.push(line.text()),
      )
      page.on('response', (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`))
      page.on('request', (request) => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`))
      return { page, complaints, requests }
    },
    tick: beat,
    async end() {
      for (const context of contexts) await context.close()
      await browser.close()
      for (const portal of portals) await portal.close()
      await app.end()
    },
  }
}
