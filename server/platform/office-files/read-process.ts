/** The reading process: one file in, one answer out, then it ends. Started by read.ts only. */
import { Refusal } from '@liem/domain/kernel/refusal'
import type { ReadAnswer, ReadTask } from './read.ts'

async function answerTo(task: ReadTask): Promise<ReadAnswer> {
  try {
    const value =
      task.what === 'text'
        ? await (await import('./read-file.ts')).readFileHere(task.bytes, task.fileName, task.limits)
        : await (await import('./read-sheet.ts')).readSheetHere(task.bytes, task.fileName, task.limits)
    return { value }
  } catch (error) {
    if (error instanceof Refusal) return { refused: { code: error.code, facts: error.facts, faults: error.faults } }
    // The stack names our own code; a message could repeat words of the file.
    return {
      defect: error instanceof Error ? `${error.name}\n${error.stack?.replace(error.message, '') ?? ''}` : 'unknown',
    }
  }
}

process.once('message', async (task: ReadTask) => {
  process.send?.(await answerTo(task), () => process.exit())
})
process.once('disconnect', () => process.exit())
