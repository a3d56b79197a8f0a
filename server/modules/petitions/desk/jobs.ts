import { z } from 'zod'
import { job } from '#platform/jobs'
import { closeDay } from './on-desk.ts'

/** Every evening: what clerks have not handed over themselves leaves their desks. A day that is closed twice is closed. */
export const closeDesks = job({
  name: 'petitions.close-desks',
  payload: z.object({}),
  dailyAt: '23:30',
  run: ({ inTx }) => inTx(closeDay),
})
