import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { countersignKey } from '@liem/domain/keys/contract'
import { keyFingerprint } from '@liem/sealing/chain'
import { verifyStatement } from '@liem/sealing/statement'
import type { Ctx } from '#platform/ctx'
import { notifyOfficers } from '#platform/notices'
import { keyHolders, ownHolder } from './holders.ts'
import { journalOf } from './journal-own.ts'
import { standingsOf } from './standing.ts'

/** Clocks of office machines are wrong by hours, where somebody set the hour and not the time zone. */
const CLOCK_HOURS = 25

/** A signed moment must be of about today; the row beside it holds the server's own time. */
export const isAboutNow = (made: string, now: Date): boolean =>
  Math.abs(new Date(made).getTime() - now.getTime()) <= CLOCK_HOURS * 3_600_000

/**
 * Takes in a countersignature. It must say exactly what stands here today about the key and its officer, be signed by the key of the
 * officer who sends it, and that key must itself lead to the root.
 */
export async function countersign(ctx: Ctx, keyId: string, { statement }: BodyOf<typeof countersignKey>) {
  const key = await ctx.tx
    .selectFrom('officer_key')
    .select(['id', 'officer_id', 'recipient', 'verify_key', 'revoked_at'])
    .where('id', '=', keyId)
    .forUpdate()
    .executeTakeFirst()
  if (!key) throw new Refusal('record.not_found')
  if (key.officer_id === ctx.actor.officerId) throw new Refusal('key.own')
  if (key.revoked_at) throw new Refusal('key.revoked')
  const own = await ownHolder(ctx)
  if (!own) throw new Refusal('key.signer_not_eligible')
  const { holders } = await keyHolders(ctx.tx, { officers: [key.officer_id] }, ctx.today)
  if (holders.some((one) => one.keyId === key.id)) throw new Refusal('key.certified')

  const standing = (await standingsOf(ctx, [key.officer_id])).get(key.officer_id)
  const { said } = statement
  const isSame =
    standing !== undefined &&
    said.officer === key.officer_id &&
    said.name === standing.name &&
    said.unit === standing.unit &&
    said.post === standing.post &&
    said.recipient === key.recipient &&
    said.verifyKey === key.verify_key &&
    said.root === own.fingerprint &&
    isAboutNow(said.made, ctx.now)
  if (!isSame || statement.by !== own.holder.verifyKey || !verifyStatement(statement))
    throw new Refusal('key.statement_wrong')
  // One given by a countersigner whose own chain has since broken makes room.
  await ctx.tx
    .updateTable('key_certificate')
    .set({ revoked_at: ctx.now, revoked_why: 'key_revoked' })
    .where('key_id', '=', key.id)
    .where('root', '=', own.fingerprint)
    .where('revoked_at', 'is', null)
    .execute()
  const { id } = await ctx.tx
    .insertInto('key_certificate')
    .values({
      key_id: key.id,
      signer_key_id: own.holder.keyId,
      root: own.fingerprint,
      statement: JSON.stringify(statement),
      signed_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await journalOf(ctx, 'keys.countersign', key.officer_id, {
    key: key.id,
    certificate: id,
    fingerprint: keyFingerprint({ recipient: key.recipient, verifyKey: key.verify_key }),
    signer: own.holder.keyId,
    root: own.fingerprint,
  })
  await notifyOfficers(ctx, [key.officer_id], {
    kind: 'keys.countersigned',
    subject: { kind: 'officer_key', id: key.id },
    facts: {},
    once: `countersigned:${id}`,
  })
  return { done: true as const }
}
