import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type LiemProcess, runLiem } from '#test/process'

const home = mkdtempSync(join(tmpdir(), 'liem-demo-test-'))
const first = join(home, 'first')
const running: LiemProcess[] = []

const demo = (folder: string, env: Record<string, string> = {}, args: string[] = []) => {
  const process = runLiem('server/cli/demo.ts', { LIEM_DATA: folder, ...env }, args)
  running.push(process)
  return process
}
afterEach(async () => {
  for (const one of running.splice(0)) if (one.child.exitCode === null) await one.stop('SIGKILL')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The office's address, once it is ready. */
async function ready(one: LiemProcess) {
  await one.until(/Sẵn sàng sau/)
  const office = /Ứng dụng nghiệp vụ: (http:\S+)/.exec(one.said())?.[1] ?? ''
  const portal = /Trang công khai: +(http:\S+)/.exec(one.said())?.[1] ?? ''
  return { office, portal }
}
async function signIn(office: string) {
  const answer = await fetch(`${office}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: office },
    body: JSON.stringify({ username: 'quantri', password: 'liem-thuc-hanh' }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { me: (await answer.json()) as { practice: boolean }, cookie }
}
const tasks = async (office: string, cookie: string) =>
  ((await (await fetch(`${office}/api/units`, { headers: { cookie } })).json()) as unknown[]).length

test('one command: pages, accounts that work, data that stays; Ctrl-C ends it cleanly, kill -9 loses nothing', {
  timeout: 300_000,
}, async () => {
  const one = demo(first)
  const { office, portal } = await ready(one)
  const page = await fetch(office)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<script type="module"')
  expect((await fetch(portal)).status).toBe(200)
  expect(one.said()).toContain('Đang tạo tỉnh trình diễn')
  expect(one.said()).toMatch(/thanhtra +Chánh Thanh tra tỉnh/)
  const { me, cookie } = await signIn(office)
  expect(me.practice).toBe(true)
  const units = await tasks(office, cookie)
  expect(units).toBeGreaterThan(200)
  expect(await one.stop('SIGINT')).toBe(0)
  expect(existsSync(join(first, 'postgres', 'postmaster.pid'))).toBe(false)

  const two = demo(first)
  const again = await ready(two)
  expect(two.said()).not.toContain('Đang tạo')
  // The session of before still holds: same data, same cookie name at the same port.
  expect(await tasks(again.office, cookie)).toBe(units)

  await two.stop('SIGKILL')
  const three = demo(first)
  expect(await tasks((await ready(three)).office, cookie)).toBe(units)

  // The same folder twice is refused; another folder beside it takes the next ports and says so.
  const same = demo(first)
  expect(await same.ended).toBe(1)
  expect(same.said()).toContain('đang dùng thư mục dữ liệu')
  const beside = demo(join(home, 'second'))
  const other = await ready(beside)
  expect(other.office).not.toBe(again.office)
  expect(beside.said()).toMatch(/Cổng 8080 đang có nơi dùng: ứng dụng nghiệp vụ chạy ở cổng \d+/)
  const { cookie: otherCookie } = await signIn(other.office)
  expect(otherCookie.split('=')[0]).not.toBe(cookie.split('=')[0])

  const taken = demo(join(home, 'third'), { LIEM_OFFICE_PORT: new URL(again.office).port, LIEM_PORTAL_PORT: '0' })
  expect(await taken.ended).toBe(1)
  expect(taken.said()).toContain('đang có chương trình khác dùng')
  expect(await beside.stop('SIGTERM')).toBe(0)
  expect(await three.stop('SIGINT')).toBe(0)
})

test('a folder that is not its own is left alone', { timeout: 60_000 }, async () => {
  const real = mkdtempSync(join(home, 'real-'))
  writeFileSync(join(real, 'postgres.json'), '{}')
  for (const args of [[], ['--fresh', '--yes']]) {
    const one = demo(real, {}, args)
    expect(await one.ended).toBe(1)
    expect(one.said()).toContain('không phải dữ liệu trình diễn')
  }
})

test('--fresh asks first, and with --yes begins again', { timeout: 200_000 }, async () => {
  const asking = demo(first, {}, ['--fresh'])
  expect(await asking.ended).toBe(2)
  expect(asking.said()).toContain('Giữ nguyên dữ liệu')
  const fresh = demo(first, {}, ['--fresh', '--yes'])
  const { office } = await ready(fresh)
  expect(fresh.said()).toContain('Đang tạo tỉnh trình diễn')
  expect((await signIn(office)).me.practice).toBe(true)
  expect(await fresh.stop()).toBe(0)
})

test('wrong words are answered with the right ones', { timeout: 60_000 }, async () => {
  const wrong = demo(join(home, 'none'), {}, ['--fersh'])
  expect(await wrong.ended).toBe(2)
  expect(wrong.said()).toContain('Cách dùng: npm run demo')
  const asked = demo(join(home, 'none'), {}, ['--help'])
  expect(await asked.ended).toBe(0)
  expect(existsSync(join(home, 'none'))).toBe(false)
})
