import { randomBytes } from 'node:crypto'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { type OfficerKeySaid, type RootSaid, rootFingerprint } from '@liem/sealing/chain'
import { lockKeys } from '@liem/sealing/passphrase'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'
import type { Officer } from '../officers.ts'
import type { Province } from '../province.ts'
import { type Chance, chanceOf, seedOf } from '../random.ts'
import type { Rows } from '../rows.ts'
import { mergedOn } from '../units.ts'

/** Opens every key of the demonstration; printed by `npm run demo`, never used anywhere else. */
export const demoPassphrase = 'sông núi trời mây'

export type DemoKey = {
  id: string
  officer: Officer
  identity: string
  recipient: string
  verifyKey: string
  signSecret: Uint8Array
}

/** Cheap on purpose: the passphrase is printed for everybody, and a demonstration must start at once. */
const workFactor = 10
const madeAt = `${mergedOn}T02:00:00Z`

/**
 * Keys of everybody who receives, verifies or guards reports, the root that the three leaders signed, and a countersignature for
 * each other key. Made anew in every demonstration: the repository holds no key.
 */
export async function makeKeys({ rows, cleared: people }: Province): Promise<Map<number, DemoKey>> {
  const chance = chanceOf(seedOf('keys', 20250701))
  const everybody = [
    ...new Set([
      ...people.leaders,
      ...people.gate,
      ...people.upper,
      ...people.custodians,
      ...people.verifiers,
      ...people.clerks,
    ]),
  ]
  const keys = new Map<number, DemoKey>()
  for (const officer of everybody) keys.set(officer.id, await makeKey(rows, officer, chance))
  const of = (officer: Officer) => keys.get(officer.id) as DemoKey
  const said: RootSaid = {
    v: 1,
    host: 'localhost',
    k: 2,
    n: people.leaders.length,
    leaders: people.leaders.map((officer) => ({
      ...personOf(officer),
      recipient: of(officer).recipient,
      verifyKey: of(officer).verifyKey,
    })),
    made: madeAt,
  }
  const fingerprint = rootFingerprint(said)
  const rootId = chance.uuid()
  rows.root_statement.push({
    id: rootId,
    k: said.k,
    n: said.n,
    leaders: people.leaders.map(({ id }) => id),
    state: 'active',
    fingerprint,
    said: JSON.stringify(said),
    proposed_by: people.leaders[0]?.id as number,
    proposed_at: madeAt,
    active_at: madeAt,
  })
  for (const leader of people.leaders)
    rows.root_signature.push({
      root_id: rootId,
      key_id: of(leader).id,
      fingerprint,
      statement: JSON.stringify(signStatement('root', said, of(leader).signSecret)),
      signed_at: madeAt,
    })
  const signer = of(people.leaders[2] as Officer)
  for (const officer of everybody) {
    if (people.leaders.includes(officer)) continue
    const { recipient, verifyKey, id } = of(officer)
    const certified: OfficerKeySaid = {
      v: 1,
      ...personOf(officer),
      recipient,
      verifyKey,
      root: fingerprint,
      made: madeAt,
    }
    rows.key_certificate.push({
      id: chance.uuid(),
      key_id: id,
      signer_key_id: signer.id,
      root: fingerprint,
      statement: JSON.stringify(signStatement('officer-key', certified, signer.signSecret)),
      signed_at: madeAt,
    })
  }
  return keys
}

const personOf = ({ id, name, unit, title }: Officer) => ({ officer: id, name, unit: unit.name, post: title })

async function makeKey(rows: Rows, officer: Officer, chance: Chance): Promise<DemoKey> {
  const signSecret = new Uint8Array(randomBytes(32))
  const identity = makeIdentity()
  const recipient = recipientOf(identity)
  const verifyKey = verifyKeyOf(signSecret)
  const id = chance.uuid()
  rows.officer_key.push({
    id,
    officer_id: officer.id,
    recipient,
    verify_key: verifyKey,
    request: JSON.stringify(
      signStatement('key-request', { v: 1, officer: officer.id, verifyKey, recipient }, signSecret),
    ),
    made_at: madeAt,
  })
  const locked = await lockKeys({ identity, signSecret }, demoPassphrase, workFactor)
  rows.locked_key.push({ key_id: id, officer_id: officer.id, locked: Buffer.from(locked), changed_at: madeAt })
  return { id, officer, identity, recipient, verifyKey, signSecret }
}
