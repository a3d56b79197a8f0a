import { today } from '@liem/domain/kernel/dates'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyHolders } from '#modules/keys'
import { cloneDatabase, type TestDatabase } from '#test/database'
import { aKey, aRoot, certificateFor, makeTestKeys, type TestKey, type TestRoot } from '#test/keys'
import { anOfficer, aProvince } from '#test/world'

let db: TestDatabase
let root: TestRoot
const keys: TestKey[] = []
const NOW = new Date('2026-11-21T01:00:00Z')

beforeAll(async () => {
  db = await cloneDatabase()
  const world = await aProvince(db.owner)
  const officer = () => anOfficer(db.owner, { unit: world.finance })
  root = await aRoot(db.owner, [await officer(), await officer()])
  keys.push(...root.leaders)
  for (let i = 0; i < 7; i++) keys.push(await aKey(db.owner, await officer()))
})
afterAll(() => db.drop())

type Edge = { signer: number; of: number; ending: 'none' | 'post_ended' | 'key_revoked'; forged: boolean }

/** The rule in one sentence each way: reached from a leader by certificates that count. The last step must be in force itself. */
function expected(edges: readonly Edge[]): Set<number> {
  const vouched = new Set([0, 1])
  const counted = edges.filter((edge) => edge.ending !== 'key_revoked' && !edge.forged)
  for (let grew = true; grew; ) {
    grew = false
    for (const { signer, of } of counted)
      if (vouched.has(signer) && !vouched.has(of)) {
        vouched.add(of)
        grew = true
      }
  }
  return new Set(
    [...vouched].filter((one) => one < 2 || counted.some((edge) => edge.of === one && edge.ending === 'none')),
  )
}

const edge = fc.record({
  signer: fc.integer({ min: 0, max: 8 }),
  of: fc.integer({ min: 2, max: 8 }),
  ending: fc.constantFrom('none', 'none', 'none', 'post_ended', 'key_revoked'),
  forged: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
}) as fc.Arbitrary<Edge>

test('whatever certificates lie in the database, only keys with signatures up to the root are answered, circles and forgeries included', async () => {
  // One certificate a key, as the table allows; who signs for himself is stopped before.
  const graphs = fc
    .uniqueArray(edge, { maxLength: 7, selector: (one) => one.of })
    .map((edges) => edges.filter((one) => one.signer !== one.of))
  await fc.assert(
    fc.asyncProperty(graphs, async (edges) => {
      await db.owner.deleteFrom('key_certificate').execute()
      for (const { signer, of, ending, forged } of edges) {
        const [by, key] = [keys[signer] as TestKey, keys[of] as TestKey]
        // Forged: under the signer's name, by another's hand.
        const hand = forged ? { ...by, signSecret: makeTestKeys(by.officer).signSecret } : by
        const statement = await certificateFor(db.owner, key, { by: hand, root })
        await db.owner
          .insertInto('key_certificate')
          .values({
            key_id: key.keyId,
            signer_key_id: by.keyId,
            root: root.fingerprint,
            statement: JSON.stringify(forged ? { ...statement, by: by.verifyKey } : statement),
            signed_at: NOW,
            ...(ending === 'none' ? {} : { revoked_at: NOW, revoked_why: ending }),
          })
          .execute()
      }
      const { holders } = await keyHolders(db.portal, {}, today(NOW))
      const found = new Set(holders.map((one) => keys.findIndex((key) => key.keyId === one.keyId)))
      expect(found).toEqual(expected(edges))
    }),
    { numRuns: 40 },
  )
})
