import { createHash } from 'node:crypto'
import type { ImportLine } from '@liem/domain/petitions/desk-books.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import type { CoreRow } from '../core-row.ts'
import type { Keeper } from './book-lines.ts'

export type NewLine = { line: ImportLine; row: CoreRow; keepers: readonly Keeper[] }

/** A statement takes 65,535 values at most; a petition has 24. */
const AT_ONCE = 1000

const bytes = (text: string) => Buffer.from(text, 'base64url')
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Writes the lines of an old register: rows, holders, sealed words, how they came, and the facts that past periods are counted from. */
export async function insertLines(
  ctx: Ctx,
  rows: readonly NewLine[],
  { unitId, year }: { unitId: number; year: number },
): Promise<void> {
  for (let i = 0; i < rows.length; i += AT_ONCE) await insertSome(ctx, rows.slice(i, i + AT_ONCE), unitId, year)
}

async function insertSome(ctx: Ctx, rows: readonly NewLine[], unitId: number, year: number) {
  const me = ctx.actor.officerId
  const petitions = rows.map(({ line, row }) => ({
    ...row,
    received_at: `${line.receivedOn}T00:00:00+07:00`,
    paper_stub: `sổ cũ số ${line.number}/${year}`,
    registered_by: me,
  }))
  await sql`
    insert into petition (id, kind, channel, received_on, received_at, office_id, concern, field, gate_unit_id, handling_unit_id, state, version,
      identity, paper_stub, content_recipient, outcome, replied_on, answered_on, closed_on, registered_by)
    select id, kind, channel, received_on, received_at, office_id, concern, field, gate_unit_id, handling_unit_id, state, version,
      identity, paper_stub, content_recipient, outcome, replied_on, answered_on, closed_on, registered_by
    from jsonb_to_recordset(${JSON.stringify(petitions)}::jsonb) as r (id uuid, kind text, channel text, received_on date, received_at timestamptz,
      office_id int, concern text, field text, gate_unit_id int, handling_unit_id int, state text, version int, identity text, paper_stub text,
      content_recipient text, outcome text, replied_on date, answered_on date, closed_on date, registered_by int)`.execute(
    ctx.tx,
  )
  const grants = rows.flatMap(({ line, keepers }) =>
    keepers.map(({ officer, holder }) => {
      const wrap = line.sealed?.wraps.find((one) => one.keyId === holder?.keyId)
      return {
        petition_id: line.report,
        officer_id: officer,
        part: 'content',
        capacity: 'gate',
        key_id: wrap ? wrap.keyId : null,
        wrap: wrap ? bytes(wrap.wrap) : null,
        given_by: me,
        given_at: ctx.now,
        received_at: new Date(`${line.receivedOn}T00:00:00+07:00`),
      }
    }),
  )
  for (let i = 0; i < grants.length; i += 5000)
    await ctx.tx
      .insertInto('petition_grant')
      .values(grants.slice(i, i + 5000))
      .execute()
  await ctx.tx
    .insertInto('petition_arrival')
    .values(
      rows.map(({ line }) => ({
        petition_id: line.report,
        unit_id: unitId,
        arrived_on: line.receivedOn,
        old_channel: line.channel,
        registered_at: ctx.now,
      })),
    )
    .execute()
  await insertSealed(ctx, rows)
  await ctx.tx
    .insertInto('petition_fact')
    .values(rows.flatMap(({ line }) => factsOf(line, unitId)))
    .execute()
}

async function insertSealed(ctx: Ctx, rows: readonly NewLine[]) {
  const parts = rows.flatMap(({ line }) => {
    if (!line.sealed) return []
    const content = bytes(line.sealed.content)
    return {
      petition_id: line.report,
      part: 'content',
      sealed_to: 'report',
      hash: createHash('sha256').update(content).digest(),
      size_bytes: String(content.length),
      bytes: content,
      made_by: ctx.actor.officerId,
      made_at: ctx.now,
    }
  })
  if (parts.length) await ctx.tx.insertInto('petition_part').values(parts).execute()
  const recovery = rows.flatMap(({ line }) =>
    (line.sealed?.recovery ?? []).map((one) => ({
      petition_id: line.report,
      part: 'content',
      recovery_key_id: one.keyId,
      wrap: bytes(one.wrap),
    })),
  )
  if (recovery.length) await ctx.tx.insertInto('petition_recovery').values(recovery).execute()
}

/** What the ledger would hold had the register been kept here: openings of past periods come out right. */
function factsOf(line: ImportLine, unitId: number) {
  const { kind, field, channel } = line
  const fact = { unit_id: unitId, book_kind: 'open', kind, field, channel }
  const came = [
    { ...fact, event: 'received', happened_on: line.receivedOn },
    { ...fact, event: 'classified', happened_on: line.receivedOn },
  ]
  if (!line.doneOn) return came.map((one) => ({ ...one, outcome: null, late: null, days: null }))
  const late = line.dueOn ? line.doneOn > line.dueOn : null
  const ended = {
    ...fact,
    happened_on: line.doneOn,
    outcome: line.outcome,
    late,
    days: daysBetween(line.receivedOn, line.doneOn),
  }
  return [
    ...came.map((one) => ({ ...one, outcome: null, late: null, days: null })),
    ...(line.outcome ? [{ ...ended, event: 'concluded' }] : []),
    { ...ended, event: 'answered' },
    { ...ended, event: 'closed' },
  ]
}
