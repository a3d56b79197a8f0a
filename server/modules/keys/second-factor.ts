import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type {
  challengeSecondFactor,
  readSecondFactor,
  showSecondFactor,
} from '@liem/domain/keys/second-factor.contract'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import { codesLeft, makeCodes, useCode } from './backup-codes.ts'
import { journalOf } from './journal-own.ts'
import * as passkeys from './passkeys.ts'
import { countAttempt, markShown } from './showing.ts'
import { checkCode } from './totp.ts'

const ownFactors = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('second_factor')
    .select(['id', 'kind', 'name', 'created_at', 'used_at'])
    .where('officer_id', '=', ctx.actor.officerId)
    .where('confirmed_at', 'is not', null)
    .where('removed_at', 'is', null)
    .orderBy('created_at')

export async function read(ctx: Ctx): Promise<OkOf<typeof readSecondFactor>> {
  const rows = await ownFactors(ctx).execute()
  const removal = await ctx.tx
    .selectFrom('second_factor_removal as r')
    .innerJoin('officer as o', 'o.id', 'r.asked_by')
    .select(['r.id', 'r.asked_by', 'r.asked_at', 'r.reason', 'o.full_name'])
    .where('r.officer_id', '=', ctx.actor.officerId)
    .where('r.decided_at', 'is', null)
    .executeTakeFirst()
  return {
    factors: rows.map((row) => ({
      id: row.id,
      kind: row.kind as 'totp' | 'passkey',
      name: row.name,
      createdAt: row.created_at.toISOString(),
      usedAt: row.used_at?.toISOString() ?? null,
    })),
    backupCodesLeft: await codesLeft(ctx),
    removal: removal
      ? {
          id: removal.id,
          askedBy: { id: removal.asked_by, name: removal.full_name },
          askedAt: removal.asked_at.toISOString(),
          reason: removal.reason,
        }
      : null,
  }
}

/** Ways in which this officer can show a second factor, with a challenge for his passkeys. */
export async function challenge(ctx: Ctx): Promise<OkOf<typeof challengeSecondFactor>> {
  const kinds = new Set((await ownFactors(ctx).execute()).map((row) => row.kind as 'totp' | 'passkey'))
  return {
    kinds: [...kinds, ...(kinds.size > 0 && (await codesLeft(ctx)) > 0 ? (['backup'] as const) : [])],
    passkey: await passkeys.challenge(ctx),
  }
}

/** The officer shows a second factor. Refuses `second_factor.wrong`; after some wrong ones `second_factor.locked`. */
export async function show(ctx: OutsideCtx, { body }: { body: BodyOf<typeof showSecondFactor> }) {
  await countAttempt(ctx)
  const challenged = body.kind === 'passkey' ? await passkeys.takeChallenge(ctx) : ''
  return ctx.transaction(async (inside) => {
    if (!(await ownFactors(inside).execute()).length) throw new Refusal('second_factor.missing')
    const right =
      body.kind === 'totp'
        ? await checkCode(inside, body.code)
        : body.kind === 'backup'
          ? await useCode(inside, body.code)
          : await passkeys.check(inside, body.response, challenged)
    if (!right) throw new Refusal('second_factor.wrong')
    await markShown(inside)
    if (body.kind === 'backup')
      await journalOf(inside, 'keys.use_backup_code', inside.actor.officerId, { left: await codesLeft(inside) })
    return { done: true as const }
  })
}

export async function renewCodes(ctx: Ctx) {
  const backupCodes = await makeCodes(ctx)
  await journalOf(ctx, 'keys.renew_backup_codes', ctx.actor.officerId)
  return { backupCodes }
}

/** Takes one of one's own away; who holds a key keeps at least one. */
export async function remove(ctx: Ctx, id: string) {
  const rows = await ownFactors(ctx).forUpdate().execute()
  const row = rows.find((one) => one.id === id)
  if (!row) throw new Refusal('record.not_found')
  if (rows.length === 1) {
    const key = await ctx.tx
      .selectFrom('officer_key')
      .select('id')
      .where('officer_id', '=', ctx.actor.officerId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (key) throw new Refusal('second_factor.last')
    await ctx.tx.deleteFrom('backup_code').where('officer_id', '=', ctx.actor.officerId).execute()
  }
  await ctx.tx.updateTable('second_factor').set({ removed_at: ctx.now }).where('id', '=', id).execute()
  await journalOf(ctx, 'keys.remove_second_factor', ctx.actor.officerId, { kind: row.kind, factor: id })
  return { done: true as const }
}
