import { type FieldFault, Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { assignOfficer, editTask, NewTask } from '@liem/domain/tasks/steps.contract'
import { getRunning } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { dueDay } from './due.ts'
import { giveOut } from './giving.ts'
import { actsIn, assignsOfficer, directs } from './policy.ts'
import { insertSeries, makeInstances } from './series.ts'
import * as store from './store.ts'

export type Assigned = { ids: string[]; series: number }

/** Assigns what an officer entered: within his units, or from a document his units keep. */
export async function assign(ctx: Ctx, body: NewTask) {
  await checkMayAssign(ctx, [body])
  const { ids } = await assignTasks(ctx, [body])
  return { ids }
}

/**
 * A scoped officer gives tasks to units within his reach, or to any unit from a document that his units keep, where he may issue;
 * whoever sees the whole province gives them to any unit. The supervising body is his own unit or one he acts in.
 */
export async function checkMayAssign(ctx: Ctx, tasks: readonly NewTask[]) {
  const documents = [...new Set(tasks.flatMap((task) => task.documentId ?? []))]
  const kept = documents.length
    ? await ctx.tx
        .selectFrom('document')
        .select(['id', 'issuer_unit_id', 'supervising_unit_id', 'registered_unit_id'])
        .where('id', 'in', documents)
        .execute()
    : []
  if (kept.length < documents.length) throw new Refusal('record.not_found')
  const keeps = new Set(
    kept
      .filter((d) =>
        [d.issuer_unit_id, d.supervising_unit_id, d.registered_unit_id].some(
          (id) => id !== null && actsIn(ctx, 'directives.issue', id),
        ),
      )
      .map((d) => d.id),
  )
  for (const task of tasks) {
    if (ctx.actor.wide) continue
    const fromOwnDocument = task.documentId != null && keeps.has(task.documentId)
    if (!fromOwnDocument && !actsIn(ctx, 'tasks.assign', task.leadUnitId)) throw new Refusal('permission.missing')
    if (task.supervisingUnitId != null && !actsIn(ctx, 'tasks.assign', task.supervisingUnitId))
      throw new Refusal('permission.missing')
  }
}

/**
 * Assigns many tasks in one transaction: rows, clocks, journal and notices are written in bulk. The caller has judged whether
 * the officer may. Recurring ones become a series with its instances up to the next period. Ids are in the order given;
 * a series answers the ids of its instances.
 */
export async function assignTasks(ctx: Ctx, tasks: readonly NewTask[]): Promise<Assigned> {
  const ownUnit = await ownUnitOf(ctx)
  const faults: FieldFault[] = []
  const rows: store.NewTaskRow[] = []
  const recurring: { task: NewTask; supervisingUnitId: number }[] = []
  tasks.forEach((task, index) => {
    const at = tasks.length > 1 ? `tasks.${index}.` : ''
    const supervisingUnitId = task.supervisingUnitId ?? ownUnit
    if (task.dueKind === 'recurring') {
      if (task.recurrence) recurring.push({ task, supervisingUnitId })
      else faults.push({ path: `${at}recurrence`, words: 'Xin chọn kỳ lặp lại' })
      return
    }
    const dueOn = dueDay(task)
    if (dueOn === undefined) faults.push({ path: `${at}due`, words: 'Thời hạn chưa khớp với cách ghi hạn đã chọn' })
    const assignedOn = task.assignedOn ?? ctx.today
    if (assignedOn > ctx.today) faults.push({ path: `${at}assignedOn`, words: 'Ngày giao không được sau hôm nay' })
    if (dueOn && dueOn < assignedOn) faults.push({ path: `${at}due`, words: 'Hạn không được trước ngày giao' })
    rows.push(newRow(task, { supervisingUnitId, assignedOn, dueOn: dueOn ?? null }))
  })
  if (faults.length) throw new Refusal('task.no_deadline_given', {}, faults)
  await getRunning(ctx, [
    ...new Set(tasks.flatMap((t) => [t.leadUnitId, ...t.supportUnitIds, t.supervisingUnitId ?? ownUnit])),
  ])
  await checkOfficers(ctx, tasks)
  await giveOut(ctx, rows)
  const ids = rows.map((row) => row.id)
  for (const one of recurring) {
    const seriesId = await insertSeries(ctx, one.task, one.supervisingUnitId)
    ids.push(...(await makeInstances(ctx, seriesId)))
  }
  return { ids, series: recurring.length }
}

const newRow = (task: NewTask, more: Pick<store.NewTaskRow, 'supervisingUnitId' | 'assignedOn' | 'dueOn'>) => ({
  id: crypto.randomUUID(),
  documentId: task.documentId ?? null,
  itemId: task.itemId ?? null,
  seriesId: null,
  period: null,
  title: task.title,
  product: task.product,
  leadUnitId: task.leadUnitId,
  supportUnitIds: [...new Set(task.supportUnitIds)],
  officerId: task.officerId ?? null,
  dueKind: task.dueKind,
  dueAsWritten: task.dueAsWritten ?? null,
  milestones: task.milestones,
  ...more,
})

/** The unit the officer belongs to: the supervising body of what he assigns, unless he names another. */
export async function ownUnitOf(ctx: Ctx): Promise<number> {
  const own = await ctx.tx
    .selectFrom('officer')
    .select('unit_id')
    .where('id', '=', ctx.actor.officerId)
    .executeTakeFirst()
  if (!own) throw new Refusal('permission.missing')
  return own.unit_id
}

async function checkOfficers(ctx: Ctx, tasks: readonly NewTask[]) {
  for (const task of tasks) if (task.officerId) await getOfficerOf(ctx, task.officerId, task.leadUnitId)
}

/** An officer in charge works in the lead unit, or in one below it. */
async function getOfficerOf(ctx: Ctx, officerId: number, leadUnitId: number) {
  const found = await ctx.tx
    .selectFrom('officer as o')
    .innerJoin('unit_closure as c', 'c.descendant_id', 'o.unit_id')
    .select('o.id')
    .where('o.id', '=', officerId)
    .where('c.ancestor_id', '=', leadUnitId)
    .where((eb) => eb.or([eb('o.ended_on', 'is', null), eb('o.ended_on', '>', ctx.today)]))
    .executeTakeFirst()
  if (!found)
    throw new Refusal('officer.not_in_unit', {}, [
      { path: 'officerId', words: 'Cán bộ này không thuộc đơn vị chủ trì' },
    ])
}

/** Words, product and co-operating units; who leads and when it is due have steps of their own. */
export async function edit(ctx: Ctx, id: string, body: BodyOf<typeof editTask>) {
  const task = await store.lockTask(ctx, id)
  if (!directs(ctx, task)) throw new Refusal('permission.missing')
  if (task.state === 'done' || task.state === 'recalled') store.checkRunning(task)
  if (task.version !== body.version) throw new Refusal('record.changed')
  const support = [...new Set(body.supportUnitIds)].filter((unitId) => unitId !== task.leadUnitId)
  const added = support.filter((unitId) => !task.supportUnitIds.includes(unitId))
  await getRunning(ctx, added)
  await store.change(ctx, id, { title: body.title, product: body.product, support_unit_ids: support })
  await journal.write(ctx, {
    act: 'tasks.edit',
    subject: { kind: 'task', id },
    unitIds: [...store.unitsOf(task), ...added],
    facts: {
      code: task.code,
      titleChanged: task.title !== body.title,
      productChanged: task.product !== body.product,
      support,
    },
  })
  return { done: true as const }
}

export async function setOfficer(ctx: Ctx, id: string, { officerId }: BodyOf<typeof assignOfficer>) {
  const task = await store.lockTask(ctx, id)
  if (!assignsOfficer(ctx, task)) throw new Refusal('permission.missing')
  if (task.state === 'done' || task.state === 'recalled') store.checkRunning(task)
  if (officerId) await getOfficerOf(ctx, officerId, task.leadUnitId)
  if (officerId === task.officerId) return { done: true as const }
  await store.change(ctx, id, { officer_id: officerId })
  await obligations.moveHolder(ctx, { kind: 'task', id }, { officerId })
  await journal.write(ctx, {
    act: 'tasks.assign_officer',
    subject: { kind: 'task', id },
    unitIds: store.unitsOf(task),
    facts: { code: task.code, from: task.officerId, to: officerId },
  })
  if (officerId)
    await notifyOfficers(ctx, [officerId], {
      kind: 'tasks.officer',
      subject: { kind: 'task', id },
      facts: { code: task.code, dueOn: task.dueOn },
      once: `officer:${id}:${task.version}`,
    })
  return { done: true as const }
}
