/**
 * The coverage matrix of a province: 300 items × 100 units and 100 items × 3,300 units, one task per cell, for an officer who sees
 * everything and for a head whose units all lie below him; beside the floor of counting the same tasks by hand-written SQL as
 * owner. `npx tsx bench/coverage.ts`. Read the ratios: the cores may be shared.
 */
import { sql } from 'kysely'
import { migratedDatabase, startThrowaway } from '../server/database/throwaway.ts'
import * as coverage from '../server/modules/directives/coverage.ts'
import { type Actor, asActor, type Tx } from '../server/platform/db/as-actor.ts'
import { connect } from '../server/platform/db/pool.ts'

const today = '2026-11-21'
const server = await startThrowaway()
try {
  const urls = await migratedDatabase(server.adminUrl, server.key, 'liem_bench')
  const owner = connect(urls.owner, { max: 2 })
  const office = connect(urls.office, { max: 2 })
  await sql`insert into unit (code, name, kind, side) values ('UBND', 'Tỉnh', 'province', 'state')`.execute(owner)
  await sql`insert into unit (code, name, kind, side, parent_id) select 'X' || n, 'Xã số ' || n, 'commune', 'state', 1 from generate_series(1, 3300) n`.execute(
    owner,
  )
  await sql`insert into unit_version (unit_id, code, name, kind, parent_id, valid_from) select id, code, name, kind, parent_id, '2025-07-01' from unit`.execute(
    owner,
  )
  await sql`select refresh_units(${today})`.execute(owner)
  await sql`insert into officer (username, full_name, given_name_key, unit_id) values ('wide', 'A', 'a', 1), ('scoped', 'B', 'b', 1), ('commune', 'C', 'c', 2)`.execute(
    owner,
  )
  await sql`insert into officer_role (officer_id, role, unit_id, reach, from_on) values (1, 'inspector', 1, 'all', '2025-07-01'), (2, 'head', 1, 'subtree', '2025-07-01'), (3, 'head', 2, 'own', '2025-07-01')`.execute(
    owner,
  )

  for (const [items, units] of [
    [300, 100],
    [100, 3300],
  ] as const) {
    const { rows } = await sql<{
      id: string
    }>`insert into document (status, side, issuer_unit_id, issuer_name, type, title, issued_on, symbol, registered_unit_id)
      values ('registered', 'state', 1, 'UBND tỉnh', 'kế hoạch', 'Kế hoạch', '2026-01-05', ${`${items}/KH-UBND`}, 1) returning id`.execute(
      owner,
    )
    const id = rows[0]?.id ?? ''
    await sql`insert into item (document_id, position, path, kind, words, is_duty) select ${id}, n, n::text, 'clause', 'Khoản số ' || n, true from generate_series(1, ${items}::int) n`.execute(
      owner,
    )
    await sql`insert into document_receipt (document_id, unit_id, original_unit_id, sent_on, needs_plan, plan_due_on) select ${id}, u.id, u.id, '2026-01-06', true, '2026-12-31' from unit u where u.id between 2 and ${units + 1}`.execute(
      owner,
    )
    await sql`
      insert into task (code, document_id, item_id, title, product, lead_unit_id, original_lead_unit_id, supervising_unit_id, assigned_on, due_kind, due_on, due_original_on, state, claimed_on, verified_on)
      select 'NV-' || ${items}::text || '-' || u.id || '-' || i.position, ${id}, i.id, 'Việc', 'Báo cáo', u.id, u.id, 1, '2026-01-10', 'date', date '2026-03-01' + (i.position * 7 + u.id) % 600,
        date '2026-03-01' + (i.position * 7 + u.id) % 600, case (u.id + i.position) % 3 when 0 then 'done' when 1 then 'claimed' else 'open' end,
        case when (u.id + i.position) % 3 < 2 then date '2026-06-01' end, case when (u.id + i.position) % 3 = 0 then date '2026-06-01' end
      from item i cross join unit u where i.document_id = ${id} and u.id between 2 and ${units + 1}`.execute(owner)
    await sql`analyze`.execute(owner)
    const floor = await median(async () => {
      await sql`select lead_unit_id, item_id, count(*), count(*) filter (where state = 'done') from task where document_id = ${id} and state <> 'recalled' group by 1, 2`.execute(
        owner,
      )
    })
    console.log(`${items} × ${units}: floor ${floor.toFixed(0)} ms`)
    for (const [name, officerId, wide] of [
      ['wide', 1, true],
      ['scoped, all below', 2, false],
      ['one commune', 3, false],
    ] as const) {
      const actor: Actor = { officerId, wide, unitIds: [], permissions: new Set(), onBehalfOf: [], today }
      let size = 0
      const ms = await median(async () => {
        const matrix = await asActor(
          office,
          actor,
          (tx: Tx) => coverage.read({ tx, today, actor } as Parameters<typeof coverage.read>[0], id, {}),
          true,
        )
        size = JSON.stringify(matrix).length
      })
      console.log(
        `  ${name.padEnd(20)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / floor).toFixed(2)} × floor  answer ${(size / 1024).toFixed(0)} KB`,
      )
    }
  }
  await Promise.all([owner.destroy(), office.destroy()])
} finally {
  await server.stop()
}

async function median(work: () => Promise<void>) {
  const runs: number[] = []
  for (let run = 0; run < 4; run++) {
    const began = performance.now()
    await work()
    if (run > 0) runs.push(performance.now() - began)
  }
  return runs.sort((a, b) => a - b)[1] ?? Number.NaN
}
