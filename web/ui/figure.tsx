import type { ReactNode } from 'react'
import { numberWords } from '#lib/format.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import css from './figure.module.css'
import { Link } from './link.tsx'

export type FigureProps = {
  value: number
  words: string
  /** The whole it is part of: shown as “18 / 24”. */
  of?: number | null
  /** The records it was counted from. */
  opens?: string
  /** Red only for what is overdue. A zero is never coloured. */
  tone?: 'red' | 'amber' | 'green'
}

/** A large number with its words, opening the records it was counted from. */
export function Figure({ value, words, of, opens, tone }: FigureProps) {
  const w = useWords()
  const language = useLanguage()
  const inside = (
    <>
      <span className={css.value}>
        {numberWords(value, language)}
        {of !== null && of !== undefined && (
          <small>
            <span aria-hidden> / {numberWords(of, language)}</span>
            <span className="only-read">{w.chart.outOf('', numberWords(of, language))}</span>
          </small>
        )}
      </span>
      <span className={css.words}>{words}</span>
    </>
  )
  const look = { className: css.figure, 'data-tone': value === 0 ? undefined : tone }
  return opens ? (
    <Link to={opens} {...look}>
      {inside}
    </Link>
  ) : (
    <div {...look}>{inside}</div>
  )
}

/** A row of figures. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={css.figures}>{children}</div>
}

/** A number within a sentence or a cell, opening its records; a zero is plain text. */
export function Count({ value, opens }: { value: number; opens?: string }) {
  const language = useLanguage()
  const words = numberWords(value, language)
  return opens && value > 0 ? (
    <Link to={opens} className={css.inline}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  )
}
