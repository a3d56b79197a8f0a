import { exportTasks, listTasks, readTask } from '@liem/domain/tasks/contract'
import { importTasks } from '@liem/domain/tasks/figures.contract'
import { assignTask, extendTask } from '@liem/domain/tasks/steps.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet } from '#platform/office-files/read'
import { writeSheet } from '#platform/office-files/write-sheet'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { tasks } from './index.ts'
import { dueOfCell } from './sheet.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let commune: Officer
beforeAll(async () => {
  app = await testApp({ modules: [tasks] })
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  commune = await anOfficer(app.db.owner, { unit: world.communes[0], role: 'head' })
})
afterAll(() => app.end())

const titles = {
  code: 'Mã nhiệm vụ',
  title: 'Nhiệm vụ cụ thể',
  product: 'Sản phẩm',
  lead: 'Cơ quan chủ trì',
  support: 'Cơ quan phối hợp',
  due: 'Thời hạn',
}
type Row = Partial<Record<keyof typeof titles, string>>
async function sheetOf(rows: Row[]) {
  const columns = Object.entries(titles).map(([key, title]) => ({ key, title, width: 20, kind: 'text' as const }))
  return [{ name: 'danh-muc.xlsx', bytes: await writeSheet({ sheets: [{ name: 'NV', columns, rows }] }) }]
}
const rows: Row[] = [
  { title: 'Công khai quyết toán', product: 'Thông báo', lead: 'STC', support: 'SXD; Xã An Bình', due: 'Quý IV/2026' },
  { title: 'Kê khai tài sản', product: 'Danh sách', lead: 'UBND phường Cẩm Thành', due: '15/12/2026' },
]

test.each([
  ['15/12/2026', 'date', '2026-12-15'],
  ['2026-12-15', 'date', '2026-12-15'],
  ['Tháng 8/2026', 'month', '2026-08'],
  ['Quý IV/2026', 'quarter', '2026-Q4'],
  ['quý 2 năm 2027', 'quarter', '2027-Q2'],
  ['Năm 2027', 'year', '2027'],
  ['Thường xuyên', 'ongoing', null],
  ['', 'none', null],
])('“%s” is a deadline of the kind %s', (text, dueKind, due) => {
  expect(dueOfCell(text)).toEqual({ dueKind, due })
})
test.each(['31/02/2026', 'Quý V/2026', 'Tháng 13/2026', 'sớm nhất'])('“%s” is no deadline', (text) => {
  expect(dueOfCell(text)).toBeUndefined()
})

test('a preview takes nothing in; the import gives tasks with units found by code or name', async () => {
  const files = await sheetOf(rows)
  const before = await app.as(inspector).ok(importTasks, { body: { preview: true }, files })
  expect(before).toMatchObject({
    applied: false,
    faults: [],
    rows: [{ action: 'new', due: '2026-12-31' }, { action: 'new' }],
  })
  expect((await app.as(inspector).ok(listTasks)).rows).toEqual([])
  expect((await app.as(inspector).ok(importTasks, { body: { preview: false }, files })).applied).toBe(true)
  const { rows: made } = await app.as(inspector).ok(listTasks)
  expect(made.map((row) => [row.title, row.lead.code, row.dueOn])).toEqual([
    ['Kê khai tài sản', 'P03', '2026-12-15'],
    ['Công khai quyết toán', 'STC', '2026-12-31'],
  ])
  const first = await app.as(inspector).ok(readTask, { params: { id: made[1]?.id as string } })
  expect(first.support.map((unit) => unit.code).sort()).toEqual(['SXD', 'X01'])
})

test('what was exported comes back unchanged; a changed line updates the task of its code and nothing is doubled', async () => {
  const out = await app.as(inspector).call(exportTasks)
  expect(out.headers['content-disposition']).toContain('nhiem-vu-2026-11-21.xlsx')
  const again = await app.as(inspector).ok(importTasks, {
    body: { preview: true },
    files: [{ name: 'nhiem-vu.xlsx', bytes: out.bytes }],
  })
  expect(again).toMatchObject({ faults: [], rows: [{ action: 'same' }, { action: 'same' }] })
  const [sheet] = await readSheet(out.bytes, 'nhiem-vu.xlsx')
  const [code, , product, lead, , , , due] = (sheet?.rows[1] ?? []).map((cell) => String(cell.value))
  const changed = await sheetOf([{ code, title: 'Kê khai tài sản, thu nhập', product, lead, due }])
  const updated = await app.as(inspector).ok(importTasks, { body: { preview: false }, files: changed })
  expect(updated).toMatchObject({ applied: true, rows: [{ action: 'update', code }] })
  const { rows: now } = await app.as(inspector).ok(listTasks)
  expect(now.map((row) => row.title)).toEqual(['Kê khai tài sản, thu nhập', 'Công khai quyết toán'])
})

test('each wrong cell is named and nothing is taken in', async () => {
  const files = await sheetOf([
    rows[0] as Row,
    { title: 'Việc', product: 'Báo cáo', lead: 'Sở Không Có', due: 'sớm nhất' },
    { code: 'NV-1999-000001', title: 'Việc khác', product: 'Báo cáo', lead: 'STC' },
    { title: 'Thiếu sản phẩm', lead: 'STC' },
  ])
  const answer = await app.as(inspector).ok(importTasks, { body: { preview: false }, files })
  expect(answer.applied).toBe(false)
  expect(answer.faults.map((fault) => fault.path).sort()).toEqual(['A4', 'C5', 'D3', 'F3'])
  expect((await app.as(inspector).ok(listTasks)).rows.length).toBe(2)
})

test('a sheet does not move a deadline or a lead: those have steps of their own', async () => {
  const { ids } = await app.as(inspector).ok(assignTask, {
    body: {
      title: 'Đối chiếu công nợ',
      product: 'Biên bản',
      leadUnitId: world.finance.id,
      dueKind: 'date',
      due: '2026-12-01',
    },
  })
  const { code } = await app.as(inspector).ok(readTask, { params: { id: ids[0] as string } })
  const line = { code, title: 'Đối chiếu công nợ', product: 'Biên bản', lead: 'STC', due: '01/12/2026' }
  const faultsOf = async (row: Row) =>
    (await app.as(inspector).ok(importTasks, { body: { preview: true }, files: await sheetOf([row]) })).faults.map(
      (f) => f.path,
    )
  expect(await faultsOf(line)).toEqual([])
  expect(await faultsOf({ ...line, due: '31/12/2026' })).toEqual(['F2'])
  expect(await faultsOf({ ...line, lead: 'SXD' })).toEqual(['D2'])
  await app.as(inspector).ok(extendTask, {
    params: { id: ids[0] as string },
    body: { toDueOn: '2026-12-31', documentSymbol: '5/UBND', documentDate: '2026-11-20', reason: 'Chờ số liệu' },
  })
  expect(await faultsOf({ ...line, due: '31/12/2026' })).toEqual([])
})

test('a head imports within his units only', async () => {
  const files = await sheetOf(rows)
  expect(await app.as(commune).refused(importTasks, { body: { preview: false }, files })).toBe('permission.missing')
})
