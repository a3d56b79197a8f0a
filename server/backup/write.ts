import { createWriteStream } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Encrypter } from 'age-encryption'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { cannotStart } from '#platform/db/cannot-start'
import { syncFolder } from '#platform/db/secret-files'
import { fileStore } from '#platform/files'
import type { Ending, Manifest } from './manifest.ts'
import { fullName, listSequences, listTables, quoted } from './tables.ts'

export type BackupWanted = {
  ownerUrl: string
  dataFolder: string
  /** Where to write; appears only when it is whole. */
  to: string
  /** `age1…` of whoever may restore. Nobody else can read the copy, this server included. */
  recipients: readonly string[]
  now?: Date
}

export type BackupMade = { rows: number; files: number; bytes: number }

/** Passwords of the database's logins belong to the machine, not to the records; a restored machine makes its own. */
const ownSecrets = new Set(['database-logins', 'postgres-superuser'])
const chunkBytes = 4 * 2 ** 20

/**
 * Copies records, files, the log's last checkpoint and the signing key into one encrypted archive: a tar sealed by age, so that
 * `age -d` and `tar` alone can read it. The records are one snapshot; Liêm may go on working meanwhile.
 */
export async function writeBackup({
  ownerUrl,
  dataFolder,
  to,
  recipients,
  now = new Date(),
}: BackupWanted): Promise<BackupMade> {
  if (recipients.length === 0)
    throw cannotStart('Thiếu khóa công khai để niêm phong bản sao.', 'No recipient was given.')
  const sealed = new Encrypter()
  try {
    for (const recipient of recipients) sealed.addRecipient(recipient)
  } catch {
    throw cannotStart('Khóa công khai của bản sao phải có dạng age1….', 'A recipient must look like age1….')
  }
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liem backup' })
  await client.connect()
  const draft = join(dirname(to), `.${process.pid}-${now.getTime()}.liem-backup`)
  try {
    await client.query('begin isolation level repeatable read read only')
    const tar = pack()
    const made: BackupMade = { rows: 0, files: 0, bytes: 0 }
    const filling = fill(tar, client, dataFolder, now, made)
    filling.catch((error: Error) => tar.destroy(error))
    const encrypted = await sealed.encrypt(
      Readable.toWeb(Readable.from(tar, { objectMode: false })) as unknown as globalThis.ReadableStream<Uint8Array>,
    )
    await pipeline(
      Readable.fromWeb(encrypted as unknown as ReadableStream),
      createWriteStream(draft, { mode: 0o600, flags: 'wx' }),
    )
    await filling
    const file = await open(draft, 'r+')
    await file.sync()
    made.bytes = (await file.stat()).size
    await file.close()
    await rename(draft, to)
    syncFolder(dirname(to))
    return made
  } finally {
    await rm(draft, { force: true })
    await client.end()
  }
}

async function fill(tar: Pack, client: pg.Client, dataFolder: string, now: Date, made: BackupMade): Promise<void> {
  const tables = await listTables(client)
  const { rows: history } = await client.query<{ name: string }>('select name from migration.applied order by name')
  const { rows: head } = await client.query<{ checkpoint: string | null }>('select checkpoint from log_head')
  const manifest: Manifest = {
    v: 1,
    product: 'liem',
    madeAt: now.toISOString(),
    migrations: history.map(({ name }) => name),
    tables,
    sequences: await listSequences(client),
    checkpoint: head[0]?.checkpoint ?? null,
  }
  await add(tar, 'manifest.json', Buffer.from(JSON.stringify(manifest)))
  for (const folder of ['secrets', 'log']) {
    for (const name of await namesIn(join(dataFolder, folder))) {
      if (name.startsWith('.') || ownSecrets.has(name)) continue
      await add(tar, `${folder}/${name}`, await readFile(join(dataFolder, folder, name)))
    }
  }
  const ending: Ending = { rows: {}, files: 0 }
  for (const table of tables) {
    const count = await copyOut(tar, client, table)
    ending.rows[`${table.schema}.${table.name}`] = count
    made.rows += count
  }
  const store = fileStore(join(dataFolder, 'files'))
  const { rows: blobs } = await client.query<{ hash: string }>('select hash from file_blob order by hash')
  for (const { hash } of blobs) {
    // A part removed by two officers keeps its row of the ledger but not its content.
    if (!(await store.has(hash))) continue
    await add(tar, `files/${hash}`, Buffer.from(await store.get(hash)))
    ending.files++
  }
  made.files = ending.files
  await add(tar, 'ending.json', Buffer.from(JSON.stringify(ending)))
  await client.query('commit')
  tar.finalize()
}

/** One table as numbered pieces of COPY's text, each small enough for memory. Answers the number of rows. */
async function copyOut(tar: Pack, client: pg.Client, table: { schema: string; name: string; columns: string[] }) {
  const columns = table.columns.map(quoted).join(', ')
  const rows = client.query(copyTo(`copy (select ${columns} from ${fullName(table)}) to stdout`))
  let parts: Buffer[] = []
  let size = 0
  let piece = 0
  const flush = async () => {
    if (size === 0) return
    await add(tar, `tables/${table.schema}.${table.name}/${String(++piece).padStart(6, '0')}`, Buffer.concat(parts))
    parts = []
    size = 0
  }
  for await (const part of rows as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size >= chunkBytes) await flush()
  }
  await flush()
  return rows.rowCount
}

function add(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    const entry = tar.entry({ name, size: bytes.length, mode: 0o600 }, (error) => (error ? fail(error) : done()))
    entry.end(bytes)
  })
}

async function namesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return found.filter((one) => one.isFile()).map((one) => one.name)
}
