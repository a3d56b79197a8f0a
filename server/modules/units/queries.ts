import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import type { listUnits, readUnit, UnitRow } from '@liem/domain/units/contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { Tx } from '#platform/db/as-actor'
import { likeText } from '#platform/db/like'
import { listUnitOfficers } from './officer-queries.ts'

/** The tree, today or as it was on a past day; ended units only when asked for. */
export async function list(ctx: Ctx, query: QueryOf<typeof listUnits>): Promise<UnitRow[]> {
  const on = query.on ?? ctx.today
  const { rows } = await sql<UnitRow>`
    select u.id, v.code, v.name, v.short_name as "shortName", v.kind, u.side, v.parent_id as "parentId",
      case when u.ended_on <= ${on}::date then u.ended_on end as "endedOn"
    from unit u
    join lateral (
      select * from unit_version v where v.unit_id = u.id and v.valid_from <= ${on}::date
      order by v.valid_from desc limit 1
    ) v on v.valid_to is null or v.valid_to > ${on}::date or ${query.ended ?? false}
    where (${query.side ?? null}::text is null or u.side = ${query.side ?? null})
      and (${query.kind ?? null}::text is null or v.kind = ${query.kind ?? null})
      and (${query.q ?? null}::text is null or u.search_key like '%' || vn_norm(${likeText(query.q ?? '')}) || '%')
    order by case v.kind when 'province' then 0 when 'commune' then 2 else 1 end, v.name collate "vi-x-icu", u.id
    limit ${query.limit}`.execute(ctx.tx)
  return rows
}

const ref = sql<UnitRef>`json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'endedOn', u.ended_on)`

export async function read(ctx: Ctx, id: number): Promise<OkOf<typeof readUnit>> {
  const { tx } = ctx
  const unit = await tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst()
  if (!unit) throw new Refusal('record.not_found')
  const versions = await tx
    .selectFrom('unit_version as v')
    .leftJoin('unit as u', 'u.id', 'v.parent_id')
    .select([
      'v.code',
      'v.name',
      'v.short_name as shortName',
      'v.valid_from as from',
      'v.valid_to as to',
      'u.id as parentId',
      'u.code as parentCode',
      'u.name as parentName',
    ])
    .where('v.unit_id', '=', id)
    .orderBy('v.valid_from', 'desc')
    .execute()
  const relatives = async (where: ReturnType<typeof sql>) =>
    (
      await sql<{
        unit: UnitRef
      }>`select ${ref} as unit from unit u where ${where} order by u.name collate "vi-x-icu"`.execute(tx)
    ).rows.map((row) => row.unit)
  const children = await relatives(sql`u.parent_id = ${id} and (u.ended_on is null or u.ended_on > ${ctx.today}::date)`)
  const predecessors = await relatives(
    sql`u.id in (select s.unit_id from unit_successor s where s.successor_id = ${id})`,
  )
  const successors = await sql<{ unit: UnitRef; share: string }>`
    select ${ref} as unit, s.share from unit_successor s join unit u on u.id = s.successor_id where s.unit_id = ${id} order by s.share desc`.execute(
    tx,
  )
  const synonyms = await tx
    .selectFrom('unit_synonym')
    .select('words')
    .where('unit_id', '=', id)
    .orderBy('words')
    .execute()
  const heads = await tx
    .selectFrom('appointment as a')
    .innerJoin('post as p', 'p.id', 'a.post_id')
    .innerJoin('officer as o', 'o.id', 'a.officer_id')
    .select(['o.id', 'o.full_name as name', 'p.title', 'a.kind', 'a.from_on as from'])
    .where('p.unit_id', '=', id)
    .where('p.is_head', '=', true)
    .where('a.from_on', '<=', ctx.today)
    .where((eb) => eb.or([eb('a.to_on', 'is', null), eb('a.to_on', '>', ctx.today)]))
    .execute()
  const parent = unit.parent_id ? ((await relatives(sql`u.id = ${unit.parent_id}`))[0] ?? null) : null
  const manages = ctx.actor.permissions.has('units.manage')
  return {
    id: unit.id,
    code: unit.code,
    name: unit.name,
    shortName: unit.short_name,
    kind: unit.kind as UnitRow['kind'],
    side: unit.side as UnitRow['side'],
    parentId: unit.parent_id,
    endedOn: unit.ended_on,
    establishedOn: unit.established_on,
    parent,
    children,
    versions: versions.map((v) => ({
      ...v,
      parent: v.parentId ? { id: v.parentId, code: v.parentCode ?? '', name: v.parentName ?? '' } : null,
    })),
    events: await listEvents(tx, id),
    synonyms: synonyms.map((row) => row.words),
    successors: successors.rows.map((row) => ({ ...row.unit, share: Number(row.share) })),
    predecessors,
    heads: heads.map((h) => ({
      officer: { id: h.id, name: h.name },
      title: h.title,
      acting: h.kind === 'acting',
      from: h.from,
    })),
    officers: await listUnitOfficers(ctx, id),
    can: [
      ...(manages ? (['manage'] as const) : []),
      ...(ctx.actor.permissions.has('units.absence') ? (['absence'] as const) : []),
    ],
  }
}

async function listEvents(tx: Tx, unitId: number) {
  const { rows } = await sql<OkOf<typeof readUnit>['events'][number]>`
    select e.id, e.kind, e.effective_on as "effectiveOn", e.document_symbol as "documentSymbol", e.document_date as "documentDate", e.note,
      coalesce((select json_agg(${ref}) from unit_event_unit x join unit u on u.id = x.unit_id where x.event_id = e.id and x.part = 'before'), '[]') as before,
      coalesce((select json_agg(${ref}) from unit_event_unit x join unit u on u.id = x.unit_id where x.event_id = e.id and x.part = 'after'), '[]') as after
    from unit_event e
    where e.id in (select event_id from unit_event_unit where unit_id = ${unitId})
    order by e.effective_on desc, e.recorded_at desc`.execute(tx)
  return rows
}

/** References for other modules: names of today, ended units included. */
export async function refsOf(tx: Tx, ids: readonly number[]): Promise<Map<number, UnitRef>> {
  if (!ids.length) return new Map()
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'ended_on as endedOn'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Units that can take on work on that day; an ended or unknown one is refused by name. */
export async function getRunning(ctx: Ctx, ids: readonly number[]): Promise<void> {
  const known = await refsOf(ctx.tx, ids)
  for (const id of ids) {
    const unit = known.get(id)
    if (!unit) throw new Refusal('record.not_found')
    if (unit.endedOn && unit.endedOn <= ctx.today)
      throw new Refusal('unit.ended', { unit: unit.name, date: unit.endedOn })
  }
}

/** What the reader of documents needs of the ledger: names, short names, synonyms of running units. */
export async function ledgerView(tx: Tx) {
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'short_name', 'kind', 'side', 'parent_id'])
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute()
  const synonyms = await tx.selectFrom('unit_synonym').select(['unit_id', 'words']).execute()
  const byUnit = new Map<number, string[]>()
  for (const row of synonyms) byUnit.set(row.unit_id, [...(byUnit.get(row.unit_id) ?? []), row.words])
  return units.map((unit) => ({ ...unit, synonyms: byUnit.get(unit.id) ?? [] }))
}

/** The unit above that a late duty is reported to; null at the top. */
export async function superiorOf(tx: Tx, unitId: number): Promise<number | null> {
  const row = await tx.selectFrom('unit').select('parent_id').where('id', '=', unitId).executeTakeFirst()
  return row?.parent_id ?? null
}
