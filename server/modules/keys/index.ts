import type { Module } from '#platform/http'
import { secondFactorRoutes } from './second-factor-routes.ts'

/** Door of the keys: officers' keys, the root they lead to, recovery, and second factors. */
export const keys = (): Module => ({ name: 'keys', routes: [...secondFactorRoutes] })
