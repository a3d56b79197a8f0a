import type { Room } from './enter-room.ts'
import type { Gate } from './server.ts'

export type Keeper = {
  keyId: string
  officer: number
  name: string
  post: string
  unit: string
  recipient: string
  verifyKey: string
}
/** Everybody a report would be sealed to, each proven by a chain of signatures; names are those that were countersigned. */
export type Checked = {
  root: string
  officers: Keeper[]
  custodians: Keeper[]
  recovery: { keyId: string; unitName: string; recipient: string; k: number; n: number }[]
}
/** `root-changed`: the keys do not lead to the root printed on the poster. `unproven`: somebody's key leads nowhere. */
export type GateFault = 'no-root' | 'root-changed' | 'unproven'

type Bundle = NonNullable<Parameters<Room['checkBundle']>[0]>

/**
 * Holds every recipient the server names against the chain. The server can leave somebody out; it cannot put somebody in. `pin`: the
 * beginning of the root's fingerprint from the poster's QR code.
 */
export function checkGate(room: Room, gate: Gate, pin: string | null): Checked | { fault: GateFault } {
  const bundle = gate.bundle as Bundle | null
  if (!bundle) return { fault: 'no-root' }
  const known = [bundle.root, ...(bundle.former ?? [])].map((root) => room.rootFingerprint(root.said))
  const pinned = pin === null ? undefined : known.find((fingerprint) => fingerprint.startsWith(pin))
  if (pin !== null && pinned === undefined) return { fault: 'root-changed' }
  const checked = room.checkBundle(bundle, pinned)
  if (!checked.ok)
    return { fault: checked.why === 'no-root' || checked.why === 'root-changed' ? checked.why : 'unproven' }

  const proven = ({ keyId, officer, recipient, verifyKey }: Gate['officers'][number]): Keeper | null => {
    const found = checked.eligible.get(verifyKey)
    if (!found || found.officer !== officer || found.recipient !== recipient) return null
    return { keyId, officer, recipient, verifyKey, name: found.name, post: found.post, unit: found.unit }
  }
  const officers = gate.officers.map(proven)
  const custodians = gate.custodians.map(proven)
  const recovery = gate.recovery.map(({ keyId, unit, recipient, certificate }) => {
    const signed = room.verifySignedByLeaders(bundle, certificate, pinned)
    const { said } = certificate
    if (!signed.ok || certificate.kind !== 'recovery-key' || said.recipient !== recipient || said.unit !== unit)
      return null
    return { keyId, unitName: said.unitName, recipient, k: said.k, n: said.n }
  })
  const all = [...officers, ...custodians, ...recovery]
  if (all.includes(null)) return { fault: 'unproven' }
  const recipients = [...officers, ...recovery].map((one) => one?.recipient)
  if (new Set(recipients).size !== recipients.length) return { fault: 'unproven' }
  return {
    root: checked.fingerprint,
    officers: officers as Keeper[],
    custodians: custodians as Keeper[],
    recovery: recovery as Checked['recovery'],
  }
}
