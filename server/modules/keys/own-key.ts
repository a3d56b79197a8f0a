import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { makeKey, readLockedKey, readOwnKey, relockKey } from '@liem/domain/keys/contract'
import type { KeyRequest } from '@liem/domain/keys/statements'
import { fromBase64url, toBase64url } from '@liem/sealing/bytes'
import { keyFingerprint } from '@liem/sealing/chain'
import { verifyStatement } from '@liem/sealing/statement'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { keyHolders } from './holders.ts'
import { journalOf } from './journal-own.ts'
import { keyRows } from './key-rows.ts'
import { endKey, liveKeyOf } from './revocation.ts'

export async function read(ctx: Ctx): Promise<OkOf<typeof readOwnKey>> {
  const { rows, root } = await keyRows(ctx, { officerId: ctx.actor.officerId })
  const { holders } = await keyHolders(ctx.tx, {}, ctx.today)
  // Whoever sits in the same house is the easiest to meet.
  const own = rows[0]?.unit
  const nearFirst = holders.toSorted((a, b) => Number(b.unit === own) - Number(a.unit === own))
  const factor = await sql<{ has: boolean }>`select second_factor_of(${ctx.actor.officerId}) as has`.execute(ctx.tx)
  return {
    current: rows.find((row) => row.state !== 'revoked') ?? null,
    former: rows.filter((row) => row.state === 'revoked'),
    hasSecondFactor: factor.rows[0]?.has ?? false,
    countersigners: nearFirst
      .filter((one) => one.officer !== ctx.actor.officerId)
      .slice(0, 50)
      .map(({ officer, name, post, unit }) => ({ officer: { id: officer, name }, post, unit })),
    root,
  }
}

/** The request must be signed by the very key it names, in this officer's name: nobody hands in somebody else's public key. */
function assertRequest(ctx: Ctx, request: KeyRequest): void {
  const { said, by } = request
  if (said.officer !== ctx.actor.officerId || by !== said.verifyKey || !verifyStatement(request))
    throw new Refusal('key.request_wrong')
}

/** Only an age file under a passphrase is taken: nothing that lies open, and nothing sealed to somebody else's key. */
function lockedBytes(locked: string): Buffer {
  const bytes = Buffer.from(fromBase64url(locked))
  if (!bytes.toString('latin1').startsWith('age-encryption.org/v1\n-> scrypt ')) throw new Refusal('key.request_wrong')
  return bytes
}

/** Takes in a key made in the officer's browser. A present key ends, with the reason he gives. */
export async function make(ctx: Ctx, body: BodyOf<typeof makeKey>): Promise<OkOf<typeof makeKey>> {
  assertRequest(ctx, body.request)
  const locked = lockedBytes(body.locked)
  const officer_id = ctx.actor.officerId
  const { recipient, verifyKey } = body.request.said
  const taken = await ctx.tx
    .selectFrom('officer_key')
    .select('id')
    .where((eb) => eb.or([eb('recipient', '=', recipient), eb('verify_key', '=', verifyKey)]))
    .executeTakeFirst()
  if (taken) throw new Refusal('key.request_wrong')
  const before = await liveKeyOf(ctx, officer_id)
  if (before && !body.why) throw new Refusal('key.has_one')
  if (before && body.why) await endKey(ctx, before, body.why)
  const { id } = await ctx.tx
    .insertInto('officer_key')
    .values({
      officer_id,
      recipient,
      verify_key: verifyKey,
      request: JSON.stringify(body.request),
      made_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ctx.tx.insertInto('locked_key').values({ key_id: id, officer_id, locked, changed_at: ctx.now }).execute()
  await journalOf(ctx, 'keys.make', officer_id, {
    key: id,
    fingerprint: keyFingerprint({ recipient, verifyKey }),
    ...(before ? { replaces: before.id } : {}),
  })
  const { rows } = await keyRows(ctx, { keyId: id })
  return rows[0] as (typeof rows)[number]
}

/**
 * The officer's own secret half under his passphrase: the key in use, or any he had before. A key that ended is never sealed to
 * again; what was sealed to it does not become unreadable by that.
 */
export async function readLocked(ctx: Ctx, keyId?: string): Promise<OkOf<typeof readLockedKey>> {
  const row = await ctx.tx
    .selectFrom('officer_key as k')
    .innerJoin('locked_key as l', 'l.key_id', 'k.id')
    .innerJoin('officer as o', 'o.id', 'k.officer_id')
    .select(['k.id', 'k.recipient', 'k.verify_key', 'l.locked', 'o.full_name'])
    .where('k.officer_id', '=', ctx.actor.officerId)
    .where((eb) => (keyId ? eb('k.id', '=', keyId) : eb.val(true)))
    .orderBy((eb) => eb('k.revoked_at', 'is not', null))
    .orderBy('k.made_at', 'desc')
    .executeTakeFirst()
  if (!row) throw new Refusal('key.none')
  return {
    keyId: row.id,
    officer: { id: ctx.actor.officerId, name: row.full_name },
    recipient: row.recipient,
    verifyKey: row.verify_key,
    locked: toBase64url(row.locked),
  }
}

/** Another passphrase on the same key. */
export async function relock(ctx: Ctx, body: BodyOf<typeof relockKey>) {
  assertRequest(ctx, body.request)
  const key = await liveKeyOf(ctx, ctx.actor.officerId)
  if (!key || key.id !== body.keyId) throw new Refusal('key.none')
  const { recipient, verifyKey } = body.request.said
  if (recipient !== key.recipient || verifyKey !== key.verify_key) throw new Refusal('key.request_wrong')
  await ctx.tx
    .updateTable('locked_key')
    .set({ locked: lockedBytes(body.locked), changed_at: ctx.now })
    .where('key_id', '=', key.id)
    .execute()
  await journalOf(ctx, 'keys.relock', ctx.actor.officerId, { key: key.id })
  return { done: true as const }
}
