import { formatDate, isoDate } from '@liem/domain/kernel/dates'
import { type Deadline, type Due, dueOn, type Facts } from '@liem/domain/kernel/deadline'
import type { Term } from '@liem/domain/kernel/reckon'
import { sql } from 'kysely'
import { localLaw } from './calendar.ts'
import type { Ctx } from './ctx.ts'

/** A clock's subject: what the holder must act on. */
export type Subject = { kind: 'task' | 'document' | 'claim' | 'difficulty' | 'review' | 'petition'; id: string }

/**
 * Enough to count a term again when the calendar changes (see recount.ts); a fixed date of a plan is never recounted.
 * `lines`: how many lines of the explanation the count wrote; what stands behind them was added by later acts and stays.
 */
export type Terms =
  | { fixed: string }
  | {
      term: Term
      start: string
      pauses?: Facts['pauses']
      extensions?: Facts['extensions']
      ground?: Facts['ground']
      lines?: number
    }

type Holder = { unitId: number; officerId?: number | null }
/** One clock per holder: a document sent to many units runs for each of them. */
type Holders = Holder | readonly Holder[]

/** Starts a clock that law or an internal target sets. Answers the due day and why. */
export async function startTerm(
  ctx: Ctx,
  what: { deadline: Deadline; subject: Subject; holder: Holders; start: string },
) {
  const { calendar, values } = await localLaw(ctx.tx)
  const due = dueOn(what.deadline, { start: isoDate(what.start), local: values }, calendar)
  const ground = due.version ?? undefined
  const terms: Terms = { term: due.term, start: what.start, ground, lines: due.explanation.length }
  await insertObligation(ctx, { rule: what.deadline.key, version: due.version?.since ?? '', due, terms, ...what })
  return due
}

/** Starts a clock whose end a document fixes (“trước 31/3/2026”): no rolling, no recount. `dueOn` null = no date. */
export async function startFixed(
  ctx: Ctx,
  what: { rule: string; subject: Subject; holder: Holders; start: string; dueOn: string | null; why: string },
) {
  const explanation = what.dueOn ? [what.why, `Hạn là hết ngày ${formatDate(what.dueOn)}.`] : [what.why]
  const due = { due: what.dueOn, provisional: false, explanation }
  await insertObligation(ctx, { ...what, version: '', due, terms: { fixed: what.dueOn ?? '' } })
}

/** Many fixed dates at once, one clock each: a plan of thousands of tasks. */
export async function startFixedAll(ctx: Ctx, all: readonly Parameters<typeof startFixed>[1][]) {
  const rows = all.flatMap((what) => {
    const holders: readonly Holder[] = 'unitId' in what.holder ? [what.holder] : what.holder
    return holders.map((holder) => ({
      rule: what.rule,
      subject_kind: what.subject.kind,
      subject_id: what.subject.id,
      unit: holder.unitId,
      officer: holder.officerId ?? null,
      start: what.start,
      due: what.dueOn,
      why: what.dueOn ? [what.why, `Hạn là hết ngày ${formatDate(what.dueOn)}.`] : [what.why],
    }))
  })
  for (let i = 0; i < rows.length; i += 1000)
    await sql`
      insert into obligation (rule, rule_version, subject_kind, subject_id, holder_unit_id, original_holder_unit_id, officer_id, started_on,
        due_on, due_original_on, explanation, terms)
      select rule, '', subject_kind, subject_id, unit, unit, officer, start, due, due, array(select jsonb_array_elements_text(why)),
        jsonb_build_object('fixed', coalesce(due::text, ''))
      from jsonb_to_recordset(${JSON.stringify(rows.slice(i, i + 1000))}::jsonb) as r (rule text, subject_kind text, subject_id uuid, unit int,
        officer int, start date, due date, why jsonb)`.execute(ctx.tx)
}

async function insertObligation(
  ctx: Ctx,
  o: {
    rule: string
    version: string
    subject: Subject
    holder: Holders
    start: string
    due: Pick<Due, 'provisional' | 'explanation'> & { due: string | null }
    terms: Terms
  },
) {
  const holders: readonly Holder[] = 'unitId' in o.holder ? [o.holder] : o.holder
  const rows = holders.map((holder) => ({
    rule: o.rule,
    rule_version: o.version,
    subject_kind: o.subject.kind,
    subject_id: o.subject.id,
    holder_unit_id: holder.unitId,
    original_holder_unit_id: holder.unitId,
    officer_id: holder.officerId ?? null,
    started_on: o.start,
    due_on: o.due.due,
    due_original_on: o.due.due,
    provisional: o.due.provisional,
    explanation: o.due.explanation,
    terms: JSON.stringify(o.terms),
  }))
  // A statement takes 65,535 values at most.
  for (let i = 0; i < rows.length; i += 3000)
    await ctx.tx
      .insertInto('obligation')
      .values(rows.slice(i, i + 3000))
      .execute()
}

/** One holder, or several, of a clock that runs for many units. */
type OfUnits = number | readonly number[]

const running = (ctx: Ctx, subject: Subject, rule?: string, unitIds?: OfUnits) => {
  let query = ctx.tx
    .updateTable('obligation')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('met_on', 'is', null)
    .where('ended_on', 'is', null)
  if (rule) query = query.where('rule', '=', rule)
  if (unitIds !== undefined) {
    const list = typeof unitIds === 'number' ? [unitIds] : [...unitIds]
    query = query.where(sql<boolean>`holder_unit_id = any (${list}::int[])`)
  }
  return query
}

/** The duty was done on that day; by some holders only when `unitIds` names them. */
export async function meet(ctx: Ctx, subject: Subject, rule: string, on: string, unitIds?: OfUnits) {
  await running(ctx, subject, rule, unitIds).set({ met_on: on }).execute()
}

/** The duty falls away (recalled, withdrawn) without having been done. All rules and holders of the subject unless one is named. */
export async function end(ctx: Ctx, subject: Subject, why: string, rule?: string, unitIds?: OfUnits) {
  await running(ctx, subject, rule, unitIds).set({ ended_on: ctx.today, ended_why: why }).execute()
}

/** The clock stands still; `resume` lets it run again with `newDue` (null keeps what it was). */
export async function pause(ctx: Ctx, subject: Subject, rule: string) {
  await running(ctx, subject, rule).set({ paused_on: ctx.today }).execute()
}

export async function resume(ctx: Ctx, subject: Subject, rule: string, newDue: string | null) {
  const why = newDue ? `Tiếp tục sau tạm dừng, hạn mới ${formatDate(newDue)}.` : 'Tiếp tục sau tạm dừng, giữ hạn cũ.'
  await running(ctx, subject, rule)
    .set((eb) => ({
      paused_on: null,
      due_on: newDue ?? eb.ref('due_on'),
      // A day that was decided is no longer counted.
      ...(newDue ? { terms: JSON.stringify({ fixed: newDue } satisfies Terms) } : {}),
      explanation: sql<string[]>`explanation || ${[why]}::text[]`,
    }))
    .execute()
}

/** Moves the end of a clock by a decision; the reason joins its explanation. */
export async function extendTo(ctx: Ctx, subject: Subject, rule: string, due: string, why: string, unitIds?: OfUnits) {
  await running(ctx, subject, rule, unitIds)
    .set({
      due_on: due,
      terms: JSON.stringify({ fixed: due }),
      explanation: sql<string[]>`explanation || ${[why]}::text[]`,
    })
    .execute()
}

/** Another unit or officer holds the duty from now on; the original holder stays on record. */
export async function moveHolder(ctx: Ctx, subject: Subject, holder: Partial<Holder>) {
  await running(ctx, subject)
    .set({
      ...(holder.unitId === undefined ? {} : { holder_unit_id: holder.unitId }),
      ...(holder.officerId === undefined ? {} : { officer_id: holder.officerId }),
    })
    .execute()
}

/** Everything a unit still owes passes to its successor. Answers how many clocks moved. */
export async function moveUnitDuties(ctx: Ctx, fromUnitId: number, toUnitId: number): Promise<number> {
  const moved = await ctx.tx
    .updateTable('obligation')
    .set({ holder_unit_id: toUnitId, officer_id: null })
    .where('holder_unit_id', '=', fromUnitId)
    .where('met_on', 'is', null)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  return Number(moved.numUpdatedRows)
}

/** Open clocks of a subject, soonest first. */
export async function listOpen(ctx: Pick<Ctx, 'tx'>, subject: Subject) {
  return ctx.tx
    .selectFrom('obligation')
    .select(['id', 'rule', 'holder_unit_id', 'started_on', 'due_on', 'provisional', 'explanation', 'paused_on'])
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('met_on', 'is', null)
    .where('ended_on', 'is', null)
    .orderBy('due_on')
    .execute()
}
