import type { OkOf, QueryOf } from '@liem/domain/kernel/route'
import type { readDeskGate } from '@liem/domain/petitions/desk.contract'
import { identityClassOn, mayKeepIdentity } from '@liem/domain/petitions/identity-class'
import { sql } from 'kysely'
import { keyHolders } from '#modules/keys'
import { localLaw } from '#platform/calendar'
import type { Ctx } from '#platform/ctx'
import { newIntake } from '../intake/intake.ts'
import { chooseGate } from '../intake/way.ts'

/** Who would be able to open what the clerk is about to register: the same way a report from the portal takes. */
export async function read(
  ctx: Ctx,
  { office, concern, without }: QueryOf<typeof readDeskGate>,
): Promise<OkOf<typeof readDeskGate>> {
  const chosen = await chooseGate(ctx.tx, {
    office: office ?? null,
    concern,
    struck: new Set(without),
    day: ctx.today,
  })
  const withinOffice = await isWithin(ctx, office ?? null)
  const own = withinOffice
    ? null
    : (await keyHolders(ctx.tx, { officers: [ctx.actor.officerId] }, ctx.today)).holders[0]
  return {
    gate: chosen.gate,
    outside: chosen.choice.outside,
    officers: chosen.officers,
    custodians: chosen.custodians,
    recovery: chosen.recovery,
    bundle: chosen.bundle,
    identityAllowed: await mayNameHere(ctx),
    withinOffice,
    own: own ?? null,
  }
}

/** The intake's questions inside the clerk's own transaction: nothing kept from a moment ago. */
export const intakeOf = (ctx: Ctx) => newIntake(ctx.tx, ctx.parts, { keepMs: 0 })

/** Whether an identity may be kept in this installation today, or on numbered paper only. */
export async function mayNameHere(ctx: Ctx): Promise<boolean> {
  const { values } = await localLaw(ctx.tx)
  return mayKeepIdentity(identityClassOn(ctx.today, values).value, ctx.parts.settings.network)
}

/** The clerk belongs to the office named, or to a unit below it: by his unit, or by any post he holds. */
export async function isWithin(ctx: Ctx, officeId: number | null): Promise<boolean> {
  if (officeId === null) return false
  const { rows } = await sql<{ within: boolean }>`
    select exists (
      select 1 from unit_closure c where c.ancestor_id = ${officeId} and c.descendant_id in (
        select o.unit_id from officer o where o.id = ${ctx.actor.officerId}
        union
        select s.unit_id from appointment a join post s on s.id = a.post_id where a.officer_id = ${ctx.actor.officerId}
          and a.from_on <= ${ctx.today}::date and (a.to_on is null or a.to_on > ${ctx.today}::date))) as within`.execute(
    ctx.tx,
  )
  return rows[0]?.within ?? true
}
