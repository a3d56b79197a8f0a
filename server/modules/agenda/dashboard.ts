import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import { onTimeShare } from '@liem/domain/tasks/classes'
import type { readDashboard } from '@liem/domain/tasks/figures.contract'
import { documentRefs, planFigures } from '#modules/directives'
import { breakDown, mostBlocked, mostLate, scopeOf, trend, unitsInScope } from '#modules/tasks'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'

const MOST_UNITS = 300
const MOST_DOCUMENTS = 100
const MOST_ROWS = 10

/** The province, or the officer's part of it: figures from one moment and one scope, so that everything adds up. */
export async function read(ctx: Ctx, query: QueryOf<typeof readDashboard>): Promise<OkOf<typeof readDashboard>> {
  const where = await scopeOf(ctx, query)
  const { totals, byUnit, byDocument } = await breakDown(ctx, where)
  const blocked = await mostBlocked(ctx, where, MOST_ROWS)
  byUnit.sort(
    (a, b) =>
      b.totals.verdict.overdue - a.totals.verdict.overdue ||
      b.totals.verdict.assigned - a.totals.verdict.assigned ||
      a.unitId - b.unitId,
  )
  byDocument.sort((a, b) => b.totals.verdict.assigned - a.totals.verdict.assigned)
  const shown = { units: byUnit.slice(0, MOST_UNITS), documents: byDocument.slice(0, MOST_DOCUMENTS) }
  const units = await refsOf(
    ctx.tx,
    [...shown.units, ...blocked].map((one) => one.unitId),
  )
  const unit = (unitId: number) => units.get(unitId) ?? { id: unitId, code: '', name: '' }
  const documents = await documentRefs(
    ctx,
    shown.documents.map((one) => one.documentId),
  )
  const { received, acknowledged, plansNeeded, plansIssued, plansLate } = await planFigures(ctx, {
    unitIds: await unitsInScope(ctx, query.unitId),
    documentId: query.documentId,
    from: query.from,
    to: query.to,
  })
  const until = query.to && query.to < ctx.today ? query.to : ctx.today
  return {
    asOf: ctx.today,
    totals,
    coverage: { plansNeeded, plansIssued, plansLate, acknowledged, received },
    byUnit: shown.units.map((one) => ({
      unit: unit(one.unitId),
      totals: one.totals,
      onTime: onTimeShare(one.totals.verdict),
    })),
    byDocument: shown.documents.flatMap((one) => {
      const document = documents.get(one.documentId)
      return document
        ? [{ document: { id: document.id, symbol: document.symbol, title: document.title }, totals: one.totals }]
        : []
    }),
    trend: await trend(ctx, where, until),
    mostLate: await mostLate(ctx, where, MOST_ROWS),
    mostBlocked: blocked.map(({ unitId, ...one }) => ({ unit: unit(unitId), ...one })),
  }
}
