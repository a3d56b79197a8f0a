import type { LawValueRow, proposeLawValue } from '@liem/domain/calendar/contract'
import { findKnownValue, knownValues, valueFault } from '@liem/domain/calendar/law-values'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { recountFor } from './recounting.ts'
import { canOf, hashOf, maySecond, ownUnits, stillWaits } from './two-officers.ts'

type Value = number | number[] | string
type Row = z.input<typeof LawValueRow>

/** Shipped and confirmed local numbers side by side, by key and date; what waits for the second officer; what holds today. */
export async function list(ctx: Ctx) {
  const local = await ctx.tx
    .selectFrom('law_value as v')
    .leftJoin('officer as p', 'p.id', 'v.proposed_by')
    .leftJoin('officer as c', 'c.id', 'v.confirmed_by')
    .select([
      'v.id',
      'v.key',
      'v.value',
      'v.since',
      'v.source',
      'v.status',
      'v.proposed_by',
      'v.confirmed_by',
      'v.confirmed_at',
    ])
    .select(['p.full_name as proposer', 'c.full_name as confirmer'])
    .where('v.withdrawn_at', 'is', null)
    .orderBy('v.since')
    .orderBy('v.confirmed_at')
    .execute()
  const rows: Row[] = []
  const pending: Row[] = []
  for (const known of knownValues) {
    const named = { key: known.key, words: known.words, unit: known.unit, choices: known.choices ?? null }
    const shipped = known.shipped.map((one) => ({ ...named, ...one, value: one.value as Value, local: false }))
    const ours = local
      .filter((row) => row.key === known.key)
      .map((row) => ({
        ...named,
        id: row.id,
        value: row.value as Value,
        since: row.since,
        source: row.source,
        status: row.status as 'read' | 'unverified' | 'illustrative',
        local: true,
        proposedBy: row.proposed_by === null ? null : { id: row.proposed_by, name: row.proposer ?? '' },
        confirmedBy: row.confirmed_by === null ? null : { id: row.confirmed_by, name: row.confirmer ?? '' },
        isConfirmed: row.confirmed_at !== null,
        can: row.confirmed_at === null ? canOf(ctx, row) : [],
      }))
    const all = [
      ...shipped.map((one) => ({ ...one, id: null, proposedBy: null, confirmedBy: null, isConfirmed: true, can: [] })),
      ...ours,
    ].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
    const holding = all.findLast((one) => one.isConfirmed && one.since <= ctx.today)
    for (const { isConfirmed, ...one } of all)
      (isConfirmed ? rows : pending).push({
        ...one,
        holds: isConfirmed && one.since === holding?.since && one.id === holding.id,
      })
  }
  return { rows, pending, can: ctx.actor.permissions.has('calendar.propose') ? ['propose' as const] : [] }
}

/** The first officer proposes another number, in force from a day. */
export async function propose(ctx: Ctx, body: BodyOf<typeof proposeLawValue>) {
  const known = findKnownValue(body.key)
  const wrong = (path: string, words: string) => new Refusal('request.invalid', {}, [{ path, words }])
  if (!known) throw wrong('key', 'Không có số liệu nào mang khóa này')
  const fault = valueFault(known, body.value)
  if (fault) throw wrong('value', fault)
  const first = known.shipped[0]?.since ?? ''
  if (body.since < first) throw wrong('since', 'Ngày áp dụng sớm hơn ngày số liệu này có hiệu lực lần đầu')
  const waiting = await ctx.tx
    .selectFrom('law_value')
    .select('id')
    .where('key', '=', body.key)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (waiting) throw wrong('key', 'Số liệu này đã có một đề nghị đang chờ xác nhận')
  const said = { key: body.key, since: body.since, value: body.value, source: body.source, status: body.status }
  const { id } = await ctx.tx
    .insertInto('law_value')
    .values({ ...said, value: JSON.stringify(body.value), proposed_by: ctx.actor.officerId, proposed_at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await write(ctx, 'calendar.propose_value', id, said)
  return { id }
}

/** The second officer confirms. Clocks that started on or after `since` get the new length; earlier ones keep theirs. */
export async function confirm(ctx: Ctx, id: string) {
  const { row, said } = await lockWaiting(ctx, id)
  if (!maySecond(ctx, row)) throw new Refusal('second_officer.same')
  await ctx.tx
    .updateTable('law_value')
    .set({ confirmed_by: ctx.actor.officerId, confirmed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await write(ctx, 'calendar.confirm_value', id, said)
  return recountFor(ctx, { kind: 'value', id })
}

export async function withdraw(ctx: Ctx, id: string) {
  const { said } = await lockWaiting(ctx, id)
  await ctx.tx.updateTable('law_value').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
  await write(ctx, 'calendar.withdraw_value', id, said)
  return { done: true as const }
}

async function lockWaiting(ctx: Ctx, id: string) {
  const found = await ctx.tx
    .selectFrom('law_value')
    .select(['key', 'since', 'value', 'source', 'status', 'proposed_by', 'confirmed_at', 'withdrawn_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const row = stillWaits(found)
  const { key, since, value, source, status } = row
  return { row, said: { key, since, value: value as Value, source, status } }
}

type Said = { key: string; since: string; value: Value; source: string; status: string }

const write = (ctx: Ctx, act: string, id: string, row: Said) =>
  writeJournal(ctx, {
    act,
    subject: { kind: 'law_value', id },
    unitIds: ownUnits(ctx),
    facts: { key: row.key, since: row.since, value: row.value, status: row.status, row: hashOf(row) },
  })
