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

/** A leaf that fills a tick (database function log_filler): known by the key from an entry whose row was removed. */
export function fillerData(key: Uint8Array, idx: number): Uint8Array {
  const index = Buffer.alloc(8)
  index.writeBigInt64BE(BigInt(idx))
  return sha256(Buffer.concat([Buffer.from('liem/filler/v1'), key, index]))
}
