import type { Duty } from '@liem/domain/agenda/contract'
import { ruleWords } from '@liem/domain/agenda/words'
import { diffDays, isoDate } from '@liem/domain/kernel/dates'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { type Permission, permissionsOf } from '@liem/domain/units/roles'
import { type RawBuilder, sql } from 'kysely'
import { documentRefs, reviewTitles } from '#modules/directives'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'

type Kind = Duty['subjectKind']

/** Which right makes a clock somebody's work. */
export const workOf: Record<Kind, Permission> = {
  task: 'tasks.report',
  document: 'directives.receive',
  claim: 'tasks.verify',
  difficulty: 'tasks.verify',
  review: 'directives.issue',
}
const kinds = Object.keys(workOf) as Kind[]

/** Units in which the officer's roles give a right: the unit each role was given for, not what it overlooks. */
const unitsWith = (ctx: Ctx, permission: Permission) => [
  ...new Set(ctx.grants.filter((grant) => permissionsOf([grant.role]).has(permission)).map((grant) => grant.unitId)),
]

/**
 * Open clocks that are this officer's work, over `obligation o`: of his units and within his rights. Whoever shares out the work
 * of a unit sees all of it, others what nobody else is in charge of. Null: none can be.
 */
export function myWork(ctx: Ctx): RawBuilder<boolean> | null {
  const selves = [ctx.actor.officerId, ...ctx.actor.onBehalfOf]
  const arms = kinds.flatMap((kind) => {
    const units = unitsWith(ctx, workOf[kind])
    if (units.length === 0) return []
    const sharing = unitsWith(ctx, 'tasks.assign').filter((unitId) => units.includes(unitId))
    return [
      sql<boolean>`(o.subject_kind = ${kind} and o.holder_unit_id = any(${units}::int[]) and (o.officer_id is null
        or o.officer_id = any(${selves}::int[]) or o.holder_unit_id = any(${sharing}::int[])))`,
    ]
  })
  if (arms.length === 0) return null
  const all = [...new Set(kinds.flatMap((kind) => unitsWith(ctx, workOf[kind])))]
  // The plain list of units lets the planner use the index of open clocks.
  return sql<boolean>`o.holder_unit_id = any(${all}::int[]) and o.met_on is null and o.ended_on is null and o.paused_on is null
    and (${sql.join(arms, sql` or `)})`
}

type Clock = {
  id: string
  rule: string
  subjectKind: Kind
  subjectId: string
  holderId: number
  officerId: number | null
  dueOn: string | null
  provisional: boolean
  explanation: string[]
}

/** Clocks under a condition over `obligation o`, soonest first, with what they run for. */
export async function duties(ctx: Ctx, where: RawBuilder<unknown>, limit: number): Promise<Duty[]> {
  const { rows } = await sql<Clock>`
    select o.id, o.rule, o.subject_kind as "subjectKind", o.subject_id as "subjectId", o.holder_unit_id as "holderId",
      o.officer_id as "officerId", o.due_on as "dueOn", o.provisional, o.explanation
    from obligation o where ${where} order by o.due_on, o.id limit ${limit}`.execute(ctx.tx)
  const subjects = await subjectsOf(ctx, rows)
  const units = await refsOf(
    ctx.tx,
    rows.map((row) => row.holderId),
  )
  const selves = [ctx.actor.officerId, ...ctx.actor.onBehalfOf]
  return rows.map(({ holderId, officerId, ...row }) => {
    const subject = subjects.get(row.subjectId)
    const holder: UnitRef = units.get(holderId) ?? { id: holderId, code: '', name: '' }
    return {
      ...row,
      words: ruleWords(row.rule),
      opens: subject?.opens ?? '/',
      title: subject?.title ?? '',
      code: subject?.code ?? null,
      holder,
      daysLeft: row.dueOn ? diffDays(isoDate(ctx.today), isoDate(row.dueOn)) : null,
      mine: officerId !== null && selves.includes(officerId),
    }
  })
}

type Subject = { title: string; code: string | null; opens: string }

/** Titles of what clocks run for, as far as row policies let the officer know them. */
export async function subjectsOf(
  ctx: Ctx,
  clocks: readonly Pick<Clock, 'subjectKind' | 'subjectId'>[],
): Promise<Map<string, Subject>> {
  const ids = (kind: Kind) => clocks.filter((one) => one.subjectKind === kind).map((one) => one.subjectId)
  const found = new Map<string, Subject>()
  const { rows: tasks } = await sql<{ id: string; taskId: string; code: string; title: string }>`
    select t.id, t.id as "taskId", t.code, t.title from task t where t.id = any(${ids('task')}::uuid[])
    union all
    select c.id, t.id, t.code, t.title from claim c join task t on t.id = c.task_id where c.id = any(${ids('claim')}::uuid[])
    union all
    select d.id, t.id, t.code, t.title from difficulty d join task t on t.id = d.task_id where d.id = any(${ids('difficulty')}::uuid[])`.execute(
    ctx.tx,
  )
  for (const { id, taskId, code, title } of tasks) found.set(id, { code, title, opens: `/tasks/${taskId}` })
  for (const [id, document] of await documentRefs(ctx, ids('document')))
    found.set(id, { code: document.symbol, title: document.title, opens: `/documents/${id}` })
  for (const [id, review] of await reviewTitles(ctx, ids('review')))
    found.set(id, { code: review.symbol, title: review.label, opens: `/documents/${review.documentId}` })
  return found
}
