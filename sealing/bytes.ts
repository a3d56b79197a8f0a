// Bytes and their texts. Everything else in this folder writes and reads bytes through these, so that one form exists of each.
import { sha256 as hash } from '@noble/hashes/sha2.js'
import { randomBytes as random } from '@noble/hashes/utils.js'
import { base64nopad, base64 as base64padded, base64urlnopad, hex } from '@scure/base'

export type Bytes = Uint8Array<ArrayBuffer>

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return hex.encode(bytes)
}

/** Reads hexadecimal of either case; throws on an odd length or another character. */
export function fromHex(text: string): Bytes {
  return own(hex.decode(text.toLowerCase()))
}

/** base64url without padding (RFC 4648 §5). */
export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes)
}

/** Reads base64url without padding; throws on padding, foreign characters and on bits left over, so one text has one meaning. */
export function fromBase64url(text: string): Bytes {
  return own(base64urlnopad.decode(text))
}

/** Standard base64 with padding, the form signed notes use. */
export function toBase64(bytes: Uint8Array): string {
  return base64padded.encode(bytes)
}

/** Reads standard base64, with its padding or without any; throws on anything else. */
export function fromBase64(text: string): Bytes {
  return own(text.length % 4 === 0 ? base64padded.decode(text) : base64nopad.decode(text))
}

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Reads UTF-8; throws on bytes that are none, instead of replacing them. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function sha256(bytes: Uint8Array): Bytes {
  return own(hash(bytes))
}

/** From the platform's generator (crypto.getRandomValues). */
export function randomBytes(count: number): Bytes {
  return own(random(count))
}

/** Compares in a time that depends on the lengths only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  let differ = 0
  for (let i = 0; i < a.length; i++) differ |= (a[i] as number) ^ (b[i] as number)
  return differ === 0
}

/** Libraries answer arrays of their own; callers here may hand theirs on to WebCrypto, Blob and fetch. */
function own(bytes: Uint8Array): Bytes {
  return bytes as Bytes
}
