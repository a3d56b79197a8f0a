import type { OkOf, Route } from '@liem/domain/kernel/route'
import { readPetition } from '@liem/domain/petitions/reading.contract'
import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { call, type Input, newKey } from '#lib/call.ts'
import { type Errors, errorsOf } from '#lib/faults.ts'
import { keyOf } from '#lib/query.ts'
import { type CallRefused, isRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { DialogDirty } from '#ui/dialog.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './petition.module.css'
import { sealingRoom } from './sealing-room.ts'
import { touched } from './touched.ts'
import type { Typed } from './use-typed.ts'

export type Act = { run: () => void; isPending: boolean; error: CallRefused | null }

type ActOptions<R extends Route, V extends object> = {
  typed: Typed<V>
  /** What is wrong with what was typed; nothing is sealed or sent then. */
  check?: (values: V) => Errors
  /** Seals and puts the request together. */
  build: (values: V) => Promise<Input<R>> | Input<R>
  said: string
  onDone: (answer: OkOf<R>) => void
}

/** Thrown by `build` for a reason the officer can read. */
export const cannot = (words: string): CallRefused => ({
  refused: true,
  status: 422,
  code: 'request.invalid',
  words,
  faults: [],
  facts: {},
})

/**
 * One step whose words are sealed in this page first. A second try after a lost connection sends the same envelopes under the same
 * Idempotency-Key, so nothing happens twice.
 */
export function useAct<R extends Route, V extends object>(route: R, options: ActOptions<R, V>): Act {
  const { typed } = options
  const client = useQueryClient()
  const tried = useRef<{ values: V; input: Input<R>; key: string } | null>(null)
  const act = useMutation<OkOf<R>, CallRefused, void>({
    mutationFn: async () => {
      if (tried.current?.values !== typed.values) {
        tried.current = { values: typed.values, input: await built(() => options.build(typed.values)), key: newKey() }
      }
      const { input, key } = tried.current
      try {
        return await call(route, input, { idempotencyKey: key })
      } catch (thrown) {
        if (!isRefused(thrown) || thrown.status !== 0) tried.current = null
        throw thrown
      }
    },
    onSuccess: async (answer) => {
      tried.current = null
      toast.done(options.said)
      options.onDone(answer)
      await Promise.all(touched.map((one) => client.invalidateQueries({ queryKey: keyOf(one) })))
    },
    onError: async (refused) => {
      typed.setErrors(errorsOf(refused.faults))
      if (refused.code === 'record.changed') await client.invalidateQueries({ queryKey: keyOf(readPetition) })
    },
  })
  return {
    isPending: act.isPending,
    error: act.error,
    run: () => {
      if (act.isPending) return
      const found = options.check?.(typed.values) ?? {}
      typed.setErrors(found)
      if (Object.keys(found).length === 0) act.mutate()
    },
  }
}

async function built<T>(build: () => Promise<T> | T): Promise<T> {
  try {
    return await build()
  } catch (thrown) {
    if (isRefused(thrown)) throw thrown
    throw cannot((await sealingRoom()).faultWords(thrown))
  }
}

export type ActFormProps = {
  act: Act
  isDirty: boolean
  errors: Errors
  submit: string
  danger?: boolean
  /** False: the button waits for something above (opening the report). */
  ready?: boolean
  children: ReactNode
}

/** A dialog's form around an act. */
export function ActForm({ act, isDirty, errors, submit, danger, ready = true, children }: ActFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const markDirty = useContext(DialogDirty)
  useEffect(() => markDirty?.(isDirty), [markDirty, isDirty])
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [errors])
  const faults = Object.values(errors)
  return (
    <form
      ref={form}
      noValidate
      className={css.form}
      // Enter in a field chooses or ends a word; a step with consequences is taken by its button only.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        act.run()
      }}
    >
      {children}
      <div role="alert">
        {faults.length > 0 && (
          <ul className={css.faults}>
            {faults.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        {act.error && act.error.faults.length === 0 && <QuietError error={act.error} />}
      </div>
      <Group justify="flex-end">
        <Button type="submit" loading={act.isPending} disabled={!ready} color={danger ? 'red' : undefined}>
          {submit}
        </Button>
      </Group>
    </form>
  )
}
