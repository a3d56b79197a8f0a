import { listBooks, listClocks, readFigures, urgeUnit } from '@liem/domain/petitions/figures.contract'
import { listPetitions, openPetition, readPetition } from '@liem/domain/petitions/reading.contract'
import { answerPetition, classifyPetition, filePetition, replyToPetition } from '@liem/domain/petitions/steps.contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/jobs'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aLetter, aPetition, type KeyHolder, type SealedPetition } from '#test/petitions'
import { anOfficer, aProvince, aUnit, refreshUnits, type Unit } from '#test/world'
import { escalateLate } from './lateness.ts'
import { lastQuarter, type makeTables, publishTables } from './public-tables.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let unit: Unit
let gate: [KeyHolder, KeyHolder]
const owner = () => app.db.owner
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(owner())
})
beforeEach(async () => {
  unit = await aUnit(owner(), { parent: province.province, kind: 'agency' })
  await refreshUnits(owner())
  gate = [await aCleared(owner(), unit, 'gatekeeper'), await aCleared(owner(), unit, 'gatekeeper')]
})
afterAll(() => app.end())

const versionOf = async (id: string) =>
  (await owner().selectFrom('petition').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version
const report = (more: Partial<Parameters<typeof aPetition>[1]> = {}) =>
  aPetition(owner(), { gate: unit, holders: gate, channel: 'letter', ...more })

async function classify(petition: SealedPetition, subjects: object[] = [], holder = gate[0]) {
  await app.as(holder.officer).ok(openPetition, { params: { id: petition.id }, body: { purpose: 'first_reading' } })
  return app.as(holder.officer).call(classifyPetition, {
    params: { id: petition.id },
    body: {
      version: await versionOf(petition.id),
      kind: 'harassment',
      field: 'land',
      concern: 'staff',
      handling: 'own',
      subjects,
    } as never,
  })
}

test('numbers run without a gap under parallel steps, and a step that fails leaves none', async () => {
  const all = await Promise.all(Array.from({ length: 12 }, () => report()))
  const answers = await Promise.all(
    all.map(async (petition, i) => {
      if (i % 4 !== 3) return classify(petition)
      await app
        .as(gate[0].officer)
        .ok(openPetition, { params: { id: petition.id }, body: { purpose: 'first_reading' } })
      // A label that is no unit: refused after the number would have been taken.
      return app.as(gate[0].officer).call(classifyPetition, {
        params: { id: petition.id },
        body: {
          version: 99,
          kind: 'harassment',
          field: 'land',
          concern: 'staff',
          handling: 'own',
          subjects: [],
        } as never,
      })
    }),
  )
  const numbers = answers.flatMap(({ status, body }) => (status === 200 ? [body.book?.number ?? 0] : []))
  expect(numbers).toHaveLength(9)
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const [book] = await app.as(gate[1].officer).ok(listBooks, { query: { unitId: unit.id } })
  expect(book).toMatchObject({ kind: 'open', lastNumber: 9, held: 9 })
  const [first] = (await app.as(gate[1].officer).ok(listPetitions, { query: { bookId: book?.id, number: 4 } })).rows
  expect(first?.book?.number).toBe(4)
})

test('opening + entered = done + remaining, for any span of days and any course of matters', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ on: fc.integer({ min: 1, max: 27 }), end: fc.constantFrom('answer', 'file', 'none') }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer({ min: 1, max: 27 }),
      async (course, day) => {
        for (const { on, end } of course) {
          const at = `2026-12-${String(on).padStart(2, '0')}`
          app.clock.set(`${at}T09:00:00+07:00`)
          const petition = await report({ receivedOn: '2026-11-20', identity: 'anonymous', channel: 'portal' })
          await classify(petition)
          const { id } = petition
          const step = { params: { id } }
          if (end === 'file')
            await app.as(gate[0].officer).ok(filePetition, {
              ...step,
              body: { version: await versionOf(id), ground: 'no_content', status: await aLetter(petition) },
            })
          if (end === 'answer') {
            const replied = await app.as(gate[0].officer).ok(replyToPetition, {
              ...step,
              body: { version: await versionOf(id), reply: 'accepted', status: await aLetter(petition) },
            })
            await app.as(gate[0].officer).ok(answerPetition, {
              ...step,
              body: { version: replied.version, letter: await aLetter(petition, 'message') },
            })
          }
        }
        app.clock.set('2026-12-30T09:00:00+07:00')
        const from = `2026-12-${String(day).padStart(2, '0')}`
        const { units, total, byKind } = await app
          .as(gate[0].officer)
          .ok(readFigures, { query: { from, to: '2026-12-30', unitId: unit.id } })
        for (const { opening, entered, done, remaining } of [total, ...units.map((one) => one.balance)])
          expect(opening + entered).toBe(done + remaining)
        const inSpan = course.filter(({ on }) => on >= day)
        expect(units[0]?.balance).toEqual(total)
        expect(byKind.reduce((sum, one) => sum + one.balance.entered, 0)).toBe(total.entered)
        expect(total.remaining - (await remainingBefore())).toBe(0)
        expect(total.entered).toBeGreaterThanOrEqual(inSpan.length)
      },
    ),
    { numRuns: 3 },
  )
  app.clock.set('2026-11-21T08:00:00+07:00')
})

/** Counted from the rows themselves: what stands open in the unit's book. */
async function remainingBefore() {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from petition p join book b on b.id = p.book_id
    where b.unit_id = ${unit.id} and p.state not in ('answered', 'published', 'closed', 'filed', 'forwarded', 'removed')`.execute(
    owner(),
  )
  return rows[0]?.n ?? -1
}

test('clock-only supervision tells unit, state, rule and day, never which matter; a sealed book is not in it', async () => {
  const supervisor = await anOfficer(owner(), { unit: province.province, role: 'leader' })
  const open = await report({ receivedOn: '2026-10-01' })
  const sealed = await report({ receivedOn: '2026-10-01' })
  await classify(open)
  await classify(sealed, [{ officerId: gate[1].officer.id }])
  const all = await app.as(supervisor).ok(listClocks, { query: { unitId: unit.id } })
  // The reply and the settlement of the open one: nothing of the sealed one.
  expect(all.rows.map((row) => row.rule).sort()).toEqual(['petitions.handle', 'petitions.reply'])
  expect(all.units).toMatchObject([{ unit: { id: unit.id }, late: 1, lastUrgedOn: null, can: ['urge'] }])
  const said = JSON.stringify(all)
  for (const { id } of [open, sealed]) expect(said).not.toContain(id)
  expect(Object.keys(all.rows[0] ?? {}).sort()).toEqual(['dueOn', 'late', 'rule', 'state', 'unit', 'words'])
  await app.as(supervisor).ok(urgeUnit, { body: { unitId: unit.id } })
  expect(await app.as(supervisor).refused(urgeUnit, { body: { unitId: unit.id } })).toBe('petition.urged_today')
  const [told] = await owner()
    .selectFrom('notice')
    .selectAll()
    .where('officer_id', '=', gate[0].officer.id)
    .where('kind', '=', 'petitions.urged')
    .execute()
  expect(told?.facts).toEqual({ unit: unit.id })
})

test('what is late is told to its holders and, without content, to the gate above; each once', async () => {
  const above = await anOfficer(owner(), { unit: province.province, role: 'gatekeeper' })
  const petition = await report({ receivedOn: '2026-10-01' })
  await runJob({ db: app.db.worker, parts: app.parts }, escalateLate)
  await runJob({ db: app.db.worker, parts: app.parts }, escalateLate)
  const notices = await owner()
    .selectFrom('notice')
    .selectAll()
    .where('officer_id', 'in', [above.id, gate[0].officer.id])
    .execute()
  expect(notices.filter((one) => one.officer_id === gate[0].officer.id && one.subject_id === petition.id)).toHaveLength(
    2,
  )
  const up = notices.filter((one) => one.officer_id === above.id && JSON.stringify(one.facts).includes(String(unit.id)))
  expect(up).toMatchObject([{ kind: 'petitions.gate_late', subject_kind: 'gate-alarm' }])
  expect(JSON.stringify(up)).not.toContain(petition.id)
  expect((await app.as(gate[1].officer).ok(readPetition, { params: { id: petition.id } })).due?.late).toBe(true)
})

test('public tables are of finished quarters, made once, small cells hidden, units without reports about persons', async () => {
  expect(lastQuarter('2026-11-21')).toEqual({ quarter: '2026-Q3', from: '2026-07-01', to: '2026-09-30' })
  expect(lastQuarter('2027-01-05')).toEqual({ quarter: '2026-Q4', from: '2026-10-01', to: '2026-12-31' })
  const fact = (more: object) => ({
    happened_on: '2026-08-10',
    event: 'answered',
    unit_id: unit.id,
    book_kind: 'open',
    kind: 'rules_feedback',
    field: 'land',
    channel: 'portal',
    about_persons: false,
    ...more,
  })
  await owner()
    .insertInto('petition_fact')
    .values([
      ...Array.from({ length: 7 }, () => fact({})),
      ...Array.from({ length: 3 }, () => fact({ kind: 'corruption', about_persons: true })),
    ])
    .execute()
  await runJob({ db: app.db.worker, parts: app.parts }, publishTables)
  await owner().insertInto('petition_fact').values(fact({})).execute()
  await runJob({ db: app.db.worker, parts: app.parts }, publishTables)
  const { rows } = await sql<{ quarter: string; tables: Awaited<ReturnType<typeof makeTables>> }>`
    select quarter, tables from portal_results()`.execute(app.db.portal)
  expect(rows.map((row) => row.quarter)).toEqual(['2026-Q3'])
  const tables = rows[0]?.tables
  expect(tables?.byUnit.rows).toEqual([{ name: unit.name, cells: [7, 0, 0, 0] }])
  // Three answers about corruption, seven about rules: the small one hides a second and the total.
  expect(tables?.byKind.rows.map((row) => row.cells[1])).toEqual([0, '<5', 0, 'ẩn'])
  expect(tables?.byKind.total[1]).toBe('ẩn')
})

test('the ledger cannot be changed, and figures are for who supervises', async () => {
  await expect(sql`update petition_fact set event = 'x'`.execute(owner())).rejects.toThrow('petition_insert_only')
  await expect(sql`delete from petition_fact`.execute(owner())).rejects.toThrow('petition_insert_only')
  const handler = await anOfficer(owner(), { unit, role: 'handler' })
  expect(await app.as(handler).refused(readFigures, { query: YEAR })).toBe('permission.missing')
})
