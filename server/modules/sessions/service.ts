import { Refusal } from '@liem/domain/kernel/refusal'
import { failureLimit } from '#platform/auth/failure-limit'
import { changeOwnPassword } from '#platform/auth/passwords'
import * as sessions from '#platform/auth/sessions'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { describeMe } from './me.ts'
import { changeOwnLocale, ownOfficer } from './store.ts'

const done = { done: true } as const

export const readMe = describeMe

export async function signOut(ctx: Ctx) {
  if (ctx.session) await sessions.revokeSession(ctx.tx, ctx.session.id, ctx.now)
  ctx.outgoing.sessionToken = null
  await journalOwn(ctx, 'sessions.sign_out')
  return done
}

// Somebody at an unlocked screen must not guess the password here at leisure.
const wrongPasswords = failureLimit({ most: 10 })

/** Changes the password and ends the officer's other sessions. Refuses `password.wrong`, `password.weak`. */
export async function changePassword(ctx: OutsideCtx, { body }: { body: { current: string; next: string } }) {
  const giveBack = wrongPasswords.attempt(`${ctx.session?.id}`, ctx.now)
  await ctx.transaction(async (inside) => {
    const { username } = await ownOfficer(inside)
    await changeOwnPassword(inside.tx, { id: inside.actor.officerId, username }, body, inside.now)
    const ended = await sessions.revokeAllSessions(inside.tx, inside.actor.officerId, inside.now, inside.session?.id)
    await journalOwn(inside, 'sessions.change_password', { sessionsEnded: ended })
  })
  giveBack()
  return done
}

export async function listSessions(ctx: Ctx) {
  const rows = await sessions.listOwnSessions(ctx.tx, ctx.now)
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === ctx.session?.id,
  }))
}

export async function revokeSession(ctx: Ctx, { params }: { params: { id: string } }) {
  if (!(await sessions.revokeSession(ctx.tx, params.id, ctx.now))) throw new Refusal('record.not_found')
  if (params.id === ctx.session?.id) ctx.outgoing.sessionToken = null
  await journalOwn(ctx, 'sessions.revoke', { session: params.id })
  return done
}

export async function changeLocale(ctx: Ctx, { body }: { body: { locale: 'vi' | 'en'; wantsMail?: boolean } }) {
  await changeOwnLocale(ctx.tx, body.locale, body.wantsMail ?? null)
  return done
}

async function journalOwn(ctx: Ctx, act: string, facts: Record<string, string | number> = {}) {
  const { unitId } = await ownOfficer(ctx)
  // One's own account is never another's business: no delegation here.
  await writeJournal(
    { ...ctx, onBehalfOf: null },
    { act, subject: { kind: 'officer', id: ctx.actor.officerId }, unitIds: [unitId], facts },
  )
}
