import { useState } from 'react'
import type { Errors } from '#lib/faults.ts'
import type { Field } from '#ui/form/use-form.ts'

/** Fields of a dialog whose words are sealed before sending: never kept outside the open page. */
export type Typed<V extends object> = {
  values: V
  errors: Errors
  isDirty: boolean
  field: <K extends keyof V & string>(name: K) => Field<V[K] | null | undefined>
  set: (change: Partial<V>) => void
  setErrors: (errors: Errors) => void
}

export function useTyped<V extends object>(start: V | (() => V)): Typed<V> {
  const [origin] = useState(start)
  const [values, setValues] = useState<V>(origin)
  const [errors, setErrors] = useState<Errors>({})
  const set = (change: Partial<V>) => {
    setValues((before) => ({ ...before, ...change }))
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in change))))
  }
  return {
    values,
    errors,
    isDirty: values !== origin,
    field: (name) => ({
      id: `typed-${name}`,
      name,
      value: values[name],
      error: errors[name],
      onChange: (value) => {
        setValues((before) => ({ ...before, [name]: value ?? (typeof before[name] === 'string' ? '' : value) }))
        setErrors(({ [name]: _gone, ...left }) => left)
      },
    }),
    set,
    setErrors,
  }
}

/** Errors of required texts that are blank. */
export const missing = (words: Readonly<Record<string, string | null | undefined | false>>): Errors =>
  Object.fromEntries(Object.entries(words).flatMap(([name, said]) => (said ? [[name, said]] : [])))
