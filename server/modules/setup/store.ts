import { roles } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { givenNameKey } from '#modules/units'
import { setPassword } from '#platform/auth/passwords'
import type { Ctx } from '#platform/ctx'
import type { Tx } from '#platform/db/as-actor'

export async function insertSynonyms(tx: Tx, all: readonly { unitId: number; words: string }[]): Promise<void> {
  const rows = all.map(({ unitId, words }) => ({ unit_id: unitId, words }))
  if (rows.length)
    await tx
      .insertInto('unit_synonym')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** An administrator with the password he chose himself: nothing to change at the first sign-in. */
export async function insertAdministrator(
  { tx, today, now }: Ctx,
  { username, name, password }: { username: string; name: string; password: string },
  unitId: number,
): Promise<number> {
  const { id } = await tx
    .insertInto('officer')
    .values({ username, full_name: name, given_name_key: givenNameKey(name), unit_id: unitId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('officer_role')
    .values({
      officer_id: id,
      role: 'administrator',
      unit_id: unitId,
      reach: roles.administrator.reach,
      from_on: today,
    })
    .execute()
  // Everybody may set his own password: for this statement the officer himself acts.
  await sql`select set_config('app.officer', ${String(id)}, true)`.execute(tx)
  await setPassword(tx, id, password, false, now)
  await sql`select set_config('app.officer', '', true)`.execute(tx)
  return id
}
