import { listNotices, readHome, readNotices } from '@liem/domain/agenda/contract'
import { listJournal } from '@liem/domain/audit/contract'
import { listTasks } from '@liem/domain/tasks/contract'
import { downloadUrging, draftUrging, listUrgings, readDashboard } from '@liem/domain/tasks/figures.contract'
import * as steps from '@liem/domain/tasks/steps.contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '#modules/audit'
import { directives } from '#modules/directives'
import { tasks } from '#modules/tasks'
import { runJob } from '#platform/jobs'
import { sendWaiting } from '#platform/mail'
import { readOfficeFile } from '#platform/office-files/read'
import { type TestApp, testApp } from '#test/as'
import { anAppointment, anOfficer, aProvince, type Officer } from '#test/world'
import { agenda } from './index.ts'
import { digest, escalateLate, remind } from './jobs.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let handler: Officer
let head: Officer
let commune: Officer
let chairman: Officer
beforeAll(async () => {
  app = await testApp({ modules: [agenda, audit, tasks, directives] })
  const { owner } = app.db
  world = await aProvince(owner)
  inspector = await anOfficer(owner, { unit: world.inspectorate, role: 'inspector', name: 'Nguyễn Văn Thanh' })
  await anAppointment(owner, inspector)
  handler = await anOfficer(owner, { unit: world.finance, role: 'handler' })
  head = await anOfficer(owner, { unit: world.finance, role: 'head' })
  commune = await anOfficer(owner, { unit: world.communes[0], role: 'head' })
  chairman = await anOfficer(owner, { unit: world.province, role: 'head' })
  await owner.updateTable('officer').set({ email: 'can.bo@tinh.gov.vn' }).where('id', '=', handler.id).execute()
})
afterAll(() => app.end())

async function aTask(title: string, due: string | null, more: { leadUnitId?: number } = {}) {
  const { ids } = await app.as(inspector).ok(steps.assignTask, {
    body: {
      title,
      product: 'Báo cáo',
      leadUnitId: world.finance.id,
      dueKind: due ? 'date' : 'none',
      due,
      assignedOn: '2026-09-15',
      ...more,
    },
  })
  return ids[0] as string
}
const job = (one: Parameters<typeof runJob>[1]) => runJob({ db: app.db.worker, parts: app.parts }, one)
const notices = async (officer: Officer, kind: string) =>
  (await app.as(officer).ok(listNotices)).rows.filter((row) => row.kind === kind).map((row) => row.words)

test('home shows each what is his to do: the unit its deadlines, the checker what waits for a verdict', async () => {
  const late = await aTask('Việc đã quá hạn', '2026-11-10')
  await aTask('Việc sắp đến hạn', '2026-11-28')
  const waiting = await aTask('Việc chờ thẩm định', '2026-12-20')
  await aTask('Việc của xã', '2026-11-05', { leadUnitId: world.communes[0].id })
  await app
    .as(handler)
    .ok(steps.claimDone, { params: { id: waiting }, body: { product: 'Báo cáo', productSymbol: '1/BC' } })
  const mine = await app.as(handler).ok(readHome)
  expect(mine.overdue).toMatchObject([
    {
      rule: 'tasks.due',
      words: 'Hoàn thành nhiệm vụ',
      title: 'Việc đã quá hạn',
      opens: `/tasks/${late}`,
      daysLeft: -11,
    },
  ])
  expect(mine.soon.map((duty) => duty.title)).toEqual(['Việc sắp đến hạn'])
  expect(mine.later.map((duty) => duty.title)).toEqual(['Việc chờ thẩm định'])
  expect(mine.counts).toEqual({ overdue: 1, soon: 1, later: 1 })
  expect(mine.figures).toContainEqual(expect.objectContaining({ key: 'gap', value: 1 }))
  const theirs = await app.as(inspector).ok(readHome)
  expect(theirs.waiting).toEqual([expect.objectContaining({ kind: 'verdict', count: 1 })])
  expect(theirs.later).toMatchObject([{ rule: 'tasks.verdict', title: 'Việc chờ thẩm định', holder: { code: 'TTT' } }])
  expect(theirs.below.map((row) => [row.unit.code, row.overdue, row.soon])).toEqual([
    ['STC', 1, 1],
    ['X01', 1, 0],
  ])
  for (const row of theirs.below) {
    const { total } = await app.as(inspector).ok(listTasks, {
      query: { unitId: row.unit.id, below: 'true', class: 'overdue', limit: 1 },
    })
    expect(total?.count).toBe(row.overdue)
  }
  expect((await app.as(commune).ok(readHome)).overdue.map((duty) => duty.title)).toEqual(['Việc của xã'])
})

test('reminders come 7, 3 and 1 days before and on the day, once each, to the officer in charge or his unit', async () => {
  const id = await aTask('Việc được nhắc', '2026-12-08')
  await app.as(head).ok(steps.assignOfficer, { params: { id }, body: { officerId: handler.id } })
  for (const day of ['2026-12-01', '2026-12-02', '2026-12-05', '2026-12-07', '2026-12-08', '2026-12-09']) {
    app.clock.set(`${day}T06:30:00+07:00`)
    await job(remind)
    await job(remind)
  }
  const told = await notices(handler, 'agenda.reminder')
  const code = (await app.as(handler).ok(listTasks, { query: { q: 'viec duoc nhac' } })).rows[0]?.code
  expect(told.filter((words) => words.includes(code ?? '?'))).toEqual([
    `Hôm nay đến hạn: Hoàn thành nhiệm vụ ${code}`,
    `Còn 1 ngày đến hạn 08/12/2026: Hoàn thành nhiệm vụ ${code}`,
    `Còn 3 ngày đến hạn 08/12/2026: Hoàn thành nhiệm vụ ${code}`,
    `Còn 7 ngày đến hạn 08/12/2026: Hoàn thành nhiệm vụ ${code}`,
  ])
  const { rows } = await app.as(handler).ok(listNotices)
  await app.as(handler).ok(readNotices, { body: { ids: rows.map((row) => row.id) } })
  expect((await app.as(handler).ok(listNotices)).rows.every((row) => row.readAt !== null)).toBe(true)
  expect(await notices(head, 'agenda.reminder')).not.toContain(
    `Còn 7 ngày đến hạn 08/12/2026: Hoàn thành nhiệm vụ ${code}`,
  )
})

test('after the set time a late task is told to the superior once, one notice for all tasks of a unit', async () => {
  app.clock.set('2026-12-20T06:00:00+07:00')
  await job(escalateLate)
  app.clock.set('2026-12-21T06:00:00+07:00')
  await job(escalateLate)
  const told = await notices(chairman, 'agenda.escalated')
  expect(told.sort()).toEqual([
    'STC có 3 nhiệm vụ quá hạn lâu, cần chỉ đạo',
    'X01 có 1 nhiệm vụ quá hạn lâu, cần chỉ đạo',
  ])
})

test('the daily mail holds counts and a link only, goes to who wants it, once a working day, and is tried again', async () => {
  app.clock.set('2026-12-20T06:45:00+07:00')
  await job(digest)
  const count = () => app.db.owner.selectFrom('mail_outbox').selectAll().execute()
  expect(await count()).toEqual([])
  app.clock.set('2026-12-21T06:45:00+07:00')
  await job(digest)
  await job(digest)
  expect(await count()).toMatchObject([{ officer_id: handler.id, facts: { overdue: 4, soon: 0 } }])
  const sent: { to: string; subject: string; text: string }[] = []
  let broken = true
  const sending = sendWaiting('https://liem.test', async (mail) => {
    if (broken) throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    sent.push(mail)
  })
  app.clock.advance({ minutes: 1 })
  await job(sending)
  expect(await count()).toMatchObject([{ sent_at: null, failed_count: 1, last_error: 'ECONNREFUSED' }])
  broken = false
  await job(sending)
  expect(sent).toEqual([])
  app.clock.advance({ minutes: 2 })
  await job(sending)
  await job(sending)
  expect(sent).toMatchObject([
    { to: 'can.bo@tinh.gov.vn', subject: 'Liêm: 4 việc quá hạn, 0 việc đến hạn trong 7 ngày' },
  ])
  expect(sent[0]?.text).not.toMatch(/Việc|NV-/)
})

test('the dashboard adds up: units, documents and totals are of one moment and open to their lists', async () => {
  const board = await app.as(inspector).ok(readDashboard)
  for (const basis of ['verdict', 'claim'] as const) {
    const sum = (key: keyof (typeof board.totals)['verdict']) =>
      board.byUnit.reduce((total, one) => total + one.totals[basis][key], 0)
    for (const key of Object.keys(board.totals[basis]) as (keyof typeof board.totals.verdict)[])
      expect(sum(key), key).toBe(board.totals[basis][key])
  }
  for (const one of board.byUnit) {
    const { total } = await app
      .as(inspector)
      .ok(listTasks, { query: { unitId: one.unit.id, class: 'overdue', limit: 1 } })
    expect(total?.count).toBe(one.totals.verdict.overdue)
  }
  const now = board.trend.at(-1)
  expect(now).toMatchObject({ month: '2026-12', overdueAtEnd: board.totals.verdict.overdue })
  expect(board.trend.find((month) => month.month === '2026-11')?.overdueAtEnd).toBe(3)
  expect(board.trend.reduce((sum, month) => sum + month.assigned, 0)).toBe(board.totals.verdict.assigned)
  expect(board.mostLate[0]).toMatchObject({ title: 'Việc của xã' })
  const own = await app.as(head).ok(readDashboard)
  expect(own.byUnit.map((one) => one.unit.code)).toEqual(['STC'])
  expect(await app.as(head).refused(readDashboard, { query: { unitId: world.communes[0].id } })).toBe(
    'record.not_found',
  )
})

test('a letter urges a unit on what is overdue, as DOCX and PDF, and is kept as it was made', async () => {
  const made = await app.as(inspector).ok(draftUrging, {
    body: { unitId: world.communes[0].id, number: '45', replyByOn: '2026-12-31' },
  })
  expect(made.taskCount).toBe(1)
  const { rows } = await app.as(commune).ok(listUrgings)
  expect(rows).toMatchObject([{ symbol: '45/TTT', unit: { code: 'X01' }, sender: { code: 'TTT' }, taskCount: 1 }])
  for (const form of ['docx', 'pdf'] as const) {
    const file = await app.as(commune).call(downloadUrging, { params: { id: made.id, form } })
    const text = JSON.stringify(await readOfficeFile(file.bytes, `cv.${form}`))
    for (const part of [
      'THANH TRA TỈNH',
      '45/TTT',
      'Thử Nghiệm, ngày 21 tháng 12 năm 2026',
      'Việc của xã',
      '05/11/2026',
      'Nguyễn Văn Thanh',
    ])
      expect(text.replace(/\s+/g, ' '), form).toContain(part)
  }
  expect(await notices(commune, 'tasks.urged')).toEqual(['Đơn vị được đôn đốc bằng văn bản về 1 nhiệm vụ quá hạn'])
  expect(await app.as(head).refused(downloadUrging, { params: { id: made.id, form: 'pdf' } })).toBe('record.not_found')
  expect(await app.as(inspector).refused(draftUrging, { body: { unitId: world.construction.id } })).toBe(
    'urging.nothing_late',
  )
  expect(
    await app
      .as(head)
      .refused(draftUrging, { body: { unitId: world.communes[0].id, senderUnitId: world.inspectorate.id } }),
  ).toBe('permission.missing')
})

test('the journal shows acts in words, latest first, and only those within reach', async () => {
  const all = await app.as(inspector).ok(listJournal, { query: { limit: 3 } })
  expect(all.rows[0]).toMatchObject({
    words: 'Đôn đốc bằng văn bản',
    by: 'Nguyễn Văn Thanh',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  const more = await app.as(inspector).ok(listJournal, { query: { limit: 3, after: all.next ?? '' } })
  expect(all.rows.map((row) => row.id)).not.toContain(more.rows[0]?.id)
  expect(Date.parse(more.rows[0]?.at ?? '')).toBeLessThanOrEqual(Date.parse(all.rows.at(-1)?.at ?? ''))
  const seen = await app.as(commune).ok(listJournal, { query: { limit: 100 } })
  const ids = await app.db.owner
    .selectFrom('task')
    .select('id')
    .where('lead_unit_id', '=', world.communes[0].id)
    .execute()
  expect(new Set(seen.rows.map((row) => row.subjectId))).toEqual(new Set(ids.map((row) => row.id)))
  expect(await app.as(handler).refused(listJournal)).toBe('permission.missing')
})
