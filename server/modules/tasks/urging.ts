import type { Paper } from '@liem/domain/kernel/paper'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { draftUrging, listUrgings } from '@liem/domain/tasks/figures.contract'
import { urgingPaper } from '@liem/domain/tasks/papers/urging'
import { writeDocx } from '@liem/papers/write-docx'
import { sql } from 'kysely'
import { getRunning, refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { readHouse } from '#platform/house'
import type { FileAnswer } from '#platform/http'
import * as journal from '#platform/journal'
import { notifyUnits } from '#platform/notices'
import { writePdf } from '#platform/office-files/write-pdf'
import { ownUnitOf } from './assigning.ts'
import { inClass } from './class-sql.ts'
import { actsIn } from './policy.ts'
import { rowsWhere } from './queries.ts'

const MOST_TASKS = 200

/**
 * A letter urging one unit on its overdue tasks: those the sender follows (all, for who follows the whole province), or the
 * chosen ones among them. What the letter says is kept as it was made.
 */
export async function draft(ctx: Ctx, body: BodyOf<typeof draftUrging>) {
  const senderId = body.senderUnitId ?? (await ownUnitOf(ctx))
  if (!actsIn(ctx, 'tasks.urge', senderId)) throw new Refusal('permission.missing')
  await getRunning(ctx, [body.unitId, senderId])
  const late = await rowsWhere(
    ctx,
    sql`t.lead_unit_id = ${body.unitId} and ${inClass('overdue', 'verdict', ctx.today)}
      and ${ctx.actor.wide ? sql`true` : sql`t.supervising_unit_id = ${senderId}`}
      and ${body.taskIds?.length ? sql`t.id = any(${body.taskIds}::uuid[])` : sql`true`}`,
    MOST_TASKS,
  )
  if (late.length === 0) throw new Refusal('urging.nothing_late')
  if (body.taskIds && late.length < new Set(body.taskIds).size) throw new Refusal('record.not_found')
  const sender = await senderOf(ctx, senderId)
  const addressee = (await refsOf(ctx.tx, [body.unitId])).get(body.unitId)
  const symbol = body.symbolTail || (sender.side === 'party' ? `CV/${sender.code}` : sender.code)
  const paper = urgingPaper({
    side: sender.side,
    sender: sender.name,
    senderAbove: sender.above,
    addressee: addressee?.name ?? '',
    place: sender.place,
    on: ctx.today,
    number: body.number || null,
    symbol,
    replyByOn: body.replyByOn ?? null,
    signer: {
      title: body.signerTitle || sender.headTitle || 'Thủ trưởng đơn vị',
      name: body.signerName || (body.signerTitle ? null : sender.headName),
    },
    tasks: late.map((task) => ({
      code: task.code,
      title: task.title,
      product: task.product,
      document: task.document?.symbol ?? null,
      dueOn: task.dueOn ?? '',
    })),
  })
  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('urging')
    .values({
      id,
      unit_id: body.unitId,
      sender_unit_id: senderId,
      number: body.number || null,
      symbol: body.number ? `${body.number}${sender.side === 'party' ? '-' : '/'}${symbol}` : null,
      urged_on: ctx.today,
      reply_by_on: body.replyByOn ?? null,
      task_ids: late.map((task) => task.id),
      paper: JSON.stringify(paper),
      made_by: ctx.actor.officerId,
      made_at: ctx.now,
    })
    .execute()
  const facts = {
    urging: id,
    document: journal.symbolFact(body.number ? `${body.number}/${symbol}` : undefined),
    unit: body.unitId,
  }
  await journal.writeJournals(
    ctx,
    late.map((task) => ({
      act: 'tasks.urge',
      subject: { kind: 'task', id: task.id },
      unitIds: [task.lead.id, task.supervising.id, senderId],
      facts: { code: task.code, dueOn: task.dueOn, ...facts },
    })),
  )
  await notifyUnits(ctx, [
    {
      unitId: body.unitId,
      needs: 'tasks.report',
      kind: 'tasks.urged',
      subject: { kind: 'urging', id },
      facts: { count: late.length, unit: body.unitId },
      once: `urged:${id}`,
    },
  ])
  return { id, taskCount: late.length }
}

async function senderOf(ctx: Ctx, unitId: number) {
  const unit = await ctx.tx
    .selectFrom('unit as u')
    .leftJoin('unit as above', 'above.id', 'u.parent_id')
    .select(['u.name', 'u.code', 'above.name as above'])
    .select(sql<'state' | 'party' | 'social'>`u.side`.as('side'))
    .where('u.id', '=', unitId)
    .executeTakeFirstOrThrow()
  const head = await ctx.tx
    .selectFrom('appointment as a')
    .innerJoin('post as p', 'p.id', 'a.post_id')
    .innerJoin('officer as o', 'o.id', 'a.officer_id')
    .select(['p.title', 'o.full_name as name'])
    .where('p.unit_id', '=', unitId)
    .where('p.is_head', '=', true)
    .where('p.ended_on', 'is', null)
    .where('a.from_on', '<=', ctx.today)
    .where((eb) => eb.or([eb('a.to_on', 'is', null), eb('a.to_on', '>', ctx.today)]))
    .orderBy('a.kind', 'desc')
    .executeTakeFirst()
  const house = await readHouse(ctx.tx)
  const place = (house.province ?? house.name ?? '')
    .replace(/^Ủy ban nhân dân\s+/u, '')
    .replace(/^(tỉnh|thành phố)\s+/iu, '')
  return { ...unit, place, headTitle: head?.title ?? null, headName: head?.name ?? null }
}

/** Letters sent and received by the units within reach, latest first. */
export async function list(ctx: Ctx, query: QueryOf<typeof listUrgings>): Promise<OkOf<typeof listUrgings>> {
  let select = ctx.tx
    .selectFrom('urging as u')
    .innerJoin('officer as o', 'o.id', 'u.made_by')
    .select(['u.id', 'u.unit_id', 'u.sender_unit_id', 'u.symbol', 'u.urged_on as urgedOn', 'o.id as by', 'o.full_name'])
    .select(sql<number>`cardinality(u.task_ids)`.as('taskCount'))
    .select(sql<string>`to_char(u.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('madeAt'))
  if (query.unitId) select = select.where('u.unit_id', '=', query.unitId)
  const [madeAt, id] = query.after?.split('_') ?? []
  if (madeAt && id) {
    if (Number.isNaN(Date.parse(madeAt)) || !/^[0-9a-f-]{36}$/.test(id))
      throw new Refusal('request.invalid', {}, [{ path: 'after', words: 'Vị trí trang không hợp lệ' }])
    select = select.where(sql<boolean>`(u.made_at, u.id) < (${madeAt}::timestamptz, ${id}::uuid)`)
  }
  const found = await select
    .orderBy('u.made_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const rows = found.slice(0, query.limit)
  const units = await refsOf(
    ctx.tx,
    rows.flatMap((row) => [row.unit_id, row.sender_unit_id]),
  )
  const ref = (unitId: number) => units.get(unitId) ?? { id: unitId, code: '', name: '' }
  const last = found.length > query.limit ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => ({
      id: row.id,
      unit: ref(row.unit_id),
      sender: ref(row.sender_unit_id),
      symbol: row.symbol,
      urgedOn: row.urgedOn,
      taskCount: row.taskCount,
      by: { id: row.by, name: row.full_name },
    })),
    next: last ? `${last.madeAt}_${last.id}` : null,
    total: null,
  }
}

export async function download(ctx: Ctx, id: string, form: 'docx' | 'pdf'): Promise<FileAnswer> {
  const row = await ctx.tx
    .selectFrom('urging')
    .select(['paper', 'urged_on', 'made_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  const paper = row.paper as Paper
  const name = `cong-van-don-doc-${row.urged_on}.${form}`
  return form === 'pdf'
    ? { name, mediaType: 'application/pdf', bytes: await writePdf(paper, row.made_at) }
    : {
        name,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: await writeDocx(paper),
      }
}
