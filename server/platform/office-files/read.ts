import { Worker } from 'node:worker_threads'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { type FieldFault, Refusal, type RefusalCode } from '@liem/domain/kernel/refusal'
import { type ReadLimits, readLimits, sizeWords } from './limits.ts'
import type { Sheet } from './spreadsheet.ts'

export type ReadTask = { what: 'text' | 'sheet'; bytes: Uint8Array; fileName: string; limits: ReadLimits }
export type ReadAnswer =
  | { value: SourceText | Sheet[] }
  | { refused: { code: RefusalCode; facts: Readonly<Record<string, string | number>>; faults: readonly FieldFault[] } }

/** Two files at a time: a third waits, so that a pile of uploads cannot take the machine. */
const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Reads a DOCX, PDF with text, HTML, plain text or Markdown file into text with structure. The file is parsed in a
 * thread of its own with limits on time and memory; nothing is written to disk. Refuses with the `file.*` codes.
 */
export async function readOfficeFile(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<SourceText> {
  return (await readInThread('text', bytes, fileName, limits)) as SourceText
}

/** Reads the sheets of an XLSX workbook, in a thread as `readOfficeFile`. Refuses with the `file.*` codes. */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<Sheet[]> {
  return (await readInThread('sheet', bytes, fileName, limits)) as Sheet[]
}

async function readInThread(
  what: ReadTask['what'],
  bytes: Uint8Array,
  fileName: string,
  given: Partial<ReadLimits>,
): Promise<SourceText | Sheet[]> {
  const limits = { ...readLimits, ...given }
  if (bytes.byteLength === 0) throw new Refusal('file.empty')
  if (bytes.byteLength > limits.fileBytes) throw new Refusal('file.too_large', { limit: sizeWords(limits.fileBytes) })
  await turn()
  try {
    const answer = await ask({ what, bytes, fileName, limits })
    if ('value' in answer) return answer.value
    throw new Refusal(answer.refused.code, { ...answer.refused.facts }, answer.refused.faults)
  } finally {
    running--
    waiting.shift()?.()
  }
}

async function turn(): Promise<void> {
  while (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
}

/**
 * The production bundle puts `read-thread.js` beside this file. From source the thread registers the TypeScript loader
 * itself: a loader given on the command line does not reach threads on Node 20.
 */
const fromSource = import.meta.url.endsWith('.ts')
const threadUrl = new URL(fromSource ? './read-thread.ts' : './read-thread.js', import.meta.url)
const loadFromSource = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
    .then(({ register }) => { register(); return import(${JSON.stringify(threadUrl.href)}) })
    .catch((error) => { setImmediate(() => { throw error }) })`

function ask(task: ReadTask): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const memory = memoryWatch(task.limits)
    const worker = new Worker(fromSource ? loadFromSource : threadUrl, {
      eval: fromSource,
      workerData: task,
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: task.limits.heapMebibytes, stackSizeMb: 4 },
    })
    const finish = (end: () => void) => {
      clearTimeout(timer)
      clearInterval(watch)
      end()
      worker.removeAllListeners()
      // A thread being ended may still report that it died of memory: nobody waits for that any more.
      worker.on('error', () => {})
      void worker.terminate()
    }
    const tooHeavy = () => finish(() => reject(new Refusal('file.too_heavy')))
    const timer = setTimeout(tooHeavy, task.limits.milliseconds)
    const watch = setInterval(() => memory.isOver() && tooHeavy(), 50)
    worker.once('message', (answer: ReadAnswer) => finish(() => resolve(answer)))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : finish(() => reject(error)),
    )
    worker.once('exit', () => tooHeavy())
  })
}

/** The heap limit does not count buffers outside it, so the process as a whole is watched as well. */
function memoryWatch(limits: ReadLimits): { isOver(): boolean } {
  const most = process.memoryUsage.rss() + (limits.heapMebibytes * 1024 * 1024 + limits.inflatedBytes * 4) * AT_ONCE
  return { isOver: () => process.memoryUsage.rss() > most }
}
