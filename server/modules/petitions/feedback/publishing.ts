import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { approvePublication, proposePublication } from '@liem/domain/petitions/steps.contract'
import { feedbackFlow } from '@liem/domain/petitions/workflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { tell } from '../books/ledger.ts'
import { answers, checks, ensure } from './policy.ts'
import { lock, ownGrants, type PetitionRecord, stateAfter, take } from './store.ts'

const after = (petition: PetitionRecord) => {
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  if (!['concluded', 'answered', 'published'].includes(petition.state))
    throw new Refusal('step.wrong_state', { state: feedbackFlow.states[petition.state] })
}

/** Words for the public, by who handles the matter. They are public words: the form says that nobody may be named in them. */
export async function propose(ctx: Ctx, id: string, body: BodyOf<typeof proposePublication>) {
  const petition = await lock(ctx, id, body.version)
  after(petition)
  ensure(checks(ctx, { grants: await ownGrants(ctx, id) }))
  const publicationId = crypto.randomUUID()
  await ctx.tx
    .insertInto('petition_publication')
    .values({
      id: publicationId,
      petition_id: id,
      kind: body.kind,
      unit_id: petition.handling_unit_id ?? petition.gate_unit_id,
      words: body.words,
      proposed_by: ctx.actor.officerId,
      proposed_at: ctx.now,
    })
    .execute()
  const next = await take(ctx, petition, {
    act: 'petitions.propose_publication',
    facts: { kind: body.kind, publication: publicationId },
    status: body.status,
  })
  return { version: next.version, id: publicationId }
}

/** Another officer approves; from this moment the portal shows them. Publishing the result of an answered matter is its next state. */
export async function approve(ctx: Ctx, id: string, publicationId: string, body: BodyOf<typeof approvePublication>) {
  const petition = await lock(ctx, id, body.version)
  after(petition)
  ensure(answers(ctx, { grants: await ownGrants(ctx, id) }))
  const words = await ctx.tx
    .selectFrom('petition_publication')
    .selectAll()
    .where('id', '=', publicationId)
    .where('petition_id', '=', id)
    .where('approved_by', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!words) throw new Refusal('record.not_found')
  if (words.proposed_by === ctx.actor.officerId) throw new Refusal('second_officer.same')
  const isResult = words.kind === 'result'
  // A result is told to the person first.
  const state = isResult && petition.state !== 'published' ? stateAfter(petition, 'publish') : petition.state
  await ctx.tx
    .updateTable('petition_publication')
    .set({ approved_by: ctx.actor.officerId, published_on: ctx.today })
    .where('id', '=', publicationId)
    .execute()
  const { rows } = await sql<{ hash: string }>`
    select encode(sha256(convert_to(words, 'UTF8')), 'hex') as hash from petition_publication where id = ${publicationId}::uuid`.execute(
    ctx.tx,
  )
  const next = await take(ctx, petition, {
    act: 'petitions.publish',
    set: isResult ? { state, published_on: ctx.today } : {},
    facts: { kind: words.kind, publication: publicationId, words: rows[0]?.hash },
    status: body.status,
  })
  if (isResult) await tell(ctx, next, 'published')
  return { version: next.version }
}
