import { changePassword } from '@liem/domain/sessions/contract'
import { useState } from 'react'
import { useWords } from '#lib/words/language.ts'
import { PasswordField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'

/** Old password, new one twice. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const w = useWords()
  const [repeated, setRepeated] = useState('')
  const form = useForm(changePassword, {
    start: { current: '', next: '' },
    extraCheck: (values): Record<string, string> =>
      values.next && repeated !== values.next ? { repeated: w.account.passwordDiffers } : {},
    invalidates: [],
    onDone: () => {
      form.reset()
      setRepeated('')
      onDone()
    },
  })
  return (
    <Form form={form} submit={w.account.changePassword} unguarded>
      <PasswordField {...form.field('current')} label={w.account.currentPassword} />
      <PasswordField {...form.field('next')} label={w.account.nextPassword} hint={w.account.passwordHint} fresh />
      <PasswordField
        id={`${form.id}-repeated`}
        name="repeated"
        value={repeated}
        onChange={(value) => {
          setRepeated(value ?? '')
          form.clearError('repeated')
        }}
        error={form.errors.repeated}
        label={w.account.repeatPassword}
        fresh
      />
    </Form>
  )
}
