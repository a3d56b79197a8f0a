import { classOf, onTimeShare, taskClassNames, totalsOf } from '@liem/domain/tasks/classes'
import { listTasks } from '@liem/domain/tasks/contract'
import { readUnitFigures } from '@liem/domain/tasks/figures.contract'
import type { TaskState } from '@liem/domain/tasks/workflow'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { classSql, inClass } from './class-sql.ts'
import { tasks } from './index.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let inspector: Officer
let head: Officer
beforeAll(async () => {
  app = await testApp({ modules: [tasks] })
  world = await aProvince(app.db.owner)
  inspector = await anOfficer(app.db.owner, { unit: world.inspectorate, role: 'inspector' })
  head = await anOfficer(app.db.owner, { unit: world.finance, role: 'head' })
})
afterAll(() => app.end())

const today = '2026-11-21'
const day = fc.constantFrom(null, '2026-10-01', '2026-11-20', '2026-11-21', '2026-11-22', '2027-01-01')
/** States and dates as the steps can leave them. */
const task = fc
  .record({
    state: fc.constantFrom<TaskState>('open', 'claimed', 'returned', 'partly', 'done', 'suspended', 'recalled'),
    dueOn: day,
    claimedOn: day,
    late: fc.boolean(),
  })
  .map(({ state, dueOn, claimedOn, late }) => {
    const done = state === 'done'
    const claimed = done || state === 'claimed' ? (claimedOn ?? '2026-11-20') : claimedOn
    return { state, dueOn, claimedOn: claimed, verifiedOn: done ? claimed : null, verifiedLate: done && late }
  })

test('classes in the database are those of the rule, in both series, and each condition picks its class alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(task, { minLength: 1, maxLength: 60 }), async (given) => {
      const values = given.map((t, i) => ({ i, ...t }))
      for (const basis of ['verdict', 'claim'] as const) {
        const conditions = sql.join(
          taskClassNames.map((one) => sql`case when ${inClass(one, basis, today)} then ${sql.lit(one)} end`),
        )
        const { rows } = await sql<{ class: string; picked: string[] }>`
          select ${classSql(basis, today)} as class, array_remove(array[${conditions}], null) as picked
          from (select *, coalesce(due_on, '9999-12-31') as due_key from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
            as r (i int, state text, "dueOn" date, "claimedOn" date, "verifiedOn" date, "verifiedLate" boolean),
            lateral (select r."dueOn" as due_on, r."claimedOn" as claimed_on, r."verifiedOn" as verified_on, r."verifiedLate" as verified_late) c) t
          order by i`.execute(app.db.owner)
        const wanted = given.map((t) => classOf(t, basis, today))
        expect(rows.map((row) => row.class)).toEqual(wanted)
        expect(rows.map((row) => row.picked)).toEqual(wanted.map((one) => [one]))
      }
    }),
    { numRuns: 60 },
  )
})

test('on time + late + within term + overdue + no deadline + suspended + recalled = assigned, in both series; every figure opens to its list', async () => {
  const given = fc.sample(task, { numRuns: 300, seed: 7 })
  await app.db.owner
    .insertInto('task')
    .values(
      given.map((t, i) => ({
        code: `T-${i}`,
        title: `Nhiệm vụ thứ ${i}`,
        product: 'Báo cáo',
        lead_unit_id: world.finance.id,
        original_lead_unit_id: world.finance.id,
        supervising_unit_id: world.inspectorate.id,
        assigned_on: '2026-09-01',
        due_kind: 'date',
        due_on: t.dueOn,
        state: t.state,
        claimed_on: t.claimedOn,
        verified_on: t.verifiedOn,
        verified_late: t.verifiedLate,
      })),
    )
    .execute()
  const figures = await app.as(inspector).ok(readUnitFigures, { params: { id: world.finance.id } })
  for (const basis of ['verdict', 'claim'] as const) {
    expect(figures.lead[basis]).toEqual(totalsOf(given, basis, today))
    const { assigned, ...classes } = figures.lead[basis]
    expect(Object.values(classes).reduce((sum, n) => sum + n, 0)).toBe(assigned)
    expect(assigned).toBe(300)
    for (const one of taskClassNames) {
      const { total } = await app.as(inspector).ok(listTasks, {
        query: { unitId: world.finance.id, part: 'lead', class: one, basis, limit: 10 },
      })
      expect(total).toEqual({ count: classes[one], more: false })
    }
  }
  expect(figures.onTime).toEqual(onTimeShare(totalsOf(given, 'verdict', today)))
  expect(await app.as(head).ok(readUnitFigures, { params: { id: world.finance.id } })).toEqual(figures)
  expect(await app.as(head).refused(readUnitFigures, { params: { id: world.construction.id } })).toBe(
    'record.not_found',
  )
})

test('pages follow each other without gap or repetition, tasks without a date last', async () => {
  const seen: { id: string; dueOn: string | null }[] = []
  let after: string | undefined
  do {
    const page = await app.as(head).ok(listTasks, { query: { limit: 37, ...(after ? { after } : {}) } })
    seen.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  expect(new Set(seen.map((row) => row.id)).size).toBe(300)
  const keys = seen.map((row) => row.dueOn ?? '9999-12-31')
  expect(keys).toEqual([...keys].sort())
})

test('the gap is what units claim beyond what was accepted', async () => {
  const wide = await app.as(inspector).ok(listTasks, { query: { gap: 'true', limit: 100 } })
  expect(wide.rows.length).toBe(100)
  expect(wide.rows.every((row) => row.class !== row.classByClaim)).toBe(true)
  const same = await app.as(inspector).ok(listTasks, { query: { gap: 'false', limit: 1 } })
  expect((wide.total?.count ?? 0) + (same.total?.count ?? 0)).toBe(300)
})

test('a search is blind to accents and case, and its signs are no pattern', async () => {
  const find = async (officer: Officer, q: string) =>
    (await app.as(officer).ok(listTasks, { query: { q, limit: 5 } })).total?.count
  for (const officer of [inspector, head]) {
    expect(await find(officer, 'NHIEM vu thu 299')).toBe(1)
    expect(await find(officer, 'T-299')).toBe(1)
    expect(await find(officer, 'nhiệm % vụ')).toBe(0)
    expect(await find(officer, '_')).toBe(0)
  }
})

test('words that thousands of tasks share are found page by page in the order of the list', async () => {
  await sql`insert into task (code, title, product, lead_unit_id, original_lead_unit_id, supervising_unit_id, assigned_on, due_kind, due_on)
    select 'C-' || n, 'Kế hoạch chung số ' || n, 'Báo cáo', ${world.construction.id}, ${world.construction.id}, ${world.inspectorate.id},
      '2026-01-05', 'date', date '2026-12-01' + (n * 7919) % 400 from generate_series(1, 5400) n`.execute(app.db.owner)
  const first = await app.as(inspector).ok(listTasks, { query: { q: 'ke hoach CHUNG', limit: 60 } })
  const second = await app
    .as(inspector)
    .ok(listTasks, { query: { q: 'ke hoach CHUNG', limit: 60, after: first.next ?? '' } })
  expect(first.total).toEqual({ count: 1000, more: true })
  const { rows } = await sql<{ code: string }>`
    select code from task where code like 'C-%' order by due_on, id limit 120`.execute(app.db.owner)
  expect([...first.rows, ...second.rows].map((row) => row.code)).toEqual(rows.map((row) => row.code))
})
