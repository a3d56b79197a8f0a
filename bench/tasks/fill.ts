import { sql } from 'kysely'
import type { Db } from '../../server/platform/db/as-actor.ts'

export const today = '2026-11-21'

/** Officers of the benchmark, by id: who sees how much. */
export const officers = {
  province: { id: 1, words: 'inspector, sees all' },
  department: { id: 2, words: 'department, follows 6,000 tasks' },
  commune: { id: 3, words: 'commune with 10 offices' },
  office: { id: 4, words: 'one office' },
} as const

/**
 * A region of 5,000 units and `count` tasks over three years: 1 province, the inspectorate, 59 departments, 449 communes with ten
 * offices each. Classes are mixed as in practice: three of five done, one in twenty overdue.
 */
export async function fill(owner: Db, count: number): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(owner)
  await run(`insert into unit (code, name, kind, side, parent_id)
    select case when n = 1 then 'UBND' when n = 2 then 'TTT' when n <= 61 then 'S' || n when n <= 510 then 'X' || n else 'P' || n end,
      case when n = 1 then 'Ủy ban nhân dân tỉnh' when n = 2 then 'Thanh tra tỉnh' when n <= 61 then 'Sở số ' || n when n <= 510 then 'Ủy ban nhân dân xã số ' || n else 'Phòng số ' || n end,
      case when n = 1 then 'province' when n <= 2 then 'agency' when n <= 61 then 'department' when n <= 510 then 'commune' else 'office' end, 'state',
      case when n = 1 then null when n <= 510 then 1 else 62 + (n - 511) % 449 end
    from generate_series(1, 5000) n order by n`)
  await run(
    `insert into unit_version (unit_id, code, name, kind, parent_id, valid_from) select id, code, name, kind, parent_id, '2023-01-01' from unit`,
  )
  await run(`select refresh_units('${today}')`)
  await run(`insert into officer (username, full_name, given_name_key, unit_id) values
    ('thanhtra', 'Nguyễn Văn A', 'a', 2), ('so', 'Nguyễn Văn B', 'b', 3), ('xa', 'Nguyễn Văn C', 'c', 62), ('phong', 'Nguyễn Văn D', 'd', 511)`)
  await run(`insert into officer_role (officer_id, role, unit_id, reach, from_on) values
    (1, 'inspector', 2, 'all', '2025-07-01'), (2, 'head', 3, 'subtree', '2025-07-01'), (3, 'head', 62, 'subtree', '2025-07-01'), (4, 'handler', 511, 'own', '2025-07-01')`)
  await run(`insert into document (status, side, issuer_unit_id, issuer_name, type, title, issued_on, symbol, registered_unit_id)
    select 'registered', 'state', 1, 'UBND tỉnh', 'ke_hoach', 'Kế hoạch số ' || n, date '2023-12-01' + n * 5, n || '/KH-UBND', 1 from generate_series(1, 200) n`)
  // Indexes of the big tables are made after the rows, as a restore does.
  const { rows: indexes } = await sql<{ name: string; def: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def from pg_index
    where indrelid in ('task'::regclass, 'obligation'::regclass) and not indisunique`.execute(owner)
  for (const { name } of indexes) await run(`drop index ${name}`)
  await run(`
    insert into task (code, document_id, title, product, lead_unit_id, original_lead_unit_id, support_unit_ids, supervising_unit_id, assigned_on,
      due_kind, due_on, due_original_on, state, claimed_on, verified_on, verified_late, closed_on, stuck)
    select 'NV-' || y || '-' || lpad(n::text, 7, '0'), d.ids[1 + (n % 200)::int], (array['Rà soát quy chế quản lý tài sản công', 'Công khai kết quả giải quyết thủ tục',
        'Kiểm tra việc kê khai tài sản, thu nhập', 'Báo cáo kết quả tiếp công dân', 'Thu hồi tài sản theo kết luận thanh tra'])[1 + (n % 5)::int] || ' đợt ' || n, 'Báo cáo',
      lead, lead, case when n % 4 = 0 then array[1 + ((n * 7) % 5000)::int] else '{}' end,
      case when n % 10 < 6 then 2 when n % 10 < 9 or lead <= 510 then 3 + ((n / 10) % 59)::int else 62 + (lead - 511) % 449 end,
      assigned, case when n % 20 = 0 then 'none' else 'date' end, case when n % 20 <> 0 then due end, case when n % 20 <> 0 then due end, state,
      case when state in ('claimed', 'returned', 'partly', 'done') then least(due + (n % 41)::int - 35, date '${today}') end,
      case when state = 'done' then least(due + (n % 41)::int - 35, date '${today}') end, state = 'done' and n % 97 = 0,
      case when state in ('done', 'recalled') then least(due + (n % 41)::int - 30, date '${today}') end, state = 'open' and n % 50 = 0
    from (select n, 1 + (n * 2654435761 % 5000)::int as lead, date '2023-12-01' + (n * 40503 % 1050)::int as assigned,
        date '2023-12-01' + (n * 40503 % 1050)::int + 20 + (n * 7919 % 200)::int as due, 2023 + (n * 40503 % 1050)::int / 365 as y
      from generate_series(1::bigint, ${count}) n) g,
      lateral (select case when n % 33 = 0 then 'recalled' when n % 47 = 0 then 'suspended' when due < date '${today}' and n % 12 <> 0 then 'done'
        when n % 9 = 0 then 'claimed' when n % 17 = 0 then 'returned' when n % 23 = 0 then 'partly' else 'open' end as state) s,
      (select array_agg(id order by issued_on) as ids from document) d`)
  await run(`insert into obligation (rule, rule_version, subject_kind, subject_id, holder_unit_id, original_holder_unit_id, started_on, due_on, due_original_on, terms, met_on, ended_on)
    select 'tasks.due', '', 'task', id, lead_unit_id, lead_unit_id, assigned_on, due_on, due_on, '{"fixed": ""}', verified_on, case when state = 'recalled' then closed_on end from task`)
  for (const { def } of indexes) await run(def)
  await run('vacuum analyze')
}
