import { Refusal } from '@liem/domain/kernel/refusal'
import type { OkOf } from '@liem/domain/kernel/route'
import type { readArrival } from '@liem/domain/petitions/desk.contract'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx'

type Arrival = OkOf<typeof readArrival>['arrival']

/** How a matter came, for who holds it; a matter one may not know of is not found. */
export async function read(ctx: Ctx, id: string): Promise<OkOf<typeof readArrival>> {
  const known = await ctx.tx.selectFrom('petition').select('id').where('id', '=', id).executeTakeFirst()
  if (!known) throw new Refusal('record.not_found')
  const { rows } = await sql<NonNullable<Arrival>>`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as desk, a.arrived_on::text as "arrivedOn", a.arrived_at as "arrivedAt",
      a.postmarked_on::text as "postmarkedOn", a.forwarded_on::text as "forwardedOn", a.forwarded_symbol as "forwardedSymbol",
      a.recording_consent as "recordingConsent", a.read_back as "readBack", a.old_channel as "oldChannel"
    from petition_arrival a join unit u on u.id = a.unit_id where a.petition_id = ${id}::uuid`.execute(ctx.tx)
  return { arrival: rows[0] ?? null }
}
