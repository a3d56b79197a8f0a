import { confirmRelation, listRelations, recordRelation } from '@liem/domain/petitions/custody.contract'
import { listBooks, listClocks, readFigures } from '@liem/domain/petitions/figures.contract'
import { listPetitions, openPetition, readPart, readPetition } from '@liem/domain/petitions/reading.contract'
import { classifyPetition, recuse } from '@liem/domain/petitions/steps.contract'
import type { RoleName } from '@liem/domain/units/roles'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorityOf } from '#platform/auth/sessions'
import { asActor } from '#platform/db/as-actor'
import { runJob } from '#platform/jobs'
import { type TestApp, testApp } from '#test/as'
import { aSecondFactor } from '#test/keys'
import { aCleared, aKeyHolder, aPetition, excludedFrom, type KeyHolder } from '#test/petitions'
import { anAppointment, anOfficer, aProvince, aUnit, type Officer, refreshUnits, type Unit } from '#test/world'
import { excludeAnew, watchAll } from './jobs.ts'

let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
const owner = () => app.db.owner

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(owner())
})
afterAll(() => app.end())

/** Every table that says anything of petitions, with the column that names one. */
const places: readonly [table: string, column: string][] = [
  ['petition', 'id'],
  ['petition_part', 'petition_id'],
  ['petition_grant', 'petition_id'],
  ['petition_recovery', 'petition_id'],
  ['named_subject', 'petition_id'],
  ['exclusion', 'petition_id'],
  ['book_entry', 'petition_id'],
  ['petition_forward', 'petition_id'],
  ['petition_publication', 'petition_id'],
  ['mailbox_item', 'petition_id'],
  ['identity_request', 'petition_id'],
  ['legal_hold', 'petition_id'],
  ['removal', 'petition_id'],
  ['journal', 'subject_id'],
  ['obligation', 'subject_id'],
  ['notice', 'subject_id'],
]

/** Counts of rows about a petition that the officer can select, as both roles the office may take. */
async function reachable(officer: Officer, id: string): Promise<Record<string, number>> {
  const { actor } = await authorityOf(app.db.office, officer.id, '2026-11-21')
  const found: Record<string, number> = {}
  for (const wide of [true, false])
    await asActor(app.db.office, { ...actor, wide }, async (tx) => {
      for (const [table, column] of places) {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from ${sql.table(table)} where ${sql.ref(column)}::text = ${id}`.execute(tx)
        if (rows[0]?.n) found[`${table}${wide ? ' as app_wide' : ''}`] = rows[0].n
      }
      const { rows } = await sql<{
        n: number
      }>`select (select count(*)::int from petition_clocks() c where c.unit_id = any(
          select coalesce(handling_unit_id, gate_unit_id) from petition where id = ${id}::uuid))
        + cardinality(coalesce(petition_holders(${id}::uuid), '{}')) + (petition_mailbox(${id}::uuid) is not null)::int
        + (exclusion_facts(${id}::uuid) is not null)::int as n`.execute(tx)
      if (rows[0]?.n) found[`functions${wide ? ' as app_wide' : ''}`] = rows[0].n
    })
  return found
}

/** What the officer sees on every page that lists, counts or times petitions; `id`s and moments that differ by nature left out. */
async function pages(officer: Officer) {
  const caller = app.as(officer)
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const answers = [
    await caller.call(listPetitions, { query: {} }),
    await caller.call(listBooks, { query: {} }),
    await caller.call(listClocks, { query: {} }),
    await caller.call(readFigures, { query: year }),
  ]
  const others = await Promise.all(
    ['/api/home', '/api/notices', '/api/journal?limit=100', '/api/dashboard'].map(async (url) => {
      const answer = await rawGet(officer, url)
      return { url, status: answer.status, text: answer.text }
    }),
  )
  return { answers: answers.map(({ status, body }) => ({ status, body })), others }
}

async function rawGet(officer: Officer, url: string) {
  const answer = await app
    .as(officer)
    .call({ method: 'GET', path: url.slice(4).split('?')[0] as `/${string}` } as never, {
      query: Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')) as never,
    })
  return { status: answer.status, text: JSON.stringify(answer.body) }
}

const classify = (holder: KeyHolder, id: string, version: number, subjects: object[], office: Unit | null) =>
  app.as(holder.officer).ok(classifyPetition, {
    params: { id },
    body: {
      version,
      kind: 'corruption',
      field: 'land',
      concern: 'head',
      officeId: office?.id ?? null,
      handling: 'own',
      subjects,
    } as never,
  })

test('a report about a commune chairman: on no page and by no statement does anything differ for him', async () => {
  const gate = [
    await aCleared(owner(), province.inspectorate, 'gatekeeper'),
    await aCleared(owner(), province.inspectorate, 'gatekeeper'),
  ] as const
  const chairman = await anOfficer(owner(), {
    unit: province.communes[0],
    role: 'head',
    // The worst case: he also reaches the whole province.
    roles: [{ role: 'leader', unit: province.province }],
  })
  await anAppointment(owner(), chairman, { title: 'Chủ tịch' })
  const before = await pages(chairman)
  const { id } = await aPetition(owner(), {
    gate: province.inspectorate,
    office: province.communes[0],
    holders: gate,
    kind: 'corruption',
    concern: 'head',
  })
  expect(await pages(chairman)).toEqual(before)
  await app.as(gate[0].officer).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
  const done = await classify(gate[0], id, 2, [{ officerId: chairman.id }], province.communes[0])
  expect(done.book).toMatchObject({ kind: 'sealed' })
  expect(await excludedFrom(owner(), id)).toContainEqual({ officer: chairman.id, ground: 'accused' })
  expect(await pages(chairman)).toEqual(before)
  expect(await reachable(chairman, id)).toEqual({})
  // The holders do see it, and the sealed book with it.
  expect((await app.as(gate[1].officer).ok(listPetitions, { query: {} })).rows).toMatchObject([{ id, alarm: false }])
  expect(
    (await app.as(gate[1].officer).ok(readFigures, { query: { from: '2026-01-01', to: '2026-12-31' } })).sealed,
  ).toMatchObject({
    entered: 1,
    remaining: 1,
  })
  // Another leader, not excluded, counts nothing of the sealed book either: no difference between two readers gives it away.
  const leader = await anOfficer(owner(), { unit: province.province, role: 'leader' })
  const figures = await app.as(leader).ok(readFigures, { query: { from: '2026-01-01', to: '2026-12-31' } })
  expect(figures.total.entered).toBe(0)
  expect(figures.sealed).toBeNull()
})

test('a gate officer who turns out to be a relative loses everything at once, and the alarm rings for who is left', async () => {
  const unit = await aUnit(owner(), { parent: province.province, kind: 'agency' })
  await refreshUnits(owner())
  const [wife, other] = [await aCleared(owner(), unit, 'gatekeeper'), await aCleared(owner(), unit, 'gatekeeper')]
  const above = await anOfficer(owner(), { unit: province.province, role: 'gatekeeper' })
  const accused = await anOfficer(owner(), { unit: province.communes[1] })
  const petition = await aPetition(owner(), { gate: unit, holders: [wife, other], concern: 'staff' })
  const { id } = petition
  await app.as(other.officer).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
  await classify(other, id, 2, [{ officerId: accused.id }], null)
  const recorder = await anOfficer(owner(), { unit: province.inspectorate, role: 'inspector' })
  const { id: relation } = await app.as(recorder).ok(recordRelation, {
    body: { officerId: wife.officer.id, otherId: accused.id, kind: 'spouse', source: 'Bản kê khai năm 2026' },
  })
  // One officer's word excludes nobody; a second one's, who is neither he nor concerned, does.
  await runJob({ db: app.db.worker, parts: app.parts }, excludeAnew)
  await app.as(wife.officer).ok(openPetition, { params: { id }, body: { purpose: 'handling' } })
  const second = await anOfficer(owner(), { unit: province.inspectorate, role: 'inspector' })
  await aSecondFactor(owner(), recorder)
  await aSecondFactor(owner(), second)
  expect(await app.as(recorder).refused(confirmRelation, { params: { id: relation } })).toBe('second_officer.same')
  const [row] = await app.as(second).ok(listRelations, { query: { officerId: accused.id } })
  expect(row).toMatchObject({ confirmedBy: null, can: ['confirm', 'end'] })
  await app.as(second).ok(confirmRelation, { params: { id: relation } })
  await runJob({ db: app.db.worker, parts: app.parts }, excludeAnew)
  expect(await excludedFrom(owner(), id)).toContainEqual({ officer: wife.officer.id, ground: 'relative' })
  expect(await reachable(wife.officer, id)).toEqual({})
  expect(await app.as(wife.officer).refused(readPetition, { params: { id } })).toBe('record.not_found')
  expect(await app.as(wife.officer).refused(readPart, { params: { id, partId: petition.contentPartId } })).toBe(
    'record.not_found',
  )
  const seen = await app.as(other.officer).ok(readPetition, { params: { id } })
  expect(seen.alarm).toBe(true)
  expect(seen.book?.kind).toBe('sealed')
  expect(seen.clocks.map((clock) => clock.rule)).toContain('petitions.second-holder')
  const told = await owner().selectFrom('notice').selectAll().where('officer_id', '=', above.id).execute()
  expect(told).toMatchObject([
    { kind: 'petitions.gate_needs_holder', subject_kind: 'gate-alarm', facts: { unit: unit.id } },
  ])
  expect(JSON.stringify(told)).not.toContain(id)
})

test('who recuses himself knows nothing of the matter afterwards; his name stays on its record', async () => {
  const holders = [
    await aCleared(owner(), province.finance, 'gatekeeper'),
    await aCleared(owner(), province.finance, 'gatekeeper'),
    await aCleared(owner(), province.finance, 'gatekeeper'),
  ] as const
  const { id } = await aPetition(owner(), { gate: province.finance, holders })
  await app.as(holders[0].officer).ok(recuse, { params: { id }, body: { ground: 'recusal' } })
  expect(await reachable(holders[0].officer, id)).toEqual({})
  const seen = await app.as(holders[1].officer).ok(readPetition, { params: { id } })
  expect(seen.alarm).toBe(false)
  expect(seen.exclusions).toMatchObject([{ officer: { id: holders[0].officer.id }, ground: 'recusal' }])
})

test('the gate officer who names himself records it and is out; his colleague classifies', async () => {
  const holders = [
    await aCleared(owner(), province.construction, 'gatekeeper'),
    await aCleared(owner(), province.construction, 'gatekeeper'),
    await aCleared(owner(), province.construction, 'gatekeeper'),
  ] as const
  const { id } = await aPetition(owner(), { gate: province.construction, holders })
  await app.as(holders[0].officer).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
  const told = await classify(holders[0], id, 2, [{ officerId: holders[0].officer.id }], null)
  expect(told).toMatchObject({ book: null, holders: 2 })
  expect(await reachable(holders[0].officer, id)).toEqual({})
  const done = await classify(holders[1], id, 3, [], null)
  expect(done.book).toMatchObject({ kind: 'sealed', number: 1 })
})

test('who leaves holds nothing any more, and where fewer than two are left the alarm rings', async () => {
  const unit = await aUnit(owner(), { parent: province.province, kind: 'agency' })
  await refreshUnits(owner())
  const holders = [await aCleared(owner(), unit, 'gatekeeper'), await aCleared(owner(), unit, 'gatekeeper')] as const
  const { id } = await aPetition(owner(), { gate: unit, holders })
  await owner().updateTable('officer').set({ ended_on: '2026-11-20' }).where('id', '=', holders[0].officer.id).execute()
  await runJob({ db: app.db.worker, parts: app.parts }, watchAll)
  const seen = await app.as(holders[1].officer).ok(readPetition, { params: { id } })
  expect(seen.holders.map((one) => one.officer.id)).toEqual([holders[1].officer.id])
  expect(seen.alarm).toBe(true)
  expect(seen.clocks.filter((clock) => clock.rule === 'petitions.second-holder')).toHaveLength(1)
})

/** Small organisations: a tree of units, officers with roles and posts, relations, and whom the report names. */
const organisation = fc.record({
  parents: fc.array(fc.nat(), { minLength: 3, maxLength: 5 }),
  officers: fc.array(
    fc.record({
      unit: fc.nat(),
      role: fc.constantFrom<RoleName>('gatekeeper', 'gatekeeper', 'verifier', 'head', 'inspector', 'clerk', 'leader'),
      isHead: fc.boolean(),
      holds: fc.boolean(),
    }),
    { minLength: 4, maxLength: 7 },
  ),
  gate: fc.nat(),
  office: fc.option(fc.nat()),
  accused: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
  relations: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('spouse', 'sibling', 'interest')), { maxLength: 2 }),
})

test('over random organisations: the accused, those under them and their relatives reach nothing, and two hold it or the alarm rings', async () => {
  await fc.assert(
    fc.asyncProperty(organisation, async (drawn) => {
      const top = await aUnit(owner(), {})
      const units: Unit[] = [top]
      for (const parent of drawn.parents)
        units.push(await aUnit(owner(), { parent: units[parent % units.length] as Unit }))
      await refreshUnits(owner())
      const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T
      const people: KeyHolder[] = []
      for (const one of drawn.officers) {
        const officer = await anOfficer(owner(), { unit: pick(units, one.unit), role: one.role })
        if (one.isHead) await anAppointment(owner(), officer, { title: 'Thủ trưởng' })
        people.push(await aKeyHolder(owner(), officer))
      }
      // Two who hold it for the gate in any case, so that somebody classifies.
      const gate = pick(units, drawn.gate)
      const first = await aCleared(owner(), gate, 'gatekeeper')
      const holders = [first, ...people.filter((_, i) => drawn.officers[i]?.holds)]
      const office = drawn.office === null ? null : pick(units, drawn.office)
      const accused = [...new Set(drawn.accused.map((n) => pick(people, n).officer))]
      for (const [a, b, kind] of drawn.relations) {
        const [one, other] = [pick(people, a).officer, pick(people, b).officer]
        if (one.id !== other.id)
          await owner()
            .insertInto('relation')
            .values({
              officer_id: one.id,
              other_id: other.id,
              kind,
              source: 'kê khai',
              recorded_by: first.officer.id,
              recorded_at: new Date(),
            })
            .execute()
      }
      const everyone = [first, ...people]
      const before = new Map<number, unknown>()
      for (const { officer } of accused.map((officer) => ({ officer }))) before.set(officer.id, await pages(officer))
      const { id } = await aPetition(owner(), { gate, office, holders })
      await app.as(first.officer).ok(openPetition, { params: { id }, body: { purpose: 'first_reading' } })
      const done = await classify(
        first,
        id,
        2,
        accused.map((officer) => ({ officerId: officer.id })),
        office,
      )
      const excluded = new Set((await excludedFrom(owner(), id)).map((one) => one.officer))
      for (const officer of accused) expect(excluded.has(officer.id)).toBe(true)
      for (const { officer } of everyone) {
        const reach = await reachable(officer, id)
        if (excluded.has(officer.id)) {
          expect(reach).toEqual({})
          expect(await app.as(officer).call(readPetition, { params: { id } })).toMatchObject({
            status: expect.toSatisfy((status: number) => status === 404 || status === 403),
          })
        } else if (!holders.some((holder) => holder.officer.id === officer.id))
          expect(Object.keys(reach).filter((name) => !name.startsWith('functions'))).toEqual([])
      }
      // Who could open it before he was named saw it; everybody else who is accused sees what he saw before.
      for (const officer of accused)
        if (!holders.some((holder) => holder.officer.id === officer.id))
          expect(await pages(officer)).toEqual(before.get(officer.id))
      const left = holders.filter((holder) => !excluded.has(holder.officer.id))
      if (!excluded.has(first.officer.id)) expect(done.holders).toBe(new Set(left.map((one) => one.officer.id)).size)
      const { rows } = await sql<{
        alarms: number
      }>`select count(*)::int as alarms from obligation where subject_id = ${id}::uuid
        and rule = 'petitions.second-holder' and met_on is null and ended_on is null`.execute(owner())
      expect(rows[0]?.alarms).toBe(left.length < 2 ? 1 : 0)
    }),
    { numRuns: 8 },
  )
})
