import { listJournal } from '@liem/domain/audit/contract'
import { readCoverage } from '@liem/domain/directives/cascade.contract'
import { readDashboard } from '@liem/domain/tasks/figures.contract'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOfficer, house } from './house.ts'

// The province's main promise, in a browser: a plan is read and confirmed, a commune makes its own plan, claims with a file, is
// returned once, accepted; matrix, dashboard and journal agree; the commune next door cannot tell that any of it exists.
let h: Awaited<ReturnType<typeof house>>
beforeAll(async () => {
  h = await house()
})
afterAll(() => h?.end())

const plan = `ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 231/KH-UBND

Thử Nghiệm, ngày 18 tháng 11 năm 2026

KẾ HOẠCH
Ngăn chặn nhũng nhiễu, gây phiền hà tại bộ phận một cửa năm 2026

Căn cứ Luật Phòng, chống tham nhũng ngày 20 tháng 11 năm 2018;

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao trách nhiệm của người đứng đầu.

II. NHIỆM VỤ

1. Ủy ban nhân dân xã An Bình niêm yết số điện thoại đường dây nóng tại bộ phận một cửa trước ngày 31/12/2026.

2. Sở Tài chính chủ trì, phối hợp với Thanh tra tỉnh rà soát thủ tục hành chính, hoàn thành trong Quý I/2027.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đỗ Văn Thử
`

async function readAndConfirm(page: Page) {
  await page.goto(`${h.address}/documents`)
  await page.getByRole('button', { name: 'Đọc tệp văn bản' }).click()
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: 'ke-hoach.txt', mimeType: 'text/plain', buffer: Buffer.from(plan) })
  const read = page.getByRole('dialog').getByRole('button', { name: /^Đọc/ })
  if (await read.count()) await read.last().click()
  await page.waitForURL(/readings\//)
  for (const product of ['Ảnh chụp bảng niêm yết', 'Báo cáo rà soát']) {
    await page
      .getByRole('button', { name: /Thiếu \d+ chỗ/ })
      .first()
      .click()
    await page.getByLabel('Sản phẩm, kết quả phải có').fill(product)
  }
  await page.getByLabel('Gửi văn bản đến đơn vị ngay khi vào sổ').check()
  await page.getByRole('button', { name: 'Tất cả xã, phường, đặc khu' }).last().click()
  await page.getByLabel('Các đơn vị này phải ban hành kế hoạch riêng để thực hiện').check()
  await page.getByRole('textbox', { name: 'Có kế hoạch chậm nhất ngày' }).fill('05/12/2026')
  await page.getByRole('button', { name: 'Xác nhận, vào sổ' }).first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /onfirm|ác nhận, vào sổ/ })
    .click()
  await page.waitForURL(/documents\/[0-9a-f-]{36}/)
  return page.url().match(/documents\/([0-9a-f-]{36})/)?.[1] as string
}

test('from a plan read to a verdict given', async () => {
  const { owner } = h.app.db
  const { communes, inspectorate, province } = h.province
  const inspector = await anOfficer(owner, {
    unit: inspectorate,
    roles: [{ role: 'inspector' }, { role: 'head', unit: province }],
    name: 'Trần Thị Kiểm',
  })
  const head = await anOfficer(owner, { unit: communes[0], role: 'head', name: 'Lê Văn Xã' })
  const neighbour = await anOfficer(owner, { unit: communes[2], role: 'handler', name: 'Phạm Láng Giềng' })

  const desk = await h.signIn(inspector)
  const documentId = await readAndConfirm(desk)

  const hall = await h.signIn(head)
  await hall.goto(`${h.address}/documents/${documentId}`)
  await hall.getByRole('button', { name: 'Xác nhận đã nhận' }).first().click()
  await hall
    .getByText(/đã xác nhận ngày/)
    .first()
    .waitFor()
  await hall.getByRole('button', { name: 'Lập kế hoạch của đơn vị' }).click()
  await hall.getByRole('button', { name: 'Chọn tất cả', exact: true }).click()
  await hall.getByRole('button', { name: /Tiếp: soạn kế hoạch/ }).click()
  await hall.getByRole('button', { name: /^Tiếp/ }).click()
  await hall.getByLabel('Số, ký hiệu kế hoạch').fill('07/KH-UBND')
  await hall.getByRole('textbox', { name: 'Ngày ban hành' }).fill('20/11/2026')
  await hall.getByRole('button', { name: 'Vào sổ và gắn với văn bản' }).click()
  await hall.getByText('đã vào sổ và gắn với văn bản').first().waitFor()

  const task = await owner
    .selectFrom('task')
    .select(['id', 'code'])
    .where('document_id', '=', documentId)
    .where('lead_unit_id', '=', communes[0].id)
    .executeTakeFirstOrThrow()
  const claim = async (product: string) => {
    await hall.goto(`${h.address}/tasks/${task.id}`)
    await hall.getByRole('button', { name: 'Báo cáo hoàn thành' }).click()
    const dialog = hall.getByRole('dialog')
    await dialog.getByLabel('Sản phẩm đã hoàn thành').fill(product)
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'bảng niêm yết.txt', mimeType: 'text/plain', buffer: Buffer.from('ảnh') })
    await dialog.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  const judge = async (kind: RegExp, reasons?: string) => {
    await desk.goto(`${h.address}/tasks/${task.id}`)
    await desk.getByRole('button', { name: 'Thẩm định', exact: true }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByRole('radio', { name: kind }).check()
    if (reasons) await dialog.getByLabel(/Lý do/).fill(reasons)
    await dialog.getByRole('button', { name: 'Ghi kết quả' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await claim('Đã treo bảng')
  await judge(/Trả lại/, 'Ảnh không đọc được số')
  await claim('Đã treo bảng, ảnh rõ số')
  await judge(/^Công nhận hoàn thành/)

  // Three views of one truth.
  const coverage = await h.app.as(inspector).ok(readCoverage, { params: { id: documentId } })
  const row = coverage.units.findIndex((unit) => unit.id === communes[0].id)
  expect(coverage.cells[row]).toContain('verified')
  const board = await h.app.as(inspector).ok(readDashboard, { query: { documentId } })
  expect(board.totals.verdict).toMatchObject({ assigned: 2, on_time: 1, within_term: 1 })
  const journal = await h.app.as(inspector).ok(listJournal, { query: { subjectKind: 'task', subjectId: task.id } })
  expect(journal.rows.map((entry) => entry.act).filter((act) => /claim|return|accept|verdict/.test(act))).toHaveLength(
    4,
  )

  await desk.goto(`${h.address}/documents/${documentId}?tab=matrix`)
  await desk
    .getByText(/Đã thẩm định đạt/)
    .first()
    .waitFor()

  const other = await h.signIn(neighbour)
  await other.goto(`${h.address}/tasks/${task.id}`)
  await other.getByText(/Không tìm thấy/).waitFor()
  const search = await other.request.get(`${h.address}/api/tasks?q=${task.code}`)
  expect((await search.json()).rows).toEqual([])
})
