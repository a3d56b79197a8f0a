import { type Exclusion, type ExclusionFacts, newExclusions } from '@liem/domain/petitions/exclusions'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { settleBook } from '../books/entering.ts'
import { addPart } from '../feedback/parts.ts'
import { note, type PetitionRecord } from '../feedback/store.ts'
import { watchHolders } from './holders.ts'

export type NamedSubject = { officerId?: number; unitId?: number; sealed?: { id: string; bytes: string } }

/** Records who the report is about. A sealed name is an envelope of its own. Answers the hashes of the envelopes. */
export async function recordSubjects(ctx: Ctx, id: string, subjects: readonly NamedSubject[]): Promise<string[]> {
  const hashes: string[] = []
  for (const { officerId, unitId, sealed } of subjects) {
    const part = sealed
      ? await addPart(ctx, id, { id: sealed.id, part: 'subject', sealedTo: 'report', bytes: sealed.bytes })
      : null
    if (part) hashes.push(part.hash)
    await ctx.tx
      .insertInto('named_subject')
      .values({
        petition_id: id,
        officer_id: officerId ?? null,
        unit_id: unitId ?? null,
        part_id: part?.id ?? null,
        recorded_by: ctx.actor.officerId,
        recorded_at: ctx.now,
      })
      .execute()
  }
  return hashes
}

/** Who is to be excluded and is not yet, by what is on record now. */
export async function dueExclusions(ctx: Pick<Ctx, 'tx'>, id: string): Promise<Exclusion[]> {
  const { rows } = await sql<{ facts: ExclusionFacts | null }>`select exclusion_facts(${id}::uuid) as facts`.execute(
    ctx.tx,
  )
  return rows[0]?.facts ? newExclusions(rows[0].facts) : []
}

/**
 * Excludes: journal and alarm first, because who excludes himself knows nothing of the matter afterwards. The database takes away
 * grants, notices and clocks of whoever is excluded. Answers how many can still open it.
 */
export async function exclude(ctx: Ctx, petition: PetitionRecord, all: readonly Exclusion[]): Promise<number> {
  const officers = [...new Set(all.map((one) => one.officer))]
  const left = await watchHolders(ctx, petition, officers)
  if (all.length === 0) return left
  await note(ctx, petition.id, 'petitions.exclude', { excluded: all.map((one) => `${one.officer}:${one.ground}`) })
  await ctx.tx
    .insertInto('exclusion')
    .values(
      all.map((one) => ({
        petition_id: petition.id,
        officer_id: one.officer,
        ground: one.ground,
        recorded_by: ctx.actor.officerId || null,
        recorded_at: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  if (!officers.includes(ctx.actor.officerId)) await settleBook(ctx, petition.id)
  return left
}
