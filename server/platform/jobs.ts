import { today } from '@liem/domain/kernel/dates'
import { Logger, parseCronItems, run, runOnce, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type Ctx, type Parts, systemCtx } from './ctx.ts'
import { asActor, type Db, systemActor } from './db/as-actor.ts'
import { connectPool } from './db/pool.ts'

/** What a job works with. Each `inTx` is one transaction of the system itself; long work takes several. */
export type JobTools = {
  inTx: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  today: string
  now: Date
  parts: Parts
}

/** Work done later by the worker: at least once, so doing it twice must do no harm. Payloads hold ids only. */
export type Job<Payload extends z.ZodType = z.ZodType> = {
  /** `module.work`. */
  name: string
  payload: Payload
  /** Also every day at this time of Viet Nam, `05:30`, with an empty payload. */
  dailyAt?: string
  /** Also every so many minutes. */
  everyMinutes?: number
  /** Tries before it is given up; the queue waits longer each time. Default 25, about three days. */
  tries?: number
  run(tools: JobTools, payload: z.output<Payload>): Promise<void>
}

/** Declares a job; keeps the payload's type. */
export const job = <Payload extends z.ZodType>(declared: Job<Payload>): Job<Payload> => declared

/**
 * Queues work in the caller's own transaction: undone with it, seen by the worker only after it.
 * `key`: a job of the same key still waiting is replaced instead of doubled.
 */
export async function addJob<Payload extends z.ZodType>(
  ctx: Pick<Ctx, 'tx'>,
  what: Job<Payload>,
  payload: z.input<Payload>,
  { key, runAt }: { key?: string; runAt?: Date } = {},
): Promise<void> {
  const text = JSON.stringify(what.payload.parse(payload))
  await sql`select app_add_job(${what.name}, ${text}::json, ${key ?? null}, ${runAt?.toISOString() ?? null}::timestamptz)`.execute(
    ctx.tx,
  )
}

type Runner = {
  /** Pool of the worker's login. */
  db: Db
  workerUrl: string
  jobs: readonly Job[]
  parts: Parts
  /** Technical log; payloads and words of errors of the database stay out of it. */
  log?: (line: { level: 'error' | 'info'; job: string; message: string }) => void
}

/** Starts working the queue off. `stop` lets running jobs end. */
export async function startJobs(runner: Runner): Promise<{ stop(): Promise<void> }> {
  const pgPool = connectPool(runner.workerUrl, { max: 4 })
  const started = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    logger: quiet,
    taskList: taskListOf(runner),
    parsedCronItems: parseCronItems(runner.jobs.flatMap(timetableOf)),
  })
  return {
    stop: async () => {
      await started.stop()
      await pgPool.end()
    },
  }
}

/** Works off everything that is due now, then ends: for tests and the command line. */
export async function workOff(runner: Runner): Promise<void> {
  const pgPool = connectPool(runner.workerUrl, { max: 2 })
  try {
    await runOnce({ pgPool, noHandleSignals: true, logger: quiet, taskList: taskListOf(runner) })
  } finally {
    await pgPool.end()
  }
}

/** Runs one job now, outside the queue: for tests and the command line. */
export async function runJob(runner: Pick<Runner, 'db' | 'parts'>, what: Job, payload: unknown = {}): Promise<void> {
  await what.run(toolsOf(runner), what.payload.parse(payload))
}

const quiet = new Logger(() => () => undefined)

function toolsOf({ db, parts }: Pick<Runner, 'db' | 'parts'>): JobTools {
  const now = parts.clock.now()
  const day = today(now)
  return {
    now,
    today: day,
    parts,
    inTx: (work) => asActor(db, systemActor(day), (tx) => work(systemCtx(tx, parts, now))),
  }
}

function taskListOf(runner: Runner): TaskList {
  const list: TaskList = {}
  for (const one of runner.jobs) {
    list[one.name] = async (queued) => {
      const { _cron, ...payload } = (queued ?? {}) as Record<string, unknown>
      try {
        await one.run(toolsOf(runner), one.payload.parse(payload))
      } catch (error) {
        runner.log?.({ level: 'error', job: one.name, message: codeOf(error) })
        throw error
      }
    }
  }
  return list
}

/** Database errors quote values of records: only their code is logged. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: string; name?: string }
  return code ?? name ?? 'Error'
}

const HOURS_AHEAD = 7

/** The queue's timetable is in UTC; Viet Nam is seven hours ahead all year. */
export function timetableOf(one: Job) {
  const item = (match: string) => ({
    task: one.name,
    match,
    identifier: `${one.name} ${match}`,
    // A server that was off at night does the night's work once it is back.
    options: { backfillPeriod: 20 * 3600 * 1000, maxAttempts: one.tries ?? 25, jobKey: one.name },
  })
  if (one.everyMinutes) return [item(`*/${one.everyMinutes} * * * *`)]
  if (!one.dailyAt) return []
  const [hour = 0, minute = 0] = one.dailyAt.split(':').map(Number)
  return [item(`${minute} ${(hour + 24 - HOURS_AHEAD) % 24} * * *`)]
}
