import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { randomBytes } from '@liem/sealing/bytes'
import { type RootSaid, rootFingerprint } from '@liem/sealing/chain'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'
import { expect, test } from 'vitest'
import { checkGate } from './check-gate.ts'
import * as room from './room.ts'
import type { Gate } from './server.ts'

const MADE = '2026-11-01T01:00:00.000Z'
function person(officer: number, name: string) {
  const [signSecret, identity] = [randomBytes(32), makeIdentity()]
  return {
    signSecret,
    said: {
      officer,
      name,
      post: 'Cán bộ',
      unit: 'Thanh tra tỉnh',
      recipient: recipientOf(identity),
      verifyKey: verifyKeyOf(signSecret),
    },
  }
}
const [leader, other] = [person(1, 'Lãnh Đạo Một'), person(2, 'Lãnh Đạo Hai')]
const rootSaid: RootSaid = { v: 1, host: 'liem.test', k: 2, n: 2, leaders: [leader.said, other.said], made: MADE }
const root = rootFingerprint(rootSaid)
const [an, binh, giu] = [person(11, 'Nguyễn Văn An'), person(12, 'Trần Thị Bình'), person(13, 'Lê Văn Giữ')]
const certificate = ({ said }: typeof an) =>
  signStatement('officer-key', { v: 1, ...said, root, made: MADE }, leader.signSecret)
const recoverySaid = {
  v: 1,
  unit: 5,
  unitName: 'UBND tỉnh',
  recipient: recipientOf(makeIdentity()),
  k: 2,
  n: 3,
  set: 'ABCD',
  root,
  made: MADE,
}
const recoveryBy = (first: typeof an, ...others: (typeof an)[]) => ({
  ...signStatement('recovery-key', recoverySaid, first.signSecret),
  also: others.map((one) => {
    const { by, sig } = signStatement('recovery-key', recoverySaid, one.signSecret)
    return { by, sig }
  }),
})
const holder = ({ said: { officer, name, post, unit, recipient, verifyKey } }: typeof an) => ({
  keyId: `00000000-0000-4000-8000-0000000000${officer}`,
  officer,
  name,
  post,
  unit,
  recipient,
  verifyKey,
})
const gate = (change: (gate: Gate) => void = () => undefined): Gate => {
  const whole = structuredClone({
    gate: { id: 5, name: 'UBND tỉnh' },
    outside: null,
    officers: [holder(an), holder(binh)],
    custodians: [holder(giu)],
    recovery: [
      {
        keyId: '00000000-0000-4000-8000-000000000099',
        unit: 5,
        unitName: 'UBND tỉnh',
        recipient: recoverySaid.recipient,
        certificate: recoveryBy(leader, other),
      },
    ],
    bundle: {
      root: {
        said: rootSaid,
        signatures: [leader, other].map((one) => signStatement('root', rootSaid, one.signSecret)),
      },
      certificates: [an, binh, giu].map(certificate),
    },
    identityAllowed: true,
    pow: null,
  }) as unknown as Gate
  change(whole)
  return whole
}

test('everybody proven is taken, under the names that were countersigned', () => {
  const renamed = gate((one) => {
    one.officers[0] = { ...(one.officers[0] as Gate['officers'][0]), name: 'Tên Khác', post: 'Thanh tra viên' }
  })
  expect(checkGate(room, renamed, root.slice(0, 32))).toMatchObject({
    root,
    officers: [{ name: 'Nguyễn Văn An', post: 'Cán bộ' }, { name: 'Trần Thị Bình' }],
    custodians: [{ name: 'Lê Văn Giữ' }],
    recovery: [{ unitName: 'UBND tỉnh' }],
  })
})

const stranger = person(14, 'Người Lạ')
const swaps: [string, (gate: Gate) => void][] = [
  ['an officer’s recipient', (one) => Object.assign(one.officers[1] ?? {}, { recipient: stranger.said.recipient })],
  ['an officer without a certificate', (one) => void one.officers.push(holder(stranger))],
  ['one key under another officer’s number', (one) => Object.assign(one.officers[1] ?? {}, { officer: 77 })],
  ['a custodian', (one) => void one.custodians.splice(0, 1, holder(stranger))],
  ['the recovery key', (one) => Object.assign(one.recovery[0] ?? {}, { recipient: stranger.said.recipient })],
  [
    'a recovery key that a stranger signed',
    (one) =>
      Object.assign(one.recovery[0] ?? {}, {
        certificate: recoveryBy(stranger, leader),
      }),
  ],
  ['the same officer twice', (one) => void one.officers.push(holder(an))],
  [
    'a certificate that a stranger signed',
    (one) => {
      one.officers.push(holder(stranger))
      const said = { v: 1, ...stranger.said, root, made: MADE }
      one.bundle?.certificates.push(signStatement('officer-key', said, stranger.signSecret) as never)
    },
  ],
]
test.each(swaps)('the server puts in %s: nobody is sealed to', (_, change) => {
  expect(checkGate(room, gate(change), null)).toEqual({ fault: 'unproven' })
})

test('another root than the poster’s, or none, is told apart from a bad signature', () => {
  expect(checkGate(room, gate(), 'f'.repeat(32))).toEqual({ fault: 'root-changed' })
  expect(
    checkGate(
      room,
      gate((one) => Object.assign(one, { bundle: null })),
      null,
    ),
  ).toEqual({ fault: 'no-root' })
})
