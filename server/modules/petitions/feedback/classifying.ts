import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import {
  clocksFromAcceptance,
  clocksFromReceipt,
  firstReading,
  frontRequest,
  handle,
  internalReport,
  reply,
  transferRules,
} from '@liem/domain/petitions/deadlines'
import type { Exclusion } from '@liem/domain/petitions/exclusions'
import type {
  addSubjects,
  classifyPetition,
  excludeOfficer,
  recuse as recuseRoute,
  setFlags,
} from '@liem/domain/petitions/steps.contract'
import { aboutPersons } from '@liem/domain/petitions/words'
import { sql } from 'kysely'
import { refsOf } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import * as obligations from '#platform/obligations'
import { enterBook } from '../books/entering.ts'
import { dueExclusions, exclude, recordSubjects } from '../custody/excluding.ts'
import { holdersOf, LEAST_HOLDERS } from '../custody/holders.ts'
import { decides, ensure, holdsContent } from './policy.ts'
import { lock, note, ownGrants, type PetitionRecord, stateAfter, take } from './store.ts'

/**
 * Classified by content, not by the title (Thông tư 05/2021 Điều 6). Whoever is named is recorded first, exclusions follow from it,
 * and only then the matter gets its number: in the open book or, where an excluded officer could count that one, in the sealed book.
 */
export async function classify(
  ctx: Ctx,
  id: string,
  body: BodyOf<typeof classifyPetition>,
): Promise<OkOf<typeof classifyPetition>> {
  const petition = await lock(ctx, id, body.version)
  const state = stateAfter(petition, 'classify')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  await checkNamed(ctx, body)
  const set = {
    kind: body.kind,
    field: body.field,
    concern: body.concern,
    office_id: body.officeId ?? null,
    is_complex: body.isComplex,
    is_crowd: body.isCrowd,
    about_persons: aboutPersons(body),
  }
  // Exclusions ask the row what it is about.
  await ctx.tx.updateTable('petition').set(set).where('id', '=', id).execute()
  const classified: PetitionRecord = { ...petition, ...set }
  const blobs = await recordSubjects(ctx, id, body.subjects)
  const due = await dueExclusions(ctx, id)
  if (excludesActor(ctx, due)) {
    // He learns at this moment that he is concerned: the names stand, the rest is for the others.
    const holders = await leaveToOthers(ctx, classified, due, blobs)
    return { version: petition.version + 1, book: null, excluded: due.length, holders }
  }
  await exclude(ctx, classified, due)
  const unitId = petition.handling_unit_id ?? petition.gate_unit_id
  const { set: inBook, entered } =
    body.handling === 'own' || petition.book_id ? await enterBook(ctx, classified, unitId) : { set: {}, entered: null }
  const after = await take(ctx, classified, {
    act: 'petitions.classify',
    set: { ...inBook, state, ...(body.handling === 'own' ? { handling_unit_id: unitId } : {}) },
    facts: { kind: body.kind, field: body.field, handling: body.handling, subjects: body.subjects.length },
    blobs,
    status: body.status,
  })
  await settleClocks(ctx, after, { before: petition.kind, own: body.handling === 'own' })
  return { version: after.version, book: entered, excluded: due.length, holders: (await holdersOf(ctx, id)).length }
}

/** Who is named exists; a unit that is named and the office are units on record. */
async function checkNamed(
  ctx: Ctx,
  body: { officeId?: number | null; subjects: BodyOf<typeof addSubjects>['subjects'] },
) {
  const units = [body.officeId, ...body.subjects.map((one) => one.unitId)].filter((one) => one != null)
  const officers = body.subjects.map((one) => one.officerId).filter((one) => one != null)
  const known = await refsOf(ctx.tx, units)
  if (units.some((one) => !known.has(one)))
    throw new Refusal('request.invalid', {}, [{ path: 'officeId', words: 'Không có cơ quan này' }])
  const { rows } = await sql<{ id: number }>`select id from officer where id = any(${officers}::int[])`.execute(ctx.tx)
  if (rows.length < new Set(officers).size)
    throw new Refusal('request.invalid', {}, [{ path: 'subjects', words: 'Không có cán bộ này' }])
}

const excludesActor = (ctx: Ctx, due: readonly Exclusion[]) => due.some((one) => one.officer === ctx.actor.officerId)

async function leaveToOthers(ctx: Ctx, petition: PetitionRecord, due: readonly Exclusion[], blobs: readonly string[]) {
  const after = await take(ctx, petition, { act: 'petitions.subjects', facts: { excluded: due.length }, blobs })
  return exclude(ctx, after, due)
}

/** Kinds have their own clocks from the day of receipt; a matter of one's own book is also to be settled. */
async function settleClocks(ctx: Ctx, petition: PetitionRecord, { before, own }: { before: string; own: boolean }) {
  const subject = { kind: 'petition', id: petition.id } as const
  const kind = petition.kind as Parameters<typeof clocksFromReceipt>[0]['kind']
  const channel = petition.channel as Parameters<typeof clocksFromReceipt>[0]['channel']
  const running = new Set((await obligations.listOpen(ctx, subject)).map((one) => one.rule))
  const holder = { unitId: petition.handling_unit_id ?? petition.gate_unit_id }
  if (before !== kind) {
    const right = new Set(clocksFromReceipt({ kind, channel }).map((one) => one.key))
    for (const rule of [reply, internalReport, frontRequest])
      if (!right.has(rule.key) && running.has(rule.key)) await obligations.end(ctx, subject, 'classified', rule.key)
    for (const deadline of clocksFromReceipt({ kind, channel }))
      if (deadline.key !== firstReading.key && !running.has(deadline.key) && !isPast(petition, deadline.key))
        await obligations.startTerm(ctx, { deadline, subject, holder, start: petition.received_on })
  }
  if (own && !running.has(handle.key))
    for (const deadline of clocksFromAcceptance({ kind }))
      await obligations.startTerm(ctx, { deadline, subject, holder, start: ctx.today })
  if (!own && kind === 'rules_feedback' && !running.has(transferRules.key))
    await obligations.startTerm(ctx, { deadline: transferRules, subject, holder, start: petition.received_on })
}

/** A reply that was given is not owed again when the kind changes. */
const isPast = (petition: PetitionRecord, rule: string) => rule === reply.key && petition.replied_on !== null

export async function name(ctx: Ctx, id: string, body: BodyOf<typeof addSubjects>): Promise<OkOf<typeof addSubjects>> {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  ensure(holdsContent({ grants: await ownGrants(ctx, id) }))
  await checkNamed(ctx, body)
  const blobs = await recordSubjects(ctx, id, body.subjects)
  const due = await dueExclusions(ctx, id)
  const after = await take(ctx, petition, {
    act: 'petitions.subjects',
    facts: { subjects: body.subjects.length, excluded: due.length },
    blobs,
    status: body.status,
  })
  const holders = await exclude(ctx, after, due)
  return { version: after.version, excluded: due.length, holders }
}

/**
 * A conflict that became known: recorded by the gate, for good. By hand nobody shuts a present holder out while fewer than two others
 * can open it, nor one of the gate while fewer than two others decide: another is brought in first, or he steps out himself.
 */
export async function excludeOne(ctx: Ctx, id: string, body: BodyOf<typeof excludeOfficer>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  await mustLeaveTwo(ctx, id, body.officerId)
  const after = await take(ctx, petition, {
    act: 'petitions.conflict',
    facts: { ground: body.ground },
    status: body.status,
  })
  const holders = await exclude(ctx, after, [{ officer: body.officerId, ground: body.ground }])
  return { version: after.version, holders }
}

async function mustLeaveTwo(ctx: Ctx, id: string, officerId: number): Promise<void> {
  if (officerId === ctx.actor.officerId) return
  const holders = await holdersOf(ctx, id)
  const { rows } = await sql<{ officer: number }>`select distinct officer_id as officer from petition_grant
    where petition_id = ${id}::uuid and part = 'content' and capacity in ('gate', 'superior') and revoked_at is null`.execute(
    ctx.tx,
  )
  for (const present of [holders, rows.map((row) => row.officer).filter((one) => holders.includes(one))])
    if (present.includes(officerId) && present.length - 1 < LEAST_HOLDERS) throw new Refusal('petition.two_holders')
}

/** Whoever sees that he is concerned steps out; from then on he knows nothing of the matter. */
export async function recuse(ctx: Ctx, id: string, { ground }: BodyOf<typeof recuseRoute>) {
  const petition = await lock(ctx, id)
  await note(ctx, id, 'petitions.recuse', { ground })
  await exclude(ctx, petition, [{ officer: ctx.actor.officerId, ground }])
  return { done: true as const }
}

export async function flag(ctx: Ctx, id: string, body: BodyOf<typeof setFlags>) {
  const petition = await lock(ctx, id, body.version)
  if (petition.state === 'removed') throw new Refusal('petition.removed')
  ensure(decides(ctx, { grants: await ownGrants(ctx, id) }))
  const after = await take(ctx, petition, {
    act: 'petitions.flags',
    set: { is_complex: body.isComplex, is_crowd: body.isCrowd },
    facts: { complex: body.isComplex, crowd: body.isCrowd },
    status: body.status,
  })
  return { version: after.version }
}
