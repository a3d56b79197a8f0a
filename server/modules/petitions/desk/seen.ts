import { dayNumber, fromDayNumber, isoDate } from '@liem/domain/kernel/dates'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { seenBefore } from '@liem/domain/petitions/desk.contract'
import { bookWords } from '@liem/domain/petitions/words'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { deskUnit } from './desk-unit.ts'

type Near = OkOf<typeof seenBefore>['near'][number]
type Row = Omit<Near, 'number'> & { bookKind: 'open' | 'sealed' | null; bookYear: number; bookNumber: number }

/**
 * Matters like the one on the desk, among those the clerk may know of. The answer about all others is the same whether they exist
 * or not: no count, no hint, so that the desk cannot be used to find out who has reported what.
 */
export async function seen(ctx: Ctx, body: BodyOf<typeof seenBefore>): Promise<OkOf<typeof seenBefore>> {
  const unitId = await deskUnit(ctx)
  const on = dayNumber(isoDate(body.on))
  const { rows } = await sql<Row>`
    select p.id, p.received_on::text as "receivedOn", p.kind, p.field, p.letter_count as letters, n.same_sender as "sameSender",
      case when o.id is not null then json_build_object('id', o.id, 'code', o.code, 'name', o.name) end as office,
      p.registered_by is not distinct from ${ctx.actor.officerId} and p.handed_over_at is null as "onDesk",
      p.content_recipient as "contentRecipient", b.kind as "bookKind", b.year as "bookYear", e.number as "bookNumber"
    from desk_near(${unitId}, ${body.marks.map((mark) => Buffer.from(mark, 'hex'))}::bytea[], ${body.officeId}, ${body.kind}, ${body.field},
        ${fromDayNumber(on - body.days)}::date, ${fromDayNumber(on + body.days)}::date) n
      join petition p on p.id = n.petition_id left join unit o on o.id = p.office_id
      left join book_entry e on e.petition_id = p.id left join book b on b.id = e.book_id
    order by n.same_sender desc, p.received_at desc`.execute(ctx.tx)
  return {
    near: rows.map(({ bookKind, bookYear, bookNumber, ...row }) => ({
      ...row,
      number: bookKind && bookWords({ kind: bookKind, year: bookYear, number: bookNumber }),
    })),
  }
}
