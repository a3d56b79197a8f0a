import { addMonths, isoDate } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { askRemoval, decideRemoval, setHold } from '@liem/domain/petitions/custody.contract'
import { doneStates } from '@liem/domain/petitions/workflow'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { filesOf } from '#platform/files'
import { addJob, job } from '#platform/jobs'
import { symbolFact } from '#platform/journal'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { tell } from '../books/ledger.ts'
import { decides, ensure, removes } from '../feedback/policy.ts'
import { lock, note, ownGrants, type PetitionRecord, stateAfter, take } from '../feedback/store.ts'

/** Letters nobody may process are kept for a year (Thông tư 05/2021/TT-TTCP Điều 28). */
const MONTHS_FILED = 12

async function held(ctx: Ctx, id: string): Promise<boolean> {
  const hold = await ctx.tx
    .selectFrom('legal_hold')
    .select('id')
    .where('petition_id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return hold !== undefined
}

/** A hold beats retention and every request: nothing is removed while it stands. */
export async function hold(ctx: Ctx, id: string, { ground }: BodyOf<typeof setHold>) {
  const petition = await lock(ctx, id)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const holdId = crypto.randomUUID()
  await ctx.tx
    .insertInto('legal_hold')
    .values({ id: holdId, petition_id: id, ground, set_by: ctx.actor.officerId, set_at: ctx.now })
    .execute()
  await note(ctx, id, 'petitions.hold', { ground, hold: holdId })
  return { id: holdId }
}

export async function lift(ctx: Ctx, id: string, holdId: string) {
  await lock(ctx, id)
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const found = await ctx.tx
    .selectFrom('legal_hold')
    .selectAll()
    .where('id', '=', holdId)
    .where('petition_id', '=', id)
    .where('lifted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('record.not_found')
  if (found.set_by === ctx.actor.officerId) throw new Refusal('second_officer.same')
  await ctx.tx
    .updateTable('legal_hold')
    .set({ lifted_by: ctx.actor.officerId, lifted_at: ctx.now })
    .where('id', '=', holdId)
    .execute()
  await note(ctx, id, 'petitions.lift_hold', { hold: holdId })
  return { done: true as const }
}

const holdsToRemove = async (ctx: Ctx, id: string) => ensure(removes(ctx, { grants: await ownGrants(ctx, id) }))

export async function ask(ctx: Ctx, id: string, body: BodyOf<typeof askRemoval>) {
  const petition = await lock(ctx, id)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  await holdsToRemove(ctx, id)
  if (await held(ctx, id)) throw new Refusal('petition.held')
  if (body.ground === 'court_order' && !body.symbol) throw new Refusal('petition.symbol_missing')
  if (body.ground === 'retention_ended' && !isKeptLongEnough(ctx, petition)) throw new Refusal('petition.not_yet')
  const waiting = await ctx.tx
    .selectFrom('removal')
    .select('id')
    .where('petition_id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  if (waiting) throw new Refusal('petition.asked')
  const removalId = crypto.randomUUID()
  await ctx.tx
    .insertInto('removal')
    .values({
      id: removalId,
      petition_id: id,
      ground: body.ground,
      symbol: body.symbol ?? null,
      asked_by: ctx.actor.officerId,
      asked_at: ctx.now,
    })
    .execute()
  await note(ctx, id, 'petitions.ask_removal', { ground: body.ground, symbol: symbolFact(body.symbol) })
  const { rows } = await sql<{
    id: number
  }>`select officer_id as id from petition_grant where petition_id = ${id}::uuid and part = 'content'
    and revoked_at is null and officer_id <> ${ctx.actor.officerId}`.execute(ctx.tx)
  await notifyOfficers(
    ctx,
    rows.map((row) => row.id),
    { kind: 'petitions.removal_asked', subject: { kind: 'petition', id }, facts: {}, once: `removal:${removalId}` },
  )
  return { id: removalId }
}

const isKeptLongEnough = (ctx: Ctx, petition: PetitionRecord) =>
  petition.state === 'filed' &&
  petition.closed_on !== null &&
  addMonths(isoDate(petition.closed_on), MONTHS_FILED) <= ctx.today

/**
 * The second officer decides. What is destroyed is destroyed: envelopes, wrapped keys, names. What stays: hashes, numbers, who
 * decided and why, exclusions, and the ledger, so that no past figure changes and the reporter sees a tombstone.
 */
export async function decide(ctx: Ctx, id: string, body: BodyOf<typeof decideRemoval>) {
  const petition = await lock(ctx, id)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  await holdsToRemove(ctx, id)
  const asked = await ctx.tx
    .selectFrom('removal')
    .selectAll()
    .where('petition_id', '=', id)
    .where('decided_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!asked) throw new Refusal('petition.not_asked')
  if (asked.asked_by === ctx.actor.officerId) throw new Refusal('second_officer.same')
  if (body.granted && (await held(ctx, id))) throw new Refusal('petition.held')
  await ctx.tx
    .updateTable('removal')
    .set({ decided_by: ctx.actor.officerId, decided_at: ctx.now, granted: body.granted })
    .where('id', '=', asked.id)
    .execute()
  const facts = { ground: asked.ground, symbol: symbolFact(asked.symbol), askedBy: asked.asked_by }
  if (!body.granted) {
    await note(ctx, id, 'petitions.refuse_removal', facts)
    return { done: true as const }
  }
  const { rows } = await sql<{ blobs: string[] }>`select petition_destroy(${id}::uuid, ${ctx.now}) as blobs`.execute(
    ctx.tx,
  )
  const wasRunning = !doneStates.includes(petition.state) && petition.book_id !== null
  const after = await take(ctx, petition, {
    act: 'petitions.remove',
    set: { state: stateAfter(petition, 'remove'), removed_at: ctx.now },
    facts,
    status: body.status,
  })
  await obligations.end(ctx, { kind: 'petition', id }, 'removed')
  if (wasRunning) await tell(ctx, after, 'left', { letters: after.letter_count })
  await tell(ctx, after, 'removed')
  const blobs = rows[0]?.blobs ?? []
  if (blobs.length > 0) await addJob(ctx, forgetFiles, { hashes: blobs })
  return { done: true as const }
}

/** Contents of removed reports leave the disk at once, not with the next sweep. One that is named again meanwhile stays. */
export const forgetFiles = job({
  name: 'petitions.forget_files',
  payload: z.object({ hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(1000) }),
  run: async ({ inTx, parts }, { hashes }) => {
    const known = await inTx(({ tx }) =>
      tx.selectFrom('file_blob').select('hash').where('hash', 'in', hashes).execute(),
    )
    const kept = new Set(known.map((row) => row.hash))
    for (const hash of hashes) if (!kept.has(hash)) await filesOf(parts).remove(hash)
  },
})
