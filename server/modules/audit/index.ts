import { actWords } from '@liem/domain/audit/acts'
import { listJournal } from '@liem/domain/audit/contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { Ctx } from '#platform/ctx'
import { bind, type Module } from '#platform/http'

/** Where the office shows a subject; what has no page of its own opens nothing. */
const pages: Readonly<Record<string, string>> = {
  task: '/tasks',
  document: '/documents',
  unit: '/units',
  officer: '/officers',
}

/** Acts within the officer's reach, latest first. Row policies decide what is in reach. */
async function list(ctx: Ctx, query: QueryOf<typeof listJournal>): Promise<OkOf<typeof listJournal>> {
  let select = ctx.tx
    .selectFrom('journal as j')
    .leftJoin('officer as o', 'o.id', 'j.officer_id')
    .leftJoin('officer as absent', 'absent.id', 'j.on_behalf_of')
    .select([
      'j.id',
      'j.at',
      'j.act',
      'j.subject_kind as subjectKind',
      'j.subject_id as subjectId',
      'j.facts',
      'j.hash',
    ])
    .select(['o.full_name as by', 'absent.full_name as onBehalfOf'])
  if (query.subjectKind) select = select.where('j.subject_kind', '=', query.subjectKind)
  if (query.subjectId) select = select.where('j.subject_id', '=', query.subjectId)
  if (query.act) select = select.where('j.act', '=', query.act)
  if (query.officerId) select = select.where('j.officer_id', '=', query.officerId)
  if (query.from) select = select.where('j.at', '>=', new Date(`${query.from}T00:00:00+07:00`))
  if (query.to) select = select.where('j.at', '<', new Date(Date.parse(`${query.to}T00:00:00+07:00`) + 86_400_000))
  if (query.after) select = select.where('j.id', '<', await placeOf(ctx, query.after))
  const found = await select
    .orderBy('j.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const rows = found.slice(0, query.limit)
  return {
    rows: rows.map((row) => {
      const page = pages[row.subjectKind]
      return {
        ...row,
        id: row.hash.toString('hex').slice(0, 16),
        at: row.at.toISOString(),
        words: actWords(row.act),
        opens: page ? `${page}/${row.subjectId}` : null,
        facts: row.facts as Record<string, unknown>,
        hash: row.hash.toString('hex'),
      }
    }),
    next: found.length > query.limit ? cursorOf(rows.at(-1)) : null,
    total: null,
  }
}

/**
 * Numbers of entries never leave: a gap between two of them would show that something lies between that the reader must not know.
 * A place in the list is the moment and the hash of its entry.
 */
const cursorOf = (row: { at: Date; hash: Buffer } | undefined) =>
  row ? `${row.at.getTime()}_${row.hash.toString('hex')}` : null

async function placeOf(ctx: Ctx, after: string): Promise<string> {
  const [, at, hash] = /^(\d{1,15})_([0-9a-f]{64})$/.exec(after) ?? []
  const found =
    at && hash
      ? await ctx.tx
          .selectFrom('journal')
          .select('id')
          .where('at', '=', new Date(Number(at)))
          .where('hash', '=', Buffer.from(hash, 'hex'))
          .executeTakeFirst()
      : undefined
  if (!found) throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
  return found.id
}

/** Door of the journal as officers read it. Writes nothing. */
export const audit: Module = { name: 'audit', routes: [bind(listJournal, (ctx, { query }) => list(ctx, query))] }
