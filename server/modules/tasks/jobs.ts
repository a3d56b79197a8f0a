import { z } from 'zod'
import { job } from '#platform/jobs'
import { makeInstances } from './series.ts'

/** Every night: recurring duties get the tasks of their next period. One transaction a series; a period is given once. */
export const continueSeries = job({
  name: 'tasks.series',
  payload: z.object({}),
  dailyAt: '00:20',
  run: async ({ inTx, today }) => {
    const running = await inTx(({ tx }) =>
      tx
        .selectFrom('task_series')
        .select('id')
        .where('ended_on', 'is', null)
        .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', today)]))
        .orderBy('id')
        .execute(),
    )
    for (const { id } of running) await inTx((ctx) => makeInstances(ctx, id))
  },
})
