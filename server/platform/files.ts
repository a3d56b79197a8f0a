import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline, type Readable, Transform } from 'node:stream'
import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, Parts } from './ctx.ts'
import { job } from './jobs.ts'

/** What is known of a stored content: its SHA-256 in hex and its length. */
export type Blob = { hash: string; sizeBytes: number }

export type FileStore = {
  /** Stores a content and answers its hash; the same content is kept once. Refuses an empty or too large one. */
  put(content: Readable | Uint8Array, limitBytes?: number): Promise<Blob>
  /** A stored content whole, compared with its hash. Throws when it is missing or was changed on the disk. */
  get(hash: string): Promise<Uint8Array>
  /** The same as a stream: it fails at its end when the bytes are not those that were stored. */
  read(hash: string): Readable
  has(hash: string): Promise<boolean>
  /** Hashes of everything stored, with the time it was stored. */
  list(): AsyncIterable<{ hash: string; storedAt: Date }>
  remove(hash: string): Promise<void>
}

/** The store of this installation. */
export const filesOf = (parts: Parts): FileStore => fileStore(join(parts.settings.dataFolder, 'files'))

const hashShape = /^[0-9a-f]{64}$/

/**
 * Contents in a folder, named by their hash: `ab/cd/abcd…`. A content is written apart, flushed to the disk and only then
 * given its name, so a crash leaves a temporary file at most. The row that names it is written afterwards.
 */
export function fileStore(folder: string): FileStore {
  const pathOf = (hash: string) => {
    if (!hashShape.test(hash)) throw new TypeError('not a hash')
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  const store: FileStore = {
    async put(content, limitBytes = Number.POSITIVE_INFINITY) {
      const waiting = join(folder, 'tmp')
      await mkdir(waiting, { recursive: true, mode: 0o700 })
      const temporary = join(waiting, randomBytes(16).toString('hex'))
      const file = await open(temporary, 'wx', 0o600)
      try {
        const blob = await writeHashed(file, content, limitBytes)
        if (blob.sizeBytes === 0) throw new Refusal('file.empty')
        await file.sync()
        await file.close()
        await settle(temporary, pathOf(blob.hash))
        return blob
      } catch (error) {
        await file.close().catch(() => undefined)
        throw error
      } finally {
        await rm(temporary, { force: true })
      }
    },
    async get(hash) {
      const parts: Buffer[] = []
      for await (const part of store.read(hash)) parts.push(part as Buffer)
      return Buffer.concat(parts)
    },
    read(hash) {
      const sum = createHash('sha256')
      const checked = new Transform({
        transform(part, _encoding, done) {
          sum.update(part)
          done(null, part)
        },
        flush: (done) => done(sum.digest('hex') === hash ? null : new Error(`stored content ${hash} was changed`)),
      })
      return pipeline(createReadStream(pathOf(hash)), checked, () => undefined)
    },
    async has(hash) {
      const path = pathOf(hash)
      return stat(path).then(
        (found) => found.isFile(),
        () => false,
      )
    },
    async *list() {
      for (const first of await namesIn(folder, /^[0-9a-f]{2}$/)) {
        for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/)) {
          for (const hash of await namesIn(join(folder, first, second), hashShape)) {
            const found = await stat(pathOf(hash)).catch(() => undefined)
            if (found) yield { hash, storedAt: found.mtime }
          }
        }
      }
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
  return store
}

async function writeHashed(file: FileHandle, content: Readable | Uint8Array, limitBytes: number): Promise<Blob> {
  const sum = createHash('sha256')
  let sizeBytes = 0
  for await (const part of content instanceof Uint8Array ? [content] : content) {
    sizeBytes += (part as Uint8Array).length
    if (sizeBytes > limitBytes) throw new Refusal('file.too_large', { limit: `${Math.floor(limitBytes / 2 ** 20)} MB` })
    sum.update(part as Uint8Array)
    await file.write(part as Uint8Array)
  }
  return { hash: sum.digest('hex'), sizeBytes }
}

/** Gives a written file its name and makes the name itself durable. The same content stored twice at once is no harm. */
async function settle(temporary: string, path: string): Promise<void> {
  const home = join(path, '..')
  await mkdir(home, { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  const folder = await open(home, 'r')
  try {
    await folder.sync()
  } catch {
    // Windows cannot flush a folder; the rename is durable there by itself.
  } finally {
    await folder.close()
  }
}

async function namesIn(folder: string, shape: RegExp): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  return names.filter((name) => shape.test(name)).sort()
}

/** Registers a stored content, in the transaction of the record that names it. */
export async function recordBlob(ctx: Pick<Ctx, 'tx'>, blob: Blob): Promise<void> {
  await sql`insert into file_blob (hash, size_bytes) values (${blob.hash}, ${blob.sizeBytes}) on conflict do nothing`.execute(
    ctx.tx,
  )
}

export type NewAttachment = {
  blob: Blob
  name: string
  mediaType: string
  subject: { kind: string; id: string }
  purpose: 'original' | 'annex' | 'evidence' | 'decision'
  /** Units whose officers may open it. */
  unitIds: readonly number[]
}

/** Attaches a stored content to a record. Answers the attachment's id. */
export async function attach(ctx: Ctx, file: NewAttachment): Promise<string> {
  await recordBlob(ctx, file.blob)
  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('attachment')
    .values({
      id,
      blob_hash: file.blob.hash,
      name: file.name.slice(0, 300),
      media_type: file.mediaType,
      subject_kind: file.subject.kind,
      subject_id: file.subject.id,
      purpose: file.purpose,
      unit_ids: [...file.unitIds],
      uploaded_by: ctx.actor.officerId || null,
    })
    .execute()
  return id
}

/** Attachments of several records of one kind, oldest first. */
export async function listAttachments(ctx: Pick<Ctx, 'tx'>, kind: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return ctx.tx
    .selectFrom('attachment as a')
    .innerJoin('file_blob as b', 'b.hash', 'a.blob_hash')
    .select(['a.id', 'a.name', 'a.media_type as mediaType', 'a.subject_id as subjectId', 'b.hash'])
    .select(sql<number>`b.size_bytes::float8`.as('sizeBytes'))
    .where('a.subject_kind', '=', kind)
    .where('a.subject_id', 'in', [...ids])
    .where('a.removed_at', 'is', null)
    .orderBy('a.uploaded_at')
    .orderBy('a.id')
    .execute()
}

/** A record's new unit may open its files as well. */
export async function shareAttachments(ctx: Pick<Ctx, 'tx'>, kind: string, ids: readonly string[], unitId: number) {
  if (ids.length === 0) return
  await sql`update attachment set unit_ids = unit_ids || ${unitId}::int
    where subject_kind = ${kind} and subject_id = any(${[...ids]}::uuid[]) and not unit_ids @> array[${unitId}::int]`.execute(
    ctx.tx,
  )
}

/** A content stored for a transaction that was undone has no row; it is removed once it is a day old. */
export const sweepFiles = job({
  name: 'files.sweep',
  payload: z.object({}),
  dailyAt: '02:40',
  run: async ({ inTx, now, parts }) => {
    const store = filesOf(parts)
    let batch: string[] = []
    const sweep = async () => {
      const known = await inTx(({ tx }) =>
        tx.selectFrom('file_blob').select('hash').where('hash', 'in', batch).execute(),
      )
      const kept = new Set(known.map(({ hash }) => hash))
      for (const hash of batch) if (!kept.has(hash)) await store.remove(hash)
      batch = []
    }
    for await (const { hash, storedAt } of store.list()) {
      if (now.getTime() - storedAt.getTime() < 24 * 3600 * 1000) continue
      batch.push(hash)
      if (batch.length === 500) await sweep()
    }
    if (batch.length > 0) await sweep()
  },
})
