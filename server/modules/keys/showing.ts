import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import { failureLimit } from '#platform/auth/failure-limit'
import { isOwnPassword } from '#platform/auth/passwords'
import { LOCK_MINUTES } from '#platform/auth/sessions'
import type { Ctx, OutsideCtx } from '#platform/ctx'

const WRONG_CODES = 6

/** Counts an attempt in a transaction of its own, before it is looked at, so that guesses cannot outrun the lock. */
export async function countAttempt(ctx: OutsideCtx): Promise<void> {
  const until = await ctx.transaction(async ({ tx, now }) => {
    const { rows } = await sql<{ until: Date | null }>`
      select second_factor_begin(${now}, ${WRONG_CODES}, make_interval(mins => ${LOCK_MINUTES})) as until`.execute(tx)
    return rows[0]?.until ?? null
  })
  if (until)
    throw new Refusal('second_factor.locked', { minutes: Math.ceil((until.getTime() - ctx.now.getTime()) / 60_000) })
}

/** The second factor was shown: this session may go on, and do what asks for it for a quarter of an hour. */
export async function markShown({ tx, session, now }: Ctx): Promise<void> {
  if (!session) throw new Refusal('session.missing')
  await sql`select second_factor_passed(${session.id}, ${now})`.execute(tx)
}

// Somebody at an unlocked screen must not guess the password here at leisure.
const wrongPasswords = failureLimit({ most: 10 })

/** A session alone must not suffice to tie a telephone to the account. Refuses `password.wrong`, `request.too_many`. */
export async function askPassword<T>(ctx: OutsideCtx, password: string, work: (inside: Ctx) => Promise<T>): Promise<T> {
  const giveBack = wrongPasswords.attempt(`${ctx.session?.id}`, ctx.now)
  const done = await ctx.transaction(async (inside) => {
    if (!(await isOwnPassword(inside.tx, password))) throw new Refusal('password.wrong')
    return work(inside)
  })
  giveBack()
  return done
}
