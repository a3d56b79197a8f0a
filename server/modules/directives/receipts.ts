import type { listReceipts, listSpreadings } from '@liem/domain/directives/cascade.contract'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { documentRef } from './page.ts'
import { keepersOf, keeps, speaksFor } from './policy.ts'
import { getDocument } from './store.ts'

type Rows = OkOf<typeof listReceipts>['rows']
type Row = Rows[number]

const waitingFor = {
  acknowledge: sql`r.acknowledged_on is null`,
  plan: sql`r.needs_plan and r.plan_document_id is null`,
  spread: sql`s.spreadings is null`,
} as const

/** Receipts within the officer's reach, by name of unit: all of them, up to the 6,000 that one sending takes. */
export async function list(ctx: Ctx, documentId: string, { waiting }: QueryOf<typeof listReceipts>) {
  const doc = await getDocument(ctx.tx, documentId)
  const { rows } = await sql<Omit<Row, 'can'>>`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'endedOn', u.ended_on) as unit, r.sent_on as "sentOn",
      r.acknowledged_on as "acknowledgedOn", r.needs_plan as "needsPlan", r.plan_due_on as "planDueOn",
      case when p.id is null then null else ${documentRef('p')} end as plan,
      coalesce(r.needs_plan and coalesce(p.issued_on, ${ctx.today}::date) > r.plan_due_on, false) as "planLate",
      coalesce(s.spreadings, 0)::int as spreadings, coalesce(s.people, 0)::int as people
    from document_receipt r join unit u on u.id = r.unit_id left join document p on p.id = r.plan_document_id
    left join (select unit_id, count(*) as spreadings, sum(people_count) as people from spreading where document_id = ${documentId} group by unit_id) s
      on s.unit_id = r.unit_id
    where r.document_id = ${documentId} and r.passed_to_unit_id is null and ${waiting ? waitingFor[waiting] : sql`true`}
    order by u.name collate "vi-x-icu", u.id limit 10000`.execute(ctx.tx)
  const asks = doc.status === 'registered' && keeps(ctx, 'directives.issue', await keepersOf(ctx, doc))
  return {
    rows: rows.map((row): Row => {
      const receives = speaksFor(ctx, 'directives.receive', row.unit.id)
      const can: [Row['can'][number], boolean][] = [
        ['acknowledge', receives && !row.acknowledgedOn],
        ['spread', receives],
        ['attachPlan', receives],
        ['askPlan', asks && !row.plan],
      ]
      return { ...row, can: can.filter(([, may]) => may).map(([name]) => name) }
    }),
    total: { count: rows.length, more: false },
  }
}

/** Occasions of spreading within the officer's reach, latest first. */
export async function spreadings(ctx: Ctx, documentId: string, unitId: number | undefined) {
  await getDocument(ctx.tx, documentId)
  const { rows } = await sql<OkOf<typeof listSpreadings>[number]>`
    select s.id, json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'endedOn', u.ended_on) as unit,
      s.held_on as "heldOn", s.way, s.people_count as "peopleCount", s.note
    from spreading s join unit u on u.id = s.unit_id
    where s.document_id = ${documentId} and ${unitId ? sql`s.unit_id = ${unitId}` : sql`true`}
    order by s.held_on desc, s.recorded_at desc limit 5000`.execute(ctx.tx)
  return rows
}
