import { type Ctx, mayInUnit } from '#platform/ctx'

/** An officer records his own absence; a head those of his units; an administrator anybody's. */
export async function mayRecordAbsence(ctx: Ctx, officerId: number): Promise<boolean> {
  if (officerId === ctx.actor.officerId || ctx.actor.permissions.has('units.manage')) return true
  const officer = await ctx.tx.selectFrom('officer').select('unit_id').where('id', '=', officerId).executeTakeFirst()
  return officer !== undefined && mayInUnit(ctx, 'units.absence', officer.unit_id)
}
