import { sql } from 'kysely'
import type { Follower } from '#modules/units'
import { addJob } from '#platform/jobs'
import { passOn, watchAll } from './jobs.ts'

/**
 * An officer who hands over loses every key to reports in the same transaction; co-holders give them to others, and the alarm rings
 * where fewer than two are left. The administrator who records it learns of no matter and of no number: nothing is answered here.
 */
export const petitionFollower: Follower = {
  async unitEnded(ctx, { fromUnitId, toUnitId }) {
    await addJob(ctx, passOn, { from: fromUnitId, to: toUnitId })
    return { tasks: 0, duties: 0 }
  },
  holdings: async () => [],
  async handOver(ctx, { fromOfficerId }) {
    await sql`select petition_officer_left(${fromOfficerId}, ${ctx.now})`.execute(ctx.tx)
    await addJob(ctx, watchAll, {})
    return { tasks: 0, duties: 0 }
  },
}
