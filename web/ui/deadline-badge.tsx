import { Popover } from '@mantine/core'
import { IconAlertTriangle, IconCalendarEvent, IconCalendarOff, IconCircleCheck, IconClock } from '@tabler/icons-react'
import { useState } from 'react'
import { type DeadlineState, deadlineFace } from '#lib/deadline.ts'
import { dayWords } from '#lib/format.ts'
import { useLanguage, useWords } from '#lib/words/language.ts'
import css from './badge.module.css'

const icons = {
  red: IconAlertTriangle,
  amber: IconClock,
  green: IconCircleCheck,
  plain: IconCalendarEvent,
  grey: IconCalendarOff,
}

export type DeadlineBadgeProps = DeadlineState & {
  /** A day not yet decided could still move the date. */
  provisional?: boolean
  /** Lines of the reckoning; makes the badge open “Vì sao ngày này?”. */
  explanation?: readonly string[]
  /** Also writes the date beside the badge. */
  withDay?: boolean
}

/** Days left, always in words. */
export function DeadlineBadge({ provisional, explanation, withDay, ...state }: DeadlineBadgeProps) {
  const w = useWords()
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { tone, words } = deadlineFace(state, w.deadline, language)
  const Icon = icons[tone]
  const inside = (
    <>
      <Icon size={15} stroke={2} aria-hidden />
      <span className={css.words}>{words}</span>
      {provisional && <span className={css.provisional}>({w.deadline.provisional})</span>}
    </>
  )
  const day = withDay && state.dueOn && <span className={css.day}>{dayWords(state.dueOn)}</span>
  if (!explanation) {
    return (
      <span className={css.deadline}>
        <span
          className={css.badge}
          data-tone={tone}
          title={state.dueOn ? w.deadline.on(dayWords(state.dueOn)) : undefined}
        >
          {inside}
        </span>
        {day}
      </span>
    )
  }
  return (
    <span className={css.deadline}>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        width="min(24rem, calc(100vw - 2rem))"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button
            type="button"
            className={css.badge}
            data-tone={tone}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {inside}
            <span className="only-read">{w.deadline.why}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={w.deadline.why}>
          <div className={css.why} tabIndex={-1} data-autofocus>
            <h3>{w.deadline.why}</h3>
            {state.dueOn && <p>{w.deadline.on(dayWords(state.dueOn))}</p>}
            {explanation.length > 0 ? (
              <ol>
                {explanation.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
            ) : (
              <p>{w.deadline.noExplanation}</p>
            )}
            {provisional && <p className={css.doubt}>{w.deadline.provisionalLong}</p>}
          </div>
        </Popover.Dropdown>
      </Popover>
      {day}
    </span>
  )
}
