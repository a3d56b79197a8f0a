import type { NewItem } from '@liem/domain/directives/contract'
import type { addItem, Item } from '@liem/domain/directives/items.contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import type { Tx } from '#platform/db/as-actor'
import * as journal from '#platform/journal'
import { codeOf } from './citations.ts'
import { keepersOf, keeps, speaksFor } from './policy.ts'
import { getDocument, insertItems, lockDocument, unitsOf } from './store.ts'

type ItemRow = z.infer<typeof Item>

/** Items of a new document; a parent stands before what lies below it. Answers the id given to each key. */
export async function insertNewItems(tx: Tx, documentId: string, items: readonly z.output<typeof NewItem>[]) {
  const ids = new Map<string, string>()
  const rows = items.map((item, i) => {
    if (ids.has(item.key)) throw wrong(`items.${i}.key`, 'Mã khoản bị lặp')
    const parentId = item.parentKey ? ids.get(item.parentKey) : null
    if (parentId === undefined) throw wrong(`items.${i}.parentKey`, 'Khoản cấp trên phải đứng trước')
    const id = crypto.randomUUID()
    ids.set(item.key, id)
    return {
      id,
      parentId,
      position: i + 1,
      path: item.path,
      marker: item.marker ?? null,
      kind: item.kind,
      words: item.words.normalize('NFC'),
      spanStart: item.spanStart ?? null,
      spanEnd: item.spanEnd ?? null,
      isDuty: item.isDuty,
    }
  })
  await insertItems(tx, documentId, rows)
  return ids
}

const wrong = (path: string, words: string) => new Refusal('request.invalid', {}, [{ path, words }])

/** One more clause, at the end of the document. */
export async function add(ctx: Ctx, documentId: string, body: BodyOf<typeof addItem>) {
  const doc = await getDocument(ctx.tx, documentId)
  if (!keeps(ctx, 'directives.register', await keepersOf(ctx, doc))) throw new Refusal('permission.missing')
  await lockDocument(ctx.tx, documentId)
  if (body.parentId) {
    const parent = await ctx.tx
      .selectFrom('item')
      .select('document_id')
      .where('id', '=', body.parentId)
      .executeTakeFirst()
    if (parent?.document_id !== documentId) throw wrong('parentId', 'Khoản cấp trên không thuộc văn bản này')
  }
  const { position } = await ctx.tx
    .selectFrom('item')
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const id = crypto.randomUUID()
  await insertItems(ctx.tx, documentId, [
    {
      id,
      parentId: body.parentId ?? null,
      position,
      path: body.path,
      marker: null,
      kind: body.kind,
      words: body.words,
      spanStart: null,
      spanEnd: null,
      isDuty: body.isDuty,
    },
  ])
  await journal.write(ctx, {
    act: 'directives.item',
    subject: { kind: 'document', id: documentId },
    unitIds: unitsOf(doc),
    facts: { item: id, path: codeOf(body.path) },
  })
  return { id }
}

/** Items in the order of the text, with tasks counted and links to upper and from lower items. */
export async function list(ctx: Ctx, documentId: string): Promise<ItemRow[]> {
  await getDocument(ctx.tx, documentId)
  const { rows } = await sql<ItemRow>`
    select i.id, i.parent_id as "parentId", i.position, i.path, i.marker, i.kind, i.words, i.is_duty as "isDuty",
      i.span_start as "spanStart", i.span_end as "spanEnd", coalesce(t.tasks, 0)::int as tasks, coalesce(l.lower, 0)::int as lower,
      coalesce(up.upper, '[]'::json) as upper
    from item i
    left join (select item_id, count(*) as tasks from task where document_id = ${documentId} and state <> 'recalled' group by item_id) t
      on t.item_id = i.id
    left join (select k.upper_item_id, count(*) as lower from item_link k join item mine on mine.id = k.upper_item_id
      where mine.document_id = ${documentId} group by 1) l on l.upper_item_id = i.id
    left join (
      select k.item_id, json_agg(json_build_object('itemId', u.id, 'path', u.path, 'words', u.words, 'document',
        json_build_object('id', d.id, 'symbol', d.symbol, 'title', d.title, 'status', d.status, 'issuedOn', d.issued_on)) order by d.issued_on, u.position) as upper
      from item_link k join item mine on mine.id = k.item_id join item u on u.id = k.upper_item_id join document d on d.id = u.document_id
      where mine.document_id = ${documentId} group by k.item_id
    ) up on up.item_id = i.id
    where i.document_id = ${documentId} order by i.position`.execute(ctx.tx)
  return rows
}

/**
 * Says which items of upper documents this item carries out; replaces what was said before. Only items of documents that the
 * plan's issuer received.
 */
export async function link(ctx: Ctx, itemId: string, upperItemIds: readonly string[]) {
  const item = await ctx.tx.selectFrom('item').select('document_id').where('id', '=', itemId).executeTakeFirst()
  if (!item) throw new Refusal('record.not_found')
  const plan = await getDocument(ctx.tx, item.document_id)
  const keepers = await keepersOf(ctx, plan)
  if (!keepers.some((unitId) => speaksFor(ctx, 'directives.receive', unitId))) throw new Refusal('permission.missing')
  const wanted = [...new Set(upperItemIds)]
  const known = wanted.length ? await listReceivedItems(ctx, wanted, keepers) : new Set<string>()
  const missing = wanted.findIndex((id) => !known.has(id))
  if (missing >= 0) throw wrong(`upperItemIds.${missing}`, 'Khoản này không thuộc văn bản cấp trên mà đơn vị đã nhận')
  await ctx.tx
    .deleteFrom('item_link')
    .where('item_id', '=', itemId)
    .$if(wanted.length > 0, (query) => query.where('upper_item_id', 'not in', wanted))
    .execute()
  if (wanted.length)
    await ctx.tx
      .insertInto('item_link')
      .values(wanted.map((upper_item_id) => ({ item_id: itemId, upper_item_id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await journal.write(ctx, {
    act: 'directives.link',
    subject: { kind: 'document', id: plan.id },
    unitIds: unitsOf(plan),
    facts: { item: itemId, count: wanted.length },
  })
  return { done: true } as const
}

async function listReceivedItems(ctx: Ctx, itemIds: readonly string[], unitIds: readonly number[]) {
  const rows = await ctx.tx
    .selectFrom('item as i')
    .innerJoin('document_receipt as r', 'r.document_id', 'i.document_id')
    .select('i.id')
    .where('i.id', 'in', [...itemIds])
    .where('r.unit_id', 'in', [...unitIds])
    .where('r.passed_to_unit_id', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}
