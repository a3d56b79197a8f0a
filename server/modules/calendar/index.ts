import type { Module } from '#platform/http'
import { recountLater, sweep } from './recounting.ts'
import { routes } from './routes.ts'

/** Door of the calendar: days and numbers of law that two officers change, and the recount that follows. */
export const calendar: Module = { name: 'calendar', routes, jobs: [recountLater, sweep] }
