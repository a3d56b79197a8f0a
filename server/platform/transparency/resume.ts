import { equalBytes, toHex } from '@liem/sealing/bytes'
import { rootOf } from '@liem/sealing/merkle'
import { type Checkpoint, openCheckpoint, verifierKeyText } from '@liem/sealing/note'
import { treeOfTiles } from '@liem/sealing/tiles'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/as-actor.ts'
import { entryRow } from '../journal.ts'
import type { SigningKey } from '../signing-key.ts'
import { appendData, type Head, hashesOf, lockHead, type TileNode, tilesOf } from './head.ts'
import { sha256 } from './names.ts'
import type { Outside } from './outside.ts'
import { moveHead } from './sequencer.ts'
import { verifierOf } from './signer.ts'

type ToResume = {
  /** The owner's login. */
  owner: Db
  outside: Outside
  key: SigningKey
  /** The newest checkpoint known anywhere: from the files outside the database, a witness, the portal's readers. */
  checkpoint: string
  now: Date
}

export type Resumed =
  | { state: 'resumed'; size: number; fetched: number; lost: number }
  | {
      state: 'refused'
      why: 'not-ours' | 'newer-known' | 'inconsistent' | 'leaves-missing'
      have: number
      need: number
    }

/**
 * Makes the log fit to go on after a restore. The database must begin with, or be brought up to, the newest checkpoint ever signed:
 * leaves it lost are taken from the copy outside, so that the tree stays the one that was published, and the gap is written down.
 * Entries that went with them stay named by `liem log verify` for good.
 */
export async function resumeLog({ owner, outside, key, checkpoint: note, now }: ToResume): Promise<Resumed> {
  return owner.transaction().execute(async (tx): Promise<Resumed> => {
    const head = await lockHead(tx)
    const origin = head.origin ?? note.slice(0, note.indexOf('\n'))
    const wanted = openCheckpoint(note, verifierOf(key, origin))
    const kept = openCheckpoint(outside.checkpoint() ?? '', verifierOf(key, origin))
    const refused = (why: Extract<Resumed, { state: 'refused' }>['why'], need = wanted?.size ?? 0): Resumed => ({
      state: 'refused',
      why,
      have: head.size,
      need,
    })
    if (!wanted) return refused('not-ours')
    if (kept && kept.size > wanted.size) return refused('newer-known', kept.size)
    if (wanted.size <= head.size) {
      if (!equalBytes(await rootAt(tx, head, wanted.size), wanted.root)) return refused('inconsistent')
      outside.keepCheckpoint(note, now)
      return { state: 'resumed', size: head.size, fetched: 0, lost: 0 }
    }
    const data = outside.leaves(head.size, wanted.size)
    if (hashesOf(data).length < wanted.size - head.size) return refused('leaves-missing')
    return (await fetchBack(tx, head, { data, wanted, note, now, outside })) ?? refused('inconsistent')
  })
}

type Missing = { data: Uint8Array; wanted: Checkpoint; note: string; now: Date; outside: Outside }

async function fetchBack(
  tx: Tx,
  head: Head,
  { data, wanted, note, now, outside }: Missing,
): Promise<Resumed | undefined> {
  const nodes: TileNode[] = []
  const edge = appendData(head.edge, data, (node) => nodes.push(node))
  if (!equalBytes(rootOf(edge, sha256), wanted.root)) return undefined
  const leaves = hashesOf(data).map((one) => Buffer.from(one))
  for (let at = 0; at < leaves.length; at += 10_000) {
    // An entry that waited when the copy was made stands among them already: it is not numbered twice.
    await sql`with back as (select ${head.size + at}::bigint - 1 + n as idx, d from unnest(${leaves.slice(at, at + 10_000)}::bytea[]) with ordinality u (d, n)),
        taken as (delete from log_pending p using back b where p.data = b.d returning p.data, p.journal_id)
      insert into log_leaf (idx, data, journal_id) select b.idx, b.d, t.journal_id from back b left join taken t on t.data = b.d`.execute(
      tx,
    )
  }
  const { rows } = await sql<{ lost: string }>`select count(*) as lost from log_leaf, log_head
    where idx >= ${head.size} and journal_id is null and data <> log_filler(filler_key, idx)`.execute(tx)
  await moveHead(tx, edge, nodes)
  await sql`insert into log_gap (first_idx, last_idx, checkpoint, at) values (${head.size}, ${wanted.size - 1}, ${note}, ${now})`.execute(
    tx,
  )
  outside.keepCheckpoint(note, now)
  return { state: 'resumed', size: wanted.size, fetched: leaves.length, lost: Number(rows[0]?.lost ?? 0) }
}

export type Begun = { state: 'begun'; origin: string } | { state: 'refused'; why: 'not-ours' | 'can-resume' }

/**
 * The last resort, when no copy of the lost leaves exists anywhere: the log of this name has ended, and one of the next name
 * (`…/log-2`) begins over the tree as the database has it. Nothing is signed twice under one name; receipts and witnesses of the ended
 * log refuse the new one aloud, and the act is an entry of the new log.
 */
export async function beginAnew(wanted: ToResume): Promise<Begun> {
  const { owner, outside, key, checkpoint: note, now } = wanted
  return owner.transaction().execute(async (tx): Promise<Begun> => {
    const head = await lockHead(tx)
    const origin = head.origin ?? note.slice(0, note.indexOf('\n'))
    const last = openCheckpoint(note, verifierOf(key, origin))
    if (!last) return { state: 'refused', why: 'not-ours' }
    const isWhole = last.size <= head.size && equalBytes(await rootAt(tx, head, last.size), last.root)
    if (isWhole || outside.leafCount() >= last.size) return { state: 'refused', why: 'can-resume' }
    const [, name = origin, number = '1'] = /^(.*)-(\d+)$/.exec(origin) ?? []
    const next = `${name}-${Number(number) + 1}`
    await tx.deleteFrom('log_cosignature').execute()
    await tx
      .updateTable('log_head')
      .set({
        origin: next,
        vkey: verifierKeyText(verifierOf(key, next)),
        checkpoint: null,
        signed_at: null,
        signed_size: '0',
      })
      .execute()
    const facts = { ended: origin, size: last.size, root: toHex(last.root), kept: head.size }
    const entry = { act: 'log.begin_anew', subject: { kind: 'log', id: next }, unitIds: [], facts }
    await tx
      .insertInto('journal')
      .values(entryRow({ now, onBehalfOf: null, actor: { officerId: 0 } }, entry))
      .execute()
    outside.endLog(last.size)
    return { state: 'begun', origin: next }
  })
}

async function rootAt(tx: Tx, head: Head, size: number): Promise<Uint8Array> {
  if (size === head.size) return rootOf(head.edge, sha256)
  return treeOfTiles(head.size, tilesOf(tx, 'now'), sha256).rootAt(size)
}
