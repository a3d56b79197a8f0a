import { Decrypter, Encrypter } from 'age-encryption'
import { isIdentity } from './age-key.ts'
import { fromBase64url, fromUtf8, randomBytes, toBase64url, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { codeWords } from './code-words.ts'

/** An officer's secret keys: `AGE-SECRET-KEY-1…` and an Ed25519 seed of 32 bytes. */
export type SecretKeys = { identity: string; signSecret: Uint8Array }

/** scrypt N = 2^15: about a tenth of a second on an office machine, 32 MiB. */
const workFactor = 15

/** Why a passphrase will not do: neither 4 different words nor 14 signs, or a few signs over and over. Null when it will. */
export function passphraseFault(typed: string): 'short' | 'repeats' | null {
  const passphrase = normal(typed)
  const words = new Set(passphrase.split(' ').filter((word) => word.length > 1))
  if (words.size < 4 && [...passphrase].length < 14) return 'short'
  return new Set(passphrase.replaceAll(' ', '').toLowerCase()).size < 6 ? 'repeats' : null
}

/** Six words of the list of receipt codes, drawn at random (60 bits): for those who would rather be given one. */
export function makePassphrase(): string {
  const random = new DataView(randomBytes(12).buffer)
  return Array.from({ length: 6 }, (_, i) => codeWords[random.getUint16(2 * i) & 1023]).join(' ')
}

/**
 * The keys as an age file under a passphrase. Throws TypeError for one that passphraseFault names. A lower `cost` (log2 of scrypt's N)
 * is for keys that protect nothing, as in a demonstration.
 */
export async function lockKeys(
  { identity, signSecret }: SecretKeys,
  passphrase: string,
  cost = workFactor,
): Promise<Uint8Array> {
  if (passphraseFault(passphrase)) throw new TypeError('passphrase: too weak')
  if (!isIdentity(identity) || signSecret.length !== 32) throw new TypeError('passphrase: no keys')
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(cost)
  encrypter.setPassphrase(normal(passphrase))
  return encrypter.encrypt(utf8(canonicalJson({ v: 1, identity, signSecret: toBase64url(signSecret) })))
}

/** The keys again. Throws when the passphrase is wrong or the file damaged; the two cannot be told apart. */
export async function unlockKeys(file: Uint8Array, passphrase: string): Promise<SecretKeys> {
  // Whoever hands the file over must not be able to make this machine work, or fill its memory, for minutes
  const start = String.fromCharCode(...file.subarray(0, 80))
  const cost = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n/.exec(start)?.[1]
  if (cost === undefined || Number(cost) > 17) throw new Error('passphrase: not a file of locked keys')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(normal(passphrase))
  const { v, identity, signSecret } = JSON.parse(fromUtf8(await decrypter.decrypt(file)))
  const seed = fromBase64url(signSecret)
  if (v !== 1 || !isIdentity(identity) || seed.length !== 32) throw new Error('passphrase: no keys inside')
  return { identity, signSecret: seed }
}

/** One passphrase however a keyboard composes its accents, however many spaces stand between its words. */
function normal(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
