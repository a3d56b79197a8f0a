import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import {
  clocksFromAcceptance,
  confirmForward as confirmClock,
  reply as replyClock,
  transferRules,
} from '@liem/domain/petitions/deadlines'
import type { confirmForward, forwardPetition, returnForward } from '@liem/domain/petitions/steps.contract'
import type { Kind } from '@liem/domain/petitions/words'
import { permissionsOf } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { getRunning } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { symbolFact } from '#platform/journal'
import * as obligations from '#platform/obligations'
import { enterBook } from '../books/entering.ts'
import { tell } from '../books/ledger.ts'
import { dueExclusions, exclude } from '../custody/excluding.ts'
import { give } from '../custody/grants.ts'
import { LEAST_HOLDERS, mustHaveTwo, watchHolders } from '../custody/holders.ts'
import { addPaper } from './parts.ts'
import { decides, ensure } from './policy.ts'
import { lock, ownGrants, type PetitionRecord, stateAfter, take } from './store.ts'
import { mustTell } from './telling.ts'

/** Once for each content (Thông tư 05/2021 Điều 14), never to whom it is about. Inside the installation the keys go with it. */
export async function forward(ctx: Ctx, id: string, body: BodyOf<typeof forwardPetition>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'forward')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  if (await openForward(ctx, id)) throw new Refusal('petition.forwarded_once')
  const isFirst = petition.replied_on === null
  if (isFirst)
    await mustTell(ctx, id, { letter: body.status, paper: body.paper, anonymous: petition.identity === 'anonymous' })
  if (body.toUnitId != null) {
    await getRunning(ctx, [body.toUnitId])
    await checkTarget(ctx, petition, body.toUnitId)
    const officers = new Set(body.grants.map((grant) => grant.officerId))
    if (officers.size < LEAST_HOLDERS) throw new Refusal('petition.two_holders')
    const { rows } = await sql<{
      id: number
    }>`select distinct officer_id as id from officer_role where unit_id = ${body.toUnitId}
      and role = 'gatekeeper' and officer_id = any(${[...officers]}::int[]) and from_on <= ${ctx.today}::date
      and (to_on is null or to_on >= ${ctx.today}::date)`.execute(ctx.tx)
    if (rows.length < officers.size) throw new Refusal('petition.not_grantable')
    await give(
      ctx,
      petition,
      body.grants.map((grant) => ({ ...grant, capacity: 'gate' as const, part: 'content' as const })),
    )
  }
  const paper = body.paper ? await addPaper(ctx, id, body.paper) : null
  await ctx.tx
    .insertInto('petition_forward')
    .values({
      petition_id: id,
      from_unit_id: petition.handling_unit_id ?? petition.gate_unit_id,
      to_unit_id: body.toUnitId ?? null,
      to_outside: body.toOutside ?? null,
      symbol: body.symbol ?? null,
      sent_on: ctx.today,
      sent_by: ctx.actor.officerId,
    })
    .execute()
  const after = await take(ctx, petition, {
    act: 'petitions.forward',
    set: { state, ...(isFirst ? { reply: 'forwarded', replied_on: ctx.today } : {}) },
    facts: { toUnit: body.toUnitId ?? null, symbol: symbolFact(body.symbol) },
    blobs: paper ? [paper.hash] : [],
    status: body.status,
  })
  const subject = { kind: 'petition', id } as const
  if (isFirst) {
    await obligations.meet(ctx, subject, replyClock.key, ctx.today)
    await tell(ctx, after, 'replied')
  }
  await obligations.meet(ctx, subject, transferRules.key, ctx.today)
  if (body.toUnitId != null)
    await obligations.startTerm(ctx, {
      deadline: confirmClock,
      subject,
      holder: { unitId: body.toUnitId },
      start: ctx.today,
    })
  return { version: after.version }
}

/** Never to the office named, to a unit named, or below either. Feedback on rules may go to the office whose rules they are. */
async function checkTarget(ctx: Ctx, petition: PetitionRecord, toUnitId: number) {
  const { rows } = await sql<{ within: boolean }>`
    select exists (select from unit_closure c where c.descendant_id = ${toUnitId} and (
      c.ancestor_id = case when ${petition.kind} <> 'rules_feedback' then ${petition.office_id}::int end
      or c.ancestor_id in (select s.unit_id from named_subject s where s.petition_id = ${petition.id}::uuid and s.withdrawn_at is null
        and s.unit_id is not null))) as within`.execute(ctx.tx)
  if (rows[0]?.within) throw new Refusal('petition.forward_to_named')
}

async function openForward(ctx: Pick<Ctx, 'tx'>, id: string) {
  return ctx.tx
    .selectFrom('petition_forward')
    .selectAll()
    .where('petition_id', '=', id)
    .where('returned_on', 'is', null)
    .executeTakeFirst()
}

/** A gate officer of that unit, by his own role there. */
export const standsAt = (ctx: Pick<Ctx, 'grants'>, unitId: number) =>
  ctx.grants.some((grant) => grant.unitId === unitId && permissionsOf([grant.role]).has('petitions.gate'))

/** The other side takes the matter into its own book; who forwarded it keeps knowing of it but can open it no longer. */
export async function confirm(
  ctx: Ctx,
  id: string,
  body: BodyOf<typeof confirmForward>,
): Promise<OkOf<typeof confirmForward>> {
  const petition = await lock(ctx, id, body.version)
  const sent = await openForward(ctx, id)
  if (!sent) {
    stateAfter(petition, 'confirmForward')
    throw new Refusal('record.changed')
  }
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const on = body.receivedOn ?? ctx.today
  if (on > ctx.today || on < sent.sent_on)
    throw new Refusal('request.invalid', {}, [
      { path: 'receivedOn', words: 'Ngày nhận phải từ ngày chuyển đến hôm nay' },
    ])
  await ctx.tx
    .updateTable('petition_forward')
    .set({ received_on: on, received_by: ctx.actor.officerId, ...(body.symbol ? { symbol: body.symbol } : {}) })
    .where('id', '=', sent.id)
    .execute()
  const subject = { kind: 'petition', id } as const
  const to = sent.to_unit_id
  if (to === null) {
    // What a body outside is said to have received, another officer of the gate says.
    if (sent.sent_by === ctx.actor.officerId) throw new Refusal('second_officer.same')
    await mustHaveTwo(ctx, id)
    const state = stateAfter(petition, 'confirmOutside')
    const after = await take(ctx, petition, {
      act: 'petitions.confirm_forward',
      set: { state },
      facts: { receivedOn: on, symbol: symbolFact(body.symbol) },
      status: body.status,
    })
    await tell(ctx, after, 'forwarded')
    await obligations.end(ctx, subject, 'forwarded')
    return { version: after.version, book: null }
  }
  const state = stateAfter(petition, 'confirmForward')
  ensure(standsAt(ctx, to))
  const { rows } = await sql<{ count: number }>`select count(distinct g.officer_id)::int as count from petition_grant g
    join officer_role r on r.officer_id = g.officer_id and r.role = 'gatekeeper' and r.unit_id = ${to} and ${inForce(ctx)}
    where g.petition_id = ${id}::uuid and g.part = 'content' and g.revoked_at is null and g.wrap is not null`.execute(
    ctx.tx,
  )
  if ((rows[0]?.count ?? 0) < LEAST_HOLDERS) throw new Refusal('petition.two_holders')
  const { set: inBook, entered } = await enterBook(ctx, petition, to)
  await sql`update petition_grant g set wrap = null, key_id = null
    where g.petition_id = ${id}::uuid and g.part = 'content' and g.revoked_at is null and g.wrap is not null
      and not exists (select from officer_role r where r.officer_id = g.officer_id and r.role = 'gatekeeper' and r.unit_id = ${to}
        and ${inForce(ctx)})`.execute(ctx.tx)
  const after = await take(ctx, petition, {
    act: 'petitions.confirm_forward',
    set: { ...inBook, state, handling_unit_id: to, handler_id: null },
    facts: { toUnit: to, receivedOn: on },
    status: body.status,
  })
  await obligations.meet(ctx, subject, confirmClock.key, ctx.today)
  await obligations.moveHolder(ctx, subject, { unitId: to, officerId: null })
  for (const deadline of clocksFromAcceptance({ kind: after.kind as Kind }))
    await obligations.startTerm(ctx, { deadline, subject, holder: { unitId: to }, start: ctx.today })
  await watchHolders(ctx, after)
  const due = await dueExclusions(ctx, id)
  if (due.length > 0) await exclude(ctx, after, due)
  return { version: after.version, book: entered }
}

/** A role `r` that is held today: one that ended or is yet to come makes nobody an officer of a gate. */
const inForce = ({ today }: Pick<Ctx, 'today'>) =>
  sql`r.from_on <= ${today}::date and (r.to_on is null or r.to_on >= ${today}::date)`

export async function giveBack(ctx: Ctx, id: string, body: BodyOf<typeof returnForward>) {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'returnForward')
  const sent = await openForward(ctx, id)
  if (!sent) {
    stateAfter(petition, 'confirmForward')
    throw new Refusal('record.changed')
  }
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const to = sent.to_unit_id
  if (to !== null) ensure(standsAt(ctx, to))
  await ctx.tx
    .updateTable('petition_forward')
    .set({ returned_on: ctx.today, return_reason: body.reason })
    .where('id', '=', sent.id)
    .execute()
  const after = await take(ctx, petition, {
    act: 'petitions.return_forward',
    set: { state },
    facts: { reason: body.reason },
    status: body.status,
  })
  await obligations.end(ctx, { kind: 'petition', id }, 'returned', confirmClock.key)
  // Last, because it also takes away the grant of who returns it.
  if (to !== null)
    await sql`update petition_grant g set revoked_at = ${ctx.now}, revoked_why = 'returned', wrap = null
      where g.petition_id = ${id}::uuid and g.revoked_at is null and g.capacity = 'gate'
        and exists (select from officer_role r where r.officer_id = g.officer_id and r.role = 'gatekeeper' and r.unit_id = ${to})
        and not exists (select from officer_role r where r.officer_id = g.officer_id and r.role = 'gatekeeper' and r.unit_id = ${sent.from_unit_id}
          and ${inForce(ctx)})`.execute(ctx.tx)
  return { version: after.version }
}
