import { useState } from 'react'
import { queryClient } from '#lib/query.ts'
import { useWords } from '#lib/words/language.ts'
import { Dialog } from '#ui/dialog.tsx'
import { ShowSecondFactor } from '../features/keys/second-factor/show.tsx'
import { SignInForm } from '../features/session/sign-in-form.tsx'
import { meNow, useMe } from '../me.ts'
import { sessionResumed } from './session-state.ts'

/** The session ended under an open page: sign in above it, then go on where one was. */
export function ResumeDialog() {
  const w = useWords()
  const me = useMe()
  const [pending, setPending] = useState(false)
  const resume = () => {
    sessionResumed()
    void queryClient.invalidateQueries()
  }
  return (
    <Dialog title={w.signIn.endedTitle} size="small" closable={false} onClose={() => {}}>
      <p>{w.signIn.ended}</p>
      {pending ? (
        <ShowSecondFactor onDone={resume} />
      ) : (
        <SignInForm
          username={me.username}
          onDone={(next) => {
            // Another officer must not go on in this one's page.
            if (next.officerId !== meNow()?.officerId) window.location.reload()
            if (next.secondFactorPending) setPending(true)
            else resume()
          }}
        />
      )}
    </Dialog>
  )
}
