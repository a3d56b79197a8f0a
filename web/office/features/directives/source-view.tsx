import type { Block, Cell, SourceText, Span } from '@liem/domain/directives/extraction/source-text'
import { memo, useMemo } from 'react'
import { piecesOf, type SourceMark } from './source-marks.ts'
import css from './source-view.module.css'

export type SourceViewProps = {
  source: SourceText
  /** Passages that something on the other side was read from. */
  marks?: readonly SourceMark[]
  /** Key of the mark shown strongly. */
  active?: string
  /** Called with the keys under a click, the narrowest passage first. */
  onPick?: (keys: readonly string[]) => void
}

const none: readonly SourceMark[] = []

/** A document as it was read: paragraphs and tables in their order, passages marked. */
export function SourceView({ source, marks = none, active, onPick }: SourceViewProps) {
  const byBlock = useMemo(
    () =>
      source.blocks.map((block) => marks.filter((mark) => mark.start < block.span.end && mark.end > block.span.start)),
    [source, marks],
  )
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way is the list of fields on the other side
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div
      className={css.source}
      lang="vi"
      onClick={(event) => {
        const mark = (event.target as HTMLElement).closest<HTMLElement>('[data-marks]')
        if (mark?.dataset.marks && !window.getSelection()?.toString()) onPick?.(mark.dataset.marks.split(' '))
      }}
    >
      {source.blocks.map((block, place) => {
        const here = byBlock[place] ?? none
        return (
          <OneBlock
            key={block.span.start}
            block={block}
            text={source.text}
            marks={here}
            active={here.some((mark) => mark.key === active) ? active : undefined}
          />
        )
      })}
    </div>
  )
}

type BlockProps = { block: Block; text: string; marks: readonly SourceMark[]; active: string | undefined }

const OneBlock = memo(function OneBlock({ block, text, marks, active }: BlockProps) {
  const inside = (span: Span) => <Marked span={span} text={text} marks={marks} active={active} />
  if (block.kind === 'table')
    return (
      <div className={css.frame}>
        <table>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row[0]?.span.start}>
                {row.map((cell: Cell) => {
                  const Tag = cell.header ? 'th' : 'td'
                  return (
                    <Tag key={cell.span.start} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                      {inside(cell.span)}
                    </Tag>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  return (
    <p
      className={css.paragraph}
      data-strong={block.heading || block.bold ? '' : undefined}
      data-italic={block.italic ? '' : undefined}
      style={block.align && block.align !== 'left' ? { textAlign: block.align } : undefined}
    >
      {block.marker && <span className={css.marker}>{block.marker} </span>}
      {inside(block.span)}
    </p>
  )
})

function Marked({ span, text, marks, active }: { span: Span; text: string } & Pick<BlockProps, 'marks' | 'active'>) {
  return piecesOf(span, marks).map((piece) => {
    const words = text.slice(piece.start, piece.end)
    if (piece.keys.length === 0) return words
    const isActive = active !== undefined && piece.keys.includes(active)
    return (
      <mark
        key={piece.start}
        className={css.mark}
        data-marks={piece.keys.join(' ')}
        data-tone={piece.tone}
        data-active={isActive ? '' : undefined}
      >
        {words}
      </mark>
    )
  })
}
