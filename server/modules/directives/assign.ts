import type { assignFromDocument } from '@liem/domain/directives/items.contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { NewTask } from '@liem/domain/tasks/steps.contract'
import { assignTasks } from '#modules/tasks'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { actsIn, keepersOf, keeps } from './policy.ts'
import { checkRegistered, type DocumentCore, getDocument, unitsOf } from './store.ts'

type Given = BodyOf<typeof assignFromDocument>['tasks']
const MOST = 50_000

/**
 * Assigns tasks from a document: one per lead unit. The document's keepers assign to any unit; a unit that received it, to itself
 * and the units below it.
 */
export async function assign(ctx: Ctx, documentId: string, given: Given) {
  const doc = await getDocument(ctx.tx, documentId)
  checkRegistered(doc)
  await checkMayAssign(ctx, doc, given)
  await checkItems(ctx, doc.id, given)
  return assignAll(ctx, doc, given)
}

/** The same without looking at rights and items: for a document registered in this very transaction. */
export async function assignAll(ctx: Ctx, doc: DocumentCore, given: Given) {
  const tasks = given.flatMap(({ leadUnitIds, ...task }): NewTask[] =>
    [...new Set(leadUnitIds)].map((leadUnitId) => ({
      ...task,
      leadUnitId,
      documentId: doc.id,
      supervisingUnitId: task.supervisingUnitId ?? doc.supervising_unit_id,
    })),
  )
  if (tasks.length > MOST)
    throw new Refusal('request.invalid', {}, [
      { path: 'tasks', words: `Mỗi lần giao không quá ${MOST.toLocaleString('vi-VN')} nhiệm vụ` },
    ])
  const { ids, series } = await assignTasks(ctx, tasks)
  await journal.write(ctx, {
    act: 'directives.assign',
    subject: { kind: 'document', id: doc.id },
    unitIds: [...unitsOf(doc), ...new Set(tasks.map((task) => task.leadUnitId))],
    facts: { count: ids.length, series },
  })
  return { assigned: ids.length, series }
}

async function checkMayAssign(ctx: Ctx, doc: DocumentCore, given: Given) {
  if (keeps(ctx, 'directives.issue', await keepersOf(ctx, doc))) return
  const received = await ctx.tx
    .selectFrom('document_receipt')
    .select('unit_id')
    .where('document_id', '=', doc.id)
    .where('passed_to_unit_id', 'is', null)
    .execute()
  const below = received.some(({ unit_id }) => actsIn(ctx, 'directives.issue', unit_id))
  const leads = given.flatMap((task) => [
    ...task.leadUnitIds,
    ...(task.supervisingUnitId ? [task.supervisingUnitId] : []),
  ])
  if (!below || leads.some((unitId) => !actsIn(ctx, 'directives.issue', unitId)))
    throw new Refusal('permission.missing')
}

async function checkItems(ctx: Ctx, documentId: string, given: Given) {
  const wanted = [...new Set(given.flatMap((task) => task.itemId ?? []))]
  if (!wanted.length) return
  const rows = await ctx.tx
    .selectFrom('item')
    .select('id')
    .where('document_id', '=', documentId)
    .where('id', 'in', wanted)
    .execute()
  const known = new Set(rows.map((row) => row.id))
  const wrong = given.findIndex((task) => task.itemId && !known.has(task.itemId))
  if (wrong >= 0)
    throw new Refusal('request.invalid', {}, [
      { path: `tasks.${wrong}.itemId`, words: 'Khoản này không thuộc văn bản' },
    ])
}
