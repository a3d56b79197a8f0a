import type { readCoverage, readCoverageCell } from '@liem/domain/directives/cascade.contract'
import {
  type CellFacts,
  type CoverageState,
  coverageOf,
  coverageStateNames,
  coverageStates,
} from '@liem/domain/directives/words'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import { classOf } from '@liem/domain/tasks/classes'
import type { TaskState } from '@liem/domain/tasks/workflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { FileAnswer } from '#platform/http'
import { writeSheet } from '#platform/office-files/write-sheet'
import { codeOf } from './citations.ts'
import { xlsx } from './list.ts'
import { documentRef } from './page.ts'
import { getDocument } from './store.ts'

type Matrix = OkOf<typeof readCoverage>
type ItemRow = Matrix['items'][number] & { position: number }
type UnitRow = Matrix['units'][number] & { needsPlan: boolean; planLate: boolean }

/** What a cell's tasks came to: how many, begun, claimed, verified, overdue; and whether the unit's plan answers the item. */
type Tally = {
  planItems: number
  asked: number
  tasks: number
  started: number
  claimed: number
  verified: number
  overdue: number
}
/** By unit, then by position of the item. */
type Tallies = Map<number, Map<number, Tally>>

/** One statement for the whole matrix; the database function decides whose columns the officer sees. */
async function readTallies(ctx: Ctx, documentId: string, only?: { itemId: string; unitId: number }): Promise<Tallies> {
  const { rows } = await sql<{ unit_id: number; cells: string }>`
    select unit_id, cells from coverage_tallies(${documentId}::uuid, ${ctx.today}::date, ${only?.itemId ?? null}::uuid, ${only?.unitId ?? null}::int)`.execute(
    ctx.tx,
  )
  return new Map(
    rows.map(({ unit_id, cells }) => [
      unit_id,
      new Map(
        cells.split(';').map((cell) => {
          const [at = 0, planItems = 0, asked = 0, tasks = 0, started = 0, claimed = 0, verified = 0, overdue = 0] =
            cell.split(',').map(Number)
          return [at, { planItems, asked, tasks, started, claimed, verified, overdue }]
        }),
      ),
    ]),
  )
}

const factsOf = (tally: Tally | undefined, unit: Pick<UnitRow, 'needsPlan' | 'planLate'>): CellFacts => ({
  asked: unit.needsPlan || (tally?.asked ?? 0) > 0 || (tally?.planItems ?? 0) > 0,
  needsPlan: unit.needsPlan,
  hasPlanItem: (tally?.planItems ?? 0) > 0,
  tasks: tally?.tasks ?? 0,
  started: tally?.started ?? 0,
  claimed: tally?.claimed ?? 0,
  verified: tally?.verified ?? 0,
  overdue: tally?.overdue ?? 0,
  planOverdue: unit.planLate,
})

/** The matrix item × unit. Filters leave out rows and columns; a state keeps units that have at least one such cell. */
export async function read(ctx: Ctx, documentId: string, query: QueryOf<typeof readCoverage>): Promise<Matrix> {
  await getDocument(ctx.tx, documentId)
  const tallies = await readTallies(ctx, documentId)
  const items = await listRows(ctx, documentId, new Set([...tallies.values()].flatMap((cells) => [...cells.keys()])))
  const units = await listColumns(ctx, documentId, [...tallies.keys()], query)
  const all = units.map((unit) => {
    const found = tallies.get(unit.id)
    return items.map((item) => coverageOf(factsOf(found?.get(item.position), unit)))
  })
  const wanted = new Set(query.state)
  const shown = units.map((_, at) => at).filter((at) => !wanted.size || all[at]?.some((state) => wanted.has(state)))
  const totals = Object.fromEntries(coverageStateNames.map((state) => [state, 0])) as Record<CoverageState, number>
  const cells = shown.map((at) => all[at] ?? [])
  for (const states of cells) for (const state of states) totals[state]++
  return {
    asOf: ctx.today,
    items: items.map(({ position: _, ...item }) => item),
    units: shown.flatMap((at) => {
      const unit = units[at]
      return unit ? [{ id: unit.id, code: unit.code, name: unit.name, endedOn: unit.endedOn, kind: unit.kind }] : []
    }),
    cells,
    totals,
  }
}

/** Rows: items that are duties, and those with something in their cells. */
async function listRows(ctx: Ctx, documentId: string, filled: ReadonlySet<number>): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select i.id, i.path, i.words, i.position from item i
    where i.document_id = ${documentId} and (i.is_duty or i.position = any (${[...filled]}::int[]))
    order by i.position`.execute(ctx.tx)
  return rows
}

/** Columns: units that received the document, and those that lead a task for one of its items. */
async function listColumns(ctx: Ctx, documentId: string, leads: number[], { kind, q }: QueryOf<typeof readCoverage>) {
  const pattern = q ? q.replace(/[\\%_]/g, (sign) => `\\${sign}`) : null
  const { rows } = await sql<UnitRow>`
    select u.id, u.code, u.name, u.ended_on as "endedOn", u.kind, coalesce(r.needs_plan, false) as "needsPlan",
      coalesce(r.needs_plan and coalesce(p.issued_on, ${ctx.today}::date) > r.plan_due_on, false) as "planLate"
    from unit u
    left join document_receipt r on r.unit_id = u.id and r.document_id = ${documentId} and r.passed_to_unit_id is null
    left join document p on p.id = r.plan_document_id
    where (r.unit_id is not null or u.id = any (${leads}::int[]))
      and (${kind ?? null}::text is null or u.kind = ${kind ?? null})
      and (${pattern}::text is null or u.search_key like '%' || vn_norm(${pattern}) || '%')
    order by case u.kind when 'commune' then 1 else 0 end, u.name collate "vi-x-icu", u.id`.execute(ctx.tx)
  return rows
}

/** What makes one cell: the unit's plan and its items, the tasks that count in it. */
export async function cell(
  ctx: Ctx,
  documentId: string,
  itemId: string,
  unitId: number,
): Promise<OkOf<typeof readCoverageCell>> {
  await getDocument(ctx.tx, documentId)
  const item = await ctx.tx
    .selectFrom('item')
    .select(['id', 'path', 'words', 'position'])
    .where('id', '=', itemId)
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  const [unit] = (await listColumns(ctx, documentId, [unitId], {})).filter((one) => one.id === unitId)
  const tally = item
    ? (await readTallies(ctx, documentId, { itemId, unitId })).get(unitId)?.get(item.position)
    : undefined
  const received = await ctx.tx
    .selectFrom('document_receipt')
    .select(['plan_due_on', 'plan_document_id'])
    .where('document_id', '=', documentId)
    .where('unit_id', '=', unitId)
    .where('passed_to_unit_id', 'is', null)
    .executeTakeFirst()
  if (!item || !unit || (!received && !tally)) throw new Refusal('record.not_found')
  const { rows: plans } = received?.plan_document_id
    ? await sql<{ ref: OkOf<typeof readCoverageCell>['plan'] }>`
        select ${documentRef('d')} as ref from document d where d.id = ${received.plan_document_id}`.execute(ctx.tx)
    : { rows: [] }
  const { rows: planItems } = await sql<OkOf<typeof readCoverageCell>['planItems'][number]>`
    select p.id, p.path, p.words, p.document_id as "documentId" from item_link l join item p on p.id = l.item_id
    where l.upper_item_id = ${itemId} and p.document_id = ${received?.plan_document_id ?? null}::uuid order by p.position`.execute(
    ctx.tx,
  )
  return {
    state: coverageOf(factsOf(tally, unit)),
    unit: { id: unit.id, code: unit.code, name: unit.name, endedOn: unit.endedOn },
    item: { id: item.id, path: item.path, words: item.words },
    needsPlan: unit.needsPlan,
    planDueOn: received?.plan_due_on ?? null,
    plan: plans[0]?.ref ?? null,
    planItems,
    tasks: await listCellTasks(ctx, documentId, itemId, unitId),
  }
}

async function listCellTasks(ctx: Ctx, documentId: string, itemId: string, unitId: number) {
  const { rows } = await sql<{
    id: string
    code: string
    title: string
    state: TaskState
    dueOn: string | null
    claimedOn: string | null
    verifiedOn: string | null
    verifiedLate: boolean
    own: boolean
  }>`
    select id, code, title, state, due_on as "dueOn", claimed_on as "claimedOn", verified_on as "verifiedOn", verified_late as "verifiedLate", own
    from coverage_tasks(${documentId}::uuid, ${itemId}::uuid, ${unitId})`.execute(ctx.tx)
  return rows.map(({ claimedOn, verifiedOn, verifiedLate, ...task }) => ({
    ...task,
    class: classOf({ state: task.state, dueOn: task.dueOn, claimedOn, verifiedOn, verifiedLate }, 'verdict', ctx.today),
  }))
}

/** The matrix as a workbook: one row per item, one column per unit, each cell in a glyph and in words. */
export async function exportMatrix(ctx: Ctx, documentId: string): Promise<FileAnswer> {
  const doc = await getDocument(ctx.tx, documentId)
  const matrix = await read(ctx, documentId, {})
  const shown = (state: CoverageState) => `${coverageStates[state].glyph} ${coverageStates[state].words}`.trim()
  const bytes = await writeSheet({
    sheets: [
      {
        name: 'Ma trận triển khai',
        columns: [
          { key: 'path', title: 'Khoản', width: 14, kind: 'text' },
          { key: 'words', title: 'Nội dung', width: 60, kind: 'text' },
          ...matrix.units.map((unit) => ({ key: `u${unit.id}`, title: unit.name, width: 20, kind: 'text' as const })),
        ],
        rows: matrix.items.map((item, i) => ({
          path: item.path,
          words: item.words,
          ...Object.fromEntries(
            matrix.units.map((unit, at) => [`u${unit.id}`, shown(matrix.cells[at]?.[i] ?? 'none')]),
          ),
        })),
        notes: [`Tính đến ngày ${ctx.today.split('-').reverse().join('/')}, theo ${doc.symbol ?? doc.title}.`],
      },
    ],
  })
  const name = codeOf(doc.symbol)?.replace(/[^\p{L}\p{N}-]+/gu, '-') ?? documentId
  return { name: `ma-tran-${name}-${ctx.today}.xlsx`, mediaType: xlsx, bytes }
}
