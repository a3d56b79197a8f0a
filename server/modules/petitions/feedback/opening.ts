import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import { firstReading } from '@liem/domain/petitions/deadlines'
import type { openPetition } from '@liem/domain/petitions/reading.contract'
import { toBase64url } from '@liem/sealing/bytes'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { filesOf } from '#platform/files'
import type { FileAnswer } from '#platform/http'
import * as obligations from '#platform/obligations'
import { tell } from '../books/ledger.ts'
import { partsOf } from './page.ts'
import { lock, note, ownGrants, stateAfter, take } from './store.ts'

/** How long after opening the envelopes may be fetched. */
const HOURS_OPEN = 12

/** The officer's own keys to it. The first opening by a holder of the content is a step: the report has been read. */
export async function open(
  ctx: Ctx,
  id: string,
  { purpose }: BodyOf<typeof openPetition>,
): Promise<OkOf<typeof openPetition>> {
  const petition = await lock(ctx, id)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  const { rows } = await sql<{ part: 'content' | 'identity'; keyId: string; wrap: Buffer }>`
    select part, key_id as "keyId", wrap from petition_grant
    where petition_id = ${id}::uuid and officer_id = ${ctx.actor.officerId} and revoked_at is null and wrap is not null order by part`.execute(
    ctx.tx,
  )
  const parts = await partsOf(ctx, id)
  // Who was only given an extract has no key of the report; the extract is sealed to him.
  if (rows.length === 0 && !parts.some((part) => part.sealedTo === 'officer')) throw new Refusal('petition.no_key')
  const facts = { purpose, parts: rows.map((row) => row.part) }
  if (petition.state === 'received' && rows.some((row) => row.part === 'content')) {
    await take(ctx, petition, { act: 'petitions.open', set: { state: stateAfter(petition, 'open') }, facts })
    await obligations.meet(ctx, { kind: 'petition', id }, firstReading.key, ctx.today)
    await tell(ctx, petition, 'opened')
  } else await note(ctx, id, 'petitions.open', facts)
  return { wraps: rows.map((row) => ({ ...row, wrap: toBase64url(row.wrap) })), parts }
}

/** One envelope, to be opened in the browser. Only after opening with a purpose, and only what the officer's key could open. */
export async function part(ctx: Ctx, id: string, partId: string): Promise<FileAnswer> {
  const { rows } = await sql<{ sealed_to: string; bytes: Buffer | null; blob_hash: string | null; removed: boolean }>`
    select sealed_to, bytes, blob_hash, removed_at is not null as removed from petition_part
    where id = ${partId}::uuid and petition_id = ${id}::uuid`.execute(ctx.tx)
  const found = rows[0]
  if (!found) throw new Refusal('record.not_found')
  if (found.removed) throw new Refusal('petition.removed')
  const own = await ownGrants(ctx, id)
  const opens = (which: 'content' | 'identity') => own.some((grant) => grant.part === which && grant.opens)
  const allowed =
    found.sealed_to === 'identity'
      ? opens('identity')
      : found.sealed_to === 'officer'
        ? own.length > 0
        : opens('content')
  if (!allowed) throw new Refusal('record.not_found')
  const { rows: opened } = await sql<{ done: boolean }>`
    select exists (select from journal where subject_kind = 'petition' and subject_id = ${id} and act = 'petitions.open'
      and officer_id = ${ctx.actor.officerId} and at > ${ctx.now}::timestamptz - make_interval(hours => ${HOURS_OPEN})) as done`.execute(
    ctx.tx,
  )
  if (!opened[0]?.done) throw new Refusal('petition.not_opened')
  const file = { name: `${partId}.age`, mediaType: 'application/octet-stream' }
  if (found.bytes) return { ...file, bytes: found.bytes }
  return { ...file, stream: filesOf(ctx.parts).read(found.blob_hash ?? '') }
}
