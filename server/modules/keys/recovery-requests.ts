import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type {
  askRecovery,
  fetchRecovery,
  finishRecovery,
  listRecoveryRequests,
  requestStates,
} from '@liem/domain/keys/recovery.contract'
import { fromBase64url, toBase64url } from '@liem/sealing/bytes'
import type { Ctx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { keyHolders } from './holders.ts'
import type { RecoverySource, RecoveryWrap } from './recovery-source.ts'

type State = (typeof requestStates)[number]

const selected = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('recovery_request as q')
    .innerJoin('recovery_key as r', 'r.id', 'q.recovery_key_id')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .innerJoin('officer as a', 'a.id', 'q.asked_by')
    .innerJoin('officer as s', 's.id', 'q.second_id')
    .innerJoin('officer as t', 't.id', 'q.to_officer_id')
    .select([
      'q.id',
      'q.petition_id',
      'q.purpose',
      'q.part',
      'q.asked_by',
      'q.second_id',
      'q.to_officer_id',
      'q.recovery_key_id',
    ])
    .select(['q.asked_at', 'q.confirmed_at', 'q.fetched_at', 'q.done_at', 'q.withdrawn_at'])
    .select(['r.k', 'r.n', 'r.sheet_set', 'r.recipient', 'u.id as unit_id', 'u.code', 'u.name'])
    .select(['a.full_name as asked_name', 's.full_name as second_name', 't.full_name as to_name'])

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number]

type Part = RecoveryWrap['part']
const asOf = (row: Row) => ({
  petitionId: row.petition_id,
  toOfficerId: row.to_officer_id,
  part: row.part as Part,
})

const stateOf = (row: Row): State =>
  row.withdrawn_at
    ? 'withdrawn'
    : row.done_at
      ? 'done'
      : row.fetched_at
        ? 'fetched'
        : row.confirmed_at
          ? 'confirmed'
          : 'asked'

export async function list(ctx: Ctx): Promise<OkOf<typeof listRecoveryRequests>> {
  const rows = await selected(ctx).orderBy('q.asked_at', 'desc').limit(200).execute()
  const me = ctx.actor.officerId
  return rows.map((row) => {
    const state = stateOf(row)
    const isOpen = state === 'asked' || state === 'confirmed'
    return {
      id: row.id,
      petitionId: row.petition_id,
      key: {
        id: row.recovery_key_id,
        unit: { id: row.unit_id, code: row.code, name: row.name },
        k: row.k,
        n: row.n,
        set: row.sheet_set,
      },
      part: row.part as Part,
      purpose: row.purpose,
      askedBy: { id: row.asked_by, name: row.asked_name },
      second: { id: row.second_id, name: row.second_name },
      to: { id: row.to_officer_id, name: row.to_name },
      askedAt: row.asked_at.toISOString(),
      state,
      can: [
        ...(state === 'asked' && row.second_id === me ? (['confirm'] as const) : []),
        ...(state === 'confirmed' && row.asked_by === me ? (['fetch'] as const) : []),
        ...(isOpen && (row.asked_by === me || row.second_id === me) ? (['withdraw'] as const) : []),
      ],
    }
  })
}

/** Row policies show a request only to the three it names, and to none of them who is excluded from the matter. */
async function getRequest(ctx: Ctx, id: string, asked: State): Promise<Row> {
  const row = await selected(ctx).where('q.id', '=', id).forUpdate('q').executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  const state = stateOf(row)
  if (asked === 'confirmed' && (state === 'fetched' || state === 'done')) throw new Refusal('recovery.fetched')
  if (state !== asked) throw new Refusal('step.wrong_state', { state: stateWords[state] })
  return row
}

const stateWords: Record<State, string> = {
  asked: 'chờ xác nhận',
  confirmed: 'đã xác nhận',
  fetched: 'đã lấy bản mã',
  done: 'đã giao lại',
  withdrawn: 'đã rút',
}

/** The new holder's key; he must have one in force, or the report would be sealed to nobody. */
async function getHolder(ctx: Ctx, officerId: number) {
  const { holders } = await keyHolders(ctx.tx, { officers: [officerId] }, ctx.today)
  const holder = holders[0]
  if (!holder) throw new Refusal('recovery.not_holder')
  return holder
}

export const recoveryRequests = (source: RecoverySource) => ({
  /** The first officer names the report, why, who is to get it, and the second officer who has to agree. */
  async ask(ctx: Ctx, body: BodyOf<typeof askRecovery>) {
    const { petitionId, part, toOfficerId, secondId } = body
    if (secondId === ctx.actor.officerId || secondId === toOfficerId || !(await mayConfirm(ctx, secondId)))
      throw new Refusal('recovery.second')
    const { recoveryKeyIds, unitIds } = await source.check(ctx, { petitionId, toOfficerId, part })
    const recoveryKeyId = recoveryKeyIds[0]
    if (!recoveryKeyId) throw new Refusal('recovery.none')
    await getHolder(ctx, toOfficerId)
    const { id } = await ctx.tx
      .insertInto('recovery_request')
      .values({
        petition_id: petitionId,
        recovery_key_id: recoveryKeyId,
        purpose: body.purpose,
        part,
        asked_by: ctx.actor.officerId,
        second_id: secondId,
        to_officer_id: toOfficerId,
        asked_at: ctx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await journal(ctx, 'keys.ask_recovery', petitionId, unitIds, {
      request: id,
      part,
      second: secondId,
      to: toOfficerId,
    })
    await source.asked(ctx, { petitionId, requestId: id })
    return { id }
  },

  async confirm(ctx: Ctx, id: string) {
    const row = await getRequest(ctx, id, 'asked')
    if (row.second_id !== ctx.actor.officerId) throw new Refusal('second_officer.same')
    const { unitIds } = await source.check(ctx, asOf(row))
    await ctx.tx.updateTable('recovery_request').set({ confirmed_at: ctx.now }).where('id', '=', id).execute()
    await journal(ctx, 'keys.confirm_recovery', row.petition_id, unitIds, { request: id })
    return { done: true as const }
  },

  async withdraw(ctx: Ctx, id: string) {
    const row = await selected(ctx).where('q.id', '=', id).forUpdate('q').executeTakeFirst()
    if (!row) throw new Refusal('record.not_found')
    const state = stateOf(row)
    if ((state !== 'asked' && state !== 'confirmed') || row.to_officer_id === ctx.actor.officerId)
      throw new Refusal('step.wrong_state', { state: stateWords[state] })
    await ctx.tx.updateTable('recovery_request').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
    await journal(ctx, 'keys.withdraw_recovery', row.petition_id, [row.unit_id], { request: id })
    return { done: true as const }
  },

  /** Hands the ciphertext out, once. */
  async fetch(ctx: Ctx, id: string): Promise<OkOf<typeof fetchRecovery>> {
    const row = await getRequest(ctx, id, 'confirmed')
    if (row.asked_by !== ctx.actor.officerId) throw new Refusal('record.not_found')
    const holder = await getHolder(ctx, row.to_officer_id)
    const { unitIds } = await source.check(ctx, asOf(row))
    const wraps = await source.wrapsFor(ctx, {
      petitionId: row.petition_id,
      recoveryKeyId: row.recovery_key_id,
      requestId: id,
    })
    await ctx.tx.updateTable('recovery_request').set({ fetched_at: ctx.now }).where('id', '=', id).execute()
    await journal(ctx, 'keys.fetch_recovery', row.petition_id, unitIds, { request: id, key: row.recovery_key_id })
    return {
      petitionId: row.petition_id,
      recipient: row.recipient,
      wraps: wraps.map(({ part, wrap }) => ({ part, wrap: toBase64url(wrap) })),
      to: {
        officer: { id: holder.officer, name: holder.name },
        keyId: holder.keyId,
        recipient: holder.recipient,
      },
    }
  },

  /** The report passes to the new holder, sealed to his key in the browser of who entered the sheets. */
  async finish(ctx: Ctx, id: string, body: BodyOf<typeof finishRecovery>) {
    const row = await getRequest(ctx, id, 'fetched')
    if (row.asked_by !== ctx.actor.officerId) throw new Refusal('record.not_found')
    const holder = await getHolder(ctx, row.to_officer_id)
    if (holder.keyId !== body.keyId) throw new Refusal('recovery.not_holder')
    if (body.wraps.some((one) => one.part !== row.part)) throw new Refusal('recovery.none')
    // What became known since it was asked counts before anything is given.
    const { unitIds } = await source.check(ctx, asOf(row))
    await source.regrant(ctx, {
      petitionId: row.petition_id,
      requestId: id,
      toOfficerId: row.to_officer_id,
      keyId: holder.keyId,
      wraps: body.wraps.map(({ part, wrap }) => ({ part, wrap: fromBase64url(wrap) })),
    })
    await ctx.tx.updateTable('recovery_request').set({ done_at: ctx.now }).where('id', '=', id).execute()
    await journal(ctx, 'keys.finish_recovery', row.petition_id, unitIds, {
      request: id,
      to: row.to_officer_id,
      key: holder.keyId,
    })
    return { done: true as const }
  },
})

/** Whoever is named as second must himself answer for the root today. */
async function mayConfirm(ctx: Ctx, officerId: number): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('officer_role as r')
    .innerJoin('officer as o', 'o.id', 'r.officer_id')
    .select('r.id')
    .where('r.officer_id', '=', officerId)
    .where('r.role', 'in', ['leader', 'steering', 'inspector'])
    .where('r.from_on', '<=', ctx.today)
    .where((eb) => eb.or([eb('r.to_on', 'is', null), eb('r.to_on', '>=', ctx.today)]))
    .where((eb) => eb.or([eb('o.ended_on', 'is', null), eb('o.ended_on', '>', ctx.today)]))
    .executeTakeFirst()
  return row !== undefined
}

/** Hung on the report, so that an excluded officer sees none of it. */
const journal = (
  ctx: Ctx,
  act: string,
  petitionId: string,
  unitIds: readonly number[],
  facts: Record<string, string | number>,
) => writeJournal(ctx, { act, subject: { kind: 'petition', id: petitionId }, unitIds, facts })
