import type { Ctx } from '#platform/ctx'

/** One line of what an outgoing officer still holds. */
export type Holding = {
  kind: 'task' | 'duty' | 'role' | 'appointment' | 'reading' | 'key'
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
  /** What was vouched for an officer's standing ends with it. */
  standingEnded?: (ctx: Ctx, ended: StandingEnded) => Promise<void>
}

/** A role (`role`), a post or the unit of an officer ended, or (`left`) he leaves the service today. */
export type StandingEnded = { officerId: number; left: boolean; role?: string }

/** Tells every follower that an officer's standing ended. */
export async function tellStandingEnded(ctx: Ctx, followers: readonly Follower[], ended: StandingEnded): Promise<void> {
  for (const follower of followers) await follower.standingEnded?.(ctx, ended)
}
