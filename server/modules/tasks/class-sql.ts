import type { Basis, TaskClass } from '@liem/domain/tasks/classes'
import { type RawBuilder, sql } from 'kysely'

/**
 * `classOf` of domain/tasks/classes.ts in SQL, over a table or subquery named `t`. A test holds both against each other on
 * random tasks: change one, change the other.
 */
export function classSql(basis: Basis, today: string): RawBuilder<TaskClass> {
  const done = basis === 'verdict' ? sql`t.verified_on` : sql`t.claimed_on`
  const late = basis === 'verdict' ? sql`when t.verified_on is not null and t.verified_late then 'late'` : sql``
  return sql<TaskClass>`case
    when t.state = 'suspended' then 'suspended'
    when t.state = 'recalled' then 'recalled'
    ${late}
    when t.due_on is null then 'no_deadline'
    when ${done} <= t.due_on then 'on_time'
    when ${done} is not null then 'late'
    when t.due_on >= ${today}::date then 'within_term'
    else 'overdue' end`
}

/**
 * The same as conditions on plain columns, so that the order of an index and its bounds can serve. Only `due_key` bounds the
 * date: two conditions that mean one thing make the planner expect too few rows.
 */
export function inClass(one: TaskClass, basis: Basis, today: string): RawBuilder<boolean> {
  const done = basis === 'verdict' ? sql`t.verified_on` : sql`t.claimed_on`
  const running = sql`t.state not in ('suspended', 'recalled')`
  const calledLate = basis === 'verdict' ? sql`(t.verified_on is not null and t.verified_late)` : sql`false`
  switch (one) {
    case 'suspended':
      return sql`t.state = 'suspended'`
    case 'recalled':
      return sql`t.state = 'recalled'`
    case 'on_time':
      return sql`(${running} and ${done} <= t.due_on and not ${calledLate})`
    case 'late':
      return sql`(${running} and (${calledLate} or ${done} > t.due_on))`
    case 'within_term':
      return sql`(${running} and ${done} is null and t.due_key >= ${today}::date and t.due_key < '9999-12-31')`
    case 'overdue':
      return sql`(${running} and ${done} is null and t.due_key < ${today}::date)`
    case 'no_deadline':
      return sql`(${running} and t.due_key = '9999-12-31' and not ${calledLate})`
  }
}
