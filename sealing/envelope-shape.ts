import { paddedLength, shortest } from './padding.ts'

// Four lines of fixed length and alphabet: nothing but locks of the one kind, so a server can refuse all else without any key.
const header =
  /^age-encryption\.org\/v1\n(?:-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n){1,64}--- [A-Za-z0-9+/]{43}\n/
const longestHeader = 22 + 64 * 98 + 48
const chunk = 64 * 1024
const tag = 16
const nonce = 16

/** How long the header at the start of an envelope is and how many may open it; null if this is no envelope's start. Give it the first 8 KiB. */
export function envelopeHeader(start: Uint8Array): { length: number; recipients: number } | null {
  const found = header.exec(String.fromCharCode(...start.subarray(0, longestHeader)))?.[0]
  return found ? { length: found.length, recipients: found.split('\n').length / 2 - 1.5 } : null
}

/** Whether a file so long, with such a header, holds a plaintext of padded length. */
export function isEnvelopeLength(total: number, headerLength: number): boolean {
  const payload = total - headerLength - nonce
  const chunks = Math.ceil(payload / (chunk + tag))
  const plain = payload - chunks * tag
  return plain >= shortest && plain === paddedLength(plain) && Math.ceil(plain / chunk) === chunks
}

/** Whether these bytes have the outer form of an envelope: an age file for X25519 recipients only, of padded length. What is in it only its recipients can tell. */
export function isEnvelope(bytes: Uint8Array): boolean {
  const start = envelopeHeader(bytes)
  return start !== null && isEnvelopeLength(bytes.length, start.length)
}
