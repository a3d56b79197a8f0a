import { Refusal } from '@liem/domain/kernel/refusal'
import type { Capacity } from '@liem/domain/petitions/words'
import { feedbackFlow, type PetitionState, type PetitionStep } from '@liem/domain/petitions/workflow'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { PetitionTable } from '#database/tables'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { presentHash } from '../core-row.ts'
import { addLetter } from './parts.ts'

export type PetitionRecord = Omit<Selectable<PetitionTable>, 'state'> & { state: PetitionState }

/** The petition, locked until the transaction ends. A hidden one and a missing one look alike; so does one of another version. */
export async function lock(ctx: Pick<Ctx, 'tx'>, id: string, version?: number): Promise<PetitionRecord> {
  const row = await ctx.tx.selectFrom('petition').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  if (version !== undefined && row.version !== version) throw new Refusal('record.changed')
  return row as PetitionRecord
}

/** What the officer himself holds of it. */
export type OwnGrant = {
  part: 'content' | 'identity'
  capacity: Capacity
  keyId: string | null
  opens: boolean
  /** Nothing of it is sealed here: the words of an old register stayed on paper, so nobody needs a key. */
  onPaper?: boolean
}

export async function ownGrants(ctx: Pick<Ctx, 'tx' | 'actor'>, id: string): Promise<OwnGrant[]> {
  const { rows } = await sql<OwnGrant>`
    select part, capacity, key_id as "keyId", wrap is not null as opens,
      exists (select from petition p where p.id = petition_id and p.content_recipient is null) as "onPaper" from petition_grant
    where petition_id = ${id}::uuid and officer_id = ${ctx.actor.officerId} and revoked_at is null order by part`.execute(
    ctx.tx,
  )
  return rows
}

/** The state the step leads to, or the refusal that names the state the petition is in. */
export function stateAfter(petition: { state: PetitionState }, name: PetitionStep): PetitionState {
  const step = feedbackFlow.steps[name]
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  if (!(step.from as readonly PetitionState[]).includes(petition.state))
    throw new Refusal('step.wrong_state', { state: feedbackFlow.states[petition.state] })
  return step.to
}

type Change = Omit<Updateable<PetitionTable>, 'id' | 'version'>
export type Act = {
  act: string
  set?: Change
  facts?: journal.Facts
  /** Hashes, hex, of envelopes that came with the step. */
  blobs?: readonly string[]
  /** A status for the reporter, base64url. */
  status?: string | null
}

/**
 * One step: the row changes and its version counts up, the reporter is told, and the journal holds the hash of the row as it is
 * now. Units stay empty: who may read the entry follows from who holds the petition.
 */
export async function take(ctx: Ctx, petition: PetitionRecord, { act, set = {}, facts = {}, blobs = [], status }: Act) {
  const told = status ? await addLetter(ctx, petition.id, { kind: 'status', bytes: status }) : null
  const row = await ctx.tx
    .updateTable('petition')
    .set({ ...set, version: sql`version + 1` })
    .where('id', '=', petition.id)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  const all = told ? [...blobs, told.hash] : blobs
  await journal.write(ctx, {
    act,
    subject: { kind: 'petition', id: petition.id },
    unitIds: [],
    facts: {
      ...facts,
      ...(set.state && set.state !== petition.state ? { from: petition.state, to: String(set.state) } : {}),
      row: presentHash(row),
      ...(all.length > 0 ? { blobs: [...all] } : {}),
    },
  })
  return row as PetitionRecord
}

/** An act that leaves the row as it is: reading, asking, granting. It records the row's hash all the same. */
export async function note(
  ctx: Ctx,
  id: string,
  act: string,
  facts: journal.Facts = {},
  blobs: readonly string[] = [],
) {
  const row = await ctx.tx.selectFrom('petition').selectAll().where('id', '=', id).executeTakeFirst()
  await journal.write(ctx, {
    act,
    subject: { kind: 'petition', id },
    unitIds: [],
    facts: { ...facts, ...(row ? { row: presentHash(row) } : {}), ...(blobs.length > 0 ? { blobs: [...blobs] } : {}) },
  })
}
