import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { open } from '@liem/sealing/envelope'
import { unwrapKey } from '@liem/sealing/report-key'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aKeyHolder, type KeyHolder } from '#test/petitions'
import { type PlainPage, visit } from '#test/plain-browser'
import { anOfficer, aProvince } from '#test/world'
import { buildPortal } from '../app.ts'

let app: TestApp
let portal: FastifyInstance
let province: Awaited<ReturnType<typeof aProvince>>
const keepers: KeyHolder[] = []
const log: string[] = []

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  for (const name of ['Người Cửa Một', 'Người Cửa Hai', 'Người Cửa Ba']) {
    const roles = [{ role: 'gatekeeper' as const, unit: province.province }]
    keepers.push(
      await aKeyHolder(app.db.owner, await anOfficer(app.db.owner, { unit: province.inspectorate, name, roles })),
    )
  }
  for (const name of ['Giữ Một', 'Giữ Hai']) {
    const roles = [{ role: 'custodian' as const, unit: province.province }]
    await aKeyHolder(app.db.owner, await anOfficer(app.db.owner, { unit: province.inspectorate, name, roles }))
  }
  portal = await buildPortal({
    db: app.db.portal,
    parts: app.parts,
    logLevel: 'debug',
    logTo: { write: (line) => void log.push(line) },
    limits: { share: { burst: 1e9, perSecond: 1e9 } },
  })
})
afterAll(async () => {
  await portal.close()
  await app.end()
})

const MARK = 'dauhieugaisan9137'

/** Up to the page before sending. */
async function upToCode(files: { name: string; bytes: string }[] = []): Promise<PlainPage> {
  let page = await visit(portal, '/gui')
  page = await page.press('next', { kind: 'harassment' })
  page = await page.press('find', { q: 'an binh' })
  expect(page.text).toContain('Ủy ban nhân dân xã An Bình')
  page = await page.press('next', { office: String(province.communes[0].id) })
  page = await page.press('next', { concern: 'staff', persons: `Người tên ${MARK}` })
  page = await page.press('next', { field: 'land', conduct: ['money', 'delay'], text: `Họ đòi tiền. ${MARK}` })
  page = await page.press('next', { when: 'hôm qua' })
  expect(page.text).toContain('Chứng cứ')
  if (files.length) page = await page.press('attach', {}, files)
  page = await page.press('next')
  page = await page.press('next', { identity: 'sealed', name: `Trần Thị ${MARK}` })
  page = await page.press('next', { phone: '0900000000' })
  expect(page.text).toContain('Người Cửa Ba')
  return page.press('next')
}

test('a whole report without scripts, with a file, sent twice, followed, answered to', async () => {
  const code = await upToCode([{ name: 'ảnh chụp.txt', bytes: `nội dung tệp ${MARK}`.repeat(5000) }])
  expect(code.headers['cache-control']).toBe('no-store')
  expect(code.code.split(' ')).toHaveLength(11)
  const words = code.code.split(' ')
  const wrong = await code.press('send', { typed: 'sai rồi' })
  expect(wrong.text).toContain('chưa đúng với chữ số 3')
  const done = await wrong.press('send', { typed: `${words[2]} ${words[7]}` })
  expect(done.text).toContain('Đã nhận tin của quý vị')
  expect(done.code).toBe(code.code)
  // double send, refresh
  const [again, third] = await Promise.all([code.press('send'), code.press('send')])
  expect([again.text, third.text]).toEqual([done.text, done.text])
  const { rows } = await sql<{ id: string }>`select id from petition`.execute(app.db.owner)
  expect(rows).toHaveLength(1)

  const report = rows[0]?.id ?? ''
  const [grant] = await app.db.owner
    .selectFrom('petition_grant')
    .selectAll()
    .where('part', '=', 'content')
    .where('officer_id', '=', keepers[0]?.officer.id ?? 0)
    .execute()
  const key = await unwrapKey(grant?.wrap as Buffer, keepers[0]?.identity ?? '', { report, part: 'content' })
  const parts = await app.db.owner.selectFrom('petition_part').selectAll().where('petition_id', '=', report).execute()
  const content = await open(parts.find((one) => one.part === 'content')?.bytes as Buffer, key, {
    purpose: 'content',
    report,
  })
  expect(JSON.parse(Buffer.from(content.body).toString())).toMatchObject({
    text: `Họ đòi tiền. ${MARK}`,
    conduct: ['money', 'delay'],
  })
  const blob = parts.find((one) => one.part === 'evidence')?.blob_hash ?? ''
  const file = await open(
    readFileSync(join(app.parts.settings.dataFolder, 'files', blob.slice(0, 2), blob.slice(2, 4), blob)),
    key,
    { purpose: 'evidence', report },
  )
  expect(file.head.name).toBe('ảnh chụp.txt')
  expect(Buffer.from(file.body).toString()).toContain(MARK)

  let box = await (await visit(portal, '/theo-doi')).press('open', { code: done.code })
  expect(box.text).toContain('Tin đã được nhận, chờ mở')
  expect(box.text).toContain('trong 15 phút kể từ')
  const form = box
  box = await form.press('message', { text: `Nhắn thêm ${MARK}` })
  expect(box.text).toContain('Tin nhắn đã được niêm phong và gửi')
  await form.press('message', { text: `Nhắn thêm ${MARK}` })
  box = await box.press('withdrawal', { threatened: 'yes', text: '' })
  box = await box.press('evidence', {}, [{ name: 'b.txt', bytes: MARK }])
  expect(box.text).toContain('Tệp đã được niêm phong và gửi')
  const items = await app.db.owner.selectFrom('mailbox_item').select('kind').execute()
  expect(items.map((one) => one.kind).sort()).toEqual(['evidence', 'message', 'withdrawal'])
})

test('what was planted is nowhere on the server in clear: rows, files, log', async () => {
  const hex = Buffer.from(MARK).toString('hex')
  const base64 = Buffer.from(MARK).toString('base64').slice(4, -4)
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(
    app.db.owner,
  )
  const found: string[] = []
  let seen = 0
  for (const { name } of tables) {
    const { rows } = await sql<{ all: string; bad: string }>`
      select count(*) as all, count(*) filter (where t::text ~ ${`${MARK}|${hex}|${base64}`}) as bad from ${sql.table(name)} t`.execute(
      app.db.owner,
    )
    seen += Number(rows[0]?.all)
    if (rows[0]?.bad !== '0') found.push(name)
  }
  expect(found).toEqual([])
  expect(seen).toBeGreaterThan(100)
  const files = readdirSync(app.parts.settings.dataFolder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  expect(files.length).toBeGreaterThan(1)
  for (const one of files) expect(readFileSync(join(one.parentPath, one.name)).includes(MARK)).toBe(false)
  expect(log.length).toBeGreaterThan(10)
  expect(log.join('\n')).not.toMatch(new RegExp(`${MARK}|${hex}|127\\.0\\.0`))
})

test('nothing typed is lost when something is wrong, and every page holds all answers', async () => {
  let page = await visit(portal, '/gui?lang=en')
  page = await page.press('next', { kind: 'corruption' })
  page = await page.press('next', { officeWords: 'x'.repeat(400) })
  expect(page.text).toContain('100 characters too long')
  expect(page.html).toContain('x'.repeat(400))
  page = await page.press('next', { officeWords: 'không rõ' })
  page = await page.press('next', { concern: 'unsure' })
  page = await page.press('next', { text: 'ab' })
  expect(page.text).toContain('at least 5 characters')
  page = await page.press('back', { text: '<b>"abc" & đ</b>' })
  page = await page.press('next')
  expect(Object.fromEntries(page.fields)).toMatchObject({
    text: '<b>"abc" & đ</b>',
    concern: 'unsure',
    kind: 'corruption',
    lang: 'en',
  })
})

test('an unknown code, a wrong code and a right one of nobody are answered alike', async () => {
  const page = await visit(portal, '/theo-doi')
  expect((await page.press('open', { code: 'mây sông' })).text).toContain('Mã có 11 chữ')
  const unused = (await upToCode()).code
  const nobody = await page.press('open', { code: unused })
  expect(nobody.text).toContain('Không mở được bằng mã này')
  expect(nobody.status).toBe(200)
})

test('every page of the form is small and has no script, cookie or foreign address', async () => {
  const pages = [
    await visit(portal, '/'),
    await visit(portal, '/?lang=en'),
    await visit(portal, '/gui'),
    await visit(portal, '/theo-doi'),
    await upToCode(),
  ]
  for (const page of pages) {
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.headers['referrer-policy']).toBe('no-referrer')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(page.html.replace(/<script type="module"[^>]*><\/script>/g, '')).not.toContain('<script')
  }
})

test('a form that was cut off on the way, or comes from another site, is answered by a page', async () => {
  const cut = { 'content-type': 'multipart/form-data; boundary=x' }
  const broken = await portal.inject({ method: 'POST', url: '/gui', headers: cut, payload: '--x\r\ncontent-dis' })
  const foreign = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' }
  const other = await portal.inject({ method: 'POST', url: '/theo-doi', headers: foreign, payload: 'code=x' })
  expect([broken.statusCode, other.statusCode]).toEqual([422, 403])
  for (const answer of [broken, other]) {
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toContain('chữ đã gõ vẫn còn')
  }
})
