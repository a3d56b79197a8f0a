import type { TaskState } from './workflow.ts'

/**
 * Seven classes that partition the assigned tasks: their sum is always the number assigned.
 * A task without a deadline is counted apart, done or not, unless the checker said "late".
 */
export const taskClasses = {
  on_time: 'Hoàn thành đúng hạn',
  late: 'Hoàn thành muộn',
  within_term: 'Đang thực hiện, trong hạn',
  overdue: 'Quá hạn, chưa hoàn thành',
  no_deadline: 'Không có thời hạn',
  suspended: 'Tạm dừng',
  recalled: 'Đã thu hồi',
} as const
export type TaskClass = keyof typeof taskClasses
export const taskClassNames = Object.keys(taskClasses) as [TaskClass, ...TaskClass[]]

export const bases = { verdict: 'Theo kết quả thẩm định', claim: 'Theo báo cáo của đơn vị' } as const
export type Basis = keyof typeof bases

/** What classification reads of a task; dates as `2026-11-21`, null = none. */
export type Classified = {
  state: TaskState
  dueOn: string | null
  /** Date of the latest claim not withdrawn, whatever the verdict on it. */
  claimedOn: string | null
  /** Date of the claim that was accepted. */
  verifiedOn: string | null
  /** The checker accepted it as late. */
  verifiedLate: boolean
}

/**
 * Class of a task on the day `today`. By verdict, only an accepted claim is done, on the date of that claim; returned or
 * "not in full" is open. By claim, what the unit last said counts, whether or not it was returned.
 */
export function classOf(task: Classified, basis: Basis, today: string): TaskClass {
  if (task.state === 'suspended') return 'suspended'
  if (task.state === 'recalled') return 'recalled'
  const doneOn = basis === 'verdict' ? task.verifiedOn : task.claimedOn
  if (basis === 'verdict' && doneOn && task.verifiedLate) return 'late'
  if (!task.dueOn) return 'no_deadline'
  if (doneOn) return doneOn <= task.dueOn ? 'on_time' : 'late'
  return today <= task.dueOn ? 'within_term' : 'overdue'
}

export type Totals = Record<TaskClass, number> & { assigned: number }

/** Counts per class; `assigned` is their sum by construction. */
export function totalsOf(tasks: Iterable<Classified>, basis: Basis, today: string): Totals {
  const totals = emptyTotals()
  for (const task of tasks) {
    totals[classOf(task, basis, today)]++
    totals.assigned++
  }
  return totals
}

export function emptyTotals(): Totals {
  return { on_time: 0, late: 0, within_term: 0, overdue: 0, no_deadline: 0, suspended: 0, recalled: 0, assigned: 0 }
}

/** A share is shown with both its numbers; `null` when nothing has fallen due. */
export type Share = { numerator: number; denominator: number }

/** On-time share: done on time / everything whose term has come or that is done with a term. */
export function onTimeShare(t: Totals): Share {
  return { numerator: t.on_time, denominator: t.on_time + t.late + t.overdue }
}

/** Overdue share: open beyond the term / all assigned. */
export function overdueShare(t: Totals): Share {
  return { numerator: t.overdue, denominator: t.assigned }
}
