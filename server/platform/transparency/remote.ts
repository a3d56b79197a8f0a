import { openCheckpoint, parseVerifierKey, type VerifierKey } from '@liem/sealing/note'
import { tilePath, treeOfTiles } from '@liem/sealing/tiles'
import { sha256 } from './names.ts'

/** A log read from outside, as any reader of C2SP logs does. */
export type RemoteLog = {
  key(): Promise<VerifierKey | undefined>
  /** The newest checkpoint, as served. */
  checkpoint(): Promise<string>
  tree(size: number): ReturnType<typeof treeOfTiles>
  /** Data of the leaves of an entry bundle, 32 bytes each. */
  entries(n: number, width: number): Promise<Uint8Array>
  /** The proof of an entry; undefined while the log has none. */
  proof(data: Uint8Array): Promise<string | undefined>
  /** Hands in a cosigned checkpoint; answers the log's word for it, `ok` when it was kept. */
  giveCosignature(note: string): Promise<string>
}

const TIMEOUT_MS = 30_000

/** `address`: of the portal or of its log (`https://cong.tinh.gov.vn` or `…/log`). Throws when it does not answer. */
export function remoteLog(address: string): RemoteLog {
  const base = address.replace(/\/+$/, '').replace(/(?:\/log)?$/, '/log')
  const get = async (path: string) =>
    fetch(`${base}/${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
  const must = async (path: string) => {
    const answer = await get(path)
    if (!answer.ok) throw new Error(`${base}/${path}: ${answer.status}`)
    return answer
  }
  return {
    key: async () => parseVerifierKey(await (await must('key')).text()),
    checkpoint: async () => (await must('checkpoint')).text(),
    tree: (size) =>
      treeOfTiles(
        size,
        async (level, n, width) => new Uint8Array(await (await must(tilePath(level, n, width))).arrayBuffer()),
        sha256,
      ),
    entries: async (n, width) => {
      const bundle = Buffer.from(await (await must(tilePath('entries', n, width))).arrayBuffer())
      const data = Buffer.alloc(width * 32)
      for (let i = 0; i < width; i++) {
        if (bundle.length !== width * 34 || bundle.readUInt16BE(i * 34) !== 32)
          throw new Error('not a bundle of entries')
        bundle.copy(data, i * 32, i * 34 + 2, i * 34 + 34)
      }
      return data
    },
    proof: async (data) => {
      const answer = await get(`proof/${Buffer.from(data).toString('hex')}`)
      if (answer.status === 404) return undefined
      if (!answer.ok) throw new Error(`${base}/proof: ${answer.status}`)
      return answer.text()
    },
    giveCosignature: async (note) => {
      const answer = await fetch(`${base}/cosignature`, {
        method: 'POST',
        body: note,
        headers: { 'content-type': 'text/plain' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      })
      return (await answer.text()).trim()
    },
  }
}

/** The newest checkpoint, signed by this key. Throws when it is not. */
export async function signedCheckpoint(log: RemoteLog, key: VerifierKey) {
  const note = await log.checkpoint()
  const opened = openCheckpoint(note, key)
  if (!opened) throw new Error('the checkpoint is not signed by the key of the log')
  return { ...opened, served: note }
}
