import { isoDate } from '@liem/domain/kernel/dates'
import { isPeriod, periodEnd } from '@liem/domain/kernel/period'
import type { NewTask } from '@liem/domain/tasks/steps.contract'

const shapes: Partial<Record<NewTask['dueKind'], RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  month: /^\d{4}-\d{2}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
}

/**
 * The day a written deadline means: a period ends on its last day and never rolls. `null`: no day by itself (thường xuyên,
 * khi phát sinh). `undefined`: the value does not fit the way of writing.
 */
export function dueDay(task: Pick<NewTask, 'dueKind' | 'due'>): string | null | undefined {
  const shape = shapes[task.dueKind]
  if (!shape) return task.due ? undefined : null
  if (!task.due || !shape.test(task.due) || !isPeriod(task.due)) return undefined
  return isoDate(periodEnd(task.due))
}
