import { sql } from 'kysely'
import { actingWith, type Ctx } from '#platform/ctx'

/**
 * Units within this officer's reach that publish nothing by which people could reach them. Asked for who looks after a unit or what
 * lies below it; who reaches the whole province has the list of all, and would be reminded for ever.
 */
export async function waiting(ctx: Ctx): Promise<{ unpublished: number }> {
  if (!ctx.actor.permissions.has('contacts.manage')) return { unpublished: 0 }
  const { wide, unitIds } = actingWith(ctx.actor, ctx.grants, 'contacts.manage')
  if (wide) return { unpublished: 0 }
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from unit u
    where u.id = any (${[...unitIds]}::int[]) and u.kind <> 'central' and (u.ended_on is null or u.ended_on > ${ctx.today}::date)
      and not exists (select from contact_point c where c.unit_id = u.id and c.valid_from <= ${ctx.today}::date
        and (c.valid_to is null or c.valid_to > ${ctx.today}::date))`.execute(ctx.tx)
  return { unpublished: rows[0]?.n ?? 0 }
}
