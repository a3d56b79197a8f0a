import type { readHome } from '@liem/domain/agenda/contract'
import { addDays, isoDate } from '@liem/domain/kernel/dates'
import type { OkOf } from '@liem/domain/kernel/route'
import { onTimeShare } from '@liem/domain/tasks/classes'
import { permissionsOf } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { waiting as documentsWaiting } from '#modules/directives'
import { waiting as keysWaiting } from '#modules/keys'
import { waiting as publicityWaiting } from '#modules/publicity'
import { breakDown } from '#modules/tasks'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { duties, myWork } from './clocks.ts'

type Home = OkOf<typeof readHome>

/** Shown per group; the counts beside them are whole. */
const MOST_SHOWN = 50
const SOON_DAYS = 7
const MOST_UNITS = 20

/** The officer's day: clocks that are his work, what waits for his step, who is late below him. */
export async function read(ctx: Ctx): Promise<Home> {
  const soonUntil = addDays(isoDate(ctx.today), SOON_DAYS)
  const work = myWork(ctx)
  const groups: Pick<Home, 'overdue' | 'soon' | 'later' | 'counts'> = {
    overdue: [],
    soon: [],
    later: [],
    counts: { overdue: 0, soon: 0, later: 0 },
  }
  if (work) {
    const between = {
      overdue: sql`o.due_on < ${ctx.today}::date`,
      soon: sql`o.due_on between ${ctx.today}::date and ${soonUntil}::date`,
      later: sql`o.due_on > ${soonUntil}::date`,
    }
    const { rows } = await sql<Home['counts']>`
      select count(*) filter (where ${between.overdue})::int as overdue, count(*) filter (where ${between.soon})::int as soon,
        count(*) filter (where ${between.later})::int as later
      from obligation o where ${work}`.execute(ctx.tx)
    groups.counts = rows[0] ?? groups.counts
    for (const name of ['overdue', 'soon', 'later'] as const)
      if (groups.counts[name] > 0) groups[name] = await duties(ctx, sql`${work} and ${between[name]}`, MOST_SHOWN)
  }
  return {
    today: ctx.today,
    ...groups,
    below: await below(ctx, soonUntil),
    waiting: await waitingFor(ctx),
    figures: await figures(ctx),
  }
}

/** Units directly below with the late and soon due tasks of all that lies under each. */
async function below(ctx: Ctx, soonUntil: string): Promise<Home['below']> {
  if (!ctx.actor.permissions.has('dashboard.read')) return []
  const above = ctx.actor.wide
    ? sql`select id from unit where parent_id is null`
    : sql`select unnest(${ctx.grants.filter((grant) => grant.reach === 'subtree').map((grant) => grant.unitId)}::int[])`
  const { rows } = await sql<{ unitId: number; overdue: number; soon: number }>`
    select c.ancestor_id as "unitId", count(*) filter (where t.due_on < ${ctx.today}::date)::int as overdue,
      count(*) filter (where t.due_on >= ${ctx.today}::date)::int as soon
    from task t join unit_closure c on c.descendant_id = t.lead_unit_id
    join unit u on u.id = c.ancestor_id and u.parent_id in (${above})
    where t.verified_on is null and t.state not in ('suspended', 'recalled') and t.due_on <= ${soonUntil}::date and t.due_key <= ${soonUntil}::date
    group by 1 order by 2 desc, 3 desc, 1 limit ${MOST_UNITS}`.execute(ctx.tx)
  const units = await refsOf(
    ctx.tx,
    rows.map((row) => row.unitId),
  )
  return rows.flatMap(({ unitId, ...counts }) => {
    const unit = units.get(unitId)
    return unit ? [{ unit, ...counts }] : []
  })
}

/** What waits for a step of this officer, where there is any. */
async function waitingFor(ctx: Ctx): Promise<Home['waiting']> {
  const judging = [
    ...new Set(
      ctx.grants.filter((grant) => permissionsOf([grant.role]).has('tasks.verify')).map((grant) => grant.unitId),
    ),
  ]
  const { rows } = await sql<{ verdicts: number; answers: number }>`
    select
      (select count(*)::int from task t where t.state = 'claimed' and t.supervising_unit_id = any(${judging}::int[])) as verdicts,
      (select count(*)::int from difficulty d join task t on t.id = d.task_id
        where d.answered_on is null and t.stuck and d.asked_unit_id = any(${judging}::int[])) as answers`.execute(
    ctx.tx,
  )
  const mine = rows[0] ?? { verdicts: 0, answers: 0 }
  const documents = await documentsWaiting(ctx)
  const keys = await keysWaiting(ctx)
  const publicity = await publicityWaiting(ctx)
  const all: Home['waiting'] = [
    {
      kind: 'verdict',
      words: 'báo cáo hoàn thành chờ thẩm định',
      count: mine.verdicts,
      opens: '/tasks?part=supervising&state=claimed',
    },
    {
      kind: 'answer',
      words: 'khó khăn, vướng mắc chờ trả lời',
      count: mine.answers,
      opens: '/tasks?part=any&stuck=true',
    },
    {
      kind: 'acknowledge',
      words: 'văn bản chờ xác nhận đã nhận',
      count: documents.acknowledge,
      opens: '/documents?waiting=acknowledge',
    },
    {
      kind: 'plan',
      words: 'văn bản chờ kế hoạch của đơn vị',
      count: documents.plans,
      opens: '/documents?waiting=plan',
    },
    { kind: 'reading', words: 'bản đọc văn bản chờ xác nhận', count: documents.readings, opens: '/readings' },
    {
      kind: 'countersign',
      words: 'khóa của cán bộ chờ đồng chí đối chiếu, đồng ký',
      count: keys.countersign,
      opens: '/keys?tab=house&state=waiting',
    },
    { kind: 'root', words: 'gốc tin cậy chờ đồng chí ký', count: keys.root, opens: '/keys?tab=root' },
    {
      kind: 'recovery',
      words: 'yêu cầu khôi phục chờ đồng chí xác nhận',
      count: keys.recoveries,
      opens: '/keys?tab=recovery',
    },
    {
      kind: 'contacts',
      words: 'đơn vị chưa công bố đường dây nóng, nơi tiếp dân',
      count: publicity.unpublished,
      opens: '/contacts?missing=all',
    },
  ]
  return all.filter((one) => one.count > 0)
}

/** The unit's own standing by verdict, and how far its claims run ahead of it. */
async function figures(ctx: Ctx): Promise<Home['figures']> {
  if (ctx.actor.wide || !ctx.actor.permissions.has('tasks.read')) return []
  const units = [...new Set(ctx.grants.map((grant) => grant.unitId))]
  const { totals } = await breakDown(ctx, sql`t.lead_unit_id = any(${units}::int[])`)
  const { verdict, claim } = totals
  if (verdict.assigned === 0) return []
  const onTime = onTimeShare(verdict)
  const done = (series: typeof verdict) => series.on_time + series.late
  const list = units.length === 1 ? `/tasks?unitId=${units[0]}&part=lead` : '/tasks?part=lead'
  return [
    {
      key: 'onTime',
      words: 'Đúng hạn / đã đến hạn',
      value: onTime.numerator,
      of: onTime.denominator,
      opens: `${list}&class=on_time`,
    },
    {
      key: 'overdue',
      words: 'Quá hạn / được giao',
      value: verdict.overdue,
      of: verdict.assigned,
      opens: `${list}&class=overdue`,
    },
    {
      key: 'gap',
      words: 'Đã báo cáo xong, chưa được công nhận',
      value: done(claim) - done(verdict),
      of: null,
      opens: `${list}&gap=true`,
    },
  ]
}
