import type { DeskGate } from '@liem/domain/petitions/desk.contract'
import { verifySignedByLeaders } from '@liem/sealing/chain'
import { unlocked } from '../keys/keyring.ts'
import { type NoTrust, trusted } from '../keys/recipients.ts'
import { pinnedRoot } from '../keys/root-pin.ts'

type Gate = DeskGate
export type Keeper = Gate['officers'][number]

/** Everybody an entry would be sealed to, each proven by signatures that this browser followed to the root it knows. */
export type ProvenGate = {
  root: string
  officers: Keeper[]
  custodians: Keeper[]
  recovery: { keyId: string; recipient: string }[]
  own: Keeper | null
}

/** Holds every recipient the server names against the chain. The server can leave somebody out; it cannot put somebody in. Throws `NoTrust`. */
export function prove(gate: Gate): ProvenGate {
  const { bundle } = gate
  if (!bundle) throw { noTrust: 'no-root' } satisfies NoTrust
  const { fingerprint, eligible } = trusted(bundle)
  const proven = ({ keyId, officer, recipient, verifyKey }: Keeper): Keeper => {
    const found = eligible.get(verifyKey)
    if (!found || found.officer !== officer || found.recipient !== recipient)
      throw { noTrust: 'mismatch' } satisfies NoTrust
    return { keyId, officer, recipient, verifyKey, name: found.name, post: found.post, unit: found.unit }
  }
  const recovery = gate.recovery.map(({ keyId, unit, recipient, certificate }) => {
    const signed = verifySignedByLeaders(bundle, certificate, pinnedRoot())
    if (!signed.ok) throw { noTrust: signed.why } satisfies NoTrust
    if (certificate.said.recipient !== recipient || certificate.said.unit !== unit)
      throw { noTrust: 'mismatch' } satisfies NoTrust
    return { keyId, recipient }
  })
  return {
    root: fingerprint,
    officers: gate.officers.map(proven),
    custodians: gate.custodians.map(proven),
    recovery,
    // The clerk's own key is believed only when it is the one that lies open in this very tab.
    own: gate.own && unlocked()?.recipient === gate.own.recipient ? gate.own : null,
  }
}
