import { stat } from 'node:fs/promises'
import { paperFormText } from '@liem/domain/publicity/paper-form'
import { locatorOf, parseCode } from '@liem/sealing/code'
import { open } from '@liem/sealing/envelope'
import { deriveMailbox } from '@liem/sealing/mailbox'
import { lockKeys } from '@liem/sealing/passphrase'
import { unwrapKey } from '@liem/sealing/report-key'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCleared, aKeyHolder, type KeyHolder } from '../server/test/petitions.ts'
import { anOfficer, house } from './house.ts'

const PASSPHRASE = 'mây sông cày ruộng'
let h: Awaited<ReturnType<typeof house>>
let keepers: KeyHolder[]
let clerk: KeyHolder
let page: Page

beforeAll(async () => {
  h = await house()
  const { owner } = h.app.db
  const { province, inspectorate } = h.province
  keepers = [await aCleared(owner, province, 'gatekeeper'), await aCleared(owner, province, 'gatekeeper')]
  for (const unit of [inspectorate, inspectorate]) await aCleared(owner, unit, 'gatekeeper')
  await aCleared(owner, province, 'custodian')
  await aCleared(owner, province, 'custodian')
  clerk = await aKeyHolder(owner, await anOfficer(owner, { unit: inspectorate, role: 'clerk', name: 'Lê Thị Văn Thư' }))
  const locked = await lockKeys({ identity: clerk.identity, signSecret: clerk.signSecret }, PASSPHRASE, 10)
  await owner
    .insertInto('locked_key')
    .values({
      key_id: clerk.keyId,
      officer_id: clerk.officer.id,
      locked: Buffer.from(locked),
      changed_at: h.app.clock.now(),
    })
    .execute()
  page = await h.signIn(clerk.officer)
  page.on('pageerror', (error) => console.log('pageerror:', error.message))
  // The second factor has its own journey.
  await sql`update session set second_factor_pending = false, stepped_up_at = ${h.app.clock.now()} where officer_id = ${clerk.officer.id}`.execute(
    owner,
  )
  await page.goto(`${h.address}/desk`)
  await page.getByRole('heading', { name: 'Bàn văn thư', level: 1 }).waitFor()
})
afterAll(() => h?.end())

test('a letter, with the keyboard only, in well under a minute', async () => {
  await page.getByText('Cửa tiếp nhận: Ủy ban nhân dân tỉnh Thử Nghiệm').waitFor()
  await page.getByRole('radio', { name: '1. Thư, bưu điện' }).focus()
  const from = Date.now()
  const keys = page.keyboard
  let pressed = 0
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i++) {
      pressed++
      await keys.press(key)
    }
  }
  const type = async (text: string) => {
    pressed += text.length
    await keys.type(text)
  }
  const focused = () =>
    page.evaluate(
      () =>
        document.activeElement?.id ||
        document.activeElement?.getAttribute('aria-label') ||
        document.activeElement?.tagName,
    )
  const tab = async () => {
    await press('Tab')
  }
  await tab()
  await type('18/11')
  while ((await focused()) !== 'desk-office') await tab()
  await type('an binh')
  await page.getByRole('option', { name: /xã An Bình/ }).waitFor()
  await press('ArrowDown')
  await press('Enter')
  while ((await focused()) !== 'desk-field') await tab()
  await type('dat dai')
  await page.getByRole('option', { name: 'Đất đai, nhà ở' }).waitFor()
  await press('ArrowDown')
  await press('Enter')
  while ((await focused()) !== 'desk-text') await tab()
  await type('Cán bộ địa chính xã đòi thêm tiền mới nhận hồ sơ, hẹn ba lần không trả.')
  while ((await focused()) !== 'desk-name') await tab()
  await type('Trần Thị Mẫu')
  await tab()
  await type('1980')
  await press('Control+Enter')
  await page.getByRole('dialog').getByText('Mã theo dõi').waitFor()
  // Machine time; at three keys a second it is some forty seconds of a person's.
  expect(pressed).toBeLessThan(150)
  expect(Date.now() - from).toBeLessThan(20_000)
  const words = await page.getByRole('dialog').getByRole('listitem').allTextContents()
  const code = parseCode(words.join(' '))
  if (!('entropy' in code)) throw new Error('no code on the receipt')
  const { owner } = h.app.db
  const mailbox = await owner.selectFrom('mailbox').selectAll().executeTakeFirstOrThrow()
  expect(mailbox.locator.toString('hex')).toBe(locatorOf(code))
  expect((await deriveMailbox(code.entropy, mailbox.salt)).recipient).toBe(mailbox.recipient)
  const grant = await owner
    .selectFrom('petition_grant')
    .selectAll()
    .where('officer_id', '=', keepers[0]?.officer.id ?? 0)
    .where('part', '=', 'content')
    .executeTakeFirstOrThrow()
  const about = { report: grant.petition_id, part: 'content' } as const
  const key = await unwrapKey(grant.wrap as Buffer, keepers[0]?.identity ?? '', about)
  const part = await owner
    .selectFrom('petition_part')
    .selectAll()
    .where('part', '=', 'content')
    .executeTakeFirstOrThrow()
  const { body } = await open(part.bytes as Buffer, key, { purpose: 'content', ...about })
  expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({
    text: expect.stringContaining('địa chính'),
    field: 'land',
  })
  await press('Enter')
  await page.getByRole('row', { name: /Ủy ban nhân dân xã An Bình/ }).waitFor()
})

test('an open key: the desk key is made, a second letter of the same sender is known again and counted with the first', async () => {
  await page.getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('dialog').getByLabel('Cụm mật khẩu của khóa').fill(PASSPHRASE)
  await page.getByRole('dialog').getByRole('button', { name: 'Mở khóa' }).click()
  await page.getByRole('button', { name: 'Tạo khóa bàn văn thư' }).click()
  await page.getByText('Đang nhận ra người gửi bằng dấu có khóa').waitFor()
  await fill({ office: 'binh minh', text: 'Nộp hồ sơ ba lần không được nhận.', name: 'Phạm Văn Thử', year: '1971' })
  await send()
  await next()
  await fill({ office: 'binh minh', text: 'Gửi lại vì chưa thấy trả lời.', name: 'PHAM VAN THU', year: '1971' })
  await page.getByText('cùng người gửi').waitFor()
  await page.getByRole('button', { name: 'Ghi là đơn gửi lại' }).click()
  await page.getByText('vụ việc này có 2 đơn').waitFor()
  const { rows } = await sql<{ letters: number; parts: number }>`
    select letter_count as letters, (select count(*)::int from petition_part x where x.petition_id = p.id and x.part = 'content') as parts
    from petition p where letter_count > 1`.execute(h.app.db.owner)
  expect(rows).toEqual([{ letters: 2, parts: 2 }])
})

test('a hotline call at night with a recording: hour, consent and read-back are asked, the day is the day of the call', async () => {
  await page.keyboard.press('Alt+7')
  await page.locator('#desk-arrivedOn').fill('20/11')
  await page.locator('#desk-arrivedAt').fill('22h15')
  await fill({ office: 'cam thanh', text: 'Người dân báo bị đòi tiền khi đăng ký kết hôn.' })
  await page.getByRole('radio', { name: 'Không nêu tên' }).check()
  await page
    .locator('input[type=file]')
    .nth(1)
    .setInputFiles({ name: 'cuoc-goi.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ÂM THANH CUỘC GỌI') })
  await page.keyboard.press('Control+Enter')
  await page.getByText('Xin đọc lại cho người dân nghe').waitFor()
  await page.getByText('Bản ghi âm chỉ được giữ khi người gọi đồng ý').waitFor()
  await page.getByLabel('Người gọi đồng ý cho ghi âm').check()
  await page.getByLabel('Đã đọc lại nội dung').check()
  await send()
  const { rows } = await sql<{ on: string; at: string; consent: boolean; blobs: number }>`
    select p.received_on::text as "on", a.arrived_at as at, a.recording_consent as consent,
      (select count(*)::int from petition_part x where x.petition_id = p.id and x.blob_hash is not null) as blobs
    from petition p join petition_arrival a on a.petition_id = p.id where p.channel = 'hotline'`.execute(h.app.db.owner)
  expect(rows).toEqual([{ on: '2026-11-20', at: '22:15', consent: true, blobs: 1 }])
  await next()
})

test('a printed form is read by its QR code, from a hand scanner and from a photo', async () => {
  await page.getByRole('button', { name: 'Đọc mã QR trên phiếu giấy' }).click()
  await page.keyboard.type(paperFormText({ form: 'PA', version: 1, office: 'X02' }))
  await page.keyboard.press('Enter')
  await page.getByText('Phiếu in cho Ủy ban nhân dân xã Bình Minh').waitFor()
  expect(await page.getByRole('radio', { name: '1. Thư, bưu điện' }).isChecked()).toBe(true)
  const photo = bitmapOf(paperFormText({ form: 'PA', version: 1, office: 'X01' }))
  await page
    .locator('input[type=file][accept="image/*"]')
    .setInputFiles({ name: 'phieu.bmp', mimeType: 'image/bmp', buffer: photo })
  await page.getByText('Phiếu in cho Ủy ban nhân dân xã An Bình').waitFor()
})

test('after hand-over only counts are left, also beside the form', async () => {
  await page.getByText('đơn gần giống:').waitFor()
  await page.getByRole('button', { name: /^Bàn giao 3 đơn$/ }).click()
  await page.getByRole('button', { name: 'Bàn giao', exact: true }).click()
  await page.getByText('Trên bàn không còn đơn nào').waitFor()
  await page.getByText('21/11/2026: 3 đơn').waitFor()
  await page.getByText('chưa thấy đơn nào gần giống').waitFor()
})

test('an old register: template, faults by cell, then the whole book with sealed words', async () => {
  await page.getByRole('button', { name: 'Nhập sổ cũ' }).click()
  const dialog = page.getByRole('dialog')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Tải mẫu' }).click(),
  ])
  expect((await stat(await download.path())).size).toBeGreaterThan(2000)
  const take = async (rows: unknown[][]) =>
    dialog.locator('input[type=file]').setInputFiles({
      name: 'so-2026.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await writeXlsx({ sheets: [{ name: 'Sổ', rows: [head, ...rows] as never }] })),
    })
  await take([[1, 'hôm qua', 'Người Bí Mật', 'x', 'bí', 'Sở Ma', null, null]])
  for (const cell of ['Ô B2:', 'Ô E2:', 'Ô F2:']) await dialog.getByText(cell).waitFor()
  await take([
    [1, day('2026-10-01'), 'Người Bí Mật', 'NỘI DUNG KÍN một', 'nhũng nhiễu', 'xã An Bình', day('2026-11-01'), null],
    [2, day('2026-10-02'), 'Người Bí Mật', 'NỘI DUNG KÍN hai', 'tham nhũng', 'Sở Tài chính', null, day('2026-11-02')],
  ])
  await dialog.getByText('Không nhập (thông tin người gửi): Họ và tên').waitFor()
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await dialog.getByRole('button', { name: 'Kiểm tra' }).click()
  await dialog.getByText('đơn còn hạn').waitFor()
  await dialog.getByRole('button', { name: 'Nhập cả sổ' }).click()
  await page.getByText('Đã nhập 2 dòng, 1 đơn còn hạn').waitFor()
  expect(sent.join()).toContain('"restOnPaper":false')
  expect(sent.join()).not.toMatch(/Bí Mật|NỘI DUNG KÍN/)
  const { rows } = await sql<{ number: number; state: string; sealed: number }>`
    select p.book_number as number, p.state,
      (select count(*)::int from petition_grant g where g.petition_id = p.id and g.wrap is not null) as sealed
    from petition p where p.channel = 'import' order by 1`.execute(h.app.db.owner)
  expect(rows).toEqual([
    { number: 1, state: 'classified', sealed: 2 },
    { number: 2, state: 'closed', sealed: 2 },
  ])
})

const head = [
  'STT',
  'Ngày nhận',
  'Họ và tên',
  'Nội dung',
  'Loại đơn',
  'Cơ quan bị phản ánh',
  'Hạn giải quyết',
  'Ngày trả lời',
]
const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

/** A QR code as a picture file, eight dots a square, with a white edge. */
function bitmapOf(text: string): Buffer {
  const { size, data } = encode(text, { border: 4 })
  const side = size * 8
  const row = Math.ceil((side * 3) / 4) * 4
  const bitmap = Buffer.alloc(54 + row * side, 0xff)
  bitmap.fill(0, 0, 54)
  bitmap.write('BM')
  bitmap.writeUInt32LE(bitmap.length, 2)
  for (const [at, value] of [
    [10, 54],
    [14, 40],
    [18, side],
    [22, side],
  ] as const)
    bitmap.writeUInt32LE(value, at)
  bitmap.writeUInt16LE(1, 26)
  bitmap.writeUInt16LE(24, 28)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (data[size - 1 - (y >> 3)]?.[x >> 3]) bitmap.fill(0, 54 + y * row + x * 3, 54 + y * row + x * 3 + 3)
  return bitmap
}

async function fill({ office, text, name, year }: { office: string; text: string; name?: string; year?: string }) {
  await page.locator('#desk-office').fill(office)
  await page
    .getByRole('option')
    .filter({ hasText: /Ủy ban nhân dân (xã|phường)/ })
    .first()
    .click()
  await page.locator('#desk-field').fill('ho tich')
  await page.getByRole('option', { name: /Hộ tịch/ }).click()
  await page.locator('#desk-text').fill(text)
  if (name) await page.getByLabel('Họ và tên').fill(name)
  if (year) await page.getByLabel('Năm sinh').fill(year)
}
async function send() {
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').getByText('Mã theo dõi').waitFor()
}
async function next() {
  await page.getByRole('dialog').getByRole('button', { name: 'Đơn tiếp theo' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
