import { useSearch } from '@tanstack/react-router'
import { useOpen } from '#lib/address.ts'
import { queryClient } from '#lib/query.ts'
import { useWords } from '#lib/words/language.ts'
import { setMe } from '../../me.ts'
import { places } from '../../places.ts'
import { Door } from './door.tsx'
import { safeBack } from './safe-back.ts'
import css from './session.module.css'
import { SignInForm } from './sign-in-form.tsx'

export function SignIn() {
  const w = useWords()
  const open = useOpen()
  const { back } = useSearch({ strict: false }) as { back?: string }
  return (
    <Door title={w.signIn.title}>
      <SignInForm
        onDone={(me) => {
          queryClient.clear()
          setMe(me)
          open(me.mustChangePassword ? places.changePassword : safeBack(back), { replace: true })
        }}
      />
      <p className={css.help}>{w.signIn.forgot}</p>
    </Door>
  )
}
