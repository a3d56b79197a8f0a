import * as contract from '@liem/domain/keys/second-factor.contract'
import { bind, bindOutside } from '#platform/http'
import * as removal from './factor-removal.ts'
import * as passkeys from './passkeys.ts'
import * as factor from './second-factor.ts'
import * as totp from './totp.ts'

export const secondFactorRoutes = [
  bind(contract.readSecondFactor, factor.read),
  bindOutside(contract.beginTotp, totp.begin, { unkept: true }),
  bindOutside(contract.confirmTotp, totp.confirm, { unkept: true }),
  bindOutside(contract.beginPasskey, passkeys.begin, { unkept: true }),
  bindOutside(contract.addPasskey, passkeys.add, { unkept: true }),
  bind(contract.renewBackupCodes, factor.renewCodes, { unkept: true }),
  bind(contract.removeFactor, (ctx, { params }) => factor.remove(ctx, params.id)),
  bind(contract.challengeSecondFactor, factor.challenge, { whilePending: true, whileMustChange: true, unkept: true }),
  bindOutside(contract.showSecondFactor, factor.show, { whilePending: true, whileMustChange: true, unkept: true }),
  bind(contract.listRemovals, removal.list),
  bind(contract.askRemoval, (ctx, { body }) => removal.ask(ctx, body)),
  bind(contract.confirmRemoval, (ctx, { params }) => removal.confirm(ctx, params.id)),
  bind(contract.withdrawRemoval, (ctx, { params }) => removal.withdraw(ctx, params.id)),
]
