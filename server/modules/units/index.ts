import type { Module } from '#platform/http'
import type { Follower } from './followers.ts'
import { applyEvents } from './jobs.ts'
import { unitRoutes } from './routes.ts'

export type { Follower, Holding } from './followers.ts'
export { record as recordUnitEvent } from './ledger.ts'
export { givenNameKey } from './officers.ts'
export { getRunning, ledgerView, refsOf, superiorOf } from './queries.ts'

/** Door of the organisation: units as a dated ledger, officers, posts, roles, absences. `followers`: who else holds something of them. */
export const units = (followers: readonly Follower[]): Module => ({
  name: 'units',
  routes: unitRoutes(followers),
  jobs: [applyEvents(followers)],
})
