import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'
import { numberWords } from '#lib/format.ts'
import { niceTicks } from '#lib/scale.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import type { ChartTone } from './bars.tsx'
import css from './charts.module.css'

export type Series = {
  key: string
  words: string
  tone: ChartTone
  dashed?: boolean
  values: readonly (number | null)[]
}
export type TrendLineProps = {
  label: string
  /** Words under the axis, one per point: `1/2026`. */
  points: readonly string[]
  series: readonly Series[]
}

const frame = { height: 240, left: 48, right: 12, top: 12, bottom: 30 }

/** Lines over time, with the same numbers as a table for who would rather read. */
export function TrendLine({ label, points, series }: TrendLineProps) {
  const w = useWords()
  const language = useLanguage()
  const id = useId()
  // Drawn at the width it is shown at, so that letters keep their size on every screen.
  const { ref, width } = useElementSize()
  const size = { ...frame, width: width || 720 }
  const max = Math.max(0, ...series.flatMap((one) => one.values.map((value) => value ?? 0)))
  const ticks = niceTicks(max)
  const top = ticks.at(-1) ?? 1
  const x = (place: number) =>
    size.left + (place / Math.max(1, points.length - 1)) * (size.width - size.left - size.right)
  const y = (value: number) => size.height - size.bottom - (value / top) * (size.height - size.top - size.bottom)
  const every = Math.ceil(points.length / Math.max(2, Math.floor(size.width / 90)))
  return (
    <figure style={{ margin: 0 }} ref={ref}>
      <svg className={css.chart} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={id}>
        <title id={id}>{label}</title>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={css.grid} x1={size.left} x2={size.width - size.right} y1={y(tick)} y2={y(tick)} />
            <text x={size.left - 8} y={y(tick) + 4} textAnchor="end">
              {numberWords(tick, language)}
            </text>
          </g>
        ))}
        {points.map(
          (point, place) =>
            place % every === 0 && (
              <text key={point} x={x(place)} y={size.height - 8} textAnchor={place === 0 ? 'start' : 'middle'}>
                {point}
              </text>
            ),
        )}
        {series.map((one) => (
          <g key={one.key} data-tone={one.tone}>
            <path
              className={css.path}
              d={linePath(one.values, x, y)}
              strokeDasharray={one.dashed ? '6 5' : undefined}
            />
            {one.values.map(
              (value, place) =>
                value !== null && (
                  <circle key={points[place]} className={css.point} cx={x(place)} cy={y(value)} r={4}>
                    <title>{`${one.words}, ${points[place]}: ${numberWords(value, language)}`}</title>
                  </circle>
                ),
            )}
          </g>
        ))}
      </svg>
      <ul className={css.legend}>
        {series.map((one) => (
          <li key={one.key} data-tone={one.tone}>
            <span className={css.line} data-dash={one.dashed ? '' : undefined} aria-hidden />
            {one.words}
          </li>
        ))}
      </ul>
      <details className={css.details}>
        <summary>{w.chart.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className={css.scroll} tabIndex={0} aria-label={label}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{label}</th>
                {series.map((one) => (
                  <th key={one.key} scope="col">
                    {one.words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.map((point, place) => (
                <tr key={point}>
                  <th scope="row">{point}</th>
                  {series.map((one) => (
                    <td key={one.key}>
                      {one.values[place] === null || one.values[place] === undefined
                        ? '–'
                        : numberWords(one.values[place], language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  )
}

/** A gap in the numbers is a gap in the line. */
function linePath(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  let pen = false
  return values
    .map((value, place) => {
      if (value === null) {
        pen = false
        return ''
      }
      const command = `${pen ? 'L' : 'M'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`
      pen = true
      return command
    })
    .join('')
}

/** A small line without axes, beside a number. The words say what it shows. */
export function Sparkline({
  values,
  words,
  tone = 'accent',
}: {
  values: readonly number[]
  words: string
  tone?: ChartTone
}) {
  const max = Math.max(1, ...values)
  const x = (place: number) => 2 + (place / Math.max(1, values.length - 1)) * 92
  const y = (value: number) => 24 - (value / max) * 20
  return (
    <svg width="96" height="28" viewBox="0 0 96 28" role="img" aria-label={words} data-tone={tone}>
      <path className={css.path} d={linePath(values, x, y)} />
      {values.length > 0 && (
        <circle className={css.point} cx={x(values.length - 1)} cy={y(values.at(-1) ?? 0)} r={3.5} />
      )}
    </svg>
  )
}
