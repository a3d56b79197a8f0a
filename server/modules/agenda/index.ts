import { listNotices, readHome, readNotices } from '@liem/domain/agenda/contract'
import { readDashboard } from '@liem/domain/tasks/figures.contract'
import { bind, type Module } from '#platform/http'
import * as dashboard from './dashboard.ts'
import * as home from './home.ts'
import { digest, escalateLate, remind } from './jobs.ts'
import * as notices from './notices.ts'

/** Door of the day's work: home, dashboard, notices, and the jobs that remind and escalate. Reads what other modules write. */
export const agenda: Module = {
  name: 'agenda',
  routes: [
    bind(readHome, (ctx) => home.read(ctx)),
    bind(readDashboard, (ctx, { query }) => dashboard.read(ctx, query)),
    bind(listNotices, (ctx, { query }) => notices.list(ctx, query)),
    bind(readNotices, (ctx, { body }) => notices.markRead(ctx, body.ids)),
  ],
  jobs: [escalateLate, remind, digest],
}
