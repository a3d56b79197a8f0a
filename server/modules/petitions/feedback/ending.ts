import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { reply as replyClock, tellCitizen, tellForwarder } from '@liem/domain/petitions/deadlines'
import type { closePetition, filePetition, mergePetition } from '@liem/domain/petitions/steps.contract'
import type { FilingGround } from '@liem/domain/petitions/words'
import { isOpen } from '@liem/domain/petitions/workflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import * as obligations from '#platform/obligations'
import { tell } from '../books/ledger.ts'
import { mustHaveTwo } from '../custody/holders.ts'
import { answers, decides, ensure, holdsContent } from './policy.ts'
import { lock, ownGrants, type PetitionRecord, stateAfter, take } from './store.ts'
import { isLate, mustTell } from './telling.ts'

/** Clocks that outlive the matter: what other bodies and the citizen are still to be told (F3, F4). */
const outliving: readonly string[] = [tellForwarder.key, tellCitizen.key]

export async function endClocks(ctx: Ctx, id: string, why: string) {
  const subject = { kind: 'petition', id } as const
  const open = new Set((await obligations.listOpen(ctx, subject)).map((one) => one.rule))
  for (const rule of open) if (!outliving.includes(rule)) await obligations.end(ctx, subject, why, rule)
}

/**
 * Refused while an apology is owed: a body at fault does not close its matter by silence. Nobody brings a matter to its end alone: who
 * closes it is not who answered.
 */
export async function close(ctx: Ctx, id: string, body: BodyOf<typeof closePetition>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'close')
  ensure(answers(ctx, { grants: await ownGrants(ctx, id) }))
  if (petition.apology_due && !petition.apologised_on) throw new Refusal('petition.apology_due')
  const { rows } = await sql<{
    officer: number
  }>`select officer_id as officer from journal where subject_kind = 'petition'
    and subject_id = ${id} and act = 'petitions.answer' order by id desc limit 1`.execute(ctx.tx)
  if (rows[0]?.officer === ctx.actor.officerId) throw new Refusal('petition.closed_by_answerer')
  const after = await take(ctx, petition, {
    act: 'petitions.close',
    set: { state, closed_on: ctx.today },
    status: body.status,
  })
  await endClocks(ctx, id, 'closed')
  await tell(ctx, after, 'closed')
  return { version: after.version }
}

/** Kept without being processed (Thông tư 05/2021 Điều 28). Whoever can be told is told why: that is the reply of F1. */
export async function file(ctx: Ctx, id: string, body: BodyOf<typeof filePetition>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'file')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  if (body.ground === 'merged') throw new Refusal('petition.merge_itself')
  const after = await put(ctx, petition, { state, ground: body.ground, status: body.status })
  return { version: after.version }
}

async function put(
  ctx: Ctx,
  petition: PetitionRecord,
  given: { state: PetitionRecord['state']; ground: FilingGround; status?: string | null; matterId?: string },
) {
  const { id } = petition
  await mustHaveTwo(ctx, id)
  const isFirst = petition.replied_on === null
  if (isFirst) await mustTell(ctx, id, { letter: given.status, anonymous: true })
  const late = await isLate(ctx, id, [replyClock.key])
  const after = await take(ctx, petition, {
    act: given.matterId ? 'petitions.merge' : 'petitions.file',
    set: {
      state: given.state,
      closed_on: ctx.today,
      ...(isFirst ? { reply: given.matterId ? 'accepted' : 'refused', replied_on: ctx.today } : {}),
      ...(given.matterId ? { matter_id: given.matterId } : {}),
    },
    facts: { ground: given.ground, late, ...(given.matterId ? { into: given.matterId } : {}) },
    status: given.status,
  })
  if (isFirst) {
    await obligations.meet(ctx, { kind: 'petition', id }, replyClock.key, ctx.today)
    await tell(ctx, after, 'replied', { late })
  }
  await endClocks(ctx, id, 'filed')
  await tell(ctx, after, 'filed', { late, letters: after.letter_count })
  return after
}

/** A letter on a matter that already runs: letters add up, matters do not. The matter must be one the officer holds and may open. */
export async function merge(ctx: Ctx, id: string, body: BodyOf<typeof mergePetition>) {
  if (body.intoId === id) throw new Refusal('petition.merge_itself')
  // Always in the same order, so that two merges cannot wait for each other.
  const locked = new Map<string, PetitionRecord>()
  for (const one of [id, body.intoId].sort())
    locked.set(one, await lock(ctx, one, one === id ? body.version : undefined))
  const petition = locked.get(id) as PetitionRecord
  const into = locked.get(body.intoId) as PetitionRecord
  if (petition.state !== 'opened' && petition.state !== 'classified') stateAfter(petition, 'classify')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  if (!holdsContent({ grants: await ownGrants(ctx, into.id) }) || !isOpen(into.state) || into.matter_id)
    throw new Refusal('petition.merge_itself')
  const after = await put(ctx, petition, {
    state: stateAfter(petition, 'file'),
    ground: 'merged',
    status: body.status,
    matterId: into.id,
  })
  await take(ctx, into, {
    act: 'petitions.merged_in',
    set: { letter_count: into.letter_count + petition.letter_count },
    facts: { letters: into.letter_count + petition.letter_count },
  })
  return { version: after.version }
}
