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
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cannotStart } from './cannot-start.ts'
import { clusterFolder, findPostmaster, findRecord, freePort } from './cluster-files.ts'
import { lockDataFolder } from './data-lock.ts'
import { runProgram } from './run-program.ts'
import { findSecret, secret, syncFolder } from './secret-files.ts'
import { makeWalkable, rootFolder, type ServerBinaries, serverBinaries } from './server-binaries.ts'
import {
  isServerOf,
  launch,
  type Place,
  remember,
  runningServer,
  shutDown,
  superuser,
  superuserUrl,
  withConnection,
} from './server-process.ts'
import { canReach, serverUser } from './server-user.ts'

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
  return (await isServerOf(clusterFolder(dataFolder, record), url)) === true ? url : undefined
}

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

/** Where the cluster lies: in the data folder, unless PostgreSQL's user could never walk there (root in a closed home). */
function placeOf(dataFolder: string): Place {
  const home = realpathSync(dataFolder)
  const inside = join(home, 'postgres')
  const record = findRecord(dataFolder)
  const recorded = record && clusterFolder(home, record)
  if (record && recorded && existsSync(recorded)) {
    if (recorded !== inside && record.madeFor !== home && existsSync(record.madeFor)) throw copied(home, record.madeFor)
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

/** Two data folders must not share one cluster. */
function copied(home: string, original: string): Error {
  return cannotStart(
    `${home} là bản chép của ${original}, mà cơ sở dữ liệu thì nằm ngoài và vẫn thuộc về bản gốc. Hãy dùng sao lưu và phục hồi của Liêm.`,
    `${home} is a copy of ${original}, whose database lies elsewhere and still belongs to it. Use Liêm’s backup and restore.`,
  )
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
    remember(dataFolder, cluster, await freePort(), binaries.build)
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
