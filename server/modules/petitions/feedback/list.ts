import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { listPetitions } from '@liem/domain/petitions/reading.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { completed, coreJoins, coreSql, type FoundCore } from './core.ts'
import { canDo } from './policy.ts'

const MOST_COUNTED = 1000

/**
 * What the officer holds, newest first. The list walks along his grants, not along the petitions: however many lie in the province,
 * only his are looked at (`my_petitions` in functions/petitions.sql).
 */
export async function list(ctx: Ctx, query: QueryOf<typeof listPetitions>): Promise<OkOf<typeof listPetitions>> {
  const { after, limit, ...filters } = query
  const [at, id] = placeOf(after)
  const asked = JSON.stringify(filters)
  const { rows: found } = await sql<FoundCore>`
    with page as materialized (
      select * from my_petitions(${asked}::jsonb, ${ctx.today}::date, ${at}::timestamptz, ${id}::uuid, ${limit + 1})
    )
    select ${coreSql}, page.received_at as "receivedAt" from page join petition p on p.id = page.petition_id ${coreJoins}
    order by page.received_at desc, page.petition_id desc`.execute(ctx.tx)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows: (await completed(ctx, rows)).map(({ shown, standing }) => ({ ...shown, can: canDo(ctx, standing) })),
    next: last ? `${last.receivedAt.toISOString()}_${last.id}` : null,
    total: after ? null : await count(ctx, asked),
  }
}

async function count(ctx: Ctx, asked: string) {
  const { rows } = await sql<{ count: number }>`
    select my_petitions_count(${asked}::jsonb, ${ctx.today}::date, ${MOST_COUNTED + 1}) as count`.execute(ctx.tx)
  const counted = rows[0]?.count ?? 0
  return { count: Math.min(counted, MOST_COUNTED), more: counted > MOST_COUNTED }
}

function placeOf(after: string | undefined): [at: string | null, id: string | null] {
  if (!after) return [null, null]
  const [at, id] = after.split('_')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
  return [at, id]
}
