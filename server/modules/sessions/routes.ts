import * as contract from '@liem/domain/sessions/contract'
import { bind, bindOutside } from '#platform/http'
import * as service from './service.ts'
import { signIn } from './sign-in.ts'

export const routes = [
  bindOutside(contract.signIn, signIn),
  bind(contract.signOut, service.signOut, { whileMustChange: true, whilePending: true }),
  bind(contract.readMe, service.readMe, { whileMustChange: true, whilePending: true }),
  bindOutside(contract.changePassword, service.changePassword, { whileMustChange: true }),
  bind(contract.listSessions, service.listSessions),
  bind(contract.revokeSession, service.revokeSession),
  bind(contract.changeLocale, service.changeLocale),
]
