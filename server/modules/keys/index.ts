import type { Module } from '#platform/http'
import type { RecoverySource } from './recovery-source.ts'
import { endGone } from './revocation.ts'
import { recoveryRoutes, routes } from './routes.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'

export { bundleFor, keyHolders } from './holders.ts'
export { recoveryFor } from './recovery-keys.ts'
export type { RecoverySource, RecoveryWrap } from './recovery-source.ts'
export { keyFollower } from './revocation.ts'
export { waiting } from './waiting.ts'

/** Door of the keys: officers' keys, the root they lead to, recovery, and second factors. `recovery`: who holds sealed reports. */
export const keys = ({ recovery }: { recovery?: RecoverySource } = {}): Module => ({
  name: 'keys',
  routes: [...routes, ...(recovery ? recoveryRoutes(recovery) : []), ...secondFactorRoutes],
  jobs: [endGone],
})
