import { Refusal } from '@liem/domain/kernel/refusal'
import { type TaskState, type TaskStep, taskFlow } from '@liem/domain/tasks/workflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

const columns = [
  'id',
  'code',
  'version',
  'document_id as documentId',
  'item_id as itemId',
  'series_id as seriesId',
  'title',
  'product',
  'lead_unit_id as leadUnitId',
  'original_lead_unit_id as originalLeadUnitId',
  'support_unit_ids as supportUnitIds',
  'supervising_unit_id as supervisingUnitId',
  'asked_unit_ids as askedUnitIds',
  'officer_id as officerId',
  'assigned_on as assignedOn',
  'due_on as dueOn',
  'due_original_on as dueOriginalOn',
  'started_on as startedOn',
  'claimed_on as claimedOn',
  'verified_on as verifiedOn',
  'stuck',
] as const

/** The task, locked until the transaction ends. A hidden one and a missing one look alike. */
export async function lockTask(ctx: Pick<Ctx, 'tx'>, id: string) {
  const row = await ctx.tx
    .selectFrom('task')
    .select(columns)
    .select(sql<TaskState>`state`.as('state'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  return row
}
export type LockedTask = Awaited<ReturnType<typeof lockTask>>

export type TaskChange = Partial<{
  lead_unit_id: number
  support_unit_ids: number[]
  asked_unit_ids: number[]
  officer_id: number | null
  title: string
  product: string
  due_on: string | null
  due_kind: string
  state: TaskState
  started_on: string
  claimed_on: string | null
  verified_on: string
  verified_late: boolean
  closed_on: string
  suspended_from: string | null
  stuck: boolean
}>

/** Changes a locked task; its version counts up. */
export async function change(ctx: Pick<Ctx, 'tx'>, id: string, set: TaskChange) {
  await ctx.tx
    .updateTable('task')
    .set({ ...set, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The state the step leads to, or the refusal that names the state the task is in. */
export function stateAfter(task: { state: TaskState }, name: TaskStep): TaskState {
  const step = taskFlow.steps[name]
  if (!step.from.includes(task.state)) throw new Refusal('step.wrong_state', { state: taskFlow.states[task.state] })
  return step.to
}

/** Work on a task that is closed or stands still is refused by its state. */
export function checkRunning(task: { state: TaskState }) {
  if (['done', 'recalled', 'suspended'].includes(task.state))
    throw new Refusal('step.wrong_state', { state: taskFlow.states[task.state] })
}

/** All units that may know of the task: who its journal entries and files are for. */
export const unitsOf = (task: {
  leadUnitId: number
  originalLeadUnitId: number
  supervisingUnitId: number
  supportUnitIds: readonly number[]
}) => [...new Set([task.leadUnitId, task.originalLeadUnitId, task.supervisingUnitId, ...task.supportUnitIds])]

export type NewTaskRow = {
  id: string
  documentId: string | null
  itemId: string | null
  seriesId: string | null
  period: string | null
  title: string
  product: string
  leadUnitId: number
  supportUnitIds: readonly number[]
  supervisingUnitId: number
  officerId: number | null
  assignedOn: string
  dueKind: string
  dueAsWritten: string | null
  dueOn: string | null
  milestones: readonly unknown[]
}

/** Inserts many tasks at once and answers their codes in the same order. `on conflict` keeps one instance per period. */
export async function insertTasks(ctx: Ctx, rows: readonly NewTaskRow[]): Promise<Map<string, string>> {
  const codes = new Map<string, string>()
  const year = ctx.today.slice(0, 4)
  for (let at = 0; at < rows.length; at += 500) {
    const batch = rows.slice(at, at + 500).map((row) => ({
      id: row.id,
      document_id: row.documentId,
      item_id: row.itemId,
      series_id: row.seriesId,
      period: row.period,
      title: row.title,
      product: row.product,
      lead_unit_id: row.leadUnitId,
      support_unit_ids: row.supportUnitIds.filter((id) => id !== row.leadUnitId),
      supervising_unit_id: row.supervisingUnitId,
      officer_id: row.officerId,
      assigned_on: row.assignedOn,
      due_kind: row.dueKind,
      due_as_written: row.dueAsWritten,
      due_on: row.dueOn,
      milestones: row.milestones,
    }))
    const { rows: made } = await sql<{ id: string; code: string }>`
      insert into task (id, code, document_id, item_id, series_id, period, title, product, lead_unit_id, original_lead_unit_id,
        support_unit_ids, supervising_unit_id, officer_id, assigned_on, due_kind, due_as_written, due_original_on, due_on, milestones, created_by)
      select r.id, ${`NV-${year}-`}::text || lpad(r.n::text, greatest(6, length(r.n::text)), '0'), r.document_id, r.item_id, r.series_id, r.period,
        r.title, r.product, r.lead_unit_id, r.lead_unit_id,
        array(select jsonb_array_elements_text(r.support_unit_ids)::int), r.supervising_unit_id, r.officer_id, r.assigned_on, r.due_kind,
        r.due_as_written, r.due_on, r.due_on, r.milestones, ${ctx.actor.officerId || null}::int
      from (select *, nextval('task_code_number') as n from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as given (id uuid, document_id uuid, item_id uuid, series_id uuid, period text,
        title text, product text, lead_unit_id int, support_unit_ids jsonb, supervising_unit_id int, officer_id int, assigned_on date,
        due_kind text, due_as_written text, due_on date, milestones jsonb)) r
      on conflict do nothing
      returning id, code`.execute(ctx.tx)
    for (const row of made) codes.set(row.id, row.code)
  }
  return codes
}
