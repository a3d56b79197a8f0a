import { useElementSize } from '@mantine/hooks'
import { useOpen } from '#lib/address.ts'
import { daysBetween, dayWords } from '#lib/format.ts'
import { timeTicks } from '#lib/scale.ts'
import { useWords } from '#lib/words/language.ts'
import css from './roadmap.module.css'

export type Phase = {
  key: string
  words: string
  from: string
  to: string
  opens?: string
  tone?: 'now' | 'done' | 'later'
}
/** A review, a report or an end date of the roadmap. */
export type Moment = { key: string; words: string; on: string; opens?: string; tone?: 'done' | 'late' | 'later' }
export type Lane = { key: string; words: string; phases: readonly Phase[]; moments: readonly Moment[] }

export type RoadmapTimelineProps = { label: string; lanes: readonly Lane[]; today: string }

const frame = { left: 190, right: 48, head: 40, lane: 74 }

/** Phases as bands, review points as diamonds, a line for today. Everything drawn is also in a list for screen readers. */
export function RoadmapTimeline({ label, lanes, today }: RoadmapTimelineProps) {
  const w = useWords()
  const open = useOpen()
  const { ref, width } = useElementSize()
  const size = { ...frame, width: Math.max(900, width) }
  const days = lanes.flatMap((lane) => [
    ...lane.phases.flatMap((phase) => [phase.from, phase.to]),
    ...lane.moments.map((one) => one.on),
  ])
  if (days.length === 0) return null
  const inOrder = days.toSorted()
  const from = `${inOrder.at(0)?.slice(0, 4)}-01-01`
  const to = `${inOrder.at(-1)?.slice(0, 4)}-12-31`
  const span = Math.max(1, daysBetween(from, to))
  const x = (day: string) => size.left + (daysBetween(from, day) / span) * (size.width - size.left - size.right)
  const height = size.head + lanes.length * size.lane + 28
  const showsToday = today >= from && today <= to
  const link = (to: string | undefined, words: string) =>
    to
      ? {
          role: 'link',
          tabIndex: 0,
          className: css.link,
          'aria-label': words,
          onClick: () => open(to),
          onKeyDown: (event: React.KeyboardEvent) => event.key === 'Enter' && open(to),
        }
      : { 'aria-label': words, role: 'img' }
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={css.frame} tabIndex={0} aria-label={label} ref={ref}>
        <svg
          className={css.chart}
          width={size.width}
          height={height}
          viewBox={`0 0 ${size.width} ${height}`}
          aria-label={label}
        >
          <title>{label}</title>
          {timeTicks(from, to).map((tick) => (
            <g key={tick.day}>
              <line
                className={css.gridLine}
                data-year={tick.year ? '' : undefined}
                x1={x(tick.day)}
                x2={x(tick.day)}
                y1={size.head - 8}
                y2={height - 24}
              />
              <text className={tick.year ? css.year : css.tick} x={x(tick.day) + 5} y={size.head - 16}>
                {tick.words}
              </text>
            </g>
          ))}
          {showsToday && (
            <g>
              <line className={css.todayLine} x1={x(today)} x2={x(today)} y1={size.head - 8} y2={height - 20} />
              <text className={css.todayWords} x={x(today)} y={height - 6} textAnchor="middle">
                {w.today}
              </text>
            </g>
          )}
          {lanes.map((lane, place) => {
            const y = size.head + place * size.lane
            return (
              <g key={lane.key}>
                <text x={0} y={y + 26} className={css.year}>
                  {clip(lane.words, 24)}
                  <title>{lane.words}</title>
                </text>
                {lane.phases.map((phase, nth) => {
                  const width = Math.max(6, x(phase.to) - x(phase.from))
                  // Phases of a plan overlap (2023–2026, 2026–2030): words only where the next band does not cover them.
                  const next = lane.phases[nth + 1]
                  const free = next && next.from > phase.from ? Math.min(width, x(next.from) - x(phase.from)) : width
                  const words = `${phase.words}: ${dayWords(phase.from)} – ${dayWords(phase.to)}`
                  return (
                    <g key={phase.key} {...link(phase.opens, words)}>
                      <title>{words}</title>
                      <rect
                        className={css.band}
                        data-tone={phase.tone}
                        x={x(phase.from)}
                        y={y + 8}
                        width={width}
                        height={28}
                        rx={6}
                      />
                      {free > 60 && (
                        <text className={css.inBand} data-tone={phase.tone} x={x(phase.from) + 10} y={y + 27}>
                          {clip(phase.words, Math.floor((free - 16) / 7.4))}
                        </text>
                      )}
                    </g>
                  )
                })}
                {lane.moments.map((moment) => {
                  const words = `${moment.words}: ${dayWords(moment.on)}`
                  return (
                    <g key={moment.key} {...link(moment.opens, words)}>
                      <title>{words}</title>
                      <rect
                        className={css.point}
                        data-tone={moment.tone}
                        x={-7}
                        y={-7}
                        width={14}
                        height={14}
                        transform={`translate(${x(moment.on)} ${y + 52}) rotate(45)`}
                      />
                    </g>
                  )
                })}
              </g>
            )
          })}
        </svg>
      </section>
    </div>
  )
}

const clip = (words: string, length: number) =>
  words.length > length ? `${words.slice(0, Math.max(1, length - 1))}…` : words
