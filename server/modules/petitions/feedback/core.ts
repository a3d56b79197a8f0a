import type { UnitRef } from '@liem/domain/kernel/shapes'
import { frontRequest, internalReport } from '@liem/domain/petitions/deadlines'
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
  left join unit ou on ou.id = p.office_id left join officer ho on ho.id = p.handler_id
  left join book b on b.id = p.book_id left join unit bu on bu.id = b.unit_id
  left join lateral (select o.rule, o.due_on, o.provisional from obligation o where o.subject_kind = 'petition' and o.subject_id = p.id
    and o.met_on is null and o.ended_on is null and o.paused_on is null order by o.due_on nulls last, o.id limit 1) clock on true
  left join petition_forward f on f.petition_id = p.id and f.returned_on is null`

export type FoundCore = Omit<PetitionRow, 'can' | 'due' | 'alarm'> & {
  receivedAt: Date
  due: { rule: string; dueOn: string | null; late: boolean; provisional: boolean } | null
  canOpen: number
}

const unit = (alias: string) =>
  sql<UnitRef>`json_build_object('id', ${sql.ref(`${alias}.id`)}, 'code', ${sql.ref(`${alias}.code`)}, 'name', ${sql.ref(`${alias}.name`)},
    'endedOn', ${sql.ref(`${alias}.ended_on`)})`

/** The working columns of a row, over `petition p` and the joins above. */
export const coreSql = (today: string): RawBuilder<unknown> => sql`
  p.id, p.kind, p.channel, p.received_on as "receivedOn", p.concern, p.field, p.state, p.is_complex as "isComplex", p.is_crowd as "isCrowd",
  p.letter_count as "letterCount", ${unit('gu')} as gate, case when hu.id is not null then ${unit('hu')} end as handling,
  case when ou.id is not null then ${unit('ou')} end as office,
  case when ho.id is not null then json_build_object('id', ho.id, 'name', ho.full_name) end as handler,
  case when b.id is not null then json_build_object('id', b.id, 'unit', ${unit('bu')}, 'kind', b.kind, 'year', b.year, 'number', p.book_number) end as book,
  case when clock.rule is not null then json_build_object('rule', clock.rule, 'dueOn', clock.due_on, 'late', coalesce(clock.due_on < ${today}::date, false),
    'provisional', clock.provisional) end as due,
  cardinality(petition_holders(p.id)) as "canOpen"`

export function coreOf(row: FoundCore): Omit<PetitionRow, 'can'> {
  return { ...row, alarm: isOpen(row.state) && row.canOpen < LEAST_HOLDERS, book: row.book as BookRef | null }
}

export type FoundStanding = {
  own: OwnGrant[]
  isReplied: boolean
  apologyDue: boolean
  isApologised: boolean
  hasIdentity: boolean
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

/** What `canDo` asks of the row. */
export const standingSql = (ctx: Pick<Ctx, 'actor'>): RawBuilder<unknown> => sql`
  (select coalesce(json_agg(json_build_object('part', m.part, 'capacity', m.capacity, 'keyId', m.key_id, 'opens', m.wrap is not null)), '[]')
    from petition_grant m where m.petition_id = p.id and m.officer_id = ${ctx.actor.officerId} and m.revoked_at is null) as own,
  (p.replied_on is not null or p.kind = 'internal_report') as "isReplied", p.apology_due as "apologyDue", p.apologised_on is not null as "isApologised",
  p.identity_recipient is not null as "hasIdentity", petition_mailbox(p.id) is not null as "hasMailbox",
  f.to_unit_id as "forwardTo", coalesce(f.to_outside is not null, false) as "forwardOutside", f.id is not null as "isForwarded",
  (p.is_complex and p.extended_on is null and exists (select from obligation o where o.subject_kind = 'petition' and o.subject_id = p.id
    and o.rule in (${internalReport.key}, ${frontRequest.key}) and o.met_on is null and o.ended_on is null)) as extendable,
  exists (select from legal_hold h where h.petition_id = p.id and h.lifted_at is null) as "hasHold",
  (select r.asked_by from removal r where r.petition_id = p.id and r.decided_at is null) as "removalAskedBy",
  exists (select from petition_publication w where w.petition_id = p.id and w.approved_by is null and w.proposed_by <> ${ctx.actor.officerId}) as "toApprove",
  exists (select from identity_request i where i.petition_id = p.id and i.decided_at is null) as "identityAsked"`

export function standingOf(ctx: Pick<Ctx, 'grants'>, row: FoundStanding & Pick<FoundCore, 'state'>): Standing {
  const runs = row.state === 'forwarding'
  return {
    ...row,
    grants: row.own,
    forwardInside: runs ? row.forwardTo !== null : null,
    isReceiving: runs && row.forwardTo !== null && standsAt(ctx, row.forwardTo),
  }
}
