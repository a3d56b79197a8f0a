import { acknowledge } from '@liem/domain/tasks/deadlines'
import { sql } from 'kysely'
import type { Follower, Holding } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import * as obligations from '#platform/obligations'

/**
 * Receipts of an ended unit pass to its successor and keep the original unit. Where the successor has the document already, the
 * two become one: acknowledged if either was, a plan asked if of either, the earlier day, the plan that there is; the old row
 * closes and says where it went. Clocks move with the unit's other duties. Answers how many receipts moved.
 */
export async function moveUnitReceipts(ctx: Ctx, fromUnitId: number, toUnitId: number): Promise<number> {
  const { rows: joined } = await sql<{ document_id: string; acknowledged: boolean; planned: boolean }>`
    update document_receipt h set
      acknowledged_on = least(h.acknowledged_on, o.acknowledged_on),
      acknowledged_by = coalesce(h.acknowledged_by, o.acknowledged_by),
      needs_plan = h.needs_plan or o.needs_plan,
      plan_due_on = least(h.plan_due_on, o.plan_due_on),
      plan_document_id = coalesce(h.plan_document_id, o.plan_document_id)
    from document_receipt o
    where o.unit_id = ${fromUnitId} and o.passed_to_unit_id is null and h.document_id = o.document_id and h.unit_id = ${toUnitId}
      and h.passed_to_unit_id is null
    returning h.document_id, h.acknowledged_on is not null as acknowledged, h.plan_document_id is not null as planned`.execute(
    ctx.tx,
  )
  const documentIds = joined.map((row) => row.document_id)
  await sql`update document_receipt set passed_to_unit_id = ${toUnitId}
    where unit_id = ${fromUnitId} and document_id = any (${documentIds}::uuid[])`.execute(ctx.tx)
  // Whichever moved first, clocks or receipts: what either unit has done is done.
  for (const row of joined) {
    const subject = { kind: 'document', id: row.document_id } as const
    if (row.acknowledged) await obligations.meet(ctx, subject, acknowledge.key, ctx.today, [fromUnitId, toUnitId])
    if (row.planned) await obligations.meet(ctx, subject, 'directives.plan', ctx.today, [fromUnitId, toUnitId])
  }
  const { rows: moved } = await sql<{ document_id: string }>`
    update document_receipt set unit_id = ${toUnitId}
    where unit_id = ${fromUnitId} and passed_to_unit_id is null returning document_id`.execute(ctx.tx)
  await sql`update spreading set unit_id = ${toUnitId} where unit_id = ${fromUnitId}`.execute(ctx.tx)
  const all = [...documentIds, ...moved.map((row) => row.document_id)]
  await journal.writeJournals(
    ctx,
    all.map((id) => ({
      act: 'directives.pass',
      subject: { kind: 'document', id },
      unitIds: [fromUnitId, toUnitId],
      facts: { from: fromUnitId, unit: toUnitId },
    })),
  )
  return all.length
}

/** What units and officers hold in the register. Documents of an ended unit need no moving: its successors keep them. */
export const follower: Follower = {
  unitEnded: async (ctx, { fromUnitId, toUnitId }) => {
    await moveUnitReceipts(ctx, fromUnitId, toUnitId)
    await ctx.tx
      .updateTable('reading')
      .set({ unit_id: toUnitId })
      .where('unit_id', '=', fromUnitId)
      .where('state', '=', 'open')
      .execute()
    return { tasks: 0, duties: 0 }
  },
  holdings: async (ctx, officerId) => {
    const rows = await ctx.tx
      .selectFrom('reading')
      .select(['id', 'file_name'])
      .where('officer_id', '=', officerId)
      .where('state', '=', 'open')
      .orderBy('created_at')
      .execute()
    return rows.map(
      (row): Holding => ({
        kind: 'reading',
        id: row.id,
        words: `Bản đọc chờ xác nhận: ${row.file_name}`,
        dueOn: null,
        opens: `/readings/${row.id}`,
      }),
    )
  },
  handOver: async (ctx, { fromOfficerId, toOfficerId }) => {
    await ctx.tx
      .updateTable('reading')
      .set({ officer_id: toOfficerId })
      .where('officer_id', '=', fromOfficerId)
      .where('state', '=', 'open')
      .execute()
    return { tasks: 0, duties: 0 }
  },
}
