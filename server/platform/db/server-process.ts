import { existsSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cannotStart } from './cannot-start.ts'
import { findPostmaster, findRecord, freePort, isFree, writeConfiguration, writeRecord } from './cluster-files.ts'
import { isAlive } from './data-lock.ts'
import { runProgram } from './run-program.ts'
import type { ServerBinaries } from './server-binaries.ts'
import type { ServerUser } from './server-user.ts'

/** Where a cluster lies, and who runs it when that is not us. */
export type Place = { cluster: string; user: ServerUser | undefined }

export const superuser = 'postgres'

export const superuserUrl = (port: number, password: string) =>
  `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`

/** What to remember of a cluster: a path that survives moving or copying the data folder, where it can. */
export const remember = (dataFolder: string, cluster: string, port: number, build: string) => {
  const home = realpathSync(dataFolder)
  const folder = cluster === join(home, 'postgres') ? 'postgres' : cluster
  writeRecord(dataFolder, { folder, madeFor: home, port, build })
}

/** Port of a living server on this cluster: an orphan of a killed Liêm, perhaps still recovering. Undefined when there is none. */
export async function runningServer(cluster: string, password: string): Promise<number | undefined> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const postmaster = findPostmaster(cluster)
    if (!postmaster || !servesCluster(postmaster.pid, cluster)) return undefined
    const ours = await isServerOf(cluster, superuserUrl(postmaster.port, password))
    if (ours === true) return postmaster.port
    if (ours === 'refused') break
    await sleep(100)
  }
  const pid = findPostmaster(cluster)?.pid
  throw cannotStart(
    `PostgreSQL (tiến trình ${pid}) đang chạy trên ${cluster} nhưng không nhận mật khẩu của Liêm hoặc không trả lời. Hãy dừng tiến trình đó rồi thử lại.`,
    `PostgreSQL (process ${pid}) runs on ${cluster} but does not accept Liêm’s password or does not answer. Stop it and try again.`,
  )
}

/** Whether this process is the server of this cluster. An old postmaster.pid may name a number that is another program's by now. */
function servesCluster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    // A postmaster works in its data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return true
  }
}

/** `true`: the server at `url` runs this very cluster. `'refused'`: it says no to our password. `'silent'`: not (yet) answering. */
export async function isServerOf(cluster: string, url: string): Promise<true | 'refused' | 'silent'> {
  try {
    return await withConnection(url, async (client) => {
      const { rows } = await client.query(`select current_setting('data_directory') as folder`)
      return realpathSync(rows[0].folder) === realpathSync(cluster) ? true : 'refused'
    })
  } catch (error) {
    return (error as { code?: string }).code?.startsWith('28') ? 'refused' : 'silent'
  }
}

export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Starts the server and answers its port: the one it had, or a new one when another program took that. */
export async function launch(
  dataFolder: string,
  { cluster, user }: Place,
  binaries: ServerBinaries,
  throwaway: boolean,
): Promise<number> {
  const stale = findPostmaster(cluster)
  // PostgreSQL itself gives way to any living process of its user with that number; we know this one is no PostgreSQL.
  if (stale && isAlive(stale.pid)) rmSync(join(cluster, 'postmaster.pid'))
  const logFile = join(cluster, 'server.log')
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(logFile, `${logFile}.old`)
  let port = findRecord(dataFolder)?.port ?? (await freePort())
  let said = ''
  for (let attempt = 0; attempt < 40; attempt++) {
    if (!(await isFree(port))) port = await freePort()
    writeConfiguration(cluster, port, throwaway, user)
    remember(dataFolder, cluster, port, binaries.build)
    const logged = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
    const start = ['start', '-D', cluster, '-l', logFile, '-w', '-t', '300', '-s']
    const { code, output, failure } = await runProgram(binaries.pgCtl, start, user)
    if (code === 0) return port
    const log = existsSync(logFile) ? readFileSync(logFile).subarray(logged).toString() : ''
    said = log || failure?.message || output
    if (/could not (bind|create any TCP)/i.test(said)) port = await freePort()
    // Children of a killed postmaster need a moment to notice and leave.
    else if (/pre-existing shared memory block|lock file .* already exists/i.test(said)) await sleep(250)
    else break
  }
  throw cannotStart(
    `PostgreSQL tại ${cluster} không khởi động được: ${said.trim()}`,
    `PostgreSQL at ${cluster} did not start; see ${logFile}.`,
  )
}

/** Fast shutdown; if some backend does not let go within a minute, an immediate one. */
export async function shutDown({ cluster, user }: Place, binaries: ServerBinaries): Promise<void> {
  if (!findPostmaster(cluster)) return
  const stop = ['stop', '-D', cluster, '-w', '-s']
  const fast = await runProgram(binaries.pgCtl, [...stop, '-m', 'fast', '-t', '60'], user)
  if (fast.code === 0 || !findPostmaster(cluster)) return
  // Nothing committed is lost: the next start recovers from the log.
  const immediate = await runProgram(binaries.pgCtl, [...stop, '-m', 'immediate', '-t', '10'], user)
  if (immediate.code !== 0 && findPostmaster(cluster)) throw new Error(`PostgreSQL did not stop: ${immediate.output}`)
}
