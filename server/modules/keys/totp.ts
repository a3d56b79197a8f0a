import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { beginTotp, confirmTotp } from '@liem/domain/keys/second-factor.contract'
import { Secret, TOTP } from 'otpauth'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { readHouse } from '#platform/house'
import { codesForFirst } from './backup-codes.ts'
import { journalOf } from './journal-own.ts'
import { askPassword, countAttempt, markShown } from './showing.ts'

const PERIOD = 30

const totpOf = (bytes: Uint8Array, label = '', issuer = '') =>
  new TOTP({ issuer, label, period: PERIOD, digits: 6, algorithm: 'SHA1', secret: new Secret({ buffer: own(bytes) }) })

/** The library takes a buffer whole; a row's bytes may be a window on a larger one. */
const own = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** A secret for the telephone, not in force before its first code comes back. Unconfirmed earlier ones are dropped. */
export async function begin(
  ctx: OutsideCtx,
  { body }: { body: BodyOf<typeof beginTotp> },
): Promise<OkOf<typeof beginTotp>> {
  return askPassword(ctx, body.password, async (inside) => {
    const { tx, actor, now } = inside
    await tx
      .updateTable('second_factor')
      .set({ removed_at: now })
      .where('officer_id', '=', actor.officerId)
      .where('confirmed_at', 'is', null)
      .where('removed_at', 'is', null)
      .execute()
    const secret = new Secret({ size: 20 })
    const { id } = await tx
      .insertInto('second_factor')
      .values({
        officer_id: actor.officerId,
        kind: 'totp',
        name: body.name,
        secret: Buffer.from(secret.bytes),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { username } = await tx
      .selectFrom('officer')
      .select('username')
      .where('id', '=', actor.officerId)
      .executeTakeFirstOrThrow()
    const house = await readHouse(tx)
    const issuer = `Liêm ${house.province ?? house.name ?? ''}`.trim().replaceAll(':', ' ')
    return { id, uri: totpOf(secret.bytes, username, issuer).toString(), secret: secret.base32 }
  })
}

export async function confirm(
  ctx: OutsideCtx,
  { params, body }: { params: { id: string }; body: BodyOf<typeof confirmTotp> },
): Promise<OkOf<typeof confirmTotp>> {
  await countAttempt(ctx)
  return ctx.transaction(async (inside) => {
    const row = await inside.tx
      .selectFrom('second_factor')
      .select(['id', 'secret'])
      .where('id', '=', params.id)
      .where('kind', '=', 'totp')
      .where('confirmed_at', 'is', null)
      .where('removed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row?.secret) throw new Refusal('record.not_found')
    const step = stepOf(row.secret, body.code, inside.now)
    if (step === null) throw new Refusal('second_factor.wrong')
    await inside.tx
      .updateTable('second_factor')
      .set({ confirmed_at: inside.now, used_at: inside.now, last_step: String(step) })
      .where('id', '=', row.id)
      .execute()
    const backupCodes = await codesForFirst(inside)
    await markShown(inside)
    await journalOf(inside, 'keys.add_second_factor', inside.actor.officerId, { kind: 'totp', factor: row.id })
    return { backupCodes }
  })
}

/** Whether a code of one of the officer's telephones is right now; each period's code counts once. */
export async function checkCode(ctx: Ctx, code: string): Promise<boolean> {
  const rows = await ctx.tx
    .selectFrom('second_factor')
    .select(['id', 'secret', 'last_step'])
    .where('officer_id', '=', ctx.actor.officerId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is not', null)
    .where('removed_at', 'is', null)
    .forUpdate()
    .execute()
  for (const row of rows) {
    const step = row.secret && stepOf(row.secret, code, ctx.now)
    if (step === null || step <= Number(row.last_step ?? 0)) continue
    await ctx.tx
      .updateTable('second_factor')
      .set({ used_at: ctx.now, last_step: String(step) })
      .where('id', '=', row.id)
      .execute()
    return true
  }
  return false
}

/** The period a code belongs to: this one or a neighbour, for clocks that differ by half a minute. Null: none. */
function stepOf(secret: Uint8Array, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta
}
