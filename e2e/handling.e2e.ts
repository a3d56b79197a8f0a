import { MessageLetter } from '@liem/domain/petitions/message-letter'
import { StatusLetter } from '@liem/domain/petitions/status-words'
import { fromUtf8 } from '@liem/sealing/bytes'
import { open, type Purpose } from '@liem/sealing/envelope'
import { lockKeys } from '@liem/sealing/passphrase'
import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCleared, aKeyHolder, aPetition, type KeyHolder, type SealedPetition } from '../server/test/petitions.ts'
import { anOfficer, house } from './house.ts'

const PASSPHRASE = 'mây sông cày ruộng'
const MARKER = 'Quả mít thứ bảy trên đồi gió'
let h: Awaited<ReturnType<typeof house>>
const sent: string[] = []

beforeAll(async () => {
  h = await house()
})
afterAll(() => h?.end())

/** Signed in, second factor shown, keys locked under the passphrase as their browser left them. */
async function atWork({ officer, keyId, identity, signSecret }: KeyHolder): Promise<Page> {
  const { owner } = h.app.db
  const locked = Buffer.from(await lockKeys({ identity, signSecret }, PASSPHRASE, 10))
  await owner
    .insertInto('locked_key')
    .values({ key_id: keyId, officer_id: officer.id, locked, changed_at: h.app.clock.now() })
    .execute()
  const page = await h.signIn(officer)
  await sql`update session set second_factor_pending = false, stepped_up_at = ${h.app.clock.now()}
    where officer_id = ${officer.id}`.execute(owner)
  page.on('request', (request) => void sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return page
}

async function opened(page: Page, petition: SealedPetition): Promise<void> {
  await page.goto(`${h.address}/petitions/${petition.id}`)
  await page.getByRole('button', { name: 'Mở niêm phong' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cụm mật khẩu của khóa').fill(PASSPHRASE)
  await dialog.getByRole('button', { name: 'Mở niêm phong' }).click()
  await page.getByText(MARKER).waitFor()
}

/** Takes a step through its dialog. */
async function step(page: Page, name: string, fill: (dialog: Locator) => Promise<void>, submit: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: submit, exact: true }).click()
}
const done = (page: Page, said: string) => page.getByText(said, { exact: true }).waitFor()

test('a report is opened, classified, checked on the spot, answered with an apology, published and closed; whoever it names sees nothing, the reporter everything', async () => {
  const { owner } = h.app.db
  const { province, communes, inspectorate } = h.province
  const [first, second] = [await aCleared(owner, province, 'gatekeeper'), await aCleared(owner, province, 'gatekeeper')]
  const third = await aKeyHolder(
    owner,
    await anOfficer(owner, { unit: province, role: 'gatekeeper', name: 'Bùi Thị Nêu' }),
  )
  const verifier = await aCleared(owner, province, 'verifier')
  await aCleared(owner, inspectorate, 'verifier')
  const petition = await aPetition(owner, {
    gate: province,
    holders: [first, second, third],
    office: communes[0],
    words: MARKER,
  })
  const gate = await atWork(first)
  const named = await atWork(third)
  await named.goto(`${h.address}/petitions`)
  await named.getByText('1 kết quả').waitFor()

  await opened(gate, petition)
  await step(
    gate,
    'Phân loại, vào sổ',
    async (dialog) => {
      await dialog.locator('#subject-officers').fill('bui thi neu')
      await dialog
        .page()
        .getByRole('option', { name: /Bùi Thị Nêu/ })
        .click()
      await dialog.getByLabel('Người khác').fill('Chị ở quầy số hai')
    },
    'Phân loại',
  )
  // Who is excluded, and why, is shown to the gatekeeper after the step.
  const after = gate.getByRole('dialog', { name: 'Đã phân loại' })
  await after.getByText('Bùi Thị Nêu').waitFor()
  await after.getByText('Là người bị phản ánh').waitFor()
  await after.getByRole('button', { name: 'Đóng' }).last().click()
  await named.reload()
  await named.getByText('Không có kết quả').waitFor()
  await named.goto(`${h.address}/petitions/${petition.id}`)
  await named.getByText('Không tìm thấy nội dung này').waitFor()

  await step(gate, 'Trả lời về việc tiếp nhận', async () => {}, 'Trả lời')
  await done(gate, 'Đã trả lời về việc tiếp nhận')
  await step(
    gate,
    'Phân công xác minh',
    async (dialog) => void (await dialog.getByLabel('Chủ trì xác minh').selectOption({ label: verifier.officer.name })),
    'Phân công',
  )
  await done(gate, 'Đã phân công xác minh')

  const checker = await atWork(verifier)
  await opened(checker, petition)
  await step(
    checker,
    'Kiểm tra đột xuất',
    async (dialog) => {
      await dialog.getByLabel('Bắt đầu lúc').fill('8h05')
      await dialog.getByLabel('Kết thúc lúc').fill('9h40')
      await dialog.getByLabel('Những việc đã thấy').fill(`${MARKER}: ba hồ sơ quá hẹn.`)
      await dialog.getByLabel('Có thấy', { exact: true }).check()
    },
    'Niêm phong, lưu biên bản',
  )
  await done(checker, 'Đã ghi biên bản kiểm tra')
  await checker.getByRole('button', { name: 'Xem', exact: true }).click()
  await checker.getByRole('dialog').getByText(`${MARKER}: ba hồ sơ quá hẹn.`).waitFor()
  const [file] = await Promise.all([
    checker.waitForEvent('download'),
    (async () => {
      await checker.getByRole('button', { name: 'Tải bản Word' }).click()
      await checker.getByRole('button', { name: 'Tải về', exact: true }).last().click()
    })(),
  ])
  expect(file.suggestedFilename()).toMatch(/^BIÊN BẢN.*\.docx$/)
  await checker.keyboard.press('Escape')
  await step(
    checker,
    'Kết luận',
    async (dialog) => {
      await dialog.getByLabel('Đúng', { exact: true }).check()
      await dialog.getByLabel(/Cơ quan có lỗi/).check()
      for (const label of ['Việc đã làm', 'Kết quả xác minh', 'Đề xuất xử lý, khắc phục'])
        await dialog.getByLabel(label, { exact: true }).fill(MARKER)
    },
    'Kết luận',
  )
  await done(checker, 'Đã kết luận')
  await step(
    checker,
    'Soạn lời công bố',
    async (dialog) => dialog.getByLabel('Lời công bố').fill('Cơ quan xin lỗi vì đã trả kết quả chậm.'),
    'Gửi duyệt',
  )
  await done(checker, 'Đã soạn, chờ người khác duyệt')

  await opened(gate, petition)
  await step(
    gate,
    'Trả lời người phản ánh',
    async (dialog) => {
      await dialog.getByLabel('Kết quả kiểm tra, xác minh').fill(MARKER)
      await dialog.getByLabel('Biện pháp xử lý, khắc phục').fill('Đã chấn chỉnh.')
    },
    'Trả lời',
  )
  await done(gate, 'Đã trả lời người phản ánh')
  await step(
    gate,
    'Duyệt, công bố',
    (dialog) => dialog.getByText('Cơ quan xin lỗi vì đã trả kết quả chậm.').waitFor(),
    'Duyệt, công bố',
  )
  await done(gate, 'Đã công bố')
  await step(
    gate,
    'Xin lỗi',
    async (dialog) => {
      await dialog.getByLabel('Công bố trên cổng').check()
      await dialog.getByLabel('Không lập').check()
    },
    'Ghi đã xin lỗi',
  )
  await done(gate, 'Đã ghi việc xin lỗi')
  // Nobody closes what he answered himself.
  const colleague = await atWork(second)
  await opened(colleague, petition)
  await step(colleague, 'Kết thúc', async () => {}, 'Kết thúc')
  await done(colleague, 'Đã kết thúc vụ việc')

  // The reporter reads each step in the mailbox, and the answer with its apology.
  const { rows } = await sql<{
    part: Purpose
    bytes: Buffer
  }>`select p.part, p.bytes from mailbox_item i join petition_part p on p.id = i.part_id
    where i.petition_id = ${petition.id}::uuid and i.direction = 'out' order by i.at, i.id`.execute(owner)
  const told: string[] = []
  for (const { part, bytes } of rows) {
    const { body } = await open(new Uint8Array(bytes), petition.mailboxIdentity ?? '', {
      purpose: part,
      report: petition.id,
    })
    const said = JSON.parse(fromUtf8(body))
    if (part === 'status') told.push(StatusLetter.parse(said).step)
    else expect(MessageLetter.parse(said).text).toContain('chân thành xin lỗi')
  }
  expect(told.toSorted()).toEqual([
    'answered',
    'apologised',
    'assigned',
    'classified',
    'closed',
    'concluded',
    'replied',
  ])

  // Nothing of the words ever left a browser unsealed.
  expect(sent.length).toBeGreaterThan(50)
  for (const one of sent) expect(decodeURIComponent(one)).not.toContain('Quả mít')
})
