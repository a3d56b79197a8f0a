import { createHash } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { arrivalFaults } from '@liem/domain/petitions/arrival'
import type { addLetter } from '@liem/domain/petitions/desk.contract'
import { isEnvelope } from '@liem/sealing/envelope'
import { sql } from 'kysely'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import type { UploadedFile } from '#platform/http'
import * as journal from '#platform/journal'
import { presentHash } from '../core-row.ts'
import { attachSealed, type StoredFile, storeSealed } from './sealed-files.ts'

type Body = BodyOf<typeof addLetter>

/** One more letter of a matter on the clerk's own desk: letters are counted, the matter stays one and keeps its first day. */
export async function add(out: OutsideCtx, id: string, body: Body, files: readonly UploadedFile[]) {
  const content = Buffer.from(body.content, 'base64url')
  if (!isEnvelope(content)) throw new Refusal('intake.not_sealed')
  const stored = await storeSealed(out.parts, body.files, files)
  return out.transaction((ctx) => addIn(ctx, id, body, content, stored))
}

async function addIn(ctx: Ctx, id: string, { partId, arrival }: Body, content: Buffer, files: readonly StoredFile[]) {
  const faults = arrivalFaults(arrival, ctx.today)
  if (faults.length)
    throw new Refusal(
      'request.invalid',
      {},
      faults.map((fault) => ({ ...fault, path: `arrival.${fault.path}` })),
    )
  const { rows } = await sql<{ letters: number | null }>`select desk_add_letter(${id}::uuid) as letters`.execute(ctx.tx)
  const letters = rows[0]?.letters
  if (!letters) throw new Refusal('record.not_found')
  const hash = createHash('sha256').update(content).digest()
  await ctx.tx
    .insertInto('petition_part')
    .values({
      id: partId,
      petition_id: id,
      part: 'content',
      sealed_to: 'report',
      hash,
      size_bytes: String(content.length),
      bytes: content,
      made_by: ctx.actor.officerId,
      made_at: ctx.now,
    })
    .execute()
  await attachSealed(ctx, id, files)
  await journal.write(ctx, {
    act: 'petitions.add_letter',
    subject: { kind: 'petition', id },
    unitIds: [],
    facts: {
      row: presentHash(await wholeRow(ctx, id)),
      letters,
      blobs: [hash.toString('hex'), ...files.map((file) => file.blob.hash)],
    },
  })
  return { letters }
}

const wholeRow = (ctx: Ctx, id: string) =>
  ctx.tx.selectFrom('petition').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
