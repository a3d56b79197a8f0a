import { ed25519 } from '@noble/curves/ed25519.js'
import { concat, equalBytes, fromBase64, sha256, toBase64, toHex, utf8 } from './bytes.ts'

/** Signed notes (C2SP signed-note), checkpoints (tlog-checkpoint) and witnesses' cosignatures (tlog-cosignature, Ed25519). */

/** 0x01: over the note's text. 0x04: over the text and a time, by a witness. */
export type KeyKind = 0x01 | 0x04
export type VerifierKey = { name: string; kind: KeyKind; publicKey: Uint8Array; id: Uint8Array }
/** Who signs notes under a name. `sign` is Ed25519 over the bytes; the key may be held elsewhere. */
export type NoteSigner = { name: string; publicKey: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array }
/** A signature line: key name, key id, and what follows it. */
export type NoteLine = { name: string; id: Uint8Array; signature: Uint8Array; text: string }
export type Note = { text: string; lines: readonly NoteLine[] }
/** What a checkpoint says of a log. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array }

const MOST_LINES = 64
const isName = (name: string) => /^[^\s+]+$/u.test(name)

function keyId(name: string, kind: KeyKind, publicKey: Uint8Array): Uint8Array {
  return sha256(concat(utf8(`${name}\n`), Uint8Array.of(kind), publicKey)).slice(0, 4)
}

export function verifierKey(name: string, publicKey: Uint8Array, kind: KeyKind = 0x01): VerifierKey {
  if (!isName(name) || publicKey.length !== 32) throw new TypeError('verifierKey: a name without spaces, 32 bytes')
  return { name, kind, publicKey, id: keyId(name, kind, publicKey) }
}

/** `name+id+key`, the form tools and posters exchange. */
export function verifierKeyText({ name, kind, publicKey, id }: VerifierKey): string {
  return `${name}+${toHex(id)}+${toBase64(concat(Uint8Array.of(kind), publicKey))}`
}

/** Reads `name+id+key`; undefined when it is none, or its id does not fit. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name, id, key] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u.exec(text.trim()) ?? []
  if (!name || !key) return undefined
  const bytes = bytesOf(key)
  const kind = bytes?.[0]
  if (bytes?.length !== 33 || (kind !== 0x01 && kind !== 0x04)) return undefined
  const read = verifierKey(name, bytes.slice(1), kind)
  return toHex(read.id) === id ? read : undefined
}

/** Signs a text (each line ended by a newline) and answers the whole note. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n') || hasControl(text)) throw new TypeError('signNote: lines, each with its newline')
  const id = keyId(signer.name, 0x01, signer.publicKey)
  return `${text}\n${lineOf(signer.name, id, signer.sign(utf8(text)))}`
}

const lineOf = (name: string, id: Uint8Array, signature: Uint8Array) => `— ${name} ${toBase64(concat(id, signature))}\n`

/** Takes a note apart; undefined when it is none. No signature is verified here. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n') || hasControl(note)) return undefined
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > MOST_LINES) return undefined
  const read = lines.map(readLine)
  if (!read.every((line) => line !== undefined)) return undefined
  return { text: note.slice(0, end + 1), lines: read }
}

function readLine(text: string): NoteLine | undefined {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(text) ?? []
  const bytes = encoded && encoded.length % 4 === 0 ? bytesOf(encoded) : undefined
  if (!name || !bytes || bytes.length < 5) return undefined
  return { name, id: bytes.slice(0, 4), signature: bytes.slice(4), text: `${text}\n` }
}

/**
 * Whether the key signed the note. Lines of other keys do not matter; of several lines of this key every one must be right.
 * For a cosignature the answer is its time (seconds since 1970).
 */
export function verifyNote(note: Note, key: VerifierKey): { time?: number } | undefined {
  const mine = note.lines.filter((line) => line.name === key.name && equalBytes(line.id, key.id))
  const seen = mine.map((line) => verifyLine(note.text, line, key))
  return mine.length > 0 && seen.every((one) => one !== undefined) ? seen[0] : undefined
}

function verifyLine(text: string, { signature }: NoteLine, key: VerifierKey): { time?: number } | undefined {
  if (key.kind === 0x01) return isSigned(signature, utf8(text), key.publicKey) ? {} : undefined
  if (signature.length !== 72) return undefined
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
  if (!Number.isSafeInteger(time)) return undefined
  return isSigned(signature.slice(8), cosignedBytes(text, time), key.publicKey) ? { time } : undefined
}

function isSigned(signature: Uint8Array, bytes: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, bytes, publicKey, { zip215: false })
  } catch {
    return false
  }
}

const cosignedBytes = (text: string, time: number) => utf8(`cosignature/v1\ntime ${time}\n${text}`)

/** A witness's line on a checkpoint's text: it saw this tree, consistent with all it saw before, at `time` (seconds since 1970). */
export function cosign(text: string, time: number, witness: NoteSigner): string {
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  const id = keyId(witness.name, 0x04, witness.publicKey)
  return lineOf(witness.name, id, concat(stamp, witness.sign(cosignedBytes(text, time))))
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads a checkpoint's text; lines after the third are allowed and mean nothing here. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, sizeText, encoded] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/u.exec(text) ?? []
  const size = Number(sizeText)
  const root = encoded ? bytesOf(encoded) : undefined
  return origin && Number.isSafeInteger(size) && root?.length === 32 ? { origin, size, root } : undefined
}

/** The checkpoint of a note signed by this key for its own log; undefined when any of it is not so. */
export function openCheckpoint(note: string, key: VerifierKey): (Checkpoint & { note: Note }) | undefined {
  const parsed = parseNote(note)
  const checkpoint = parsed && parseCheckpoint(parsed.text)
  if (!parsed || !checkpoint || checkpoint.origin !== key.name || !verifyNote(parsed, key)) return undefined
  return { ...checkpoint, note: parsed }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a note may hold none but the newline.
const hasControl = (text: string) => /[\u0000-\u0009\u000b-\u001f]/.test(text)

function bytesOf(encoded: string): Uint8Array | undefined {
  try {
    return fromBase64(encoded)
  } catch {
    return undefined
  }
}
