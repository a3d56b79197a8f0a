import { createHash } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import { handle, internalReport } from '@liem/domain/petitions/deadlines'
import type { ImportLine, importBook } from '@liem/domain/petitions/desk-books.contract'
import { sql } from 'kysely'
import { keyHolders, recoveryFor } from '#modules/keys'
import { type Ctx, mayInUnit } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { rowHash } from '../core-row.ts'
import { type Keeper, keepersOf, LEAST_KEEPERS, lineFaults, placesOf } from './book-lines.ts'
import { insertLines, type NewLine } from './book-store.ts'

type Body = BodyOf<typeof importBook>
type Answer = OkOf<typeof importBook>

/**
 * Takes in an old register of one unit and year, with its numbers, open terms and what stays on paper: the whole of it in this one
 * transaction, or nothing. The words of its content column come sealed or not at all.
 */
export async function take(ctx: Ctx, body: Body): Promise<Answer> {
  await checkUnit(ctx, body.unitId)
  const keepers = await keepersAt(ctx, body.unitId)
  if (keepers.length < LEAST_KEEPERS) throw new Refusal('desk.too_few_holders')
  if (await isTaken(ctx, body)) throw new Refusal('desk.book_taken', { year: body.year })
  const places = await placesOf(ctx, [body.unitId, ...body.lines.flatMap((line) => line.officeId ?? [])])
  const recovery = (await recoveryFor(ctx.tx, body.unitId)).key?.id ?? null
  const faults = lineFaults(body, { today: ctx.today, places, keepers, recovery })
  const answer = summaryOf(body, ctx.today)
  if (faults.length || body.preview) return { ...answer, faults: faults.slice(0, 500) }
  await apply(ctx, body, keepers, answer)
  return { ...answer, applied: true, faults: [] }
}

function summaryOf({ lines, year }: Body, today: string): Omit<Answer, 'faults'> {
  const open = lines.filter((line) => !line.doneOn)
  const last = lines.reduce((top, line) => Math.max(top, line.number), 0)
  return {
    applied: false,
    open: open.length,
    late: open.filter((line) => line.dueOn && line.dueOn < today).length,
    done: lines.length - open.length,
    broughtForward: open.filter((line) => line.receivedOn < `${year}-01-01`).length,
    onPaper: Math.max(0, last - lines.length),
  }
}

async function checkUnit(ctx: Ctx, unitId: number) {
  if (!mayInUnit(ctx, 'petitions.register', unitId)) throw new Refusal('permission.missing')
  const unit = await ctx.tx.selectFrom('unit').select(['name', 'ended_on']).where('id', '=', unitId).executeTakeFirst()
  if (!unit) throw new Refusal('request.invalid', {}, [{ path: 'unitId', words: 'Không có đơn vị này' }])
  if (unit.ended_on) throw new Refusal('unit.ended', { unit: unit.name, date: String(unit.ended_on) })
}

/** Officers at the unit's gate today, where each belongs (with all units above), and the key of who has one. */
async function keepersAt(ctx: Ctx, unitId: number): Promise<Keeper[]> {
  const { rows } = await sql<{ officer: number; belongs: number[] }>`
    select r.officer_id as officer, array(
      select distinct c.ancestor_id from unit_closure c where c.descendant_id in (
        select o.unit_id union
        select s.unit_id from appointment a join post s on s.id = a.post_id where a.officer_id = o.id
          and a.from_on <= ${ctx.today}::date and (a.to_on is null or a.to_on > ${ctx.today}::date))) as belongs
    from officer_role r join officer o on o.id = r.officer_id
    where r.role = 'gatekeeper' and r.unit_id = ${unitId} and r.from_on <= ${ctx.today}::date and (r.to_on is null or r.to_on >= ${ctx.today}::date)
      and (o.ended_on is null or o.ended_on > ${ctx.today}::date)
    order by r.officer_id limit 5`.execute(ctx.tx)
  const { holders } = await keyHolders(ctx.tx, { unit: unitId, role: 'gatekeeper' }, ctx.today)
  const byOfficer = new Map(holders.map((holder) => [holder.officer, holder]))
  return rows.map((row) => ({ ...row, holder: byOfficer.get(row.officer) }))
}

async function isTaken(ctx: Ctx, { unitId, year }: Body): Promise<boolean> {
  const found = await ctx.tx
    .selectFrom('book')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'open')
    .where('year', '=', year)
    .where('last_number', '>', 0)
    .executeTakeFirst()
  return found !== undefined
}

async function apply(ctx: Ctx, body: Body, keepers: readonly Keeper[], answer: Omit<Answer, 'faults'>) {
  const { unitId, year, lines } = body
  const rows = lines.map((line): NewLine => ({ line, row: coreRow(line, unitId), keepers: keepersOf(line, keepers) }))
  await insertLines(ctx, rows, { unitId, year })
  const { rows: booked } = await sql<{ book: string | null }>`
    select desk_book(${unitId}, ${year}, ${answer.onPaper},
      ${JSON.stringify(lines.map((line) => ({ id: line.report, number: line.number, on: line.receivedOn })))}::jsonb) as book`.execute(
    ctx.tx,
  )
  const book = booked[0]?.book
  // Somebody else took in the same book a moment ago.
  if (!book) throw new Refusal('desk.book_taken', { year })
  await startClocks(ctx, lines, unitId, year)
  await journal.writeJournals(
    ctx,
    rows.map(({ line, row }) => ({
      act: 'petitions.import',
      subject: { kind: 'petition', id: line.report },
      unitIds: [],
      facts: {
        row: rowHash(row),
        book,
        year,
        number: line.number,
        receivedOn: line.receivedOn,
        blob: line.sealed ? contentHash(line.sealed.content) : undefined,
      },
    })),
  )
  await journal.write(ctx, {
    act: 'petitions.import_book',
    subject: { kind: 'unit', id: unitId },
    unitIds: [unitId],
    facts: { year, lines: lines.length, open: answer.open, done: answer.done, onPaper: answer.onPaper },
  })
  // Nothing of it lies on the clerk's desk: he had the register before, the holders have it now.
  await sql`select count(*) from desk_hand_over(${lines.map((line) => line.report)}::uuid[], ${ctx.now})`.execute(
    ctx.tx,
  )
  await notifyOfficers(
    ctx,
    keepers.map((keeper) => keeper.officer),
    {
      kind: 'petitions.imported',
      subject: { kind: 'desk', id: crypto.randomUUID() },
      facts: { year, open: answer.open, late: answer.late },
      once: `petitions.imported:${unitId}:${year}`,
    },
  )
}

const contentHash = (sealed: string) => createHash('sha256').update(Buffer.from(sealed, 'base64url')).digest('hex')

const coreRow = (line: ImportLine, unitId: number) => ({
  id: line.report,
  kind: line.kind,
  channel: 'import',
  received_on: line.receivedOn,
  office_id: line.officeId,
  concern: line.concern,
  field: line.field,
  gate_unit_id: unitId,
  handling_unit_id: unitId,
  handler_id: null,
  state: line.doneOn ? 'closed' : 'classified',
  version: 1,
  identity: 'paper',
  is_complex: false,
  is_crowd: false,
  matter_id: null,
  content_recipient: line.sealed?.recipient ?? null,
  identity_recipient: null,
  outcome: line.outcome,
  replied_on: line.doneOn,
  answered_on: line.doneOn,
  apology_due: false,
  apologised_on: null,
  published_on: null,
  closed_on: line.doneOn,
})

/** Open terms run on: to the day the old register says, else counted by law from the day of receipt. */
async function startClocks(ctx: Ctx, lines: readonly ImportLine[], unitId: number, year: number) {
  const open = lines.filter((line) => !line.doneOn)
  const clockOf = (line: ImportLine) => (line.kind === 'internal_report' ? internalReport : handle)
  await obligations.startFixedAll(
    ctx,
    open.flatMap((line) =>
      line.dueOn
        ? {
            rule: clockOf(line).key,
            subject: { kind: 'petition' as const, id: line.report },
            holder: { unitId },
            start: line.receivedOn,
            dueOn: line.dueOn,
            why: `Hạn ghi trong sổ cũ, số ${line.number}/${year}.`,
          }
        : [],
    ),
  )
  for (const line of open)
    if (!line.dueOn)
      await obligations.startTerm(ctx, {
        deadline: clockOf(line),
        subject: { kind: 'petition', id: line.report },
        holder: { unitId },
        start: line.receivedOn,
      })
}
