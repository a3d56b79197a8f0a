import { today } from '@liem/domain/kernel/dates'
import { sql } from 'kysely'
import { actorOf, type Grant } from '../ctx.ts'
import type { Actor, Db, Tx } from '../db/as-actor.ts'
import { hashToken } from './token.ts'

/** Without a request for this long a session is over, whatever its age. */
export const IDLE_MINUTES = 120
export const WRONG_PASSWORDS = 5
export const LOCK_MINUTES = 15

/** How long showing the second factor counts for the routes that ask for it (`stepUp`). */
export const STEP_UP_MINUTES = 15

/**
 * `pending`: begun with the password, the second factor not shown yet. `excused`: a practice copy, where everybody knows every password:
 * who has set up no factor there is asked for none.
 */
export type SecondFactorState = { has: boolean; pending: boolean; shownAt: Date | null; excused: boolean }

export type SignedIn = {
  sessionId: string
  mustChange: boolean
  secondFactor: SecondFactorState
  actor: Actor
  grants: readonly Grant[]
}

/** Who holds this token now: one query. Undefined when the session is unknown, idle, expired or revoked, or the officer has left. */
export async function findSignedIn(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const day = today(now)
  const { rows } = await sql<{
    session_id: string
    officer_id: number
    must_change: boolean
    grants: Grant[]
    stands_in_for: number[]
    has_second_factor: boolean
    second_factor_pending: boolean
    stepped_up_at: Date | null
    in_practice: boolean
  }>`select * from session_officer(${hashToken(token)}, ${now}, ${day}, make_interval(mins => ${IDLE_MINUTES}))`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return undefined
  return {
    sessionId: row.session_id,
    mustChange: row.must_change,
    secondFactor: {
      has: row.has_second_factor,
      pending: row.second_factor_pending,
      shownAt: row.stepped_up_at,
      excused: row.in_practice && !row.has_second_factor,
    },
    actor: actorOf(row.officer_id, row.grants, row.stands_in_for, day),
    grants: row.grants,
  }
}

/** The roles in force of an officer, for the moment of sign-in. */
export async function authorityOf(db: Db, officerId: number, day: string): Promise<Pick<SignedIn, 'actor' | 'grants'>> {
  const { rows } = await sql<{
    grants: Grant[]
    stands_in_for: number[]
  }>`select * from officer_authority(${officerId}, ${day})`.execute(db)
  const { grants, stands_in_for } = rows[0] ?? { grants: [], stands_in_for: [] }
  return { actor: actorOf(officerId, grants, stands_in_for, day), grants }
}

/** Counts an attempt on a name. `lockedUntil`: too many wrong ones; the password is not to be looked at. */
export async function beginSignIn(db: Db, username: string, now: Date) {
  const { rows } = await sql<{ officer_id: number | null; password_hash: string | null; locked_until: Date | null }>`
    select * from sign_in_begin(${username}, ${now}, ${today(now)}, ${WRONG_PASSWORDS}, make_interval(mins => ${LOCK_MINUTES}))`.execute(
    db,
  )
  const row = rows[0]
  return {
    officerId: row?.officer_id ?? null,
    passwordHash: row?.password_hash ?? null,
    lockedUntil: row?.locked_until ?? null,
  }
}

/** Begins a session and forgets the wrong attempts. Answers its id. */
export async function startSession(
  tx: Tx,
  session: { token: string; officerId: number; device: string | null; now: Date; hours: number },
): Promise<string> {
  const expires = new Date(session.now.getTime() + session.hours * 3_600_000)
  const { rows } = await sql<{ id: string }>`
    select session_start(${hashToken(session.token)}, ${session.officerId}, ${session.device}, ${session.now}, ${expires}) as id`.execute(
    tx,
  )
  return rows[0]?.id as string
}

/** The officer's own sessions that have not ended, latest first. */
export async function listOwnSessions(tx: Tx, now: Date) {
  const { rows } = await sql<{
    id: string
    device: string | null
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }>`
    select * from session_list()`.execute(tx)
  const idle = new Date(now.getTime() - IDLE_MINUTES * 60_000)
  return rows.filter((row) => row.expires_at > now && row.last_seen_at > idle)
}

/** Ends one of the officer's own sessions. False: there is none. */
export async function revokeSession(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select session_revoke(${id}, ${now}) as done`.execute(tx)
  return rows[0]?.done ?? false
}

/** Ends all sessions of an officer (his own, or an administrator anybody's), but `keep`. Answers how many. */
export async function revokeAllSessions(
  tx: Tx,
  officerId: number,
  now: Date,
  keep: string | null = null,
): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select session_revoke_all(${officerId}, ${keep}, ${now}) as count`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Whether the officer still has to change a password somebody gave him. */
export async function mustChangePassword(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ must: boolean }>`select credential_must_change() as must`.execute(tx)
  return rows[0]?.must ?? false
}

/** Whether this session of the officer still waits for his second factor. */
export async function isSecondFactorPending(tx: Tx, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ pending: boolean }>`select session_pending(${sessionId}) as pending`.execute(tx)
  return rows[0]?.pending ?? false
}
