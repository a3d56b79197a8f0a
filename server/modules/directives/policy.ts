import { type Permission, permissionsOf } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

/** What decides who keeps a document. */
export type Kept = {
  issuer_unit_id: number | null
  registered_unit_id: number | null
  supervising_unit_id: number | null
}

/**
 * Whether one role of the officer gives the permission and acts in this unit. Seeing all units is not acting in all: a role that
 * reaches everything acts in the unit it was given for.
 */
export function actsIn(ctx: Pick<Ctx, 'grants'>, permission: Permission, unitId: number): boolean {
  return ctx.grants.some(
    (grant) =>
      permissionsOf([grant.role]).has(permission) &&
      (grant.unitId === unitId || (grant.reach !== 'all' && (grant.units?.includes(unitId) ?? false))),
  )
}

/** Units that keep the document today: its issuer, book and follower, or whoever took over from an ended one. */
export async function keepersOf(ctx: Pick<Ctx, 'tx' | 'today'>, doc: Kept): Promise<number[]> {
  const units = [doc.issuer_unit_id, doc.registered_unit_id, doc.supervising_unit_id].filter((id) => id !== null)
  if (!units.length) return []
  const { rows } = await sql<{ id: number }>`
    with recursive heir (id) as (
      select unnest(${units}::int[])
      union
      select s.successor_id from unit_successor s join heir h on h.id = s.unit_id join unit u on u.id = s.unit_id
      where u.ended_on <= ${ctx.today}::date
    ) select id from heir`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** The officer's role with that permission lies in a unit that keeps the document. */
export const keeps = (ctx: Pick<Ctx, 'grants'>, permission: Permission, keepers: readonly number[]) =>
  keepers.some((unitId) => actsIn(ctx, permission, unitId))

/**
 * The unit in whose book the officer registers: his own where his role acts there, else the unit the role was given for.
 * Undefined when no role of his registers.
 */
export async function findBook(ctx: Ctx): Promise<number | undefined> {
  const officer = await ctx.tx
    .selectFrom('officer')
    .select('unit_id')
    .where('id', '=', ctx.actor.officerId)
    .executeTakeFirst()
  if (officer && actsIn(ctx, 'directives.register', officer.unit_id)) return officer.unit_id
  return ctx.grants.find((grant) => permissionsOf([grant.role]).has('directives.register'))?.unitId
}

/**
 * Whether a role given for this very unit has the permission. Receiving, spreading and planning are the unit's own word: a body
 * above it that sees the unit does not say it in its place.
 */
export const speaksFor = (ctx: Pick<Ctx, 'grants'>, permission: Permission, unitId: number) =>
  ctx.grants.some((grant) => grant.unitId === unitId && permissionsOf([grant.role]).has(permission))

/** Units the officer's roles were given for. */
export const ownUnits = (ctx: Pick<Ctx, 'grants'>) => [...new Set(ctx.grants.map((grant) => grant.unitId))]
