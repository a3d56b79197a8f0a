import type { confirmReading } from '@liem/domain/directives/readings.contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { Ctx } from '#platform/ctx'
import { attach } from '#platform/files'
import * as journal from '#platform/journal'
import { assignAll } from './assign.ts'
import * as cascade from './cascade.ts'
import { keepersOf, keeps } from './policy.ts'
import { lockOpen } from './readings.ts'
import { register } from './register.ts'
import { getDocument, unitsOf } from './store.ts'

/**
 * One step out of a reading: the document in the register with its items, relations or citations, phases and review points; the
 * tasks assigned, the document sent, its text and original kept. All or nothing.
 */
export async function confirm(ctx: Ctx, id: string, body: BodyOf<typeof confirmReading>) {
  const reading = await lockOpen(ctx, id)
  const sends = body.sendTo && body.sendTo.unitIds.length > 0
  const { id: documentId, itemIds } = await register(ctx, body.document)
  const doc = await getDocument(ctx.tx, documentId)
  // Registering is the clerk's; assigning and sending are the step of who may issue.
  if ((body.tasks.length || sends) && !keeps(ctx, 'directives.issue', await keepersOf(ctx, doc)))
    throw new Refusal('permission.missing')
  const tasks = body.tasks.map(({ itemKey, ...task }, i) => {
    const itemId = itemKey ? itemIds.get(itemKey) : null
    if (itemId === undefined)
      throw new Refusal('request.invalid', {}, [
        { path: `tasks.${i}.itemKey`, words: 'Khoản này không có trong bản thảo' },
      ])
    return { ...task, itemId }
  })
  const assigned = tasks.length ? (await assignAll(ctx, doc, tasks)).assigned : 0
  if (sends && body.sendTo) {
    if (body.sendTo.needsPlan && !body.sendTo.planDueOn)
      throw new Refusal('request.invalid', {}, [{ path: 'sendTo.planDueOn', words: 'Xin ghi ngày phải có kế hoạch' }])
    await cascade.send(ctx, documentId, body.sendTo)
  }
  await keepSource(ctx, id, documentId)
  const blob = await ctx.tx
    .selectFrom('file_blob')
    .select('size_bytes')
    .where('hash', '=', reading.blob_hash)
    .executeTakeFirstOrThrow()
  await attach(ctx, {
    blob: { hash: reading.blob_hash, sizeBytes: Number(blob.size_bytes) },
    name: reading.file_name,
    mediaType: reading.media_type,
    subject: { kind: 'document', id: documentId },
    purpose: 'original',
    unitIds: unitsOf(doc),
  })
  await ctx.tx
    .updateTable('reading')
    .set({ state: 'confirmed', document_id: documentId, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await journal.write(ctx, {
    act: 'directives.confirm',
    subject: { kind: 'reading', id },
    unitIds: [reading.unit_id],
    facts: { document: documentId, tasks: assigned },
  })
  return { documentId, assigned }
}

/** The text as read stays beside the document, so that each item can be shown in its place. */
async function keepSource(ctx: Ctx, readingId: string, documentId: string) {
  await ctx.tx
    .insertInto('document_text')
    .columns(['document_id', 'source'])
    .expression((eb) =>
      eb
        .selectFrom('reading')
        .select((inner) => [inner.val(documentId).$castTo<string>().as('document_id'), 'source'])
        .where('id', '=', readingId),
    )
    .execute()
}
