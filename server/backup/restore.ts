import { createReadStream } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Decrypter } from 'age-encryption'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Extract, extract } from 'tar-stream'
import { cannotStart } from '#platform/db/cannot-start'
import { syncFolder } from '#platform/db/secret-files'
import { fileStore } from '#platform/files'
import { Ending, Manifest } from './manifest.ts'
import { fullName, listTables, quoted, type Table } from './tables.ts'

export type RestoreWanted = {
  ownerUrl: string
  dataFolder: string
  from: string
  /** Lines `AGE-SECRET-KEY-1…`. */
  identities: readonly string[]
  /** Brings an empty database to the state of these migrations; functions and policies may follow later. */
  migrateThrough: (last: string) => Promise<void>
}

export type Restored = { rows: number; files: number; madeAt: string; checkpoint: string | null }

/**
 * Puts a backup back into an installation that has nothing yet: all records in one transaction, or none. The log is halted
 * before the records appear, so that nothing is signed until somebody compares with the newest checkpoint known outside.
 */
export async function restoreBackup(wanted: RestoreWanted): Promise<Restored> {
  const { ownerUrl, dataFolder, from, identities } = wanted
  const opened = new Decrypter()
  try {
    for (const identity of identities) opened.addIdentity(identity)
  } catch {
    throw cannotStart('Tệp khóa không chứa khóa AGE-SECRET-KEY-1….', 'The key file holds no AGE-SECRET-KEY-1… line.')
  }
  const tar = extract()
  const plain = await opened
    .decrypt(Readable.toWeb(createReadStream(from)) as unknown as globalThis.ReadableStream<Uint8Array>)
    .catch((error: Error) => {
      throw cannotStart(
        'Không mở được bản sao bằng khóa này, hoặc tệp không phải bản sao của Liêm.',
        'The backup cannot be opened with this key.',
        error,
      )
    })
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'liem restore' })
  await client.connect()
  const written: string[] = []
  try {
    return await readInto(tar, client, wanted)
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    for (const path of written) await rm(path, { force: true })
    throw (error as Error).name === 'CannotStart' ? error : broken(error as Error)
  } finally {
    await client.end()
    tar.destroy()
  }

  async function readInto(entries: Extract, client: pg.Client, { migrateThrough }: RestoreWanted): Promise<Restored> {
    const loading = newLoading(client)
    const store = fileStore(join(dataFolder, 'files'))
    let manifest: Manifest | undefined
    let ending: Ending | undefined
    let files = 0
    // Entries that come before somebody waits for them are lost: the flow starts here.
    Readable.fromWeb(plain as unknown as ReadableStream)
      .on('error', (error) => tar.destroy(error))
      .pipe(entries)
    for await (const entry of entries) {
      const { name } = entry.header
      const bytes = await whole(entry)
      if (!manifest) {
        if (name !== 'manifest.json') throw new Error('no manifest')
        manifest = Manifest.parse(JSON.parse(bytes.toString('utf8')))
        await migrateThrough(manifest.migrations.at(-1) ?? '')
        written.push(...(await halt(dataFolder, manifest)))
        await loading.begin(manifest.tables)
      } else if (name.startsWith('tables/')) await loading.add(name.split('/')[1] as string, bytes)
      else if (name.startsWith('files/')) {
        const { hash } = await store.put(bytes)
        if (`files/${hash}` !== name) throw new Error(`${name} does not hold what its name says`)
        files++
      } else if (name.startsWith('secrets/') || name.startsWith('log/'))
        written.push(...(await keep(dataFolder, name, bytes)))
      else if (name === 'ending.json') ending = Ending.parse(JSON.parse(bytes.toString('utf8')))
    }
    if (!manifest || !ending) throw new Error('the backup ends early')
    const rows = await loading.end(manifest, ending)
    if (files !== ending.files) throw new Error(`${files} files of ${ending.files}`)
    return { rows, files, madeAt: manifest.madeAt, checkpoint: manifest.checkpoint }
  }
}

const broken = (error: Error) =>
  cannotStart(
    `Bản sao không nguyên vẹn (${error.message}); chưa khôi phục gì.`,
    'The backup is damaged; nothing was restored.',
    error,
  )

/** The records of one restore: foreign keys and triggers step aside, and come back checked before it commits. */
function newLoading(client: pg.Client) {
  const counts: Record<string, number> = {}
  let tables = new Map<string, Table>()
  let foreignKeys: { table: string; name: string; text: string }[] = []
  return {
    async begin(saved: readonly Table[]) {
      await client.query('begin')
      const present = new Set((await listTables(client)).map(({ schema, name }) => `${schema}.${name}`))
      tables = new Map(saved.map((table) => [`${table.schema}.${table.name}`, table]))
      for (const name of tables.keys()) if (!present.has(name)) throw new Error(`unknown table ${name}`)
      const { rows: used } = await client.query(
        'select exists (select from installation) or exists (select from unit) or exists (select from journal) as used',
      )
      if (used[0].used)
        throw cannotStart(
          'Nơi khôi phục đã có dữ liệu. Chỉ khôi phục vào một bản cài trống.',
          'The target already holds data; restore into an empty installation.',
        )
      const { rows } = await client.query<{ table: string; name: string; text: string }>(
        `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as text from pg_constraint
         where contype = 'f' and connamespace = 'public'::regnamespace`,
      )
      foreignKeys = rows
      for (const key of rows) await client.query(`alter table ${key.table} drop constraint ${quoted(key.name)}`)
      for (const table of tables.values()) {
        // COPY does not go through row policies; the owner stands outside them for this one transaction.
        if (table.schema === 'public')
          await client.query(`alter table ${fullName(table)} disable trigger user, no force row level security`)
        // What a fresh installation is born with (the log's head, the queue's own lists) gives way to what was saved.
        await client.query(`delete from ${fullName(table)}`)
      }
    },
    async add(name: string, bytes: Buffer) {
      const table = tables.get(name)
      if (!table) throw new Error(`unknown table ${name}`)
      const columns = table.columns.map(quoted).join(', ')
      const copying = client.query(copyFrom(`copy ${fullName(table)} (${columns}) from stdin`))
      await new Promise<void>((done, fail) => {
        copying.on('finish', done).on('error', fail)
        copying.end(bytes)
      })
      counts[name] = (counts[name] ?? 0) + copying.rowCount
    },
    async end(manifest: Manifest, ending: Ending): Promise<number> {
      for (const [name, count] of Object.entries(ending.rows))
        if ((counts[name] ?? 0) !== count) throw new Error(`${name}: ${counts[name] ?? 0} rows of ${count}`)
      for (const one of manifest.sequences)
        await client.query('select setval($1::regclass, $2::bigint, $3)', [fullName(one), one.last, one.called])
      for (const table of tables.values())
        if (table.schema === 'public')
          await client.query(`alter table ${fullName(table)} enable trigger user, force row level security`)
      for (const key of foreignKeys)
        await client.query(`alter table ${key.table} add constraint ${quoted(key.name)} ${key.text}`)
      await client.query('commit')
      return Object.values(counts).reduce((sum, count) => sum + count, 0)
    },
  }
}

/** Until an officer resumes it, the log signs nothing: the backup may be older than what the world has seen. Answers what it wrote. */
async function halt(dataFolder: string, { madeAt }: Manifest): Promise<string[]> {
  const folder = join(dataFolder, 'log')
  const path = join(folder, 'halted')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, `restored ${madeAt}\n`, { mode: 0o600 })
  syncFolder(folder)
  return [path]
}

/** A secret or checkpoint of the backup; one that already lies there and differs is never overwritten. Answers what it wrote. */
async function keep(dataFolder: string, name: string, bytes: Buffer): Promise<string[]> {
  if (!/^(secrets|log)\/[\w.-]+$/.test(name)) throw new Error(`unexpected ${name}`)
  const path = join(dataFolder, name)
  const present = await readFile(path).catch(() => undefined)
  if (name === 'log/halted' || present?.equals(bytes)) return []
  if (present)
    throw cannotStart(
      `Ở nơi khôi phục đã có ${name} khác. Chỉ khôi phục vào một bản cài trống.`,
      `The target already has another ${name}.`,
    )
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx' })
  return [path]
}

async function whole(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of entry) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
