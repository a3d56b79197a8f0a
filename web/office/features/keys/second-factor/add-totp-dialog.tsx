import type { OkOf } from '@liem/domain/kernel/route'
import { readOwnKey } from '@liem/domain/keys/contract'
import { beginTotp, confirmTotp, readSecondFactor } from '@liem/domain/keys/second-factor.contract'
import { useState } from 'react'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import { PasswordField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Qr } from '#ui/qr.tsx'
import css from '../keys.module.css'
import { BackupCodes } from './backup-codes.tsx'

type Begun = OkOf<typeof beginTotp>

/** Password, QR code, first code, backup codes. */
export function AddTotpDialog({ onClose }: { onClose: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Dialog title="Thêm ứng dụng mã số" onClose={onClose} closable={!codes}>
      {codes ? (
        <BackupCodes codes={codes} onDone={onClose} />
      ) : begun ? (
        <Confirm
          begun={begun}
          onDone={(given) => {
            toast.done('Đã thêm ứng dụng mã số.')
            if (given) setCodes(given)
            else onClose()
          }}
        />
      ) : (
        <Begin onDone={setBegun} />
      )}
    </Dialog>
  )
}

function Begin({ onDone }: { onDone: (begun: Begun) => void }) {
  const form = useForm(beginTotp, {
    start: { password: '', name: 'Điện thoại của tôi' },
    invalidates: [],
    onDone,
  })
  return (
    <Form form={form} submit="Tiếp tục" unguarded>
      <p>
        Cần một ứng dụng mã số trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis, FreeOTP…). Ứng
        dụng chạy được cả khi điện thoại không có mạng.
      </p>
      <TextField {...form.field('name')} label="Tên gợi nhớ" maxLength={60} />
      <PasswordField {...form.field('password')} label="Mật khẩu đăng nhập" />
    </Form>
  )
}

function Confirm({ begun, onDone }: { begun: Begun; onDone: (codes: readonly string[] | null) => void }) {
  const form = useForm(confirmTotp, {
    start: { code: '' },
    input: (body) => ({ params: { id: begun.id }, body }),
    invalidates: [readSecondFactor, readOwnKey],
    onDone: ({ backupCodes }) => onDone(backupCodes),
  })
  return (
    <Form form={form} submit="Xác nhận" unguarded>
      <div className={css.qr}>
        <Qr text={begun.uri} label="Mã QR để thêm vào ứng dụng mã số" size="13rem" />
        <div className={css.stack} style={{ flex: '1 1 14rem' }}>
          <p>1. Mở ứng dụng, chọn thêm tài khoản, quét mã này.</p>
          <p className={css.soft}>
            Không quét được thì nhập tay:{' '}
            <span className={css.secret}>{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
          </p>
          <p>2. Nhập mã sáu số ứng dụng đang hiện.</p>
          <TextField
            {...form.field('code')}
            label="Mã sáu số"
            autoComplete="one-time-code"
            maxLength={7}
            width="short"
            autoFocus
          />
        </div>
      </div>
    </Form>
  )
}
