import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { type FieldFault, Refusal, type RefusalCode } from '@liem/domain/kernel/refusal'
import { expectSpreadsheet, kindOfFile } from './file-kind.ts'
import { type ReadLimits, readLimits, sizeWords } from './limits.ts'
import type { Sheet } from './spreadsheet.ts'

export type ReadTask = { what: 'text' | 'sheet'; bytes: Uint8Array; fileName: string; limits: ReadLimits }
export type ReadAnswer =
  | { value: SourceText | Sheet[] }
  | { defect: string }
  | { refused: { code: RefusalCode; facts: Readonly<Record<string, string | number>>; faults: readonly FieldFault[] } }

/** Two files at a time: a third waits, so that a pile of uploads cannot take the machine. */
const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Reads a DOCX, PDF with text, HTML, plain text or Markdown file into text with structure. The file is parsed in a
 * process of its own with limits on time and memory; nothing is written to disk. Refuses with the `file.*` codes.
 */
export async function readOfficeFile(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<SourceText> {
  return (await readApart('text', bytes, fileName, limits)) as SourceText
}

/** Reads the sheets of an XLSX workbook, in a process of its own as `readOfficeFile`. Refuses with the `file.*` codes. */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<Sheet[]> {
  return (await readApart('sheet', bytes, fileName, limits)) as Sheet[]
}

async function readApart(
  what: ReadTask['what'],
  bytes: Uint8Array,
  fileName: string,
  given: Partial<ReadLimits>,
): Promise<SourceText | Sheet[]> {
  const limits = { ...readLimits, ...given }
  if (bytes.byteLength === 0) throw new Refusal('file.empty')
  if (bytes.byteLength > limits.fileBytes) throw new Refusal('file.too_large', { limit: sizeWords(limits.fileBytes) })
  // Telling the kind is cheap and safe here, and spares a process for most wrong files.
  if (what === 'text') kindOfFile(bytes, fileName)
  else expectSpreadsheet(bytes, fileName)
  await turn()
  try {
    const answer = await ask({ what, bytes, fileName, limits })
    if ('value' in answer) return answer.value
    if ('defect' in answer) throw new Error(`Reading process: ${answer.defect}`)
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
 * A process, not a thread: a thread that runs out of heap takes the whole server with it (seen on Node 20), and a parser
 * led astray must not share memory with sessions and keys. The production bundle puts `read-process.js` beside this file.
 */
const fromSource = import.meta.url.endsWith('.ts')
const entry = new URL(fromSource ? './read-process.ts' : './read-process.js', import.meta.url)
const loader = fromSource ? ['--import', import.meta.resolve('tsx')] : []
/** How often the memory outside the heap is looked at, in milliseconds. */
const WATCH_EVERY = 100

function ask(task: ReadTask): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${task.limits.heapMebibytes}`, ...loader],
      // Nothing of the server's environment, secrets least of all.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    })
    const finish = (end: () => void) => {
      clearTimeout(timer)
      clearInterval(watch)
      child.removeAllListeners()
      // What a dying process still reports interests nobody any more.
      child.on('error', () => {})
      child.kill('SIGKILL')
      end()
    }
    const tooHeavy = () => finish(() => reject(new Refusal('file.too_heavy')))
    const most = task.limits.heapMebibytes * 1024 * 1024 + task.limits.inflatedBytes * 4
    const timer = setTimeout(tooHeavy, task.limits.milliseconds)
    const watch = setInterval(() => residentBytes(child.pid) > most && tooHeavy(), WATCH_EVERY)
    child.once('message', (answer) => finish(() => resolve(answer as ReadAnswer)))
    child.once('error', (error) => finish(() => reject(error)))
    // Without an answer it died of what it read: out of memory, as a rule.
    child.once('exit', tooHeavy)
    child.send(task, (error) => error && tooHeavy())
  })
}

/** Resident memory of a process, where the system tells (Linux); buffers outside the heap have no limit of their own. */
function residentBytes(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return 0
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
