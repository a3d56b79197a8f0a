import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { asRefused, isRefused } from '#lib/refused.ts'
import { PasswordField } from '#ui/form/fields.tsx'
import { Link } from '#ui/link.tsx'
import { places } from '../../places.ts'
import { isWrongPassphrase, type Keys, unlock, useUnlocked } from './keyring.ts'
import css from './keys.module.css'

/** Shows its content once the officer's keys are open in this tab; until then asks for the passphrase. */
export function UnlockGate({ why, children }: { why?: string; children: (keys: Keys) => ReactNode }) {
  const keys = useUnlocked()
  if (keys) return children(keys)
  return (
    <div className={css.gate}>
      <p className={css.gateTitle}>
        <IconLock size={20} stroke={1.7} aria-hidden />
        {why ?? 'Cần mở khóa của đồng chí để làm tiếp.'}
      </p>
      <UnlockForm />
    </div>
  )
}

/** The passphrase, and what to do without one. The keys open in this tab only. */
export function UnlockForm({ onDone }: { onDone?: (keys: Keys) => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [hasNone, setHasNone] = useState(false)
  const [busy, setBusy] = useState(false)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (!typed.trim()) return setError('Xin nhập cụm mật khẩu')
    setBusy(true)
    setError(undefined)
    try {
      const keys = await unlock(typed)
      setTyped('')
      onDone?.(keys)
    } catch (thrown) {
      if (isWrongPassphrase(thrown)) setError('Cụm mật khẩu không đúng')
      else if (isRefused(thrown) && thrown.code === 'key.none') setHasNone(true)
      else setError(asRefused(thrown).words)
    } finally {
      setBusy(false)
    }
  }
  if (hasNone)
    return (
      <p>
        Đồng chí chưa có khóa. <Link to={places.keys}>Tạo khóa của tôi</Link>
      </p>
    )
  return (
    <form onSubmit={open} className={css.unlock} noValidate>
      <PasswordField
        id={id}
        name="passphrase"
        label="Cụm mật khẩu của khóa"
        hint="Khóa chỉ mở trong thẻ trình duyệt này và tự khóa sau 15 phút không thao tác."
        value={typed}
        onChange={(value) => {
          setTyped(value ?? '')
          setError(undefined)
        }}
        error={error}
        autoFocus
      />
      <div className={css.buttons}>
        <Button type="submit" loading={busy}>
          Mở khóa
        </Button>
        <Link to={places.keys}>Quên cụm mật khẩu?</Link>
      </div>
    </form>
  )
}
