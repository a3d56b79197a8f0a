import { sql } from 'kysely'
import { z } from 'zod'
import { filesOf } from '#platform/files'
import { type JobTools, job } from '#platform/jobs'
import { isShort } from './uploads.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What nobody will name any more, seen from one who still writes his report. */
const SHORT = 2 * HOUR

/** Sealed files that no report or message named within a day are removed, rows first: a file without a row is harmless. */
export const sweepUploads = job({
  name: 'petitions.sweep_uploads',
  payload: z.object({}),
  dailyAt: '02:10',
  run: (at) => sweep(at, DAY),
})

/** Looks often whether the disk is getting short; then what waits for more than two hours goes, so that reports still find room. */
export const sweepWhenShort = job({
  name: 'petitions.sweep_when_short',
  payload: z.object({}),
  everyMinutes: 30,
  run: async (at) => {
    if (await isShort(at.parts)) await sweep(at, SHORT)
  },
})

async function sweep({ inTx, now, parts }: Pick<JobTools, 'inTx' | 'now' | 'parts'>, age: number): Promise<void> {
  const before = new Date(now.getTime() - age)
  const gone = await inTx(async ({ tx }) => {
    const { rows } = await sql<{ hash: string }>`select intake_sweep(${before}) as hash`.execute(tx)
    return rows.map(({ hash }) => hash)
  })
  const store = filesOf(parts)
  for (const hash of gone) await store.remove(hash)
}
