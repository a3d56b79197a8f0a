import { fromBase64, toBase64 } from './bytes.ts'
import { type Hash, leafHash, verifyInclusion } from './merkle.ts'
import { type Checkpoint, openCheckpoint, type VerifierKey, verifyNote } from './note.ts'

/** An offline proof that an entry is in a log (C2SP tlog-proof): its index, the path to the root, and the signed checkpoint. */
export type LogProof = { index: number; path: readonly Uint8Array[]; checkpoint: string }

const HEAD = 'c2sp.org/tlog-proof@v1'

export function logProofText({ index, path, checkpoint }: LogProof): string {
  return [HEAD, `index ${index}`, ...path.map(toBase64), '', checkpoint].join('\n')
}

/** Reads a proof; undefined when it is none. `extra` data are skipped: nothing vouches for them. */
export function parseLogProof(text: string): LogProof | undefined {
  const found = new RegExp(
    `^${HEAD}\\n(?:extra [A-Za-z0-9+/=]*\\n)?index (0|[1-9]\\d{0,15})\\n((?:[A-Za-z0-9+/]{43}=\\n){0,63})\\n([^]+)$`,
  ).exec(text)
  const [, index, path = '', checkpoint] = found ?? []
  if (index === undefined || !checkpoint || !Number.isSafeInteger(Number(index))) return undefined
  try {
    return { index: Number(index), path: path.split('\n').filter(Boolean).map(fromBase64), checkpoint }
  } catch {
    return undefined
  }
}

export type ProofFault = 'not-a-proof' | 'not-signed' | 'not-included'

/** Verifies that `data` is an entry of the log of this key. Names the witnesses whose cosignatures on the checkpoint are right. */
export function verifyLogProof(
  text: string,
  data: Uint8Array,
  key: VerifierKey,
  { witnesses = [], hash }: { witnesses?: readonly VerifierKey[]; hash?: Hash } = {},
): { checkpoint: Checkpoint; index: number; witnesses: { name: string; time: number }[] } | { fault: ProofFault } {
  const proof = parseLogProof(text)
  if (!proof) return { fault: 'not-a-proof' }
  const checkpoint = openCheckpoint(proof.checkpoint, key)
  if (!checkpoint) return { fault: 'not-signed' }
  const { origin, size, root, note } = checkpoint
  const isIn = verifyInclusion(leafHash(data, hash), { index: proof.index, size, root, proof: proof.path }, hash)
  if (!isIn) return { fault: 'not-included' }
  const seen = witnesses.flatMap((witness) => {
    const time = verifyNote(note, witness)?.time
    return time === undefined ? [] : [{ name: witness.name, time }]
  })
  return { checkpoint: { origin, size, root }, index: proof.index, witnesses: seen }
}
