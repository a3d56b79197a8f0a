import { listKeys, makeKey, readOwnKey } from '@liem/domain/keys/contract'
import { Button } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { call } from '#lib/call.ts'
import { keyOf, queryClient } from '#lib/query.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import { RadioField } from '#ui/form/fields.tsx'
import { useMe } from '../../me.ts'
import { hold } from './keyring.ts'
import css from './keys.module.css'
import { makeKeys } from './making.ts'
import { isReady, NewPassphrase } from './passphrase-field.tsx'

type Why = 'replaced' | 'lost' | 'compromised'

/** Makes a key in this browser. Only its public half and a copy locked under the passphrase leave it. */
export function MakeKeyDialog({ replaces, onClose }: { replaces: boolean; onClose: () => void }) {
  const me = useMe()
  const id = useId()
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [why, setWhy] = useState<Why | null>(replaces ? 'lost' : null)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      const { identity, signSecret, recipient, verifyKey, request, locked } = await makeKeys(me.officerId, passphrase)
      const row = await call(makeKey, { body: { request, locked, ...(why ? { why } : {}) } })
      hold({ keyId: row.id, officerId: me.officerId, identity, signSecret, recipient, verifyKey })
      for (const route of [readOwnKey, listKeys]) await queryClient.invalidateQueries({ queryKey: keyOf(route) })
      toast.done('Đã tạo khóa. Khóa đang mở trong thẻ này.')
      onClose()
    } catch (thrown) {
      setError(asRefused(thrown).words)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={replaces ? 'Tạo khóa mới' : 'Tạo khóa của tôi'} onClose={onClose} closable={!busy}>
      <form className={css.stack} onSubmit={make} noValidate>
        <div className={css.note}>
          <ul className={css.list}>
            <li>Khóa được tạo ngay trong trình duyệt này. Máy chủ chỉ giữ bản đã khóa bằng cụm mật khẩu.</li>
            <li>Không ai đặt lại được cụm mật khẩu, kể cả quản trị hệ thống. Quên thì phải tạo khóa mới.</li>
            <li>
              Tin đã niêm phong cho khóa cũ không mở được bằng khóa mới: người cùng giữ tin sẽ giao lại, hoặc cấp trên
              khôi phục.
            </li>
          </ul>
        </div>
        {replaces && (
          <RadioField<Why>
            id={`${id}-why`}
            name="why"
            label="Vì sao thay khóa"
            value={why}
            onChange={(next) => setWhy(next ?? null)}
            choices={[
              { value: 'lost', words: 'Quên cụm mật khẩu', hint: 'Chữ ký trước đây của đồng chí vẫn có giá trị.' },
              {
                value: 'compromised',
                words: 'Có thể đã lộ khóa hoặc cụm mật khẩu',
                hint: 'Mọi khóa mà khóa cũ đã đồng ký phải được người khác đồng ký lại.',
              },
              { value: 'replaced', words: 'Thay định kỳ' },
            ]}
          />
        )}
        <NewPassphrase
          id={`${id}-passphrase`}
          value={passphrase}
          onChange={setPassphrase}
          repeated={repeated}
          onRepeat={setRepeated}
        />
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        <div className={css.buttons}>
          <Button type="submit" loading={busy} disabled={!isReady(passphrase, repeated)}>
            Tạo khóa
          </Button>
          <Button variant="default" onClick={onClose} disabled={busy}>
            Thôi
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
