import { useOpen } from '#lib/address.ts'
import { queryClient } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { useWords } from '#lib/words/language.ts'
import { places } from '../../places.ts'
import { Door } from './door.tsx'
import { PasswordForm } from './password-form.tsx'

/** The first thing after an administrator has set the password. */
export function MustChangePassword() {
  const w = useWords()
  const open = useOpen()
  return (
    <Door title={w.signIn.mustChangeTitle} lead={w.signIn.mustChange}>
      <PasswordForm
        onDone={() => {
          queryClient.clear()
          toast.done(w.account.passwordChanged)
          open(places.today, { replace: true })
        }}
      />
    </Door>
  )
}
