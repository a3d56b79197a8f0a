import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeIdentity, recipientOf } from './age-key.ts'
import { randomBytes } from './bytes.ts'
import {
  type Bundle,
  fingerprintText,
  follows,
  keyFingerprint,
  type OfficerKeySaid,
  type RootSaid,
  rootFingerprint,
  type SignedRoot,
  verifyChain,
  verifySignedBy,
  verifySignedByLeaders,
} from './chain.ts'
import { type Signed, signStatement, verifyKeyOf } from './statement.ts'

type Officer = ReturnType<typeof anOfficer>
const made = '2026-11-21T08:00:00.000Z'

function anOfficer(officer: number, name = `Cán bộ ${officer}`) {
  const seed = randomBytes(32)
  const key = { officer, recipient: recipientOf(makeIdentity()), verifyKey: verifyKeyOf(seed) }
  return { seed, key, person: { ...key, name, post: 'Trưởng phòng', unit: 'Thanh tra tỉnh' } }
}

function aRoot(leaders: Officer[], k = 2, replaces?: string, others: Officer[] = []): SignedRoot {
  const said: RootSaid = {
    v: 1,
    host: 'liem.example.vn',
    k,
    n: leaders.length,
    leaders: leaders.map((leader) => leader.person),
    made,
    replaces,
  }
  return { said, signatures: [...leaders, ...others].map((leader) => signStatement('root', said, leader.seed)) }
}

function certify(whom: Officer, by: Officer, root: SignedRoot, change: object = {}): Signed<OfficerKeySaid> {
  const said = { v: 1 as const, ...whom.person, root: rootFingerprint(root.said), made, ...change }
  return signStatement('officer-key', said, by.seed)
}

const [first, second, third] = [anOfficer(1, 'Chủ tịch'), anOfficer(2, 'Chánh Thanh tra'), anOfficer(3)]
const root = aRoot([first, second, third])
const [ann, binh, chi] = [anOfficer(10, 'An'), anOfficer(11, 'Bình'), anOfficer(12, 'Chi')]
const bundle: Bundle = {
  root,
  certificates: [certify(chi, binh, root), certify(binh, ann, root), certify(ann, second, root)],
}
const why = (changed: Partial<Bundle>, key = chi.key, pinned?: string) => {
  const answer = verifyChain({ ...bundle, ...changed }, key, pinned)
  return answer.ok ? 'ok' : answer.why
}

test('a key leads over countersignatures to a leader of the root', () => {
  expect(verifyChain(bundle, chi.key, rootFingerprint(root.said))).toEqual({
    ok: true,
    path: ['Chánh Thanh tra', 'An', 'Bình', 'Chi'],
    name: 'Chi',
    post: 'Trưởng phòng',
    unit: 'Thanh tra tỉnh',
  })
  expect(verifyChain(bundle, first.key)).toMatchObject({ ok: true, path: ['Chủ tịch'] })
  expect(why(JSON.parse(JSON.stringify(bundle)))).toBe('ok')
})

test('without every signature of the leaders there is no root', () => {
  for (let missing = 0; missing < 3; missing++)
    expect(why({ root: { ...root, signatures: root.signatures.filter((_, i) => i !== missing) } })).toBe('no-root')
  expect(why({ root: undefined as never })).toBe('no-root')
  expect(why({ root: aRoot([]) })).toBe('no-root')
  expect(why({ root: aRoot([first, second], 3) })).toBe('no-root')
})

test('two leaders who are one are no two', () => {
  expect(why({ root: aRoot([first, first]) })).toBe('duplicate')
  const again = { ...first, person: { ...first.person, officer: 9 } }
  expect(why({ root: aRoot([first, again]) })).toBe('duplicate')
})

test('a key nobody of the house vouches for is refused', () => {
  const stranger = anOfficer(50)
  expect(why({}, stranger.key)).toBe('no-path')
  expect(why({ certificates: [...bundle.certificates, certify(stranger, stranger, root)] }, stranger.key)).toBe(
    'no-path',
  )
  const friend = anOfficer(51)
  const circle = [certify(stranger, friend, root), certify(friend, stranger, root)]
  expect(why({ certificates: [...bundle.certificates, ...circle] }, stranger.key)).toBe('no-path')
  expect(why({ certificates: bundle.certificates.filter((one) => one.said.officer !== 11) })).toBe('no-path')
})

test('nobody vouches for another key of his own', () => {
  const newKey = anOfficer(10, 'An')
  expect(why({ certificates: [...bundle.certificates, certify(newKey, ann, root)] }, newKey.key)).toBe('no-path')
  expect(why({ certificates: [...bundle.certificates, certify(newKey, binh, root)] }, newKey.key)).toBe('ok')
})

test('a key shown with another officer’s number or another recipient is refused', () => {
  expect(why({}, { ...chi.key, officer: 11 })).toBe('mismatch')
  expect(why({}, { ...chi.key, recipient: recipientOf(makeIdentity()) })).toBe('mismatch')
  expect(why({}, { ...chi.key, verifyKey: ann.key.verifyKey })).toBe('mismatch')
})

test('one key under two names condemns the bundle', () => {
  const lent = certify(chi, ann, root, { officer: 99 })
  expect(why({ certificates: [...bundle.certificates, lent] })).toBe('duplicate')
  const swapped = certify(chi, ann, root, { recipient: recipientOf(makeIdentity()) })
  expect(why({ certificates: [...bundle.certificates, swapped] })).toBe('duplicate')
  const copied = certify(anOfficer(60), ann, root, { recipient: chi.key.recipient })
  expect(why({ certificates: [...bundle.certificates, copied] })).toBe('duplicate')
  expect(why({ certificates: [...bundle.certificates, certify(chi, ann, root)] })).toBe('ok')
})

test('any changed word of any statement is seen', () => {
  const leaves = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, [...path, name]))
      : [path]
  const travelled: Bundle = JSON.parse(JSON.stringify(bundle))
  const paths = leaves(travelled)
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      const changed = structuredClone(travelled)
      const last = path.at(-1) as string
      type Tree = { [name: string]: Tree }
      const tree = changed as unknown as Tree
      const place = path.slice(0, -1).reduce((at, name) => at[name] as Tree, tree) as Record<string, unknown>
      const was = place[last]
      place[last] =
        typeof was === 'number' ? was + 1 : `${(was as string)[0] === 'a' ? 'b' : 'a'}${(was as string).slice(1)}`
      expect(verifyChain(changed, chi.key, rootFingerprint(root.said)).ok).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('a path is at most eight countersignatures long', () => {
  const line = [second, ...Array.from({ length: 9 }, (_, i) => anOfficer(100 + i))]
  const certificates = line.slice(1).map((one, i) => certify(one, line[i] as Officer, root))
  expect(why({ certificates }, line[8]?.key)).toBe('ok')
  expect(why({ certificates }, line[9]?.key)).toBe('no-path')
})

test('another root is not taken for the one already known', () => {
  const forged = aRoot([anOfficer(1), anOfficer(2)])
  const forgery: Bundle = { root: forged, certificates: [] }
  expect(verifyChain(forgery, forged.said.leaders[0] as never).ok).toBe(true)
  expect(why(forgery, forged.said.leaders[0], rootFingerprint(root.said))).toBe('root-changed')
  expect(why({}, chi.key, fingerprintText(rootFingerprint(root.said)).toUpperCase())).toBe('ok')
})

test('a new root follows the known one when k of its leaders signed it', () => {
  const [fourth, fifth] = [anOfficer(4), anOfficer(5)]
  const old = rootFingerprint(root.said)
  const next = aRoot([fourth, fifth, first], 2, old, [second])
  expect(follows(next, root)).toBe(true)
  expect(why({ root: next, certificates: [], former: [root] }, fourth.key, old)).toBe('ok')
  expect(why({ root: next, certificates: [] }, fourth.key, old)).toBe('root-changed')
  expect(follows(aRoot([fourth, fifth, first], 2, old), root)).toBe(false)
  expect(follows(aRoot([fourth, fifth, first], 2, undefined, [second]), root)).toBe(false)
  const afterNext = aRoot([fifth, anOfficer(6)], 2, rootFingerprint(next.said), [fourth])
  expect(why({ root: afterNext, certificates: [], former: [next, root] }, fifth.key, old)).toBe('ok')
  expect(why({ root: afterNext, certificates: [], former: [root] }, fifth.key, old)).toBe('root-changed')
  // what stood under the former root does not stand under the new one
  expect(why({ root: next, former: [root] })).toBe('no-path')
})

test('a statement counts when an eligible officer signed it under this root', () => {
  const said = { v: 1, unit: 1, recipient: recipientOf(makeIdentity()), root: rootFingerprint(root.said) }
  const signed = signStatement('recovery-key', said, binh.seed)
  expect(verifySignedBy(bundle, signed)).toMatchObject({ ok: true, name: 'Bình' })
  expect(verifySignedBy(bundle, { ...signed, said: { ...said, unit: 2 } as never })).toEqual({
    ok: false,
    why: 'bad-signature',
  })
  expect(verifySignedBy(bundle, signStatement('recovery-key', said, anOfficer(77).seed))).toEqual({
    ok: false,
    why: 'no-path',
  })
  const other = signStatement('recovery-key', { ...said, root: '0'.repeat(64) }, binh.seed)
  expect(verifySignedBy(bundle, other)).toEqual({ ok: false, why: 'root-changed' })
})

test('what opens much counts when k different leaders of the root signed the same words', () => {
  const said = { v: 1, unit: 1, recipient: recipientOf(makeIdentity()), root: rootFingerprint(root.said) }
  const by = (...signers: { seed: Uint8Array }[]) => {
    const [head, ...rest] = signers.map((one) => signStatement('recovery-key', said, one.seed))
    if (!head) throw new Error('nobody signs')
    return { ...head, also: rest.map((one) => ({ by: one.by, sig: one.sig })) }
  }
  const [one, two] = [first, second]
  expect(verifySignedByLeaders(bundle, by(one, two))).toMatchObject({ ok: true })
  expect(verifySignedByLeaders(bundle, by(binh, one, two))).toMatchObject({ ok: true })
  // One leader, the same leader twice, a leader and an officer he vouched for: not enough.
  for (const few of [by(one), by(one, one), by(one, binh)])
    expect(verifySignedByLeaders(bundle, few)).toEqual({ ok: false, why: 'no-path' })
  const moved = { ...by(one), also: [{ ...by(two), sig: by(one).sig }] }
  expect(verifySignedByLeaders(bundle, moved)).toEqual({ ok: false, why: 'bad-signature' })
})

test('fingerprints depend on every key, and malformed bundles never throw', () => {
  expect(keyFingerprint(ann.key)).not.toBe(keyFingerprint({ ...ann.key, recipient: binh.key.recipient }))
  expect(fingerprintText('0123456789abcdef')).toBe('0123 4567 89ab cdef')
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
      expect(verifyChain(one as never, chi.key).ok).toBe(false)
      expect(verifyChain({ root, certificates: two } as never, anOfficer(70).key).ok).toBe(false)
    }),
    { numRuns: 40 },
  )
})
