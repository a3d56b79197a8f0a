import { Refusal } from '@liem/domain/kernel/refusal'
import type { FastifyRequest } from 'fastify'
import type { Db } from '../db/as-actor.ts'
import type { Bound } from '../http.ts'
import { findSignedIn, type SecondFactorState, type SignedIn, STEP_UP_MINUTES } from './sessions.ts'
import { readToken, type SessionCookie } from './token.ts'

/** Who asks, and may this kind of officer ask it at all? Before a byte of the body is read. */
export async function passGate(
  request: FastifyRequest,
  { route, options }: Bound,
  { db, now, cookie }: { db: Db; now: Date; cookie: SessionCookie },
): Promise<SignedIn | null> {
  if (route.needs === 'anyone') return null
  const token = readToken(request, cookie)
  const signedIn = token === undefined ? undefined : await findSignedIn(db, token, now)
  if (!signedIn) throw new Refusal('session.missing')
  if (signedIn.secondFactor.pending && !options.whilePending) throw new Refusal('session.second_factor')
  if (signedIn.mustChange && !options.whileMustChange) throw new Refusal('password.must_change')
  if (route.needs !== 'signed-in' && !signedIn.actor.permissions.has(route.needs)) {
    request.log.warn({
      event: 'right.refused',
      officer: signedIn.actor.officerId,
      needs: route.needs,
      method: route.method,
      route: route.path,
    })
    throw new Refusal('permission.missing')
  }
  askStepUp(route.stepUp, signedIn.secondFactor, now)
  return signedIn
}

/** Was the second factor shown lately, where the route asks for it? */
function askStepUp(asked: Bound['route']['stepUp'], { has, shownAt, excused }: SecondFactorState, now: Date): void {
  if (!asked || excused || (asked === 'when-set' && !has)) return
  if (!has) throw new Refusal('second_factor.missing')
  if (!shownAt || now.getTime() - shownAt.getTime() > STEP_UP_MINUTES * 60_000) throw new Refusal('session.step_up')
}
