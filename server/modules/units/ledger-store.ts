import { Refusal } from '@liem/domain/kernel/refusal'
import type { UnitKind } from '@liem/domain/units/contract'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/as-actor'

export type VersionFields = {
  code: string
  name: string
  shortName: string | null
  kind: string
  parentId: number | null
}
type Side = 'state' | 'party' | 'social'
export type NewUnitFields = VersionFields & { kind: UnitKind; side: Side }

/** The version that runs on and after a day, locked: events of one unit follow each other. */
export async function getOpenVersion(tx: Tx, unitId: number) {
  const row = await tx
    .selectFrom('unit_version as v')
    .innerJoin('unit as u', 'u.id', 'v.unit_id')
    .select([
      'v.id',
      'v.unit_id',
      'v.code',
      'v.name',
      'v.short_name',
      'v.kind',
      'v.parent_id',
      'v.valid_from',
      'u.side',
      'u.ended_on',
    ])
    .where('v.unit_id', '=', unitId)
    .where('v.valid_to', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row) return row
  const ended = await tx.selectFrom('unit').select(['name', 'ended_on']).where('id', '=', unitId).executeTakeFirst()
  if (!ended) throw new Refusal('record.not_found')
  throw new Refusal('unit.ended', { unit: ended.name, date: ended.ended_on ?? '' })
}

export async function insertUnit(tx: Tx, unit: NewUnitFields, from: string, eventId: string): Promise<number> {
  const taken = await tx.selectFrom('unit').select('id').where('code', '=', unit.code).executeTakeFirst()
  if (taken)
    throw new Refusal('unit.code_taken', { code: unit.code }, [
      { path: 'after', words: `Mã “${unit.code}” đã được dùng` },
    ])
  const { id } = await tx
    .insertInto('unit')
    .values({
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      side: unit.side,
      parent_id: unit.parentId,
      established_on: from,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertVersion(tx, id, unit, from, eventId)
  return id
}

async function insertVersion(tx: Tx, unitId: number, v: VersionFields, from: string, eventId: string) {
  await tx
    .insertInto('unit_version')
    .values({
      unit_id: unitId,
      code: v.code,
      name: v.name,
      short_name: v.shortName,
      kind: v.kind,
      parent_id: v.parentId,
      valid_from: from,
      event_id: eventId,
    })
    .execute()
}

/** Closes the running version on `from` and opens one with the changes. */
export async function changeVersion(
  tx: Tx,
  unitId: number,
  changes: Partial<VersionFields>,
  from: string,
  eventId: string,
) {
  const open = await getOpenVersion(tx, unitId)
  if (open.valid_from >= from) throw new Refusal('unit.event_date', { date: open.valid_from })
  if (changes.code && changes.code !== open.code) {
    const taken = await tx
      .selectFrom('unit')
      .select('id')
      .where('code', '=', changes.code)
      .where('id', '<>', unitId)
      .executeTakeFirst()
    if (taken)
      throw new Refusal('unit.code_taken', { code: changes.code }, [
        { path: 'code', words: `Mã “${changes.code}” đã được dùng` },
      ])
  }
  await tx.updateTable('unit_version').set({ valid_to: from }).where('id', '=', open.id).execute()
  const next = {
    code: changes.code ?? open.code,
    name: changes.name ?? open.name,
    shortName: changes.shortName === undefined ? open.short_name : changes.shortName,
    kind: open.kind,
    parentId: changes.parentId === undefined ? open.parent_id : changes.parentId,
  }
  await insertVersion(tx, unitId, next, from, eventId)
}

/** The unit ends at the start of `from`; its row stays for ever. */
export async function endUnit(tx: Tx, unitId: number, from: string) {
  const open = await getOpenVersion(tx, unitId)
  if (open.valid_from >= from) throw new Refusal('unit.event_date', { date: open.valid_from })
  await tx.updateTable('unit_version').set({ valid_to: from }).where('id', '=', open.id).execute()
  await tx.updateTable('unit').set({ ended_on: from }).where('id', '=', unitId).execute()
}

/** Units directly below, on the running version. */
export async function childrenOf(tx: Tx, unitId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('unit_version')
    .select('unit_id')
    .where('parent_id', '=', unitId)
    .where('valid_to', 'is', null)
    .execute()
  return rows.map((row) => row.unit_id)
}

/** Whether `unitId` lies at or below `ancestorId` on the running versions: a unit cannot move under itself. */
export async function liesBelow(tx: Tx, unitId: number, ancestorId: number): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    with recursive up(id) as (
      select ${unitId}::int
      union
      select v.parent_id from unit_version v join up on v.unit_id = up.id where v.valid_to is null and v.parent_id is not null
    ) select exists (select 1 from up where id = ${ancestorId}) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

export async function insertEvent(
  tx: Tx,
  e: {
    kind: string
    effectiveOn: string
    documentSymbol: string
    documentDate: string | null
    note: string | null
    /** Null: the system itself, at set-up. */
    by: number | null
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('unit_event')
    .values({
      kind: e.kind,
      effective_on: e.effectiveOn,
      document_symbol: e.documentSymbol,
      document_date: e.documentDate,
      note: e.note,
      recorded_by: e.by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertEventUnits(
  tx: Tx,
  eventId: string,
  before: number[],
  after: { unitId: number; share: number | null }[],
) {
  const rows = [
    ...[...new Set(before)].map((unitId) => ({ event_id: eventId, unit_id: unitId, part: 'before', share: null })),
    ...after.map((one) => ({
      event_id: eventId,
      unit_id: one.unitId,
      part: 'after',
      share: one.share === null ? null : one.share.toFixed(5),
    })),
  ]
  if (rows.length) await tx.insertInto('unit_event_unit').values(rows).execute()
}

export async function insertSuccessors(
  tx: Tx,
  eventId: string,
  unitId: number,
  successors: { unitId: number; share: number }[],
) {
  await tx
    .insertInto('unit_successor')
    .values(
      successors.map((one) => ({
        unit_id: unitId,
        successor_id: one.unitId,
        event_id: eventId,
        share: one.share.toFixed(5),
      })),
    )
    .execute()
}

/** Today's columns and the tree follow the versions. */
export async function refresh(tx: Tx, today: string) {
  await sql`select refresh_units(${today}::date)`.execute(tx)
}

/**
 * The unit itself, or whoever has its work by that day: events may be recorded ahead and out of order, so a successor may have
 * ended before it takes over.
 */
export async function heirOf(tx: Tx, unitId: number, today: string): Promise<number> {
  const next = await tx
    .selectFrom('unit_successor as s')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .select('s.successor_id')
    .where('s.unit_id', '=', unitId)
    .where('u.ended_on', '<=', today)
    .orderBy('s.share', 'desc')
    .orderBy('s.successor_id')
    .executeTakeFirst()
  return next ? heirOf(tx, next.successor_id, today) : unitId
}
