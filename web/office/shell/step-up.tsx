import { lazy, Suspense, useSyncExternalStore } from 'react'
import { onStepUp } from '#lib/call.ts'

const StepUpDialog = lazy(() => import('./step-up-dialog.tsx').then((file) => ({ default: file.StepUpDialog })))

let asking: { answer: (shown: boolean) => void; promise: Promise<boolean> } | null = null
const watchers = new Set<() => void>()
const put = (next: typeof asking) => {
  asking = next
  for (const watcher of watchers) watcher()
}

// Several calls refused at once ask once.
onStepUp(() => {
  if (asking) return asking.promise
  let answer: (shown: boolean) => void = () => {}
  const promise = new Promise<boolean>((resolve) => {
    answer = (shown) => {
      put(null)
      resolve(shown)
    }
  })
  put({ answer, promise })
  return promise
})

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Asks for the second factor above the page when a step needs it shown again; the step then goes on by itself. */
export function StepUp() {
  const now = useSyncExternalStore(subscribe, () => asking)
  return now ? (
    <Suspense>
      <StepUpDialog onAnswer={now.answer} />
    </Suspense>
  ) : null
}
