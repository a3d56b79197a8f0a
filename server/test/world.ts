import { type RoleName, roles } from '@liem/domain/units/roles'
import { sql } from 'kysely'
import { hashPassword } from '#platform/auth/password'
import type { Db } from '#platform/db/as-actor'

/** Factories write as the owner, past all rights, and fill in whatever a test does not care about. */

export type Unit = { id: number; code: string; name: string }
export type Officer = { id: number; username: string; name: string; unitId: number }

const SINCE = '2025-07-01'
let counted = 0
const next = () => ++counted

type NewUnit = {
  code?: string
  name?: string
  shortName?: string
  kind?: string
  side?: 'state' | 'party' | 'social'
  parent?: Unit | null
}

/** Units with their version since 1/7/2025; call `refreshUnits` after the last one (`aProvince` does). */
export async function aUnit(
  owner: Db,
  { code, name, shortName, kind = 'department', side = 'state', parent = null }: NewUnit = {},
): Promise<Unit> {
  const number = next()
  const unit = {
    code: code ?? `DV${number}`,
    name: name ?? `Đơn vị số ${number}`,
    short_name: shortName ?? null,
    kind,
    parent_id: parent?.id ?? null,
  }
  const { id } = await owner
    .insertInto('unit')
    .values({ ...unit, side, established_on: SINCE })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('unit_version')
    .values({ ...unit, unit_id: id, valid_from: SINCE })
    .execute()
  return { id, code: unit.code, name: unit.name }
}

/** Makes the closure (who lies below whom) follow the units. */
export async function refreshUnits(owner: Db, day = '2026-11-21'): Promise<void> {
  await sql`select refresh_units(${day})`.execute(owner)
}

/** A small province: State and Party side, two departments, the inspectorate, three communes. */
export async function aProvince(owner: Db) {
  await owner
    .insertInto('installation')
    .values({ name: 'Tỉnh Thử Nghiệm', network: 'internet' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const province = await aUnit(owner, {
    code: 'UBND',
    name: 'Ủy ban nhân dân tỉnh Thử Nghiệm',
    shortName: 'UBND tỉnh',
    kind: 'province',
  })
  const below = (code: string, name: string, kind: string) => aUnit(owner, { code, name, kind, parent: province })
  const inspectorate = await below('TTT', 'Thanh tra tỉnh', 'agency')
  const finance = await below('STC', 'Sở Tài chính', 'department')
  const construction = await below('SXD', 'Sở Xây dựng', 'department')
  const communes = [
    await below('X01', 'Ủy ban nhân dân xã An Bình', 'commune'),
    await below('X02', 'Ủy ban nhân dân xã Bình Minh', 'commune'),
    await below('P03', 'Ủy ban nhân dân phường Cẩm Thành', 'commune'),
  ] as const
  const committee = await aUnit(owner, {
    code: 'TU',
    name: 'Tỉnh ủy Thử Nghiệm',
    kind: 'party_committee',
    side: 'party',
  })
  const internalAffairs = await aUnit(owner, {
    code: 'BNC',
    name: 'Ban Nội chính Tỉnh ủy',
    kind: 'party_body',
    side: 'party',
    parent: committee,
  })
  await refreshUnits(owner)
  return { province, inspectorate, finance, construction, communes, committee, internalAffairs }
}

type NewOfficer = {
  unit: Unit
  /** One role in his unit; `roles` for several, or for other units. */
  role?: RoleName
  roles?: readonly { role: RoleName; unit?: Unit; from?: string; to?: string }[]
  name?: string
  username?: string
  endedOn?: string
}

/** An officer with roles since 1/7/2025. He has no password until `aPassword`; tests act as him without one. */
export async function anOfficer(
  owner: Db,
  { unit, role, roles: several = [], name, username, endedOn }: NewOfficer,
): Promise<Officer> {
  const number = next()
  const officer = { username: username ?? `canbo${number}`, full_name: name ?? `Cán Bộ Số ${number}`, unit_id: unit.id }
  const { id } = await owner
    .insertInto('officer')
    .values({
      ...officer,
      given_name_key: officer.full_name.split(' ').reverse().join(' ').toLowerCase(),
      ended_on: endedOn ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const one of [...(role ? [{ role }] : []), ...several] as NonNullable<NewOfficer['roles']>) {
    await owner
      .insertInto('officer_role')
      .values({
        officer_id: id,
        role: one.role,
        unit_id: one.unit?.id ?? unit.id,
        reach: roles[one.role].reach,
        from_on: one.from ?? SINCE,
        to_on: one.to ?? null,
      })
      .execute()
  }
  return { id, username: officer.username, name: officer.full_name, unitId: unit.id }
}

/** The officer holds a post of his unit. */
export async function anAppointment(
  owner: Db,
  officer: Officer,
  { title = 'Chánh Thanh tra', isHead = true, from = SINCE } = {},
): Promise<void> {
  const post = await owner
    .insertInto('post')
    .values({ unit_id: officer.unitId, title, is_head: isHead })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('appointment')
    .values({ post_id: post.id, officer_id: officer.id, kind: 'holder', from_on: from })
    .execute()
}

/** The officer is away and another stands in. */
export async function anAbsence(
  owner: Db,
  officer: Officer,
  { substitute, from, to }: { substitute: Officer; from: string; to: string },
): Promise<void> {
  await owner
    .insertInto('absence')
    .values({ officer_id: officer.id, substitute_id: substitute.id, from_on: from, to_on: to, recorded_by: officer.id })
    .execute()
}

/** Gives the officer a password to sign in with. */
export async function aPassword(
  owner: Db,
  officer: Officer,
  password = 'một-mật-khẩu-dài',
  { mustChange = false } = {},
): Promise<string> {
  await owner
    .insertInto('credential')
    .values({ officer_id: officer.id, password_hash: await hashPassword(password), must_change: mustChange })
    .onConflict((conflict) =>
      conflict
        .column('officer_id')
        .doUpdateSet((eb) => ({ password_hash: eb.ref('excluded.password_hash'), must_change: mustChange })),
    )
    .execute()
  return password
}
