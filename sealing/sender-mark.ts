import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, randomBytes, toHex, utf8 } from './bytes.ts'

/** What a letter says of its sender. Only the name is needed; without anything that tells namesakes apart there is no mark. */
export type Sender = {
  name: string
  /** Four digits. */
  birthYear?: string
  phone?: string
  /** Number of an identity paper. */
  paper?: string
  address?: string
}

/** Key of a unit's desk: 32 random bytes that lie sealed to each of its clerks and nowhere else. */
export const makeDeskKey = (): Uint8Array => randomBytes(32)

/** By which a clerk knows that he was given the key the others have, hex. Tells nothing about the key. */
export const deskKeyFingerprint = (key: Uint8Array): string => toHex(sha256(concat(utf8('liem/desk-key/v1\0'), key)))

/**
 * Keyed fingerprints of a sender (HMAC-SHA-256, hex), at most three: name with year of birth, with phone, with the last digits of a
 * paper; name with address when there is nothing better. The same person gives the same mark however the name was typed; without
 * the key nobody can try names out.
 */
export function senderMarks(key: Uint8Array, sender: Sender): string[] {
  if (key.length !== 32) throw new TypeError('sender mark: a key of 32 bytes')
  const name = plainName(sender.name)
  if (!name) return []
  const year = /^(19|20)\d\d$/.exec(sender.birthYear?.trim() ?? '')?.[0]
  const phone = digits(sender.phone).replace(/^84/, '0').slice(-9)
  const paper = digits(sender.paper).slice(-6)
  const address = plain(sender.address ?? '')
  const told = [
    ...(year ? [`year ${year}`] : []),
    ...(phone.length === 9 ? [`phone ${phone}`] : []),
    ...(paper.length === 6 ? [`paper ${paper}`] : []),
  ]
  const apart = told.length === 0 && address.length >= 4 ? [`address ${address}`] : told
  return apart.map((what) => toHex(hmac(sha256, key, utf8(`liem/sender/v1\0${name}\0${what}`))))
}

const digits = (text: string | undefined) => (text ?? '').replace(/\D/g, '')

/** Letters without accents and case, single spaces. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const plainName = (name: string) => plain(name).replace(/^((ong|ba|anh|chi|co|chu|bac|em) )(?=\S+ \S)/, '')
