import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { findSecret, secret } from './db/secret-files.ts'

const name = 'signing-key.pem'

export type SigningKey = {
  /** Ed25519. */
  privateKey: KeyObject
  publicKey: KeyObject
  /** SHA-256 of the 32 bytes of the public key, in hex by fours: `3f2a 90bc …`. Short enough to compare by eye and to print. */
  fingerprint: string
}

/** The installation's own key, made at first set-up and kept in the data folder (0600). It signs for the server, never for an officer. */
export function signingKey(dataFolder: string): SigningKey {
  const make = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return keyOf(secret(dataFolder, name, make))
}

/** The same, without making one. */
export function findSigningKey(dataFolder: string): SigningKey | undefined {
  const pem = findSecret(dataFolder, name)
  return pem === undefined ? undefined : keyOf(pem)
}

function keyOf(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url')
  const hex = createHash('sha256').update(raw).digest('hex')
  return { privateKey, publicKey, fingerprint: (hex.match(/.{4}/g) as string[]).join(' ') }
}
