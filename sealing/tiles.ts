import { sha256 } from './bytes.ts'
import { emptyRoot, type Hash, nodeHash } from './merkle.ts'

/**
 * Trees served as tiles (C2SP tlog-tiles): hashes of the tree's levels 0, 8, 16, … in runs of 256. From them anyone computes any root
 * and proof; a tile is believed only as far as the root it leads to.
 */
export const TILE_WIDTH = 256
const HASH_BYTES = 32

/** Tile `n` of a level, its first `width` hashes one after another: width × 32 bytes, or it throws. */
export type ReadTile = (level: number, n: number, width: number) => Promise<Uint8Array>

/** `tile/<level>/<n>[.p/<width>]`; level `entries` for the entries themselves. */
export function tilePath(level: number | 'entries', n: number, width: number): string {
  const groups: string[] = []
  for (let rest = n, last = true; last || rest > 0; rest = Math.floor(rest / 1000), last = false)
    groups.unshift(`${last ? '' : 'x'}${String(rest % 1000).padStart(3, '0')}`)
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads what `tilePath` writes, and nothing else: one address for one tile. */
export function parseTilePath(path: string): { level: number | 'entries'; n: number; width: number } | undefined {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return undefined
  const [, levelText, groups = '', widthText] = found
  const level = levelText === 'entries' ? 'entries' : Number(levelText)
  const n = Number(groups.replace(/[x/]/g, ''))
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText)
  const isOne = (level === 'entries' || level <= 63) && width >= 1 && tilePath(level, n, width) === path
  return isOne ? { level, n, width } : undefined
}

/** How many hashes tile `n` of a level has in a tree of `size` leaves; 0 when there is none. */
export function tileWidth(size: number, level: number, n: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - n * TILE_WIDTH))
}

/** A tree of `size` leaves behind its tiles. Each tile is read once. */
export function treeOfTiles(size: number, readTile: ReadTile, hash: Hash = sha256) {
  const tiles = new Map<string, Promise<Uint8Array>>()
  const tile = (level: number, n: number) => {
    const key = `${level}/${n}`
    const known = tiles.get(key) ?? readWhole(level, n)
    tiles.set(key, known)
    return known
  }
  const readWhole = async (level: number, n: number) => {
    const width = tileWidth(size, level, n)
    const bytes = await readTile(level, n, width)
    if (width === 0 || bytes.length !== width * HASH_BYTES) throw new Error(`tile ${level}/${n}: not ${width} hashes`)
    return bytes
  }
  /** Root of the full subtree of 2^height leaves, the `index`-th of its height. */
  const node = async (height: number, index: number): Promise<Uint8Array> => {
    const level = Math.floor(height / 8)
    const count = 2 ** (height % 8)
    const first = index * count
    const bytes = await tile(level, Math.floor(first / TILE_WIDTH))
    let row: Uint8Array[] = Array.from({ length: count }, (_, i) => {
      const at = ((first % TILE_WIDTH) + i) * HASH_BYTES
      return bytes.slice(at, at + HASH_BYTES)
    })
    while (row.length > 1) {
      const above: Uint8Array[] = []
      for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i] as Uint8Array, row[i + 1] as Uint8Array, hash))
      row = above
    }
    return row[0] as Uint8Array
  }
  /** Root over the leaves from `from` to before `to`; `from` is a multiple of the largest power of two in the range. */
  const range = async (from: number, to: number): Promise<Uint8Array> => {
    const count = to - from
    const half = splitOf(count)
    if (half * 2 === count || count === 1) return node(Math.log2(count), from / count)
    const [left, right] = await Promise.all([range(from, from + half), range(from + half, to)])
    return nodeHash(left, right, hash)
  }
  const path = async (index: number, from: number, to: number): Promise<Uint8Array[]> => {
    if (to - from === 1) return []
    const middle = from + splitOf(to - from)
    return index < middle
      ? [...(await path(index, from, middle)), await range(middle, to)]
      : [...(await path(index, middle, to)), await range(from, middle)]
  }
  const growth = async (older: number, from: number, to: number, isWhole: boolean): Promise<Uint8Array[]> => {
    if (older === to) return isWhole ? [] : [await range(from, to)]
    const middle = from + splitOf(to - from)
    return older <= middle
      ? [...(await growth(older, from, middle, isWhole)), await range(middle, to)]
      : [...(await growth(older, middle, to, false)), await range(from, middle)]
  }
  return {
    /** Root of the tree of the first `first` leaves. */
    rootAt: async (first = size) => (first === 0 ? emptyRoot(hash) : range(0, first)),
    /** Inclusion proof of a leaf, from its sibling up (RFC 6962 §2.1.1). */
    inclusion: (index: number) => path(index, 0, size),
    /** Consistency proof between the tree's first `older` leaves and all of them (RFC 6962 §2.1.2). */
    consistency: async (older: number) => (older === 0 ? [] : growth(older, 0, size, true)),
  }
}

/** The largest power of two below a count of two or more (RFC 6962 k); 1 for 1. */
function splitOf(count: number): number {
  let half = 1
  while (half * 2 < count) half *= 2
  return half
}
