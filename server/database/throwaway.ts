import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostmaster } from '../platform/db/cluster-files.ts'
import { isAlive } from '../platform/db/data-lock.ts'
import { ensureDatabase } from '../platform/db/database.ts'
import { startEmbedded } from '../platform/db/embedded.ts'
import { type LoginUrls, loginUrls, prepareLogins } from '../platform/db/logins.ts'
import { migrate } from './migrate.ts'

export type Throwaway = {
  /** Superuser on the server's `postgres` database. */
  adminUrl: string
  /** Key of the logins' passwords, one for the whole server. */
  key: string
  stop(): Promise<void>
}

const prefix = 'liem-throwaway-'

/** A PostgreSQL server for tests and generators: in memory where there is room, gone afterwards. */
export async function startThrowaway(): Promise<Throwaway> {
  const parent = roomyMemory() ?? tmpdir()
  sweep(parent)
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`))
  chmodSync(folder, 0o711)
  const server = await startEmbedded(folder, { throwaway: true })
  return {
    adminUrl: server.adminUrl,
    key: 'throwaway',
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A migrated database on a throw-away or test server. */
export async function migratedDatabase(
  adminUrl: string,
  key: string,
  name: string,
): Promise<LoginUrls & { admin: string }> {
  const admin = await ensureDatabase(adminUrl, name)
  await prepareLogins(admin, key)
  const urls = loginUrls(admin, key)
  await migrate(urls.owner)
  return { ...urls, admin }
}

function roomyMemory(): string | undefined {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return undefined
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 2 ** 30 ? folder : undefined
}

/** Servers whose test run was killed: stopped and removed by the next run. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const maker = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (!maker || isAlive(maker)) continue
    const folder = join(parent, name)
    try {
      const pid = findPostmaster(join(folder, 'postgres'))?.pid
      if (pid && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres') process.kill(pid, 'SIGQUIT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    } catch {
      // Another user's, or gone meanwhile.
    }
  }
}
