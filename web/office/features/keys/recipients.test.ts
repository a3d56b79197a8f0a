import type { OfficerKeySaid, RootSaid } from '@liem/domain/keys/statements'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { randomBytes } from '@liem/sealing/bytes'
import { rootFingerprint } from '@liem/sealing/chain'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { recipientsFor } from './recipients.ts'
import { pinnedRoot, pinRoot } from './root-pin.ts'

const made = '2026-11-21T01:00:00.000Z'
function anOfficer(officer: number) {
  const seed = randomBytes(32)
  const key = { officer, recipient: recipientOf(makeIdentity()), verifyKey: verifyKeyOf(seed) }
  return { seed, key, person: { ...key, name: `Cán bộ ${officer}`, post: 'Trưởng phòng', unit: 'Thanh tra tỉnh' } }
}
type One = ReturnType<typeof anOfficer>
const leaders = [anOfficer(1), anOfficer(2)]
const said: RootSaid = { v: 1, host: 'cong.test', k: 2, n: 2, leaders: leaders.map((one) => one.person), made }
const root = { said, signatures: leaders.map((one) => signStatement('root', said, one.seed)) }
const fingerprint = rootFingerprint(said)
const certify = (whom: One, by: One) => {
  const statement: OfficerKeySaid = { v: 1, ...whom.person, root: fingerprint, made }
  return signStatement('officer-key', statement, by.seed)
}
const [gate, stranger] = [anOfficer(3), anOfficer(4)]
const holder = ({ person }: One) => ({ keyId: '0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d', ...person })

let answer: object
beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(answer), { status: 200 }))
  answer = { holders: [holder(gate)], bundle: { root, certificates: [certify(gate, leaders[0] as One)], former: [] } }
})
afterEach(() => vi.unstubAllGlobals())

test('only who leads to the root by signatures is a recipient, under the name that was signed', async () => {
  answer = { ...answer, holders: [{ ...holder(gate), name: 'Tên Khác', post: 'Giám đốc' }, holder(stranger)] }
  expect(await recipientsFor({})).toMatchObject([{ officer: 3, name: 'Cán bộ 3', path: ['Cán bộ 1', 'Cán bộ 3'] }])
  expect(pinnedRoot()).toBe(fingerprint)
})

test('a recipient slipped in under a known officer is dropped', async () => {
  answer = { ...answer, holders: [{ ...holder(gate), recipient: stranger.key.recipient }] }
  expect(await recipientsFor({})).toEqual([])
})

test('a forged certificate condemns the answer, and nothing is pinned', async () => {
  const forged = { ...certify(stranger, stranger), by: (leaders[0] as One).key.verifyKey }
  answer = { holders: [holder(stranger)], bundle: { root, certificates: [forged], former: [] } }
  await expect(recipientsFor({})).rejects.toEqual({ noTrust: 'bad-signature' })
  expect(pinnedRoot()).toBeUndefined()
})

test('another root than the one this browser knows is refused, however well it is signed', async () => {
  pinRoot('ab'.repeat(32))
  await expect(recipientsFor({})).rejects.toEqual({ noTrust: 'root-changed' })
  expect(pinnedRoot()).toBe('ab'.repeat(32))
})

test('without a root there is nobody to seal to', async () => {
  answer = { holders: [], bundle: null }
  expect(await recipientsFor({})).toEqual([])
})
