import type { Totals } from '@liem/domain/tasks/classes'
import { bases, taskClasses, taskClassNames } from '@liem/domain/tasks/classes'
import type { TwoSeries } from '@liem/domain/tasks/figures.contract'
import { numberWords } from '#lib/format.ts'
import { type ChartTone, StackedBar } from '#ui/charts/bars.tsx'
import { places } from '../../places.ts'
import css from './task.module.css'

const tones: Record<(typeof taskClassNames)[number], ChartTone> = {
  on_time: 'green',
  late: 'amber',
  within_term: 'accent',
  overdue: 'red',
  no_deadline: 'pale',
  suspended: 'grey',
  recalled: 'grey',
}
const glyphs: Record<(typeof taskClassNames)[number], string> = {
  on_time: '✓',
  late: '~',
  within_term: '›',
  overdue: '!',
  no_deadline: '–',
  suspended: '‖',
  recalled: '×',
}

/** Filters of the list that a figure opens: `unitId=3&below=true`. */
export type Scope = Record<string, string | number | boolean | undefined>

const query = (scope: Scope) =>
  Object.entries(scope)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')

/** The list of tasks a figure was counted from. */
export const tasksOf = (scope: Scope) => `${places.tasks}?${query(scope)}`

const done = (totals: Totals) => totals.on_time + totals.late

/** The same tasks twice: first what was verified, then what the units said, then the gap between them. */
export function SeriesBars({ series, scope = {}, label }: { series: TwoSeries; scope?: Scope; label: string }) {
  const gap = done(series.claim) - done(series.verdict)
  return (
    <div className={css.stack}>
      {(['verdict', 'claim'] as const).map((basis) => (
        <div key={basis}>
          <h3 className={css.seriesTitle}>
            {bases[basis]} · {numberWords(series[basis].assigned)} nhiệm vụ
          </h3>
          <StackedBar
            label={`${label}, ${bases[basis]}`}
            slices={taskClassNames.map((name) => ({
              key: name,
              words: taskClasses[name],
              value: series[basis][name],
              tone: tones[name],
              glyph: glyphs[name],
              opens: tasksOf({ ...scope, class: name, basis }),
            }))}
          />
        </div>
      ))}
      {gap > 0 && (
        <p className={css.about}>
          Đơn vị báo cáo hoàn thành nhiều hơn kết quả thẩm định <b>{numberWords(gap)}</b> nhiệm vụ —{' '}
          <a href={tasksOf({ ...scope, gap: true })}>xem những nhiệm vụ này</a>.
        </p>
      )}
    </div>
  )
}
