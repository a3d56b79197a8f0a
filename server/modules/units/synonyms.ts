import { Refusal } from '@liem/domain/kernel/refusal'
import type { Ctx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'

/** Other names by which the reader of documents knows a unit. */
export async function changeSynonymsOf(ctx: Ctx, unitId: number, synonyms: readonly string[]) {
  const unit = await ctx.tx.selectFrom('unit').select('id').where('id', '=', unitId).executeTakeFirst()
  if (!unit) throw new Refusal('record.not_found')
  const unique = [...new Set(synonyms)]
  await ctx.tx.deleteFrom('unit_synonym').where('unit_id', '=', unitId).execute()
  if (unique.length)
    await ctx.tx
      .insertInto('unit_synonym')
      .values(unique.map((words) => ({ unit_id: unitId, words })))
      .execute()
  await writeJournal(ctx, {
    act: 'units.synonyms',
    subject: { kind: 'unit', id: String(unitId) },
    unitIds: [unitId],
    facts: { count: unique.length },
  })
  return { done: true as const }
}
