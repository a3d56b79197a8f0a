import { signPromise } from '@liem/sealing/receipt'
import type { SigningKey } from '../signing-key.ts'
import { MAX_DELAY_SECONDS } from './names.ts'
import { noteSigner } from './signer.ts'

/**
 * The log's signed word, given at once, that the entry of this data (SHA-256(salt ‖ bytes), 32 bytes) will be published within fifteen
 * minutes of `now`. It holds only if the entry's transaction commits: sign it inside, hand it out after.
 */
export function makePromise(data: Uint8Array, now: Date, key: SigningKey, origin: string): string {
  const promised = { origin, data, time: now.toISOString(), maxDelaySeconds: MAX_DELAY_SECONDS }
  return signPromise(promised, noteSigner(key, origin))
}
