import type { Module } from '#platform/http'
import { routes } from './routes.ts'

export { setupCode } from './code.ts'

/** Door of the set-up: the first run of a real installation, and the practice copy beside it. */
export const setup: Module = { name: 'setup', routes }
