import { isoDate } from '@liem/domain/kernel/dates'
import { dueOn } from '@liem/domain/kernel/deadline'
import { readDayList, valueOn } from '@liem/domain/kernel/values'
import { escalate } from '@liem/domain/petitions/deadlines'
import { reminderDays } from '@liem/domain/tasks/deadlines'
import { sql } from 'kysely'
import { z } from 'zod'
import { localLaw } from '#platform/calendar'
import { job } from '#platform/jobs'
import { notifyOfficers } from '#platform/notices'
import { lock, note } from '../feedback/store.ts'
import { tell } from './ledger.ts'

/**
 * Late → superior. What is late is told to its holders, entered in the ledger once and reported to the gate above without content:
 * only that the gate below is late. Who is excluded from the matter is not told.
 */
export const escalateLate = job({
  name: 'petitions.escalate',
  payload: z.object({}),
  dailyAt: '06:20',
  run: async ({ inTx }) => {
    const late = await inTx(async (ctx) => {
      const { calendar, values } = await localLaw(ctx.tx)
      const { rows } = await sql<{ obligation: string; id: string; unit: number; dueOn: string; rule: string }>`
        select o.id as obligation, o.subject_id as id, o.holder_unit_id as unit, o.due_on as "dueOn", o.rule from obligation o
        where o.subject_kind = 'petition' and o.met_on is null and o.ended_on is null and o.paused_on is null and o.escalated_on is null
          and o.due_on < ${ctx.today}::date order by o.due_on, o.id limit 2000`.execute(ctx.tx)
      return rows.filter((row) => {
        const { due } = dueOn(escalate, { start: isoDate(row.dueOn), local: values }, calendar)
        return due !== null && due < ctx.today
      })
    })
    for (const one of late)
      await inTx(async (ctx) => {
        const petition = await lock(ctx, one.id)
        await sql`update obligation set escalated_on = ${ctx.today}::date where id = ${one.obligation}::uuid`.execute(
          ctx.tx,
        )
        await note(ctx, one.id, 'petitions.escalate', { rule: one.rule, dueOn: one.dueOn })
        await tell(ctx, petition, 'overdue', { late: true })
        const { rows } = await sql<{ holders: number[]; above: number[] }>`
          select petition_holders(${one.id}::uuid) as holders, next_gate_officers(${one.id}::uuid, ${one.unit}) as above`.execute(
          ctx.tx,
        )
        await notifyOfficers(ctx, rows[0]?.holders ?? [], {
          kind: 'petitions.late',
          subject: { kind: 'petition', id: one.id },
          facts: { rule: one.rule, dueOn: one.dueOn },
          once: `late:${one.obligation}`,
        })
        await notifyOfficers(ctx, rows[0]?.above ?? [], {
          kind: 'petitions.gate_late',
          subject: { kind: 'gate-alarm', id: crypto.randomUUID() },
          facts: { unit: one.unit },
          once: `gate-late:${one.unit}:${ctx.today}`,
        })
      })
  },
})

/** Every morning: holders are told of clocks of theirs that end in so many days. Nobody else of the unit is. */
export const remindHolders = job({
  name: 'petitions.remind',
  payload: z.object({}),
  dailyAt: '06:35',
  run: ({ inTx, today }) =>
    inTx(async (ctx) => {
      const { values } = await localLaw(ctx.tx)
      const { value: days } = valueOn(reminderDays, isoDate(today), values, readDayList)
      const { rows } = await sql<{
        obligation: string
        id: string
        rule: string
        dueOn: string
        days: number
        holders: number[]
      }>`
        select o.id as obligation, o.subject_id as id, o.rule, o.due_on as "dueOn", o.due_on - ${today}::date as days, petition_holders(o.subject_id) as holders
        from obligation o where o.subject_kind = 'petition' and o.met_on is null and o.ended_on is null and o.paused_on is null
          and o.due_on - ${today}::date = any(${[0, ...days]}::int[]) order by o.due_on, o.id`.execute(ctx.tx)
      for (const row of rows)
        await notifyOfficers(ctx, row.holders, {
          kind: 'agenda.reminder',
          subject: { kind: 'petition', id: row.id },
          facts: { rule: row.rule, dueOn: row.dueOn, days: row.days },
          once: `reminder:${row.obligation}:${row.dueOn}:${row.days}`,
        })
    }),
})
