import { numberWords, shareWords } from '#lib/format.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import { Link } from '../link.tsx'
import css from './charts.module.css'

export type ChartTone = 'accent' | 'green' | 'amber' | 'red' | 'grey' | 'pale'

export type ShareBarProps = {
  numerator: number
  denominator: number
  /** What the share is of, for screen readers. */
  label: string
  tone?: ChartTone
  /** Records of the numerator. */
  opens?: string
  /** Mark on the bar, 0..1: last year's value or a target. */
  mark?: number
  markWords?: string
}

/** A share with both its numbers; a dash when there is nothing to divide by. */
export function ShareBar({ numerator, denominator, label, tone = 'accent', opens, mark, markWords }: ShareBarProps) {
  const language = useLanguage()
  const width = denominator === 0 ? 0 : Math.min(100, (numerator / denominator) * 100)
  const numbers = (
    <>
      <b>{shareWords(numerator, denominator, language)}</b>{' '}
      <small>
        ({numberWords(numerator, language)}/{numberWords(denominator, language)})
      </small>
    </>
  )
  return (
    <div className={css.share} data-tone={tone}>
      <div className={css.track} aria-hidden>
        <div className={css.fill} style={{ width: `${width}%` }} />
        {mark !== undefined && (
          <div className={css.mark} style={{ insetInlineStart: `${mark * 100}%` }} title={markWords} />
        )}
      </div>
      <span className={css.shareNumbers}>
        <span className="only-read">{label}: </span>
        {opens ? <Link to={opens}>{numbers}</Link> : numbers}
      </span>
    </div>
  )
}

export type Slice = {
  key: string
  words: string
  value: number
  tone: ChartTone
  /** A letter or sign in the legend, so that colour does not speak alone. */
  glyph?: string
  opens?: string
}

/** Parts of a whole in one bar, with a legend that carries the numbers and opens the records. */
export function StackedBar({ slices, label }: { slices: readonly Slice[]; label: string }) {
  const language = useLanguage()
  const w = useWords()
  const total = slices.reduce((sum, slice) => sum + slice.value, 0)
  return (
    <figure style={{ margin: 0 }} aria-label={`${label}: ${numberWords(total, language)}`}>
      <div className={css.stack} aria-hidden>
        {total === 0 && <div className={css.slice} data-tone="grey" style={{ flexGrow: 1, opacity: 0.4 }} />}
        {slices
          .filter((slice) => slice.value > 0)
          .map((slice) => (
            <div
              key={slice.key}
              className={css.slice}
              data-tone={slice.tone}
              style={{ flexGrow: slice.value }}
              title={`${slice.words}: ${w.chart.outOf(numberWords(slice.value, language), numberWords(total, language))}`}
            />
          ))}
      </div>
      <ul className={css.legend}>
        {slices.map((slice) => (
          <li key={slice.key}>
            <span className={css.key} data-tone={slice.tone} aria-hidden>
              {slice.glyph}
            </span>
            {slice.opens && slice.value > 0 ? (
              <Link to={slice.opens}>
                {slice.words}: <b>{numberWords(slice.value, language)}</b>
              </Link>
            ) : (
              <span>
                {slice.words}: <b>{numberWords(slice.value, language)}</b>
              </span>
            )}
          </li>
        ))}
      </ul>
    </figure>
  )
}
