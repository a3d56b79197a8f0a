import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconPlayerPause,
  IconProgress,
} from '@tabler/icons-react'
import css from './badge.module.css'

/** What a state means to the reader; colour and sign follow, so that colour never speaks alone. */
export type Tone = 'red' | 'amber' | 'green' | 'accent' | 'grey' | 'plain'

const icons = {
  red: IconAlertTriangle,
  amber: IconClock,
  green: IconCircleCheck,
  accent: IconProgress,
  grey: IconCircleDashed,
  plain: IconPlayerPause,
}

export type StateBadgeProps = { words: string; tone?: Tone; title?: string }

/** State of a record: `accent` under way, `amber` waits for somebody, `green` verified, `red` overdue, `grey` not begun or ended, `plain` paused. */
export function StateBadge({ words, tone = 'grey', title }: StateBadgeProps) {
  const Icon = icons[tone]
  return (
    <span className={css.badge} data-tone={tone} title={title}>
      <Icon size={15} stroke={2} aria-hidden />
      <span className={css.words}>{words}</span>
    </span>
  )
}
