import { sql } from 'kysely'
import { z } from 'zod'
import { job } from '#platform/jobs'

/** Forgets what sign-in no longer needs: ended sessions, counted attempts, answers kept against repetition. */
export const purge = job({
  name: 'sessions.purge',
  payload: z.object({}),
  dailyAt: '02:40',
  run: ({ inTx, now }) => inTx(async ({ tx }) => void (await sql`select purge_sign_in(${now})`.execute(tx))),
})
