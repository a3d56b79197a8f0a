import { randomBytes, randomUUID } from 'node:crypto'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, systemActor } from '#platform/db/as-actor'
import { entryRow } from '#platform/journal'
import { type TestApp, testApp } from '#test/as'
import { aKeyHolder, type KeyHolder } from '#test/petitions'
import { anOfficer, aProvince } from '#test/world'

/** What somebody with the portal's login, and none of its program, could ask of the functions. */
let app: TestApp
let province: Awaited<ReturnType<typeof aProvince>>
let keepers: KeyHolder[]
let stranger: KeyHolder

beforeAll(async () => {
  app = await testApp()
  province = await aProvince(app.db.owner)
  const keeper = async () =>
    aKeyHolder(
      app.db.owner,
      await anOfficer(app.db.owner, {
        unit: province.inspectorate,
        roles: [{ role: 'gatekeeper', unit: province.province }],
      }),
    )
  keepers = [await keeper(), await keeper()]
  stranger = await aKeyHolder(app.db.owner, await anOfficer(app.db.owner, { unit: province.inspectorate }))
})
afterAll(() => app.end())

type Given = { holder: KeyHolder; part: string; capacity: string | null }

async function receive(extra: Given[]) {
  const id = randomUUID()
  const grants = [...keepers.map((holder) => ({ holder, part: 'content', capacity: 'gate' })), ...extra].map(
    ({ holder, part, capacity }) => ({
      officer: holder.officer.id,
      part,
      capacity,
      keyId: holder.keyId,
      wrap: randomBytes(40).toString('base64'),
    }),
  )
  const p = {
    id,
    at: '2026-11-21T01:00:00Z',
    on: '2026-11-21',
    gate: province.province.id,
    locator: randomBytes(16).toString('hex'),
    kind: 'harassment',
    office: null,
    concern: 'staff',
    field: 'land',
    identity: 'anonymous',
    contentRecipient: recipientOf(makeIdentity()),
    evidence: [],
    files: [],
    excluded: [],
    grants,
    recovery: [],
    salt: randomBytes(16).toString('hex'),
    kdf: 'scrypt-13',
    mailboxRecipient: recipientOf(makeIdentity()),
    verifyKey: randomBytes(32).toString('hex'),
    clocks: [],
    act: 'keys.revoke',
    facts: {},
  }
  const entry = entryRow(
    { now: new Date(p.at), actor: systemActor(p.on), onBehalfOf: null },
    { act: 'petitions.receive', subject: { kind: 'petition', id }, unitIds: [], facts: {} },
  )
  const bytes = randomBytes(64)
  const { rows } = await sql<{ outcome: string }>`
    select outcome from intake_receive(${JSON.stringify(p)}::jsonb, ${bytes}, null, ${bytes}, ${bytes}, ${bytes}, ${entry.bytes}, ${entry.salt})`.execute(
    app.db.portal,
  )
  return { id, outcome: rows[0]?.outcome }
}

test('a report is received as such, and only by its gate and keepers of identity', async () => {
  for (const extra of [
    { holder: stranger, part: 'content', capacity: 'handler' },
    { holder: stranger, part: 'content', capacity: 'custodian' },
    { holder: stranger, part: 'identity', capacity: 'custodian' },
    { holder: stranger, part: 'content', capacity: null },
  ])
    expect((await receive([extra])).outcome).toBe('changed')
  const { id, outcome } = await receive([])
  expect(outcome).toBe('stored')
  const acts = await app.db.owner.selectFrom('journal').select('act').where('subject_id', '=', id).execute()
  expect(acts).toEqual([{ act: 'petitions.receive' }])
})

test('a hash alone lays hands on no other file of the house, and sweeping leaves what is used', async () => {
  const blob = (hash: string) => app.db.owner.insertInto('file_blob').values({ hash, size_bytes: '9' }).execute()
  const upload = async (locator: Buffer, hash: string, size = 9) =>
    (
      await sql<{
        id: string | null
      }>`select intake_upload(${locator}, ${hash}, ${size}, ${new Date(0)}) as id`.execute(app.db.portal)
    ).rows[0]?.id
  const [mine, other] = [randomBytes(16), randomBytes(16)]
  const [ofOffice, fresh] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
  await blob(ofOffice)
  expect(await upload(mine, ofOffice)).toBeNull()
  const id = await upload(mine, fresh)
  expect(id).toBeTruthy()
  expect(await upload(mine, fresh)).toBe(id)
  expect(await upload(mine, fresh, 10)).toBeNull()
  expect(await upload(other, fresh)).toBeNull()
  const read = randomBytes(32).toString('hex')
  await upload(mine, read)
  await app.db.owner
    .insertInto('reading')
    .values({
      officer_id: stranger.officer.id,
      unit_id: province.inspectorate.id,
      file_name: 'kh.pdf',
      blob_hash: read,
      media_type: 'application/pdf',
      source: '{}',
      draft: '{}',
    })
    .execute()
  const swept = await asActor(app.db.worker, systemActor('2026-11-21'), (tx) =>
    sql<{ hash: string }>`select intake_sweep(now()) as hash`.execute(tx),
  )
  expect(swept.rows).toEqual([{ hash: fresh }])
})
