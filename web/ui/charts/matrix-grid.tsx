import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { numberWords } from '#lib/format.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import { Link } from '../link.tsx'
import css from './matrix-grid.module.css'

export type CellClass = 'green' | 'amber' | 'red' | 'accent' | 'grey' | 'blank'
/** One meaning of a cell: colour, sign and words always together. */
export type CellKind = { class: CellClass; glyph: string; words: string }
export type MatrixHead = {
  key: string
  words: string
  detail?: string
  to?: string /** Full name when `words` is short. */
  title?: string
}
export type MatrixCell = {
  kind: string
  /** Shown instead of the kind's glyph: a count or `3/5`. */
  text?: string
  /** Where Enter or a click leads. */
  to?: string
  /** Further words for the screen reader and the tooltip. */
  note?: string
}

export type MatrixGridProps = {
  label: string
  corner: string
  rows: readonly MatrixHead[]
  columns: readonly MatrixHead[]
  kinds: Readonly<Record<string, CellKind>>
  /** Undefined = nothing is expected here. */
  cell: (row: string, column: string) => MatrixCell | undefined
  /** Called instead of following `to`. */
  onOpen?: (row: string, column: string) => void
  /** Level column heads; by default only short ones lie level, long ones stand upright to save width. */
  flat?: boolean
  /** How many cells of each kind; stands in the legend. */
  counts?: Readonly<Record<string, number>>
}

/** Large grid (rows × columns): first column and head stay, arrows move cell by cell, one tab stop for the whole grid. */
export function MatrixGrid({ label, corner, rows, columns, kinds, cell, onOpen, flat, counts }: MatrixGridProps) {
  const w = useWords()
  const language = useLanguage()
  const open = useOpen()
  const isFlat = flat ?? columns.every((column) => column.words.length <= 6)
  const body = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ row: 0, column: 0 })

  // Both stay the same from one rendering to the next, so that a step touches the two rows it leaves and enters, not all.
  const latest = useRef({ cell, onOpen, open })
  latest.current = { cell, onOpen, open }
  const openCell = useCallback((row: string, column: string) => {
    const now = latest.current
    const to = now.cell(row, column)?.to
    if (now.onOpen) now.onOpen(row, column)
    else if (to) now.open(to)
  }, [])
  const settle = useCallback(
    (next: { row: number; column: number }) =>
      setAt((before) => (before.row === next.row && before.column === next.column ? before : next)),
    [],
  )
  const focus = (row: number, column: number) => {
    const next = { row: clamp(row, rows.length), column: clamp(column, columns.length) }
    settle(next)
    const target = body.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`)
    target?.focus()
    target?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowUp: [at.row - 1, at.column],
      ArrowDown: [at.row + 1, at.column],
      ArrowLeft: [at.row, at.column - 1],
      ArrowRight: [at.row, at.column + 1],
      Home: [event.ctrlKey ? 0 : at.row, 0],
      End: [event.ctrlKey ? rows.length - 1 : at.row, columns.length - 1],
      PageUp: [at.row - 10, at.column],
      PageDown: [at.row + 10, at.column],
    }
    const move = moves[event.key]
    if (!move || !(event.target as HTMLElement).dataset.place) return
    event.preventDefault()
    focus(...move)
  }
  return (
    <div>
      <ul className={css.legend} aria-label={w.matrix.legend}>
        {Object.entries(kinds).map(([key, kind]) => (
          <li key={key}>
            <span className={css.swatch} data-class={kind.class} aria-hidden>
              {kind.glyph}
            </span>
            {kind.words}
            {counts && <b>{numberWords(counts[key] ?? 0, language)}</b>}
          </li>
        ))}
      </ul>
      <div className={css.frame}>
        <table
          className={css.grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the WAI-ARIA grid pattern on a real table
          role="grid"
          aria-label={label}
          aria-describedby="matrix-keys"
          ref={body}
          onKeyDown={press}
        >
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col" title={column.title}>
                  <div className={css.columnHead} data-flat={isFlat ? '' : undefined}>
                    {column.to ? <Link to={column.to}>{column.words}</Link> : column.words}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <MatrixRow
                key={row.key}
                row={row}
                place={place}
                columns={columns}
                kinds={kinds}
                cell={cell}
                at={at.row === place ? at.column : -1}
                onFocus={settle}
                onOpen={openCell}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="only-read" id="matrix-keys">
        {w.matrix.keys}
      </p>
    </div>
  )
}

const clamp = (n: number, length: number) => Math.min(Math.max(n, 0), length - 1)

type RowProps = Pick<MatrixGridProps, 'columns' | 'kinds' | 'cell'> & {
  row: MatrixHead
  place: number
  /** Column of the tab stop when it lies in this row, else -1. */
  at: number
  onFocus: (at: { row: number; column: number }) => void
  onOpen: (row: string, column: string) => void
}

const MatrixRow = memo(function MatrixRow({ row, place, columns, kinds, cell, at, onFocus, onOpen }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <div className={css.rowHead} title={row.title}>
          {row.to ? <Link to={row.to}>{row.words}</Link> : row.words}
          {row.detail && <small>{row.detail}</small>}
        </div>
      </th>
      {columns.map((column, columnPlace) => {
        const one = cell(row.key, column.key)
        const kind = one && kinds[one.kind]
        const words = [row.words, column.title ?? column.words, kind?.words, one?.note].filter(Boolean).join(', ')
        return (
          <td key={column.key} data-class={kind?.class}>
            <button
              type="button"
              className={css.cell}
              data-place={`${place} ${columnPlace}`}
              data-still={one ? undefined : ''}
              tabIndex={columnPlace === at ? 0 : -1}
              aria-label={one?.text ? `${words}: ${one.text}` : words}
              title={[kind?.words, one?.note].filter(Boolean).join('. ') || undefined}
              onFocus={() => onFocus({ row: place, column: columnPlace })}
              onClick={() => onOpen(row.key, column.key)}
            >
              {one?.text ?? kind?.glyph ?? ''}
            </button>
          </td>
        )
      })}
    </tr>
  )
})
