import * as contract from '@liem/domain/calendar/contract'
import { isoDate } from '@liem/domain/kernel/dates'
import { acknowledge } from '@liem/domain/tasks/deadlines'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemCtx } from '#platform/ctx'
import { asActor, systemActor } from '#platform/db/as-actor'
import { workOff } from '#platform/jobs'
import { resume, startTerm } from '#platform/obligations'
import { type TestApp, testApp } from '#test/as'
import { anAbsence, anOfficer, aProvince, type Officer } from '#test/world'
import { calendar } from './index.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let admin: Officer
let second: Officer
let inspector: Officer
let clerk: Officer

beforeAll(async () => {
  app = await testApp({ modules: [calendar] })
  province = await aProvince(app.db.owner)
  admin = await anOfficer(app.db.owner, { unit: province.province, role: 'administrator' })
  second = await anOfficer(app.db.owner, { unit: province.province, role: 'administrator' })
  inspector = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'inspector' })
  clerk = await anOfficer(app.db.owner, { unit: province.finance, role: 'clerk' })
})
beforeEach(async () => {
  await sql`delete from calendar_day`.execute(app.db.owner)
  await sql`delete from law_value`.execute(app.db.owner)
  await sql`delete from obligation`.execute(app.db.owner)
})
afterAll(() => app.end())

const source = 'Công văn 6150/TB-BNV'
const dayOff = (day: string, more: object = {}) => ({
  day,
  kind: 'swap_off' as const,
  name: 'nghỉ hoán đổi',
  source,
  status: 'certain' as const,
  ...more,
})

/** Proposed by one, confirmed by the other. */
async function decideDay(
  body: Omit<Partial<ReturnType<typeof dayOff>>, 'kind'> & { day: string; kind?: 'holiday'; removes?: boolean },
) {
  app.clock.advance({ minutes: 1 })
  const { id } = await app.as(admin).ok(contract.proposeDay, { body: { ...dayOff(body.day), ...body } })
  return { id, ...(await app.as(second).ok(contract.confirmDay, { params: { id } })) }
}

const inSystem = <T>(work: (ctx: ReturnType<typeof systemCtx>) => Promise<T>) =>
  asActor(app.db.worker, systemActor('2026-11-21'), (tx) => work(systemCtx(tx, app.parts)))

/** A clock of two working days that starts on a Friday: due the Monday... of the days the calendar leaves. */
async function aClock(start = '2026-11-27') {
  const id = crypto.randomUUID()
  const due = await inSystem((ctx) =>
    startTerm(ctx, {
      deadline: acknowledge,
      subject: { kind: 'document', id },
      holder: { unitId: province.finance.id },
      start: isoDate(start),
    }),
  )
  return { id, due: due.due }
}
const clock = (subject: string) =>
  app.db.owner
    .selectFrom('obligation')
    .select(['due_on', 'due_original_on', 'explanation', 'rule_version', 'provisional'])
    .where('subject_id', '=', subject)
    .executeTakeFirstOrThrow()
const journalOf = (kind: string, id: string) =>
  app.db.owner
    .selectFrom('journal')
    .select(['act', 'officer_id', 'facts', 'unit_ids'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()

test('a year shows every recorded day with its status and every day nobody has decided', async () => {
  const year = await app.as(clerk).ok(contract.readCalendar, { query: { year: 2027 } })
  expect(year.firstYear).toBe(2025)
  expect(year.lastYear).toBe(2028)
  expect(year.can).toEqual([])
  expect(year.days.find((day) => day.day === '2027-09-02')).toMatchObject({
    kind: 'holiday',
    status: 'certain',
    local: false,
  })
  expect(year.days.find((day) => day.day === '2027-04-16')).toMatchObject({ kind: 'holiday', status: 'unverified' })
  expect(year.days.find((day) => day.day === '2027-02-10')).toMatchObject({
    kind: 'undecided',
    source: 'Chưa có thông báo lịch nghỉ Tết Nguyên đán 2027 (mùng 1 là 06/02/2027)',
  })
  expect(year.days.map((day) => day.day)).toEqual([...year.days.map((day) => day.day)].sort())
})

test('a day changes only when a second officer confirms; then open dates move, each with its entry and its reason', async () => {
  const { id: subject, due } = await aClock()
  expect(due).toBe('2026-12-01')
  const { id } = await app.as(admin).ok(contract.proposeDay, { body: dayOff('2026-12-01') })

  const before = await app.as(admin).ok(contract.readCalendar, { query: { year: 2026 } })
  expect(before.pending).toMatchObject([
    { id, day: '2026-12-01', proposedBy: { id: admin.id }, confirmedBy: null, can: ['withdraw'] },
  ])
  expect(before.days.some((day) => day.day === '2026-12-01')).toBe(false)
  expect((await clock(subject)).due_on).toBe('2026-12-01')

  expect(await app.as(admin).refused(contract.confirmDay, { params: { id } })).toBe('second_officer.same')
  const offered = await app.as(inspector).ok(contract.readCalendar, { query: { year: 2026 } })
  expect(offered.pending[0]?.can).toEqual(['confirm', 'withdraw'])
  expect(await app.as(inspector).ok(contract.confirmDay, { params: { id } })).toEqual({
    recomputed: 1,
    moved: 1,
    work: null,
  })

  const moved = await clock(subject)
  expect(moved).toMatchObject({ due_on: '2026-12-02', due_original_on: '2026-12-01' })
  expect(moved.explanation[0]).toMatch(/^Căn cứ: Mục tiêu nội bộ/)
  expect(moved.explanation.at(-1)).toBe(
    'Tính lại ngày 21/11/2026 do lịch nghỉ thay đổi: từ 01/12/2026 thành 02/12/2026.',
  )
  expect(await journalOf('document', subject)).toMatchObject([
    {
      act: 'calendar.recount',
      officer_id: inspector.id,
      unit_ids: [province.finance.id],
      facts: { rule: 'tasks.acknowledge', from: '2026-12-01', to: '2026-12-02', cause: 'calendar_day', causeId: id },
    },
  ])
  expect((await journalOf('calendar_day', id)).map((entry) => [entry.act, entry.officer_id])).toEqual([
    ['calendar.propose_day', admin.id],
    ['calendar.confirm_day', inspector.id],
  ])
  const after = await app.as(admin).ok(contract.readCalendar, { query: { year: 2026 } })
  expect(after.days.find((day) => day.day === '2026-12-01')).toMatchObject({
    local: true,
    confirmedBy: { id: inspector.id },
    can: [],
  })
  expect(await app.as(second).refused(contract.confirmDay, { params: { id } })).toBe('record.changed')
})

test('who stands in for the proposer is not a second officer', async () => {
  const deputy = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'clerk' })
  const absent = await anOfficer(app.db.owner, { unit: province.inspectorate, role: 'inspector' })
  const { id } = await app.as(absent).ok(contract.proposeDay, { body: dayOff('2026-12-02') })
  await anAbsence(app.db.owner, absent, { substitute: deputy, from: '2026-11-20', to: '2026-11-30' })
  expect(await app.as(deputy).refused(contract.confirmDay, { params: { id } })).toBe('second_officer.same')
})

test('a shipped day taken away is still shown, and working again', async () => {
  const { id: subject, due } = await aClock('2026-11-20')
  expect(due).toBe('2026-11-25')
  await decideDay({ day: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa Việt Nam', removes: true })
  expect((await clock(subject)).due_on).toBe('2026-11-24')
  const year = await app.as(clerk).ok(contract.readCalendar, { query: { year: 2026 } })
  expect(year.days.find((day) => day.day === '2026-11-24')).toMatchObject({ removes: true, local: true })
  await decideDay({ day: '2026-11-24', kind: 'holiday', name: 'Ngày Văn hóa Việt Nam' })
  expect((await clock(subject)).due_on).toBe('2026-11-25')
  const again = await app.as(clerk).ok(contract.readCalendar, { query: { year: 2026 } })
  expect(again.days.filter((day) => day.day === '2026-11-24')).toMatchObject([{ removes: false, local: true }])
})

test('days that settle an open question leave no doubt behind', async () => {
  const { id: subject } = await aClock('2027-09-01')
  expect((await clock(subject)).provisional).toBe(true)
  await decideDay({ day: '2027-09-03', kind: 'holiday', name: 'Quốc khánh' })
  expect(await clock(subject)).toMatchObject({ provisional: false, due_on: '2027-09-07' })
  const year = await app.as(clerk).ok(contract.readCalendar, { query: { year: 2027 } })
  expect(year.days.filter((day) => day.day.startsWith('2027-09')).map((day) => [day.day, day.kind])).toEqual([
    ['2027-09-02', 'holiday'],
    ['2027-09-03', 'holiday'],
  ])
})

test('senseless and doubled proposals are refused with the field', async () => {
  const faults = async (body: ReturnType<typeof dayOff>) =>
    (await app.as(admin).call(contract.proposeDay, { body })).problem?.faults?.map((fault) => fault.path)
  expect(await faults(dayOff('2026-12-05'))).toEqual(['day'])
  expect(await faults(dayOff('2026-12-03', { kind: 'swap_work' }))).toEqual(['day'])
  expect(await faults(dayOff('2026-12-03', { removes: true }))).toEqual(['day'])
  expect(await faults(dayOff('1999-12-03'))).toEqual(['day'])
  const { id } = await app.as(admin).ok(contract.proposeDay, { body: dayOff('2026-12-03') })
  expect(await faults(dayOff('2026-12-03'))).toEqual(['day'])
  await app.as(second).ok(contract.withdrawDay, { params: { id } })
  expect(await app.as(second).refused(contract.confirmDay, { params: { id } })).toBe('record.changed')
  expect((await app.as(admin).ok(contract.readCalendar, { query: { year: 2026 } })).pending).toEqual([])
  expect(await app.as(clerk).refused(contract.proposeDay, { body: dayOff('2026-12-03') })).toBe('permission.missing')
})

test('a new length holds for clocks that start on or after its date, never backwards', async () => {
  const early = await aClock('2026-11-23')
  const late = await aClock('2026-12-01')
  const { id } = await app.as(admin).ok(contract.proposeLawValue, {
    body: {
      key: 'tasks.acknowledge',
      since: '2026-12-01',
      value: 5,
      source: 'Quyết định 12/QĐ-UBND',
      status: 'illustrative',
    },
  })
  expect(await app.as(admin).refused(contract.confirmLawValue, { params: { id } })).toBe('second_officer.same')
  expect(await app.as(second).ok(contract.confirmLawValue, { params: { id } })).toEqual({
    recomputed: 2,
    moved: 1,
    work: null,
  })
  expect(await clock(early.id)).toMatchObject({ due_on: early.due, rule_version: '2020-01-01' })
  const changed = await clock(late.id)
  expect(changed).toMatchObject({ due_on: '2026-12-08', rule_version: '2026-12-01' })
  expect(changed.explanation).toContain('Độ dài do địa phương cập nhật từ 01/12/2026: Quyết định 12/QĐ-UBND.')
  expect(changed.explanation.at(-1)).toContain('do số liệu về thời hạn thay đổi: từ 03/12/2026 thành 08/12/2026')
  const { id: started } = await aClock('2026-12-02')
  expect((await clock(started)).due_on).toBe('2026-12-09')
  expect(await journalOf('document', late.id)).toMatchObject([
    { act: 'calendar.recount', facts: { cause: 'law_value', causeId: id } },
  ])

  app.clock.set('2026-12-01T08:00:00+07:00')
  const { rows } = await app.as(clerk).ok(contract.listLawValues)
  app.clock.set('2026-11-21T08:00:00+07:00')
  expect(rows.filter((row) => row.key === 'tasks.acknowledge')).toMatchObject([
    { value: 2, unit: 'ngày làm việc', status: 'illustrative', local: false, holds: false },
    { value: 5, since: '2026-12-01', local: true, holds: true, confirmedBy: { id: second.id } },
  ])
  expect(rows.find((row) => row.key === 'tasks.present-incoming')).toMatchObject({
    status: 'read',
    source: 'Nghị định 30/2020/NĐ-CP, Điều 23 khoản 1',
  })
})

test('numbers are checked for what they measure', async () => {
  const faults = async (key: string, value: number | number[], since = '2026-12-01') =>
    (
      await app.as(admin).call(contract.proposeLawValue, { body: { key, since, value, source, status: 'read' } })
    ).problem?.faults?.map((fault) => fault.path)
  expect(await faults('tasks.acknowledge', 0)).toEqual(['value'])
  expect(await faults('tasks.acknowledge', 2.5)).toEqual(['value'])
  expect(await faults('tasks.acknowledge', [2])).toEqual(['value'])
  expect(await faults('tasks.acknowledge', 2, '2019-12-31')).toEqual(['since'])
  expect(await faults('no.such-key', 2)).toEqual(['key'])
  expect(await faults('tasks.reminder-days', 3)).toEqual(['value'])
  const { id } = await app.as(admin).ok(contract.proposeLawValue, {
    body: { key: 'tasks.reminder-days', since: '2026-12-01', value: [10, 5, 1], source, status: 'illustrative' },
  })
  await app.as(second).ok(contract.confirmLawValue, { params: { id } })
  const { rows } = await app.as(clerk).ok(contract.listLawValues)
  expect(rows.filter((row) => row.key === 'tasks.reminder-days').map((row) => row.value)).toEqual([
    [7, 3, 1],
    [10, 5, 1],
  ])
})

test('what later acts added to an explanation stays, and decided days are not counted again', async () => {
  const kept = await aClock()
  const decided = await aClock()
  const subject = (id: string) => ({ kind: 'document' as const, id })
  await inSystem((ctx) => resume(ctx, subject(kept.id), 'tasks.acknowledge', null))
  await inSystem((ctx) => resume(ctx, subject(decided.id), 'tasks.acknowledge', '2026-12-01'))
  await decideDay({ day: '2026-12-01' })
  const moved = await clock(kept.id)
  expect(moved.due_on).toBe('2026-12-02')
  expect(moved.explanation.slice(-2)[0]).toBe('Tiếp tục sau tạm dừng, giữ hạn cũ.')
  expect((await clock(decided.id)).due_on).toBe('2026-12-01')
})

test('more clocks than an officer can wait for are counted by the worker, with progress', async () => {
  const first = await aClock()
  await sql`
    insert into obligation (rule, rule_version, subject_kind, subject_id, holder_unit_id, original_holder_unit_id, started_on, due_on, due_original_on, explanation, terms)
    select rule, rule_version, subject_kind, gen_random_uuid(), holder_unit_id, original_holder_unit_id, started_on, due_on, due_original_on, explanation, terms
    from obligation, generate_series(1, 2000)`.execute(app.db.owner)
  await sql`delete from graphile_worker._private_jobs`.execute(app.db.owner)
  const answer = await decideDay({ day: '2026-12-01' })
  expect(answer).toMatchObject({ recomputed: 0, moved: 0, work: expect.any(String) })
  const work = { params: { id: answer.work as string } }
  expect(await app.as(second).ok(contract.readRecount, work)).toEqual({
    state: 'waiting',
    done: 0,
    total: 2001,
    moved: 0,
  })
  expect(await app.as(admin).refused(contract.readRecount, work)).toBe('record.not_found')
  expect((await clock(first.id)).due_on).toBe('2026-12-01')

  await workOff({ db: app.db.worker, workerUrl: app.db.urls.worker, jobs: calendar.jobs ?? [], parts: app.parts })
  expect(await app.as(second).ok(contract.readRecount, work)).toEqual({
    state: 'done',
    done: 2001,
    total: 2001,
    moved: 2001,
  })
  expect((await clock(first.id)).due_on).toBe('2026-12-02')
  expect(await journalOf('document', first.id)).toMatchObject([{ act: 'calendar.recount', officer_id: null }])
  const left = await app.db.owner.selectFrom('obligation').select('id').where('due_on', '=', '2026-12-01').execute()
  expect(left).toEqual([])
})
