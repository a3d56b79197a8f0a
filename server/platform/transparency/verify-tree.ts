import { type Edge, emptyEdge, rootOf } from '@liem/sealing/merkle'
import type pg from 'pg'
import { copyRows, countAt } from './copy-rows.ts'
import type { Fault, FaultList } from './faults.ts'
import { appendData } from './head.ts'
import { fillersOf, sha256 } from './names.ts'
import { LEAF_BYTES, type Outside } from './outside.ts'

/** Leaves looked at together; memory stays the same however large the log is. */
const WINDOW = 524_288

export type Recomputed = {
  edge: Edge
  /** Roots of the tree's beginnings that were asked for, by size. */
  roots: Map<number, Uint8Array>
  /** Full nodes of the levels that tiles keep, `level/n` → hashes. */
  tiles: Map<string, Uint8Array[]>
  entries: number
  /** Of them, those whose journal row is there. */
  present: number
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
  const result: Recomputed = { edge: emptyEdge, roots: new Map(), tiles: new Map(), entries: 0, present: 0 }
  for (let from = 0; from < size; from += WINDOW) {
    const to = Math.min(from + WINDOW, size)
    const { data, entries, present } = await readWindow(client, from, to, wanted, faults)
    result.entries += entries
    result.present += present
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
  return appendData(edge, data, ({ level, index, hash }) => {
    const key = `${level}/${Math.floor(index / 256)}`
    const known = tiles.get(key)
    if (known) known.push(hash)
    else tiles.set(key, [hash])
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
  const filler = fillersOf(fillerKey)
  let entries = 0
  let present = 0
  const inWindow = `l.idx >= ${from} and l.idx < ${to}`
  // Entries of a stretch of leaves lie close together: their range keeps each stretch from reading the whole journal.
  const { rows } = await client.query<{ low: string | null; high: string | null }>(
    `select min(journal_id) as low, max(journal_id) as high from log_leaf l where ${inWindow}`,
  )
  const query = `select l.idx, l.data, l.journal_id, j.salt || j.bytes from log_leaf l
    left join journal j on j.id = l.journal_id and j.id between ${rows[0]?.low ?? 0} and ${rows[0]?.high ?? 0} where ${inWindow}`
  const doubts: Doubt[] = []
  // No closure, no object, one view a row: a million rows go through here.
  await copyRows(client, query, 4, (bytes, starts, lengths) => {
    const leafAt = starts[1] as number
    const index = countAt(bytes, starts[0] as number)
    bytes.copy(data, (index - from) * LEAF_BYTES, leafAt, leafAt + LEAF_BYTES)
    seen[index - from] = 1
    if (lengths[2] === -1) {
      const expected = filler(index)
      if (bytes.compare(expected, 0, LEAF_BYTES, leafAt, leafAt + LEAF_BYTES) !== 0) doubts.push({ index })
      return
    }
    entries++
    const [openedAt, length] = [starts[3] as number, lengths[3] as number]
    if (length !== -1) present++
    const opens = length === -1 ? undefined : sha256(bytes.subarray(openedAt, openedAt + length))
    if (!opens || bytes.compare(opens, 0, LEAF_BYTES, leafAt, leafAt + LEAF_BYTES) !== 0)
      doubts.push({ index, entry: countAt(bytes, starts[2] as number), opens })
  })
  const leafAt = (bytes: Buffer, index: number) =>
    bytes.subarray((index - from) * LEAF_BYTES, (index - from + 1) * LEAF_BYTES)
  /** Whether the leaf is as it was kept outside; undefined where there is no copy of it. */
  const isKept = (index: number) => {
    const copy = leafAt(kept, index)
    return copy.length === 0 ? undefined : copy.equals(leafAt(data, index))
  }
  if (!data.subarray(0, kept.length).equals(kept))
    for (let index = from; index < to; index++)
      if (seen[index - from] && isKept(index) === false)
        faults.add({ kind: 'leaf-changed', leaf: index, words: `Lá ${index} khác với bản cất ngoài cơ sở dữ liệu.` })
  for (const { index, entry, opens } of doubts) {
    if (entry === undefined) {
      if (isKept(index) !== false) faults.add(lost(index, gaps))
    } else if (!opens) faults.add(gone(entry, index))
    else if (isKept(index) === true) faults.add(changed(entry, index))
    else if (!leafAt(kept, index).equals(opens)) faults.add(unclear(entry, index))
  }
  for (let index = from; index < to; index++) {
    if (seen[index - from]) continue
    faults.add({ kind: 'leaf-missing', leaf: index, words: `Lá ${index} đã bị xóa.` })
    leafAt(data, index).set(leafAt(kept, index))
  }
  return { data, entries, present }
}

/** A leaf that is not what it should be: of an entry (whose bytes, if it is there, give `opens`), or of none. */
type Doubt = { index: number; entry?: number; opens?: Uint8Array }

const gone = (entry: number, leaf: number): Fault => ({
  kind: 'entry-missing',
  entry: String(entry),
  leaf,
  words: `Dòng nhật ký ${entry} (lá ${leaf}) đã bị xóa.`,
})
const changed = (entry: number, leaf: number): Fault => ({
  kind: 'entry-changed',
  entry: String(entry),
  leaf,
  words: `Dòng nhật ký ${entry} (lá ${leaf}) đã bị sửa.`,
})
const unclear = (entry: number, leaf: number): Fault => ({
  kind: 'mismatch',
  entry: String(entry),
  leaf,
  words: `Dòng nhật ký ${entry} và lá ${leaf} không khớp nhau: một trong hai đã bị sửa.`,
})

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
