import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { askRemoval, listRemovals } from '@liem/domain/keys/second-factor.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { onConstraint } from '#platform/http'
import { notifyOfficers } from '#platform/notices'
import { journalOf, unitOf } from './journal-own.ts'

type Row = { id: string; officer_id: number; reason: string; asked_by: number; asked_at: Date }

/**
 * Whether this officer may be the second one: an administrator of some standing whom the asker did not make one, or the head
 * above the one concerned.
 */
async function maySecond(ctx: Ctx, row: Pick<Row, 'officer_id' | 'asked_by'>): Promise<boolean> {
  const { officerId, onBehalfOf, permissions } = ctx.actor
  if (officerId === row.asked_by || officerId === row.officer_id || onBehalfOf.includes(row.asked_by)) return false
  if (permissions.has('units.manage')) {
    const { rows } = await sql<{ may: boolean }>`select second_administrator(${row.asked_by}) as may`.execute(ctx.tx)
    if (rows[0]?.may) return true
  }
  const unit = await unitOf(ctx, row.officer_id)
  return ctx.grants.some((grant) => grant.role === 'head' && (grant.units?.includes(unit) ?? true))
}

async function getOpen(ctx: Ctx, id: string): Promise<Row> {
  const row = await ctx.tx
    .selectFrom('second_factor_removal')
    .select(['id', 'officer_id', 'reason', 'asked_by', 'asked_at', 'decided_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  if (row.decided_at) throw new Refusal('record.changed')
  return row
}

export async function list(ctx: Ctx): Promise<OkOf<typeof listRemovals>> {
  const rows = await ctx.tx
    .selectFrom('second_factor_removal as r')
    .innerJoin('officer as o', 'o.id', 'r.officer_id')
    .innerJoin('officer as a', 'a.id', 'r.asked_by')
    .select([
      'r.id',
      'r.officer_id',
      'r.reason',
      'r.asked_by',
      'r.asked_at',
      'o.full_name',
      'a.full_name as asked_name',
    ])
    .where('r.decided_at', 'is', null)
    .orderBy('r.asked_at')
    .execute()
  const shown: OkOf<typeof listRemovals> = []
  for (const row of rows) {
    const confirms = await maySecond(ctx, row)
    const mine = row.asked_by === ctx.actor.officerId || row.officer_id === ctx.actor.officerId
    if (!confirms && !mine && !ctx.actor.permissions.has('units.manage')) continue
    shown.push({
      id: row.id,
      officer: { id: row.officer_id, name: row.full_name },
      reason: row.reason,
      askedBy: { id: row.asked_by, name: row.asked_name },
      askedAt: row.asked_at.toISOString(),
      can: [...(confirms ? (['confirm'] as const) : []), ...(confirms || mine ? (['withdraw'] as const) : [])],
    })
  }
  return shown
}

/** The first of two officers: an administrator. */
export async function ask(ctx: Ctx, body: BodyOf<typeof askRemoval>) {
  if (body.officerId === ctx.actor.officerId) throw new Refusal('second_officer.same')
  const officer = await ctx.tx.selectFrom('officer').select('id').where('id', '=', body.officerId).executeTakeFirst()
  if (!officer) throw new Refusal('record.not_found')
  const { rows } = await sql<{ has: boolean }>`select second_factor_of(${body.officerId}) as has`.execute(ctx.tx)
  if (!rows[0]?.has) throw new Refusal('second_factor.none')
  const { id } = await ctx.tx
    .insertInto('second_factor_removal')
    .values({
      officer_id: body.officerId,
      reason: body.reason,
      asked_by: ctx.actor.officerId,
      asked_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((thrown) => onConstraint(thrown, { second_factor_removal_open: () => new Refusal('second_factor.asked') }))
  await journalOf(ctx, 'keys.ask_factor_removal', body.officerId, { removal: id })
  await notifyOfficers(ctx, [body.officerId], {
    kind: 'keys.factor_removal',
    subject: { kind: 'factor_removal', id },
    facts: {},
    once: `factor_removal:${id}`,
  })
  return { id }
}

/** The second officer decides; the factors go, every session of that officer ends. His keys stay under his passphrase. */
export async function confirm(ctx: Ctx, id: string) {
  const row = await getOpen(ctx, id)
  if (row.asked_by === ctx.actor.officerId || row.officer_id === ctx.actor.officerId)
    throw new Refusal('second_officer.same')
  if (!(await maySecond(ctx, row))) throw new Refusal('permission.missing')
  await sql`select second_factor_remove(${id}, ${ctx.now})`.execute(ctx.tx)
  await journalOf(ctx, 'keys.remove_lost_factor', row.officer_id, { removal: id, askedBy: row.asked_by })
  return { done: true as const }
}

/** Who asked takes it back; who would be the second, or the officer concerned, says no. */
export async function withdraw(ctx: Ctx, id: string) {
  const row = await getOpen(ctx, id)
  const mine = row.asked_by === ctx.actor.officerId || row.officer_id === ctx.actor.officerId
  if (!mine && !(await maySecond(ctx, row))) throw new Refusal('record.not_found')
  await ctx.tx
    .updateTable('second_factor_removal')
    .set({ decided_at: ctx.now, decided_by: ctx.actor.officerId, granted: false })
    .where('id', '=', id)
    .execute()
  await journalOf(ctx, 'keys.withdraw_factor_removal', row.officer_id, { removal: id })
  return { done: true as const }
}
