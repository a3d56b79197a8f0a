import { endStates } from '@liem/domain/petitions/workflow'
import { permissionsOf, roleNames } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { type Job, job } from '#platform/jobs'
import { settleBook } from '../books/entering.ts'
import { lock, note } from '../feedback/store.ts'
import { dueExclusions, exclude } from './excluding.ts'
import { LEAST_HOLDERS, watchHolders } from './holders.ts'

const nothing = z.object({})
const readers = roleNames.filter((role) => permissionsOf([role]).has('petitions.read'))
const AT_ONCE = 500

/**
 * Exclusions follow what is on record today: a relation recorded, a post taken up, a unit moved. Only matters that name somebody are
 * looked at; each is a transaction of its own. Run soon after a relation is recorded, and every night.
 */
export const excludeAnew = job({
  name: 'petitions.exclude_anew',
  payload: nothing,
  dailyAt: '00:40',
  run: async ({ inTx }) => {
    for (let after = ''; ; ) {
      const found = await inTx(async ({ tx }) => {
        const { rows } = await sql<{ id: string }>`
          select p.id from petition p where p.state <> all(${[...endStates]}::text[]) and p.id::text > ${after}
            and exists (select from named_subject s where s.petition_id = p.id and s.withdrawn_at is null)
          order by p.id::text limit ${AT_ONCE}`.execute(tx)
        return rows
      })
      for (const { id } of found)
        await inTx(async (ctx) => {
          const petition = await lock(ctx, id)
          const due = await dueExclusions(ctx, id)
          if (due.length > 0) await exclude(ctx, petition, due)
          // A role given since may let an excluded officer count the open book.
          else await settleBook(ctx, id)
        })
      const last = found.at(-1)
      if (found.length < AT_ONCE || !last) return
      after = last.id
    }
  },
})

/** Grants that ended because the officer left or lost the role: out of force, their wraps still kept. */
const suspended = sql`g.revoked_at is not null and g.revoked_why in ('left', 'role_ended')`

const mayRead = (today: string) => sql`(o.ended_on is null or o.ended_on >= ${today}::date) and exists (
  select from officer_role r where r.officer_id = o.id and r.role = any(${readers}::text[]) and r.from_on <= ${today}::date
    and (r.to_on is null or r.to_on >= ${today}::date))`

/**
 * Suspends what those hold who left or lost the role, gives it back where the role came back, and destroys a suspended key only once
 * two others can open the part. Whoever ends roles does not end reports. Answers the matters touched.
 */
async function settleGrants(ctx: Ctx): Promise<string[]> {
  type Found = { id: string; officer: number }
  const { rows: ended } = await sql<Found>`
    update petition_grant g set revoked_at = ${ctx.now}, revoked_why = case when o.ended_on < ${ctx.today}::date then 'left' else 'role_ended' end
    from officer o where o.id = g.officer_id and g.revoked_at is null and not (${mayRead(ctx.today)})
    returning g.petition_id as id, g.officer_id as officer`.execute(ctx.tx)
  for (const { id, officer } of ended) await note(ctx, id, 'petitions.end_grant', { officers: [officer] })
  const { rows: back } = await sql<Found>`
    update petition_grant g set revoked_at = null, revoked_why = null
    from officer o, petition p where o.id = g.officer_id and p.id = g.petition_id and ${suspended} and ${mayRead(ctx.today)}
      and (g.wrap is not null or p.content_recipient is null and cardinality(petition_holders(p.id)) < ${LEAST_HOLDERS})
      and g.id = (select l.id from petition_grant l where l.petition_id = g.petition_id and l.officer_id = g.officer_id and l.part = g.part
        order by l.revoked_at is null desc, l.revoked_at desc, l.id limit 1)
      and not exists (select from exclusion e where e.petition_id = g.petition_id and e.officer_id = g.officer_id)
    returning g.petition_id as id, g.officer_id as officer`.execute(ctx.tx)
  for (const { id, officer } of back) await note(ctx, id, 'petitions.restore_grant', { officers: [officer] })
  await sql`
    update petition_grant g set wrap = null where ${suspended} and g.wrap is not null and (
      select count(distinct h.officer_id) from petition_grant h join officer_key k on k.id = h.key_id and k.revoked_at is null
        join officer o on o.id = h.officer_id
      where h.petition_id = g.petition_id and h.part = g.part and h.officer_id <> g.officer_id and h.revoked_at is null
        and h.wrap is not null and ${mayRead(ctx.today)}) >= ${LEAST_HOLDERS}`.execute(ctx.tx)
  return [...ended, ...back].map((row) => row.id)
}

/**
 * Who has left, lost the role or whose key ended holds no report any more; where fewer than two are left, the alarm is raised. Ends
 * alarms that were answered.
 */
export const watchAll = job({
  name: 'petitions.watch_holders',
  payload: nothing,
  everyMinutes: 10,
  run: async ({ inTx }) => {
    const gone = await inTx(settleGrants)
    const short = await inTx(async ({ tx }) => {
      const { rows } = await sql<{ id: string }>`
        select p.id from petition p where p.state <> all(${[...endStates]}::text[]) and (
          (select count(distinct g.officer_id) from petition_grant g
            join officer o on o.id = g.officer_id and (o.ended_on is null or o.ended_on >= app_today())
            left join officer_key k on k.id = g.key_id and k.revoked_at is null
            where g.petition_id = p.id and g.part = 'content' and g.revoked_at is null
              and (p.content_recipient is null or g.wrap is not null and k.id is not null)) < 2
          or exists (select from obligation o where o.subject_kind = 'petition' and o.subject_id = p.id and o.rule = 'petitions.second-holder'
            and o.met_on is null and o.ended_on is null))`.execute(tx)
      return rows.map((row) => row.id)
    })
    for (const id of new Set([...gone, ...short])) await inTx(async (ctx) => watchHolders(ctx, await lock(ctx, id)))
  },
})

/** Matters of a unit that ended are its successor's: gate, handling and clocks, with an entry in each matter's own journal. */
export const passOn = job({
  name: 'petitions.unit_ended',
  payload: z.object({ from: z.number().int(), to: z.number().int() }),
  run: async ({ inTx }, { from, to }) => {
    const found = await inTx(async ({ tx }) => {
      const { rows } = await sql<{ id: string }>`select id from petition where state <> all(${[...endStates]}::text[])
        and (gate_unit_id = ${from} or handling_unit_id = ${from}) order by id`.execute(tx)
      return rows
    })
    for (const { id } of found)
      await inTx(async (ctx) => {
        const petition = await lock(ctx, id)
        const { rows } = await sql`update petition set version = version + 1,
            gate_unit_id = case gate_unit_id when ${from} then ${to} else gate_unit_id end,
            handling_unit_id = case handling_unit_id when ${from} then ${to} else handling_unit_id end
          where id = ${petition.id}::uuid returning id`.execute(ctx.tx)
        await sql`update obligation set holder_unit_id = ${to} where subject_kind = 'petition' and subject_id = ${id}::uuid
          and holder_unit_id = ${from} and met_on is null and ended_on is null`.execute(ctx.tx)
        if (rows.length > 0) await note(ctx, id, 'petitions.unit_ended', { from, to })
      })
  },
})

export const custodyJobs: readonly Job[] = [excludeAnew, watchAll, passOn]
