import type { attachPaper } from '@liem/domain/directives/contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { attach, filesOf } from '#platform/files'
import type { FileAnswer, UploadedFile } from '#platform/http'
import * as journal from '#platform/journal'
import { refuseSecretFile } from '#platform/secrecy'
import { keepersOf, keeps } from './policy.ts'
import { getDocument, unitsOf } from './store.ts'

/** Attaches files to a document. They are looked at before a transaction begins and stored only when all of them may be kept. */
export async function attachAll(
  outside: OutsideCtx,
  documentId: string,
  { purpose }: BodyOf<typeof attachPaper>,
  files: readonly UploadedFile[],
) {
  if (!files.length) throw new Refusal('request.invalid', {}, [{ path: 'file', words: 'Xin chọn tệp' }])
  for (const file of files) await refuseSecretFile(outside, file)
  return outside.transaction(async (ctx) => {
    const doc = await getMayAttach(ctx, documentId)
    const ids: string[] = []
    for (const file of files) {
      const blob = await filesOf(ctx.parts).put(file.bytes)
      ids.push(
        await attach(ctx, {
          blob,
          name: file.name,
          mediaType: file.mediaType,
          subject: { kind: 'document', id: documentId },
          purpose,
          unitIds: unitsOf(doc),
        }),
      )
    }
    await journal.write(ctx, {
      act: 'directives.attach',
      subject: { kind: 'document', id: documentId },
      unitIds: unitsOf(doc),
      facts: { count: ids.length, purpose },
    })
    return { ids }
  })
}

async function getMayAttach(ctx: Ctx, documentId: string) {
  const doc = await getDocument(ctx.tx, documentId)
  if (!keeps(ctx, 'directives.register', await keepersOf(ctx, doc))) throw new Refusal('permission.missing')
  return doc
}

/** One paper of a document, for whoever may know of the document. */
export async function download(ctx: Ctx, documentId: string, paperId: string): Promise<FileAnswer> {
  await getDocument(ctx.tx, documentId)
  const paper = await ctx.tx
    .selectFrom('attachment')
    .select(['name', 'media_type', 'blob_hash'])
    .where('id', '=', paperId)
    .where('subject_kind', '=', 'document')
    .where('subject_id', '=', documentId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!paper) throw new Refusal('record.not_found')
  return { name: paper.name, mediaType: paper.media_type, stream: filesOf(ctx.parts).read(paper.blob_hash) }
}
