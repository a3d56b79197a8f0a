import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { giveDeskKey, readDeskKey } from '@liem/domain/petitions/desk.contract'
import { sql } from 'kysely'
import { keyHolders } from '#modules/keys'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { deskUnit } from './desk-unit.ts'

/** The desk key of the clerk's unit as it is sealed to him, and who of its clerks still lacks it. */
export async function read(ctx: Ctx): Promise<OkOf<typeof readDeskKey>> {
  const unitId = await deskUnit(ctx)
  const unit = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'code', 'name'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
  const made = await ctx.tx
    .selectFrom('desk_key_made')
    .select('fingerprint')
    .where('unit_id', '=', unitId)
    .executeTakeFirst()
  const own = await ctx.tx
    .selectFrom('desk_key')
    .select('wrap')
    .where('unit_id', '=', unitId)
    .where('officer_id', '=', ctx.actor.officerId)
    .executeTakeFirst()
  const having = await keepers(ctx, unitId)
  const { holders: clerks, bundle } = await keyHolders(ctx.tx, { unit: unitId, role: 'clerk' }, ctx.today)
  const missing = clerks.filter((clerk) => !having.includes(clerk.officer))
  const names = having.length
    ? await ctx.tx.selectFrom('officer').select(['id', 'full_name as name']).where('id', 'in', having).execute()
    : []
  return {
    unit,
    fingerprint: made?.fingerprint.toString('hex') ?? null,
    wrap: own?.wrap.toString('base64url') ?? null,
    missing,
    bundle,
    holders: made && !own ? names : [],
  }
}

/**
 * Keeps the key a first clerk made, or passes it on to others of the unit. A second key is refused: its fingerprints would
 * know nobody again. Only who has the key passes it on.
 */
export async function give(ctx: Ctx, { fingerprint, wraps }: BodyOf<typeof giveDeskKey>) {
  const unitId = await deskUnit(ctx)
  const typed = Buffer.from(fingerprint, 'hex')
  const { rows } = await sql<{ standing: Buffer }>`
    select desk_key_begin(${unitId}, ${typed}, ${ctx.now}) as standing`.execute(ctx.tx)
  if (!rows[0]?.standing.equals(typed)) throw new Refusal('desk.other_key')
  const having = await keepers(ctx, unitId)
  const isFirst = having.length === 0
  if (isFirst ? !wraps.some((one) => one.officerId === ctx.actor.officerId) : !having.includes(ctx.actor.officerId))
    throw new Refusal('permission.missing')
  const clerks = new Set(
    (await keyHolders(ctx.tx, { unit: unitId, role: 'clerk' }, ctx.today)).holders.map((clerk) => clerk.officer),
  )
  const given = wraps.filter((one) => clerks.has(one.officerId) && !having.includes(one.officerId))
  if (given.length)
    await ctx.tx
      .insertInto('desk_key')
      .values(
        given.map(({ officerId, wrap }) => ({
          unit_id: unitId,
          officer_id: officerId,
          wrap: Buffer.from(wrap, 'base64url'),
          given_by: ctx.actor.officerId,
          given_at: ctx.now,
        })),
      )
      .execute()
  await journal.write(ctx, {
    act: isFirst ? 'petitions.desk_key' : 'petitions.desk_key_given',
    subject: { kind: 'unit', id: unitId },
    unitIds: [unitId],
    facts: { fingerprint, officers: given.map((one) => one.officerId) },
  })
  return { fingerprint }
}

const keepers = async (ctx: Ctx, unitId: number) =>
  (await sql<{ officer_id: number }>`select officer_id from desk_key_holders(${unitId})`.execute(ctx.tx)).rows.map(
    (row) => row.officer_id,
  )
