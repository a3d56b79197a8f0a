import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf, OkOf } from '@liem/domain/kernel/route'
import type { handOver, readHandover } from '@liem/domain/units/officers.contract'
import { type RoleName, roles } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { revokeAllSessions } from '#platform/auth/sessions'
import type { Ctx } from '#platform/ctx'
import { type Follower, type Holding, tellStandingEnded } from './followers.ts'
import { getRow } from './officer-queries.ts'
import { getOfficer, keepAnAdministrator, wrote } from './officers.ts'
import { mayRecordAbsence } from './policy.ts'

/** What an officer still holds, in every module, with the roles and posts to be given back. */
export async function list(
  ctx: Ctx,
  officerId: number,
  followers: readonly Follower[],
): Promise<OkOf<typeof readHandover>> {
  const officer = await getRow(ctx, officerId)
  if (!(await mayRecordAbsence(ctx, officerId))) throw new Refusal('record.not_found')
  const lines: Holding[] = []
  for (const follower of followers) lines.push(...(await follower.holdings(ctx, officerId)))
  const grants = await ctx.tx
    .selectFrom('officer_role as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .select(['r.id', 'r.role', 'u.name'])
    .where('r.officer_id', '=', officerId)
    .where((eb) => eb.or([eb('r.to_on', 'is', null), eb('r.to_on', '>=', ctx.today)]))
    .execute()
  const posts = await ctx.tx
    .selectFrom('appointment as a')
    .innerJoin('post as p', 'p.id', 'a.post_id')
    .innerJoin('unit as u', 'u.id', 'p.unit_id')
    .select(['a.id', 'p.title', 'u.name'])
    .where('a.officer_id', '=', officerId)
    .where((eb) => eb.or([eb('a.to_on', 'is', null), eb('a.to_on', '>', ctx.today)]))
    .execute()
  lines.push(
    ...grants.map(
      (g): Holding => ({
        kind: 'role',
        id: g.id,
        words: `${roles[g.role as RoleName]?.words ?? g.role} — ${g.name}`,
        dueOn: null,
        opens: null,
      }),
    ),
  )
  lines.push(
    ...posts.map(
      (p): Holding => ({ kind: 'appointment', id: p.id, words: `${p.title} — ${p.name}`, dueOn: null, opens: null }),
    ),
  )
  return { officer, lines, can: ctx.actor.permissions.has('units.manage') ? ['handOver'] : [] }
}

/** Tasks and clocks pass to the receiver; with an end date the account closes, roles and posts end, sessions are cut. */
export async function hand(
  ctx: Ctx,
  fromOfficerId: number,
  body: BodyOf<typeof handOver>,
  followers: readonly Follower[],
) {
  const from = await getOfficer(ctx, fromOfficerId)
  const to = await getOfficer(ctx, body.toOfficerId)
  if (from.id === to.id || (to.ended_on && to.ended_on <= ctx.today))
    throw new Refusal('request.invalid', {}, [{ path: 'toOfficerId', words: 'Xin chọn một cán bộ khác đang làm việc' }])
  const moved = { tasks: 0, duties: 0 }
  for (const follower of followers) {
    const one = await follower.handOver(ctx, { fromOfficerId, toOfficerId: to.id, reason: body.reason })
    moved.tasks += one.tasks
    moved.duties += one.duties
  }
  if (body.endsOn) await endOfficer(ctx, fromOfficerId, body.endsOn, followers)
  await wrote(ctx, 'units.hand_over', fromOfficerId, from.unit_id, {
    to: to.id,
    tasks: moved.tasks,
    duties: moved.duties,
    ...(body.endsOn ? { endsOn: body.endsOn } : {}),
  })
  return moved
}

async function endOfficer(ctx: Ctx, officerId: number, endsOn: string, followers: readonly Follower[]) {
  await keepAnAdministrator(ctx, null, officerId)
  await ctx.tx.updateTable('officer').set({ ended_on: endsOn }).where('id', '=', officerId).execute()
  await sql`update officer_role set to_on = greatest(from_on, ${endsOn}::date) where officer_id = ${officerId} and (to_on is null or to_on > ${endsOn}::date)`.execute(
    ctx.tx,
  )
  await sql`update appointment set to_on = greatest(from_on + 1, ${endsOn}::date) where officer_id = ${officerId} and (to_on is null or to_on > ${endsOn}::date)`.execute(
    ctx.tx,
  )
  if (endsOn > ctx.today) return
  await revokeAllSessions(ctx.tx, officerId, ctx.now)
  await tellStandingEnded(ctx, followers, { officerId, left: true })
}
