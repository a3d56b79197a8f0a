import { listPetitions } from '@liem/domain/petitions/reading.contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/as'
import { aCleared, aPetition, type KeyHolder } from '#test/petitions'
import { aProvince } from '#test/world'

let app: TestApp
let gate: [KeyHolder, KeyHolder]
const ids: string[] = []

beforeAll(async () => {
  app = await testApp()
  const { inspectorate, communes } = await aProvince(app.db.owner)
  gate = [
    await aCleared(app.db.owner, inspectorate, 'gatekeeper'),
    await aCleared(app.db.owner, inspectorate, 'gatekeeper'),
  ]
  for (const [i, kind] of (
    ['harassment', 'corruption', 'rules_feedback', 'harassment', 'corruption'] as const
  ).entries())
    ids.push(
      (
        await aPetition(app.db.owner, {
          gate: inspectorate,
          office: communes[i % 2],
          holders: i === 4 ? [gate[1]] : gate,
          kind,
          field: i % 2 ? 'land' : 'tax',
          state: i === 2 ? 'closed' : 'received',
          receivedOn: `2026-10-${10 + i}`,
        })
      ).id,
    )
})
afterAll(() => app.end())

const list = async (query: object) => {
  const { rows, total } = await app.as(gate[0].officer).ok(listPetitions, { query: query as never })
  return { shown: rows.map((row) => ids.indexOf(row.id)), count: total?.count }
}

test.each([
  [{}, [3, 2, 1, 0]],
  [{ state: 'received' }, [3, 1, 0]],
  [{ state: 'received,closed' }, [3, 2, 1, 0]],
  [{ kind: 'harassment' }, [3, 0]],
  [{ kind: 'corruption', field: 'land' }, [1]],
  [{ field: 'tax' }, [2, 0]],
  [{ open: false }, [2]],
  [{ open: true }, [3, 1, 0]],
  [{ late: true }, [3, 2, 1, 0]],
  [{ late: false }, []],
  [{ mine: true }, []],
  [{ mine: false }, [3, 2, 1, 0]],
  [{ number: 1 }, []],
  [{ channel: 'letter' }, []],
])('%j', async (query, shown) => {
  expect(await list(query)).toEqual({ shown, count: shown.length })
})

test('a filter is a value, whatever is typed into it', async () => {
  const { rows } = await app.as(gate[0].officer).ok(listPetitions, { query: { field: `tax' or 'a'='a` } })
  expect(rows).toEqual([])
})

test('pages follow each other without a gap and end', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await app.as(gate[0].officer).ok(listPetitions, { query: { limit: 3, after } })
    seen.push(...page.rows.map((row) => row.id))
    after = page.next ?? undefined
  } while (after)
  expect(seen.map((id) => ids.indexOf(id))).toEqual([3, 2, 1, 0])
})

test('who is excluded in spite of a grant (put back by hand) is subtracted all the same', async () => {
  const id = ids[0] ?? ''
  await app.db.owner.transaction().execute(async (tx) => {
    await sql`alter table exclusion disable trigger user`.execute(tx)
    await sql`insert into exclusion (petition_id, officer_id, ground, recorded_at) values (${id}::uuid, ${gate[1].officer.id}, 'conflict', now())`.execute(
      tx,
    )
    await sql`alter table exclusion enable trigger user`.execute(tx)
  })
  const { rows, total } = await app.as(gate[1].officer).ok(listPetitions, { query: {} })
  expect(rows.map((row) => row.id)).not.toContain(id)
  expect(total?.count).toBe(4)
})
