import type { UnitRef } from '@liem/domain/kernel/shapes'
import type { BookRef, PetitionRow } from '@liem/domain/petitions/reading.contract'
import { isOpen } from '@liem/domain/petitions/workflow'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { LEAST_HOLDERS } from '../custody/holders.ts'
import { standsAt } from './forwarding.ts'
import type { Standing } from './policy.ts'
import type { OwnGrant } from './store.ts'

/** Tables every row of a list or page is read with. */
export const coreJoins = sql`join unit gu on gu.id = p.gate_unit_id left join unit hu on hu.id = p.handling_unit_id
  left join unit ou on ou.id = p.office_id left join officer ho on ho.id = p.handler_id`

type Core = Omit<PetitionRow, 'can' | 'due' | 'alarm' | 'book'>
export type FoundCore = Core & {
  receivedAt: Date
  bookId: string | null
  bookNumber: number | null
  isReplied: boolean
  apologyDue: boolean
  isApologised: boolean
  hasIdentity: boolean
  isOnPaper: boolean
}

const unit = (alias: string) =>
  sql<UnitRef>`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'code', ${sql.ref(`${alias}.code`)}, 'name', ${sql.ref(`${alias}.name`)},
    'endedOn', ${sql.ref(`${alias}.ended_on`)})`

/** The working columns of a row, over `petition p` and the joins above. */
export const coreSql: RawBuilder<unknown> = sql`
  p.id, p.kind, p.channel, p.received_on as "receivedOn", p.concern, p.field, p.state, p.is_complex as "isComplex", p.is_crowd as "isCrowd",
  p.letter_count as "letterCount", ${unit('gu')} as gate, case when hu.id is not null then ${unit('hu')} end as handling,
  case when ou.id is not null then ${unit('ou')} end as office,
  case when ho.id is not null then json_build_object('id', ho.id, 'name', ho.full_name) end as handler,
  p.book_id as "bookId", p.book_number as "bookNumber",
  (p.replied_on is not null or p.kind = 'internal_report') as "isReplied", p.apology_due as "apologyDue", p.apologised_on is not null as "isApologised",
  p.identity_recipient is not null as "hasIdentity", p.content_recipient is null as "isOnPaper"`

/** What stands around a row: see `petition_standing` in functions/petitions.sql. */
type Around = {
  id: string
  canOpen: number
  own: OwnGrant[]
  rule: string | null
  dueOn: string | null
  provisional: boolean | null
  hasMailbox: boolean
  forwardTo: number | null
  forwardOutside: boolean
  isForwarded: boolean
  extendable: boolean
  hasHold: boolean
  removalAskedBy: number | null
  toApprove: boolean
  identityAsked: boolean
}

type Shown = Omit<PetitionRow, 'can'>

/** The rows as a list shows them and as `canDo` judges them: three questions for a page, however many rows it has. */
export async function completed<Row extends FoundCore>(
  ctx: Ctx,
  rows: readonly Row[],
): Promise<{ row: Row; shown: Shown; standing: Standing; hasMailbox: boolean }[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const { rows: found } = await sql<Around>`
    select id, can_open as "canOpen", own, rule, due_on as "dueOn", provisional, has_mailbox as "hasMailbox", forward_to as "forwardTo",
      forward_outside as "forwardOutside", is_forwarded as "isForwarded", extendable, has_hold as "hasHold", removal_asked_by as "removalAskedBy",
      to_approve as "toApprove", identity_asked as "identityAsked"
    from petition_standing(${ids}::uuid[], ${ctx.today}::date)`.execute(ctx.tx)
  const around = new Map(found.map((one) => [one.id, one]))
  const books = await booksOf(
    ctx,
    rows.flatMap((row) => row.bookId ?? []),
  )
  return rows.flatMap((row) => {
    const one = around.get(row.id)
    if (!one) return []
    const book = row.bookId === null ? undefined : books.get(row.bookId)
    const runs = row.state === 'forwarding'
    const due = one.rule && {
      rule: one.rule,
      dueOn: one.dueOn,
      late: one.dueOn !== null && one.dueOn < ctx.today,
      provisional: one.provisional ?? false,
    }
    return {
      row,
      shown: {
        ...row,
        book: book && row.bookNumber !== null ? { ...book, number: row.bookNumber } : null,
        due: due || null,
        alarm: isOpen(row.state) && one.canOpen < LEAST_HOLDERS,
      },
      standing: {
        ...row,
        ...one,
        state: row.state,
        grants: one.own.map((grant) => ({ ...grant, onPaper: row.isOnPaper })),
        forwardInside: runs ? one.forwardTo !== null : null,
        isReceiving: runs && one.forwardTo !== null && standsAt(ctx, one.forwardTo),
      },
      hasMailbox: one.hasMailbox,
    }
  })
}

/** Books of rows the officer holds: the book of a matter is known with the matter. */
async function booksOf(ctx: Pick<Ctx, 'tx'>, ids: readonly string[]): Promise<Map<string, Omit<BookRef, 'number'>>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Omit<BookRef, 'number'>>`
    select b.id, ${unit('u')} as unit, b.kind, b.year from book b join unit u on u.id = b.unit_id
    where b.id = any(${[...new Set(ids)]}::uuid[])`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.id, row]))
}
