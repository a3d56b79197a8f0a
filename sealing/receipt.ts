import { concat, equalBytes, fromBase64, sha256, toBase64 } from './bytes.ts'
import {
  type NoteSigner,
  parseNote,
  parseVerifierKey,
  signNote,
  type VerifierKey,
  verifierKey,
  verifyNote,
} from './note.ts'
import { type ProofFault, verifyLogProof } from './tlog-proof.ts'

/**
 * What a log answers at once: an entry with this data will be in it within `maxDelaySeconds` of `time`. Signed under the log's key and
 * a name of its own (`<origin>/promise`), so that it can never be read as a checkpoint.
 */
export type Promised = { origin: string; data: Uint8Array; time: string; maxDelaySeconds: number }

export function signPromise(promised: Promised, log: NoteSigner): string {
  const name = `${promised.origin}/promise`
  const text = `${name}\n${toBase64(promised.data)}\n${promised.time}\nmax-delay ${promised.maxDelaySeconds}\n`
  return signNote(text, { ...log, name })
}

/** Opens a promise signed by the log of this key; undefined when it is none. */
export function openPromise(note: string, log: VerifierKey): Promised | undefined {
  const name = `${log.name}/promise`
  const parsed = parseNote(note)
  const found =
    /^([^\n]+)\n([A-Za-z0-9+/]{43}=)\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z)\nmax-delay ([1-9]\d{0,8})\n$/.exec(
      parsed?.text ?? '',
    )
  if (!parsed || !found || found[1] !== name || !verifyNote(parsed, verifierKey(name, log.publicKey))) return undefined
  const [, , data = '', time = '', delay] = found
  if (Number.isNaN(Date.parse(time))) return undefined
  return { origin: log.name, data: fromBase64(data), time, maxDelaySeconds: Number(delay) }
}

/** What is published of an entry: SHA-256(salt ‖ bytes). */
export const entryData = (salt: Uint8Array, bytes: Uint8Array): Uint8Array => sha256(concat(salt, bytes))

const FORMAT = 'liem-receipt v1'

/** A receipt: the log's key and promise, the entry itself with its salt, and, once there is one, its proof. */
export type Receipt = {
  /** The log's verifier key, `name+id+key`. */
  log: string
  promise: string
  salt: Uint8Array
  bytes: Uint8Array
  proof?: string
}

/** The file a reporter keeps: JSON, readable, one line per part. */
export function receiptText({ log, promise, salt, bytes, proof }: Receipt): string {
  const file = {
    format: FORMAT,
    log,
    promise,
    salt: toBase64(salt),
    entry: toBase64(bytes),
    ...(proof ? { proof } : {}),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Reads a receipt file; undefined when it is none. Nothing is verified yet. */
export function parseReceipt(text: string): Receipt | undefined {
  try {
    const file = JSON.parse(text) as Record<string, unknown>
    const { log, promise, salt, entry, proof } = file
    if (file.format !== FORMAT || ![log, promise, salt, entry].every((part) => typeof part === 'string'))
      return undefined
    if (proof !== undefined && typeof proof !== 'string') return undefined
    return {
      log: log as string,
      promise: promise as string,
      salt: fromBase64(salt as string),
      bytes: fromBase64(entry as string),
      proof,
    }
  } catch {
    return undefined
  }
}

export type ReceiptFault = 'bad-key' | 'other-log' | 'promise-broken' | 'promise-other-entry' | ProofFault

export type CheckedReceipt = {
  data: Uint8Array
  promised: Promised
  /** Where the proof puts the entry; undefined while the receipt holds no proof. */
  proven?: { index: number; size: number; witnesses: { name: string; time: number }[] }
}

/**
 * Checks a receipt with nothing but a key: the promise is the log's own, it speaks of this very entry, and the proof, if there is one,
 * leads to a signed checkpoint. `log`: the key as known from elsewhere (poster, page); without it the receipt's own is used, which
 * shows only that the receipt is whole.
 */
export function checkReceipt(
  receipt: Receipt,
  { log, witnesses = [] }: { log?: VerifierKey; witnesses?: readonly VerifierKey[] } = {},
): CheckedReceipt | { fault: ReceiptFault } {
  const own = parseVerifierKey(receipt.log)
  if (own?.kind !== 0x01) return { fault: 'bad-key' }
  const key = log ?? own
  if (key.name !== own.name || !equalBytes(key.publicKey, own.publicKey)) return { fault: 'other-log' }
  const promised = openPromise(receipt.promise, key)
  if (!promised) return { fault: 'promise-broken' }
  const data = entryData(receipt.salt, receipt.bytes)
  if (!equalBytes(data, promised.data)) return { fault: 'promise-other-entry' }
  if (receipt.proof === undefined) return { data, promised }
  const proof = verifyLogProof(receipt.proof, data, key, { witnesses })
  if ('fault' in proof) return proof
  return { data, promised, proven: { index: proof.index, size: proof.checkpoint.size, witnesses: proof.witnesses } }
}
