import { Refusal } from '@liem/domain/kernel/refusal'
import { secondHolder } from '@liem/domain/petitions/deadlines'
import { isOpen, type PetitionState } from '@liem/domain/petitions/workflow'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'

/** At least so many must be able to open an open report. */
export const LEAST_HOLDERS = 2

type Held = { id: string; state: PetitionState; gate_unit_id: number; handling_unit_id: number | null }

/** Officers who can open it: a key in use, the officer in service. */
export async function holdersOf(ctx: Pick<Ctx, 'tx'>, id: string): Promise<number[]> {
  const { rows } = await sql<{ ids: number[] | null }>`select petition_holders(${id}::uuid) as ids`.execute(ctx.tx)
  return rows[0]?.ids ?? []
}

/** A sealed matter that only one officer can open is not ended by him: he first needs a second holder. */
export async function mustHaveTwo(ctx: Pick<Ctx, 'tx'>, id: string): Promise<void> {
  const { rows } = await sql`select from petition where id = ${id}::uuid and content_recipient is null`.execute(ctx.tx)
  if (rows.length === 0 && (await holdersOf(ctx, id)).length < LEAST_HOLDERS) throw new Refusal('petition.two_holders')
}

/**
 * Two holders, or an alarm: a clock, a notice to who is left, and one without any content to the gate above. Called before holders
 * are lost (`losing`), while the officer who takes the step can still see the matter.
 */
export async function watchHolders(ctx: Ctx, petition: Held, losing: readonly number[] = []): Promise<number> {
  const left = (await holdersOf(ctx, petition.id)).filter((id) => !losing.includes(id))
  if (!isOpen(petition.state)) return left.length
  const subject = { kind: 'petition', id: petition.id } as const
  const { rows } = await sql<{ running: boolean }>`select exists (select from obligation where subject_kind = 'petition'
    and subject_id = ${petition.id}::uuid and rule = ${secondHolder.key} and met_on is null and ended_on is null) as running`.execute(
    ctx.tx,
  )
  const running = rows[0]?.running ?? false
  if (left.length >= LEAST_HOLDERS) {
    if (running) await obligations.meet(ctx, subject, secondHolder.key, ctx.today)
    return left.length
  }
  if (running) return left.length
  const unitId = petition.handling_unit_id ?? petition.gate_unit_id
  await obligations.startTerm(ctx, { deadline: secondHolder, subject, holder: { unitId }, start: ctx.today })
  await notifyOfficers(ctx, left, {
    kind: 'petitions.second_holder',
    subject,
    facts: {},
    once: `second-holder:${petition.id}:${ctx.today}`,
  })
  const { rows: above } = await sql<{ ids: number[] | null }>`
    select next_gate_officers(${petition.id}::uuid, ${unitId}) as ids`.execute(ctx.tx)
  // The notice names no matter: its subject is an occasion of its own, and the facts say which gate to call.
  await notifyOfficers(
    ctx,
    (above[0]?.ids ?? []).filter((id) => !losing.includes(id)),
    {
      kind: 'petitions.gate_needs_holder',
      subject: { kind: 'gate-alarm', id: crypto.randomUUID() },
      facts: { unit: unitId },
      once: `gate-alarm:${unitId}:${ctx.today}`,
    },
  )
  return left.length
}
