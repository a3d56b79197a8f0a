import { x25519 } from '@noble/curves/ed25519.js'
import { bech32 } from '@scure/base'
import { randomBytes } from './bytes.ts'

const identityPrefix = 'AGE-SECRET-KEY-'
const recipientPrefix = 'age'

/** A new X25519 identity of the age format, `AGE-SECRET-KEY-1…`. */
export function makeIdentity(): string {
  return identityOf(randomBytes(32))
}

/** The identity whose secret scalar is these 32 bytes. */
export function identityOf(secret: Uint8Array): string {
  if (secret.length !== 32) throw new TypeError('age key: a secret of 32 bytes')
  return bech32.encodeFromBytes(identityPrefix, secret).toUpperCase()
}

/** The 32 secret bytes of an identity; throws TypeError for what is none. */
export function secretOf(identity: string): Uint8Array {
  const bytes = decode(identity, identityPrefix.toLowerCase())
  if (!bytes || identity !== identity.toUpperCase()) throw new TypeError('age key: no identity')
  return bytes
}

/** The recipient `age1…` that seals to an identity. */
export function recipientOf(identity: string): string {
  return bech32.encodeFromBytes(recipientPrefix, x25519.getPublicKey(secretOf(identity)))
}

/** Whether this is an X25519 recipient in its one lower-case form; recipients of other kinds are not taken here. */
export function isRecipient(text: string): boolean {
  return text === text.toLowerCase() && decode(text, recipientPrefix) !== null
}

export function isIdentity(text: string): boolean {
  return text === text.toUpperCase() && decode(text, identityPrefix.toLowerCase()) !== null
}

function decode(text: string, prefix: string): Uint8Array | null {
  if (typeof text !== 'string' || text.length > 90) return null
  try {
    const { prefix: found, bytes } = bech32.decodeToBytes(text)
    return found.toLowerCase() === prefix && bytes.length === 32 ? bytes : null
  } catch {
    return null
  }
}
