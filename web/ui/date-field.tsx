import { Popover } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { dayWords, parseDay, todayIso } from '#lib/format.ts'
import { useWords } from '#lib/words/language.ts'
import css from './date-field.module.css'
import { FieldError, type FieldLook, Label } from './form/fields.tsx'
import form from './form/form.module.css'
import type { Field } from './form/use-form.ts'

const Calendar = lazy(() => import('./calendar.tsx').then((file) => ({ default: file.Calendar })))

export type DateFieldProps = Field<string | null | undefined> &
  FieldLook & {
    /** Day that “this year” and the calendar start from; `me.today`. */
    today?: string
    min?: string
    max?: string
    /** Small, for filter bars. */
    compact?: boolean
  }

/**
 * A date typed as dd/mm/yyyy; also takes 1/3/26, 01032026, 1.3. The calendar is only a help. The value is `2026-11-21` or null;
 * what cannot be read is passed on as typed, so that the contract's own check refuses it and nothing typed is lost.
 */
export function DateField({
  id,
  name,
  value,
  onChange,
  error,
  today = todayIso(),
  min,
  max,
  compact,
  ...look
}: DateFieldProps) {
  const w = useWords()
  const [text, setText] = useState(() => shown(value))
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    setText((now) => ((parseDay(now, today) ?? (now || null)) === (value || null) ? now : shown(value)))
  }, [value, today])

  const settle = () => {
    const day = parseDay(text, today)
    setWrong(text.trim() !== '' && !day)
    if (day) setText(dayWords(day))
    const next = day ?? (text.trim() || null)
    // In a filter a half-typed date is not a filter.
    if (compact && text.trim() !== '' && !day) return
    if (next !== (value || null)) onChange(next)
  }
  const pick = (day: string) => {
    setText(dayWords(day))
    setWrong(false)
    setOpen(false)
    onChange(day)
  }
  const fault = wrong ? w.date.wrong : error
  return (
    <div>
      <label htmlFor={id} className={compact ? css.compact : form.label}>
        <Label {...look} />
      </label>
      {!compact && (
        <div className={form.hint} id={`${id}-hint`}>
          {look.hint ?? w.date.hint}
        </div>
      )}
      <div className={`${css.box} ${compact ? css.compactBox : ''}`}>
        <input
          id={id}
          name={name}
          inputMode="numeric"
          autoComplete="off"
          placeholder={compact ? 'dd/mm/yyyy' : undefined}
          disabled={look.disabled}
          value={text}
          aria-invalid={fault ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle()
            if (event.key === 'ArrowDown' && event.altKey) setOpen(true)
          }}
        />
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <button
              type="button"
              className={css.open}
              disabled={look.disabled}
              aria-label={`${w.date.calendar}: ${look.label}`}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={20} stroke={1.6} aria-hidden />
            </button>
          </Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={w.loading}>
              <Calendar value={parseDay(text, today) ?? null} today={today} min={min} max={max} onPick={pick} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      </div>
      <FieldError id={`${id}-error`} words={fault} />
    </div>
  )
}

function shown(value: string | null | undefined): string {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayWords(value) : (value ?? '')
}
