import { readSetup } from '@liem/domain/setup/contract'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useOpen } from '#lib/address.ts'
import { queryClient, useAsk } from '#lib/query.ts'
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
  // A new installation has nobody who could sign in yet.
  const setup = useAsk(readSetup, {}, { staleMs: 300_000 })
  const isNew = setup.data?.done === false
  useEffect(() => {
    if (isNew) open(places.setup, { replace: true })
  }, [isNew, open])
  return (
    <Door title={w.signIn.title}>
      <SignInForm
        onDone={(me) => {
          queryClient.clear()
          setMe(me)
          if (me.secondFactorPending)
            return open(back ? `${places.secondFactor}?back=${encodeURIComponent(back)}` : places.secondFactor, {
              replace: true,
            })
          open(me.mustChangePassword ? places.changePassword : safeBack(back), { replace: true })
        }}
      />
      <p className={css.help}>{w.signIn.forgot}</p>
    </Door>
  )
}
