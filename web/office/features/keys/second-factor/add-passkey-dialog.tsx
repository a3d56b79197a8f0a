import { readOwnKey } from '@liem/domain/keys/contract'
import { addPasskey, beginPasskey, readSecondFactor } from '@liem/domain/keys/second-factor.contract'
import { Button } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { call } from '#lib/call.ts'
import { keyOf, queryClient } from '#lib/query.ts'
import { asRefused, isRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import { PasswordField, TextField } from '#ui/form/fields.tsx'
import css from '../keys.module.css'
import { BackupCodes } from './backup-codes.tsx'

/** A security key, or the fingerprint reader of this machine. */
export function AddPasskeyDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [name, setName] = useState('Khóa bảo mật')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  // Browsers offer passkeys on HTTPS under a name only, not under a bare address.
  const isPossible =
    window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(window.location.hostname)

  const add = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const { options } = await call(beginPasskey, { body: { password } })
      const { startRegistration } = await import('@simplewebauthn/browser')
      const response = await startRegistration({ optionsJSON: options as never })
      const { backupCodes } = await call(addPasskey, { body: { name, response: response as never } })
      for (const route of [readSecondFactor, readOwnKey]) void queryClient.invalidateQueries({ queryKey: keyOf(route) })
      toast.done('Đã thêm khóa bảo mật.')
      if (backupCodes) setCodes(backupCodes)
      else onClose()
    } catch (thrown) {
      setError(
        isRefused(thrown)
          ? (thrown.faults[0]?.words ?? thrown.words)
          : thrown instanceof Error
            ? 'Trình duyệt chưa tạo được khóa bảo mật: đã bấm thôi, hoặc thiết bị không hỗ trợ.'
            : asRefused(thrown).words,
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title="Thêm khóa bảo mật" onClose={onClose} closable={!codes && !busy}>
      {codes ? (
        <BackupCodes codes={codes} onDone={onClose} />
      ) : isPossible ? (
        <form className={css.stack} onSubmit={add} noValidate>
          <p>
            Khóa bảo mật là một thiết bị USB, hoặc vân tay, khuôn mặt, mã PIN của chính máy này. Không ai lấy được nó từ
            xa.
          </p>
          <TextField
            id={`${id}-name`}
            name="name"
            label="Tên gợi nhớ"
            value={name}
            onChange={(value) => setName(value ?? '')}
            maxLength={60}
          />
          <PasswordField
            id={`${id}-password`}
            name="password"
            label="Mật khẩu đăng nhập"
            value={password}
            onChange={(value) => setPassword(value ?? '')}
            error={error}
          />
          <div className={css.buttons}>
            <Button type="submit" loading={busy} disabled={!password || !name.trim()}>
              Tiếp tục
            </Button>
          </div>
        </form>
      ) : (
        <div className={css.stack}>
          <p>
            Trình duyệt chỉ cho dùng khóa bảo mật khi trang mở qua HTTPS bằng tên miền. Ở địa chỉ này xin dùng ứng dụng
            mã số.
          </p>
          <div className={css.buttons}>
            <Button variant="default" onClick={onClose}>
              Đóng
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
