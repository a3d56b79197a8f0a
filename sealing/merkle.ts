import { concat, equalBytes, sha256 } from './bytes.ts'

/**
 * Merkle trees of RFC 6962 §2.1 over SHA-256, and their proofs as RFC 9162 §2.1.3–2.1.4 verifies them. Sizes and indices are whole
 * numbers below 2^53. `hash`: another SHA-256 of the same result, where the platform has a faster one.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array

const LEAF = Uint8Array.of(0)
const HASH_BYTES = 32
/** Written anew for every node; trees of millions need no allocation for each. */
const node = new Uint8Array(1 + 2 * HASH_BYTES)
node[0] = 1

/** Root of the tree without leaves. */
export const emptyRoot = (hash: Hash = sha256): Uint8Array => hash(new Uint8Array(0))
export const leafHash = (data: Uint8Array, hash: Hash = sha256): Uint8Array => hash(concat(LEAF, data))
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash = sha256): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new TypeError('nodeHash: two hashes of 32 bytes')
  node.set(left, 1)
  node.set(right, 1 + HASH_BYTES)
  return hash(node)
}

/** The right edge of a tree: roots of its full subtrees, the largest first, one for each bit of the size. Enough to append and to sign. */
export type Edge = { size: number; hashes: readonly Uint8Array[] }

export const emptyEdge: Edge = { size: 0, hashes: [] }

/**
 * Appends leaf hashes. `full` is told of every full subtree that came about: its height (leaves = 2^height; 1 and more) and its index
 * among those of the height.
 */
export function append(
  edge: Edge,
  leaves: Iterable<Uint8Array>,
  { hash = sha256, full }: { hash?: Hash; full?: (height: number, index: number, hash: Uint8Array) => void } = {},
): Edge {
  const hashes = [...edge.hashes]
  let size = edge.size
  for (const leaf of leaves) {
    let root = leaf
    let height = 0
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      root = nodeHash(hashes.pop() as Uint8Array, root, hash)
      height++
      full?.(height, (rest - 1) / 2, root)
    }
    hashes.push(root)
    size++
  }
  return { size, hashes }
}

export function rootOf({ hashes }: Edge, hash: Hash = sha256): Uint8Array {
  if (hashes.length === 0) return emptyRoot(hash)
  return hashes.reduceRight((right, left) => nodeHash(left, right, hash))
}

/** How many full subtrees a tree of this size has on its right edge: the ones in the size's binary form. */
export function edgeLength(size: number): number {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/** Whether the leaf stands at `index` of the tree of `size` leaves with this root. False for whatever does not fit. */
export function verifyInclusion(
  leaf: Uint8Array,
  { index, size, root, proof }: { index: number; size: number; root: Uint8Array; proof: readonly Uint8Array[] },
  hash: Hash = sha256,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false
  let at = index
  let last = size - 1
  let found = leaf
  for (const step of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      found = nodeHash(step, found, hash)
      while (at % 2 === 0 && at !== 0) {
        at = at / 2
        last = Math.floor(last / 2)
      }
    } else {
      found = nodeHash(found, step, hash)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(found, root)
}

/** Whether the tree of `newSize` leaves begins with the tree of `oldSize`. False for whatever does not fit. */
export function verifyConsistency(
  older: { size: number; root: Uint8Array },
  newer: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
  hash: Hash = sha256,
): boolean {
  if (!isCount(older.size) || !isCount(newer.size) || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && equalBytes(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && equalBytes(older.root, emptyRoot(hash))
  const isFull = edgeLength(older.size) === 1
  const steps = isFull ? [older.root, ...proof] : [...proof]
  let at = older.size - 1
  let last = newer.size - 1
  while (at % 2 === 1) {
    at = (at - 1) / 2
    last = Math.floor(last / 2)
  }
  const [first, ...rest] = steps
  if (!first) return false
  let oldRoot = first
  let newRoot = first
  for (const step of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldRoot = nodeHash(step, oldRoot, hash)
      newRoot = nodeHash(step, newRoot, hash)
      while (at % 2 === 0 && at !== 0) {
        at = at / 2
        last = Math.floor(last / 2)
      }
    } else {
      newRoot = nodeHash(newRoot, step, hash)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(oldRoot, older.root) && equalBytes(newRoot, newer.root)
}

const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0
