import type { LedgerUnit } from '@liem/domain/directives/extraction/ledger-view'
import { readDocument } from '@liem/domain/directives/extraction/read-document'
import type { listReadings, readReading, saveReading } from '@liem/domain/directives/readings.contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import { sql } from 'kysely'
import { ledgerView } from '#modules/units'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { filesOf, recordBlob } from '#platform/files'
import type { UploadedFile } from '#platform/http'
import * as journal from '#platform/journal'
import { readOfficeFile } from '#platform/office-files/read'
import { refuseSecret } from '#platform/secrecy'
import { findBook } from './policy.ts'

/**
 * Reads an uploaded file into a draft for an officer to confirm. The file is read in memory; whether it bears a secrecy mark is
 * looked at before anything is stored, so that of a refused file nothing stays.
 */
export async function upload(outside: OutsideCtx, files: readonly UploadedFile[]) {
  const [file, ...more] = files
  if (!file || more.length)
    throw new Refusal('request.invalid', {}, [{ path: 'file', words: 'Xin chọn một tệp để đọc' }])
  const source = await readOfficeFile(file.bytes, file.name)
  refuseSecret(outside, source)
  const units = await outside.transaction((ctx) => ledgerUnits(ctx))
  const draft = readDocument(source, { units })
  return outside.transaction(async (ctx) => {
    const unitId = await findBook(ctx)
    if (!unitId) throw new Refusal('permission.missing')
    const blob = await filesOf(ctx.parts).put(file.bytes)
    await recordBlob(ctx, blob)
    const id = crypto.randomUUID()
    await ctx.tx
      .insertInto('reading')
      .values({
        id,
        officer_id: ctx.actor.officerId,
        unit_id: unitId,
        file_name: file.name,
        blob_hash: blob.hash,
        media_type: file.mediaType,
        source: JSON.stringify(source),
        draft: JSON.stringify(draft),
        created_at: ctx.now,
        updated_at: ctx.now,
      })
      .execute()
    await journal.write(ctx, {
      act: 'directives.read',
      subject: { kind: 'reading', id },
      unitIds: [unitId],
      facts: { file: blob.hash, tasks: draft.tasks.length },
    })
    return { id }
  })
}

async function ledgerUnits(ctx: Ctx): Promise<LedgerUnit[]> {
  return (await ledgerView(ctx.tx)).map((unit) => ({
    code: unit.code,
    name: unit.name,
    shortName: unit.short_name ?? undefined,
    kind: unit.kind,
    side: unit.side,
    synonyms: unit.synonyms,
  }))
}

/** The reading, locked while it is open. */
export async function lockOpen(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('reading')
    .select(['id', 'state', 'version', 'unit_id', 'file_name', 'media_type', 'blob_hash'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  if (row.state !== 'open') throw new Refusal('reading.closed')
  return row
}

export async function read(ctx: Ctx, id: string): Promise<OkOf<typeof readReading>> {
  const row = await ctx.tx
    .selectFrom('reading')
    .select(['id', 'file_name', 'state', 'version', 'source', 'draft', 'edited', 'document_id', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state as 'open',
    version: row.version,
    source: row.source,
    draft: row.draft,
    edited: row.edited ?? null,
    documentId: row.document_id,
    createdAt: row.created_at.toISOString(),
  }
}

/** Open readings of the officer and his units, newest first. */
export async function list(
  ctx: Ctx,
  { after, limit }: { after?: string; limit: number },
): Promise<OkOf<typeof listReadings>> {
  type Row = Omit<OkOf<typeof listReadings>['rows'][number], 'createdAt'> & { at: Date }
  const [at, lastId] = after ? Buffer.from(after, 'base64url').toString('utf8').split(' ') : []
  const beyond =
    at && lastId && !Number.isNaN(Date.parse(at))
      ? sql`(r.created_at, r.id) < (${at}::timestamptz, ${lastId}::uuid)`
      : sql`true`
  const { rows } = await sql<Row>`
    select r.id, r.file_name as "fileName", r.state, coalesce(r.edited -> 'document' ->> 'title', r.draft -> 'head' -> 'title' ->> 'value') as title,
      coalesce(r.edited -> 'document' ->> 'symbol', r.draft -> 'head' -> 'symbol' ->> 'value') as symbol,
      case jsonb_typeof(coalesce(r.edited -> 'tasks', r.draft -> 'tasks')) when 'array'
        then jsonb_array_length(coalesce(r.edited -> 'tasks', r.draft -> 'tasks')) else 0 end as tasks,
      json_build_object('id', o.id, 'name', o.full_name) as by, r.created_at as at
    from reading r join officer o on o.id = r.officer_id
    where r.state = 'open' and ${beyond} order by r.created_at desc, r.id desc limit ${limit + 1}`.execute(ctx.tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const total = after
    ? undefined
    : await ctx.tx
        .selectFrom('reading')
        .select(sql<number>`count(*)::int`.as('count'))
        .where('state', '=', 'open')
        .executeTakeFirst()
  return {
    rows: shown.map(({ at: createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() })),
    next: rows.length > limit && last ? Buffer.from(`${last.at.toISOString()} ${last.id}`).toString('base64url') : null,
    total: total ? { count: Math.min(total.count, 1000), more: total.count > 1000 } : null,
  }
}

/** Keeps what the officer has corrected so far; refused when somebody else saved in between. */
export async function save(ctx: Ctx, id: string, body: BodyOf<typeof saveReading>) {
  const reading = await lockOpen(ctx, id)
  if (reading.version !== body.version) throw new Refusal('record.changed')
  const version = reading.version + 1
  await ctx.tx
    .updateTable('reading')
    .set({ edited: JSON.stringify(body.edited ?? null), version, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  return { version }
}

/** The reading is given up: its words go, the file goes once nothing names it. */
export async function discard(ctx: Ctx, id: string) {
  const reading = await lockOpen(ctx, id)
  await ctx.tx
    .updateTable('reading')
    .set({ state: 'discarded', source: '{}', draft: '{}', edited: null, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await journal.write(ctx, { act: 'directives.discard', subject: { kind: 'reading', id }, unitIds: [reading.unit_id] })
  return { done: true } as const
}
