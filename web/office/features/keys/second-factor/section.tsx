import {
  readSecondFactor,
  removeFactor,
  renewBackupCodes,
  withdrawRemoval,
} from '@liem/domain/keys/second-factor.contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Card, Section } from '#ui/page.tsx'
import css from '../keys.module.css'
import { AddPasskeyDialog } from './add-passkey-dialog.tsx'
import { AddTotpDialog } from './add-totp-dialog.tsx'
import { BackupCodes } from './backup-codes.tsx'

const kinds = { totp: 'Ứng dụng mã số', passkey: 'Khóa bảo mật (passkey)' } as const

/** The officer's second factors, on his account page. */
export function SecondFactorSection() {
  const asked = useAsk(readSecondFactor, {})
  const [open, setOpen] = useState<'totp' | 'passkey' | null>(null)
  const [removing, setRemoving] = useState<string | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const remove = useStep(removeFactor, {
    invalidates: [readSecondFactor],
    said: 'Đã bỏ',
    onDone: () => setRemoving(null),
  })
  const renew = useStep(renewBackupCodes, {
    invalidates: [readSecondFactor],
    onDone: ({ backupCodes }) => setCodes(backupCodes),
  })
  const refuse = useStep(withdrawRemoval, { invalidates: [readSecondFactor], said: 'Đã từ chối đề nghị gỡ' })
  const { factors = [], backupCodesLeft = 0, removal = null } = asked.data ?? {}
  return (
    <Section
      title="Yếu tố thứ hai"
      hint="Ngoài mật khẩu, hỏi thêm một thứ đồng chí đang cầm: khi đăng nhập và trước khi mở tin. Người giữ khóa niêm phong phải có."
    >
      <Card>
        <div className={css.stack} id="second-factor">
          {removal && (
            <div className={css.warn} role="alert">
              <p>
                {removal.askedBy.name} đề nghị gỡ yếu tố thứ hai của đồng chí ({removal.reason}). Nếu đồng chí không mất
                thiết bị, xin từ chối và báo thủ trưởng.
              </p>
              <Button
                mt="sm"
                size="sm"
                color="red"
                loading={refuse.isPending}
                onClick={() => refuse.mutate({ params: { id: removal.id } })}
              >
                Từ chối
              </Button>
            </div>
          )}
          {asked.data && factors.length === 0 && <p>Chưa có yếu tố thứ hai.</p>}
          {factors.length > 0 && (
            <ul className={css.rows}>
              {factors.map((one) => (
                <li key={one.id} className={css.row}>
                  <span>
                    {one.name}
                    <small>
                      {kinds[one.kind]} · thêm {instantWords(one.createdAt)}
                      {one.usedAt && ` · dùng gần nhất ${instantWords(one.usedAt)}`}
                    </small>
                  </span>
                  <Button size="sm" variant="default" onClick={() => setRemoving(one.id)}>
                    Bỏ
                  </Button>
                </li>
              ))}
              <li className={css.row}>
                <span>
                  Mã dự phòng
                  <small>Còn {backupCodesLeft} mã, mỗi mã dùng một lần khi không có điện thoại</small>
                </span>
                <Button size="sm" variant="default" loading={renew.isPending} onClick={() => renew.mutate({})}>
                  Lập bộ mới
                </Button>
              </li>
            </ul>
          )}
          <div className={css.buttons}>
            <Button variant={factors.length === 0 ? 'filled' : 'default'} onClick={() => setOpen('totp')}>
              Thêm ứng dụng mã số
            </Button>
            <Button variant="default" onClick={() => setOpen('passkey')}>
              Thêm khóa bảo mật
            </Button>
          </div>
        </div>
      </Card>
      {open === 'totp' && <AddTotpDialog onClose={() => setOpen(null)} />}
      {open === 'passkey' && <AddPasskeyDialog onClose={() => setOpen(null)} />}
      {codes && (
        <Dialog title="Mã dự phòng mới" onClose={() => setCodes(null)}>
          <BackupCodes codes={codes} onDone={() => setCodes(null)} />
        </Dialog>
      )}
      {removing && (
        <Confirm
          title="Bỏ yếu tố thứ hai này?"
          words="Từ lần đăng nhập sau, thiết bị này không còn dùng được."
          yes="Bỏ"
          danger
          loading={remove.isPending}
          onYes={() => remove.mutate({ params: { id: removing } })}
          onNo={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}
