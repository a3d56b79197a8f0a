import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { askIdentity, decideIdentity, listIdentityRequests } from '@liem/domain/petitions/custody.contract'
import { decideIdentity as decideClock } from '@liem/domain/petitions/deadlines'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { ensure, holdsContent } from '../feedback/policy.ts'
import { lock, note, ownGrants } from '../feedback/store.ts'
import { give } from './grants.ts'

async function custodiansOf(ctx: Ctx, id: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select officer_id as id from petition_grant where petition_id = ${id}::uuid
    and part = 'identity' and capacity = 'custodian' and revoked_at is null and wrap is not null`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** Who needs to know who wrote asks for it, with the purpose; either custodian decides. */
export async function ask(ctx: Ctx, id: string, { purpose }: BodyOf<typeof askIdentity>) {
  const petition = await lock(ctx, id)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  const own = await ownGrants(ctx, id)
  ensure(holdsContent({ grants: own }))
  if (!petition.identity_recipient) throw new Refusal('petition.no_identity')
  const waiting = await ctx.tx
    .selectFrom('identity_request')
    .select('id')
    .where('petition_id', '=', id)
    .where('asked_by', '=', ctx.actor.officerId)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  if (waiting || own.some((grant) => grant.part === 'identity' && grant.opens)) throw new Refusal('petition.asked')
  const requestId = crypto.randomUUID()
  await ctx.tx
    .insertInto('identity_request')
    .values({ id: requestId, petition_id: id, asked_by: ctx.actor.officerId, purpose, asked_at: ctx.now })
    .execute()
  await note(ctx, id, 'petitions.ask_identity', { purpose, request: requestId })
  const subject = { kind: 'petition', id } as const
  await obligations.startTerm(ctx, {
    deadline: decideClock,
    subject,
    holder: { unitId: petition.handling_unit_id ?? petition.gate_unit_id },
    start: ctx.today,
  })
  await notifyOfficers(ctx, await custodiansOf(ctx, id), {
    kind: 'petitions.identity_asked',
    subject,
    facts: {},
    once: `identity:${requestId}`,
  })
  return { id: requestId }
}

/** What waits for this custodian. */
export async function listRequests(ctx: Ctx): Promise<OkOf<typeof listIdentityRequests>> {
  const { rows } = await sql<OkOf<typeof listIdentityRequests>[number]>`
    select i.id, i.petition_id as "petitionId", json_build_object('id', o.id, 'name', o.full_name, 'unit', u.name) as "askedBy", i.purpose,
      to_char(i.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "askedAt",
      (select min(c.due_on) from obligation c where c.subject_kind = 'petition' and c.subject_id = i.petition_id and c.rule = ${decideClock.key}
        and c.met_on is null and c.ended_on is null) as "dueOn"
    from petition_grant g join identity_request i on i.petition_id = g.petition_id and i.decided_at is null
    join officer o on o.id = i.asked_by join unit u on u.id = o.unit_id
    where g.officer_id = ${ctx.actor.officerId} and g.part = 'identity' and g.capacity = 'custodian' and g.revoked_at is null
      and i.asked_by <> ${ctx.actor.officerId}
    order by i.asked_at, i.id limit 200`.execute(ctx.tx)
  return rows
}

async function holdsNow(ctx: Ctx, id: string, officerId: number): Promise<boolean> {
  const { rows } = await sql`select from petition_grant where petition_id = ${id}::uuid and officer_id = ${officerId}
    and part = 'content' and revoked_at is null and wrap is not null`.execute(ctx.tx)
  return rows.length > 0
}

/** A custodian seals the identity's key again for who asked, or says no. Both are journalled; the reporter sees that it happened. */
export async function decide(ctx: Ctx, id: string, requestId: string, body: BodyOf<typeof decideIdentity>) {
  const petition = await lock(ctx, id)
  const own = await ownGrants(ctx, id)
  ensure(own.some((grant) => grant.part === 'identity' && grant.capacity === 'custodian' && grant.opens))
  const request = await ctx.tx
    .selectFrom('identity_request')
    .selectAll()
    .where('id', '=', requestId)
    .where('petition_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw new Refusal('record.not_found')
  if (request.decided_at) throw new Refusal('petition.decided')
  if (request.asked_by === ctx.actor.officerId) throw new Refusal('second_officer.same')
  // Who meanwhile works on it no more has nothing to ask the reporter.
  if (body.granted && !(await holdsNow(ctx, id, request.asked_by))) throw new Refusal('petition.not_grantable')
  await ctx.tx
    .updateTable('identity_request')
    .set({ decided_by: ctx.actor.officerId, decided_at: ctx.now, granted: body.granted })
    .where('id', '=', requestId)
    .execute()
  if (body.granted)
    await give(ctx, petition, [
      { officerId: request.asked_by, capacity: 'verifier', keyId: body.keyId, wrap: body.wrap, part: 'identity' },
    ])
  const act = body.granted ? 'petitions.grant_identity' : 'petitions.refuse_identity'
  await note(ctx, id, act, { request: requestId, to: request.asked_by, purpose: request.purpose })
  const subject = { kind: 'petition', id } as const
  const others = await ctx.tx
    .selectFrom('identity_request')
    .select('id')
    .where('petition_id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  if (!others) await obligations.meet(ctx, subject, decideClock.key, ctx.today)
  await notifyOfficers(ctx, [request.asked_by], {
    kind: body.granted ? 'petitions.identity_granted' : 'petitions.identity_refused',
    subject,
    facts: {},
    once: `identity-decided:${requestId}`,
  })
  return { done: true as const }
}

/** What was granted for a purpose is given back; custodians keep theirs. */
export async function giveBack(ctx: Ctx, id: string) {
  await lock(ctx, id)
  await note(ctx, id, 'petitions.give_back_identity')
  await ctx.tx
    .updateTable('petition_grant')
    .set({ revoked_at: ctx.now, revoked_why: 'given_back', wrap: null })
    .where('petition_id', '=', id)
    .where('officer_id', '=', ctx.actor.officerId)
    .where('part', '=', 'identity')
    .where('capacity', '<>', 'custodian')
    .where('revoked_at', 'is', null)
    .execute()
  return { done: true as const }
}
