import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type LiemProcess = {
  child: ChildProcess
  /** Everything printed so far, both streams. */
  said(): string
  /** Waits until the output matches; fails with the output when the process ends first or time is up. */
  until(pattern: RegExp, seconds?: number): Promise<RegExpExecArray>
  /** Sends a signal and answers the exit code (null when the signal itself ended it). */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  ended: Promise<number | null>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program of the server as `npm` does, with no settings but the given ones. */
export function runLiem(script: string, env: Record<string, string>, args: readonly string[] = []): LiemProcess {
  const plain = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(LIEM_|DATABASE_URL|VITEST|NODE_ENV)/.test(name)),
  )
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    env: { ...plain, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const listeners = new Set<() => void>()
  const keep = (chunk: Buffer) => {
    text += chunk
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = new Promise<number | null>((answer) => child.on('close', (code) => answer(code)))
  const until: LiemProcess['until'] = (pattern, seconds = 240) =>
    new Promise((found, fail) => {
      const finish = (why?: string) => {
        const match = pattern.exec(text)
        if (!match && why === undefined) return
        clearTimeout(timer)
        listeners.delete(look)
        if (match) found(match)
        else fail(new Error(`${why}: ${pattern} not in\n${text}`))
      }
      const look = () => finish()
      const timer = setTimeout(() => finish(`after ${seconds} s`), seconds * 1000)
      listeners.add(look)
      void ended.then((code) => finish(`ended with ${code}`))
      look()
    })
  return {
    child,
    said: () => text,
    until,
    ended,
    stop: (signal = 'SIGINT') => {
      child.kill(signal)
      return ended
    },
  }
}
