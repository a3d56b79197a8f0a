import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { listBooks } from '@liem/domain/petitions/figures.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

/** Books the reader may know; of a sealed one only what he holds in it. */
export async function list(ctx: Ctx, query: QueryOf<typeof listBooks>): Promise<OkOf<typeof listBooks>> {
  const { rows } = await sql<OkOf<typeof listBooks>[number]>`
    select b.id, json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'endedOn', u.ended_on) as unit, b.kind, b.year,
      case when app_counts_book(b.unit_id, b.kind) then b.last_number end as "lastNumber",
      (select count(*)::int from petition p where p.book_id = b.id and p.id in (select g.petition_id from petition_grant g
        where g.officer_id = ${ctx.actor.officerId} and g.part = 'content' and g.revoked_at is null)) as held
    from book b join unit u on u.id = b.unit_id
    where (${query.year ?? null}::int is null or b.year = ${query.year ?? null}) and (${query.unitId ?? null}::int is null or b.unit_id = ${query.unitId ?? null})
    order by b.year desc, u.name collate "vi-x-icu", b.kind limit 500`.execute(ctx.tx)
  return rows.filter((row) => row.lastNumber !== null || row.held > 0)
}
