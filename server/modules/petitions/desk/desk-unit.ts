import { Refusal } from '@liem/domain/kernel/refusal'
import type { Ctx } from '#platform/ctx'
import { mayInUnit } from '#platform/ctx'

/**
 * The unit at whose desk the officer sits: his own where he may register there, else the first unit that gave him the role.
 * Refuses `permission.missing` when there is none.
 */
export async function deskUnit(ctx: Ctx): Promise<number> {
  const officer = await ctx.tx
    .selectFrom('officer')
    .select('unit_id')
    .where('id', '=', ctx.actor.officerId)
    .executeTakeFirst()
  if (officer && mayInUnit(ctx, 'petitions.register', officer.unit_id)) return officer.unit_id
  const given = ctx.grants.find((grant) => mayInUnit({ grants: [grant] }, 'petitions.register', grant.unitId))
  if (!given) throw new Refusal('permission.missing')
  return given.unitId
}
