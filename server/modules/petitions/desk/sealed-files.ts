import { Refusal } from '@liem/domain/kernel/refusal'
import { isEnvelope } from '@liem/sealing/envelope'
import type { Ctx, Parts } from '#platform/ctx'
import { type Blob, filesOf, recordBlob } from '#platform/files'
import type { UploadedFile } from '#platform/http'

export type DeskFile = { id: string; what: 'scan' | 'recording' }
export type StoredFile = DeskFile & { blob: Blob }

/**
 * Stores the sealed scans and recordings that came with a form. Each is named by its part's id. Anything that is not an envelope is
 * refused before a byte of it is written.
 */
export async function storeSealed(
  parts: Parts,
  wanted: readonly DeskFile[],
  files: readonly UploadedFile[],
): Promise<StoredFile[]> {
  const byName = new Map(files.map((file) => [file.name, file]))
  if (byName.size !== wanted.length || files.length !== wanted.length) throw new Refusal('intake.not_sealed')
  const pairs = wanted.map((one) => {
    const file = byName.get(one.id)
    if (!file || !isEnvelope(file.bytes)) throw new Refusal('intake.not_sealed')
    return { ...one, bytes: file.bytes }
  })
  const stored: StoredFile[] = []
  for (const { id, what, bytes } of pairs) stored.push({ id, what, blob: await filesOf(parts).put(bytes) })
  return stored
}

/** Hangs stored files on a petition; a recording is evidence, a scan is the letter itself. */
export async function attachSealed(ctx: Ctx, petitionId: string, files: readonly StoredFile[]): Promise<void> {
  for (const { id, what, blob } of files) {
    await recordBlob(ctx, blob)
    await ctx.tx
      .insertInto('petition_part')
      .values({
        id,
        petition_id: petitionId,
        part: what === 'scan' ? 'scan' : 'evidence',
        sealed_to: 'report',
        hash: Buffer.from(blob.hash, 'hex'),
        size_bytes: String(blob.sizeBytes),
        blob_hash: blob.hash,
        made_by: ctx.actor.officerId,
        made_at: ctx.now,
      })
      .execute()
  }
}
