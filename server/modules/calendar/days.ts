import type { proposeDay } from '@liem/domain/calendar/contract'
import { dayFaults } from '@liem/domain/calendar/day-faults'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { localLaw } from '#platform/calendar'
import type { Ctx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { recountFor } from './recounting.ts'
import { hashOf, maySecond, ownUnits, stillWaits } from './two-officers.ts'

type Proposal = BodyOf<typeof proposeDay>

/** The first officer proposes to add, change (same day again) or take away a day. Nothing changes before the second one confirms. */
export async function propose(ctx: Ctx, body: Proposal) {
  const { calendar } = await localLaw(ctx.tx)
  const faults = dayFaults(body, calendar)
  if (await isProposed(ctx, body)) faults.push({ path: 'day', words: 'Ngày này đã có một đề nghị đang chờ xác nhận' })
  if (faults.length) throw new Refusal('request.invalid', {}, faults)
  const row = {
    day: body.day,
    kind: body.kind,
    name: body.name,
    source: body.source,
    status: body.status,
    removes: body.removes,
  }
  const { id } = await ctx.tx
    .insertInto('calendar_day')
    .values({ ...row, proposed_by: ctx.actor.officerId, proposed_at: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await write(ctx, 'calendar.propose_day', id, row)
  return { id }
}

/** The second officer confirms; every open clock is counted again. Refuses `second_officer.same`, `record.changed`. */
export async function confirm(ctx: Ctx, id: string) {
  const { row, said } = await lockWaiting(ctx, id)
  if (!maySecond(ctx, row)) throw new Refusal('second_officer.same')
  await ctx.tx
    .updateTable('calendar_day')
    .set({ confirmed_by: ctx.actor.officerId, confirmed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await write(ctx, 'calendar.confirm_day', id, said)
  return recountFor(ctx, { kind: 'day', id })
}

export async function withdraw(ctx: Ctx, id: string) {
  const { said } = await lockWaiting(ctx, id)
  await ctx.tx.updateTable('calendar_day').set({ withdrawn_at: ctx.now }).where('id', '=', id).execute()
  await write(ctx, 'calendar.withdraw_day', id, said)
  return { done: true as const }
}

async function lockWaiting(ctx: Ctx, id: string) {
  const found = await ctx.tx
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'name', 'source', 'status', 'removes', 'proposed_by', 'confirmed_at', 'withdrawn_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const row = stillWaits(found)
  const { day, kind, name, source, status, removes } = row
  return { row, said: { day, kind, name, source, status, removes } }
}

async function isProposed(ctx: Ctx, { day, kind }: Proposal): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('calendar_day')
    .select('id')
    .where('day', '=', day)
    .where('kind', '=', kind)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

type Said = { day: string; kind: string; name: string; source: string; status: string; removes: boolean }

const write = (ctx: Ctx, act: string, id: string, row: Said) =>
  writeJournal(ctx, {
    act,
    subject: { kind: 'calendar_day', id },
    unitIds: ownUnits(ctx),
    facts: { day: row.day, kind: row.kind, status: row.status, removes: row.removes, row: hashOf(row) },
  })
