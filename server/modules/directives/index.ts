/** Door of the directives: register of documents, items, cascade to units, coverage, roadmap, readings. */
import type { Module } from '#platform/http'
import { routes } from './routes.ts'

export { documentsOfUnit, type PlanFigures, planFigures, reviewTitles, waiting } from './figures.ts'
export { documentRefs } from './page.ts'
export { follower, moveUnitReceipts } from './succession.ts'

export const directives: Module = { name: 'directives', routes }
