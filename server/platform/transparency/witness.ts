import { equalBytes } from '@liem/sealing/bytes'
import { verifyConsistency } from '@liem/sealing/merkle'
import { cosign, type NoteSigner, openCheckpoint, type VerifierKey } from '@liem/sealing/note'
import { sha256 } from './names.ts'
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
}

/**
 * One look of an outside witness: fetches the newest checkpoint, has it shown that the tree begins with the one signed last, signs,
 * and hands the signature in. It never signs two trees of which one does not begin with the other.
 */
export async function watchLog({ log, key, witness, last, remember, now }: Watch): Promise<Watched> {
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
  remember(fresh.served)
  const line = cosign(fresh.note.text, Math.floor(now.getTime() / 1000), witness)
  const own = fresh.note.lines.find((one) => one.name === key.name)?.text ?? ''
  return { state: 'cosigned', size: fresh.size, answer: await log.giveCosignature(`${fresh.note.text}\n${own}${line}`) }
}
