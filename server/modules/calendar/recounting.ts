import { Refusal } from '@liem/domain/kernel/refusal'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { addJob, job } from '#platform/jobs'
import { writeJournals } from '#platform/journal'
import { countTerms, type Moved, recount, recountBatch } from '#platform/recount'

/** Up to so many clocks are counted while the officer waits; more of them by the worker. */
const AT_ONCE = 2000
const BATCH = 500
/** A step that read the old calendar may still be starting a clock; by then it has ended. */
const STRAGGLERS_AFTER_MS = 2 * 60_000

const Cause = z.object({ kind: z.enum(['day', 'value']), id: z.uuid() })
type Cause = z.infer<typeof Cause>
const why = { day: 'lịch nghỉ thay đổi', value: 'số liệu về thời hạn thay đổi' } as const
const subjectOf = { day: 'calendar_day', value: 'law_value' } as const

/** Counts every open clock again because of a confirmed row; each moved day is an entry of its own in the journal. */
export async function recountFor(ctx: Ctx, cause: Cause) {
  const total = await countTerms(ctx)
  if (total > AT_ONCE) {
    const { id: work } = await ctx.tx
      .insertInto('long_work')
      .values({
        kind: 'calendar.recount',
        officer_id: ctx.actor.officerId,
        total_count: total,
        result: JSON.stringify({ moved: 0 }),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addJob(ctx, recountLater, { work, cause })
    return { recomputed: 0, moved: 0, work }
  }
  await sweepStragglers(ctx)
  const moved = await recount(ctx, why[cause.kind])
  await journalMoved(ctx, moved, cause)
  return { recomputed: total, moved: moved.length, work: null }
}

/** The same for many clocks: batch by batch, each in its own transaction, its progress shown to who confirmed. Repeating it does no harm. */
export const recountLater = job({
  name: 'calendar.recount',
  payload: z.object({ work: z.uuid(), cause: Cause }),
  run: async ({ inTx }, { work, cause }) => {
    let done = 0
    for (let after: string | null = null; ; ) {
      const batch = await inTx(async (ctx) => {
        const one = await recountBatch(ctx, { why: why[cause.kind], after, limit: BATCH })
        await journalMoved(ctx, one.moved, cause)
        await noteProgress(ctx, work, done + one.seen, one)
        if (one.next === null) await sweepStragglers(ctx)
        return one
      })
      done += batch.seen
      if (batch.next === null) return
      after = batch.next
    }
  },
})

/** Every night, and shortly after each change: whatever clock is not where today's calendar puts it, a new version of the program included. */
export const sweep = job({
  name: 'calendar.sweep',
  payload: z.object({}),
  dailyAt: '00:20',
  run: async ({ inTx }) => {
    for (let after: string | null = null; ; ) {
      const next = await inTx(async (ctx) => {
        const batch = await recountBatch(ctx, { why: why.day, after, limit: BATCH })
        await journalMoved(ctx, batch.moved, null)
        return batch.next
      })
      if (next === null) return
      after = next
    }
  },
})

const sweepStragglers = (ctx: Ctx) =>
  addJob(ctx, sweep, {}, { key: 'calendar.stragglers', runAt: new Date(ctx.now.getTime() + STRAGGLERS_AFTER_MS) })

export async function readProgress(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('long_work')
    .select(['state', 'done_count', 'total_count', 'result'])
    .where('id', '=', id)
    .where('kind', '=', 'calendar.recount')
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  const { moved = 0 } = (row.result ?? {}) as { moved?: number }
  return {
    state: row.state as 'waiting' | 'running' | 'done' | 'failed',
    done: row.done_count,
    total: row.total_count ?? 0,
    moved,
  }
}

async function noteProgress(
  ctx: Ctx,
  id: string,
  done: number,
  batch: { moved: readonly Moved[]; next: string | null },
) {
  const { result } = await ctx.tx
    .selectFrom('long_work')
    .select('result')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const before = (result as { moved?: number } | null)?.moved ?? 0
  await ctx.tx
    .updateTable('long_work')
    .set({
      state: batch.next === null ? 'done' : 'running',
      done_count: done,
      result: JSON.stringify({ moved: before + batch.moved.length }),
      ended_at: batch.next === null ? ctx.now : null,
    })
    .where('id', '=', id)
    .execute()
}

/** On the record that the clock belongs to, so that its timeline tells why the day moved. */
async function journalMoved(ctx: Ctx, moved: readonly Moved[], cause: Cause | null) {
  await writeJournals(
    ctx,
    moved.map((one) => ({
      act: 'calendar.recount',
      subject: one.subject,
      unitIds: [one.unitId],
      facts: {
        rule: one.rule,
        obligation: one.id,
        from: one.from,
        to: one.to,
        ...(cause ? { cause: subjectOf[cause.kind], causeId: cause.id } : {}),
      },
    })),
  )
}
