import { ruleWords } from '@liem/domain/agenda/words'
import { actWords } from '@liem/domain/audit/acts'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf } from '@liem/domain/kernel/route'
import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import type { PartMeta, Petition, readPetition } from '@liem/domain/petitions/reading.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { listJournal } from '#platform/journal'
import { completed, coreJoins, coreSql, type FoundCore } from './core.ts'
import { mailboxOf } from './parts.ts'
import { canDo } from './policy.ts'

type Whole = FoundCore &
  Pick<
    Petition,
    | 'version'
    | 'identity'
    | 'paperStub'
    | 'outcome'
    | 'repliedOn'
    | 'answeredOn'
    | 'apologisedOn'
    | 'apologyWay'
    | 'publishedOn'
    | 'closedOn'
    | 'rating'
    | 'matterId'
    | 'contentRecipient'
    | 'identityRecipient'
    | 'registeredBy'
  >

/** Facts of an entry that a screen shows; hashes stay in the journal. */
const hidden = new Set(['row', 'blob', 'blobs', 'mailbox'])

export async function read(ctx: Ctx, id: string): Promise<OkOf<typeof readPetition>> {
  const { rows } = await sql<Whole>`
    select ${coreSql}, p.received_at as "receivedAt", p.version, p.identity, p.paper_stub as "paperStub", p.outcome,
      p.replied_on as "repliedOn", p.answered_on as "answeredOn", p.apologised_on as "apologisedOn", p.apology_way as "apologyWay",
      p.published_on as "publishedOn", p.closed_on as "closedOn", p.rating, p.matter_id as "matterId", p.content_recipient as "contentRecipient",
      p.identity_recipient as "identityRecipient", case when rb.id is not null then json_build_object('id', rb.id, 'name', rb.full_name) end as "registeredBy"
    from petition p ${coreJoins} left join officer rb on rb.id = p.registered_by where p.id = ${id}::uuid`.execute(
    ctx.tx,
  )
  const [whole] = await completed(ctx, rows)
  if (!whole) throw new Refusal('record.not_found')
  const entries = await listJournal(ctx.tx, { kind: 'petition', id })
  // What another must end or confirm is no button for who did the step before it.
  const didLast = (act: string) => entries.findLast((one) => one.act === act)?.officer?.id === ctx.actor.officerId
  const isOwnEnd = (step: string) =>
    (step === 'close' && didLast('petitions.answer')) || (step === 'confirmOutside' && didLast('petitions.forward'))
  return {
    ...whole.row,
    ...whole.shown,
    can: canDo(ctx, whole.standing).filter((step) => !isOwnEnd(step)),
    mailboxRecipient: await mailboxOf(ctx, id),
    parts: await partsOf(ctx, id),
    ...(await around(ctx, id)),
    timeline: entries.map((entry) => ({
      id: entry.hash.slice(0, 16),
      at: entry.at.toISOString(),
      act: entry.act,
      words: actWords(entry.act),
      by: entry.officer,
      facts: Object.fromEntries(Object.entries(entry.facts).filter(([name]) => !hidden.has(name))),
    })),
  }
}

/** Envelopes of a petition, without their bytes. */
export async function partsOf(ctx: Pick<Ctx, 'tx'>, id: string): Promise<PartMeta[]> {
  const { rows } = await sql<PartMeta>`
    select t.id, t.part, t.sealed_to as "sealedTo", encode(t.hash, 'hex') as hash, t.size_bytes::float8 as "sizeBytes", t.label,
      case when o.id is not null then json_build_object('id', o.id, 'name', o.full_name) end as "madeBy",
      to_char(t.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt",
      to_char(t.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "removedAt"
    from petition_part t left join officer o on o.id = t.made_by where t.petition_id = ${id}::uuid order by t.made_at, t.id`.execute(
    ctx.tx,
  )
  return rows
}

const utc = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const officer = (alias: string) =>
  sql<OfficerRef>`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.full_name`)}) end`
const unit = (alias: string) =>
  sql<UnitRef>`case when ${sql.ref(`${alias}.id`)} is not null then json_build_object('id', ${sql.ref(`${alias}.id`)}, 'code', ${sql.ref(`${alias}.code`)},
    'name', ${sql.ref(`${alias}.name`)}, 'endedOn', ${sql.ref(`${alias}.ended_on`)}) end`

/** Everything that hangs on a petition, each list in one question. */
async function around(ctx: Ctx, id: string) {
  const list = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(ctx.tx)).rows
  const holders = await list(sql<Petition['holders'][number]>`
    select ${officer('o')} as officer, coalesce((select t.title from appointment a join post t on t.id = a.post_id where a.officer_id = o.id
      and a.from_on <= ${ctx.today}::date and (a.to_on is null or a.to_on > ${ctx.today}::date) order by t.is_head desc, a.id limit 1), 'Cán bộ') as post,
      g.part, g.capacity, g.wrap is not null as opens, ${utc('g.given_at')} as since
    from petition_grant g join officer o on o.id = g.officer_id where g.petition_id = ${id}::uuid and g.revoked_at is null
    order by g.part, g.given_at, o.id`)
  const subjects = await list(sql<Petition['subjects'][number]>`
    select s.id, ${officer('o')} as officer, ${unit('u')} as unit, s.part_id as "partId", ${utc('s.withdrawn_at')} as "withdrawnAt"
    from named_subject s left join officer o on o.id = s.officer_id left join unit u on u.id = s.unit_id
    where s.petition_id = ${id}::uuid order by s.recorded_at, s.id`)
  const exclusions = await list(sql<Petition['exclusions'][number]>`
    select ${officer('o')} as officer, e.ground, ${utc('e.recorded_at')} as at from exclusion e join officer o on o.id = e.officer_id
    where e.petition_id = ${id}::uuid order by o.id, e.ground`)
  const clocks = (
    await list(sql<Omit<Petition['clocks'][number], 'words'>>`
    select c.rule, ${unit('u')} as holder, c.started_on as "startedOn", c.due_on as "dueOn", c.met_on as "metOn", c.provisional, c.explanation,
      coalesce(c.due_on < coalesce(c.met_on, ${ctx.today}::date), false) as late
    from obligation c join unit u on u.id = c.holder_unit_id
    where c.subject_kind = 'petition' and c.subject_id = ${id}::uuid and c.ended_on is null order by c.met_on nulls first, c.due_on, c.id`)
  ).map((clock) => ({ ...clock, words: ruleWords(clock.rule) }))
  const [forward = null] = await list(sql<NonNullable<Petition['forward']>>`
    select ${unit('a')} as "from", ${unit('z')} as "to", f.to_outside as outside, f.symbol, f.sent_on as "sentOn", f.received_on as "receivedOn",
      f.returned_on as "returnedOn", f.return_reason as "returnReason"
    from petition_forward f join unit a on a.id = f.from_unit_id left join unit z on z.id = f.to_unit_id
    where f.petition_id = ${id}::uuid order by f.returned_on nulls first, f.sent_on desc limit 1`)
  const publications = await list(sql<Petition['publications'][number]>`
    select w.id, w.kind, w.words, ${officer('p')} as "proposedBy", ${officer('q')} as "approvedBy", w.published_on as "publishedOn"
    from petition_publication w join officer p on p.id = w.proposed_by left join officer q on q.id = w.approved_by
    where w.petition_id = ${id}::uuid order by w.proposed_at, w.id`)
  const letters = await list(sql<Petition['letters'][number]>`
    select m.id, m.direction, m.kind, m.part_id as "partId", ${utc('m.at')} as at, ${officer('o')} as by,
      encode(m.proof, 'base64') as proof
    from mailbox_item m left join officer o on o.id = m.made_by where m.petition_id = ${id}::uuid order by m.at, m.id`)
  const identityRequests = await list(sql<Petition['identityRequests'][number]>`
    select i.id, ${officer('a')} as "askedBy", i.purpose, ${utc('i.asked_at')} as "askedAt", ${officer('d')} as "decidedBy", i.granted
    from identity_request i join officer a on a.id = i.asked_by left join officer d on d.id = i.decided_by
    where i.petition_id = ${id}::uuid order by i.asked_at, i.id`)
  const holds = await list(sql<Petition['holds'][number]>`
    select h.id, h.ground, ${officer('o')} as "setBy", ${utc('h.set_at')} as "setAt", ${utc('h.lifted_at')} as "liftedAt"
    from legal_hold h join officer o on o.id = h.set_by where h.petition_id = ${id}::uuid order by h.set_at, h.id`)
  const [removal = null] = await list(sql<NonNullable<Petition['removal']>>`
    select r.id, r.ground, r.symbol, ${officer('a')} as "askedBy", ${utc('r.asked_at')} as "askedAt", ${officer('d')} as "decidedBy", r.granted
    from removal r join officer a on a.id = r.asked_by left join officer d on d.id = r.decided_by
    where r.petition_id = ${id}::uuid order by r.asked_at desc limit 1`)
  return { holders, subjects, exclusions, clocks, forward, publications, letters, identityRequests, holds, removal }
}
