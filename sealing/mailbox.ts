import { expand, extract } from '@noble/hashes/hkdf.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { identityOf, recipientOf } from './age-key.ts'
import { utf8 } from './bytes.ts'
import { verifyKeyOf } from './statement.ts'

/** Names how the code was stretched; stored beside the salt so that a later, slower way can stand beside this one. */
export type Kdf = 'scrypt-13'

export type Mailbox = {
  /** Opens what is sealed to the mailbox: `AGE-SECRET-KEY-1…`. Never leaves the person's side. */
  identity: string
  /** What replies are sealed to: `age1…`. */
  recipient: string
  /** Ed25519 seed, 32 bytes: signs what the person sends from the mailbox. */
  signSecret: Uint8Array
  /** Its public key, hex. */
  verifyKey: string
}

export type ScryptCost = { N: number; r: number; p: number; dkLen: number }
export type Scrypt = (password: Uint8Array, salt: Uint8Array, cost: ScryptCost) => Promise<Uint8Array>

const costs: Record<Kdf, ScryptCost> = { 'scrypt-13': { N: 2 ** 13, r: 8, p: 1, dkLen: 32 } }

/**
 * The mailbox of a code: scrypt over its 13 bytes with the mailbox's 16-byte salt, then HKDF-SHA256 for each key. The code already has
 * 98 random bits; the stretching makes a stolen table of locators and salts dear to search even so. `scrypt` may be the platform's
 * own (in Node the one of node:crypto, off the main thread).
 */
export async function deriveMailbox(
  entropy: Uint8Array,
  salt: Uint8Array,
  kdf: Kdf = 'scrypt-13',
  { scrypt = scryptAsync as Scrypt }: { scrypt?: Scrypt } = {},
): Promise<Mailbox> {
  const cost = Object.hasOwn(costs, kdf) ? costs[kdf] : undefined
  if (!cost) throw new TypeError(`mailbox: unknown derivation ${kdf}`)
  if (entropy.length !== 13 || salt.length !== 16) throw new TypeError('mailbox: 13 bytes of code and 16 of salt')
  const root = extract(sha256, await scrypt(entropy, salt, cost))
  const identity = identityOf(expand(sha256, root, utf8('liem/mailbox/v1/x25519'), 32))
  const signSecret = expand(sha256, root, utf8('liem/mailbox/v1/ed25519'), 32)
  return { identity, recipient: recipientOf(identity), signSecret, verifyKey: verifyKeyOf(signSecret) }
}
