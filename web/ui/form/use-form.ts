import type { OkOf, Route } from '@liem/domain/kernel/route'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Input } from '#lib/call.ts'
import { check, type Errors, errorsOf, valueAt, withValueAt } from '#lib/faults.ts'
import { type StepOptions, type StepRun, useStep } from '#lib/query.ts'

type BodyIn<R extends Route> = z.input<NonNullable<R['body']>>
/** What stands in the fields: any part of the body, or nothing yet. */
export type Values<R extends Route> = { [K in keyof BodyIn<R>]?: BodyIn<R>[K] | null | '' }

/** What a field component needs; spread it: `<TextField {...form.field('title')} label="…" />`. */
export type Field<V> = {
  id: string
  name: string
  value: V
  onChange: (value: V) => void
  error?: string
}

export type FormOptions<R extends Route> = Omit<StepOptions<R>, 'showsRefusal'> & {
  start: Values<R>
  /** Wraps the body when the route also takes params: `(body) => ({ params: { id }, body })`. */
  input?: (body: BodyIn<R>) => Input<R>
  /** Changes what was typed into the body to send (leave out blanks, add fixed parts). */
  tidy?: (values: Values<R>) => Values<R>
  /** Name under which what was typed survives a reload, on this tab only. Never for passwords or sealed content. */
  keep?: string
  /** Rules the contract cannot know: errors by field. */
  extraCheck?: (values: Values<R>) => Errors
}

export type Form<R extends Route> = {
  id: string
  values: Values<R>
  errors: Errors
  isDirty: boolean
  wasRestored: boolean
  step: StepRun<R>
  /** Counts failed attempts; the form moves the focus when it grows. */
  attempts: number
  field: <K extends keyof BodyIn<R> & string>(name: K) => Field<NonNullable<BodyIn<R>[K]> | null | undefined>
  /** A field inside a list or group: `form.fieldAt<string>('after.0.name')`. */
  fieldAt: <V = string>(path: string) => Field<V | null | undefined>
  set: (change: Values<R>) => void
  reset: (to?: Values<R>) => void
  clearError: (path: string) => void
  submit: () => void
}

const kept = (name: string) => `liem.typed.${name}`

function readKept<V>(name: string | undefined): V | undefined {
  if (!name) return undefined
  try {
    const text = sessionStorage.getItem(kept(name))
    return text ? (JSON.parse(text) as V) : undefined
  } catch {
    return undefined
  }
}

/** Fields bound to a route's body: checked by the contract's schema here and by the server there, shown at the same places. */
export function useForm<R extends Route>(route: R, options: FormOptions<R>): Form<R> {
  const id = useId()
  const { keep, start } = options
  const [origin, setOrigin] = useState(start)
  const restored = useMemo(() => readKept<Values<R>>(keep), [keep])
  const [values, setValues] = useState<Values<R>>(restored ?? start)
  const [wasRestored, setRestored] = useState(restored !== undefined)
  const [errors, setErrors] = useState<Errors>({})
  const [attempts, setAttempts] = useState(0)
  const tidy = options.tidy ?? ((typed: Values<R>) => typed)
  const isDirty = useMemo(() => JSON.stringify(values) !== JSON.stringify(origin), [values, origin])
  const done = useRef(false)

  useEffect(() => {
    if (!keep || done.current) return
    const timer = setTimeout(() => {
      if (isDirty) sessionStorage.setItem(kept(keep), JSON.stringify(values))
      else sessionStorage.removeItem(kept(keep))
    }, 400)
    return () => clearTimeout(timer)
  }, [keep, values, isDirty])

  const step = useStep(route, {
    ...options,
    showsRefusal: true,
    onDone: (answer: OkOf<R>, input) => {
      done.current = true
      if (keep) sessionStorage.removeItem(kept(keep))
      setOrigin(values)
      options.onDone?.(answer, input)
    },
  })

  const put = useCallback((next: (before: Values<R>) => Values<R>, paths: readonly string[]) => {
    done.current = false
    setValues(next)
    // A field that is being corrected loses its mark at once; the others keep theirs.
    setErrors((before) => {
      const left = Object.entries(before).filter(
        ([path]) => !paths.some((one) => path === one || path.startsWith(`${one}.`)),
      )
      return left.length === Object.keys(before).length ? before : Object.fromEntries(left)
    })
  }, [])

  const fieldAt = <V>(path: string): Field<V> => ({
    id: `${id}-${path}`,
    name: path,
    value: valueAt(values, path) as V,
    onChange: (value) => put((before) => withValueAt(before, path, value), [path]),
    error: errors[path],
  })

  const submit = () => {
    if (step.isPending) return
    const body = tidy(values) as BodyIn<R>
    const found = { ...check(route.body, body), ...options.extraCheck?.(values) }
    setErrors(found)
    if (Object.keys(found).length > 0) {
      step.reset()
      setAttempts((n) => n + 1)
      return
    }
    const input = options.input ? options.input(body) : ({ body } as unknown as Input<R>)
    step.mutate(input as never, {
      onError: (refused) => {
        setErrors(errorsOf(refused.faults))
        setAttempts((n) => n + 1)
      },
    })
  }

  const reset = (to: Values<R> = start) => {
    if (keep) sessionStorage.removeItem(kept(keep))
    setOrigin(to)
    setValues(to)
    setErrors({})
    setRestored(false)
    step.reset()
  }

  return {
    id,
    values,
    errors,
    isDirty,
    wasRestored,
    step,
    attempts,
    field: (name) => fieldAt(name),
    fieldAt: (path) => fieldAt(path),
    set: (change) => put((before) => ({ ...before, ...change }), Object.keys(change)),
    reset,
    clearError: (path) => put((before) => before, [path]),
    submit,
  }
}
