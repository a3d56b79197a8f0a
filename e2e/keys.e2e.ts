import { AxeBuilder } from '@axe-core/playwright'
import { listHolders, listKeys } from '@liem/domain/keys/contract'
import { listRecoveryKeys } from '@liem/domain/keys/recovery.contract'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Officer } from '../server/test/world.ts'
import { anAppointment, aPassword } from '../server/test/world.ts'
import { anOfficer, house } from './house.ts'

let h: Awaited<ReturnType<typeof house>>
const passphrase = 'ghế mây cũ hát rong'
beforeAll(async () => {
  h = await house()
  // What is signed in a browser carries the browser's time.
  h.app.clock.set(new Date().toISOString())
})
afterAll(() => h?.end())

const secrets = new Map<number, string>()
let codes = 0
/** The next code of the officer's telephone; each period's counts once, so the house's clock goes on. */
function codeOf(officer: Officer): string {
  h.app.clock.advance({ minutes: ++codes % 2 ? 1 : 0.5 })
  const secret = Secret.fromBase32(secrets.get(officer.id) as string)
  return new TOTP({ secret }).generate({ timestamp: h.app.clock.now().getTime() })
}
const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Ties a telephone to the account, on the account page. */
async function tieTelephone(page: Page, officer: Officer) {
  await page.goto(`${h.address}/account`)
  await button(page, 'Thêm ứng dụng mã số').click()
  await dialog(page).getByLabel('Mật khẩu đăng nhập').fill('mat-khau-thu-nghiem-2026')
  await dialog(page).getByRole('button', { name: 'Tiếp tục' }).click()
  await dialog(page).getByRole('img', { name: /Mã QR/ }).waitFor()
  const shown = await dialog(page).getByText('Không quét được').textContent()
  secrets.set(officer.id, (shown?.split(':')[1] ?? '').replace(/\s/g, ''))
  await dialog(page).getByLabel('Mã sáu số').fill(codeOf(officer))
  await dialog(page).getByRole('button', { name: 'Xác nhận' }).click()
  await dialog(page).getByRole('button', { name: 'Tôi đã cất' }).click()
}

async function newPassphrase(page: Page, words: string) {
  await dialog(page).getByLabel('Cụm mật khẩu mới').fill(words)
  await dialog(page).getByLabel('Nhập lại cụm mật khẩu').fill(words)
}

async function makeKey(page: Page) {
  await page.goto(`${h.address}/keys`)
  await button(page, 'Tạo khóa của tôi').click()
  await newPassphrase(page, passphrase)
  await dialog(page).getByRole('button', { name: 'Tạo khóa' }).click()
  await page.getByText('Đang mở trong thẻ này', { exact: true }).waitFor()
}

/** Fills in the passphrase where a dialog asks for it. A key made in this very tab is still open. */
async function unlock(page: Page, words = passphrase) {
  await dialog(page).getByLabel('Cụm mật khẩu của khóa').fill(words)
  await dialog(page).getByRole('button', { name: 'Mở khóa' }).click()
}

async function anOfficerAtHisScreen(options: Parameters<typeof anOfficer>[1], title: string) {
  const officer = await anOfficer(h.app.db.owner, options)
  await anAppointment(h.app.db.owner, officer, { title, isHead: false })
  const page = await h.signIn(officer)
  page.setDefaultTimeout(40_000)
  await tieTelephone(page, officer)
  return { officer, page }
}

const fingerprints = (page: Page) => page.locator('code').first().textContent()

test('leaders make a root, a key is compared and countersigned, lost and made anew; a recovery key goes to paper, never to the server', {
  timeout: 300_000,
}, async () => {
  const { province, inspectorate } = h.province
  const chair = await anOfficerAtHisScreen({ unit: province, role: 'leader', name: 'Lê Thị Chủ Trì' }, 'Phó Chủ tịch')
  const chief = await anOfficerAtHisScreen(
    { unit: inspectorate, role: 'inspector', name: 'Phạm Văn Chánh' },
    'Chánh Thanh tra',
  )

  // The first root: proposed by name, a key for each, each signs on his own screen.
  await chair.page.goto(`${h.address}/keys?tab=root`)
  await button(chair.page, 'Đề nghị lập gốc tin cậy').click()
  for (const name of ['Chủ Trì', 'Văn Chánh']) {
    await dialog(chair.page).getByLabel('Người bảo chứng').fill(name)
    await chair.page.getByRole('option', { name: new RegExp(name) }).click()
  }
  await dialog(chair.page).getByRole('button', { name: 'Ghi đề nghị' }).click()
  await chair.page.getByText('Chưa có khóa').first().waitFor()
  await makeKey(chair.page)
  await makeKey(chief.page)

  const sign = async ({ page }: { page: Page }) => {
    await page.getByRole('tab', { name: 'Gốc tin cậy' }).click()
    await button(page, 'Đối chiếu và ký').click()
    const seen = await dialog(page).locator('code').first().textContent()
    await dialog(page).getByRole('checkbox').check()
    const passphraseField = dialog(page).getByLabel('Cụm mật khẩu của khóa')
    const signs = dialog(page).getByRole('button', { name: 'Ký', exact: true })
    await passphraseField.or(signs).waitFor()
    if (await passphraseField.isVisible()) await unlock(page)
    await signs.click()
    await dialog(page).waitFor({ state: 'detached' })
    return seen
  }
  const first = await sign(chair)
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(await sign(chief)).toBe(first)
  await chief.page.getByText('Gốc đang dùng').waitFor()
  await chief.page.getByText('Đúng gốc trình duyệt này đã biết').waitFor()

  // A gatekeeper's key: both read the same fingerprint, then one signs for the other.
  const gate = await anOfficerAtHisScreen(
    { unit: inspectorate, role: 'gatekeeper', name: 'Nguyễn Thị Cửa' },
    'Trưởng phòng',
  )
  await makeKey(gate.page)
  await gate.page.getByText('Lê Thị Chủ Trì — Phó Chủ tịch').waitFor()
  const read = await fingerprints(gate.page)
  const countersign = async () => {
    await chair.page.goto(`${h.address}/keys?tab=house`)
    await chair.page
      .getByRole('row', { name: /Nguyễn Thị Cửa.*Chờ đồng ký/ })
      .getByRole('button', { name: 'Đối chiếu, đồng ký' })
      .click()
    const seen = await dialog(chair.page).locator('code').first().textContent()
    await dialog(chair.page).getByRole('checkbox').check()
    await unlock(chair.page)
    await dialog(chair.page).getByRole('button', { name: 'Đồng ký', exact: true }).click()
    await dialog(chair.page).waitFor({ state: 'detached' })
    return seen
  }
  expect(await countersign()).toBe(read)
  const holders = async () =>
    (await h.app.as(chair.officer).ok(listHolders, { query: { unit: inspectorate.id, role: 'gatekeeper' } })).holders
  expect(await holders()).toMatchObject([{ name: 'Nguyễn Thị Cửa', post: 'Trưởng phòng' }])

  // Opening again needs the passphrase, and after a quarter of an hour the second factor too; the step goes on by itself.
  await gate.page.reload()
  await button(gate.page, 'Mở khóa').click()
  await unlock(gate.page, 'không phải cụm ấy')
  await gate.page.getByText('Cụm mật khẩu không đúng').waitFor()
  h.app.clock.advance({ minutes: 20 })
  await unlock(gate.page)
  await gate.page.getByText('Xác nhận đúng là đồng chí').waitFor()
  await gate.page.getByLabel('Mã sáu số trên ứng dụng').fill(codeOf(gate.officer))
  await gate.page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  await gate.page.getByText('Đang mở trong thẻ này', { exact: true }).waitFor()
  await button(gate.page, 'Khóa lại').click()
  await gate.page.getByText('Đang khóa', { exact: true }).waitFor()

  // Lost: a new key, which waits again; the former one is never sealed to again.
  await button(gate.page, 'Mất cụm mật khẩu, tạo khóa mới').click()
  await newPassphrase(gate.page, 'một cụm hoàn toàn khác')
  await dialog(gate.page).getByRole('button', { name: 'Tạo khóa' }).click()
  await gate.page.getByText('Khóa trước đây').waitFor()
  expect(await holders()).toEqual([])
  const keys = await h.app.as(chair.officer).ok(listKeys, { query: { q: 'Nguyen Thi Cua' } })
  expect(keys.rows.map((row) => row.state)).toEqual(['waiting', 'revoked'])

  // Every part reads well, wide and narrow, in light and dark.
  const faults: string[] = []
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [360, 'dark'],
  ] as const) {
    await gate.page.setViewportSize({ width, height: 800 })
    await gate.page.emulateMedia({ colorScheme })
    for (const place of ['/keys', '/keys?tab=house', '/keys?tab=root', '/keys?tab=recovery', '/account']) {
      await gate.page.goto(`${h.address}${place}`)
      await gate.page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page: gate.page }).analyze()
      for (const one of violations)
        if (one.impact === 'serious' || one.impact === 'critical')
          faults.push(`${place} ${width}: ${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`)
      const over = await gate.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 1) faults.push(`${place} ${width}: ${over} px wider than the window`)
    }
  }
  expect(faults).toEqual([])

  // Signing in anew asks for the second factor, and for nothing less.
  const leader = chair.officer
  const page = await h.signIn(leader)
  await page.getByText('Còn một bước để đăng nhập xong').waitFor()
  await page.getByLabel('Mã sáu số trên ứng dụng').fill('000000')
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByText('không đúng, hoặc đã hết hiệu lực').waitFor()
  await page.getByLabel('Mã sáu số trên ứng dụng').fill(codeOf(leader))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByRole('navigation', { name: 'Các mục chính' }).waitFor()

  // A recovery key: printed, checked, its public half signed; no line of any sheet ever leaves the browser.
  const sent: string[] = []
  page.on('request', (request) => void sent.push(request.postData() ?? ''))
  await page.addInitScript(() => {
    window.print = () => {}
  })
  await page.goto(`${h.address}/keys?tab=recovery`)
  await button(page, 'Lập khóa khôi phục').click()
  await dialog(page).getByLabel('Số tờ in ra').selectOption('3')
  await dialog(page).getByLabel('Số tờ cần để khôi phục').selectOption('2')
  await button(page, 'Tạo và in').click()
  await button(page, 'In 3 tờ').click()
  await page.emulateMedia({ media: 'print' })
  const sheets = await page.locator('[data-print-only] pre').allTextContents()
  expect(sheets).toHaveLength(3)
  expect(await page.locator('[data-print-only] section').first().isVisible()).toBe(true)
  expect(await page.locator('#root').isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await dialog(page).getByRole('checkbox').check()
  await unlock(page)
  await button(page, 'Ký và ghi nhận').click()
  await page.getByText('Đã ghi nhận; dùng được khi đủ lãnh đạo đồng ký').waitFor()
  const kept = await h.app.as(leader).ok(listRecoveryKeys)
  expect(kept.rows).toMatchObject([{ k: 2, n: 3, unit: { id: province.id }, activeAt: null, needs: 2 }])
  // One leader's word is not enough: the other looks at it on his own screen and signs the same.
  const other = await h.signIn(chief.officer)
  await sql`update session set second_factor_pending = false, stepped_up_at = ${h.app.clock.now()}
    where officer_id = ${chief.officer.id}`.execute(h.app.db.owner)
  await other.goto(`${h.address}/keys?tab=recovery`)
  await button(other, 'Xem, đồng ký').click()
  await unlock(other)
  await dialog(other).getByRole('button', { name: 'Đồng ký', exact: true }).click()
  await other.getByText('Đang dùng', { exact: true }).waitFor()
  expect((await h.app.as(leader).ok(listRecoveryKeys)).rows[0]?.activeAt).not.toBeNull()
  for (const sheet of sheets)
    for (const line of sheet.split('\n')) expect(sent.join().includes(line.replaceAll(' ', ''))).toBe(false)
})

test('a passkey is added, shown when signing in, and no code is asked for', async () => {
  const address = h.address.replace('127.0.0.1', 'localhost')
  // Browsers tie passkeys to a name.
  Object.assign(h.app.parts.settings, { officeUrl: address })
  const officer = await anOfficer(h.app.db.owner, { unit: h.province.finance, role: 'handler' })
  await aPassword(h.app.db.owner, officer, 'mat-khau-thu-nghiem-2026')
  const page = await h.visit()
  // A virtual authenticator of the browser's own.
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const signIn = async () => {
    await page.goto(`${address}/sign-in`)
    await page.getByLabel('Tên đăng nhập').fill(officer.username)
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mat-khau-thu-nghiem-2026')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  }
  await signIn()
  await page.goto(`${address}/account`)
  await button(page, 'Thêm khóa bảo mật').click()
  await dialog(page).getByLabel('Mật khẩu đăng nhập').fill('mat-khau-thu-nghiem-2026')
  await dialog(page).getByRole('button', { name: 'Tiếp tục' }).click()
  await dialog(page).getByRole('button', { name: 'Tôi đã cất' }).click()
  await page.getByText('Khóa bảo mật (passkey)').waitFor()

  await page.context().clearCookies()
  await signIn()
  await page.getByRole('button', { name: 'Dùng khóa bảo mật' }).click()
  await page.getByRole('navigation', { name: 'Các mục chính' }).waitFor()
})
