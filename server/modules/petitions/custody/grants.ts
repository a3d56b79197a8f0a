import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { regrant, revokeGrant } from '@liem/domain/petitions/custody.contract'
import type { NewGrant } from '@liem/domain/petitions/sealed'
import type { Capacity } from '@liem/domain/petitions/words'
import { permissionsOf } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { keyHolders } from '#modules/keys'
import type { Ctx } from '#platform/ctx'
import { notifyOfficers } from '#platform/notices'
import { envelopeOf } from '../feedback/parts.ts'
import { decides, ensure } from '../feedback/policy.ts'
import { lock, ownGrants, type PetitionRecord, take } from '../feedback/store.ts'
import { dueExclusions } from './excluding.ts'
import { holdersOf, LEAST_HOLDERS, watchHolders } from './holders.ts'

type Part = 'content' | 'identity'
type Given = NewGrant & { part: Part }

/**
 * Gives keys: only to officers whose key leads to the root, who are not (and are not about to be) excluded, whose role lets them
 * read petitions; custodians stay outside the verifying team (Luật Tố cáo Điều 56 khoản 2 taken over). A grant replaces what the
 * officer held before of the same part.
 */
export async function give(ctx: Ctx, petition: PetitionRecord, grants: readonly Given[]): Promise<void> {
  const ids = [...new Set(grants.map((grant) => grant.officerId))]
  const { holders } = await keyHolders(ctx.tx, { officers: ids }, ctx.today)
  for (const grant of grants)
    if (!holders.some((holder) => holder.keyId === grant.keyId && holder.officer === grant.officerId))
      throw new Refusal('petition.key_not_eligible')
  await checkGrantable(ctx, petition.id, ids)
  await checkApart(ctx, petition.id, grants)
  for (const part of ['content', 'identity'] as const) {
    const officers = grants.filter((grant) => grant.part === part).map((grant) => grant.officerId)
    if (officers.length > 0)
      await ctx.tx
        .updateTable('petition_grant')
        .set({ revoked_at: ctx.now, revoked_why: 'replaced', wrap: null })
        .where('petition_id', '=', petition.id)
        .where('part', '=', part)
        .where('officer_id', 'in', officers)
        .where('officer_id', '<>', ctx.actor.officerId)
        .where('revoked_at', 'is', null)
        .execute()
  }
  const rows = grants.filter((grant) => grant.officerId !== ctx.actor.officerId)
  for (const grant of grants.filter((one) => one.officerId === ctx.actor.officerId))
    await replaceOwn(ctx, petition, grant)
  if (rows.length > 0)
    await ctx.tx
      .insertInto('petition_grant')
      .values(
        rows.map((grant) => ({
          petition_id: petition.id,
          officer_id: grant.officerId,
          part: grant.part,
          capacity: grant.capacity,
          key_id: grant.keyId,
          wrap: envelopeOf(grant.wrap),
          given_by: ctx.actor.officerId || null,
          given_at: ctx.now,
          received_at: petition.received_at,
        })),
      )
      .execute()
  await notifyOfficers(
    ctx,
    rows.map((grant) => grant.officerId),
    {
      kind: 'petitions.granted',
      subject: { kind: 'petition', id: petition.id },
      facts: {},
      once: `granted:${petition.id}:${petition.version}`,
    },
  )
}

/** One's own grant is changed in place: revoking it first would end the right to give. */
const replaceOwn = (ctx: Ctx, petition: PetitionRecord, grant: Given) =>
  ctx.tx
    .updateTable('petition_grant')
    .set({ capacity: grant.capacity, key_id: grant.keyId, wrap: envelopeOf(grant.wrap) })
    .where('petition_id', '=', petition.id)
    .where('part', '=', grant.part)
    .where('officer_id', '=', ctx.actor.officerId)
    .where('revoked_at', 'is', null)
    .execute()

export async function checkGrantable(ctx: Ctx, id: string, officers: readonly number[]) {
  const due = new Set((await dueExclusions(ctx, id)).map((one) => one.officer))
  const { rows } = await sql<{ id: number; role: string; excluded: boolean }>`
    select r.officer_id as id, r.role, exists (select from exclusion e where e.petition_id = ${id}::uuid and e.officer_id = r.officer_id) as excluded
    from officer_role r join officer o on o.id = r.officer_id
    where r.officer_id = any(${[...officers]}::int[]) and r.from_on <= ${ctx.today}::date and (r.to_on is null or r.to_on >= ${ctx.today}::date)
      and (o.ended_on is null or o.ended_on > ${ctx.today}::date)`.execute(ctx.tx)
  for (const officer of officers) {
    const roles = rows.filter((row) => row.id === officer)
    // One answer for “excluded” and “has no role for it”: who asks does not learn which.
    if (
      due.has(officer) ||
      roles.some((row) => row.excluded) ||
      !permissionsOf(roles.map((row) => row.role)).has('petitions.read')
    )
      throw new Refusal('petition.not_grantable')
  }
}

async function checkApart(ctx: Ctx, id: string, grants: readonly Given[]) {
  const { rows } = await sql<{ officer: number; part: Part; capacity: string }>`
    select officer_id as officer, part, capacity from petition_grant where petition_id = ${id}::uuid and revoked_at is null`.execute(
    ctx.tx,
  )
  const custodians = new Set(rows.filter((row) => row.capacity === 'custodian').map((row) => row.officer))
  const team = new Set(
    rows.filter((row) => row.part === 'content' && row.capacity !== 'custodian').map((row) => row.officer),
  )
  for (const grant of grants) {
    const asCustodian = grant.capacity === 'custodian'
    if (grant.part === 'content' && (asCustodian || custodians.has(grant.officerId)))
      throw new Refusal('petition.custodian_apart')
    if (grant.part === 'identity' && asCustodian && team.has(grant.officerId))
      throw new Refusal('petition.custodian_apart')
  }
}

/** Capacities that decide nothing and lead nothing. */
const lesser: readonly Capacity[] = ['verifier', 'signer']

/** Another holder, by one who has the key himself; for the identity only one custodian to another. */
export async function again(ctx: Ctx, id: string, body: BodyOf<typeof regrant>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  const own = await ownGrants(ctx, id)
  for (const { part, capacity } of body.grants) {
    const mine = own.find((grant) => grant.part === part && grant.opens)
    if (!mine) throw new Refusal('petition.no_key')
    if (part === 'identity' && (mine.capacity !== 'custodian' || capacity !== 'custodian'))
      throw new Refusal('petition.custodian_apart')
    // Nobody gives more than he has, himself included: only the gate makes deciders and chooses who leads.
    if (
      part === 'content' &&
      !decides(ctx, { grants: own }) &&
      capacity !== mine.capacity &&
      !lesser.includes(capacity)
    )
      throw new Refusal('petition.not_grantable')
  }
  await give(ctx, petition, body.grants)
  const after = await take(ctx, petition, {
    act: 'petitions.regrant',
    facts: { to: body.grants.map((grant) => `${grant.officerId}:${grant.part}:${grant.capacity}`) },
    status: body.status,
  })
  await watchHolders(ctx, after)
  return { version: after.version }
}

/**
 * Takes a key back. Two must remain, and who decides at the gate stays until he is excluded, steps out or loses the role: one of them
 * cannot put a friend in the other's place. Who verifies as handler is replaced by a new assignment instead.
 */
export async function revoke(ctx: Ctx, id: string, officerId: number, body: BodyOf<typeof revokeGrant>) {
  const petition = await lock(ctx, id, body.version)
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const left = (await holdersOf(ctx, id)).filter((one) => one !== officerId)
  if (body.part === 'content' && left.length < LEAST_HOLDERS) throw new Refusal('petition.two_holders')
  const { rows: deciders } =
    await sql`select from petition_grant where petition_id = ${id}::uuid and officer_id = ${officerId}
    and part = 'content' and capacity in ('gate', 'superior') and revoked_at is null`.execute(ctx.tx)
  if (body.part === 'content' && officerId !== ctx.actor.officerId) ensure(deciders.length === 0)
  const { rows } = await sql<{ custodians: number }>`select count(*)::int as custodians from petition_grant
    where petition_id = ${id}::uuid and part = 'identity' and capacity = 'custodian' and revoked_at is null and officer_id <> ${officerId}`.execute(
    ctx.tx,
  )
  if (body.part === 'identity' && petition.identity === 'sealed' && (rows[0]?.custodians ?? 0) < LEAST_HOLDERS)
    throw new Refusal('petition.two_holders')
  const after = await take(ctx, petition, {
    act: 'petitions.revoke_grant',
    facts: { officer: officerId, part: body.part },
    status: body.status,
  })
  await ctx.tx
    .updateTable('petition_grant')
    .set({ revoked_at: ctx.now, revoked_why: 'revoked', wrap: null })
    .where('petition_id', '=', id)
    .where('officer_id', '=', officerId)
    .where('part', '=', body.part)
    .where('revoked_at', 'is', null)
    .execute()
  return { version: after.version }
}
