import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { anOfficer, aProvince, type Officer } from '#test/world'
import { actorOf, type Ctx, type Grant } from './ctx.ts'
import { asActor, type Db } from './db/as-actor.ts'
import { canonicalJson, type Entry, listJournal, symbolFact, writeJournal } from './journal.ts'

let db: TestDatabase
let world: Awaited<ReturnType<typeof aProvince>>
let officer: Officer
let outsider: Officer

beforeAll(async () => {
  db = await cloneDatabase()
  world = await aProvince(db.owner)
  officer = await anOfficer(db.owner, { unit: world.finance, role: 'handler' })
  outsider = await anOfficer(db.owner, { unit: world.construction, role: 'handler' })
})
afterAll(() => db.drop())

const now = new Date('2026-11-21T01:00:00.123Z')
const as = <T>(who: Officer, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  const grants: Grant[] = [{ role: 'handler', unitId: who.unitId, reach: 'own', onBehalfOf: null, units: [who.unitId] }]
  const actor = actorOf(who.id, grants, [], '2026-11-21')
  return asActor(db.office, actor, (tx) =>
    work({
      tx,
      actor,
      grants,
      onBehalfOf: null,
      session: null,
      now,
      today: '2026-11-21',
      parts: {} as never,
      outgoing: {},
    }),
  )
}
const entry = (given: Partial<Entry> = {}): Entry => ({
  act: 'tasks.claim',
  subject: { kind: 'task', id: crypto.randomUUID() },
  unitIds: [officer.unitId],
  ...given,
})
const written = async (given: Partial<Entry> = {}) => {
  const one = entry(given)
  await as(officer, (ctx) => writeJournal(ctx, one))
  return one
}

test('an entry is the exact bytes that are hashed', async () => {
  const { subject } = await written({
    unitIds: [officer.unitId, world.province.id, officer.unitId],
    facts: {
      symbol: '12/QĐ-UBND',
      on: '2026-11-21',
      amount: 1234567,
      late: false,
      units: [3, 1],
      none: undefined,
      why: null,
    },
  })
  const row = await db.owner
    .selectFrom('journal')
    .selectAll()
    .where('subject_id', '=', String(subject.id))
    .executeTakeFirstOrThrow()
  const units = [world.province.id, officer.unitId].sort((a, b) => a - b)
  expect(row.bytes.toString('utf8')).toBe(
    `{"act":"tasks.claim","at":"2026-11-21T01:00:00.123Z","facts":{"amount":1234567,"late":false,"on":"2026-11-21","symbol":"12/QĐ-UBND","units":[3,1],"why":null},"officer":${officer.id},"onBehalfOf":null,"subject":{"id":"${subject.id}","kind":"task"},"units":[${units}],"v":1}`,
  )
  expect(row.hash).toEqual(createHash('sha256').update(row.bytes).digest())
})

test('is listed for a subject, for those within whose units it lies', async () => {
  const { subject } = await written({ facts: { step: 'claim' } })
  await as(officer, (ctx) => writeJournal(ctx, entry({ subject, act: 'tasks.withdraw' })))
  const seen = await as(officer, ({ tx }) => listJournal(tx, subject))
  expect(seen.map(({ act, officer: by, facts }) => [act, by?.id, facts])).toEqual([
    ['tasks.claim', officer.id, { step: 'claim' }],
    ['tasks.withdraw', officer.id, {}],
  ])
  expect(await as(outsider, ({ tx }) => listJournal(tx, subject))).toEqual([])
})

test.each([
  ['a sentence', { reason: 'Đồng chí A báo cáo chậm' }],
  ['a name', { name: 'Nguyễn Văn A' }],
  ['a long text', { code: 'x'.repeat(121) }],
  ['an empty text', { code: '' }],
  ['words in a list', { codes: ['a1', 'hai từ'] }],
  ['an object', { inner: { a: 1 } as never }],
  ['a telephone number as it is said', { phone: '+84 912 345 678' }],
  ['a fact with a wrong name', { 'a b': 1 }],
])('%s in the facts is a defect', async (_what, facts) => {
  const one = entry({ facts })
  await expect(as(officer, (ctx) => writeJournal(ctx, one))).rejects.toMatchObject({ name: 'ZodError' })
  expect(await as(officer, ({ tx }) => listJournal(tx, one.subject))).toEqual([])
})

describe('columns are checked against the bytes', () => {
  const insert = (changed: Record<string, unknown>) =>
    as(officer, async ({ tx }) => {
      const said = {
        v: 1,
        at: now.toISOString(),
        act: 'tasks.claim',
        subject: { kind: 'task', id: 'x1' },
        officer: officer.id,
        onBehalfOf: null,
        units: [officer.unitId],
        facts: { a: 1 },
      }
      const bytes = Buffer.from(canonicalJson(said))
      const row = {
        at: now,
        act: 'tasks.claim',
        subject_kind: 'task',
        subject_id: 'x1',
        officer_id: officer.id,
        on_behalf_of: null,
        unit_ids: [officer.unitId],
        facts: '{"a":1}',
        bytes,
        hash: createHash('sha256').update(bytes).digest(),
        ...changed,
      }
      await tx.insertInto('journal').values(row).execute()
    })

  test('what fits is taken', async () => {
    await insert({})
  })
  test.each([
    ['at', { at: new Date('2026-11-20T01:00:00.123Z') }],
    ['act', { act: 'tasks.other' }],
    ['subject_kind', { subject_kind: 'unit' }],
    ['subject_id', { subject_id: 'x2' }],
    ['officer_id', { officer_id: null }],
    ['on_behalf_of', { on_behalf_of: 1 }],
    ['unit_ids', { unit_ids: [1, 2, 3] }],
    ['facts', { facts: '{"a":2}' }],
    ['hash', { hash: Buffer.alloc(32) }],
  ])('another %s is refused', async (_column, changed) => {
    await expect(insert(changed)).rejects.toMatchObject({ constraint: 'journal_matches_bytes' })
  })
})

describe('nobody changes it', () => {
  const attempts: [string, (pool: Db) => Promise<unknown>][] = [
    ['update', (pool) => sql`update journal set act = 'tasks.other'`.execute(pool)],
    ['update of no row', (pool) => sql`update journal set act = 'tasks.other' where false`.execute(pool)],
    ['delete', (pool) => sql`delete from journal`.execute(pool)],
    ['truncate', (pool) => sql`truncate journal`.execute(pool)],
  ]
  test.each(attempts)('the owner: %s', async (_what, attempt) => {
    await written()
    const before = await sql`select count(*) from journal`.execute(db.owner)
    await expect(attempt(db.owner)).rejects.toThrow('journal_insert_only')
    expect((await sql`select count(*) from journal`.execute(db.owner)).rows).toEqual(before.rows)
  })

  test.each(attempts)('an application login, as either role: %s', async (_what, attempt) => {
    await expect(as(officer, ({ tx }) => attempt(tx))).rejects.toMatchObject({ code: '42501' })
    await expect(attempt(db.office)).rejects.toMatchObject({ code: '42501' })
    await expect(attempt(db.portal)).rejects.toMatchObject({ code: '42501' })
    await expect(attempt(db.worker)).rejects.toMatchObject({ code: '42501' })
  })

  test('the roles hold insert and select, nothing else', async () => {
    const { rows } = await sql<{ grantee: string; privilege_type: string }>`
      select grantee, privilege_type from information_schema.role_table_grants where table_name = 'journal' and grantee <> 'liem_owner'`.execute(
      db.owner,
    )
    expect([...new Set(rows.map((row) => row.privilege_type))].sort()).toEqual(['INSERT', 'SELECT'])
    expect([...new Set(rows.map((row) => row.grantee))].sort()).toEqual(['app_scoped', 'app_wide'])
  })
})

test.each([
  ['53/KH-UBND', '53/KH-UBND'],
  [' 30 / 2020 / NĐ - CP ', '30/2020/NĐ-CP'],
  ['01-CT/TU', '01-CT/TU'],
  ['Công văn số 12/UBND-NC ngày 3/11 gửi ông Nguyễn Văn A', '12/UBND-NC'],
  ['15', '15'],
  ['Theo lời bà Trần Thị B', undefined],
  ['', undefined],
  [null, undefined],
])('of what was typed as a symbol (%s) the journal keeps %s', (typed, kept) => {
  expect(symbolFact(typed)).toBe(kept)
})
