import { useSyncExternalStore } from 'react'
import { onSessionEnded } from '#lib/query.ts'
import { meNow } from '../me.ts'

let ended = false
const watchers = new Set<() => void>()
const put = (now: boolean) => {
  ended = now
  for (const watcher of watchers) watcher()
}

// Before anyone is known, the sign-in page is the answer (see routes/screen.tsx); afterwards the page stays and asks again.
onSessionEnded(() => {
  if (meNow() && !ended) put(true)
})

export const sessionResumed = () => put(false)

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** True while the session has ended under an open page. */
export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => ended)
