import { openCheckpoint, parseNote, parseVerifierKey, verifyNote } from '@liem/sealing/note'
import { treeOfTiles } from '@liem/sealing/tiles'
import { logProofText } from '@liem/sealing/tlog-proof'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/as-actor.ts'
import { tilesOf } from './head.ts'
import { originOf, sha256 } from './names.ts'

/** What the log has published. Nothing yet before its first tick. */
export type LogState = { origin: string; vkey: string; size: number; checkpoint: string; signedAt: Date }

type StateRow = {
  origin: string | null
  vkey: string | null
  size: string
  checkpoint: string | null
  signed_at: Date | null
}

export async function logState(db: Db | Tx): Promise<LogState | undefined> {
  const { rows } = await sql<StateRow>`select * from log_state()`.execute(db)
  const { origin, vkey, checkpoint, signed_at: signedAt, size } = rows[0] ?? {}
  return origin && vkey && checkpoint && signedAt
    ? { origin, vkey, checkpoint, signedAt, size: Number(size) }
    : undefined
}

/** The log's name: as published, or as it will be. */
export async function logOrigin(db: Db | Tx, publicUrl: string): Promise<string> {
  return (await logState(db))?.origin ?? originOf(publicUrl)
}

export type CosignedCheckpoint = { size: number; checkpoint: string; lines: string[] }

/**
 * A checkpoint with its witnesses' lines: of one size, or the largest that any witness signed. Undefined when there is none. Each line
 * is verified here, and the checkpoint must be ours: what lies in the table is not believed.
 */
export async function cosigned(db: Db | Tx, size?: number): Promise<CosignedCheckpoint | undefined> {
  const [{ rows }, { rows: witnesses }, state] = await Promise.all([
    sql<{ size: string; checkpoint: string; line: string }>`select * from log_cosigned(${size ?? null})`.execute(db),
    sql<{ vkey: string }>`select vkey from log_witnesses()`.execute(db),
    logState(db),
  ])
  const log = state && parseVerifierKey(state.vkey)
  if (!log) return undefined
  const keys = witnesses.flatMap(({ vkey }) => parseVerifierKey(vkey) ?? [])
  let found: CosignedCheckpoint | undefined
  for (const { checkpoint, line, ...row } of rows) {
    if (found && (found.size !== Number(row.size) || found.checkpoint !== checkpoint)) continue
    const note = parseNote(checkpoint + line)
    if (openCheckpoint(checkpoint, log)?.size !== Number(row.size) || note?.lines.length !== 2) continue
    if (!keys.some((key) => verifyNote(note, key))) continue
    found ??= { size: Number(row.size), checkpoint, lines: [] }
    found.lines.push(line)
  }
  return found
}

/** The newest checkpoint, with the lines of witnesses who have signed this very one. */
export async function checkpointNote(db: Db | Tx): Promise<string | undefined> {
  const state = await logState(db)
  if (!state) return undefined
  const signed = await cosigned(db, state.size)
  return state.checkpoint + (signed?.checkpoint === state.checkpoint ? signed.lines.join('') : '')
}

/**
 * The offline proof (C2SP tlog-proof) that the entry of this data is in the published tree; undefined while it is not. Leads to the
 * newest checkpoint that witnesses signed, or, for an entry younger than that, to the newest one.
 */
export async function proofFor(db: Db | Tx, data: Uint8Array): Promise<string | undefined> {
  const { rows } = await sql<{ idx: string | null }>`select log_find(${Buffer.from(data)}) as idx`.execute(db)
  if (rows[0]?.idx === null || rows[0]?.idx === undefined) return undefined
  const index = Number(rows[0].idx)
  const state = await logState(db)
  if (!state || index >= state.size) return undefined
  const witnessed = await cosigned(db)
  const chosen =
    witnessed && index < witnessed.size && witnessed.size <= state.size
      ? { size: witnessed.size, note: witnessed.checkpoint + witnessed.lines.join('') }
      : { size: state.size, note: state.checkpoint }
  const path = await treeOfTiles(chosen.size, tilesOf(db, 'published'), sha256).inclusion(index)
  return logProofText({ index, path, checkpoint: chosen.note })
}
