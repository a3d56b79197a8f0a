import { sign } from 'node:crypto'
import { type NoteSigner, type VerifierKey, verifierKey } from '@liem/sealing/note'
import type { SigningKey } from '../signing-key.ts'

/** The installation's key as the signer of notes under a name. */
export function noteSigner(key: SigningKey, name: string): NoteSigner {
  return { name, publicKey: rawPublicKey(key), sign: (bytes) => sign(null, bytes, key.privateKey) }
}

/** What the signatures of that signer are verified with. */
export function verifierOf(key: SigningKey, name: string): VerifierKey {
  return verifierKey(name, rawPublicKey(key))
}

function rawPublicKey({ publicKey }: SigningKey): Uint8Array {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url')
}
