import { spawn } from 'node:child_process'
import { childEnvironment } from '../settings.ts'
import type { ServerUser } from './server-user.ts'

export type Ran = { code: number | null; output: string; failure?: NodeJS.ErrnoException }

/** Runs a program to its end as `user`, in the root folder, the one place every user can reach; never throws. */
export function runProgram(program: string, args: readonly string[], user?: ServerUser): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (failure) => done({ code: null, output, failure }))
    // 'exit', not 'close': a server started by the program may keep its output open for days.
    child.on('exit', (code) => setImmediate(() => done({ code, output })))
  })
}
