import { Refusal } from '@liem/domain/kernel/refusal'
import type { TaskFilters } from '@liem/domain/tasks/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { classSql, inClass } from './class-sql.ts'

type Condition = RawBuilder<unknown>

/** Up to so many units the planner is told their ids: without them it cannot know how few rows the policy leaves. */
const MOST_HINTED = 200
/** A search that matches more is answered faster in the order of the list than by its ids. */
const MOST_FOUND = 2000

const array = (ids: readonly number[]) => sql`${sql.lit(`{${ids.map(Number).join(',')}}`)}::int[]`

/** `where` may use indexes; `words` is tested row by row, in the order of the list. */
export type Conditions = { where: Condition; words?: Condition }

/** What the filters mean, over `task t`. Row policies come on top; nothing here grants sight. */
export async function conditionsOf(ctx: Ctx, filters: TaskFilters): Promise<Conditions> {
  const all: Condition[] = [sql`true`]
  const add = (...more: Condition[]) => void all.push(...more)
  const basis = filters.basis ?? 'verdict'
  const units = await unitsMeant(ctx, filters)
  if (units) add(partOf(units.ids, filters.part ?? (filters.unitId ? 'lead' : 'any'), units.own))
  const search = filters.q ? await matching(ctx, filters.q, units?.own === true && !ctx.actor.wide) : {}
  if (search.where) add(search.where)
  if (filters.documentId) add(sql`t.document_id = ${filters.documentId}`)
  if (filters.itemId) add(sql`t.item_id = ${filters.itemId}`)
  if (filters.officerId) add(sql`t.officer_id = ${filters.officerId}`)
  // One state keeps the order of the index, a list of them does not.
  if (filters.state?.length === 1) add(sql`t.state = ${filters.state[0]}`)
  else if (filters.state?.length) add(sql`t.state = any(${filters.state}::text[])`)
  if (filters.class?.length)
    add(
      sql`(${sql.join(
        filters.class.map((one) => inClass(one, basis, ctx.today)),
        sql` or `,
      )})`,
    )
  if (filters.gap !== undefined) {
    const differs = sql`${classSql('verdict', ctx.today)} <> ${classSql('claim', ctx.today)}`
    add(
      filters.gap
        ? sql`t.claimed_on is not null and (t.verified_on is null or t.verified_late) and ${differs}`
        : sql`not (${differs})`,
    )
  }
  if (filters.stuck !== undefined) add(filters.stuck ? sql`t.stuck` : sql`not t.stuck`)
  if (filters.dueFrom) add(sql`t.due_key >= ${filters.dueFrom}::date and t.due_key < '9999-12-31'`)
  if (filters.dueTo) add(sql`t.due_key <= ${filters.dueTo}::date and t.due_key < '9999-12-31'`)
  if (filters.assignedFrom) add(sql`t.assigned_on >= ${filters.assignedFrom}::date`)
  if (filters.assignedTo) add(sql`t.assigned_on <= ${filters.assignedTo}::date`)
  return { where: sql.join(all, sql` and `), words: search.words }
}

/** The units the filters speak of; for a scoped officer who names none, his own, when they are few enough to name. */
async function unitsMeant(ctx: Ctx, filters: TaskFilters): Promise<{ ids: number[]; own: boolean } | undefined> {
  if (filters.unitId) {
    if (!filters.below) return { ids: [filters.unitId], own: false }
    const rows = await ctx.tx
      .selectFrom('unit_closure')
      .select('descendant_id')
      .where('ancestor_id', '=', filters.unitId)
      .execute()
    return { ids: rows.map((row) => row.descendant_id), own: false }
  }
  if (ctx.actor.wide) return filters.part ? { ids: [...ctx.actor.unitIds], own: true } : undefined
  const { rows } = await sql<{ ids: number[] }>`select app_paper_units() as ids`.execute(ctx.tx)
  const ids = rows[0]?.ids ?? []
  return filters.part || ids.length <= MOST_HINTED ? { ids, own: true } : undefined
}

function partOf(ids: readonly number[], part: NonNullable<TaskFilters['part']>, own: boolean): Condition {
  const lead = sql`t.lead_unit_id = any(${array(ids)})`
  const supervising = sql`t.supervising_unit_id = any(${array(ids)})`
  // Behind a row policy && cannot use its index; for one's own units a function looks it up.
  const support = own ? sql`t.id = any(array(select helped_tasks()))` : sql`t.support_unit_ids && ${array(ids)}`
  if (part === 'lead') return lead
  if (part === 'supervising') return supervising
  if (part === 'support') return own ? sql`(${support} and t.support_unit_ids && ${array(ids)})` : support
  const once = sql`(t.original_lead_unit_id = any(${array(ids)}) and t.original_lead_unit_id <> t.lead_unit_id)`
  return sql`(${lead} or ${supervising} or ${once} or ${support})`
}

/**
 * Every word, accents and case aside, in the title or code. `among` a few units' tasks each row is tested; else rare words come
 * by their index, common ones in list order.
 */
async function matching(ctx: Ctx, q: string, among: boolean): Promise<Partial<Conditions>> {
  const said = q
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 12)
    .map((word) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`))
  if (said.length === 0) return {}
  const words = sql.join(
    said.map((word) => sql`t.search_key like '%' || vn_norm(${word}) || '%'`),
    sql` and `,
  )
  if (among) return { where: words }
  const { rows } = await sql<{
    id: string
  }>`select m as id from task_matches(${said}::text[], ${MOST_FOUND + 1}) m`.execute(ctx.tx)
  return rows.length > MOST_FOUND ? { words } : { where: sql`t.id = any(${rows.map((row) => row.id)}::uuid[])` }
}

/** Place in the list: the due day (9999-12-31 = none) and the id of the last row shown. */
export function afterCursor(after: string | undefined): Condition {
  if (!after) return sql`true`
  const found = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(after)
  if (!found) throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
  return sql`(t.due_key, t.id) > (${found[1]}::date, ${found[2]}::uuid)`
}
