import { randomInt } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { Tx } from '../db/as-actor.ts'
import { hashPassword, isPassword, isStrongEnough } from './password.ts'

/**
 * Sets an officer's password: one's own, or as an administrator somebody's, who then must change it at the next sign-in
 * (`mustChange`). Ends no session: see `revokeAllSessions`.
 */
export async function setPassword(
  tx: Tx,
  officerId: number,
  password: string,
  mustChange: boolean,
  now = new Date(),
): Promise<void> {
  await sql`select credential_set(${officerId}, ${await hashPassword(password)}, ${mustChange}, ${now})`.execute(tx)
}

/** Whether this is the officer's own password: asked before something that a session alone should not suffice for. */
export async function isOwnPassword(tx: Tx, password: string): Promise<boolean> {
  const { rows } = await sql<{ hash: string | null }>`select credential_hash() as hash`.execute(tx)
  return isPassword(rows[0]?.hash ?? null, password)
}

/** The officer changes his own password. Refuses `password.wrong`, `password.weak` (also for the same one again). */
export async function changeOwnPassword(
  tx: Tx,
  officer: { id: number; username: string },
  passwords: { current: string; next: string },
  now: Date,
): Promise<void> {
  if (!(await isOwnPassword(tx, passwords.current))) throw new Refusal('password.wrong')
  if (passwords.next === passwords.current || !isStrongEnough(passwords.next, officer.username))
    throw new Refusal('password.weak')
  await setPassword(tx, officer.id, passwords.next, false, now)
}

const syllables =
  'ba be bi bo bu ca co cu da de di do du ga go ha he hi ho hu la le li lo lu ma me mi mo mu na ne ni no nu sa se si so su ta te ti to tu va ve vi vo'.split(
    ' ',
  )

/** A first password that can be read out and typed: `mota-lihe-suna-4827` (about 47 bits; it lives until the first sign-in). */
export function makeTemporaryPassword(): string {
  const word = () => Array.from({ length: 2 }, () => syllables[randomInt(syllables.length)]).join('')
  return `${word()}-${word()}-${word()}-${String(randomInt(10_000)).padStart(4, '0')}`
}
