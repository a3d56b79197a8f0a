import { createHash } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cannotStart } from './cannot-start.ts'
import { findPostmaster, findRecord, freePort, isFree, writeConfiguration, writeRecord } from './cluster-files.ts'
import { isAlive, lockDataFolder } from './data-lock.ts'
import { runProgram } from './run-program.ts'
import { findSecret, secret, syncFolder } from './secret-files.ts'
import { makeWalkable, rootFolder, type ServerBinaries, serverBinaries } from './server-binaries.ts'
import { canReach, type ServerUser, serverUser } from './server-user.ts'

export type EmbeddedServer = {
  /** Superuser `postgres` on database `postgres`. */
  adminUrl: string
  port: number
  clusterFolder: string
  /** Process number of the postmaster. */
  pid: number
  /** True when a server left behind by a killed Liêm was taken over instead of started. */
  adopted: boolean
  /** Fast shutdown: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Tests only: a crash may lose everything, in exchange for speed. */
  throwaway?: boolean
}

const superuser = 'postgres'
const passwordName = 'postgres-superuser'

/**
 * Starts the PostgreSQL of a data folder, making it at first use, and holds the folder's lock until `stop`.
 * Throws an error with Vietnamese and English words when that is not possible.
 */
export async function startEmbedded(
  dataFolder: string,
  { throwaway = false }: EmbeddedOptions = {},
): Promise<EmbeddedServer> {
  makeDataFolder(dataFolder)
  const unlock = lockDataFolder(dataFolder)
  try {
    const place = placeOf(dataFolder)
    const binaries = await serverBinaries(dataFolder, place.user)
    if (!existsSync(join(place.cluster, 'PG_VERSION'))) await makeCluster(dataFolder, place, binaries, throwaway)
    const password = checkCluster(dataFolder, place, binaries)
    const running = await runningServer(place.cluster, password)
    const port = running ?? (await launch(dataFolder, place, binaries, throwaway))
    const adminUrl = superuserUrl(port, password)
    if (!running) await withConnection(adminUrl, async () => undefined)
    return {
      adminUrl,
      port,
      clusterFolder: place.cluster,
      pid: findPostmaster(place.cluster)?.pid ?? 0,
      adopted: running !== undefined,
      stop: async () => {
        await shutDown(place, binaries)
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** The superuser's URL of the server that runs on a data folder now, whoever started it; undefined when none does. */
export async function findEmbedded(dataFolder: string): Promise<string | undefined> {
  const record = findRecord(dataFolder)
  const password = findSecret(dataFolder, passwordName)
  if (!record || !password) return undefined
  const url = superuserUrl(record.port, password)
  return (await isServerOf(record.folder, url)) === true ? url : undefined
}

const superuserUrl = (port: number, password: string) =>
  `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`

function makeDataFolder(dataFolder: string): void {
  try {
    makeWalkable(dataFolder)
  } catch (error) {
    throw cannotStart(
      `Không tạo được thư mục dữ liệu ${dataFolder} (${(error as Error).message}). Hãy đặt LIEM_DATA tới một thư mục ghi được.`,
      `Cannot make the data folder ${dataFolder}. Set LIEM_DATA to a folder that may be written.`,
      error,
    )
  }
}

type Place = { cluster: string; user: ServerUser | undefined }

/** Where the cluster lies: in the data folder, unless PostgreSQL's user could never walk there (root in a closed home). */
function placeOf(dataFolder: string): Place {
  const recorded = findRecord(dataFolder)?.folder
  const inside = join(realpathSync(dataFolder), 'postgres')
  if (recorded && existsSync(recorded)) {
    const user = serverUser(recorded)
    if (canReach(dirname(recorded), user)) return { cluster: recorded, user }
    throw cannotStart(
      `Người dùng chạy PostgreSQL không còn vào được ${recorded}: một thư mục phía trên đã bị đóng quyền. Hãy mở quyền đi qua (chmod o+x) các thư mục đó.`,
      `PostgreSQL’s user can no longer reach ${recorded}: a folder above it was closed. Allow passing through (chmod o+x) those folders.`,
    )
  }
  const user = serverUser(inside)
  if (canReach(dirname(inside), user)) return { cluster: inside, user }
  const hash = createHash('sha256').update(inside).digest('hex').slice(0, 12)
  const cluster = join(rootFolder, `${basename(dirname(dirname(inside)))}-${hash}`, 'postgres')
  makeWalkable(rootFolder)
  makeWalkable(dirname(cluster))
  return { cluster, user: serverUser(cluster) }
}

/** initdb into a draft, moved to its name when whole: a crash on the way leaves no half-made cluster. */
async function makeCluster(dataFolder: string, { cluster, user }: Place, binaries: ServerBinaries, throwaway: boolean) {
  const parent = dirname(cluster)
  for (const name of readdirSync(parent)) {
    if (name.startsWith('postgres.new-')) rmSync(join(parent, name), { recursive: true, force: true })
  }
  const draft = join(parent, `postgres.new-${process.pid}`)
  const passwordFile = `${draft}.password`
  mkdirSync(draft, { mode: 0o700 })
  try {
    writeFileSync(passwordFile, secret(dataFolder, passwordName), { mode: 0o600 })
    if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid)
    const settings = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', `--username=${superuser}`]
    const sync = throwaway ? ['--no-sync'] : []
    const { code, output, failure } = await runProgram(
      binaries.initdb,
      [`--pgdata=${draft}`, ...settings, `--pwfile=${passwordFile}`, ...sync],
      user,
    )
    if (code !== 0) {
      throw cannotStart(
        `Không tạo được cơ sở dữ liệu tại ${cluster}: ${failure?.message ?? output.trim()}`,
        `Cannot make the database at ${cluster}.`,
      )
    }
    rmSync(passwordFile)
    renameSync(draft, cluster)
    syncFolder(parent)
    writeRecord(dataFolder, { folder: cluster, port: await freePort(), build: binaries.build })
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Refuses a cluster that this build or this user must not open; answers the superuser's password. */
function checkCluster(dataFolder: string, { cluster }: Place, binaries: ServerBinaries): string {
  const record = findRecord(dataFolder)
  let major: number
  try {
    major = Number(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'))
  } catch (error) {
    throw cannotStart(
      `Người dùng hiện tại không đọc được cơ sở dữ liệu tại ${cluster}; nó do người dùng khác tạo. Hãy chạy Liêm bằng người dùng đó.`,
      `This user may not read the database at ${cluster}; another user made it. Run Liêm as that user.`,
      error,
    )
  }
  const platform = (build: string) => build.split('-').slice(-2).join('-')
  if (major !== binaries.major || (record && platform(record.build) !== platform(binaries.build))) {
    throw cannotStart(
      `Cơ sở dữ liệu tại ${cluster} thuộc PostgreSQL ${major} (${record?.build ?? 'không rõ'}), bản đi kèm là ${binaries.build}. Hãy chuyển bằng sao lưu và phục hồi của Liêm.`,
      `The database at ${cluster} belongs to PostgreSQL ${major}, the bundled build is ${binaries.build}. Move it by Liêm’s backup and restore.`,
    )
  }
  const password = findSecret(dataFolder, passwordName)
  if (password) return password
  throw cannotStart(
    `Thiếu tệp mật khẩu ${join(dataFolder, 'secrets', passwordName)} của cơ sở dữ liệu. Hãy phục hồi thư mục secrets từ bản sao lưu.`,
    `The database’s password file ${join(dataFolder, 'secrets', passwordName)} is missing. Restore the secrets folder from a backup.`,
  )
}

/** Port of a living server on this cluster: an orphan of a killed Liêm, perhaps still recovering. Undefined when there is none. */
async function runningServer(cluster: string, password: string): Promise<number | undefined> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const postmaster = findPostmaster(cluster)
    if (!postmaster || !isPostgres(postmaster.pid)) return undefined
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

/** A number in an old postmaster.pid may belong to another program by now. Where /proc tells the name, only PostgreSQL counts. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  const comm = `/proc/${pid}/comm`
  return !existsSync(comm) || readFileSync(comm, 'utf8').trim() === 'postgres'
}

/** `true`: the server at `url` runs this very cluster. `'refused'`: it says no to our password. `'silent'`: not (yet) answering. */
async function isServerOf(cluster: string, url: string): Promise<true | 'refused' | 'silent'> {
  try {
    return await withConnection(url, async (client) => {
      const { rows } = await client.query(`select current_setting('data_directory') as folder`)
      return realpathSync(rows[0].folder) === realpathSync(cluster) ? true : 'refused'
    })
  } catch (error) {
    return (error as { code?: string }).code?.startsWith('28') ? 'refused' : 'silent'
  }
}

async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
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
async function launch(
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
    writeRecord(dataFolder, { folder: cluster, port, build: binaries.build })
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

async function shutDown({ cluster, user }: Place, binaries: ServerBinaries): Promise<void> {
  if (!findPostmaster(cluster)) return
  const stop = ['stop', '-D', cluster, '-w', '-s']
  const fast = await runProgram(binaries.pgCtl, [...stop, '-m', 'fast', '-t', '60'], user)
  if (fast.code === 0 || !findPostmaster(cluster)) return
  // Nothing committed is lost: the next start recovers from the log.
  const immediate = await runProgram(binaries.pgCtl, [...stop, '-m', 'immediate', '-t', '10'], user)
  if (immediate.code !== 0 && findPostmaster(cluster)) throw new Error(`PostgreSQL did not stop: ${immediate.output}`)
}
