import type { markReviewDone, readRoadmap } from '@liem/domain/directives/cascade.contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf, QueryOf } from '@liem/domain/kernel/route'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import * as obligations from '#platform/obligations'
import { documentRef } from './page.ts'
import { actsIn, keepersOf, keeps } from './policy.ts'
import { getDocument, unitsOf } from './store.ts'

type Lane = OkOf<typeof readRoadmap>['lanes'][number]
type Holders = { keepers: number[] }

/**
 * Plans with phases or review points, as lanes in time. Tasks of a phase: those due within it. Tasks of a review point: those due
 * after the point before it (from the start of the plan) and by its own day.
 */
export async function read(
  ctx: Ctx,
  { documentId, from, to }: QueryOf<typeof readRoadmap>,
): Promise<OkOf<typeof readRoadmap>> {
  const start = from ?? '0001-01-01'
  const end = to ?? '9999-12-31'
  const { rows: documents } = await sql<{
    id: string
    ref: Lane['document']
    issuer: number | null
    registered: number | null
    supervising: number | null
  }>`
    select d.id, ${documentRef('d')} as ref, d.issuer_unit_id as issuer, d.registered_unit_id as registered, d.supervising_unit_id as supervising
    from document d
    where d.status = 'registered' and ${documentId ? sql`d.id = ${documentId}` : sql`true`} and (
      exists (select 1 from phase p where p.document_id = d.id and coalesce(p.from_on, '0001-01-01') <= ${end}::date and coalesce(p.to_on, '9999-12-31') >= ${start}::date)
      or exists (select 1 from review_point r where r.document_id = d.id and (r.due_on is null or r.due_on between ${start}::date and ${end}::date)))
    order by d.issued_on desc nulls last, d.id limit 200`.execute(ctx.tx)
  const ids = documents.map((one) => one.id)
  const { rows: phases } = await sql<Lane['phases'][number] & { documentId: string }>`
    select p.document_id as "documentId", p.id, p.label, p.from_on as "from", p.to_on as "to", count(t.id)::int as tasks,
      count(t.id) filter (where t.state = 'done')::int as verified,
      count(t.id) filter (where t.state not in ('done', 'suspended') and t.due_on < ${ctx.today}::date)::int as overdue
    from phase p left join task t on t.document_id = p.document_id and t.state <> 'recalled'
      and t.due_on >= coalesce(p.from_on, '0001-01-01') and t.due_on <= coalesce(p.to_on, '9999-12-31')
    where p.document_id = any (${ids}::uuid[]) group by p.id order by p.position`.execute(ctx.tx)
  const { rows: reviews } = await sql<Omit<Lane['reviews'][number], 'can'> & { documentId: string }>`
    with point as (
      select r.*, lag(r.due_on) over (partition by r.document_id order by r.due_on, r.id) as before_on
      from review_point r where r.document_id = any (${ids}::uuid[]) and r.due_on is not null
    )
    select r.document_id as "documentId", r.id, r.kind, r.label, r.as_written as "asWritten", r.due_on as "dueOn", r.done_on as "doneOn",
      count(t.id)::int as "tasksDue", count(t.id) filter (where t.state <> 'done')::int as "tasksOpen"
    from review_point r left join point p on p.id = r.id
    left join task t on t.document_id = r.document_id and t.state <> 'recalled' and t.due_on <= p.due_on
      and (p.before_on is null or t.due_on > p.before_on)
    where r.document_id = any (${ids}::uuid[]) group by r.id order by r.due_on nulls last, r.id`.execute(ctx.tx)
  const holders = new Map<string, Holders>()
  for (const one of documents)
    holders.set(one.id, {
      keepers: await keepersOf(ctx, {
        issuer_unit_id: one.issuer,
        registered_unit_id: one.registered,
        supervising_unit_id: one.supervising,
      }),
    })
  return {
    today: ctx.today,
    lanes: documents.map((one) => ({
      document: one.ref,
      phases: phases.filter((phase) => phase.documentId === one.id),
      reviews: reviews
        .filter((review) => review.documentId === one.id)
        .map((review) => ({
          ...review,
          can: !review.doneOn && keeps(ctx, 'directives.issue', holders.get(one.id)?.keepers ?? []) ? ['markDone'] : [],
        })),
    })),
  }
}

/** The review was held, or the report made: its clock stops on that day. */
export async function markDone(ctx: Ctx, id: string, body: BodyOf<typeof markReviewDone>) {
  const review = await ctx.tx
    .selectFrom('review_point')
    .select(['id', 'document_id', 'kind', 'done_on'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!review) throw new Refusal('record.not_found')
  const doc = await getDocument(ctx.tx, review.document_id)
  const keepers = await keepersOf(ctx, doc)
  if (!keepers.some((unitId) => actsIn(ctx, 'directives.issue', unitId))) throw new Refusal('permission.missing')
  if (body.doneOn > ctx.today)
    throw new Refusal('request.invalid', {}, [{ path: 'doneOn', words: 'Ngày thực hiện không được sau ngày hôm nay' }])
  const done = body.documentId ? await getDocument(ctx.tx, body.documentId) : null
  await ctx.tx
    .updateTable('review_point')
    .set({ done_on: body.doneOn, done_document_id: done?.id ?? null })
    .where('id', '=', id)
    .execute()
  await obligations.meet(ctx, { kind: 'review', id }, 'directives.review', body.doneOn)
  await journal.write(ctx, {
    act: 'directives.review',
    subject: { kind: 'document', id: doc.id },
    unitIds: unitsOf(doc),
    facts: { review: id, kind: review.kind, date: body.doneOn, document: done?.id },
  })
  return { done: true } as const
}
