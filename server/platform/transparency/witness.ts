import { equalBytes } from '@liem/sealing/bytes'
import { emptyEdge, rootOf, verifyConsistency } from '@liem/sealing/merkle'
import { type Checkpoint, cosign, type NoteSigner, openCheckpoint, type VerifierKey } from '@liem/sealing/note'
import { TILE_WIDTH, tileWidth } from '@liem/sealing/tiles'
import { appendData } from './head.ts'
import { sha256 } from './names.ts'
import type { LeafFile } from './outside.ts'
import { type RemoteLog, signedCheckpoint } from './remote.ts'

export type Watched =
  | { state: 'cosigned'; size: number; answer: string }
  /** The log is not the one seen before: smaller, rewritten, or without a proof that it grew. Both checkpoints are evidence. */
  | { state: 'fork'; before: string; now: string; why: 'smaller' | 'other-root' | 'not-grown' }

type Watch = {
  log: RemoteLog
  key: VerifierKey
  witness: NoteSigner
  /** The checkpoint this witness signed last; undefined at the first look. */
  last: string | undefined
  /** Keeps the checkpoint about to be signed, on disk before it answers. */
  remember: (note: string) => void
  now: Date
  /** Where the witness keeps a copy of all leaves, should it want one: the way back for a log whose machine is lost. */
  leaves?: LeafFile
}

/**
 * One look of an outside witness: fetches the newest checkpoint, has it shown that the tree begins with the one signed last, signs,
 * and hands the signature in. It never signs two trees of which one does not begin with the other.
 */
export async function watchLog({ log, key, witness, last, remember, now, leaves }: Watch): Promise<Watched> {
  const fresh = await signedCheckpoint(log, key)
  const before = last === undefined ? undefined : openCheckpoint(last, key)
  if (last !== undefined && !before) throw new Error('the checkpoint kept by the witness is not of this log')
  if (last !== undefined && before) {
    const fork = (why: Extract<Watched, { state: 'fork' }>['why']): Watched => ({
      state: 'fork',
      before: last,
      now: fresh.served,
      why,
    })
    if (fresh.size < before.size) return fork('smaller')
    if (fresh.size === before.size && !equalBytes(fresh.root, before.root)) return fork('other-root')
    const proof = await log.tree(fresh.size).consistency(before.size)
    if (!verifyConsistency(before, fresh, proof, sha256)) return fork('not-grown')
  }
  if (leaves) await copyLeaves(log, fresh, leaves)
  remember(fresh.served)
  const line = cosign(fresh.note.text, Math.floor(now.getTime() / 1000), witness)
  const own = fresh.note.lines.find((one) => one.name === key.name)?.text ?? ''
  return { state: 'cosigned', size: fresh.size, answer: await log.giveCosignature(`${fresh.note.text}\n${own}${line}`) }
}

/** Fetches the leaves that the copy lacks and makes sure that all of them together give the signed root. */
async function copyLeaves(log: RemoteLog, { size, root }: Checkpoint, leaves: LeafFile): Promise<void> {
  for (let n = Math.floor(Math.min(leaves.count(), size) / TILE_WIDTH); n * TILE_WIDTH < size; n++)
    leaves.keep(n * TILE_WIDTH, await log.entries(n, tileWidth(size, 0, n)))
  let edge = emptyEdge
  for (let at = 0; at < size; at += PORTION)
    edge = appendData(edge, leaves.read(at, Math.min(at + PORTION, size)), () => undefined)
  if (edge.size !== size || !equalBytes(rootOf(edge, sha256), root))
    throw new Error('the leaves do not give the signed root; nothing was signed')
}

const PORTION = 65_536
