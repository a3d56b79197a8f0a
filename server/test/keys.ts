import type { OfficerKeySaid, RootSaid } from '@liem/domain/keys/statements'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { randomBytes } from '@liem/sealing/bytes'
import { rootFingerprint } from '@liem/sealing/chain'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import type { Officer } from './world.ts'

/** Real keys and signatures, written as the owner past the routes: for tests of what stands on keys. */
export type TestKey = {
  keyId: string
  officer: Officer
  /** Opens what is sealed to `recipient`. */
  identity: string
  recipient: string
  signSecret: Uint8Array
  verifyKey: string
}
export type TestRoot = { said: RootSaid; fingerprint: string; leaders: TestKey[] }

const MADE = '2026-11-20T01:00:00.000Z'

/** A second factor, so that what asks for step-up can be called by `app.as(officer)`. Nobody can show it. */
export async function aSecondFactor(owner: Db, officer: Officer): Promise<void> {
  await owner
    .insertInto('second_factor')
    .values({
      officer_id: officer.id,
      kind: 'totp',
      name: 'Điện thoại',
      secret: Buffer.from(randomBytes(20)),
      created_at: MADE,
      confirmed_at: MADE,
    })
    .execute()
}

/** Keys as a browser makes them. */
export function makeTestKeys(officer: Officer): TestKey {
  const [identity, signSecret] = [makeIdentity(), randomBytes(32)]
  return {
    keyId: '',
    officer,
    identity,
    recipient: recipientOf(identity),
    signSecret,
    verifyKey: verifyKeyOf(signSecret),
  }
}

/** A key and a second factor, not yet countersigned by anybody. */
export async function aKey(owner: Db, officer: Officer): Promise<TestKey> {
  await aSecondFactor(owner, officer)
  const keys = makeTestKeys(officer)
  const { recipient, verifyKey, signSecret } = keys
  const request = signStatement('key-request', { v: 1, officer: officer.id, recipient, verifyKey }, signSecret)
  const { id } = await owner
    .insertInto('officer_key')
    .values({
      officer_id: officer.id,
      recipient,
      verify_key: verifyKey,
      request: JSON.stringify(request),
      made_at: MADE,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('locked_key')
    .values({ key_id: id, officer_id: officer.id, locked: Buffer.from(`locked-${officer.id}`), changed_at: MADE })
    .execute()
  return { ...keys, keyId: id }
}

/** How an officer is named today by a statement about his key. */
export async function standingOf(owner: Db, officer: Officer) {
  const { rows } = await sql<{ unit: string; post: string }>`
    select u.name as unit, coalesce((select p.title from appointment a join post p on p.id = a.post_id
      where a.officer_id = o.id order by p.is_head desc, a.from_on desc limit 1), 'Cán bộ') as post
    from officer o join unit u on u.id = o.unit_id where o.id = ${officer.id}`.execute(owner)
  return { officer: officer.id, name: officer.name, unit: rows[0]?.unit ?? '', post: rows[0]?.post ?? '' }
}

/** A root in force, of these officers. */
export async function aRoot(owner: Db, leaders: readonly Officer[], k = 2): Promise<TestRoot> {
  const held: TestKey[] = []
  for (const leader of leaders) held.push(await aKey(owner, leader))
  const named: RootSaid['leaders'] = []
  for (const { officer, verifyKey, recipient } of held)
    named.push({ ...(await standingOf(owner, officer)), verifyKey, recipient })
  const said: RootSaid = { v: 1, host: 'cong.test', k, n: leaders.length, leaders: named, made: MADE }
  const fingerprint = rootFingerprint(said)
  const { id } = await owner
    .insertInto('root_statement')
    .values({
      k,
      n: leaders.length,
      leaders: leaders.map((leader) => leader.id),
      state: 'active',
      said: JSON.stringify(said),
      fingerprint,
      proposed_by: (leaders[0] as Officer).id,
      proposed_at: MADE,
      active_at: MADE,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('root_signature')
    .values(
      held.map((key) => ({
        root_id: id,
        key_id: key.keyId,
        fingerprint,
        statement: JSON.stringify(signStatement('root', said, key.signSecret)),
        signed_at: MADE,
      })),
    )
    .execute()
  return { said, fingerprint, leaders: held }
}

/** The statement with which `by` vouches for a key. */
export async function certificateFor(
  owner: Db,
  key: TestKey,
  {
    by,
    root,
    made = MADE,
    change = {},
  }: { by: TestKey; root: TestRoot; made?: string; change?: Partial<OfficerKeySaid> },
) {
  const { recipient, verifyKey } = key
  const said: OfficerKeySaid = {
    v: 1,
    ...(await standingOf(owner, key.officer)),
    recipient,
    verifyKey,
    root: root.fingerprint,
    made,
    ...change,
  }
  return signStatement('officer-key', said, by.signSecret) as ReturnType<typeof signStatement<OfficerKeySaid>> & {
    kind: 'officer-key'
  }
}

/** An officer whose key is in force: made, with a second factor, countersigned. */
export async function aKeyHolder(
  owner: Db,
  officer: Officer,
  { root, by = root.leaders[0] as TestKey }: { root: TestRoot; by?: TestKey },
): Promise<TestKey> {
  const key = await aKey(owner, officer)
  await owner
    .insertInto('key_certificate')
    .values({
      key_id: key.keyId,
      signer_key_id: by.keyId,
      root: root.fingerprint,
      statement: JSON.stringify(await certificateFor(owner, key, { by, root })),
      signed_at: MADE,
    })
    .execute()
  return key
}
