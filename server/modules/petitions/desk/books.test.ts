import { randomUUID } from 'node:crypto'
import { giveDeskKey, readDeskKey } from '@liem/domain/petitions/desk.contract'
import { type ImportLine, importBook } from '@liem/domain/petitions/desk-books.contract'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { seal } from '@liem/sealing/envelope'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aKeyHolder, type KeyHolder } from '#test/petitions'
import { anOfficer, aProvince, aUnit, refreshUnits, type Unit } from '#test/world'
import { petitionChecks } from '../custody/live-checks.ts'
import { deskRoutes } from './routes.ts'

let app: TestApp
let world: Awaited<ReturnType<typeof aProvince>>
let keepers: KeyHolder[]
let clerk: KeyHolder
let office: Unit

beforeAll(async () => {
  app = await testApp({ modules: [{ name: 'petitions', routes: deskRoutes }] })
  const { owner } = app.db
  world = await aProvince(owner)
  office = await aUnit(owner, { name: 'Phòng Đăng ký', kind: 'office', parent: world.construction })
  await refreshUnits(owner)
  keepers = [
    await aCleared(owner, world.construction, 'gatekeeper'),
    await aCleared(owner, world.construction, 'gatekeeper'),
  ]
  clerk = await aKeyHolder(owner, await anOfficer(owner, { unit: world.construction, role: 'clerk' }))
})
afterAll(async () => {
  for (const { check } of petitionChecks) expect(await check(app.db.owner)).toEqual([])
  await app.end()
})

const line = (number: number, more: Partial<ImportLine> = {}): ImportLine => ({
  row: number + 1,
  number,
  receivedOn: '2026-10-12',
  channel: 'letter',
  kind: 'harassment',
  field: 'land',
  officeId: null,
  concern: 'unsure',
  dueOn: null,
  doneOn: null,
  outcome: null,
  report: randomUUID(),
  sealed: null,
  ...more,
})
const take = (lines: ImportLine[], more: { preview?: boolean; restOnPaper?: boolean; year?: number } = {}) =>
  app.as(clerk.officer).ok(importBook, {
    body: { preview: false, restOnPaper: false, year: 2026, unitId: world.construction.id, lines, ...more },
  })

const tables = [
  'petition',
  'petition_grant',
  'petition_part',
  'petition_arrival',
  'petition_fact',
  'book',
  'book_entry',
  'obligation',
  'journal',
  'notice',
]
const everything = async () =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async (table) => [
        table,
        (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.db.owner)).rows[0]?.n,
      ]),
    ),
  )

async function sealedFor(report: string): Promise<ImportLine['sealed']> {
  const key = makeReportKey()
  const content = await seal({ purpose: 'content', report, part: 'content' }, utf8('{"text":"đòi tiền"}'), [
    key.recipient,
  ])
  return {
    recipient: key.recipient,
    content: toBase64url(content),
    wraps: await Promise.all(
      keepers.map(async (keeper) => ({
        keyId: keeper.keyId,
        wrap: toBase64url(await wrapKey(key.identity, { report, part: 'content', to: keeper.recipient })),
      })),
    ),
    recovery: [],
  }
}

describe('an old register', () => {
  test('whatever cells are wrong, nothing at all is stored and each fault names its row', async () => {
    const before = await everything()
    const bad: ((good: ImportLine) => Partial<ImportLine>)[] = [
      () => ({ receivedOn: '2026-12-01' }),
      () => ({ receivedOn: '2019-12-01' }),
      () => ({ doneOn: '2026-10-01' }),
      () => ({ doneOn: '2027-10-01' }),
      () => ({ dueOn: '2026-10-01' }),
      () => ({ outcome: 'partly' }),
      () => ({ officeId: 999_999 }),
      () => ({ officeId: world.construction.id }),
      () => ({ officeId: world.province.id }),
      (good) => ({ number: good.number + 50 }),
      (good) => ({ number: good.number === 1 ? 2 : good.number - 1 }),
      () => ({
        sealed: {
          recipient: makeReportKey().recipient,
          content: 'AAAA',
          wraps: [{ keyId: keepers[0]?.keyId ?? '', wrap: 'AAAA' }],
          recovery: [],
        },
      }),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(...bad),
        async (size, at, spoil) => {
          const lines = Array.from({ length: size }, (_, i) => line(i + 1))
          const spoilt = lines[at % size] as ImportLine
          Object.assign(spoilt, spoil(spoilt))
          const answer = await take(lines)
          expect(answer.applied).toBe(false)
          expect(answer.faults.length).toBeGreaterThan(0)
          expect(lines.map((one) => one.row)).toContain(answer.faults[0]?.row)
        },
      ),
      { numRuns: 60 },
    )
    expect(await everything()).toEqual(before)
  })

  test('a preview says what would happen and does nothing', async () => {
    const before = await everything()
    const answer = await take([line(1, { dueOn: '2026-11-01' }), line(2, { doneOn: '2026-10-20' })], { preview: true })
    expect(answer).toEqual({ applied: false, open: 1, late: 1, done: 1, broughtForward: 0, onPaper: 0, faults: [] })
    expect(await everything()).toEqual(before)
  })

  test('comes in whole: old numbers, running terms, balances, sealed words; the clerk holds nothing, the next number follows', async () => {
    const report = randomUUID()
    const lines = [
      line(2, {
        receivedOn: '2025-12-30',
        dueOn: '2026-12-15',
        report,
        sealed: await sealedFor(report),
        officeId: office.id,
      }),
      line(3, { receivedOn: '2026-10-12' }),
      line(5, {
        receivedOn: '2026-10-13',
        doneOn: '2026-11-12',
        dueOn: '2026-11-01',
        outcome: 'substantiated',
        channel: 'press',
      }),
    ]
    expect(await take(lines, { restOnPaper: true })).toMatchObject({
      applied: true,
      open: 2,
      done: 1,
      broughtForward: 1,
      onPaper: 2,
    })
    const { owner } = app.db
    const book = await owner.selectFrom('book').selectAll().executeTakeFirstOrThrow()
    expect(book).toMatchObject({ year: 2026, kind: 'open', last_number: 5, opening_count: 2 })
    const entries = await owner.selectFrom('book_entry').selectAll().orderBy('number').execute()
    expect(entries.map((one) => [one.number, one.petition_id])).toEqual(lines.map((one) => [one.number, one.report]))
    const rows = await owner.selectFrom('petition').selectAll().orderBy('book_number').execute()
    expect(rows).toMatchObject([
      { state: 'classified', book_number: 2, paper_stub: 'sổ cũ số 2/2026', identity: 'paper', channel: 'import' },
      { state: 'classified', book_number: 3 },
      { state: 'closed', book_number: 5, closed_on: '2026-11-12', outcome: 'substantiated' },
    ])
    expect(rows.every((row) => row.handed_over_at !== null)).toBe(true)
    const clocks = await owner
      .selectFrom('obligation')
      .select(['subject_id', 'rule', 'due_on', 'terms'])
      .where('subject_kind', '=', 'petition')
      .execute()
    expect(clocks).toHaveLength(2)
    expect(clocks.find((one) => one.subject_id === report)).toMatchObject({
      rule: 'petitions.handle',
      due_on: '2026-12-15',
    })
    const facts = await owner
      .selectFrom('petition_fact')
      .select(['event', 'happened_on', 'late', 'channel'])
      .where('channel', '=', 'press')
      .orderBy('id')
      .execute()
    expect(facts).toMatchObject([
      { event: 'received', happened_on: '2026-10-13' },
      { event: 'classified', happened_on: '2026-10-13' },
      { event: 'concluded', happened_on: '2026-11-12' },
      { event: 'answered', happened_on: '2026-11-12', late: true },
      { event: 'closed', happened_on: '2026-11-12', late: true },
    ])
    const grants = await owner
      .selectFrom('petition_grant')
      .select(['officer_id', 'wrap'])
      .where('petition_id', '=', report)
      .execute()
    expect(grants.map((one) => one.officer_id).sort()).toEqual(keepers.map((one) => one.officer.id).sort())
    expect(grants.every((one) => one.wrap !== null)).toBe(true)
    expect(
      await app.as(clerk.officer).refused(importBook, {
        body: { preview: false, restOnPaper: true, year: 2026, unitId: world.construction.id, lines },
      }),
    ).toBe('desk.book_taken')
  })

  test('two clerks with the same book at the same moment: one comes in', async () => {
    const both = await Promise.all(
      [1, 2].map(() =>
        app.as(clerk.officer).call(importBook, {
          body: {
            preview: false,
            restOnPaper: false,
            year: 2025,
            unitId: world.construction.id,
            lines: [line(1, { receivedOn: '2025-05-05' })],
          },
        }),
      ),
    )
    expect(both.map((one) => one.status).sort()).toEqual([200, 409])
    const entries = await sql<{
      n: number
    }>`select count(*)::int as n from petition where received_on = '2025-05-05'`.execute(app.db.owner)
    expect(entries.rows[0]?.n).toBe(1)
  })

  test('a book of a unit where one is no clerk, or whose gate has fewer than two, is refused', async () => {
    const body = { preview: true, restOnPaper: false, year: 2026, unitId: world.finance.id, lines: [line(1)] }
    expect(await app.as(clerk.officer).refused(importBook, { body })).toBe('permission.missing')
    const alone = await anOfficer(app.db.owner, { unit: world.finance, role: 'clerk' })
    expect(await app.as(alone).refused(importBook, { body })).toBe('desk.too_few_holders')
  })
})

describe('the desk key', () => {
  const fingerprint = 'ab'.repeat(32)
  const wrap = toBase64url(utf8('wrap'))

  test('the first clerk makes it, a second key is refused, only who has it passes it on, and to clerks of the unit only', async () => {
    const second = await aKeyHolder(
      app.db.owner,
      await anOfficer(app.db.owner, { unit: world.construction, role: 'clerk' }),
    )
    const stranger = await aKeyHolder(
      app.db.owner,
      await anOfficer(app.db.owner, { unit: world.finance, role: 'clerk' }),
    )
    const me = app.as(clerk.officer)
    expect(await me.ok(readDeskKey)).toMatchObject({ fingerprint: null, wrap: null, holders: [] })
    const own = { officerId: clerk.officer.id, wrap }
    await me.ok(giveDeskKey, { body: { fingerprint, wraps: [own, { officerId: stranger.officer.id, wrap }] } })
    expect(
      await app.as(second.officer).refused(giveDeskKey, {
        body: { fingerprint: 'cd'.repeat(32), wraps: [{ officerId: second.officer.id, wrap }] },
      }),
    ).toBe('desk.other_key')
    expect(
      await app
        .as(second.officer)
        .refused(giveDeskKey, { body: { fingerprint, wraps: [{ officerId: second.officer.id, wrap }] } }),
    ).toBe('permission.missing')
    const read = await me.ok(readDeskKey)
    expect(read).toMatchObject({ fingerprint, wrap })
    expect(read.missing.map((one) => one.officer)).toEqual([second.officer.id])
    expect((await app.as(second.officer).ok(readDeskKey)).holders).toMatchObject([{ id: clerk.officer.id }])
    await me.ok(giveDeskKey, { body: { fingerprint, wraps: [{ officerId: second.officer.id, wrap }] } })
    expect(await app.as(second.officer).ok(readDeskKey)).toMatchObject({ wrap, missing: [] })
    expect(await app.as(stranger.officer).ok(readDeskKey)).toMatchObject({ fingerprint: null, wrap: null })
  })
})
