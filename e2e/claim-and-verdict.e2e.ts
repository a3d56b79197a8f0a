import { listTasks } from '@liem/domain/tasks/contract'
import { assignTask } from '@liem/domain/tasks/steps.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOfficer, house } from './house.ts'

let h: Awaited<ReturnType<typeof house>>
beforeAll(async () => {
  h = await house()
})
afterAll(() => h?.end())

test('a commune claims with a file, the inspectorate returns once, then accepts; another commune sees nothing', async () => {
  const { owner } = h.app.db
  const { communes, inspectorate } = h.province
  const inspector = await anOfficer(owner, { unit: inspectorate, role: 'inspector', name: 'Trần Thị Kiểm' })
  const reporter = await anOfficer(owner, { unit: communes[0], role: 'reporter', name: 'Lê Văn Xã' })
  const neighbour = await anOfficer(owner, { unit: communes[1], role: 'reporter', name: 'Phạm Láng Giềng' })
  const { ids } = await h.app.as(inspector).ok(assignTask, {
    body: {
      title: 'Niêm yết công khai số điện thoại đường dây nóng tại bộ phận một cửa',
      product: 'Ảnh chụp bảng niêm yết',
      leadUnitId: communes[0].id,
      supervisingUnitId: inspectorate.id,
      dueKind: 'date',
      due: '2026-11-30',
    },
  })
  const id = ids[0] as string

  const doer = await h.signIn(reporter)
  await doer.goto(`${h.address}/tasks`)
  await doer.getByRole('link', { name: /Niêm yết công khai/ }).click()
  const claim = async (product: string) => {
    await doer.getByRole('button', { name: 'Báo cáo hoàn thành' }).click()
    const dialog = doer.getByRole('dialog')
    await dialog.getByLabel('Sản phẩm đã hoàn thành').fill(product)
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'bảng niêm yết.txt', mimeType: 'text/plain', buffer: Buffer.from('ảnh') })
    await dialog.getByRole('button', { name: 'Gửi báo cáo' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await claim('Đã treo bảng')
  await doer.getByText('Chờ thẩm định').first().waitFor()

  const checker = await h.signIn(inspector)
  const judge = async (kind: RegExp, reasons?: string) => {
    await checker.goto(`${h.address}/tasks/${id}`)
    await checker.getByRole('button', { name: 'Thẩm định', exact: true }).click()
    const dialog = checker.getByRole('dialog')
    await dialog.getByRole('radio', { name: kind }).check()
    if (reasons) await dialog.getByLabel(/Lý do/).fill(reasons)
    await dialog.getByRole('button', { name: 'Ghi kết quả' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await judge(/Trả lại/, 'Ảnh không đọc được số điện thoại')
  await doer.reload()
  await doer.getByText('Ảnh không đọc được số điện thoại').waitFor()
  await claim('Đã treo bảng, ảnh rõ số')
  await judge(/^Công nhận hoàn thành/)
  await checker.getByText('Hoàn thành đúng hạn').first().waitFor()

  const list = await h.app.as(inspector).ok(listTasks, { query: { class: 'on_time' } })
  expect(list.rows.map((row) => row.id)).toEqual([id])

  const other = await h.signIn(neighbour)
  await other.goto(`${h.address}/tasks/${id}`)
  await other.getByText(/Không tìm thấy/).waitFor()
})
