import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import type {
  addOfficer,
  appoint,
  editOfficer,
  grantClearedRole,
  grantRole,
  recordAbsence,
} from '@liem/domain/units/officers.contract'
import { isCleared, type RoleName, roles } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { makeTemporaryPassword, setPassword } from '#platform/auth/passwords'
import { revokeAllSessions } from '#platform/auth/sessions'
import type { Ctx } from '#platform/ctx'
import { writeJournal } from '#platform/journal'
import { type Follower, tellStandingEnded } from './followers.ts'
import { mayRecordAbsence } from './policy.ts'
import { getRunning } from './queries.ts'

/** People sort by given name, the last word of a Vietnamese name, then by the rest. */
export const givenNameKey = (name: string) => {
  const parts = name.trim().split(/\s+/)
  return sql<string>`vn_norm(${[parts.at(-1), ...parts.slice(0, -1)].join(' ')})`
}

export async function add(ctx: Ctx, body: BodyOf<typeof addOfficer>) {
  if (body.roles.some(isCleared)) throw new Refusal('officer.cleared_role')
  await getRunning(ctx, [body.unitId])
  const taken = await ctx.tx.selectFrom('officer').select('id').where('username', '=', body.username).executeTakeFirst()
  if (taken)
    throw new Refusal('officer.username_taken', { username: body.username }, [
      { path: 'username', words: 'Tên đăng nhập đã có người dùng' },
    ])
  const { id } = await ctx.tx
    .insertInto('officer')
    .values({
      username: body.username,
      full_name: body.name,
      given_name_key: givenNameKey(body.name),
      email: body.email ?? null,
      phone: body.phone ?? null,
      unit_id: body.unitId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const role of body.roles) await insertRole(ctx, id, role, body.unitId, ctx.today, null)
  if (body.title)
    await appointTo(ctx, id, {
      unitId: body.unitId,
      title: body.title,
      isHead: body.isHead,
      kind: 'holder',
      from: ctx.today,
    })
  const temporaryPassword = makeTemporaryPassword()
  await setPassword(ctx.tx, id, temporaryPassword, true)
  await wrote(ctx, 'units.add_officer', id, body.unitId, { roles: body.roles })
  return { id, temporaryPassword }
}

export async function edit(ctx: Ctx, id: number, body: BodyOf<typeof editOfficer>, followers: readonly Follower[]) {
  const officer = await getOfficer(ctx, id)
  if (officer.unit_id !== body.unitId) await getRunning(ctx, [body.unitId])
  await ctx.tx
    .updateTable('officer')
    .set({
      full_name: body.name,
      given_name_key: givenNameKey(body.name),
      email: body.email ?? null,
      phone: body.phone ?? null,
      unit_id: body.unitId,
    })
    .where('id', '=', id)
    .execute()
  if (officer.unit_id !== body.unitId) await tellStandingEnded(ctx, followers, { officerId: id, left: false })
  await wrote(
    ctx,
    'units.edit_officer',
    id,
    body.unitId,
    officer.unit_id === body.unitId ? {} : { fromUnit: officer.unit_id, toUnit: body.unitId },
  )
  return { done: true as const }
}

export async function resetPassword(ctx: Ctx, id: number) {
  const officer = await getOfficer(ctx, id)
  const temporaryPassword = makeTemporaryPassword()
  await setPassword(ctx.tx, id, temporaryPassword, true)
  await revokeAllSessions(ctx.tx, id, ctx.now)
  await wrote(ctx, 'units.reset_password', id, officer.unit_id, {})
  return { temporaryPassword }
}

export async function grant(ctx: Ctx, id: number, body: BodyOf<typeof grantRole>) {
  if (isCleared(body.role)) throw new Refusal('officer.cleared_role')
  await checkGrant(ctx, id, body)
  const grantId = await insertRole(ctx, id, body.role, body.unitId, body.from ?? ctx.today, body.to ?? null)
  await wrote(ctx, 'units.grant_role', id, body.unitId, { role: body.role, from: body.from ?? ctx.today })
  return { id: grantId }
}

/**
 * Gatekeepers, verifiers and custodians: whoever gives these roles decides who can read reports. It is an officer who answers for the
 * root, is no administrator and whose own key others vouched for; nobody gives one to himself.
 */
export async function grantCleared(ctx: Ctx, id: number, body: BodyOf<typeof grantClearedRole>) {
  await checkGrant(ctx, id, body)
  const from = body.from ?? ctx.today
  const { rows } = await sql<{ id: string | null }>`select officer_role_clear(${id}, ${body.role}, ${body.unitId},
    ${roles[body.role].reach}, ${from}::date, ${body.to ?? null}::date, ${ctx.now}) as id`.execute(ctx.tx)
  const grantId = rows[0]?.id
  if (!grantId) throw new Refusal('officer.cleared_role')
  await wrote(ctx, 'units.grant_role', id, body.unitId, { role: body.role, from })
  return { id: grantId }
}

async function checkGrant(ctx: Ctx, id: number, body: { unitId: number; from?: string | null; to?: string | null }) {
  await getOfficer(ctx, id)
  await getRunning(ctx, [body.unitId])
  if (body.to && body.to < (body.from ?? ctx.today))
    throw new Refusal('request.invalid', {}, [{ path: 'to', words: 'Ngày thôi không được trước ngày bắt đầu' }])
}

async function insertRole(
  ctx: Ctx,
  officerId: number,
  role: RoleName,
  unitId: number,
  from: string,
  to: string | null,
): Promise<string> {
  const { id } = await ctx.tx
    .insertInto('officer_role')
    .values({
      officer_id: officerId,
      role,
      unit_id: unitId,
      reach: roles[role].reach,
      from_on: from,
      to_on: to,
      granted_by: ctx.actor.officerId || null,
      granted_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A role ends yesterday, so that it is gone at once; one that began today ends by never having begun to count. */
export async function endRole(ctx: Ctx, officerId: number, grantId: string, followers: readonly Follower[]) {
  const role = await ctx.tx
    .selectFrom('officer_role')
    .select(['id', 'role', 'unit_id'])
    .where('id', '=', grantId)
    .where('officer_id', '=', officerId)
    .forUpdate()
    .executeTakeFirst()
  if (!role) throw new Refusal('record.not_found')
  if (role.role === 'administrator') await keepAnAdministrator(ctx, grantId)
  await sql`update officer_role set from_on = least(from_on, ${ctx.today}::date - 1), to_on = ${ctx.today}::date - 1 where id = ${grantId}`.execute(
    ctx.tx,
  )
  await tellStandingEnded(ctx, followers, { officerId, left: false, role: role.role })
  await wrote(ctx, 'units.end_role', officerId, role.unit_id, { role: role.role })
  return { done: true as const }
}

/** The last administrator cannot be removed: nobody could ever repair it. */
export async function keepAnAdministrator(ctx: Ctx, exceptGrantId: string | null, exceptOfficerId = 0) {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from officer_role r join officer o on o.id = r.officer_id
    where r.role = 'administrator' and r.from_on <= ${ctx.today}::date and (r.to_on is null or r.to_on >= ${ctx.today}::date)
      and (o.ended_on is null or o.ended_on > ${ctx.today}::date) and r.id is distinct from ${exceptGrantId}::uuid and r.officer_id <> ${exceptOfficerId}`.execute(
    ctx.tx,
  )
  if (Number(rows[0]?.n ?? 0) === 0) throw new Refusal('officer.last_administrator')
}

export async function appointOfficer(ctx: Ctx, id: number, body: BodyOf<typeof appoint>) {
  await getOfficer(ctx, id)
  await getRunning(ctx, [body.unitId])
  const appointmentId = await appointTo(ctx, id, body)
  await wrote(ctx, 'units.appoint', id, body.unitId, { kind: body.kind, from: body.from, head: body.isHead })
  return { id: appointmentId }
}

async function appointTo(
  ctx: Ctx,
  officerId: number,
  a: Omit<BodyOf<typeof appoint>, 'documentSymbol'> & { documentSymbol?: string | null },
): Promise<string> {
  const known = await ctx.tx
    .selectFrom('post')
    .select('id')
    .where('unit_id', '=', a.unitId)
    .where('title', '=', a.title)
    .where('is_head', '=', a.isHead)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  const post =
    known ??
    (await ctx.tx
      .insertInto('post')
      .values({ unit_id: a.unitId, title: a.title, is_head: a.isHead })
      .returning('id')
      .executeTakeFirstOrThrow())
  const { id } = await ctx.tx
    .insertInto('appointment')
    .values({
      post_id: post.id,
      officer_id: officerId,
      kind: a.kind,
      from_on: a.from,
      document_symbol: a.documentSymbol ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function endAppointment(
  ctx: Ctx,
  officerId: number,
  appointmentId: string,
  followers: readonly Follower[],
) {
  const { rows } = await sql<{ unit_id: number }>`
    update appointment a set to_on = greatest(a.from_on + 1, ${ctx.today}::date) from post p
    where p.id = a.post_id and a.id = ${appointmentId} and a.officer_id = ${officerId} and (a.to_on is null or a.to_on > ${ctx.today}::date) returning p.unit_id`.execute(
    ctx.tx,
  )
  if (!rows[0]) throw new Refusal('record.not_found')
  await tellStandingEnded(ctx, followers, { officerId, left: false })
  await wrote(ctx, 'units.end_appointment', officerId, rows[0].unit_id, {})
  return { done: true as const }
}

/** While away, the substitute holds the absent officer's roles, save those that cannot be delegated. */
export async function recordAbsenceOf(ctx: Ctx, officerId: number, body: BodyOf<typeof recordAbsence>) {
  const officer = await getOfficer(ctx, officerId)
  if (!(await mayRecordAbsence(ctx, officerId))) throw new Refusal('permission.missing')
  if (body.substituteId === officerId)
    throw new Refusal('request.invalid', {}, [{ path: 'substituteId', words: 'Người thay phải là người khác' }])
  if (body.substituteId) await getOfficer(ctx, body.substituteId)
  const overlap = await ctx.tx
    .selectFrom('absence')
    .select('id')
    .where('officer_id', '=', officerId)
    .where('revoked_at', 'is', null)
    .where('from_on', '<=', body.to)
    .where('to_on', '>=', body.from)
    .executeTakeFirst()
  if (overlap) throw new Refusal('absence.overlaps')
  const { id } = await ctx.tx
    .insertInto('absence')
    .values({
      officer_id: officerId,
      substitute_id: body.substituteId ?? null,
      from_on: body.from,
      to_on: body.to,
      reason: body.reason ?? null,
      document_symbol: body.documentSymbol ?? null,
      recorded_by: ctx.actor.officerId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await wrote(ctx, 'units.absence', officerId, officer.unit_id, {
    from: body.from,
    to: body.to,
    substitute: body.substituteId ?? 0,
  })
  return { id }
}

export async function revokeAbsenceOf(ctx: Ctx, officerId: number, absenceId: string) {
  if (!(await mayRecordAbsence(ctx, officerId))) throw new Refusal('permission.missing')
  const officer = await getOfficer(ctx, officerId)
  const gone = await ctx.tx
    .updateTable('absence')
    .set({ revoked_at: ctx.now })
    .where('id', '=', absenceId)
    .where('officer_id', '=', officerId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!Number(gone.numUpdatedRows)) throw new Refusal('record.not_found')
  await wrote(ctx, 'units.revoke_absence', officerId, officer.unit_id, {})
  return { done: true as const }
}

export async function getOfficer(ctx: Ctx, id: number) {
  const row = await ctx.tx
    .selectFrom('officer')
    .select(['id', 'unit_id', 'username', 'ended_on'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('record.not_found')
  return row
}

export const wrote = (
  ctx: Ctx,
  act: string,
  officerId: number,
  unitId: number,
  facts: Parameters<typeof writeJournal>[1]['facts'],
) => writeJournal(ctx, { act, subject: { kind: 'officer', id: String(officerId) }, unitIds: [unitId], facts })
