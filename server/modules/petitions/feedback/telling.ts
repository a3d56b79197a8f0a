import { Refusal } from '@liem/domain/kernel/refusal'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { mailboxOf } from './parts.ts'

/**
 * What must be told is told in the same act: by a letter in the mailbox, or (nobody to write to) by a paper in the file. A report
 * that came without a name and without a mailbox has neither: then `anonymous` lets the step pass.
 */
export async function mustTell(
  ctx: Ctx,
  id: string,
  given: { letter?: string | null; paper?: unknown; anonymous?: boolean },
): Promise<void> {
  const mailbox = await mailboxOf(ctx, id)
  if (mailbox ? given.letter : given.paper || given.anonymous) return
  throw new Refusal('petition.tell_reporter')
}

/** Whether any of these clocks has run out without being met. */
export async function isLate(ctx: Ctx, id: string, rules: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ late: boolean }>`select exists (select from obligation where subject_kind = 'petition'
    and subject_id = ${id}::uuid and rule = any(${[...rules]}::text[]) and met_on is null and ended_on is null and due_on < ${ctx.today}::date) as late`.execute(
    ctx.tx,
  )
  return rows[0]?.late ?? false
}
