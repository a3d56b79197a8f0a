import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from '../db/secret-files.ts'

export const LEAF_BYTES = 32

/** What the log keeps outside the database, so that a database put back to an older state is known for one. */
export type Outside = {
  /** The last checkpoint signed here, with its signature. */
  checkpoint(): string | undefined
  /** Why nothing may be signed until `liem log resume`; undefined when nothing stands in the way. */
  halted(): string | undefined
  /** Puts the leaves from `from` on in place of whatever the file holds from there. On disk when it answers. */
  keepLeaves(from: number, data: Uint8Array): void
  /** How many leaves the file holds. */
  leafCount(): number
  leaves(from: number, to: number): Uint8Array
  /** Replaces the last checkpoint and adds it to the history. On disk when it answers. */
  keepCheckpoint(note: string, at: Date): void
  /** Puts the last checkpoint aside: its log has ended. */
  endLog(size: number): void
}

/** A file of leaves, 32 bytes each, in their order. */
export function leafFile(path: string) {
  const count = () => (existsSync(path) ? Math.floor(statSync(path).size / LEAF_BYTES) : 0)
  return {
    count,
    /** Puts leaves in place of whatever the file holds from there on. On disk when it answers. */
    keep(from: number, data: Uint8Array) {
      const handle = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600)
      try {
        ftruncateSync(handle, from * LEAF_BYTES)
        writeSync(handle, data, 0, data.length, from * LEAF_BYTES)
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    },
    /** Data of the leaves from `from` up to before `to`, as far as there are any. */
    read(from: number, to: number): Uint8Array {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, count()) - from) * LEAF_BYTES)
      if (bytes.length === 0) return bytes
      const handle = openSync(path, 'r')
      try {
        const read = readSync(handle, bytes, 0, bytes.length, from * LEAF_BYTES)
        return bytes.subarray(0, read - (read % LEAF_BYTES))
      } finally {
        closeSync(handle)
      }
    },
  }
}
export type LeafFile = ReturnType<typeof leafFile>

/** The files in `log/` of the data folder: `checkpoint`, `checkpoints.txt`, `leaves`, `halted`. */
export function outsideFiles(dataFolder: string): Outside {
  const folder = join(dataFolder, 'log')
  const file = (name: string) => join(folder, name)
  const text = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : undefined)
  const leaves = leafFile(file('leaves'))
  return {
    checkpoint: () => text('checkpoint'),
    halted: () => text('halted'),
    leafCount: leaves.count,
    keepLeaves(from, data) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      leaves.keep(from, data)
    },
    leaves: leaves.read,
    endLog(size) {
      if (!existsSync(file('checkpoint'))) return
      renameSync(file('checkpoint'), file(`checkpoint.ended-${size}`))
      syncFolder(folder)
    },
    keepCheckpoint(note, at) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const handle = openSync(file('checkpoint.next'), 'w', 0o600)
      writeSync(handle, note)
      fsyncSync(handle)
      closeSync(handle)
      renameSync(file('checkpoint.next'), file('checkpoint'))
      syncFolder(folder)
      appendFileSync(file('checkpoints.txt'), `${at.toISOString()} ${JSON.stringify(note)}\n`, { mode: 0o600 })
    },
  }
}

/** Forbids signing until somebody has looked and said `liem log resume`: after a restore. */
export function haltLog(dataFolder: string, why: string): void {
  mkdirSync(join(dataFolder, 'log'), { recursive: true, mode: 0o700 })
  writeFileSync(join(dataFolder, 'log', 'halted'), `${why}\n`, { mode: 0o600 })
  syncFolder(join(dataFolder, 'log'))
}

/** Takes the prohibition away. */
export function unhaltLog(dataFolder: string): void {
  rmSync(join(dataFolder, 'log', 'halted'), { force: true })
}
