import {
  type Body,
  centralBodies,
  communeBody,
  communeCommittee,
  departmentNames,
  placeOf,
  provincialBodies,
} from '@liem/domain/setup/bodies'
import { type AdministrativeUnit, administrativeUnits } from '#database/administrative-units'
import { recordUnitEvent } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import { insertSynonyms } from './store.ts'

type Wish = { departments: readonly string[]; communeCommittees: boolean }

/** No deciding document is known for these; officers add it by an event of their own when it matters. */
const unknownDocument = 'thiết-lập-lần-đầu'
const note = 'Ghi nhận hiện trạng khi thiết lập hệ thống; văn bản thành lập của từng cơ quan bổ sung sau'

/**
 * Establishes everything a province begins with, as events of the ledger in force from the day the national list describes.
 * Answers how many units there are, and the unit the administrators belong to (the provincial inspectorate).
 */
export async function establishProvince(
  ctx: Ctx,
  province: AdministrativeUnit,
  wish: Wish,
): Promise<{ count: number; office: number }> {
  const { units, symbol } = administrativeUnits()
  const usual = departmentNames.filter((one) => one.usual).map((one) => one.name)
  const departments = wish.departments.length ? [...new Set(wish.departments)] : usual
  const bodies = provincialBodies(placeOf(province.code, province.name), departments)
  const communes = units.filter((unit) => unit.parent === province.code)

  await establish(ctx, centralBodies, null, unknownDocument)
  const [people] = await establish(ctx, [bodies.people], null, symbol)
  const [top] = await establish(ctx, [bodies.top], null, unknownDocument)
  await establish(ctx, bodies.others, null, unknownDocument)
  const [, inspectorate] = await establish(ctx, bodies.belowPeople, people as number, unknownDocument)
  await establish(ctx, bodies.belowCommittee, top as number, unknownDocument)
  await establish(
    ctx,
    communes.map((one) => communeBody(one.code, one.name)),
    people as number,
    symbol,
  )
  const committees = wish.communeCommittees ? communes.map((one) => communeCommittee(one.code, one.name)) : []
  await establish(ctx, committees, top as number, unknownDocument)

  const count =
    centralBodies.length +
    2 +
    bodies.others.length +
    bodies.belowPeople.length +
    bodies.belowCommittee.length +
    communes.length +
    committees.length
  return { count, office: inspectorate as number }
}

async function establish(
  ctx: Ctx,
  bodies: readonly Body[],
  parentId: number | null,
  documentSymbol: string,
): Promise<number[]> {
  if (bodies.length === 0) return []
  const { unitIds } = await recordUnitEvent(
    ctx,
    {
      kind: 'establish',
      effectiveOn: administrativeUnits().asOf,
      documentSymbol,
      note,
      beforeIds: [],
      intoIds: [],
      after: bodies.map(({ code, name, shortName, kind, side }) => ({ code, name, shortName, kind, side, parentId })),
    },
    [],
  )
  const synonyms = bodies.flatMap((body, i) =>
    (body.synonyms ?? []).map((words) => ({ unitId: unitIds[i] as number, words })),
  )
  await insertSynonyms(ctx.tx, synonyms)
  return unitIds
}
