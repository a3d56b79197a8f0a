import { Refusal } from '@liem/domain/kernel/refusal'
import type { Me } from '@liem/domain/sessions/contract'
import { failureLimit } from '#platform/auth/failure-limit'
import { isPassword } from '#platform/auth/password'
import { authorityOf, beginSignIn, startSession } from '#platform/auth/sessions'
import { newToken } from '#platform/auth/token'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { asActor } from '#platform/db/as-actor'
import { writeJournal } from '#platform/journal'
import { addressPrefix } from '#platform/telemetry'
import { describeMe } from './me.ts'

const failures = failureLimit()

/**
 * Begins a session. A wrong name and a wrong password take the same time, get the same answer and lock alike: five wrong ones for a
 * name lock that name for a quarter of an hour. Refuses `session.wrong`, `session.locked`, `request.too_many`.
 */
export async function signIn(ctx: OutsideCtx, { body }: { body: { username: string; password: string } }): Promise<Me> {
  const giveBack = failures.attempt(addressPrefix(ctx.address), ctx.now)
  const { officerId, passwordHash, lockedUntil } = await beginSignIn(ctx.db, body.username, ctx.now)
  if (lockedUntil) {
    throw new Refusal('session.locked', { minutes: Math.ceil((lockedUntil.getTime() - ctx.now.getTime()) / 60_000) })
  }
  if (!(await isPassword(passwordHash, body.password)) || officerId === null) {
    ctx.log({ event: 'sign_in.wrong', officer: officerId })
    throw new Refusal('session.wrong')
  }
  giveBack()
  const { actor, grants } = await authorityOf(ctx.db, officerId, ctx.today)
  const token = newToken()
  const me = await asActor(ctx.db, actor, async (tx) => {
    const { now, parts, device } = ctx
    const id = await startSession(tx, { token, officerId, device, now, hours: parts.settings.sessionHours })
    const inside: Ctx = { ...ctx, tx, actor, grants, session: { id }, onBehalfOf: null }
    const described = await describeMe(inside)
    await writeJournal(inside, {
      act: 'sessions.sign_in',
      subject: { kind: 'officer', id: officerId },
      unitIds: [described.unit.id],
      facts: { session: id },
    })
    return described
  })
  ctx.outgoing.sessionToken = token
  return me
}
