// Everything here needs the sealing code, which is loaded only when keys are made, opened or signed with.
import type { KeyRequest } from '@liem/domain/keys/statements'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { fromBase64url, randomBytes, toBase64url } from '@liem/sealing/bytes'
import { lockKeys, type SecretKeys, unlockKeys } from '@liem/sealing/passphrase'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'

export type NewKeys = SecretKeys & { recipient: string; verifyKey: string; request: KeyRequest; locked: string }

/** New keys of an officer, their secret half under the passphrase. */
export async function makeKeys(officerId: number, passphrase: string): Promise<NewKeys> {
  const keys = { identity: makeIdentity(), signSecret: randomBytes(32) }
  const recipient = recipientOf(keys.identity)
  const verifyKey = verifyKeyOf(keys.signSecret)
  return {
    ...keys,
    recipient,
    verifyKey,
    request: requestOf(officerId, keys),
    locked: toBase64url(await lockKeys(keys, passphrase)),
  }
}

/** “I hold the secret part of this”, signed by the key itself. */
export function requestOf(officer: number, keys: SecretKeys): KeyRequest {
  const said = {
    v: 1 as const,
    officer,
    verifyKey: verifyKeyOf(keys.signSecret),
    recipient: recipientOf(keys.identity),
  }
  return { ...signStatement('key-request', said, keys.signSecret), kind: 'key-request' }
}

/** The same keys under another passphrase. */
export const relock = async (keys: SecretKeys, passphrase: string): Promise<string> =>
  toBase64url(await lockKeys(keys, passphrase))

/** Opens locked keys; null when the passphrase does not, or when they are not the ones the server names. */
export async function openLocked(
  file: { locked: string; recipient: string; verifyKey: string },
  passphrase: string,
): Promise<SecretKeys | null> {
  const keys = await unlockKeys(fromBase64url(file.locked), passphrase).catch(() => null)
  if (!keys || recipientOf(keys.identity) !== file.recipient || verifyKeyOf(keys.signSecret) !== file.verifyKey)
    return null
  return keys
}
