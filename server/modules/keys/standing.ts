import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

/** Who an officer is today, as a statement about his key names him. */
export type Standing = { officer: number; name: string; unit: string; post: string }

/** Name, unit and foremost post of officers today. An officer without a post is named “Cán bộ”. */
export async function standingsOf(ctx: Ctx, officerIds: readonly number[]): Promise<Map<number, Standing>> {
  if (officerIds.length === 0) return new Map()
  const { rows } = await sql<Standing>`
    select o.id as officer, o.full_name as name, u.name as unit,
      coalesce((select p.title from appointment a join post p on p.id = a.post_id where a.officer_id = o.id
        and a.from_on <= ${ctx.today}::date and (a.to_on is null or a.to_on > ${ctx.today}::date)
        order by p.is_head desc, a.from_on desc, a.id limit 1), 'Cán bộ') as post
    from officer o join unit u on u.id = o.unit_id where o.id = any (${[...officerIds]}::int[])`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.officer, row]))
}
