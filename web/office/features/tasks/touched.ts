import { listTasks, readTask } from '@liem/domain/tasks/contract'
import { listTaskJournal } from '@liem/domain/tasks/steps.contract'

/** Answers that a step on a task makes out of date. */
export const touched = [readTask, listTasks, listTaskJournal] as const
