import { actWords } from '@liem/domain/audit/acts'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf } from '@liem/domain/kernel/route'
import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import type { Task } from '@liem/domain/tasks/contract'
import type { listTaskJournal } from '@liem/domain/tasks/steps.contract'
import { sql } from 'kysely'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { filesOf, listAttachments } from '#platform/files'
import * as journal from '#platform/journal'
import { listOpen } from '#platform/obligations'
import { answersFor } from './policy.ts'
import { rowsWhere } from './queries.ts'

/** One task whole: claims with their verdicts, progress, difficulties, extensions, hand-overs, and its clock. */
export async function read(ctx: Ctx, id: string): Promise<Task> {
  const [row] = await rowsWhere(ctx, sql`t.id = ${id}`, 1)
  if (!row) throw new Refusal('record.not_found')
  const more = await ctx.tx
    .selectFrom('task as t')
    .leftJoin('item as i', 'i.id', 't.item_id')
    .leftJoin('task_series as s', 's.id', 't.series_id')
    .select([
      't.version',
      't.original_lead_unit_id',
      't.support_unit_ids',
      't.milestones',
      't.started_on as startedOn',
      't.closed_on as closedOn',
    ])
    .select(['t.item_id as itemId', 'i.words as itemWords', 's.id as seriesId', 's.every'])
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow()
  const parts = await partsOf(ctx, id)
  const units = await refsOf(ctx.tx, [
    more.original_lead_unit_id,
    ...more.support_unit_ids,
    ...parts.progress.map((p) => p.unitId),
    ...parts.difficulties.map((d) => d.askedUnitId),
    ...parts.handovers.flatMap((h) => [h.fromUnitId ?? [], h.toUnitId ?? []].flat()),
  ])
  const officers = await officersOf(ctx, parts)
  const unit = (unitId: number): UnitRef => units.get(unitId) ?? { id: unitId, code: '', name: '' }
  const officer = (officerId: number): OfficerRef => officers.get(officerId) ?? { id: officerId, name: '' }
  const clock = (await listOpen(ctx, { kind: 'task', id })).find((one) => one.rule === 'tasks.due')
  return {
    ...row,
    version: more.version,
    originalLead: unit(more.original_lead_unit_id),
    support: more.support_unit_ids.map(unit),
    milestones: more.milestones as Task['milestones'],
    itemId: more.itemId,
    itemWords: more.itemWords,
    startedOn: more.startedOn,
    closedOn: more.closedOn,
    series: more.seriesId ? { id: more.seriesId, every: more.every ?? '' } : null,
    duty: clock ? { dueOn: clock.due_on, provisional: clock.provisional, explanation: clock.explanation } : null,
    claims: parts.claims.map(({ madeBy, verdictKind, reasons, decidedOn, decidedBy, ...claim }) => ({
      ...claim,
      state: claim.state as Task['claims'][number]['state'],
      by: officer(madeBy),
      evidence: parts.evidence.filter((file) => file.subjectId === claim.id),
      verdict:
        verdictKind && decidedOn && decidedBy
          ? { kind: verdictKind, reasons, decidedOn, by: officer(decidedBy) }
          : null,
    })),
    progress: parts.progress.map(({ unitId, writtenBy, ...one }) => ({
      ...one,
      by: officer(writtenBy),
      unit: unit(unitId),
    })),
    difficulties: parts.difficulties.map(({ askedUnitId, raisedBy, ...one }) => ({
      ...one,
      asked: unit(askedUnitId),
      by: officer(raisedBy),
      can: one.answeredOn === null && answersFor(ctx, askedUnitId) ? (['answer'] as const).slice() : [],
    })),
    extensions: parts.extensions,
    decisions: parts.decisions.map(({ decidedBy, kind, ...one }) => ({
      ...one,
      kind: kind as Task['decisions'][number]['kind'],
      by: officer(decidedBy),
    })),
    handovers: parts.handovers.map(({ fromUnitId, toUnitId, fromOfficerId, toOfficerId, ...one }) => ({
      ...one,
      fromUnit: fromUnitId ? unit(fromUnitId) : null,
      toUnit: toUnitId ? unit(toUnitId) : null,
      fromOfficer: fromOfficerId ? officer(fromOfficerId) : null,
      toOfficer: toOfficerId ? officer(toOfficerId) : null,
    })),
  }
}

async function partsOf(ctx: Ctx, taskId: string) {
  const { tx } = ctx
  const claims = await tx
    .selectFrom('claim as c')
    .leftJoin('verdict as v', 'v.claim_id', 'c.id')
    .select([
      'c.id',
      'c.claimed_on as claimedOn',
      'c.product',
      'c.product_symbol as productSymbol',
      'c.note',
      'c.state',
      'c.made_by as madeBy',
    ])
    .select(['v.kind as verdictKind', 'v.reasons', 'v.decided_on as decidedOn', 'v.decided_by as decidedBy'])
    .where('c.task_id', '=', taskId)
    .orderBy('c.made_at', 'desc')
    .execute()
  const progress = await tx
    .selectFrom('task_progress')
    .select(['id', 'words', 'percent', 'written_on as on', 'unit_id as unitId', 'written_by as writtenBy'])
    .where('task_id', '=', taskId)
    .orderBy('written_at', 'desc')
    .execute()
  const difficulties = await tx
    .selectFrom('difficulty')
    .select([
      'id',
      'words',
      'proposal',
      'asked_unit_id as askedUnitId',
      'raised_on as raisedOn',
      'raised_by as raisedBy',
    ])
    .select(['answer', 'answered_on as answeredOn'])
    .where('task_id', '=', taskId)
    .orderBy('raised_on', 'desc')
    .orderBy('id')
    .execute()
  const extensions = await tx
    .selectFrom('extension')
    .select(['id', 'from_due_on as fromDueOn', 'to_due_on as toDueOn', 'document_symbol as documentSymbol'])
    .select(['document_date as documentDate', 'reason', 'decided_on as decidedOn'])
    .where('task_id', '=', taskId)
    .orderBy('to_due_on', 'desc')
    .execute()
  const handovers = await tx
    .selectFrom('task_handover')
    .select(['id', 'from_unit_id as fromUnitId', 'to_unit_id as toUnitId', 'from_officer_id as fromOfficerId'])
    .select(['to_officer_id as toOfficerId', 'reason', 'handed_on as on'])
    .where('task_id', '=', taskId)
    .orderBy('handed_on', 'desc')
    .orderBy('id')
    .execute()
  const decisions = await tx
    .selectFrom('task_decision')
    .select([
      'id',
      'kind',
      'reason',
      'document_symbol as documentSymbol',
      'decided_on as on',
      'decided_by as decidedBy',
    ])
    .where('task_id', '=', taskId)
    .orderBy('decided_on', 'desc')
    .orderBy('id')
    .execute()
  const files = await listAttachments(
    ctx,
    'claim',
    claims.map((claim) => claim.id),
  )
  return { claims, progress, difficulties, extensions, decisions, handovers, evidence: files }
}

async function officersOf(ctx: Ctx, parts: Awaited<ReturnType<typeof partsOf>>): Promise<Map<number, OfficerRef>> {
  const ids = new Set<number>()
  const add = (id: number | null) => void (id && ids.add(id))
  for (const one of parts.claims) [one.madeBy, one.decidedBy].forEach(add)
  for (const one of parts.progress) add(one.writtenBy)
  for (const one of parts.difficulties) add(one.raisedBy)
  for (const one of parts.decisions) add(one.decidedBy)
  for (const one of parts.handovers) [one.fromOfficerId, one.toOfficerId].forEach(add)
  if (ids.size === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('officer')
    .select(['id', 'full_name as name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Acts on the task, oldest first, in words. */
export async function timeline(ctx: Ctx, id: string): Promise<OkOf<typeof listTaskJournal>> {
  await getVisible(ctx, id)
  const entries = await journal.listJournal(ctx.tx, { kind: 'task', id })
  return entries.map((entry) => ({
    id: entry.hash.slice(0, 16),
    at: entry.at.toISOString(),
    act: entry.act,
    words: actWords(entry.act),
    by: entry.officer?.name ?? null,
    facts: entry.facts,
  }))
}

async function getVisible(ctx: Ctx, id: string) {
  const found = await ctx.tx.selectFrom('task').select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('record.not_found')
}

/** A file of a claim of this task. */
export async function evidence(ctx: Ctx, taskId: string, fileId: string) {
  const file = await ctx.tx
    .selectFrom('attachment as a')
    .innerJoin('claim as c', 'c.id', 'a.subject_id')
    .select(['a.name', 'a.media_type as mediaType', 'a.blob_hash as hash'])
    .where('a.id', '=', fileId)
    .where('a.subject_kind', '=', 'claim')
    .where('a.removed_at', 'is', null)
    .where('c.task_id', '=', taskId)
    .executeTakeFirst()
  if (!file) throw new Refusal('record.not_found')
  return { name: file.name, mediaType: file.mediaType, stream: filesOf(ctx.parts).read(file.hash) }
}
