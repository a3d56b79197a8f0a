/** Entry of the reading thread: one file in, one answer out, then the thread ends. Started by read.ts only. */

import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { ReadAnswer, ReadTask } from './read.ts'
import { readFileHere } from './read-file.ts'
import { readSheetHere } from './read-sheet.ts'

const task = workerData as ReadTask

async function answer(): Promise<ReadAnswer> {
  try {
    const value =
      task.what === 'text'
        ? await readFileHere(task.bytes, task.fileName, task.limits)
        : await readSheetHere(task.bytes, task.fileName, task.limits)
    return { value }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { refused: { code: error.code, facts: error.facts, faults: error.faults } }
  }
}

parentPort?.postMessage(await answer())
