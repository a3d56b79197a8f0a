import { sql } from 'kysely'
import { z } from 'zod'
import { filesOf } from '#platform/files'
import { job } from '#platform/jobs'

const DAY = 24 * 3_600_000

/** Sealed files that no report or message named within a day are removed, rows first: a file without a row is harmless. */
export const sweepUploads = job({
  name: 'petitions.sweep_uploads',
  payload: z.object({}),
  dailyAt: '02:10',
  run: async ({ inTx, now, parts }) => {
    const before = new Date(now.getTime() - DAY)
    const gone = await inTx(async ({ tx }) => {
      const { rows } = await sql<{ hash: string }>`select intake_sweep(${before}) as hash`.execute(tx)
      return rows.map(({ hash }) => hash)
    })
    const store = filesOf(parts)
    for (const hash of gone) await store.remove(hash)
  },
})
