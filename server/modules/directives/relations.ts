import type { NewDocument } from '@liem/domain/directives/contract'
import type { RelationKind } from '@liem/domain/directives/words'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { Ctx } from '#platform/ctx'
import { onConstraint } from '#platform/http'
import * as journal from '#platform/journal'
import { cite, listMergeCandidates, mergeStub } from './citations.ts'
import { keepersOf, keeps } from './policy.ts'
import { checkRegistered, type DocumentCore, getDocument, lockDocument, unitsOf } from './store.ts'

const done = { done: true } as const

const onCycle = (error: unknown): never =>
  onConstraint(error, {
    document_relation_cycle: () => new Refusal('document.cycle'),
    document_relation_check: () => new Refusal('document.cycle'),
  })

/** The document itself, or what a merged citation became. */
async function getTarget(ctx: Ctx, id: string): Promise<DocumentCore> {
  const target = await getDocument(ctx.tx, id)
  return target.merged_into_id ? getTarget(ctx, target.merged_into_id) : target
}

/** Relations of a document being registered: to documents that were picked, or to what their words cite. */
export async function relateAll(ctx: Ctx, fromId: string, bookUnitId: number, relations: NewDocument['relations']) {
  const rows = new Map<string, { from_id: string; to_id: string; kind: RelationKind; as_written: string | null }>()
  for (const [i, relation] of relations.entries()) {
    const toId = relation.toId
      ? (await getTarget(ctx, relation.toId)).id
      : relation.stub
        ? await cite(ctx, bookUnitId, relation.stub)
        : undefined
    if (!toId)
      throw new Refusal('request.invalid', {}, [
        { path: `relations.${i}.toId`, words: 'Xin chọn văn bản hoặc ghi văn bản được trích dẫn' },
      ])
    if (toId === fromId) throw new Refusal('document.cycle')
    const key = `${toId} ${relation.kind}`
    if (!rows.has(key))
      rows.set(key, { from_id: fromId, to_id: toId, kind: relation.kind, as_written: relation.asWritten ?? null })
  }
  if (rows.size)
    await ctx.tx
      .insertInto('document_relation')
      .values([...rows.values()])
      .execute()
      .catch(onCycle)
}

/** Adds one relation; adding it again changes nothing. The graph stays free of cycles (“nhắc tới” apart). */
export async function relate(ctx: Ctx, fromId: string, kind: RelationKind, toId: string) {
  const from = await getKept(ctx, fromId)
  const to = await getTarget(ctx, toId)
  await insertRelation(ctx, from.id, to.id, kind)
  await journal.write(ctx, {
    act: 'directives.relate',
    subject: { kind: 'document', id: from.id },
    unitIds: [...unitsOf(from), ...unitsOf(to)],
    facts: { relation: kind, document: to.id },
  })
  return done
}

export async function insertRelation(ctx: Pick<Ctx, 'tx'>, from_id: string, to_id: string, kind: RelationKind) {
  await ctx.tx
    .insertInto('document_relation')
    .values({ from_id, to_id, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
    .catch(onCycle)
}

export async function unrelate(ctx: Ctx, fromId: string, toId: string, kind: RelationKind) {
  const from = await getKept(ctx, fromId)
  const removed = await ctx.tx
    .deleteFrom('document_relation')
    .where('from_id', '=', from.id)
    .where('to_id', '=', toId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!removed.numDeletedRows) throw new Refusal('record.not_found')
  await journal.write(ctx, {
    act: 'directives.unrelate',
    subject: { kind: 'document', id: from.id },
    unitIds: unitsOf(from),
    facts: { relation: kind, document: toId },
  })
  return done
}

/**
 * Merges a citation into the registered document it names. Whoever keeps that document decides; into one of another symbol only
 * who wrote the citation down, because the relations of all who cite it go along.
 */
export async function merge(ctx: Ctx, stubId: string, intoId: string) {
  const stub = await getDocument(ctx.tx, stubId)
  if (stub.status !== 'stub' || stub.merged_into_id) throw new Refusal('document.not_stub')
  const into = await getKept(ctx, intoId)
  checkRegistered(into)
  const candidates = await listMergeCandidates(ctx, stub)
  if (
    !candidates.some((one) => one.id === into.id) &&
    !keeps(ctx, 'directives.register', await keepersOf(ctx, { ...stub, issuer_unit_id: null }))
  )
    throw new Refusal('request.invalid', {}, [
      { path: 'intoId', words: 'Văn bản này không mang số, ký hiệu được trích dẫn' },
    ])
  const moved = await mergeStub(ctx, stub, into.id).catch(onCycle)
  await journal.write(ctx, {
    act: 'directives.merge',
    subject: { kind: 'document', id: into.id },
    unitIds: [...unitsOf(into), ...unitsOf(stub)],
    facts: { document: stub.id, moved },
  })
  return done
}

async function getKept(ctx: Ctx, id: string) {
  const doc = await getDocument(ctx.tx, id)
  if (!keeps(ctx, 'directives.register', await keepersOf(ctx, doc))) throw new Refusal('permission.missing')
  return lockDocument(ctx.tx, id)
}
