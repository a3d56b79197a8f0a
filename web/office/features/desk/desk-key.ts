import type { OkOf } from '@liem/domain/kernel/route'
import { giveDeskKey, type readDeskKey } from '@liem/domain/petitions/desk.contract'
import { call } from '#lib/call.ts'
import { onChange, unlocked } from '../keys/keyring.ts'
import { trusted } from '../keys/recipients.ts'

type Standing = OkOf<typeof readDeskKey>

/** The unit's desk key while it lies open in this tab; forgotten with the officer's own keys. */
let held: { unit: number; key: Uint8Array } | null = null
onChange(() => {
  if (unlocked()) return
  held?.key.fill(0)
  held = null
})

const context = (unit: number) => ({ purpose: 'note' as const, report: `desk.${unit}`, part: 'desk-key' })

/** Opens the desk key with the officer's own; null while either is missing. Throws an EnvelopeFault. */
export async function openDeskKey(standing: Standing): Promise<Uint8Array | null> {
  const keys = unlocked()
  if (!keys || !standing.wrap || !standing.fingerprint) return null
  if (held?.unit === standing.unit.id) return held.key
  const [{ open }, { fromBase64url }, { deskKeyFingerprint }] = await rooms()
  const { body } = await open(fromBase64url(standing.wrap), keys.identity, context(standing.unit.id))
  // Somebody may have wrapped another key: its marks would know nobody again.
  if (deskKeyFingerprint(body) !== standing.fingerprint) throw new Error('desk key of another fingerprint')
  held = { unit: standing.unit.id, key: body }
  return body
}

/** Makes the unit's desk key and seals it to every clerk of the unit whose key is in force, oneself among them. */
export async function createDeskKey(standing: Standing): Promise<void> {
  const { makeDeskKey } = await import('@liem/sealing/sender-mark')
  await giveTo(standing, makeDeskKey())
}

/** Seals the key one holds to clerks of the unit who have none. */
export async function passOn(standing: Standing): Promise<void> {
  const key = await openDeskKey(standing)
  if (key) await giveTo(standing, key)
}

async function giveTo(standing: Standing, key: Uint8Array): Promise<void> {
  const [{ seal }, { toBase64url }, { deskKeyFingerprint }] = await rooms()
  const eligible = standing.bundle ? trusted(standing.bundle).eligible : new Map()
  const proven = standing.missing.filter((clerk) => {
    const found = eligible.get(clerk.verifyKey)
    return found?.officer === clerk.officer && found.recipient === clerk.recipient
  })
  const wraps = await Promise.all(
    proven.map(async (clerk) => ({
      officerId: clerk.officer,
      wrap: toBase64url(await seal(context(standing.unit.id), key, [clerk.recipient])),
    })),
  )
  await call(giveDeskKey, { body: { fingerprint: deskKeyFingerprint(key), wraps } })
}

/** Fingerprints of a sender under the desk key; none when it is not open here. */
export async function marksOf(
  standing: Standing | undefined,
  sender: { name: string; birthYear: string; phone: string; papers: string; address: string },
): Promise<string[]> {
  const key = standing && (await openDeskKey(standing))
  if (!key || !sender.name.trim()) return []
  const { senderMarks } = await import('@liem/sealing/sender-mark')
  return senderMarks(key, { ...sender, paper: sender.papers })
}

const rooms = () =>
  Promise.all([import('@liem/sealing/envelope'), import('@liem/sealing/bytes'), import('@liem/sealing/sender-mark')])
