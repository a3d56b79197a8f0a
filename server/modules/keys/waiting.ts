import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

/**
 * What waits for this officer: keys he can countersign (of his own unit; all of them for who answers for the root), a root he is
 * named in and has not signed, recoveries he is to confirm. By rows alone, for a page that is opened all day; the screens behind
 * check signatures.
 */
export async function waiting(ctx: Ctx): Promise<{ countersign: number; root: number; recoveries: number }> {
  const me = ctx.actor.officerId
  const { rows } = await sql<{ countersign: number; root: number; recoveries: number }>`
    select
      case when exists (select from key_holders(null, null, array[${me}]::int[], ${ctx.today}::date)) then (
        select count(*)::int from officer_key k join officer o on o.id = k.officer_id
          left join key_holders(null, null, null, ${ctx.today}::date) h on h.key_id = k.id
        where h.key_id is null and k.revoked_at is null and k.officer_id <> ${me} and (o.ended_on is null or o.ended_on > ${ctx.today}::date)
          and (${ctx.actor.permissions.has('keys.root')} or o.unit_id = (select unit_id from officer where id = ${me}))) else 0 end as countersign,
      (select count(*)::int from root_statement r where r.state = 'proposed' and ${me} = any (r.leaders)
        and not exists (select from root_signature s join officer_key k on k.id = s.key_id and k.revoked_at is null
          where s.root_id = r.id and k.officer_id = ${me})) as root,
      (select count(*)::int from recovery_request q where q.second_id = ${me} and q.confirmed_at is null and q.withdrawn_at is null) as recoveries`.execute(
    ctx.tx,
  )
  return rows[0] ?? { countersign: 0, root: 0, recoveries: 0 }
}
