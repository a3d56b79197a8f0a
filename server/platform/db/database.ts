import pg from 'pg'
import type { Settings } from '../settings.ts'
import { isDataFolderLocked } from './data-lock.ts'
import { findEmbedded, startEmbedded } from './embedded.ts'
import { keyOfUrl, type LoginUrls, loginUrls, prepareLogins } from './logins.ts'
import { secret } from './secret-files.ts'

export type Database = {
  /** One URL per login; `admin` is the embedded server's superuser, or DATABASE_URL itself. */
  urls: LoginUrls & { admin: string }
  kind: 'embedded' | 'external'
  /** Key of the logins' passwords, the same for every database of the server. */
  key: string
  /** False: full-text search under row policies works without its index (the external login is no superuser). */
  fullTextIndexed: boolean
  /** Stops the embedded server if this call started or adopted it. */
  stop(): Promise<void>
}

type Wanted = Pick<Settings, 'databaseUrl' | 'dataFolder'>

/** Called with the server's URL and the logins' key when the embedded server has no database `liem` yet; makes it, filled. */
export type MakeDatabase = (serverUrl: string, key: string) => Promise<void>

/**
 * Makes the database reachable: the external one of DATABASE_URL, else the embedded one of the data folder.
 * Roles and extensions are ready afterwards; the schema is not (see database/migrate.ts).
 * `join`: use the embedded server of a Liêm that already runs on this data folder (command-line tools) instead of refusing.
 */
export async function startDatabase(
  settings: Wanted,
  { join = false, make }: { join?: boolean; make?: MakeDatabase } = {},
): Promise<Database> {
  if (settings.databaseUrl) {
    const key = keyOfUrl(settings.databaseUrl) ?? secret(settings.dataFolder, 'database-logins')
    const { fullTextIndexed } = await prepareLogins(settings.databaseUrl, key)
    const urls = { ...loginUrls(settings.databaseUrl, key), admin: settings.databaseUrl }
    return { urls, kind: 'external', key, fullTextIndexed, stop: async () => undefined }
  }
  const joined = join && isDataFolderLocked(settings.dataFolder) ? await findEmbedded(settings.dataFolder) : undefined
  const server = joined ? { adminUrl: joined, stop: async () => undefined } : await startEmbedded(settings.dataFolder)
  try {
    const key = secret(settings.dataFolder, 'database-logins')
    if (make && !(await hasDatabase(server.adminUrl, 'liem'))) await make(server.adminUrl, key)
    const admin = await ensureDatabase(server.adminUrl, 'liem')
    const { fullTextIndexed } = await prepareLogins(admin, key)
    return { urls: { ...loginUrls(admin, key), admin }, kind: 'embedded', key, fullTextIndexed, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

export async function hasDatabase(serverUrl: string, name: string): Promise<boolean> {
  return withServer(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    return rowCount === 1
  })
}

/** Drops the database `name`, if it is there, with whoever is connected to it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await withServer(serverUrl, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  )
}

/** Gives a database its final name: whatever was made under a draft's name appears whole or not at all. Nobody may be connected to it. */
export async function renameDatabase(serverUrl: string, from: string, to: string): Promise<void> {
  await withServer(serverUrl, (client) =>
    client.query(`alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`),
  )
}

async function withServer<T>(serverUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the database `name` if it is missing (UTF-8, byte order; Vietnamese order is asked for by `collate`). Answers its URL. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  await withServer(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    await client.query(
      `create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
    )
  })
  return withDatabase(serverUrl, name)
}

/** The same server and login, another database. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
