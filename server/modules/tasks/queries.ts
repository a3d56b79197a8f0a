import type { QueryOf } from '@liem/domain/kernel/route'
import type { Count, UnitRef } from '@liem/domain/kernel/shapes'
import type { listTasks, TaskFilters, TaskRow } from '@liem/domain/tasks/contract'
import type { TaskState } from '@liem/domain/tasks/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { classSql } from './class-sql.ts'
import { afterCursor, type Conditions, conditionsOf } from './conditions.ts'
import { canDo } from './policy.ts'

/** Counts are exact up to here. */
const MOST_COUNTED = 1000

/** One page of the tasks within the officer's reach, soonest due first, tasks without a date last. */
export async function list(ctx: Ctx, query: QueryOf<typeof listTasks>) {
  const { where, words } = await conditionsOf(ctx, query)
  const isFirst = query.after === undefined
  const found = await flatRows(ctx, sql`${where} and ${afterCursor(query.after)}`, {
    limit: query.limit + 1,
    words,
    // Rows and their number in one question: most of a short one is the way there and back.
    matching: isFirst ? counted({ where, words }) : sql`null::int`,
  })
  const rows = found.slice(0, query.limit).map((row) => shape(ctx, row))
  const last = found.length > query.limit ? rows.at(-1) : undefined
  return {
    rows,
    next: last ? `${last.dueOn ?? '9999-12-31'}.${last.id}` : null,
    total: isFirst ? cappedCount(found[0]?.matching ?? 0) : null,
  }
}

const counted = ({ where, words }: Conditions) =>
  sql`(select count(*)::int from (select from task t where ${where} and ${words ?? sql`true`} limit ${MOST_COUNTED + 1}) x)`

const cappedCount = (n: number): Count => ({ count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED })

/** How many tasks the filters leave, exact to 1,000. */
export async function countTasks(ctx: Ctx, filters: TaskFilters): Promise<Count> {
  const { rows } = await sql<{ n: number }>`select ${counted(await conditionsOf(ctx, filters))} as n`.execute(ctx.tx)
  return cappedCount(rows[0]?.n ?? 0)
}

type Flat = Omit<TaskRow, 'lead' | 'supervising' | 'officer' | 'document' | 'can'> & {
  leadId: number
  leadCode: string
  leadName: string
  leadEndedOn: string | null
  supervisingId: number
  supervisingCode: string
  supervisingName: string
  supervisingEndedOn: string | null
  officerId: number | null
  officerName: string | null
  documentId: string | null
  documentSymbol: string | null
  documentTitle: string | null
  supportUnitIds: number[]
  askedUnitIds: number[]
  state: TaskState
  matching: number | null
}

/** A row of the list; `supportUnitIds` stays inside the server. */
export type ListedTask = TaskRow & { supportUnitIds: number[] }

/** Tasks in list order with what each shows and allows. */
export async function rowsWhere(
  ctx: Ctx,
  where: RawBuilder<unknown>,
  limit: number,
  words?: RawBuilder<unknown>,
): Promise<ListedTask[]> {
  const rows = await flatRows(ctx, where, { limit, words, matching: sql`null::int` })
  return rows.map((row) => shape(ctx, row))
}

type Shown = { limit: number; words?: RawBuilder<unknown>; matching: RawBuilder<unknown> }

/** Names are joined to the page only. */
async function flatRows(ctx: Ctx, where: RawBuilder<unknown>, { limit, words, matching }: Shown): Promise<Flat[]> {
  const page = sql`select t.* from task t where ${where} order by t.due_key, t.id`
  // Common words: walk the list in its order and test each row. Left to itself the planner would sort all that match.
  const shown = words
    ? sql`select t.* from (${page} offset 0) t where ${words} limit ${limit}`
    : sql`${page} limit ${limit}`
  const { rows } = await sql<Flat>`
    select t.id, t.code, t.title, t.product, t.state, ${classSql('verdict', ctx.today)} as class,
      ${classSql('claim', ctx.today)} as "classByClaim", t.assigned_on as "assignedOn", t.due_kind as "dueKind",
      t.due_as_written as "dueAsWritten", t.due_original_on as "dueOriginalOn", t.due_on as "dueOn", t.claimed_on as "claimedOn",
      t.verified_on as "verifiedOn", t.verified_late as "verifiedLate", t.stuck, t.period, t.support_unit_ids as "supportUnitIds",
      t.asked_unit_ids as "askedUnitIds", l.id as "leadId", l.code as "leadCode", l.name as "leadName", l.ended_on as "leadEndedOn",
      s.id as "supervisingId", s.code as "supervisingCode", s.name as "supervisingName", s.ended_on as "supervisingEndedOn",
      o.id as "officerId", o.full_name as "officerName", d.id as "documentId", d.symbol as "documentSymbol", d.title as "documentTitle",
      i.path as "itemPath", ${matching} as matching
    from (${shown}) t
    join unit l on l.id = t.lead_unit_id
    join unit s on s.id = t.supervising_unit_id
    left join officer o on o.id = t.officer_id
    left join document d on d.id = t.document_id
    left join item i on i.id = t.item_id
    order by t.due_key, t.id`.execute(ctx.tx)
  return rows
}

const unitRef = (id: number, code: string, name: string, endedOn: string | null): UnitRef => ({
  id,
  code,
  name,
  endedOn,
})

function shape(ctx: Ctx, { matching: _, ...row }: Flat): ListedTask {
  const parties = {
    state: row.state,
    leadUnitId: row.leadId,
    supervisingUnitId: row.supervisingId,
    supportUnitIds: row.supportUnitIds,
    askedUnitIds: row.askedUnitIds,
    stuck: row.stuck,
  }
  return {
    ...row,
    lead: unitRef(row.leadId, row.leadCode, row.leadName, row.leadEndedOn),
    supervising: unitRef(row.supervisingId, row.supervisingCode, row.supervisingName, row.supervisingEndedOn),
    officer: row.officerId === null ? null : { id: row.officerId, name: row.officerName ?? '' },
    document:
      row.documentId === null
        ? null
        : { id: row.documentId, symbol: row.documentSymbol, title: row.documentTitle ?? '' },
    can: canDo(ctx, parties),
  }
}
