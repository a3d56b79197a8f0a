import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmbedded } from './embedded.ts'

const rounds = 5

/** A writer on its own PostgreSQL, with everything it has told so far. */
type Writer = { child: ChildProcessByStdio<null, Readable, null>; told: number[]; postmaster: number }

async function startWriter(folder: string): Promise<Writer> {
  const file = fileURLToPath(new URL('./crash-writer.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', file, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const writer: Writer = { child, told: [], postmaster: 0 }
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('pid ')) writer.postmaster = Number(line.slice(4))
      else writer.told.push(Number(line))
    }
  })
  while (writer.told.length === 0) {
    if (child.exitCode !== null) throw new Error('the writer ended before it wrote')
    await sleep(5)
  }
  return writer
}

/** The postmaster and its backends. */
function serverProcesses(postmaster: number): number[] {
  const parentOf = (pid: string) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    } catch {
      return 0
    }
  }
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
  return [postmaster, ...children.map(Number)]
}

async function killed(writer: Writer, pids: number[]): Promise<void> {
  const closed = once(writer.child, 'close')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
  await closed
}

async function kept(url: string): Promise<Set<number>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ n: string }>('select n from told')
  await client.end()
  return new Set(rows.map(({ n }) => Number(n)))
}

describe.skipIf(process.platform !== 'linux')('what was told as stored is stored', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'liem-crash-'))
    chmodSync(folder, 0o711)
  })
  afterAll(async () => {
    const server = await startEmbedded(join(folder, 'data'))
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test(`after kill -9 of everything at a random moment, ${rounds} times`, { timeout: 120_000 }, async () => {
    const told: number[] = []
    for (let round = 0; round < rounds; round++) {
      const writer = await startWriter(join(folder, 'data'))
      await sleep(50 + Math.random() * 350)
      await killed(writer, [writer.child.pid as number, ...serverProcesses(writer.postmaster)])
      told.push(...writer.told)
    }
    const server = await startEmbedded(join(folder, 'data'))
    try {
      expect(server.adopted).toBe(false)
      const rows = await kept(server.adminUrl)
      expect(told.length).toBeGreaterThan(rounds * 10)
      expect(told.filter((n) => !rows.has(n))).toEqual([])
    } finally {
      await server.stop()
    }
  })

  test('after kill -9 of Liêm alone, whose PostgreSQL is then taken over and later stopped', {
    timeout: 60_000,
  }, async () => {
    const writer = await startWriter(join(folder, 'data'))
    await killed(writer, [writer.child.pid as number])
    const server = await startEmbedded(join(folder, 'data'))
    try {
      expect(server).toMatchObject({ adopted: true, pid: writer.postmaster })
      const rows = await kept(server.adminUrl)
      expect(writer.told.filter((n) => !rows.has(n))).toEqual([])
    } finally {
      await server.stop()
    }
    await expect(kept(server.adminUrl)).rejects.toThrow('ECONNREFUSED')
  })

  test('after kill -9 of the postmaster alone, whose backends are still leaving', { timeout: 60_000 }, async () => {
    const writer = await startWriter(join(folder, 'data'))
    await killed(writer, [writer.postmaster, writer.child.pid as number])
    const server = await startEmbedded(join(folder, 'data'))
    try {
      expect(server.adopted).toBe(false)
      const rows = await kept(server.adminUrl)
      expect(writer.told.filter((n) => !rows.has(n))).toEqual([])
    } finally {
      await server.stop()
    }
  })
})
