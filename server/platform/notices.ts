import { type Permission, permissionsOf, roleNames } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import type { Ctx } from './ctx.ts'

/** Ids, codes, dates and counts only: the words are made when the notice is read. */
export type NoticeFacts = Readonly<Record<string, string | number | null>>

type What = {
  kind: string
  subject: { kind: string; id: string }
  facts: NoticeFacts
  /** Marks the occasion: each person gets one notice per occasion, however often a job runs. */
  once: string
}

/**
 * A notice to named officers, and to whoever stands in for them today. What concerns reports goes to nobody else: holding them cannot
 * be delegated, and a substitute may be the one a report is about.
 */
export async function notifyOfficers(ctx: Ctx, officerIds: readonly number[], what: What): Promise<void> {
  const rows = [...new Set(officerIds)].map((officerId) => ({ ...plain(what), officerId }))
  if (rows.length === 0) return
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g ("officerId" int, kind text, subject_kind text, subject_id uuid, facts jsonb, once text)
    ), receiving as (
      select g."officerId" as receiver, g.* from given g
      union
      select a.substitute_id, g.* from given g join absence a on a.officer_id = g."officerId"
      where g.kind not like 'petitions.%' and g.subject_kind <> 'petition' and a.substitute_id is not null and a.revoked_at is null and ${ctx.today}::date between a.from_on and a.to_on
    )
    insert into notice (officer_id, kind, subject_kind, subject_id, facts, created_on, created_at, once_key)
    select r.receiver, r.kind, r.subject_kind, r.subject_id, r.facts, ${ctx.today}::date, ${ctx.now}, r.receiver || ':' || r.once
    from receiving r join officer o on o.id = r.receiver and (o.ended_on is null or o.ended_on > ${ctx.today}::date)
    on conflict do nothing`.execute(ctx.tx)
}

/** Notices to those in a unit whose role may do what is now to be done; many at once in one statement. */
export async function notifyUnits(
  ctx: Ctx,
  all: readonly (What & { unitId: number; needs: Permission })[],
): Promise<void> {
  for (const needs of new Set(all.map((one) => one.needs))) {
    const holding = roleNames.filter((role) => permissionsOf([role]).has(needs))
    const rows = all.filter((one) => one.needs === needs).map((one) => ({ ...plain(one), unitId: one.unitId }))
    for (let i = 0; i < rows.length; i += 1000)
      await sql`
        with given as (
          select * from jsonb_to_recordset(${JSON.stringify(rows.slice(i, i + 1000))}::jsonb)
            as g ("unitId" int, kind text, subject_kind text, subject_id uuid, facts jsonb, once text)
        ), holders as (
          select r.unit_id, r.officer_id from officer_role r
          where r.role = any(${holding}::text[]) and r.from_on <= ${ctx.today}::date and (r.to_on is null or r.to_on >= ${ctx.today}::date)
            and r.unit_id in (select "unitId" from given)
        ), receiving as (
          select unit_id, officer_id from holders
          union
          select h.unit_id, a.substitute_id from holders h join absence a on a.officer_id = h.officer_id
          where a.substitute_id is not null and a.revoked_at is null and ${ctx.today}::date between a.from_on and a.to_on
        )
        insert into notice (officer_id, kind, subject_kind, subject_id, facts, created_on, created_at, once_key)
        select r.officer_id, g.kind, g.subject_kind, g.subject_id, g.facts, ${ctx.today}::date, ${ctx.now}, r.officer_id || ':' || g.once
        from given g join receiving r on r.unit_id = g."unitId"
        join officer o on o.id = r.officer_id and (o.ended_on is null or o.ended_on > ${ctx.today}::date)
        where o.id <> ${ctx.actor.officerId}
        on conflict do nothing`.execute(ctx.tx)
  }
}

const plain = ({ kind, subject, facts, once }: What) => ({
  kind,
  subject_kind: subject.kind,
  subject_id: subject.id,
  facts,
  once,
})
