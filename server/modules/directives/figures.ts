import type { DocumentRef } from '@liem/domain/directives/contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { ownUnits } from './policy.ts'

export type PlanFigures = {
  received: number
  acknowledged: number
  plansNeeded: number
  plansIssued: number
  plansLate: number
}

/** Receipts within the officer's reach: of some units, of one document, of sendings in a span. */
export async function planFigures(
  ctx: Ctx,
  {
    unitIds,
    documentId,
    from,
    to,
  }: { unitIds?: readonly number[]; documentId?: string; from?: string; to?: string } = {},
): Promise<PlanFigures> {
  const { rows } = await sql<PlanFigures>`
    select count(*)::int as received, count(r.acknowledged_on)::int as acknowledged,
      count(*) filter (where r.needs_plan)::int as "plansNeeded",
      count(*) filter (where r.needs_plan and r.plan_document_id is not null)::int as "plansIssued",
      count(*) filter (where r.needs_plan and coalesce(p.issued_on, ${ctx.today}::date) > r.plan_due_on)::int as "plansLate"
    from document_receipt r left join document p on p.id = r.plan_document_id
    where r.passed_to_unit_id is null
      and ${unitIds ? sql`r.unit_id = any (${[...unitIds]}::int[])` : sql`true`}
      and ${documentId ? sql`r.document_id = ${documentId}` : sql`true`}
      and ${from ? sql`r.sent_on >= ${from}::date` : sql`true`} and ${to ? sql`r.sent_on <= ${to}::date` : sql`true`}`.execute(
    ctx.tx,
  )
  return rows[0] ?? { received: 0, acknowledged: 0, plansNeeded: 0, plansIssued: 0, plansLate: 0 }
}

/** What waits in the register for a step of this officer: for the page of the day. */
export async function waiting(ctx: Ctx): Promise<{ acknowledge: number; plans: number; readings: number }> {
  const units = ownUnits(ctx)
  const receives = ctx.actor.permissions.has('directives.receive')
  const { rows } = await sql<{ acknowledge: number; plans: number; readings: number }>`
    select
      (select count(*)::int from document_receipt where unit_id = any (${receives ? units : []}::int[]) and passed_to_unit_id is null and acknowledged_on is null) as acknowledge,
      (select count(*)::int from document_receipt where unit_id = any (${receives ? units : []}::int[]) and passed_to_unit_id is null and needs_plan and plan_document_id is null) as plans,
      (select count(*)::int from reading where officer_id = ${ctx.actor.officerId} and state = 'open') as readings`.execute(
    ctx.tx,
  )
  return rows[0] ?? { acknowledge: 0, plans: 0, readings: 0 }
}

/** Documents sent to a unit, latest first. */
export async function documentsOfUnit(
  ctx: Pick<Ctx, 'tx'>,
  unitId: number,
  limit = 50,
): Promise<(DocumentRef & { sentOn: string })[]> {
  const { rows } = await sql<DocumentRef & { sentOn: string }>`
    select d.id, d.symbol, d.title, d.status, d.issued_on as "issuedOn", r.sent_on as "sentOn"
    from document_receipt r join document d on d.id = r.document_id
    where r.unit_id = ${unitId} and r.passed_to_unit_id is null order by r.sent_on desc, d.id limit ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

/** Titles of what clocks run for: documents, and review points under their documents. */
export async function reviewTitles(ctx: Pick<Ctx, 'tx'>, ids: readonly string[]) {
  if (!ids.length) return new Map<string, { label: string; documentId: string; symbol: string | null }>()
  const rows = await ctx.tx
    .selectFrom('review_point as r')
    .innerJoin('document as d', 'd.id', 'r.document_id')
    .select(['r.id', 'r.label', 'd.id as documentId', 'd.symbol'])
    .where('r.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
