import { type Me, signIn } from '@liem/domain/sessions/contract'
import { setLanguage, useWords } from '#lib/words/language.ts'
import { PasswordField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'

/** User name and password; used by the sign-in page and by the dialog after a session has ended. */
export function SignInForm({ username = '', onDone }: { username?: string; onDone: (me: Me) => void }) {
  const w = useWords()
  const form = useForm(signIn, {
    start: { username, password: '' },
    invalidates: [],
    onDone: (me) => {
      setLanguage(me.locale)
      onDone(me)
    },
  })
  return (
    <Form form={form} submit={form.step.isPending ? w.signIn.submitting : w.signIn.submit} wideSubmit unguarded>
      <TextField
        {...form.field('username')}
        label={w.signIn.username}
        autoComplete="username"
        maxLength={40}
        autoFocus={!username}
      />
      <PasswordField {...form.field('password')} label={w.signIn.password} autoFocus={!!username} />
    </Form>
  )
}
