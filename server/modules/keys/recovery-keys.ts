import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type {
  countersignRecovery,
  listRecoveryKeys,
  makeRecoveryKey,
  readRecoveryFor,
} from '@liem/domain/keys/recovery.contract'
import { RecoveryCertificate, RecoverySigned } from '@liem/domain/keys/statements'
import { canonicalJson } from '@liem/sealing/canonical'
import { verifySignedBy, verifySignedByLeaders } from '@liem/sealing/chain'
import { sql } from 'kysely'
import { type Ctx, mayInUnit } from '#platform/ctx'
import type { Db, Tx } from '#platform/db/as-actor'
import { writeJournal } from '#platform/journal'
import { isAboutNow } from './certificates.ts'
import { bundleFor, ownHolder } from './holders.ts'

export async function list(ctx: Ctx): Promise<OkOf<typeof listRecoveryKeys>> {
  const own = await ownHolder(ctx)
  const root = own?.bundle.root.said ?? (await bundleFor(ctx.tx, []))?.root.said
  const isLeader = own?.bundle.root.said.leaders.some((one) => one.verifyKey === own.holder.verifyKey)
  const rows = await ctx.tx
    .selectFrom('recovery_key as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .innerJoin('officer_key as k', 'k.id', 'r.signer_key_id')
    .innerJoin('officer as o', 'o.id', 'k.officer_id')
    .select(sql<RecoveryCertificate>`recovery_certificate(r.id)`.as('certificate'))
    .select(['r.active_at', 'r.id', 'r.recipient', 'r.k', 'r.n', 'r.sheet_set', 'r.made_at', 'r.ended_at', 'r.unit_id'])
    .select(['u.code', 'u.name', 'o.id as officer_id', 'o.full_name'])
    .orderBy('r.ended_at', (order) => order.desc().nullsFirst())
    .orderBy('r.made_at', 'desc')
    .execute()
  return {
    rows: rows.map((row) => {
      const signers = new Set([row.certificate.by, ...row.certificate.also.map((one) => one.by)])
      const signs = isLeader && !row.ended_at && !row.active_at && !signers.has(own?.holder.verifyKey ?? '')
      return {
        id: row.id,
        unit: { id: row.unit_id, code: row.code, name: row.name },
        recipient: row.recipient,
        k: row.k,
        n: row.n,
        set: row.sheet_set,
        madeBy: { id: row.officer_id, name: row.full_name },
        madeAt: row.made_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
        activeAt: row.active_at?.toISOString() ?? null,
        signedBy: (root?.leaders ?? [])
          .filter((one) => signers.has(one.verifyKey))
          .map((one) => ({ id: one.officer, name: one.name })),
        needs: root?.k ?? 0,
        said: row.certificate.said,
        can: [
          ...(signs && row.certificate.said.root === own?.fingerprint ? (['countersign'] as const) : []),
          ...(!row.ended_at && mayInUnit(ctx, 'keys.root', row.unit_id) ? (['end'] as const) : []),
        ],
      }
    }),
    canMake: ctx.actor.permissions.has('keys.root') && own !== null,
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
  if (statement.said.recipient !== row.recipient || !verifySignedByLeaders(bundle, statement).ok)
    return { key: null, bundle: null }
  return { key: { id: row.id, recipient: row.recipient, statement }, bundle }
}

/**
 * Takes in the public half of a recovery key made in a leader's browser; its secret half lies on paper only. Nothing is sealed to it
 * before k leaders of the root signed it; until then the unit's present one serves.
 */
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

/** Another leader of the root signs the same words; with the k-th signature the key is in use and the unit's former one ends. */
export async function countersign(ctx: Ctx, id: string, { statement }: BodyOf<typeof countersignRecovery>) {
  const own = await ownHolder(ctx)
  const isLeader = own?.bundle.root.said.leaders.some((one) => one.verifyKey === own.holder.verifyKey)
  if (!own || !isLeader) throw new Refusal('key.signer_not_eligible')
  const row = await ctx.tx
    .selectFrom('recovery_key')
    .select(['id', 'unit_id', 'statement', 'ended_at', 'active_at', 'signer_key_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  if (row.ended_at) throw new Refusal('key.revoked')
  if (row.active_at) throw new Refusal('key.certified')
  const first = RecoverySigned.parse(row.statement)
  const isRight =
    canonicalJson(statement.said) === canonicalJson(first.said) &&
    statement.by === own.holder.verifyKey &&
    statement.by !== first.by &&
    verifySignedBy(own.bundle, statement).ok
  if (!isRight) throw new Refusal('key.statement_wrong')
  await ctx.tx
    .insertInto('recovery_key_signature')
    .values({
      recovery_key_id: id,
      key_id: own.holder.keyId,
      statement: JSON.stringify(statement),
      signed_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { rows } = await sql<{ certificate: unknown }>`select recovery_certificate(${id}) as certificate`.execute(
    ctx.tx,
  )
  const proven = verifySignedByLeaders(own.bundle, RecoveryCertificate.parse(rows[0]?.certificate))
  if (proven.ok) {
    await ctx.tx
      .updateTable('recovery_key')
      .set({ ended_at: ctx.now })
      .where('unit_id', '=', row.unit_id)
      .where('active_at', 'is not', null)
      .where('ended_at', 'is', null)
      .execute()
    await ctx.tx.updateTable('recovery_key').set({ active_at: ctx.now }).where('id', '=', id).execute()
  }
  await writeJournal(ctx, {
    act: 'keys.countersign_recovery',
    subject: { kind: 'recovery_key', id },
    unitIds: [row.unit_id],
    facts: { active: proven.ok },
  })
  return { active: proven.ok }
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
