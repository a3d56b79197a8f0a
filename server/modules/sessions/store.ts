import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { Tx } from '#platform/db/as-actor'

export async function ownOfficer(ctx: Ctx): Promise<{ username: string; unitId: number }> {
  return ctx.tx
    .selectFrom('officer')
    .select(['username', 'unit_id as unitId'])
    .where('id', '=', ctx.actor.officerId)
    .executeTakeFirstOrThrow()
}

export async function changeOwnLocale(tx: Tx, locale: 'vi' | 'en', wantsMail: boolean | null): Promise<void> {
  await sql`select change_own_locale(${locale}, ${wantsMail})`.execute(tx)
}
