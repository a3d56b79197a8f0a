import type { Module } from '#platform/http'
import { continueSeries } from './jobs.ts'
import { routes } from './routes.ts'

export { type Assigned, assignTasks } from './assigning.ts'
export { breakDown, mostBlocked, mostLate, scopeOf, trend, unitsInScope } from './figures.ts'
export { taskFollower } from './handovers.ts'
export { countTasks } from './queries.ts'

/** Door of the tasks: assigned work, the doer's claims and the checker's verdicts. */
export const tasks: Module = { name: 'tasks', routes, jobs: [continueSeries] }
