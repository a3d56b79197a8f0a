import { queryClient } from '#lib/query.ts'
import { useWords } from '#lib/words/language.ts'
import { Dialog } from '#ui/dialog.tsx'
import { SignInForm } from '../features/session/sign-in-form.tsx'
import { meNow, useMe } from '../me.ts'
import { sessionResumed } from './session-state.ts'

/** The session ended under an open page: sign in above it, then go on where one was. */
export function ResumeDialog() {
  const w = useWords()
  const me = useMe()
  return (
    <Dialog title={w.signIn.endedTitle} size="small" closable={false} onClose={() => {}}>
      <p>{w.signIn.ended}</p>
      <SignInForm
        username={me.username}
        onDone={(next) => {
          // Another officer must not go on in this one's page.
          if (next.officerId !== meNow()?.officerId) window.location.reload()
          sessionResumed()
          void queryClient.invalidateQueries()
        }}
      />
    </Dialog>
  )
}
