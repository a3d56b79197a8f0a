import type { Ctx } from '#platform/ctx'

/** One line of what an outgoing officer still holds. */
export type Holding = {
  kind: 'task' | 'duty' | 'role' | 'appointment' | 'reading'
  id: string
  words: string
  dueOn: string | null
  opens: string | null
}

/**
 * What other modules do when a unit ends or an officer leaves, in the same transaction. The composition root names them:
 * units know no other module, and nothing that must hold together is left to a later job.
 */
export type Follower = {
  unitEnded: (
    ctx: Ctx,
    move: { fromUnitId: number; toUnitId: number; eventId: string; reason: string },
  ) => Promise<{ tasks: number; duties: number }>
  holdings: (ctx: Ctx, officerId: number) => Promise<Holding[]>
  handOver: (
    ctx: Ctx,
    move: { fromOfficerId: number; toOfficerId: number; reason: string },
  ) => Promise<{ tasks: number; duties: number }>
}
