import type { Module } from '#platform/http'
import { escalateLate, remindHolders } from './books/lateness.ts'
import { publishTables } from './books/public-tables.ts'
import { custodyJobs } from './custody/jobs.ts'
import { forgetFiles } from './custody/removal.ts'
import { closeDesks } from './desk/jobs.ts'
import { deskRoutes } from './desk/routes.ts'
import { sweepUploads, sweepWhenShort } from './intake/jobs.ts'
import { routes } from './routes.ts'

export type { PublicTables } from './books/public-tables.ts'
export { petitionFollower } from './custody/leaving.ts'
export { petitionChecks } from './custody/live-checks.ts'
export { recoverySource } from './custody/recovery.ts'

/** Door of the petitions: what is reported, taken in, sealed, handled by grant less exclusion, and counted without content. */
export const petitions: Module = {
  name: 'petitions',
  routes: [...deskRoutes, ...routes],
  jobs: [
    ...custodyJobs,
    escalateLate,
    remindHolders,
    publishTables,
    forgetFiles,
    closeDesks,
    sweepUploads,
    sweepWhenShort,
  ],
}
