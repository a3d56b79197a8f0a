import { type IsoDate, today } from '@liem/domain/kernel/dates'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { handOverDesk, listDesk } from '@liem/domain/petitions/desk.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import { notifyOfficers } from '#platform/notices'

type Row = OkOf<typeof listDesk>['rows'][number]

/** How long a clerk sees the counts of what left him. */
const COUNTED_DAYS = 31

/** What lies on the clerk's own desk; of what he has handed over, numbers by day and nothing else. */
export async function list(ctx: Ctx): Promise<OkOf<typeof listDesk>> {
  const { rows } = await sql<Omit<Row, 'registeredAt'> & { registeredAt: Date }>`
    select p.id, coalesce(a.registered_at, p.received_at) as "registeredAt", p.received_on::text as "receivedOn", p.channel, p.kind, p.field,
      case when o.id is not null then json_build_object('id', o.id, 'code', o.code, 'name', o.name) end as office,
      json_build_object('id', g.id, 'code', g.code, 'name', g.name) as gate, p.letter_count as letters,
      (select min(due_on)::text from obligation b where b.subject_kind = 'petition' and b.subject_id = p.id and b.met_on is null and b.ended_on is null
        and b.rule <> 'petitions.first-reading') as "dueOn",
      p.matter_id is not null as "inMatter"
    from petition p join unit g on g.id = p.gate_unit_id left join unit o on o.id = p.office_id
      left join petition_arrival a on a.petition_id = p.id
    where p.registered_by = ${ctx.actor.officerId} and p.handed_over_at is null and p.channel <> 'import'
    order by coalesce(a.registered_at, p.received_at) desc, p.id limit 500`.execute(ctx.tx)
  const since = today(new Date(ctx.now.getTime() - COUNTED_DAYS * 86_400_000))
  const counts = await sql<{ day: IsoDate; count: number }>`
    select day::text, count from desk_counts(${since}::date)`.execute(ctx.tx)
  return {
    rows: rows.map((row) => ({ ...row, registeredAt: row.registeredAt.toISOString() })),
    handedOver: counts.rows,
  }
}

/** The clerk gives what lies on his desk to the gates. From the next request on he has nothing of it. */
export async function handOver(ctx: Ctx, { ids }: BodyOf<typeof handOverDesk>) {
  return { count: (await giveUp(ctx, ids)).length }
}

type GivenUp = { id: string; officerId: number; gateUnitId: number }

/** Ends the clerks' hold on their entries: the actor's own, or, for the system, all that lie on any desk. Answers which. */
export async function giveUp(ctx: Ctx, ids: readonly string[] | null): Promise<GivenUp[]> {
  const { rows } = await sql<GivenUp>`
    select petition_id as id, officer_id as "officerId", gate_unit_id as "gateUnitId"
    from desk_hand_over(${ids}::uuid[], ${ctx.now})`.execute(ctx.tx)
  await journal.writeJournals(
    ctx,
    rows.map((row) => ({
      act: 'petitions.hand_over',
      subject: { kind: 'petition', id: row.id },
      unitIds: [],
      facts: { clerk: row.officerId },
    })),
  )
  return rows
}

/** At the end of the day nothing stays on a desk: each clerk is told how many left him, not which. */
export async function closeDay(ctx: Ctx): Promise<void> {
  const given = await giveUp(ctx, null)
  const counts = new Map<number, number>()
  for (const { officerId } of given) counts.set(officerId, (counts.get(officerId) ?? 0) + 1)
  for (const [officerId, count] of counts)
    await notifyOfficers(ctx, [officerId], {
      kind: 'petitions.desk_closed',
      subject: { kind: 'desk', id: crypto.randomUUID() },
      facts: { count, day: ctx.today },
      once: `desk-closed:${ctx.today}:${officerId}`,
    })
}
