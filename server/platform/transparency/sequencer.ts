import { equalBytes } from '@liem/sealing/bytes'
import { rootOf } from '@liem/sealing/merkle'
import { checkpointText, openCheckpoint, signNote, verifierKeyText } from '@liem/sealing/note'
import { treeOfTiles } from '@liem/sealing/tiles'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/as-actor.ts'
import type { SigningKey } from '../signing-key.ts'
import { appendData, type Head, leavesOf, lockHead, type TileNode, tilesOf } from './head.ts'
import { sha256 } from './names.ts'
import type { Outside } from './outside.ts'
import { noteSigner, verifierOf } from './signer.ts'

export type Sequencer = {
  /** Pool of the worker's login. */
  db: Db
  outside: Outside
  key: SigningKey
  /** The log's name, should it not have one yet. */
  origin: string
  now: () => Date
}

/** Why nothing is signed. */
export type StopReason = 'halted' | 'database-older' | 'inconsistent' | 'outside-unreadable' | 'other-key'

export type Ticked =
  | { state: 'signed'; size: number; entries: number }
  | { state: 'early' }
  | { state: 'stopped'; why: StopReason }

/**
 * One beat of the log. First the waiting entries are numbered and the head is moved, then the committed tree is signed, kept outside
 * and published: a crash between the two leaves a tree not signed yet, never a signature without its tree. Nothing is signed that is
 * smaller than, or not grown from, the checkpoint kept outside. `noSoonerThanMs`: does nothing when another sequencer ticked
 * within that time.
 */
export async function tick(sequencer: Sequencer, { noSoonerThanMs = 0 } = {}): Promise<Ticked> {
  const { db } = sequencer
  const numbered = await db.transaction().execute(async (tx): Promise<Ticked> => {
    const head = await lockHead(tx)
    const why = await stopReason(tx, sequencer, head)
    if (why) return { state: 'stopped', why }
    const age = sequencer.now().getTime() - (head.signed_at?.getTime() ?? 0)
    if (age >= 0 && age < noSoonerThanMs) return { state: 'early' }
    return number(tx, head)
  })
  if (numbered.state !== 'signed') return numbered
  return db.transaction().execute(async (tx): Promise<Ticked> => {
    const head = await lockHead(tx)
    const why = await stopReason(tx, sequencer, head)
    if (why) return { state: 'stopped', why }
    await publish(tx, sequencer, head)
    return { ...numbered, size: head.size }
  })
}

async function number(tx: Tx, head: Head): Promise<Ticked> {
  const { rows } = await sql<{ size: string }>`select log_number() as size`.execute(tx)
  const size = Number(rows[0]?.size)
  let edge = head.edge
  const nodes: TileNode[] = []
  for await (const { data } of leavesOf(tx, head.size, size)) edge = appendData(edge, data, (node) => nodes.push(node))
  await moveHead(tx, edge, nodes)
  return { state: 'signed', size, entries: size - head.size }
}

/** Moves the head to an edge that grew, with the full nodes that came about on the way. */
export async function moveHead(tx: Tx, edge: Head['edge'], nodes: readonly TileNode[]): Promise<void> {
  await sql`select log_move(${edge.size}, ${Buffer.concat(edge.hashes)}, ${nodes.map(({ level }) => level)},
    ${nodes.map(({ index }) => Math.floor(index / 256))}, ${nodes.map(({ hash }) => Buffer.from(hash))})`.execute(tx)
}

/** Signs the head as committed. The row stays locked, so that one process at a time writes outside. */
export async function publish(tx: Tx, { outside, key, origin: wanted, now }: Sequencer, head: Head): Promise<void> {
  const origin = head.origin ?? wanted
  const at = now()
  const text = checkpointText({ origin, size: head.size, root: rootOf(head.edge, sha256) })
  const note = signNote(text, noteSigner(key, origin))
  // Leaves beyond the last checkpoint outside were never signed: they are written anew.
  const known = openCheckpoint(outside.checkpoint() ?? '', verifierOf(key, origin))?.size ?? 0
  for await (const { from, data } of leavesOf(tx, Math.min(known, outside.leafCount()), head.size))
    outside.keepLeaves(from, data)
  outside.keepCheckpoint(note, at)
  await sql`select log_publish(${note}, ${at}, ${origin}, ${verifierKeyText(verifierOf(key, origin))})`.execute(tx)
}

async function stopReason(tx: Tx, { outside, key }: Sequencer, head: Head): Promise<StopReason | undefined> {
  if (outside.halted() !== undefined) return 'halted'
  if (head.origin !== null && verifierKeyText(verifierOf(key, head.origin)) !== head.vkey) return 'other-key'
  const note = outside.checkpoint()
  // Once something was published there is a file; without it nobody can tell an older database from this one.
  if (note === undefined) return head.checkpoint === null ? undefined : 'outside-unreadable'
  const origin = note.slice(0, note.indexOf('\n'))
  const kept =
    head.origin === null || head.origin === origin ? openCheckpoint(note, verifierOf(key, origin)) : undefined
  if (!kept) return 'outside-unreadable'
  if (kept.size > head.size) return 'database-older'
  const root =
    kept.size === head.size
      ? rootOf(head.edge, sha256)
      : await treeOfTiles(head.size, tilesOf(tx, 'now'), sha256).rootAt(kept.size)
  return equalBytes(root, kept.root) ? undefined : 'inconsistent'
}
