import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { countWords, numberWords } from '#lib/format.ts'
import type { List } from '#lib/query.ts'
import type { CallRefused } from '#lib/refused.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import css from './data-table.module.css'
import { Empty } from './empty.tsx'
import { Link } from './link.tsx'
import { QuietError } from './quiet-error.tsx'
import { type RowAction, RowActions } from './row-actions.tsx'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** The cell that names the row and holds the link; the first column when none says so. */
  main?: boolean
  align?: 'start' | 'end' | 'center'
  /** As narrow as its content, on one line. */
  narrow?: boolean
  /** Whole lists: value to sort by in the browser. Paged lists: `true`, and the table calls `onSort`. */
  sort?: true | ((row: Row) => string | number | null)
  /** Left out of the card on a phone. */
  notOnPhone?: boolean
}

export type Sort = { key: string; down: boolean }

export type DataTableProps<Row> = {
  /** What the list holds, for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  /** A paged list from `useList`, or … */
  list?: List<Row>
  /** … all rows at once (undefined = still loading). */
  rows?: readonly Row[]
  error?: CallRefused | null
  again?: () => void
  rowKey: (row: Row) => string | number
  /** Address the row opens. */
  opens?: (row: Row) => string
  /** What may be done to the row now, from the row's `can`. */
  actions?: (row: Row) => readonly RowAction[]
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Words and next step when there is nothing. `filtered`: filters are on, offer to clear them. */
  empty: { words: string; hint?: string; next?: ReactNode; filtered?: boolean; onClear?: () => void }
  /** Buttons right of the count: export, add. */
  side?: ReactNode
  /** Keys of chosen rows; shows a column of boxes. */
  chosen?: ReadonlySet<string | number>
  onChoose?: (chosen: Set<string | number>) => void
  /** Scrolls sideways inside its frame instead of becoming cards. */
  wide?: boolean
  /** Hides the count above the table. */
  bare?: boolean
}

const compare = new Intl.Collator('vi').compare

/** Plain, accessible table: arrows move between rows, Enter opens, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, list, rowKey, opens, actions, empty, side, chosen, onChoose, wide, bare } = props
  const w = useWords()
  const language = useLanguage()
  const [own, setOwn] = useState<Sort | undefined>()
  const sort = props.onSort ? props.sort : own
  const loaded = list ? (list.isLoading ? undefined : list.rows) : props.rows
  const rows = useMemo(
    () => sorted(loaded, columns, props.onSort ? undefined : own),
    [loaded, columns, own, props.onSort],
  )
  const error = list?.error ?? props.error
  const again = list?.again ?? props.again
  const main = columns.find((column) => column.main)?.key ?? columns[0]?.key
  const open = useOpen()
  const [frame, overflows] = useOverflow()

  if (error && !rows?.length) return <QuietError error={error} again={again} />
  if (rows?.length === 0 && !list?.isRefreshing) {
    return (
      <>
        {side && (
          <div className={css.head}>
            <div className={css.side}>{side}</div>
          </div>
        )}
        <Empty {...empty} />
      </>
    )
  }

  const total = list ? list.total : rows ? { count: rows.length, more: false } : null
  const changeSort = (key: string) => {
    const next = { key, down: sort?.key === key ? !sort.down : false }
    if (props.onSort) props.onSort(next)
    else setOwn(next)
  }
  const openRow = (event: MouseEvent<HTMLTableRowElement>, row: Row) => {
    if (!opens || event.defaultPrevented) return
    if ((event.target as HTMLElement).closest('a, button, input, label, [role="dialog"], [role="menu"]')) return
    if (window.getSelection()?.toString()) return
    if (event.ctrlKey || event.metaKey) window.open(opens(row), '_blank', 'noopener')
    else open(opens(row))
  }
  const choose = (key: string | number, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(key)
    else next.delete(key)
    onChoose?.(next)
  }

  return (
    <div>
      {(!bare || side) && (
        <div className={css.head}>
          <span role="status">
            {!bare && total ? w.list.count(countWords(total, language)) : ''}
            {list?.isRefreshing ? ` · ${w.list.refreshing}` : ''}
          </span>
          {side && <div className={css.side}>{side}</div>}
        </div>
      )}
      <div
        className={`${css.frame} ${css.pages}`}
        ref={frame}
        data-cards={wide ? undefined : ''}
        data-wide={wide || overflows ? '' : undefined}
      >
        {/* Roles are written out because cards on a phone change `display`, which would drop them. */}
        {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
        {/* biome-ignore-start lint/a11y/useSemanticElements: see above */}
        <table
          className={css.table}
          role="table"
          aria-label={label}
          aria-busy={rows === undefined}
          onKeyDown={moveByArrows}
        >
          <thead role="rowgroup">
            <tr role="row">
              {chosen && (
                <th role="columnheader" className={css.narrow}>
                  <input
                    type="checkbox"
                    aria-label={w.list.all}
                    checked={!!rows?.length && rows.every((row) => chosen.has(rowKey(row)))}
                    onChange={(event) => onChoose?.(new Set(event.target.checked ? rows?.map(rowKey) : []))}
                  />
                </th>
              )}
              {columns.map((column) => (
                <th
                  key={column.key}
                  role="columnheader"
                  scope="col"
                  data-main={column.key === main ? '' : undefined}
                  data-align={column.align}
                  className={column.narrow ? css.narrow : undefined}
                  aria-sort={sort?.key === column.key ? (sort.down ? 'descending' : 'ascending') : undefined}
                >
                  {column.sort ? (
                    <button
                      type="button"
                      className={css.sort}
                      onClick={() => changeSort(column.key)}
                      title={w.list.sortBy(column.head)}
                    >
                      {column.head}
                      <SortMark sort={sort?.key === column.key ? sort : undefined} />
                    </button>
                  ) : (
                    column.head
                  )}
                </th>
              ))}
              {actions && (
                <th role="columnheader" scope="col" className={css.narrow}>
                  <span className="only-read">{w.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows === undefined
              ? bones.map((bone) => (
                  <tr role="row" key={bone}>
                    {columns.map((column) => (
                      <td role="cell" key={column.key}>
                        <span className={css.skeleton} />
                      </td>
                    ))}
                  </tr>
                ))
              : rows.map((row) => (
                  <tr
                    role="row"
                    key={rowKey(row)}
                    data-opens={opens ? '' : undefined}
                    onClick={(event) => openRow(event, row)}
                  >
                    {chosen && (
                      <td role="cell" className={css.narrow}>
                        <input
                          type="checkbox"
                          aria-label={w.pick.chosen(String(rowKey(row)))}
                          checked={chosen.has(rowKey(row))}
                          onChange={(event) => choose(rowKey(row), event.target.checked)}
                        />
                      </td>
                    )}
                    {columns.map((column) => (
                      <td
                        key={column.key}
                        role="cell"
                        data-label={column.head}
                        data-main={column.key === main ? '' : undefined}
                        data-align={column.align}
                        data-phone={column.notOnPhone ? 'no' : undefined}
                        className={column.narrow ? css.narrow : undefined}
                      >
                        {opens && column.key === main ? (
                          <Link to={opens(row)} className={css.opener} data-row-link>
                            {column.cell(row)}
                          </Link>
                        ) : (
                          column.cell(row)
                        )}
                      </td>
                    ))}
                    {actions && (
                      <td role="cell" className={css.act}>
                        <RowActions actions={actions(row)} />
                      </td>
                    )}
                  </tr>
                ))}
          </tbody>
        </table>
        {/* biome-ignore-end lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
        {list?.hasMore && (
          <div className={css.foot}>
            {total && w.list.shown(numberWords(rows?.length ?? 0, language), countWords(total, language))}
            <Button variant="default" onClick={list.loadMore} loading={list.isLoadingMore}>
              {w.more}
            </Button>
          </div>
        )}
      </div>
      {opens && <p className="only-read">{w.list.keys}</p>}
    </div>
  )
}

/** True while the table is wider than its frame; it then scrolls inside, with its own sticky head. */
function useOverflow() {
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const table = frame?.querySelector('table')
    if (!frame || !table) return
    const observer = new ResizeObserver(() => setOverflows(table.offsetWidth > frame.clientWidth + 1))
    observer.observe(frame)
    observer.observe(table)
    return () => observer.disconnect()
  }, [frame])
  return [setFrame, overflows] as const
}

const bones = ['1', '2', '3', '4', '5', '6']

function SortMark({ sort }: { sort: Sort | undefined }) {
  const Icon = sort ? (sort.down ? IconArrowDown : IconArrowUp) : IconArrowsSort
  return <Icon size={14} aria-hidden />
}

function sorted<Row>(rows: readonly Row[] | undefined, columns: readonly Column<Row>[], sort: Sort | undefined) {
  const by = columns.find((column) => column.key === sort?.key)?.sort
  if (!rows || typeof by !== 'function') return rows
  const turn = sort?.down ? -1 : 1
  return [...rows].sort((a, b) => {
    const [x, y] = [by(a), by(b)]
    // What has no value stands last, whichever way the list is turned.
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return turn * (typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y)))
  })
}

/** ↑ ↓ Home End move between the links that open rows. */
function moveByArrows(event: KeyboardEvent<HTMLTableElement>) {
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return
  if ((event.target as HTMLElement).closest('input, select, textarea, [role="menu"], [role="dialog"]')) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')]
  const row = (event.target as HTMLElement).closest('tr')?.querySelector<HTMLElement>('[data-row-link]')
  const now = row ? links.indexOf(row) : -1
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: links.length - 1 }[event.key] ?? 0
  const link = links[Math.min(Math.max(next, 0), links.length - 1)]
  if (!link) return
  event.preventDefault()
  link.focus()
}
