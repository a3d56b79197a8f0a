import type { listNotices } from '@liem/domain/agenda/contract'
import { type NoticeFacts, noticeWords } from '@liem/domain/agenda/words'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

/** The officer's own notices, latest first. */
export async function list(ctx: Ctx, query: QueryOf<typeof listNotices>): Promise<OkOf<typeof listNotices>> {
  const [at, id] = query.after?.split('_') ?? []
  if (query.after && (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)))
    throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
  const { rows: found } = await sql<{
    id: string
    kind: string
    subjectKind: string
    subjectId: string
    facts: NoticeFacts
    createdAt: Date
    readAt: Date | null
    place: string
  }>`
    select id, kind, subject_kind as "subjectKind", subject_id as "subjectId", facts, created_at as "createdAt", read_at as "readAt",
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from notice where officer_id = ${ctx.actor.officerId}
      and ${at && id ? sql`(created_at, id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`}
    order by created_at desc, id desc limit ${query.limit + 1}`.execute(ctx.tx)
  const rows = found.slice(0, query.limit)
  const last = found.length > query.limit ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      words: noticeWords(row.kind, row.facts),
      opens: opensOf(row),
      at: row.createdAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    })),
    next: last ? `${last.place}_${last.id}` : null,
    total: null,
  }
}

/** Notices of a claim, difficulty or letter name the task's page where there is one. */
function opensOf(row: { kind: string; subjectKind: string; subjectId: string; facts: NoticeFacts }): string {
  if (row.kind === 'agenda.escalated') return `/tasks?unitId=${row.facts.unit}&part=lead&class=overdue`
  if (row.subjectKind === 'urging') return `/tasks?unitId=${row.facts.unit}&part=lead&class=overdue`
  if (typeof row.facts.task === 'string') return `/tasks/${row.facts.task}`
  if (row.subjectKind === 'petition') return `/petitions/${row.subjectId}`
  // A clerk's desk, and an old register taken in: no single matter is named.
  if (row.subjectKind === 'desk') return row.kind === 'petitions.imported' ? '/petitions' : '/desk'
  if (row.subjectKind === 'officer_key' || row.subjectKind === 'key_revocation') return '/keys'
  if (row.subjectKind === 'factor_removal') return '/account'
  if (row.subjectKind === 'task') return `/tasks/${row.subjectId}`
  if (typeof row.facts.document === 'string') return `/documents/${row.facts.document}`
  return row.subjectKind === 'document' ? `/documents/${row.subjectId}` : '/'
}

export async function markRead(ctx: Ctx, ids: readonly string[]) {
  await ctx.tx
    .updateTable('notice')
    .set({ read_at: ctx.now })
    .where('officer_id', '=', ctx.actor.officerId)
    .where('id', 'in', ids.length ? [...ids] : [crypto.randomUUID()])
    .where('read_at', 'is', null)
    .execute()
  return { done: true as const }
}
