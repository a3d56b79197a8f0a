import { statfs } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Refusal } from '@liem/domain/kernel/refusal'
import { MOST_FILE_BYTES } from '@liem/domain/petitions/form'
import { MOST_PENDING, MOST_SEALED_FILE } from '@liem/domain/petitions/submission'
import { sealStream } from '@liem/sealing/envelope'
import { envelopeHeader, isEnvelopeLength } from '@liem/sealing/envelope-shape'
import { sql } from 'kysely'
import { filesOf } from '#platform/files'
import type { Intake } from './intake.ts'

const GIB = 1024 ** 3
const LOOK_BYTES = 1024 ** 2
/** The longest header an envelope may have lies within this. */
const HEAD_BYTES = 8 * 1024

export type Uploaded = { id: string; size: number; hash: string }

/**
 * Keeps a sealed file until a submission or message names it. Bytes that are no envelope are refused as soon as that is seen, and
 * nothing of them stays.
 */
export async function takeUpload(
  intake: Intake,
  locator: string,
  sealed: AsyncIterable<Uint8Array>,
): Promise<Uploaded> {
  const key = Buffer.from(locator, 'hex')
  await checkRoom(intake, key)
  const blob = await filesOf(intake.parts).put(
    Readable.from(whileRoom(intake.parts, onlyEnvelope(sealed))),
    MOST_SEALED_FILE,
  )
  const now = intake.parts.clock.now()
  const { rows } = await sql<{ id: string | null }>`
    select intake_upload(${key}, ${blob.hash}, ${blob.sizeBytes}, ${now}) as id`.execute(intake.db)
  // Somebody else's sealed bytes sent again: nobody honest has them.
  const id = rows[0]?.id
  if (!id) throw new Refusal('intake.not_sealed')
  return { id, size: blob.sizeBytes, hash: blob.hash }
}

/** Seals a file on its way in, for who comes without JavaScript. Its plain bytes are only ever in memory, a piece at a time. */
export async function sealUpload(
  intake: Intake,
  plain: AsyncIterable<Uint8Array>,
  to: { locator: string; report: string; part: string; recipient: string; name: string; media: string },
): Promise<Uploaded> {
  const { locator, report, part, recipient, name, media } = to
  const head = { purpose: 'evidence', report, part, name, media } as const
  const sealed = await sealStream(head, Readable.toWeb(Readable.from(limited(plain))) as ReadableStream<Uint8Array>, [
    recipient,
  ])
  return takeUpload(intake, locator, sealed as unknown as AsyncIterable<Uint8Array>)
}

async function checkRoom({ db, parts }: Intake, locator: Buffer): Promise<void> {
  const { rows } = await sql<{ waiting: number; bytes: string }>`select * from intake_room(${locator})`.execute(db)
  if ((rows[0]?.waiting ?? 0) >= MOST_PENDING) throw new Refusal('intake.too_many_files')
  if (Number(rows[0]?.bytes ?? 0) > (await freeBytes(parts))) throw new Refusal('intake.no_room')
}

/** Words of reports go before files: what waits, or is still on its way, may never fill the disk. */
async function freeBytes(parts: Intake['parts']): Promise<number> {
  const { bavail, bsize } = await statfs(parts.settings.dataFolder)
  const free = bavail * bsize
  if (free < 2 * GIB) throw new Refusal('intake.no_room')
  return free
}

/** Whether room is getting scarce: little above what is kept for words. */
export async function isShort({ settings }: Intake['parts']): Promise<boolean> {
  const { bavail, bsize } = await statfs(settings.dataFolder)
  return bavail * bsize < 10 * GIB
}

/** Looks again with every MiB: hundreds of files that came in together each found room at their start. */
async function* whileRoom(parts: Intake['parts'], source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let unlooked = 0
  for await (const piece of source) {
    unlooked += piece.length
    if (unlooked > LOOK_BYTES) {
      await freeBytes(parts)
      unlooked = 0
    }
    yield piece
  }
}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > MOST_FILE_BYTES) throw new Refusal('file.too_large', { limit: `${MOST_FILE_BYTES / 1024 ** 2} MB` })
    yield piece
  }
  if (size === 0) throw new Refusal('file.empty')
}

async function* onlyEnvelope(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let early = Buffer.alloc(0)
  let headerLength = 0
  let size = 0
  const look = () => {
    const header = envelopeHeader(early)
    if (header?.recipients !== 1) throw new Refusal('intake.not_sealed')
    headerLength = header.length
  }
  for await (const piece of source) {
    size += piece.length
    if (headerLength === 0) {
      early = Buffer.concat([early, piece])
      if (early.length < HEAD_BYTES) continue
      look()
      yield early
    } else yield piece
  }
  if (headerLength === 0) {
    look()
    yield early
  }
  if (!isEnvelopeLength(size, headerLength)) throw new Refusal('intake.not_sealed')
}
