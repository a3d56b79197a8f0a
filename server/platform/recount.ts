import { formatDate, isoDate } from '@liem/domain/kernel/dates'
import { type Due, type DueVersion, dueOn } from '@liem/domain/kernel/deadline'
import { type LocalValues, localValueOn, readLength } from '@liem/domain/kernel/values'
import { sql } from 'kysely'
import { localLaw } from './calendar.ts'
import type { Ctx } from './ctx.ts'
import type { Subject, Terms } from './obligations.ts'

type Counted = Exclude<Terms, { fixed: string }>

/** A clock whose end is another day than before. */
export type Moved = {
  id: string
  rule: string
  subject: Subject
  unitId: number
  officerId: number | null
  from: string | null
  to: string | null
}

export type Batch = {
  /** Clocks looked at. */
  seen: number
  moved: Moved[]
  /** Go on behind this id; null: that was the last batch. */
  next: string | null
}

/** How many clocks run on a counted term: what a recount has to look at. */
export async function countTerms(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from obligation
    where met_on is null and ended_on is null and paused_on is null and terms ? 'term'`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/**
 * Counts open terms again after the calendar or a number of law changed, in the order of their ids, and writes what became
 * different; answers which days moved, for the journal. Doing it again changes nothing.
 *
 * Left alone: days fixed by a document or a decision, and clocks that stand still (they are counted once they run again).
 * A changed *length* holds for a clock only when the number's `since` is not after the clock's start: what began under the
 * old number ends under it. `why` ends the sentence “… do”: `lịch nghỉ thay đổi`.
 */
export async function recountBatch(
  ctx: Ctx,
  { why, after = null, limit = 1000 }: { why: string; after?: string | null; limit?: number },
): Promise<Batch> {
  const { calendar, values } = await localLaw(ctx.tx)
  const open = await ctx.tx
    .selectFrom('obligation')
    .select(['id', 'rule', 'rule_version', 'subject_kind', 'subject_id', 'holder_unit_id', 'officer_id'])
    .select(['started_on', 'due_on', 'provisional', 'explanation', 'terms'])
    .where('met_on', 'is', null)
    .where('ended_on', 'is', null)
    .where('paused_on', 'is', null)
    .where(sql<boolean>`terms ? 'term'`)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
  const changes: Change[] = []
  const moved: Moved[] = []
  for (const row of open) {
    const before = row.terms as unknown as Counted
    const terms = underLocalLength(row.rule, before, values)
    const due = dueOn(terms.term, { ...terms, start: isoDate(terms.start) }, calendar)
    const isMoved = due.due !== row.due_on
    const notes = row.explanation.slice(before.lines ?? row.explanation.length)
    if (isMoved) notes.push(movedWords(ctx.today, row.due_on, due.due, why))
    const explanation = [...due.explanation, ...notes]
    // Rows written elsewhere (without `lines`) keep their own words as long as they are right.
    const isSaid = before.lines === undefined || same(explanation, row.explanation)
    if (!isMoved && due.provisional === row.provisional && isSaid) continue
    changes.push(changeOf(row, due, explanation, terms))
    if (isMoved)
      moved.push({
        id: row.id,
        rule: row.rule,
        subject: { kind: row.subject_kind as Subject['kind'], id: row.subject_id },
        unitId: row.holder_unit_id,
        officerId: row.officer_id,
        from: row.due_on,
        to: due.due,
      })
  }
  await writeChanges(ctx, changes)
  return { seen: open.length, moved, next: open.length < limit ? null : (open.at(-1)?.id ?? null) }
}

/** All open terms at once. For few clocks; a worker goes batch by batch. */
export async function recount(ctx: Ctx, why = 'lịch nghỉ thay đổi'): Promise<Moved[]> {
  const moved: Moved[] = []
  for (let after: string | null = null; ; ) {
    const batch: Batch = await recountBatch(ctx, { why, after })
    moved.push(...batch.moved)
    if (batch.next === null) return moved
    after = batch.next
  }
}

type Change = {
  id: string
  version: string
  due: string | null
  provisional: boolean
  explanation: string[]
  terms: Counted
}

function changeOf(row: { id: string; rule_version: string }, due: Due, explanation: string[], terms: Counted): Change {
  return {
    id: row.id,
    version: terms.ground?.since ?? row.rule_version,
    due: due.due,
    provisional: due.provisional,
    explanation,
    terms: { ...terms, lines: due.explanation.length },
  }
}

/** The term with the length that a confirmed number gives it, if that number was in force when the clock started. */
function underLocalLength(rule: string, terms: Counted, values: LocalValues): Counted {
  const local = localValueOn(rule, isoDate(terms.start), values)
  if (!local || local.since < (terms.ground?.since ?? '')) return terms
  const length = readLength(local.value)
  if (length === terms.term.length) return terms
  const ground: DueVersion = {
    key: rule,
    law: { document: local.source, article: '' },
    ...terms.ground,
    since: local.since,
    status: local.status,
    localSource: local.source,
  }
  return { ...terms, term: { ...terms.term, length }, ground }
}

function movedWords(today: string, from: string | null, to: string | null, why: string): string {
  const said = (day: string | null) => (day ? formatDate(day) : 'chưa rõ')
  return `Tính lại ngày ${formatDate(today)} do ${why}: từ ${said(from)} thành ${said(to)}.`
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((line, i) => line === b[i])

async function writeChanges(ctx: Ctx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    update obligation o set due_on = r.due, provisional = r.provisional, rule_version = r.version, terms = r.terms,
      explanation = array(select jsonb_array_elements_text(r.explanation))
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as r (id uuid, version text, due date, provisional boolean, explanation jsonb, terms jsonb)
    where o.id = r.id`.execute(ctx.tx)
}
