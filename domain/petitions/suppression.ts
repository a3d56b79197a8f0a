/**
 * Small counts in public tables. A count of 1–4 prints “<5”; with it go a second cell of the column and the column's total, always
 * and in a way that does not depend on the small counts: not even who knows this rule can tell one of 1–4 from another.
 */

/** A count as the public sees it: itself, “<5”, or hidden. */
export type Shown = number | '<5' | 'ẩn'
export const SMALL = 4

export type ShownColumn = { cells: Shown[]; total: Shown }

const isSmall = (count: number) => count >= 1 && count <= SMALL

/** One column of counts with its total. */
export function suppressColumn(counts: readonly number[]): ShownColumn {
  const cells: Shown[] = counts.map((count) => (isSmall(count) ? '<5' : count))
  if (!counts.some(isSmall)) return { cells, total: counts.reduce((sum, count) => sum + count, 0) }
  // The second cell guards against a total that is known from elsewhere.
  const second = smallestShown(cells)
  if (second !== null) cells[second] = 'ẩn'
  return { cells, total: 'ẩn' }
}

/** The smallest cell above nought that is still shown. */
function smallestShown(cells: readonly Shown[]): number | null {
  let best: { at: number; count: number } | null = null
  for (const [at, count] of cells.entries())
    if (typeof count === 'number' && count > 0 && (!best || count < best.count)) best = { at, count }
  return best?.at ?? null
}

export type PublicRow = { name: string; cells: Shown[] }
export type PublicTable = { columns: string[]; rows: PublicRow[]; total: Shown[] }

/** A table of counts, each column suppressed by itself. Columns must not add up to one another. */
export function suppressTable(
  columns: readonly string[],
  rows: readonly { name: string; counts: readonly number[] }[],
): PublicTable {
  const done = columns.map((_, i) => suppressColumn(rows.map(({ counts }) => counts[i] ?? 0)))
  return {
    columns: [...columns],
    rows: rows.map(({ name }, at) => ({ name, cells: done.map(({ cells }) => cells[at] ?? 0) })),
    total: done.map(({ total }) => total),
  }
}
