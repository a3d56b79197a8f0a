/**
 * Seconds from starting the demonstration to the first page of the office, on data that does not exist yet and on data that does,
 * beside the floor: the same PostgreSQL made and started, with nothing in it. `npx tsx bench/demo.ts [rounds]`.
 * The office application is built in the first round only where it is missing or old; `--build` builds it anew each time.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../server/platform/db/embedded.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const rounds = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 3)
const builds = process.argv.includes('--build')

/** Starts `npm run demo` and answers the seconds until a page came, and how to stop it. */
async function secondsToPage(folder: string): Promise<{ seconds: number; stop: () => Promise<void> }> {
  const began = performance.now()
  const env = { ...process.env, LIEM_DATA: folder }
  const child = spawn('npm', ['run', 'demo', '--silent'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  while (child.exitCode === null) {
    const office = /Ứng dụng nghiệp vụ: (http:\S+)/.exec(said)?.[1]
    if (office && (await fetch(office)).ok) {
      const seconds = (performance.now() - began) / 1000
      const stop = async () => {
        if (child.pid) process.kill(-child.pid, 'SIGINT')
        await ended
      }
      return { seconds, stop }
    }
    await new Promise((next) => setTimeout(next, 20))
  }
  throw new Error(`the demonstration ended: ${said}`)
}

async function secondsToDatabase(folder: string): Promise<number> {
  const began = performance.now()
  const server = await startEmbedded(folder)
  const seconds = (performance.now() - began) / 1000
  await server.stop()
  return seconds
}

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
const found: Record<'floor' | 'first' | 'second', number[]> = { floor: [], first: [], second: [] }
for (let round = 0; round < rounds; round++) {
  const home = mkdtempSync(join(tmpdir(), 'liem-bench-demo-'))
  try {
    found.floor.push(await secondsToDatabase(join(home, 'floor')))
    if (builds) rmSync(join(root, 'web/dist/office'), { recursive: true, force: true })
    for (const which of ['first', 'second'] as const) {
      const { seconds, stop } = await secondsToPage(join(home, 'data'))
      found[which].push(seconds)
      await stop()
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
const line = (name: string, list: number[]) =>
  console.log(
    `${name.padEnd(44)} ${median(list).toFixed(1)} s  [${Math.min(...list).toFixed(1)}–${Math.max(...list).toFixed(1)}]`,
  )
line('floor: an empty PostgreSQL made and started', found.floor)
line(`first start${builds ? ', application built' : ''}, data made`, found.first)
line('second start, data there', found.second)
