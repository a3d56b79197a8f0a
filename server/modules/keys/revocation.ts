import { Refusal } from '@liem/domain/kernel/refusal'
import type { RevokeReason } from '@liem/domain/keys/contract'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { job } from '#platform/jobs'
import { notifyOfficers } from '#platform/notices'
import { journalOf } from './journal-own.ts'

export type LiveKey = { id: string; officer_id: number; recipient: string; verify_key: string }

/** The officer's key that is not revoked. */
export const liveKeyOf = (ctx: Ctx, officerId: number): Promise<LiveKey | undefined> =>
  ctx.tx
    .selectFrom('officer_key')
    .select(['id', 'officer_id', 'recipient', 'verify_key'])
    .where('officer_id', '=', officerId)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/**
 * Ends a key for good. What a compromised one countersigned ends with it, key by key: those officers need a new countersignature.
 * What others countersigned before they left stays: they vouched in office.
 */
export async function endKey(ctx: Ctx, key: Pick<LiveKey, 'id' | 'officer_id'>, why: RevokeReason): Promise<void> {
  await ctx.tx
    .updateTable('officer_key')
    .set({ revoked_at: ctx.now, revoked_why: why, revoked_by: ctx.actor.officerId || null })
    .where('id', '=', key.id)
    .execute()
  const isCompromised = why === 'compromised'
  await ctx.tx
    .updateTable('key_certificate')
    .set({ revoked_at: ctx.now, revoked_why: isCompromised ? 'key_revoked' : 'post_ended' })
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('key_id', '=', key.id), ...(isCompromised ? [eb('signer_key_id', '=', key.id)] : [])]))
    .execute()
  await journalOf(ctx, 'keys.revoke', key.officer_id, { key: key.id, why })
}

/** The key and the request that stands to end it, locked. */
async function getAsked(ctx: Ctx, keyId: string) {
  const key = await ctx.tx
    .selectFrom('officer_key')
    .select(['id', 'officer_id', 'revoked_at'])
    .where('id', '=', keyId)
    .forUpdate()
    .executeTakeFirst()
  if (!key) throw new Refusal('record.not_found')
  if (key.revoked_at) throw new Refusal('key.revoked')
  const asked = await ctx.tx
    .selectFrom('key_revocation')
    .select(['id', 'asked_by', 'why'])
    .where('key_id', '=', keyId)
    .where('decided_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return { key, asked }
}

/**
 * Ending another's key takes two who answer for the root: the first asks (the owner is told), the second ends it. One alone could
 * shut a holder out of the reports he keeps.
 */
export async function revoke(ctx: Ctx, keyId: string, why: 'lost' | 'compromised') {
  const { key, asked } = await getAsked(ctx, keyId)
  if (key.officer_id === ctx.actor.officerId) throw new Refusal('key.own')
  if (!asked) {
    const { id } = await ctx.tx
      .insertInto('key_revocation')
      .values({ key_id: keyId, why, asked_by: ctx.actor.officerId, asked_at: ctx.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await journalOf(ctx, 'keys.ask_revoke', key.officer_id, { key: keyId, why })
    await notifyOfficers(ctx, [key.officer_id], {
      kind: 'keys.revocation_asked',
      subject: { kind: 'key_revocation', id },
      facts: {},
      once: `key_revocation:${id}`,
    })
    return { revoked: false }
  }
  if (asked.asked_by === ctx.actor.officerId || ctx.actor.onBehalfOf.includes(asked.asked_by))
    throw new Refusal('second_officer.same')
  await ctx.tx
    .updateTable('key_revocation')
    .set({ decided_at: ctx.now, decided_by: ctx.actor.officerId, granted: true })
    .where('id', '=', asked.id)
    .execute()
  await endKey(ctx, key, asked.why as 'lost' | 'compromised')
  return { revoked: true }
}

/** Who asked takes it back; the owner, or another who answers for the root, says no. */
export async function withdrawRevocation(ctx: Ctx, keyId: string) {
  const { key, asked } = await getAsked(ctx, keyId)
  if (!asked || (key.officer_id !== ctx.actor.officerId && !ctx.actor.permissions.has('keys.root')))
    throw new Refusal('record.not_found')
  await ctx.tx
    .updateTable('key_revocation')
    .set({ decided_at: ctx.now, decided_by: ctx.actor.officerId, granted: false })
    .where('id', '=', asked.id)
    .execute()
  await journalOf(ctx, 'keys.withdraw_revoke', key.officer_id, { key: keyId })
  return { done: true as const }
}

export async function revokeOwn(ctx: Ctx, why: 'lost' | 'compromised') {
  const key = await liveKeyOf(ctx, ctx.actor.officerId)
  if (!key) throw new Refusal('key.none')
  await endKey(ctx, key, why)
  return { done: true as const }
}

/**
 * A post or a cleared role ended, or the officer went to another unit: the countersignature named what is no longer so, and another
 * must compare and sign anew. A leader of the root in force is named in the root itself: his key ends.
 */
async function endStanding(ctx: Ctx, officerId: number): Promise<void> {
  const key = await liveKeyOf(ctx, officerId)
  if (!key) return
  const leads = await ctx.tx
    .selectFrom('root_statement as r')
    .innerJoin('root_signature as s', 's.root_id', 'r.id')
    .select('r.id')
    .where('r.state', '=', 'active')
    .where('s.key_id', '=', key.id)
    .whereRef('s.fingerprint', '=', 'r.fingerprint')
    .executeTakeFirst()
  if (leads) return endKey(ctx, key, 'left')
  const ended = await ctx.tx
    .updateTable('key_certificate')
    .set({ revoked_at: ctx.now, revoked_why: 'post_ended' })
    .where('key_id', '=', key.id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended) await journalOf(ctx, 'keys.end_certificate', officerId, { key: key.id, certificate: id })
}

/** What keys do when an officer leaves, changes or loses a post: see modules/units/followers.ts. */
export const keyFollower = {
  unitEnded: async () => ({ tasks: 0, duties: 0 }),
  handOver: async () => ({ tasks: 0, duties: 0 }),
  holdings: async (ctx: Ctx, officerId: number) => {
    const key = await ctx.tx
      .selectFrom('officer_key')
      .select(['id', 'verify_key'])
      .where('officer_id', '=', officerId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (!key) return []
    return [
      {
        kind: 'key' as const,
        id: key.id,
        words: 'Khóa niêm phong: thôi dùng khi thôi việc hoặc rời chức vụ',
        dueOn: null,
        opens: '/keys?tab=house',
      },
    ]
  },
  standingEnded: async (ctx: Ctx, { officerId, left, role }: { officerId: number; left: boolean; role?: string }) => {
    if (!left) return role && !cleared.includes(role) ? undefined : endStanding(ctx, officerId)
    const key = await liveKeyOf(ctx, officerId)
    if (key) await endKey(ctx, key, 'left')
  },
}

/** Roles whose end takes the countersignature with it: they are why something is sealed to their holder. */
export const cleared: readonly string[] = [
  'gatekeeper',
  'custodian',
  'verifier',
  'head',
  'leader',
  'steering',
  'inspector',
]

/** Every night: who left on a date set beforehand; roles and posts that ran out after the countersignature was given. */
export const endGone = job({
  name: 'keys.end_gone',
  payload: z.object({}),
  dailyAt: '00:10',
  run: ({ inTx, today }) =>
    inTx(async (ctx) => {
      const gone = await ctx.tx
        .selectFrom('officer_key as k')
        .innerJoin('officer as o', 'o.id', 'k.officer_id')
        .select(['k.id', 'k.officer_id'])
        .where('k.revoked_at', 'is', null)
        .where('o.ended_on', '<', today)
        .execute()
      for (const key of gone) await endKey(ctx, key, 'left')
      const { rows } = await sql<{ officer_id: number }>`
        select distinct k.officer_id from officer_key k join key_certificate c on c.key_id = k.id and c.revoked_at is null
        where k.revoked_at is null and (
          exists (select from officer_role r where r.officer_id = k.officer_id and r.role = any (${[...cleared]}::text[])
            and r.to_on < ${today}::date and r.to_on >= (c.signed_at at time zone 'Asia/Ho_Chi_Minh')::date)
          or exists (select from appointment a where a.officer_id = k.officer_id
            and a.to_on <= ${today}::date and a.to_on > (c.signed_at at time zone 'Asia/Ho_Chi_Minh')::date))`.execute(
        ctx.tx,
      )
      for (const { officer_id } of rows) await endStanding(ctx, officer_id)
    }),
})
