import type { Me } from '@liem/domain/sessions/contract'
import { type RoleName, roles } from '@liem/domain/units/roles'
import { isSecondFactorPending, mustChangePassword } from '#platform/auth/sessions'
import type { Ctx } from '#platform/ctx'
import { readHouse } from '#platform/house'

/** Who the officer is and what he may do, as the screens need it. */
export async function describeMe(ctx: Ctx): Promise<Me> {
  const { tx, actor, grants, today } = ctx
  const officer = await tx
    .selectFrom('officer')
    .innerJoin('unit', 'unit.id', 'officer.unit_id')
    .select(['officer.id', 'officer.username', 'officer.full_name', 'officer.locale'])
    .select(['unit.id as unit_id', 'unit.code', 'unit.name', 'unit.ended_on'])
    .select((eb) =>
      eb
        .selectFrom('appointment')
        .innerJoin('post', 'post.id', 'appointment.post_id')
        .whereRef('appointment.officer_id', '=', 'officer.id')
        .where('appointment.from_on', '<=', today)
        .where((or) => or.or([or('appointment.to_on', 'is', null), or('appointment.to_on', '>', today)]))
        .orderBy('post.is_head', 'desc')
        .orderBy('appointment.from_on', 'desc')
        .select('post.title')
        .limit(1)
        .as('title'),
    )
    .where('officer.id', '=', actor.officerId)
    .executeTakeFirstOrThrow()
  const unitIds = [...new Set(grants.map((grant) => grant.unitId))]
  const units =
    unitIds.length === 0
      ? []
      : await tx.selectFrom('unit').select(['id', 'code', 'name', 'ended_on']).where('id', 'in', unitIds).execute()
  const unitOf = new Map(units.map(({ ended_on, ...unit }) => [unit.id, { ...unit, endedOn: ended_on }]))
  const absences =
    actor.onBehalfOf.length === 0
      ? []
      : await tx
          .selectFrom('absence')
          .innerJoin('officer', 'officer.id', 'absence.officer_id')
          .select(['absence.officer_id', 'officer.full_name', 'absence.to_on'])
          .where('absence.substitute_id', '=', actor.officerId)
          .where('absence.revoked_at', 'is', null)
          .where('absence.from_on', '<=', today)
          .where('absence.to_on', '>=', today)
          .orderBy('absence.to_on')
          .execute()
  const house = await readHouse(tx)
  return {
    officerId: officer.id,
    username: officer.username,
    name: officer.full_name,
    unit: { id: officer.unit_id, code: officer.code, name: officer.name, endedOn: officer.ended_on },
    title: officer.title,
    locale: officer.locale === 'en' ? 'en' : 'vi',
    permissions: [...actor.permissions].sort(),
    roles: grants.flatMap(({ role, unitId }) => {
      const unit = unitOf.get(unitId)
      return unit && role in roles ? [{ role, words: roles[role as RoleName].words, unit }] : []
    }),
    standsInFor: absences.map((row) => ({ officerId: row.officer_id, name: row.full_name, untilOn: row.to_on })),
    mustChangePassword: await mustChangePassword(tx),
    secondFactorPending: ctx.session !== null && (await isSecondFactorPending(tx, ctx.session.id)),
    today,
    practice: house.practice,
    provinceName: house.province ?? house.name ?? '',
  }
}
