/** Exit codes of every command. */
export const exit = { ok: 0, refused: 1, usage: 2, defect: 3 } as const

/** One command of `liem`: `run` answers the exit code. `usage` and `help` print under --help. */
export type Command = {
  name: string
  usage: string
  does: string
  help: string
  run: (args: string[]) => Promise<number>
}
