import { z } from 'zod'
import { job } from '#platform/jobs'
import type { Follower } from './followers.ts'
import { applyDue } from './ledger.ts'

/** Just after midnight: events whose day has come move people, tasks and clocks; names and parents of the day take effect. */
export const applyEvents = (followers: readonly Follower[]) =>
  job({
    name: 'units.apply',
    payload: z.object({}),
    dailyAt: '00:05',
    run: ({ inTx }) => inTx(async (ctx) => void (await applyDue(ctx, followers))),
  })
