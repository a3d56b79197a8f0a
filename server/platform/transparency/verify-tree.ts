import { append, type Edge, emptyEdge, leafHash, rootOf } from '@liem/sealing/merkle'
import type pg from 'pg'
import { copyRows } from './copy-rows.ts'
import type { FaultList } from './faults.ts'
import { fillerData, sha256 } from './names.ts'
import { LEAF_BYTES, type Outside } from './outside.ts'

/** Leaves looked at together; memory stays the same however large the log is. */
const WINDOW = 131_072

export type Recomputed = {
  edge: Edge
  /** Roots of the tree's beginnings that were asked for, by size. */
  roots: Map<number, Uint8Array>
  /** Full nodes of the levels that tiles keep, `level/n` → hashes. */
  tiles: Map<string, Uint8Array[]>
  entries: number
}

type Wanted = {
  size: number
  fillerKey: Buffer
  outside: Pick<Outside, 'leaves'>
  /** Sizes whose roots are needed. */
  at: readonly number[]
  /** Leaves fetched back after a restore: their entries are known to be lost. */
  gaps: readonly { first: number; last: number }[]
}

/**
 * Recomputes the tree from its leaves, and each leaf from the entry it stands for (or as a filler), from the raw bytes, not by the
 * database's own functions. A copy of the leaves outside the database decides which of two that differ was changed.
 */
export async function recomputeTree(client: pg.Client, wanted: Wanted, faults: FaultList): Promise<Recomputed> {
  const { size, at } = wanted
  const stops = [...new Set(at)].filter((n) => n > 0 && n <= size).sort((a, b) => a - b)
  const result: Recomputed = { edge: emptyEdge, roots: new Map(), tiles: new Map(), entries: 0 }
  for (let from = 0; from < size; from += WINDOW) {
    const to = Math.min(from + WINDOW, size)
    const { data, entries } = await readWindow(client, from, to, wanted, faults)
    result.entries += entries
    let done = from
    for (const stop of [...stops.filter((n) => n > from && n < to), to]) {
      result.edge = appendLeaves(result, data.subarray((done - from) * LEAF_BYTES, (stop - from) * LEAF_BYTES))
      done = stop
      if (stops.includes(stop)) result.roots.set(stop, rootOf(result.edge, sha256))
    }
  }
  return result
}

function appendLeaves({ edge, tiles }: Recomputed, data: Buffer): Edge {
  function* leaves() {
    for (let at = 0; at < data.length; at += LEAF_BYTES) yield leafHash(data.subarray(at, at + LEAF_BYTES), sha256)
  }
  return append(edge, leaves(), {
    hash: sha256,
    full: (height, index, hash) => {
      if (height % 8 !== 0) return
      const key = `${height / 8}/${Math.floor(index / 256)}`
      const known = tiles.get(key)
      if (known) known.push(hash)
      else tiles.set(key, [hash])
    },
  })
}

async function readWindow(
  client: pg.Client,
  from: number,
  to: number,
  { fillerKey, outside, gaps }: Wanted,
  faults: FaultList,
) {
  const kept = Buffer.from(outside.leaves(from, to))
  const data = Buffer.alloc((to - from) * LEAF_BYTES)
  const seen = new Uint8Array(to - from)
  let entries = 0
  const query = `select l.idx, l.data, l.journal_id, j.salt || j.bytes from log_leaf l left join journal j on j.id = l.journal_id
    where l.idx >= ${from} and l.idx < ${to}`
  await copyRows(client, query, ([idx, leaf, journalId, opened]) => {
    const index = Number((idx as Buffer).readBigInt64BE())
    const place = (index - from) * LEAF_BYTES
    ;(leaf as Buffer).copy(data, place)
    seen[index - from] = 1
    const own = leaf as Buffer
    const outer = place + LEAF_BYTES <= kept.length ? kept.subarray(place, place + LEAF_BYTES) : undefined
    const isKept = outer === undefined ? undefined : own.equals(outer)
    if (isKept === false)
      faults.add({ kind: 'leaf-changed', leaf: index, words: `Lá ${index} khác với bản cất ngoài cơ sở dữ liệu.` })
    if (journalId === null) {
      if (isKept !== false && !own.equals(fillerData(fillerKey, index))) faults.add(lost(index, gaps))
      return
    }
    const entry = String((journalId as Buffer).readBigInt64BE())
    entries++
    if (!opened) {
      faults.add({ kind: 'entry-missing', entry, leaf: index, words: `Dòng nhật ký ${entry} (lá ${index}) đã bị xóa.` })
      return
    }
    const opens = sha256(opened)
    if (own.equals(opens)) return
    if (isKept === true)
      faults.add({ kind: 'entry-changed', entry, leaf: index, words: `Dòng nhật ký ${entry} (lá ${index}) đã bị sửa.` })
    else if (!outer?.equals(opens))
      faults.add({
        kind: 'mismatch',
        entry,
        leaf: index,
        words: `Dòng nhật ký ${entry} và lá ${index} không khớp nhau: một trong hai đã bị sửa.`,
      })
  })
  for (let i = 0; i < seen.length; i++) {
    if (seen[i]) continue
    const index = from + i
    faults.add({ kind: 'leaf-missing', leaf: index, words: `Lá ${index} đã bị xóa.` })
    data.set(kept.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES), i * LEAF_BYTES)
  }
  return { data, entries }
}

function lost(leaf: number, gaps: Wanted['gaps']) {
  const isKnown = gaps.some(({ first, last }) => leaf >= first && leaf <= last)
  return isKnown
    ? ({
        kind: 'entry-lost',
        leaf,
        words: `Lá ${leaf}: dòng nhật ký của nó mất khi phục hồi từ bản sao lưu cũ.`,
      } as const)
    : ({
        kind: 'entry-unlinked',
        leaf,
        words: `Lá ${leaf} không phải lá đệm, mà không trỏ tới dòng nhật ký nào: dòng của nó đã bị xóa hoặc bị gỡ.`,
      } as const)
}
