import { addMonths, isoDate } from '@liem/domain/kernel/dates'
import { type Every, instancesOf } from '@liem/domain/kernel/period'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { NewTask } from '@liem/domain/tasks/steps.contract'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { giveOut } from './giving.ts'
import type { NewTaskRow } from './store.ts'

/** A recurring duty; each period gives one task. */
export async function insertSeries(ctx: Ctx, task: NewTask, supervisingUnitId: number): Promise<string> {
  const { recurrence } = task
  if (!recurrence)
    throw new Refusal('task.no_deadline_given', {}, [{ path: 'recurrence', words: 'Xin chọn kỳ lặp lại' }])
  if (recurrence.toOn && recurrence.toOn < recurrence.fromOn)
    throw new Refusal('task.no_deadline_given', {}, [
      { path: 'recurrence.toOn', words: 'Ngày kết thúc trước ngày bắt đầu' },
    ])
  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('task_series')
    .values({
      id,
      document_id: task.documentId ?? null,
      item_id: task.itemId ?? null,
      title: task.title,
      product: task.product,
      lead_unit_id: task.leadUnitId,
      support_unit_ids: [...new Set(task.supportUnitIds)],
      supervising_unit_id: supervisingUnitId,
      every: recurrence.every,
      day: recurrence.day ?? null,
      month: recurrence.month ?? null,
      from_on: recurrence.fromOn,
      to_on: recurrence.toOn ?? null,
      due_as_written: task.dueAsWritten ?? null,
      created_by: ctx.actor.officerId || null,
    })
    .execute()
  await journal.write(ctx, {
    act: 'tasks.start_series',
    subject: { kind: 'task_series', id },
    unitIds: [task.leadUnitId, supervisingUnitId],
    facts: {
      every: recurrence.every,
      from: recurrence.fromOn,
      to: recurrence.toOn ?? null,
      document: task.documentId ?? null,
    },
  })
  return id
}

const earlier = (...days: [string, string]) => days.sort()[0] as string
const later = (...days: [string, string]) => days.sort()[1] as string

const monthsAhead: Record<Every, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/**
 * The tasks of a series that fall due up to one period from today, made once per period however often this runs. Answers the
 * new ones' ids.
 */
export async function makeInstances(ctx: Ctx, seriesId: string): Promise<string[]> {
  const series = await ctx.tx
    .selectFrom('task_series')
    .selectAll()
    .where('id', '=', seriesId)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (!series) return []
  const every = series.every as Every
  const horizon = addMonths(isoDate(later(ctx.today, series.from_on)), monthsAhead[every])
  const until = series.to_on && series.to_on < horizon ? isoDate(series.to_on) : horizon
  const recurrence = { every, day: series.day ?? undefined, month: series.month ?? undefined }
  const made = await ctx.tx.selectFrom('task').select('period').where('series_id', '=', seriesId).execute()
  const known = new Set(made.map(({ period }) => period))
  const rows = instancesOf(recurrence, isoDate(series.from_on), until)
    .filter((one) => !known.has(one.period))
    .map(
      (one): NewTaskRow => ({
        id: crypto.randomUUID(),
        documentId: series.document_id,
        itemId: series.item_id,
        seriesId,
        period: one.period,
        title: `${series.title} (${one.label})`.slice(0, 4000),
        product: series.product,
        leadUnitId: series.lead_unit_id,
        supportUnitIds: series.support_unit_ids,
        supervisingUnitId: series.supervising_unit_id,
        officerId: null,
        assignedOn: earlier(ctx.today, one.due),
        dueKind: 'recurring',
        dueAsWritten: series.due_as_written,
        dueOn: one.due,
        milestones: [],
      }),
    )
  return rows.length ? giveOut(ctx, rows) : []
}

/** Stops a series: no new periods. Its open tasks go on until they are closed or recalled. */
export async function endSeries(ctx: Ctx, seriesId: string) {
  await ctx.tx
    .updateTable('task_series')
    .set({ ended_on: ctx.today })
    .where('id', '=', seriesId)
    .where('ended_on', 'is', null)
    .execute()
}
