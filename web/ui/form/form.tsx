import type { Route } from '@liem/domain/kernel/route'
import { Button } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useContext, useEffect, useRef } from 'react'
import { useWords } from '#lib/words/language.ts'
import { Confirm } from '../confirm.tsx'
import { DialogDirty } from '../dialog.tsx'
import css from './form.module.css'
import type { Form as FormState } from './use-form.ts'

export type FormProps<R extends Route> = {
  form: FormState<R>
  /** Words of the button. */
  submit: string
  /** Beside the button: usually “Thôi”. */
  aside?: ReactNode
  children: ReactNode
  danger?: boolean
  /** The button spans the form (sign-in). */
  wideSubmit?: boolean
  /** Nothing typed here is worth a warning when leaving. */
  unguarded?: boolean
}

/** Form with an error summary; moves to the first wrong field; warns before what was typed is lost. */
export function Form<R extends Route>({ form, submit, aside, children, danger, wideSubmit, unguarded }: FormProps<R>) {
  const w = useWords()
  const element = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const markDirty = useContext(DialogDirty)
  const refused = form.step.error
  const faults = Object.entries(form.errors)
  const general =
    refused && refused.code !== 'request.invalid' && refused.code !== 'session.missing' ? refused.words : null
  const isDirty = form.isDirty && !form.step.isSuccess && !unguarded

  useEffect(() => markDirty?.(isDirty), [markDirty, isDirty])

  useEffect(() => {
    if (form.attempts === 0) return
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    ;(wrong ?? summary.current)?.focus()
  }, [form.attempts])

  const blocker = useBlocker({
    // A dialog warns for itself; a change of filters is not a way out.
    shouldBlockFn: ({ current, next }) => isDirty && !markDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  })

  const send = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    form.submit()
  }

  return (
    <form noValidate onSubmit={send} className={css.form} ref={element}>
      {(general || faults.length > 1 || (refused && faults.length === 0 && !general)) && (
        <div className={css.summary} role="alert" tabIndex={-1} ref={summary}>
          <p className={css.summaryTitle}>
            {general ?? (faults.length > 0 ? w.form.summary(faults.length) : refused?.words)}
          </p>
          {faults.length > 0 && (
            <ul>
              {faults.map(([path, words]) => (
                <li key={path}>
                  <a href={`#${form.id}-${path}`} onClick={(event) => jump(event, `${form.id}-${path}`)}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {refused?.incident && <p>{w.error.incident(refused.incident)}</p>}
        </div>
      )}
      {form.wasRestored && (
        <div className={css.kept}>
          {w.form.keptFound}
          <Button variant="subtle" size="compact-md" onClick={() => form.reset()}>
            {w.form.keptDrop}
          </Button>
        </div>
      )}
      {children}
      <div className={css.buttons}>
        <Button type="submit" fullWidth={wideSubmit} loading={form.step.isPending} color={danger ? 'red' : undefined}>
          {submit}
        </Button>
        {aside}
      </div>
      {blocker.status === 'blocked' && (
        <Confirm
          title={w.form.unsavedTitle}
          words={w.form.unsaved}
          yes={w.form.leave}
          no={w.form.stay}
          danger
          onYes={() => blocker.proceed()}
          onNo={() => blocker.reset()}
        />
      )}
    </form>
  )
}

function jump(event: { preventDefault: () => void }, id: string) {
  const target = document.getElementById(id)
  if (!target) return
  event.preventDefault()
  target.scrollIntoView({ block: 'center' })
  const field = target.matches('input, textarea, select, button')
    ? target
    : target.querySelector<HTMLElement>('input, textarea, select, button')
  field?.focus()
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>
}
