import * as keys from '@liem/domain/keys/contract'
import * as recovery from '@liem/domain/keys/recovery.contract'
import * as root from '@liem/domain/keys/root.contract'
import { bind } from '#platform/http'
import { countersign } from './certificates.ts'
import { list as listHolders } from './holders.ts'
import { list as listKeys } from './key-rows.ts'
import * as own from './own-key.ts'
import * as recoveryKeys from './recovery-keys.ts'
import { list as listRequests, recoveryRequests } from './recovery-requests.ts'
import type { RecoverySource } from './recovery-source.ts'
import * as revocation from './revocation.ts'
import * as roots from './roots.ts'

export const routes = [
  bind(keys.readOwnKey, own.read),
  bind(keys.makeKey, (ctx, { body }) => own.make(ctx, body)),
  bind(keys.readLockedKey, (ctx, { query }) => own.readLocked(ctx, query.keyId)),
  bind(keys.relockKey, (ctx, { body }) => own.relock(ctx, body)),
  bind(keys.revokeOwnKey, (ctx, { body }) => revocation.revokeOwn(ctx, body.why)),
  bind(keys.listKeys, (ctx, { query }) => listKeys(ctx, query)),
  bind(keys.listHolders, (ctx, { query }) => listHolders(ctx, query)),
  bind(keys.countersignKey, (ctx, { params, body }) => countersign(ctx, params.id, body)),
  bind(keys.revokeKey, (ctx, { params, body }) => revocation.revoke(ctx, params.id, body.why)),
  bind(keys.withdrawRevocation, (ctx, { params }) => revocation.withdrawRevocation(ctx, params.id)),
  bind(root.readRoot, roots.read),
  bind(root.proposeRoot, (ctx, { body }) => roots.propose(ctx, body)),
  bind(root.signRoot, (ctx, { params, body }) => roots.sign(ctx, params.id, body)),
  bind(root.withdrawRoot, (ctx, { params }) => roots.withdraw(ctx, params.id)),
  bind(recovery.listRecoveryKeys, recoveryKeys.list),
  bind(recovery.readRecoveryFor, (ctx, { query }) => recoveryKeys.recoveryFor(ctx.tx, query.unit)),
  bind(recovery.makeRecoveryKey, (ctx, { body }) => recoveryKeys.make(ctx, body)),
  bind(recovery.countersignRecovery, (ctx, { params, body }) => recoveryKeys.countersign(ctx, params.id, body)),
  bind(recovery.endRecoveryKey, (ctx, { params }) => recoveryKeys.end(ctx, params.id)),
]

/** Recovery of single reports, where a module that holds some is there. */
export function recoveryRoutes(source: RecoverySource) {
  const requests = recoveryRequests(source)
  return [
    bind(recovery.listRecoveryRequests, listRequests),
    bind(recovery.askRecovery, (ctx, { body }) => requests.ask(ctx, body)),
    bind(recovery.confirmRecovery, (ctx, { params }) => requests.confirm(ctx, params.id)),
    bind(recovery.withdrawRecovery, (ctx, { params }) => requests.withdraw(ctx, params.id)),
    bind(recovery.fetchRecovery, (ctx, { params }) => requests.fetch(ctx, params.id), { unkept: true }),
    bind(recovery.finishRecovery, (ctx, { params, body }) => requests.finish(ctx, params.id, body)),
  ]
}
