import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { listRecoveryKeys, makeRecoveryKey, readRecoveryFor } from '@liem/domain/keys/recovery.contract'
import { RecoveryCertificate } from '@liem/domain/keys/statements'
import { verifySignedBy } from '@liem/sealing/chain'
import { sql } from 'kysely'
import { type Ctx, mayInUnit } from '#platform/ctx'
import type { Db, Tx } from '#platform/db/as-actor'
import { writeJournal } from '#platform/journal'
import { isAboutNow } from './certificates.ts'
import { bundleFor, ownHolder } from './holders.ts'

export async function list(ctx: Ctx): Promise<OkOf<typeof listRecoveryKeys>> {
  const rows = await ctx.tx
    .selectFrom('recovery_key as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .innerJoin('officer_key as k', 'k.id', 'r.signer_key_id')
    .innerJoin('officer as o', 'o.id', 'k.officer_id')
    .select(['r.id', 'r.recipient', 'r.k', 'r.n', 'r.sheet_set', 'r.made_at', 'r.ended_at', 'r.unit_id'])
    .select(['u.code', 'u.name', 'o.id as officer_id', 'o.full_name'])
    .orderBy('r.ended_at', (order) => order.desc().nullsFirst())
    .orderBy('r.made_at', 'desc')
    .execute()
  return {
    rows: rows.map((row) => ({
      id: row.id,
      unit: { id: row.unit_id, code: row.code, name: row.name },
      recipient: row.recipient,
      k: row.k,
      n: row.n,
      set: row.sheet_set,
      madeBy: { id: row.officer_id, name: row.full_name },
      madeAt: row.made_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      can: !row.ended_at && mayInUnit(ctx, 'keys.root', row.unit_id) ? ['end'] : [],
    })),
    canMake: ctx.actor.permissions.has('keys.root') && (await ownHolder(ctx)) !== null,
  }
}

/**
 * The recovery key to which keys of matters of this unit are also wrapped: of the nearest level above that has one, else its own.
 * With what proves it; for office and portal alike.
 */
export async function recoveryFor(tx: Tx | Db, unitId: number): Promise<OkOf<typeof readRecoveryFor>> {
  const { rows } = await sql<{ id: string; recipient: string; statement: unknown; signer_key_id: string }>`
    select * from key_recovery(${unitId})`.execute(tx)
  const row = rows[0]
  const bundle = row ? await bundleFor(tx, [row.signer_key_id]) : null
  if (!row || !bundle) return { key: null, bundle: null }
  const statement = RecoveryCertificate.parse(row.statement)
  if (statement.said.recipient !== row.recipient || !verifySignedBy(bundle, statement).ok)
    return { key: null, bundle: null }
  return { key: { id: row.id, recipient: row.recipient, statement }, bundle }
}

/** Takes in the public half of a recovery key made in a leader's browser; its secret half lies on paper only. */
export async function make(ctx: Ctx, { statement }: BodyOf<typeof makeRecoveryKey>) {
  const { said } = statement
  const own = await ownHolder(ctx)
  if (!own) throw new Refusal('key.signer_not_eligible')
  if (!mayInUnit(ctx, 'keys.root', said.unit)) throw new Refusal('record.not_found')
  const unit = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'name', 'ended_on'])
    .where('id', '=', said.unit)
    .executeTakeFirst()
  if (!unit) throw new Refusal('record.not_found')
  if (unit.ended_on && unit.ended_on <= ctx.today)
    throw new Refusal('unit.ended', { unit: unit.name, date: unit.ended_on })
  const isRight =
    said.unitName === unit.name &&
    said.k <= said.n &&
    isAboutNow(said.made, ctx.now) &&
    statement.by === own.holder.verifyKey &&
    verifySignedBy(own.bundle, statement).ok
  if (!isRight) throw new Refusal('key.statement_wrong')
  await ctx.tx
    .updateTable('recovery_key')
    .set({ ended_at: ctx.now })
    .where('unit_id', '=', unit.id)
    .where('ended_at', 'is', null)
    .execute()
  const { id } = await ctx.tx
    .insertInto('recovery_key')
    .values({
      unit_id: unit.id,
      recipient: said.recipient,
      k: said.k,
      n: said.n,
      sheet_set: said.set,
      statement: JSON.stringify(statement),
      signer_key_id: own.holder.keyId,
      made_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeJournal(ctx, {
    act: 'keys.make_recovery',
    subject: { kind: 'recovery_key', id },
    unitIds: [unit.id],
    facts: { recipient: said.recipient, k: said.k, n: said.n, set: said.set },
  })
  return { id }
}

export async function end(ctx: Ctx, id: string) {
  const row = await ctx.tx
    .selectFrom('recovery_key')
    .select(['id', 'unit_id', 'ended_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !mayInUnit(ctx, 'keys.root', row.unit_id)) throw new Refusal('record.not_found')
  if (row.ended_at) throw new Refusal('key.revoked')
  await ctx.tx.updateTable('recovery_key').set({ ended_at: ctx.now }).where('id', '=', id).execute()
  await writeJournal(ctx, {
    act: 'keys.end_recovery',
    subject: { kind: 'recovery_key', id },
    unitIds: [row.unit_id],
    facts: {},
  })
  return { done: true as const }
}
