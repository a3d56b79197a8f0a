import { append, type Edge } from '@liem/sealing/merkle'
import type { ReadTile } from '@liem/sealing/tiles'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/as-actor.ts'
import { sha256 } from './names.ts'
import { LEAF_BYTES } from './outside.ts'

/** The single row that says how far the log has come. */
export type Head = {
  origin: string | null
  vkey: string | null
  filler_key: Buffer
  size: number
  edge: Edge
  signed_size: number
  checkpoint: string | null
  signed_at: Date | null
}

type HeadRow = Omit<Head, 'size' | 'edge' | 'signed_size'> & { size: string; edge: Buffer; signed_size: string }

/** Leaves read at a time: 2 MiB. */
const PORTION = 65_536

/** The head, locked until the transaction ends. */
export async function lockHead(tx: Tx): Promise<Head> {
  const { rows } = await sql<HeadRow>`select * from log_lock()`.execute(tx)
  if (!rows[0]) throw new Error('log_head is empty')
  return headOf(rows[0])
}

/** A row of log_head as it is worked with. */
export function headOf(row: HeadRow): Head {
  const size = Number(row.size)
  return { ...row, size, signed_size: Number(row.signed_size), edge: { size, hashes: hashesOf(row.edge) } }
}

export function hashesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / LEAF_BYTES }, (_, i) =>
    bytes.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES),
  )
}

/** Data of leaves, one after another, a portion at a time. */
export async function* leavesOf(tx: Tx, from: number, to: number): AsyncGenerator<{ from: number; data: Buffer }> {
  for (let at = from; at < to; at += PORTION) {
    const end = Math.min(at + PORTION, to)
    const { rows } = await sql<{ data: Buffer }>`select log_data(${at}, ${end}) as data`.execute(tx)
    const data = rows[0]?.data
    if (data?.length !== (end - at) * LEAF_BYTES) throw new Error(`leaves ${at} to ${end} are not whole`)
    yield { from: at, data }
  }
}

/** A full node of the tree's levels 8, 16, …: what tiles above level 0 are made of. */
export type TileNode = { level: number; index: number; hash: Uint8Array }

/** Appends leaves by their data, one after another; `full` gets the nodes that belong into tiles. */
export function appendData(edge: Edge, data: Uint8Array, full: (node: TileNode) => void): Edge {
  return append(edge, leafHashes(data), {
    hash: sha256,
    full: (height, index, hash) => {
      if (height % 8 === 0) full({ level: height / 8, index, hash })
    },
  })
}

function* leafHashes(data: Uint8Array): Generator<Uint8Array> {
  const leaf = new Uint8Array(1 + LEAF_BYTES)
  for (let at = 0; at < data.length; at += LEAF_BYTES) {
    leaf.set(data.subarray(at, at + LEAF_BYTES), 1)
    yield sha256(leaf)
  }
}

/** Tiles of the tree as it stands (the sequencer's) or as it is published (everybody's). */
export function tilesOf(db: Db | Tx, which: 'now' | 'published'): ReadTile {
  const name = sql.raw(which === 'now' ? 'log_tile_now' : 'log_tile_hashes')
  return async (level, n, width) => {
    const { rows } = await sql<{ hashes: Buffer | null }>`select ${name}(${level}, ${n}, ${width}) as hashes`.execute(
      db,
    )
    return rows[0]?.hashes ?? new Uint8Array(0)
  }
}
