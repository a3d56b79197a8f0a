/** Door of the organisation: units as a dated ledger, officers, posts, roles, absences. */
export type { Follower, Holding } from './followers.ts'
export { applyDue } from './ledger.ts'
export { getRunning, ledgerView, refsOf, superiorOf } from './queries.ts'
export { unitRoutes } from './routes.ts'
