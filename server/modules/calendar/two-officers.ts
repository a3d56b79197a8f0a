import { createHash } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { Ctx } from '#platform/ctx'
import { canonicalJson } from '#platform/journal'

type Proposed = { proposed_by: number | null; confirmed_at: Date | null; withdrawn_at: Date | null }

/** A proposal still waits; a decided one has been dealt with by somebody meanwhile. */
export function stillWaits<Row extends Proposed>(row: Row | undefined): Row {
  if (!row) throw new Refusal('record.not_found')
  if (row.confirmed_at || row.withdrawn_at) throw new Refusal('record.changed')
  return row
}

/** Whether this officer may be the second one. Standing in for the proposer does not make a second pair of eyes. */
export function maySecond(ctx: Ctx, { proposed_by }: Pick<Proposed, 'proposed_by'>): boolean {
  return proposed_by !== ctx.actor.officerId && (proposed_by === null || proposed_by !== ctx.onBehalfOf)
}

/** What may be done with a waiting proposal. */
export function canOf(ctx: Ctx, row: Pick<Proposed, 'proposed_by'>): ('confirm' | 'withdraw')[] {
  const { permissions } = ctx.actor
  return [
    ...(permissions.has('calendar.confirm') && maySecond(ctx, row) ? (['confirm'] as const) : []),
    ...(permissions.has('calendar.propose') ? (['withdraw'] as const) : []),
  ]
}

/** Units of the officer's own roles: the calendar belongs to nobody's unit. */
export const ownUnits = (ctx: Ctx): number[] => [...new Set(ctx.grants.map((grant) => grant.unitId))]

/** Journal facts hold no words; the hash proves later that name and source are the ones that were confirmed. */
export const hashOf = (row: object): string => createHash('sha256').update(canonicalJson(row)).digest('hex')
