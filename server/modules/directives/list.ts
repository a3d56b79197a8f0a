import type { DocumentFilters, DocumentRow } from '@liem/domain/directives/contract'
import { validities } from '@liem/domain/directives/contract'
import { sides } from '@liem/domain/directives/words'
import type { Count } from '@liem/domain/kernel/shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { likeText } from '#platform/db/like'
import type { FileAnswer } from '#platform/http'
import { writeSheet } from '#platform/office-files/write-sheet'
import { ownUnits } from './policy.ts'

type Filters = z.output<typeof DocumentFilters>
type Page = { after?: string; limit: number }

/** More matches than this are common: the order of the list then finds a page of them faster than the index on words. */
const RARE = 2000

/** Documents that hold every word, accents apart; undefined when there are too many to name. */
async function findMatches(ctx: Ctx, patterns: readonly RawBuilder<unknown>[]): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`
    select documents_matching(array[${sql.join(patterns)}], ${RARE}) as id`.execute(ctx.tx)
  return rows.length < RARE ? rows.map((row) => row.id) : undefined
}

async function conditions(ctx: Ctx, f: Filters): Promise<RawBuilder<boolean>> {
  const all: RawBuilder<unknown>[] = [sql`d.merged_into_id is null`]
  const patterns = (f.q?.split(/\s+/).filter(Boolean) ?? []).map(
    (word) => sql`'%' || vn_norm(${likeText(word)}) || '%'`,
  )
  if (patterns.length) {
    const matches = await findMatches(ctx, patterns)
    if (matches) all.push(sql`d.id = any (${matches}::uuid[])`)
    else for (const pattern of patterns) all.push(sql`d.search_key like ${pattern}`)
  }
  if (f.side) all.push(sql`d.side = ${f.side}`)
  all.push(f.status ? sql`d.status = ${f.status}` : sql`d.status <> 'draft'`)
  if (f.type) all.push(sql`d.type = ${f.type.toLowerCase()}`)
  if (f.issuerUnitId) all.push(sql`d.issuer_unit_id = ${f.issuerUnitId}`)
  if (f.year) all.push(sql`d.year = ${f.year}`)
  if (f.receivedBy) all.push(received(sql`r.unit_id = ${f.receivedBy}`))
  if (f.waiting) {
    const units = f.receivedBy ? sql`r.unit_id = ${f.receivedBy}` : sql`r.unit_id = any (${ownUnits(ctx)}::int[])`
    const open =
      f.waiting === 'plan' ? sql`r.needs_plan and r.plan_document_id is null` : sql`r.acknowledged_on is null`
    all.push(received(sql`${units} and ${open}`))
  }
  if (f.cascaded !== undefined) all.push(f.cascaded ? received(sql`true`) : sql`not ${received(sql`true`)}`)
  return sql<boolean>`${sql.join(all, sql` and `)}`
}

const received = (how: RawBuilder<unknown>) =>
  sql`exists (select 1 from document_receipt r where r.document_id = d.id and r.passed_to_unit_id is null and ${how})`

/** Columns of a row of the register; `d` the document, `u` its issuer in the ledger. */
export const rowColumns = sql`d.id, d.symbol, d.title, d.status, d.issued_on as "issuedOn", d.side, d.type, d.number, d.urgency,
  d.incoming_number as "incomingNumber", d.received_on as "receivedOn",
  json_build_object('name', d.issuer_name, 'unit', case when u.id is null then null
    else json_build_object('id', u.id, 'code', u.code, 'name', u.name, 'endedOn', u.ended_on) end) as issuer`

type Bare = Omit<DocumentRow, 'validity' | 'tasks' | 'overdue'>

/** Validity and tasks of the documents shown, in two queries for the whole page. */
export async function completed<T extends Bare>(ctx: Ctx, rows: readonly T[]) {
  const ids = rows.map((row) => row.id)
  if (!ids.length) return []
  const standing = await sql<{ id: string; validity: DocumentRow['validity'] }>`
    select id, validity from document_validity(${ids}::uuid[], ${ctx.today}::date)`.execute(ctx.tx)
  const counts = await sql<{ id: string; tasks: number; overdue: number }>`
    select document_id as id, count(*)::int as tasks,
      count(*) filter (where verified_on is null and due_on < ${ctx.today}::date and state <> 'suspended')::int as overdue
    from task where document_id = any (${ids}::uuid[]) and state <> 'recalled' group by document_id`.execute(ctx.tx)
  const validity = new Map(standing.rows.map((row) => [row.id, row.validity]))
  const tasks = new Map(counts.rows.map((row) => [row.id, row]))
  return rows.map((row) => ({
    ...row,
    validity: validity.get(row.id) ?? ('unknown' as const),
    tasks: tasks.get(row.id)?.tasks ?? 0,
    overdue: tasks.get(row.id)?.overdue ?? 0,
  }))
}

/** One page of the register, newest first, undated last. The count comes with the first page. */
export async function list(ctx: Ctx, { after, limit, ...filters }: Filters & Page) {
  const where = await conditions(ctx, filters)
  const from = after ? beyond(after) : sql`true`
  const { rows } = await sql<Bare>`
    select ${rowColumns} from document d left join unit u on u.id = d.issuer_unit_id
    where ${where} and ${from}
    order by d.issued_on desc nulls last, d.id desc limit ${limit + 1}`.execute(ctx.tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await completed(ctx, shown),
    next: rows.length > limit && last ? cursorOf(last) : null,
    total: after ? null : await countUpTo(ctx, where),
  }
}

const cursorOf = (row: Pick<Bare, 'issuedOn' | 'id'>) =>
  Buffer.from(JSON.stringify([row.issuedOn, row.id])).toString('base64url')

/** Rows after the cursor; an unreadable one begins anew. */
function beyond(after: string): RawBuilder<unknown> {
  const [day, id] = readCursor(after)
  if (!id) return sql`true`
  if (!day) return sql`(d.issued_on is null and d.id < ${id}::uuid)`
  return sql`((d.issued_on, d.id) < (${day}::date, ${id}::uuid) or d.issued_on is null)`
}

function readCursor(after: string): [string | null, string | null] {
  try {
    const [day, id] = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as [unknown, unknown]
    const isDay = typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)
    const isId = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
    return isId && (isDay || day === null) ? [isDay ? day : null, id] : [null, null]
  } catch {
    return [null, null]
  }
}

async function countUpTo(ctx: Ctx, where: RawBuilder<boolean>, most = 1000): Promise<Count> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from document d where ${where} limit ${most + 1}) found`.execute(
    ctx.tx,
  )
  const count = rows[0]?.count ?? 0
  return count > most ? { count: most, more: true } : { count, more: false }
}

const MOST_ROWS = 20_000

/** The register as a workbook, in the order of the screen. */
export async function exportRegister(ctx: Ctx, filters: Filters): Promise<FileAnswer> {
  const where = await conditions(ctx, filters)
  const { rows } = await sql<Bare>`
    select ${rowColumns} from document d left join unit u on u.id = d.issuer_unit_id
    where ${where} order by d.issued_on desc nulls last, d.id desc limit ${MOST_ROWS}`.execute(ctx.tx)
  const full = await completed(ctx, rows)
  const bytes = await writeSheet({
    sheets: [
      {
        name: 'Sổ văn bản',
        columns: [
          { key: 'incoming', title: 'Số đến', width: 8, kind: 'number' },
          { key: 'receivedOn', title: 'Ngày đến', width: 12, kind: 'date' },
          { key: 'symbol', title: 'Số, ký hiệu', width: 18, kind: 'text' },
          { key: 'issuedOn', title: 'Ngày ban hành', width: 12, kind: 'date' },
          { key: 'side', title: 'Khối', width: 14, kind: 'text' },
          { key: 'type', title: 'Loại', width: 14, kind: 'text' },
          { key: 'issuer', title: 'Cơ quan ban hành', width: 32, kind: 'text' },
          { key: 'title', title: 'Trích yếu', width: 60, kind: 'text' },
          { key: 'validity', title: 'Hiệu lực', width: 16, kind: 'text' },
          { key: 'tasks', title: 'Nhiệm vụ', width: 10, kind: 'number' },
          { key: 'overdue', title: 'Quá hạn', width: 10, kind: 'number' },
        ],
        rows: full.map((row) => ({
          incoming: row.incomingNumber,
          receivedOn: row.receivedOn,
          symbol: row.symbol,
          issuedOn: row.issuedOn,
          side: sides[row.side],
          type: row.type,
          issuer: row.issuer.unit?.name ?? row.issuer.name,
          title: row.title,
          validity: row.status === 'stub' ? 'Mục trích dẫn chưa vào sổ' : validities[row.validity],
          tasks: row.tasks,
          overdue: row.overdue,
        })),
        notes:
          full.length === MOST_ROWS
            ? [`Chỉ xuất ${MOST_ROWS.toLocaleString('vi-VN')} văn bản mới nhất; xin lọc hẹp hơn.`]
            : [],
      },
    ],
  })
  return { name: `so-van-ban-${ctx.today}.xlsx`, mediaType: xlsx, bytes }
}

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
