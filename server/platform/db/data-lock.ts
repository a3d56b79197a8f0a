import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cannotStart } from './cannot-start.ts'

type Holder = { pid: number; born?: string }

/**
 * Takes the data folder for this process, or refuses when another living process has it. Answers how to give it back.
 * A holder that died (kill -9, power failure) is recognised and replaced, also when its number was given to another process.
 */
export function lockDataFolder(dataFolder: string): () => void {
  mkdirSync(dataFolder, { recursive: true })
  const file = join(dataFolder, 'liem.lock')
  const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) } satisfies Holder)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        linkSync(draft, file)
        return () => {
          if (readText(file) === mine) rmSync(file, { force: true })
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const held = readText(file)
      if (held === undefined) continue
      const holder = livingHolder(held)
      if (holder) throw lockedBy(dataFolder, holder)
      discard(file, held)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  throw cannotStart(`Không khóa được thư mục dữ liệu ${dataFolder}.`, `Cannot lock the data folder ${dataFolder}.`)
}

/** Whether a living process, this one included, has the data folder. */
export function isDataFolderLocked(dataFolder: string): boolean {
  const held = readText(join(dataFolder, 'liem.lock'))
  return held !== undefined && livingHolder(held) !== undefined
}

/** Whether a process of this number lives. One that ended but was never collected (containers without an init) does not. */
export function isAlive(pid: number): boolean {
  if (statOf(pid)?.[0] === 'Z') return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function lockedBy(dataFolder: string, { pid }: Holder): Error {
  return cannotStart(
    `Một bản Liêm khác (tiến trình ${pid}) đang dùng thư mục dữ liệu ${dataFolder}. Dừng bản đó, hoặc đặt LIEM_DATA khác.`,
    `Another Liêm (process ${pid}) is using the data folder ${dataFolder}. Stop it, or set another LIEM_DATA.`,
  )
}

function livingHolder(held: string): Holder | undefined {
  let holder: Holder
  try {
    holder = JSON.parse(held) as Holder
  } catch {
    return undefined
  }
  return isAlive(holder.pid) && holder.born === bornAt(holder.pid) ? holder : undefined
}

/** Puts a dead holder's file aside; if it became someone else's meanwhile, gives it back. */
function discard(file: string, expected: string): void {
  const aside = `${file}.dead-${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readText(aside) !== expected) {
    try {
      linkSync(aside, file)
    } catch {}
  }
  rmSync(aside, { force: true })
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** When a process began, in ticks since boot; process numbers are used again, this pair is not. Linux only. */
const bornAt = (pid: number): string | undefined => statOf(pid)?.[19]

/** Fields of /proc/PID/stat from the state on; the name before it may hold spaces and brackets. */
function statOf(pid: number): string[] | undefined {
  if (process.platform !== 'linux') return undefined
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}
