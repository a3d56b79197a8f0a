import { ed25519 } from '@noble/curves/ed25519.js'
import { fromBase64url, fromHex, toBase64url, toHex, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'

/** What someone said and signed: `by` is the Ed25519 key in hex, `sig` the signature in base64url. */
export type Signed<Said extends object = object> = { kind: string; said: Said; by: string; sig: string }

/** The bytes under a signature. The kind and the NUL keep a statement of one kind from being read as one of another. */
export function statementBytes(kind: string, said: object): Uint8Array {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(kind)) throw new TypeError('statement: a kind is a short lower-case name')
  return utf8(`liem/${kind}/v1\0${canonicalJson(said)}`)
}

/** Signs with an Ed25519 seed of 32 bytes. */
export function signStatement<Said extends object>(kind: string, said: Said, signSecret: Uint8Array): Signed<Said> {
  const sig = ed25519.sign(statementBytes(kind, said), signSecret)
  return { kind, said, by: verifyKeyOf(signSecret), sig: toBase64url(sig) }
}

/** Whether the holder of `by` signed exactly this. False, never an exception, for whatever is malformed; strict RFC 8032, no small-order keys. */
export function verifyStatement(signed: Signed): boolean {
  try {
    const key = fromHex(signed.by)
    return ed25519.verify(fromBase64url(signed.sig), statementBytes(signed.kind, signed.said), key, { zip215: false })
  } catch {
    return false
  }
}

/** The public key, in hex, of an Ed25519 seed. */
export function verifyKeyOf(signSecret: Uint8Array): string {
  return toHex(ed25519.getPublicKey(signSecret))
}
