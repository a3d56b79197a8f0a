import { relockKey } from '@liem/domain/keys/contract'
import { Button } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { call } from '#lib/call.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import type { Keys } from './keyring.ts'
import css from './keys.module.css'
import { relock, requestOf } from './making.ts'
import { isReady, NewPassphrase } from './passphrase-field.tsx'
import { UnlockGate } from './unlock-gate.tsx'

/** The same key under another passphrase; it must be open first. */
export function ChangePassphraseDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Đổi cụm mật khẩu" onClose={onClose}>
      <UnlockGate why="Mở khóa bằng cụm mật khẩu hiện tại trước.">
        {(keys) => <Change keys={keys} onClose={onClose} />}
      </UnlockGate>
    </Dialog>
  )
}

function Change({ keys, onClose }: { keys: Keys; onClose: () => void }) {
  const id = useId()
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const change = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const body = {
        keyId: keys.keyId,
        locked: await relock(keys, passphrase),
        request: requestOf(keys.officerId, keys),
      }
      await call(relockKey, { body })
      toast.done('Đã đổi cụm mật khẩu.')
      onClose()
    } catch (thrown) {
      setError(asRefused(thrown).words)
      setBusy(false)
    }
  }
  return (
    <form className={css.stack} onSubmit={change} noValidate>
      <p className={css.soft}>
        Khóa không đổi, nên không cần ai đồng ký lại. Nếu ngờ rằng cụm cũ đã lộ, đổi cụm mật khẩu là chưa đủ: xin tạo
        khóa mới.
      </p>
      <NewPassphrase
        id={id}
        value={passphrase}
        onChange={setPassphrase}
        repeated={repeated}
        onRepeat={setRepeated}
        error={error}
      />
      <div className={css.buttons}>
        <Button type="submit" loading={busy} disabled={!isReady(passphrase, repeated)}>
          Đổi cụm mật khẩu
        </Button>
        <Button variant="default" onClick={onClose}>
          Thôi
        </Button>
      </div>
    </form>
  )
}
