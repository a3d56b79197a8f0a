import { createHash } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { NewPaper } from '@liem/domain/petitions/sealed'
import type { PartKind } from '@liem/domain/petitions/words'
import { fromBase64url } from '@liem/sealing/bytes'
import { isEnvelope } from '@liem/sealing/envelope'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { filesOf, recordBlob } from '#platform/files'

/** Envelopes up to this lie in the row; longer ones in the file store. */
const IN_ROW = 256 * 1024

/** Bytes of an envelope as it was sent. Refuses anything that has not the form of one: plain text can never be stored by mistake. */
export function envelopeOf(text: string): Buffer {
  const bytes = Buffer.from(fromBase64url(text))
  if (!isEnvelope(bytes)) throw new Refusal('petition.not_envelope')
  return bytes
}

type NewPart = {
  id?: string
  part: PartKind
  sealedTo: 'report' | 'identity' | 'mailbox' | 'officer'
  bytes: string
  label?: string | null
}

/** Stores a sealed part. Answers its id and its hash in hex, which the step's journal entry keeps. */
export async function addPart(ctx: Ctx, petitionId: string, given: NewPart): Promise<{ id: string; hash: string }> {
  const bytes = envelopeOf(given.bytes)
  const hash = createHash('sha256').update(bytes).digest()
  const id = given.id ?? crypto.randomUUID()
  let blobHash: string | null = null
  if (bytes.length > IN_ROW) {
    const blob = await filesOf(ctx.parts).put(bytes)
    await recordBlob(ctx, blob)
    blobHash = blob.hash
  }
  await ctx.tx
    .insertInto('petition_part')
    .values({
      id,
      petition_id: petitionId,
      part: given.part,
      sealed_to: given.sealedTo,
      hash,
      size_bytes: String(bytes.length),
      bytes: blobHash ? null : bytes,
      blob_hash: blobHash,
      label: given.label ?? null,
      made_by: ctx.actor.officerId || null,
      made_at: ctx.now,
    })
    .execute()
  return { id, hash: hash.toString('hex') }
}

/** A paper of the file, sealed to the report's key. */
export const addPaper = (ctx: Ctx, petitionId: string, paper: NewPaper) =>
  addPart(ctx, petitionId, {
    id: paper.id,
    part: paper.label === 'extract' ? 'extract' : 'paper',
    sealedTo: 'report',
    bytes: paper.bytes,
    label: paper.label,
  })

/** To whom answers are sealed; null when the reporter has no mailbox. */
export async function mailboxOf(ctx: Pick<Ctx, 'tx'>, petitionId: string): Promise<string | null> {
  const { rows } = await sql<{
    recipient: string | null
  }>`select petition_mailbox(${petitionId}::uuid) as recipient`.execute(ctx.tx)
  return rows[0]?.recipient ?? null
}

/** Puts a sealed letter into the reporter's mailbox. */
export async function addLetter(
  ctx: Ctx,
  petitionId: string,
  { kind, bytes }: { kind: 'status' | 'message' | 'reply'; bytes: string },
): Promise<{ id: string; hash: string }> {
  if (!(await mailboxOf(ctx, petitionId))) throw new Refusal('petition.no_mailbox')
  const part = await addPart(ctx, petitionId, {
    part: kind === 'status' ? 'status' : 'message',
    sealedTo: 'mailbox',
    bytes,
  })
  await ctx.tx
    .insertInto('mailbox_item')
    .values({
      petition_id: petitionId,
      direction: 'out',
      kind,
      part_id: part.id,
      at: ctx.now,
      made_by: ctx.actor.officerId || null,
    })
    .execute()
  return part
}
