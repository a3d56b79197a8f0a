import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type LiemProcess, runLiem } from '#test/process'

const home = mkdtempSync(join(tmpdir(), 'liem-main-test-'))
const running: LiemProcess[] = []
const start = (env: Record<string, string> = {}) => {
  const ports = { LIEM_OFFICE_PORT: '0', LIEM_PORTAL_PORT: '0', LIEM_PRACTICE_PORT: '0', LIEM_LOG_LEVEL: 'error' }
  const one = runLiem('server/main.ts', { LIEM_DATA: home, ...ports, ...env })
  running.push(one)
  return one
}
afterEach(async () => {
  for (const one of running.splice(0)) if (one.child.exitCode === null) await one.stop('SIGKILL')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

async function call(office: string, path: string, body: object | null, cookie = '') {
  const answer = await fetch(`${office}/api${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', origin: office, cookie },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const set = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
  // biome-ignore lint/suspicious/noExplicitAny: whatever came back, compared below
  return { status: answer.status, body: (await answer.json()) as any, cookie: set }
}

test('the first run prints a code, is set up with it, and later runs know it; the practice copy stands beside', {
  timeout: 300_000,
}, async () => {
  const one = start()
  const [, code] = await one.until(/nhập mã: (\S+)/)
  const office = /Ứng dụng nghiệp vụ: (http:\S+)/.exec(one.said())?.[1] as string
  expect((await fetch(office)).status).toBe(200)
  expect((await call(office, '/setup', null)).body.done).toBe(false)
  // The log begins with the installation, before anything happened.
  const portal = /Trang công khai:\s+(http:\S+)/.exec(one.said())?.[1]
  const published = () => fetch(`${portal}/log/checkpoint`).then(({ status }) => status)
  await expect.poll(published, { timeout: 60_000, interval: 500 }).toBe(200)
  const made = await call(office, '/setup', {
    code,
    provinceCode: '38',
    administrator: { username: 'quantri', name: 'Lê Văn Quản', password: 'một-mật-khẩu-dài' },
  })
  expect(made.status).toBe(200)
  const { cookie, body: me } = await call(office, '/session', { username: 'quantri', password: 'một-mật-khẩu-dài' })
  expect(me).toMatchObject({ practice: false, provinceName: 'Ủy ban nhân dân tỉnh Thanh Hoá' })

  // Two clicks at once open one copy.
  const [practice, again] = await Promise.all([
    call(office, '/practice', {}, cookie),
    call(office, '/practice', {}, cookie),
  ])
  expect(practice.status).toBe(200)
  expect(again.body).toEqual(practice.body)
  const { address, password, accounts } = practice.body
  expect(address).not.toBe(office)
  const there = await call(address, '/session', { username: accounts[0].username, password })
  expect(there.body).toMatchObject({ practice: true })
  expect(there.cookie.split('=')[0]).not.toBe(cookie.split('=')[0])
  expect((await call(address, '/session', { username: 'quantri', password: 'một-mật-khẩu-dài' })).status).toBe(401)
  expect((await call(address, '/practice', {}, there.cookie)).body.code).toBe('practice.not_possible')
  expect((await call(office, '/session', null, `${cookie}; ${there.cookie}`)).body.username).toBe('quantri')
  expect(await one.stop('SIGTERM')).toBe(0)

  const two = start()
  await two.until(/Trang công khai: /)
  const later = /Ứng dụng nghiệp vụ: (http:\S+)/.exec(two.said())?.[1] as string
  expect((await call(later, '/setup', null)).body.done).toBe(true)
  expect(two.said()).not.toContain('nhập mã')
  expect((await call(later, '/session', null, cookie)).body.username).toBe('quantri')
  expect(await two.stop('SIGINT')).toBe(0)
})

test('a taken port is named, and nothing is left running', { timeout: 120_000 }, async () => {
  const one = start()
  await one.until(/Trang công khai: /)
  const { port } = new URL(/Ứng dụng nghiệp vụ: (http:\S+)/.exec(one.said())?.[1] as string)
  const two = start({ LIEM_DATA: join(home, 'other'), LIEM_OFFICE_PORT: port })
  expect(await two.ended).toBe(1)
  expect(two.said()).toContain(`Cổng ${port} đang có chương trình khác dùng`)
  expect(await one.stop()).toBe(0)
})
