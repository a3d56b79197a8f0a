import { type PublicTable, suppressTable } from '@liem/domain/petitions/suppression'
import { type Kind, kinds } from '@liem/domain/petitions/words'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { job } from '#platform/jobs'

/** What one row of `portal_results()` holds for a quarter. */
export type PublicTables = {
  /** The whole province by kind; every report counts. */
  byKind: PublicTable
  /** By body, without reports about persons. */
  byUnit: PublicTable
}

const columns = ['Tiếp nhận', 'Đã trả lời', 'Trả lời quá hạn', 'Xin lỗi', 'Hủy theo quyết định']

/** `2026-Q3` of the last quarter that is over on this day. */
export function lastQuarter(today: string): { quarter: string; from: string; to: string } {
  const year = Number(today.slice(0, 4))
  const now = Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  const q = now === 0 ? 4 : now
  const y = now === 0 ? year - 1 : year
  const first = (q - 1) * 3 + 1
  const last = new Date(Date.UTC(y, first + 2, 0)).getUTCDate()
  const two = (n: number) => String(n).padStart(2, '0')
  return { quarter: `${y}-Q${q}`, from: `${y}-${two(first)}-01`, to: `${y}-${two(first + 2)}-${two(last)}` }
}

/**
 * The tables of a quarter, small cells hidden. Made once after it is over: a report that comes in today changes nothing the public
 * sees, and no two versions of a table can be subtracted. Its columns do not add up to one another.
 */
export async function makeTables(
  ctx: Pick<Ctx, 'tx'>,
  { from, to }: { from: string; to: string },
): Promise<PublicTables> {
  const counts = sql`
    count(*) filter (where event = 'received')::int as received, count(*) filter (where event = 'answered')::int as answered,
    count(*) filter (where event = 'answered' and late)::int as late, count(*) filter (where event = 'apologised')::int as apologised,
    count(*) filter (where event = 'removed')::int as removed`
  const span = sql`happened_on between ${from}::date and ${to}::date`
  type Counts = { received: number; answered: number; late: number; apologised: number; removed: number }
  const { rows: all } = await sql<
    Counts & { kind: Kind }
  >`select kind, ${counts} from petition_fact where ${span} group by kind`.execute(ctx.tx)
  const { rows: units } = await sql<Counts & { name: string }>`
    select u.name, ${counts} from petition_fact f join unit u on u.id = f.unit_id where ${span} and not f.about_persons and f.book_kind = 'open'
    group by u.id order by u.name collate "vi-x-icu", u.id`.execute(ctx.tx)
  const of = (row: Counts | undefined) =>
    [row?.received, row?.answered, row?.late, row?.apologised, row?.removed].map((n) => n ?? 0)
  return {
    byKind: suppressTable(
      columns,
      (Object.keys(kinds) as Kind[]).map((kind) => ({
        name: kinds[kind],
        counts: of(all.find((row) => row.kind === kind)),
      })),
    ),
    // A body's own receipt is what it took into its book.
    byUnit: suppressTable(
      columns.slice(1),
      units.map((row) => ({ name: row.name, counts: of(row).slice(1) })),
    ),
  }
}

/** Every night: the tables of the quarter that has ended, unless they are there. */
export const publishTables = job({
  name: 'petitions.public_tables',
  payload: z.object({}),
  dailyAt: '01:10',
  run: ({ inTx, today, now }) =>
    inTx(async (ctx) => {
      const { quarter, ...span } = lastQuarter(today)
      const known = await ctx.tx
        .selectFrom('petition_public_table')
        .select('quarter')
        .where('quarter', '=', quarter)
        .executeTakeFirst()
      if (known) return
      await ctx.tx
        .insertInto('petition_public_table')
        .values({ quarter, made_at: now, tables: JSON.stringify(await makeTables(ctx, span)) })
        .execute()
    }),
})
