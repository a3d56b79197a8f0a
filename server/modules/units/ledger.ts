import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type { recordUnitEvent, UnitKind } from '@liem/domain/units/contract'
import type { Ctx } from '#platform/ctx'
import { symbolFact, writeJournal } from '#platform/journal'
import { moveOfficers } from './ended-unit.ts'
import type { Follower } from './followers.ts'
import * as store from './ledger-store.ts'

type Event = BodyOf<typeof recordUnitEvent>
type Successor = { unitId: number; share: number }
/** What an event made: units changed or made, and for each ended unit who takes over (first = whoever takes the open work). */
type Made = { units: number[]; ended: { unitId: number; successors: Successor[] }[] }

/**
 * Records one event of the organisation ledger. Dated versions are written at once; people, tasks and clocks of an ended unit
 * pass to the successor on the day the event takes effect (today, or by the nightly job).
 */
export async function record(ctx: Ctx, event: Event, followers: readonly Follower[]) {
  const eventId = await store.insertEvent(ctx.tx, {
    kind: event.kind,
    effectiveOn: event.effectiveOn,
    documentSymbol: event.documentSymbol,
    documentDate: event.documentDate ?? null,
    note: event.note ?? null,
    by: ctx.actor.officerId || null,
  })
  const made = await shapes[event.kind](ctx, event, eventId)
  const after = made.ended.length ? uniqueSuccessors(made) : made.units.map((unitId) => ({ unitId, share: null }))
  await store.insertEventUnits(
    ctx.tx,
    eventId,
    made.ended.map((one) => one.unitId),
    after,
  )
  for (const one of made.ended) await store.insertSuccessors(ctx.tx, eventId, one.unitId, one.successors)
  const unitIds = [...new Set([...made.units, ...made.ended.map((one) => one.unitId)])]
  await writeJournal(ctx, {
    act: `units.${event.kind}`,
    subject: { kind: 'unit_event', id: eventId },
    unitIds,
    facts: { effectiveOn: event.effectiveOn, document: symbolFact(event.documentSymbol), units: unitIds },
  })
  const moved = event.effectiveOn <= ctx.today ? await apply(ctx, eventId, followers) : { tasks: 0, duties: 0 }
  await store.refresh(ctx.tx, ctx.today)
  return { eventId, unitIds, movedTasks: moved.tasks, movedDuties: moved.duties }
}

/** Carries an event whose day has come into people, tasks and clocks. Safe to call again: done once only. */
export async function apply(ctx: Ctx, eventId: string, followers: readonly Follower[]) {
  const event = await ctx.tx
    .updateTable('unit_event')
    .set({ applied_on: ctx.today })
    .where('id', '=', eventId)
    .where('applied_on', 'is', null)
    .returning(['document_symbol'])
    .executeTakeFirst()
  const moved = { tasks: 0, duties: 0 }
  if (!event) return moved
  const passing = await ctx.tx
    .selectFrom('unit_successor')
    .select(['unit_id', 'successor_id', 'share'])
    .where('event_id', '=', eventId)
    .orderBy('unit_id')
    .orderBy('share', 'desc')
    .orderBy('successor_id')
    .execute()
  const first = new Map<number, number>()
  for (const row of passing) if (!first.has(row.unit_id)) first.set(row.unit_id, row.successor_id)
  for (const [fromUnitId, successorId] of first) {
    const toUnitId = await store.heirOf(ctx.tx, successorId, ctx.today)
    await moveOfficers(ctx, fromUnitId, toUnitId)
    for (const follower of followers) {
      const one = await follower.unitEnded(ctx, { fromUnitId, toUnitId, eventId, reason: event.document_symbol })
      moved.tasks += one.tasks
      moved.duties += one.duties
    }
  }
  return moved
}

/** Events whose day has come, oldest first: the nightly job's work. */
export async function applyDue(ctx: Ctx, followers: readonly Follower[]): Promise<number> {
  const due = await ctx.tx
    .selectFrom('unit_event')
    .select('id')
    .where('applied_on', 'is', null)
    .where('effective_on', '<=', ctx.today)
    .orderBy('effective_on')
    .orderBy('recorded_at')
    .execute()
  for (const one of due) await apply(ctx, one.id, followers)
  await store.refresh(ctx.tx, ctx.today)
  return due.length
}

const shapes: Record<Event['kind'], (ctx: Ctx, event: Event, eventId: string) => Promise<Made>> = {
  async establish(ctx, event, eventId) {
    if (!event.after.length) throw misshapen('after', 'Xin ghi đơn vị được thành lập')
    return { units: await establishAll(ctx, event, eventId), ended: [] }
  },
  async rename(ctx, event, eventId) {
    const unitId = required(event.unitId, 'unitId', 'Xin chọn đơn vị')
    if (!event.name && !event.code && event.shortName == null) throw misshapen('name', 'Xin ghi tên hoặc mã mới')
    const changes = {
      ...(event.name ? { name: event.name } : {}),
      ...(event.code ? { code: event.code } : {}),
      ...(event.shortName == null ? {} : { shortName: event.shortName || null }),
    }
    await store.changeVersion(ctx.tx, unitId, changes, event.effectiveOn, eventId)
    return { units: [unitId], ended: [] }
  },
  async move(ctx, event, eventId) {
    const unitId = required(event.unitId, 'unitId', 'Xin chọn đơn vị')
    const parentId = required(event.parentId, 'parentId', 'Xin chọn cấp trên mới')
    if (await store.liesBelow(ctx.tx, parentId, unitId))
      throw misshapen('parentId', 'Cấp trên mới không được là chính đơn vị hoặc đơn vị bên dưới')
    await store.getOpenVersion(ctx.tx, parentId)
    await store.changeVersion(ctx.tx, unitId, { parentId }, event.effectiveOn, eventId)
    return { units: [unitId], ended: [] }
  },
  async merge(ctx, event, eventId) {
    const made = event.intoId ? [] : await establishAll(ctx, event, eventId)
    if (!event.intoId && made.length !== 1) throw misshapen('after', 'Sáp nhập cần đúng một đơn vị tiếp nhận')
    const into = event.intoId ?? (made[0] as number)
    await store.getOpenVersion(ctx.tx, into)
    const ending = [...new Set(event.beforeIds)].filter((unitId) => unitId !== into)
    if (!ending.length || (!event.intoId && ending.length < 2))
      throw misshapen('beforeIds', 'Xin chọn các đơn vị được sáp nhập')
    if (event.intoId && (event.name || event.code))
      await store.changeVersion(
        ctx.tx,
        into,
        { ...(event.name ? { name: event.name } : {}), ...(event.code ? { code: event.code } : {}) },
        event.effectiveOn,
        eventId,
      )
    return { units: [into], ended: await endAll(ctx, event, eventId, ending, [{ unitId: into, share: 1 }]) }
  },
  async split(ctx, event, eventId) {
    const [ending, ...more] = event.beforeIds
    if (!ending || more.length) throw misshapen('beforeIds', 'Xin chọn đúng một đơn vị để chia, tách')
    const made = await establishAll(ctx, event, eventId)
    const successors = [
      ...made.map((unitId, i) => ({ unitId, share: event.after[i]?.share ?? null })),
      ...event.intoIds.map((one) => ({ unitId: one.unitId, share: one.share ?? null })),
    ]
    if (successors.length < 2) throw misshapen('after', 'Chia, tách cần ít nhất hai đơn vị tiếp nhận')
    for (const one of event.intoIds) await store.getOpenVersion(ctx.tx, one.unitId)
    const shares = shared(successors)
    // "Tách": one of the successors may be the unit itself, which then lives on.
    if (successors.some((one) => one.unitId === ending))
      return { units: successors.map((one) => one.unitId), ended: [] }
    return { units: successors.map((one) => one.unitId), ended: await endAll(ctx, event, eventId, [ending], shares) }
  },
  async abolish(ctx, event, eventId) {
    if (!event.beforeIds.length) throw misshapen('beforeIds', 'Xin chọn đơn vị giải thể')
    const into = event.intoId
    if (!into || event.beforeIds.includes(into))
      throw new Refusal('unit.no_successor', {}, [{ path: 'intoId', words: 'Xin chọn đơn vị tiếp nhận' }])
    await store.getOpenVersion(ctx.tx, into)
    return {
      units: [into],
      ended: await endAll(ctx, event, eventId, [...new Set(event.beforeIds)], [{ unitId: into, share: 1 }]),
    }
  },
}

async function establishAll(ctx: Ctx, event: Event, eventId: string): Promise<number[]> {
  const ids: number[] = []
  for (const unit of event.after) {
    if (unit.parentId) await store.getOpenVersion(ctx.tx, unit.parentId)
    ids.push(
      await store.insertUnit(
        ctx.tx,
        { ...unit, kind: unit.kind as UnitKind, shortName: unit.shortName ?? null },
        event.effectiveOn,
        eventId,
      ),
    )
  }
  return ids
}

/** Ends the units; what lay below them moves under the first successor, unless it ends as well. */
async function endAll(
  ctx: Ctx,
  event: Event,
  eventId: string,
  ending: number[],
  successors: Successor[],
): Promise<Made['ended']> {
  const heir = successors[0] as Successor
  for (const unitId of ending) {
    if (await store.liesBelow(ctx.tx, heir.unitId, unitId))
      throw misshapen('intoId', 'Đơn vị tiếp nhận không được nằm dưới đơn vị kết thúc')
    for (const child of await store.childrenOf(ctx.tx, unitId))
      if (!ending.includes(child))
        await store.changeVersion(ctx.tx, child, { parentId: heir.unitId }, event.effectiveOn, eventId)
    await store.endUnit(ctx.tx, unitId, event.effectiveOn)
  }
  return ending.map((unitId) => ({ unitId, successors }))
}

/** Missing shares are filled evenly out of what is left of 1. */
function shared(successors: { unitId: number; share: number | null }[]): Successor[] {
  const given = successors.reduce((sum, one) => sum + (one.share ?? 0), 0)
  const open = successors.filter((one) => !one.share).length
  if (given > 1.000001 || (!open && Math.abs(given - 1) > 0.000001))
    throw misshapen('after', 'Tổng các phần chia phải bằng 100 %')
  if (open && given >= 1) throw misshapen('after', 'Các phần chia đã ghi vượt quá 100 %')
  return successors
    .map((one) => ({ unitId: one.unitId, share: one.share || (1 - given) / open }))
    .sort((a, b) => b.share - a.share)
}

function uniqueSuccessors(made: Made): Successor[] {
  const seen = new Map<number, Successor>()
  for (const one of made.ended) for (const successor of one.successors) seen.set(successor.unitId, successor)
  return [...seen.values()]
}

const misshapen = (path: string, words: string) => new Refusal('unit.event_shape', {}, [{ path, words }])

function required(value: number | null | undefined, path: string, words: string): number {
  if (value == null) throw misshapen(path, words)
  return value
}
