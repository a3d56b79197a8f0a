/** What a running server must end at a stop, in the reverse order of its start. */
export type Endings = {
  add(name: string, end: () => Promise<unknown>): void
  /** Ends everything, last started first; a failure is said and does not keep the rest from ending. */
  endAll(): Promise<void>
  /** Ends by Ctrl-C, `kill` or a failed start; waits at most eight seconds for whoever does not let go. */
  exit(code: number): Promise<never>
}

const STOP_WITHIN_MS = 8_000

/** Endings of a process: it also stops cleanly on SIGINT (Ctrl-C), SIGTERM and a closed terminal. */
export function newEndings(say: (words: string) => void): Endings {
  const endings: { name: string; end: () => Promise<unknown> }[] = []
  let exiting: Promise<never> | undefined

  const endAll = async () => {
    for (let one = endings.pop(); one; one = endings.pop()) {
      const { name, end } = one
      await end().catch((error: Error) => say(`Dừng ${name}: ${error.name}`))
    }
  }
  const exit = (code: number) => {
    exiting ??= (async () => {
      setTimeout(() => process.exit(code || 1), STOP_WITHIN_MS).unref()
      await endAll()
      process.exit(code)
    })()
    return exiting
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void exit(0))
  return { add: (name, end) => void endings.push({ name, end }), endAll, exit }
}
