import { isWorkingDay } from '@liem/domain/kernel/calendar'
import { isoDate } from '@liem/domain/kernel/dates'
import { dueOn } from '@liem/domain/kernel/deadline'
import { readDayList, valueOn } from '@liem/domain/kernel/values'
import { escalate, reminderDays } from '@liem/domain/tasks/deadlines'
import { permissionsOf, roleNames } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { z } from 'zod'
import { localLaw } from '#platform/calendar'
import type { Ctx } from '#platform/ctx'
import { job } from '#platform/jobs'
import { writeJournals } from '#platform/journal'
import { notifyOfficers, notifyUnits } from '#platform/notices'
import { subjectsOf, workOf } from './clocks.ts'

const nothing = z.object({})
const AT_ONCE = 500
type Kind = keyof typeof workOf

/** Every morning: whose clock ends in so many days is told (of petitions only their holders are, by the petitions themselves), once per clock and distance, however often this runs. */
export const remind = job({
  name: 'agenda.remind',
  payload: nothing,
  dailyAt: '06:30',
  run: async ({ inTx, today }) => {
    const ids = await inTx(async (ctx) => {
      const { values } = await localLaw(ctx.tx)
      const { value: days } = valueOn(reminderDays, isoDate(today), values, readDayList)
      const { rows } = await sql<{ id: string }>`
        select id from obligation o where o.met_on is null and o.ended_on is null and o.paused_on is null and o.subject_kind <> 'petition'
          and o.due_on - ${today}::date = any(${[0, ...days]}::int[]) order by o.due_on, o.id`.execute(ctx.tx)
      return rows.map((row) => row.id)
    })
    for (let i = 0; i < ids.length; i += AT_ONCE) await inTx((ctx) => remindOf(ctx, ids.slice(i, i + AT_ONCE)))
  },
})

async function remindOf(ctx: Ctx, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    rule: string
    subjectKind: Kind
    subjectId: string
    unitId: number
    officerId: number | null
    dueOn: string
    days: number
  }>`
    select o.id, o.rule, o.subject_kind as "subjectKind", o.subject_id as "subjectId", o.holder_unit_id as "unitId",
      o.officer_id as "officerId", o.due_on as "dueOn", o.due_on - ${ctx.today}::date as days
    from obligation o where o.id = any(${[...ids]}::uuid[])`.execute(ctx.tx)
  const subjects = await subjectsOf(ctx, rows)
  const noticeOf = (row: (typeof rows)[number]) => {
    const subject = subjects.get(row.subjectId)
    const place = subject?.opens.split('/') ?? []
    return {
      kind: 'agenda.reminder',
      subject: { kind: row.subjectKind, id: row.subjectId },
      facts: {
        rule: row.rule,
        dueOn: row.dueOn,
        days: row.days,
        code: subject?.code ?? null,
        ...(place[1] === 'tasks'
          ? { task: place[2] ?? '' }
          : place[1] === 'documents'
            ? { document: place[2] ?? '' }
            : {}),
      },
      once: `reminder:${row.id}:${row.dueOn}:${row.days}`,
    }
  }
  for (const row of rows) if (row.officerId) await notifyOfficers(ctx, [row.officerId], noticeOf(row))
  await notifyUnits(
    ctx,
    rows
      .filter((row) => !row.officerId)
      .map((row) => ({ ...noticeOf(row), unitId: row.unitId, needs: workOf[row.subjectKind] })),
  )
}

/** Every night: a task overdue beyond the set time is told to the superior of its lead, once; one notice a unit a day. */
export const escalateLate = job({
  name: 'agenda.escalate',
  payload: nothing,
  dailyAt: '06:00',
  run: ({ inTx }) => inTx(escalateAll),
})

async function escalateAll(ctx: Ctx) {
  const { calendar, values } = await localLaw(ctx.tx)
  const { rows: days } = await sql<{ dueOn: string }>`
    select distinct o.due_on as "dueOn" from obligation o
    where o.rule = 'tasks.due' and o.met_on is null and o.ended_on is null and o.paused_on is null and o.escalated_on is null
      and o.due_on < ${ctx.today}::date`.execute(ctx.tx)
  const ripe = days
    .map((row) => row.dueOn)
    .filter((day) => {
      const { due } = dueOn(escalate, { start: isoDate(day), local: values }, calendar)
      return due !== null && due < ctx.today
    })
  if (ripe.length === 0) return
  const { rows } = await sql<{ taskId: string; unitId: number; dueOn: string; code: string; supervising: number }>`
    update obligation o set escalated_on = ${ctx.today}::date from task t
    where t.id = o.subject_id and o.subject_kind = 'task' and o.rule = 'tasks.due' and o.met_on is null and o.ended_on is null
      and o.paused_on is null and o.escalated_on is null and o.due_on = any(${ripe}::date[])
    returning o.subject_id as "taskId", o.holder_unit_id as "unitId", o.due_on as "dueOn", t.code, t.supervising_unit_id as supervising`.execute(
    ctx.tx,
  )
  const { rows: units } = await sql<{ id: number; code: string; parentId: number | null }>`
    select id, code, parent_id as "parentId" from unit where id = any(${[...new Set(rows.map((row) => row.unitId))]}::int[])`.execute(
    ctx.tx,
  )
  await writeJournals(
    ctx,
    rows.map((row) => ({
      act: 'tasks.escalate',
      subject: { kind: 'task', id: row.taskId },
      unitIds: [row.unitId, row.supervising],
      facts: { code: row.code, dueOn: row.dueOn },
    })),
  )
  await notifyUnits(
    ctx,
    units.flatMap((unit) => {
      const late = rows.filter((row) => row.unitId === unit.id)
      const superior = unit.parentId ?? late[0]?.supervising
      const first = late[0]
      if (!superior || !first) return []
      return [
        {
          unitId: superior,
          needs: 'tasks.verify' as const,
          kind: 'agenda.escalated',
          subject: { kind: 'task', id: first.taskId },
          facts: { unit: unit.id, unitCode: unit.code, count: late.length },
          once: `escalated:${unit.id}:${ctx.today}`,
        },
      ]
    }),
  )
}

/** Every working morning: one mail to whoever has something overdue or soon due and wants mail. It holds counts, no content. */
export const digest = job({
  name: 'agenda.digest',
  payload: nothing,
  dailyAt: '06:45',
  run: ({ inTx }) =>
    inTx(async (ctx) => {
      const { calendar } = await localLaw(ctx.tx)
      if (!isWorkingDay(calendar, isoDate(ctx.today))) return
      const roles = Object.fromEntries(
        (Object.keys(workOf) as Kind[]).map((kind) => [
          kind,
          roleNames.filter((role) => permissionsOf([role]).has(workOf[kind])),
        ]),
      )
      const sharing = roleNames.filter((role) => permissionsOf([role]).has('tasks.assign'))
      await sql`
        with due as (
          select o.holder_unit_id as unit_id, o.officer_id, o.subject_kind, count(*) filter (where o.due_on < ${ctx.today}::date) as overdue,
            count(*) filter (where o.due_on >= ${ctx.today}::date) as soon
          from obligation o
          where o.met_on is null and o.ended_on is null and o.paused_on is null and o.due_on <= ${ctx.today}::date + 7
          group by 1, 2, 3
        ), holding as (
          select distinct r.officer_id, r.unit_id, k.kind, r.role = any(${sharing}::text[]) as shares
          from officer_role r join jsonb_each(${JSON.stringify(roles)}::jsonb) as k (kind, roles) on k.roles ? r.role
          where r.from_on <= ${ctx.today}::date and (r.to_on is null or r.to_on >= ${ctx.today}::date)
        ), mine as (
          select distinct h.officer_id, d.unit_id, d.subject_kind, d.officer_id as in_charge, d.overdue, d.soon
          from holding h join due d on d.unit_id = h.unit_id and d.subject_kind = h.kind
            and (d.officer_id is null or d.officer_id = h.officer_id or h.shares)
        )
        insert into mail_outbox (officer_id, kind, facts, queued_at, once_key)
        select o.id, 'digest', jsonb_build_object('overdue', sum(m.overdue), 'soon', sum(m.soon)), ${ctx.now},
          'digest:' || o.id || ':' || ${ctx.today}::text
        from mine m join officer o on o.id = m.officer_id
        where o.wants_mail and o.email is not null and (o.ended_on is null or o.ended_on > ${ctx.today}::date)
        group by o.id
        on conflict do nothing`.execute(ctx.tx)
    }),
})
