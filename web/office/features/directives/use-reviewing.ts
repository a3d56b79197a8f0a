import type { Draft } from '@liem/domain/directives/extraction/draft'
import { readReading, saveReading } from '@liem/domain/directives/readings.contract'
import type { Reviewed } from '@liem/domain/directives/reviewing'
import type { OkOf } from '@liem/domain/kernel/route'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '#lib/call.ts'
import { keyOf } from '#lib/query.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'

export type Reading = Omit<OkOf<typeof readReading>, 'draft' | 'edited'> & { draft: Draft; edited: Reviewed | null }
export type SaveState = { kind: 'saved' | 'unsaved' | 'saving' } | { kind: 'conflict' | 'failed'; refused: CallRefused }

const wait = 1200

/**
 * The reading while it is corrected: every change is saved a moment later with the version it was made on. When somebody else
 * saved in between, nothing more is sent until the page is loaded again.
 */
export function useReviewing(reading: Reading, start: Reviewed) {
  const client = useQueryClient()
  const [reviewed, setReviewed] = useState<Reviewed>(reading.edited ?? start)
  const [state, setState] = useState<SaveState>({ kind: 'saved' })
  const version = useRef(reading.version)
  const latest = useRef(reviewed)
  const saved = useRef(reviewed)
  const sending = useRef<Promise<void> | null>(null)
  const stopped = useRef(false)
  latest.current = reviewed

  const save = useCallback(async () => {
    // One sending at a time: the next one needs the version that this one answers.
    while (sending.current) await sending.current
    if (stopped.current || saved.current === latest.current) return
    const edited = latest.current
    setState({ kind: 'saving' })
    const send = async () => {
      try {
        const input = { params: { id: reading.id } }
        const answer = await call(saveReading, { ...input, body: { version: version.current, edited } })
        version.current = answer.version
        saved.current = edited
        client.setQueryData(keyOf(readReading, input), (before: object | undefined) =>
          before ? { ...before, edited, version: answer.version } : before,
        )
        setState({ kind: latest.current === edited ? 'saved' : 'unsaved' })
      } catch (thrown) {
        const refused = asRefused(thrown)
        const conflict = refused.code === 'record.changed' || refused.code === 'reading.closed'
        stopped.current = conflict
        setState({ kind: conflict ? 'conflict' : 'failed', refused })
      }
    }
    sending.current = send()
    await sending.current
    sending.current = null
  }, [reading.id, client])

  useEffect(() => {
    if (saved.current === reviewed || stopped.current) return
    setState((now) => (now.kind === 'saving' ? now : { kind: 'unsaved' }))
    const timer = setTimeout(() => void save(), wait)
    return () => clearTimeout(timer)
  }, [reviewed, save])

  // Leaving the page sends what is not yet sent; closing the window asks first.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (saved.current !== latest.current && !stopped.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      void save()
    }
  }, [save])

  /** After confirming or discarding nothing is saved any more. */
  const stop = useCallback(() => {
    stopped.current = true
  }, [])
  return { reviewed, change: setReviewed, state, save, stop }
}
