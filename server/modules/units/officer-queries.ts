import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import type { listOfficers, OfficerRow, readOfficer } from '@liem/domain/units/officers.contract'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { likeText } from '#platform/db/like'
import { mayRecordAbsence } from './policy.ts'

type Row = z.infer<typeof OfficerRow>

/** Columns of a row of the officers' list on the day `today`. */
const columns = (today: string) => sql`
  o.id, o.username, o.full_name as name, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
  coalesce((select json_agg(p.title || case a.kind when 'acting' then ' (phụ trách)' else '' end order by p.is_head desc) from appointment a join post p on p.id = a.post_id
    where a.officer_id = o.id and a.from_on <= ${today}::date and (a.to_on is null or a.to_on > ${today}::date)), '[]') as titles,
  coalesce((select json_agg(distinct r.role) from officer_role r where r.officer_id = o.id and r.from_on <= ${today}::date and (r.to_on is null or r.to_on >= ${today}::date)), '[]') as roles,
  o.ended_on as "endedOn",
  (select max(b.to_on) from absence b where b.officer_id = o.id and b.revoked_at is null and ${today}::date between b.from_on and b.to_on) as "absentUntil"`

/** People are listed by given name, as on every Vietnamese list; the page key is that order. */
export async function list(ctx: Ctx, query: QueryOf<typeof listOfficers>): Promise<OkOf<typeof listOfficers>> {
  const [afterKey, afterId] = query.after ? decode(query.after) : [null, null]
  const where = sql`
    (${query.ended ?? false} or o.ended_on is null or o.ended_on > ${ctx.today}::date)
    and (${query.unitId ?? null}::int is null or o.unit_id = ${query.unitId ?? null}
      or (${query.below ?? false} and o.unit_id in (select descendant_id from unit_closure where ancestor_id = ${query.unitId ?? null}::int)))
    and (${query.role ?? null}::text is null or exists (select 1 from officer_role r where r.officer_id = o.id and r.role = ${query.role ?? null} and (r.to_on is null or r.to_on >= ${ctx.today}::date)))
    and (${query.q ?? null}::text is null or o.search_key like '%' || vn_norm(${likeText(query.q ?? '')}) || '%')`
  const { rows } = await sql<Row & { key: string }>`
    select ${columns(ctx.today)}, o.given_name_key as key from officer o join unit u on u.id = o.unit_id
    where ${where} and (${afterKey}::text is null or (o.given_name_key, o.id) > (${afterKey}::text, ${afterId}::int))
    order by o.given_name_key, o.id limit ${query.limit + 1}`.execute(ctx.tx)
  const total = await sql<{
    n: string
  }>`select count(*) as n from (select 1 from officer o where ${where} limit 1001) c`.execute(ctx.tx)
  const n = Number(total.rows[0]?.n ?? 0)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    rows: page,
    next:
      rows.length > query.limit && last ? Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url') : null,
    total: { count: Math.min(n, 1000), more: n > 1000 },
  }
}

function decode(after: string): [string, number] {
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as [unknown, unknown]
    if (typeof key === 'string' && Number.isInteger(id)) return [key, id as number]
  } catch {
    // Falls through: somebody edited the address.
  }
  throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
}

export async function getRow(ctx: Ctx, id: number): Promise<Row> {
  const { rows } =
    await sql<Row>`select ${columns(ctx.today)} from officer o join unit u on u.id = o.unit_id where o.id = ${id}`.execute(
      ctx.tx,
    )
  if (!rows[0]) throw new Refusal('record.not_found')
  return rows[0]
}

export async function read(ctx: Ctx, id: number): Promise<OkOf<typeof readOfficer>> {
  const row = await getRow(ctx, id)
  const contact = await ctx.tx
    .selectFrom('officer')
    .select(['email', 'phone'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const manages = ctx.actor.permissions.has('units.manage')
  const grants = await sql<{
    id: string
    role: OkOf<typeof readOfficer>['grants'][number]['role']
    unit: UnitRef
    from: string
    to: string | null
  }>`
    select r.id, r.role, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, r.from_on as "from", r.to_on as "to"
    from officer_role r join unit u on u.id = r.unit_id where r.officer_id = ${id} order by r.to_on is not null, r.from_on desc`.execute(
    ctx.tx,
  )
  const appointments = await sql<OkOf<typeof readOfficer>['appointments'][number]>`
    select a.id, p.title, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, a.kind, p.is_head as "isHead", a.from_on as "from", a.to_on as "to", a.document_symbol as "documentSymbol"
    from appointment a join post p on p.id = a.post_id join unit u on u.id = p.unit_id where a.officer_id = ${id} order by a.from_on desc`.execute(
    ctx.tx,
  )
  const absences = await sql<OkOf<typeof readOfficer>['absences'][number]>`
    select b.id, b.from_on as "from", b.to_on as "to", case when s.id is not null then json_build_object('id', s.id, 'name', s.full_name) end as substitute, b.reason, b.revoked_at is not null as revoked
    from absence b left join officer s on s.id = b.substitute_id where b.officer_id = ${id} order by b.from_on desc limit 50`.execute(
    ctx.tx,
  )
  const absence = await mayRecordAbsence(ctx, id)
  return {
    ...row,
    // Contact is for those who manage accounts and for the person.
    email: manages || ctx.actor.officerId === id ? contact.email : null,
    phone: manages || ctx.actor.officerId === id ? contact.phone : null,
    grants: grants.rows,
    appointments: appointments.rows,
    absences: absences.rows,
    can: [
      ...(manages ? (['manage'] as const) : []),
      ...(!manages && id !== ctx.actor.officerId && ctx.actor.permissions.has('keys.root') ? (['clear'] as const) : []),
      ...(absence ? (['absence'] as const) : []),
    ],
  }
}

export async function listUnitOfficers(ctx: Ctx, unitId: number) {
  const { rows } =
    await sql<Row>`select ${columns(ctx.today)} from officer o join unit u on u.id = o.unit_id where o.unit_id = ${unitId} order by o.ended_on is not null, o.given_name_key limit 300`.execute(
      ctx.tx,
    )
  return rows.map((row) => ({
    officer: { id: row.id, name: row.name },
    username: row.username,
    titles: row.titles,
    roles: row.roles,
    absentUntil: row.absentUntil,
    endedOn: row.endedOn,
  }))
}
