import { lazy, Suspense } from 'react'
import { useSessionEnded } from './session-state.ts'

const ResumeDialog = lazy(() => import('./resume-dialog.tsx').then((file) => ({ default: file.ResumeDialog })))

/** Asks to sign in again when the session has ended under an open page. */
export function Resume() {
  return useSessionEnded() ? (
    <Suspense>
      <ResumeDialog />
    </Suspense>
  ) : null
}
