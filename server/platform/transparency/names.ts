import { hash } from 'node:crypto'
import type { Hash } from '@liem/sealing/merkle'

/** Longest time from the promise to the published tree, as stated in every receipt. */
export const MAX_DELAY_SECONDS = 900

/** The log's name: its public address without the scheme. Stored at the first checkpoint; what is stored counts from then on. */
export function originOf(publicUrl: string): string {
  return `${publicUrl.replace(/^https?:\/\//, '').replace(/\/+$/, '')}/log`
}

/** SHA-256 by the platform, several times faster than in JavaScript. */
export const sha256: Hash = (bytes) => hash('sha256', bytes, 'buffer')

/** Leaves that fill a tick (database function log_filler): by the key they are told from an entry whose row was removed. */
export function fillersOf(key: Uint8Array): (idx: number) => Uint8Array {
  const prefix = Buffer.from('liem/filler/v1')
  const bytes = Buffer.concat([prefix, key, Buffer.alloc(8)])
  return (idx) => {
    bytes.writeUInt32BE(Math.floor(idx / 2 ** 32), bytes.length - 8)
    bytes.writeUInt32BE(idx % 2 ** 32, bytes.length - 4)
    return sha256(bytes)
  }
}
