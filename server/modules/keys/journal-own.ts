import type { Ctx } from '#platform/ctx'
import { type Facts, writeJournal } from '#platform/journal'

/** The unit an officer works in: within whose reach acts on his account lie. */
export async function unitOf(ctx: Ctx, officerId: number): Promise<number> {
  const row = await ctx.tx.selectFrom('officer').select('unit_id').where('id', '=', officerId).executeTakeFirstOrThrow()
  return row.unit_id
}

/** An act on an officer's account, key or second factor. */
export async function journalOf(ctx: Ctx, act: string, officerId: number, facts: Facts = {}): Promise<void> {
  await writeJournal(ctx, {
    act,
    subject: { kind: 'officer', id: officerId },
    unitIds: [await unitOf(ctx, officerId)],
    facts,
  })
}
