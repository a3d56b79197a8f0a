import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { listPetitions, PetitionFilters } from '@liem/domain/petitions/reading.contract'
import { endStates } from '@liem/domain/petitions/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { completed, coreJoins, coreSql, type FoundCore } from './core.ts'
import { canDo } from './policy.ts'

const MOST_COUNTED = 1000

/**
 * What the officer holds, newest first. The list walks along his grants, not along the petitions: however many lie in the province,
 * only his are looked at.
 */
export async function list(ctx: Ctx, query: QueryOf<typeof listPetitions>): Promise<OkOf<typeof listPetitions>> {
  const { after, limit, ...filters } = query
  const where = conditions(ctx, filters)
  const mine = sql`g.officer_id = ${ctx.actor.officerId} and g.revoked_at is null and g.part = 'content'`
  const from = where
    ? sql`petition_grant g join petition p on p.id = g.petition_id where ${mine} and ${where}`
    : sql`petition_grant g where ${mine}`
  const { rows: found } = await sql<FoundCore>`
    with page as materialized (
      select g.petition_id, g.received_at from ${from} and ${afterCursor(after)}
      order by g.received_at desc, g.petition_id desc limit ${limit + 1}
    )
    select ${coreSql}, page.received_at as "receivedAt" from page join petition p on p.id = page.petition_id ${coreJoins}
    order by page.received_at desc, page.petition_id desc`.execute(ctx.tx)
  const rows = found.slice(0, limit)
  const total = after ? null : await count(ctx, from)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows: (await completed(ctx, rows)).map(({ shown, standing }) => ({ ...shown, can: canDo(ctx, standing) })),
    next: last ? `${last.receivedAt.toISOString()}_${last.id}` : null,
    total,
  }
}

async function count(ctx: Ctx, from: RawBuilder<unknown>) {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from ${from} limit ${MOST_COUNTED + 1}) x`.execute(ctx.tx)
  const counted = rows[0]?.count ?? 0
  return { count: Math.min(counted, MOST_COUNTED), more: counted > MOST_COUNTED }
}

/** Null where nothing of the petition itself is asked. */
function conditions(ctx: Ctx, filters: PetitionFilters): RawBuilder<unknown> | null {
  const all: RawBuilder<unknown>[] = []
  const ended = sql`${[...endStates]}::text[]`
  if (filters.state?.length) all.push(sql`p.state = any(${filters.state}::text[])`)
  if (filters.kind) all.push(sql`p.kind = ${filters.kind}`)
  if (filters.channel) all.push(sql`p.channel = ${filters.channel}`)
  if (filters.field) all.push(sql`p.field = ${filters.field}`)
  if (filters.officeId) all.push(sql`p.office_id = ${filters.officeId}`)
  if (filters.handlingUnitId) all.push(sql`p.handling_unit_id = ${filters.handlingUnitId}`)
  if (filters.bookId) all.push(sql`p.book_id = ${filters.bookId}::uuid`)
  if (filters.number) all.push(sql`p.book_number = ${filters.number}`)
  if (filters.mine !== undefined)
    all.push(
      filters.mine
        ? sql`p.handler_id = ${ctx.actor.officerId}`
        : sql`p.handler_id is distinct from ${ctx.actor.officerId}`,
    )
  if (filters.open !== undefined) all.push(filters.open ? sql`p.state <> all(${ended})` : sql`p.state = any(${ended})`)
  if (filters.late !== undefined) {
    const late = sql`exists (select from obligation o where o.subject_kind = 'petition' and o.subject_id = p.id and o.met_on is null
      and o.ended_on is null and o.paused_on is null and o.due_on < ${ctx.today}::date)`
    all.push(filters.late ? late : sql`not ${late}`)
  }
  return all.length > 0 ? sql.join(all, sql` and `) : null
}

function afterCursor(after: string | undefined): RawBuilder<unknown> {
  if (!after) return sql`true`
  const [at, id] = after.split('_')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
  return sql`(g.received_at, g.petition_id) < (${at}::timestamptz, ${id}::uuid)`
}
