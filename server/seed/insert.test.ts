import { readCoverage } from '@liem/domain/directives/cascade.contract'
import { coverageStateNames } from '@liem/domain/directives/words'
import { signIn } from '@liem/domain/sessions/contract'
import { locatorOf, parseCode } from '@liem/sealing/code'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { demoAccounts, demoPassword } from './accounts.ts'
import { seedDemo } from './insert.ts'
import { stories } from './reports/texts.ts'

let app: TestApp
let seeded: Awaited<ReturnType<typeof seedDemo>>
beforeAll(async () => {
  app = await testApp()
  seeded = await seedDemo(app.db.owner, { today: '2026-11-21', site: app.parts.settings })
}, 60_000)
afterAll(() => app.end())

const officerOf = async (username: string) => {
  const row = await app.db.owner
    .selectFrom('officer')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return { id: row.id, username, name: row.full_name, unitId: row.unit_id }
}

test('every row is stored, the numbering goes on behind it, and a second seeding changes nothing', async () => {
  expect(seeded.seeded).toBe(true)
  for (const [table, count] of Object.entries(seeded.counts)) {
    // Reports are told on top, through the product's own steps.
    const told = ['obligation', 'notice'].includes(table) ? sql`where subject_kind <> 'petition'` : sql``
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} ${told}`.execute(
      app.db.owner,
    )
    expect(rows[0]?.n, table).toBe(count)
  }
  const { rows } = await sql<{ next: string }>`select nextval('task_code_number') as next`.execute(app.db.owner)
  expect(Number(rows[0]?.next)).toBe((seeded.counts.task ?? 0) + 1)
  const again = await seedDemo(app.db.owner, { today: '2026-11-21' })
  expect(again.seeded).toBe(false)
  expect(again.accounts.map((account) => account.username)).toEqual(demoAccounts.map((account) => account.username))
  expect(again.password).toBe(demoPassword)
})

test('reports are told to where their stories stand, and the printed code opens one', async () => {
  const { rows } = await sql<{ state: string }>`select state from petition`.execute(app.db.owner)
  expect(rows).toHaveLength(stories.length)
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['received', 'opened', 'classified', 'verifying', 'concluded', 'answered', 'published', 'closed', 'filed']),
  )
  const code = parseCode(seeded.code ?? '')
  if ('kind' in code) throw new Error(code.kind)
  const found = await sql`select from mailbox where locator = ${Buffer.from(locatorOf(code), 'hex')}`.execute(
    app.db.owner,
  )
  expect(found.rows).toHaveLength(1)
})

test('the coverage matrices of the cascade show every state', async () => {
  const inspector = app.as(await officerOf('thanhtra'))
  const { rows: documents } = await sql<{
    id: string
  }>`select id from document where symbol in ('58/KH-UBND', '203/KH-UBND')`.execute(app.db.owner)
  const seen = new Set<string>()
  for (const { id } of documents) {
    const matrix = await inspector.ok(readCoverage, { params: { id }, query: {} })
    expect(matrix.units.length).toBeGreaterThan(100)
    for (const cell of matrix.cells.flat()) seen.add(cell)
  }
  expect([...seen].sort()).toEqual([...coverageStateNames].sort())
})

test('every account signs in with the password that is printed, and is what it says', async () => {
  for (const { username, role } of demoAccounts) {
    const me = await app.anyone.ok(signIn, { body: { username, password: demoPassword } })
    expect(
      me.roles.map((one) => one.role),
      username,
    ).toContain(role)
  }
})
