import { type KeyRow, listKeys, readOwnKey, revokeOwnKey } from '@liem/domain/keys/contract'
import { keyFingerprint } from '@liem/sealing/chain'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Bones } from '#ui/bones.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Link } from '#ui/link.tsx'
import { Card, Facts, Section } from '#ui/page.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { StateBadge } from '#ui/state-badge.tsx'
import { places } from '../../places.ts'
import { Fingerprint } from './fingerprint.tsx'
import { IDLE_MINUTES, lock, useUnlocked } from './keyring.ts'
import css from './keys.module.css'
import { UnlockForm } from './unlock-gate.tsx'
import { keyStates, revokeWords } from './words.ts'

// What makes and splits keys comes when it is asked for.
const ChangePassphraseDialog = lazy(() =>
  import('./change-passphrase-dialog.tsx').then((file) => ({ default: file.ChangePassphraseDialog })),
)
const MakeKeyDialog = lazy(() => import('./make-key-dialog.tsx').then((file) => ({ default: file.MakeKeyDialog })))

/** “Khóa của tôi”: make, open, lock, change the passphrase, replace a lost one; what is still missing, in order. */
export function OwnKey() {
  const own = useAsk(readOwnKey, {})
  const [open, setOpen] = useState<'make' | 'passphrase' | 'unlock' | 'lost' | null>(null)
  const keys = useUnlocked()
  const report = useStep(revokeOwnKey, {
    invalidates: [readOwnKey, listKeys],
    said: 'Khóa đã thôi dùng',
    onDone: () => {
      lock()
      setOpen(null)
    },
  })
  if (own.error) return <QuietError error={own.error} again={() => void own.refetch()} />
  if (!own.data) return <Bones />
  const { current, former, hasSecondFactor, countersigners } = own.data
  const close = () => setOpen(null)

  return (
    <div className={css.stack}>
      {!window.isSecureContext && (
        <p className={css.warn} role="alert">
          Trang này chưa được mở qua kết nối an toàn (HTTPS) nên trình duyệt không cho tạo và mở khóa. Xin báo quản trị
          hệ thống.
        </p>
      )}
      {!hasSecondFactor && (
        <p className={css.warn}>
          Trước khi tạo khóa cần một yếu tố thứ hai (ứng dụng mã số trên điện thoại hoặc khóa bảo mật).{' '}
          <Link to={`${places.account}#second-factor`}>Thiết lập ở Tài khoản của tôi</Link>
        </p>
      )}
      {current ? (
        <Card>
          <div className={css.stack}>
            <div className={css.state}>
              <StateBadge {...keyStates[current.state]} />
              <StateBadge words={keys ? 'Đang mở trong thẻ này' : 'Đang khóa'} tone={keys ? 'green' : 'plain'} />
            </div>
            <Fingerprint
              title="Dấu vân tay của khóa (đọc cho người đồng ký nghe)"
              hex={keyFingerprint(current).slice(0, 32)}
            />
            <Facts
              facts={[
                ['Tạo lúc', instantWords(current.madeAt)],
                [
                  'Người đồng ký',
                  current.signedBy && `${current.signedBy.name}, ${instantWords(current.signedAt ?? current.madeAt)}`,
                ],
                ['Ghi cho', `${current.post} — ${current.unit}`],
              ]}
            />
            {current.state === 'waiting' && (
              <Waiting countersigners={countersigners} hasRoot={own.data.root !== null} />
            )}
            <div className={css.buttons}>
              {keys ? (
                <Button onClick={lock}>Khóa lại</Button>
              ) : (
                <Button onClick={() => setOpen('unlock')}>Mở khóa</Button>
              )}
              <Button variant="default" onClick={() => setOpen('passphrase')}>
                Đổi cụm mật khẩu
              </Button>
              <Button variant="default" onClick={() => setOpen('make')}>
                Mất cụm mật khẩu, tạo khóa mới
              </Button>
              <Button variant="subtle" color="red" onClick={() => setOpen('lost')}>
                Báo lộ khóa
              </Button>
            </div>
            <p className={css.soft}>
              Khóa tự khóa lại sau {IDLE_MINUTES} phút không thao tác, khi đăng xuất và khi đóng thẻ.
            </p>
          </div>
        </Card>
      ) : (
        <Card>
          <div className={css.stack}>
            <p>
              Khóa để mở tin phản ánh được niêm phong cho đồng chí và để ký những lời cần người khác tin được. Ai cũng
              có thể tạo khóa; khóa chỉ dùng được sau khi một người đã có khóa đối chiếu dấu vân tay và đồng ký.
            </p>
            <div className={css.buttons}>
              <Button disabled={!hasSecondFactor} onClick={() => setOpen('make')}>
                Tạo khóa của tôi
              </Button>
            </div>
          </div>
        </Card>
      )}
      {former.length > 0 && <Former rows={former} />}

      {open === 'make' && (
        <Suspense>
          <MakeKeyDialog replaces={current !== null} onClose={close} />
        </Suspense>
      )}
      {open === 'passphrase' && (
        <Suspense>
          <ChangePassphraseDialog onClose={close} />
        </Suspense>
      )}
      {open === 'unlock' && (
        <Dialog title="Mở khóa" size="small" onClose={close}>
          <UnlockForm onDone={close} />
        </Dialog>
      )}
      {open === 'lost' && (
        <Confirm
          title="Báo khóa đã lộ?"
          words="Từ lúc này không ai niêm phong cho khóa này nữa, và mọi khóa do nó đồng ký phải được đồng ký lại. Không hoàn lại được; sau đó đồng chí tạo khóa mới."
          yes="Thôi dùng khóa này"
          danger
          loading={report.isPending}
          onYes={() => report.mutate({ body: { why: 'compromised' } })}
          onNo={close}
        />
      )}
    </div>
  )
}

type Countersigner = { officer: { id: number; name: string }; post: string; unit: string }

function Waiting({ countersigners, hasRoot }: { countersigners: readonly Countersigner[]; hasRoot: boolean }) {
  if (!hasRoot)
    return (
      <p className={css.note}>
        Cơ quan chưa lập <Link to={places.keysTab('root')}>gốc tin cậy</Link>. Khi các lãnh đạo ký xong, một người trong
        số họ sẽ đồng ký khóa của đồng chí.
      </p>
    )
  return (
    <div className={css.note}>
      <p>
        Chưa ai niêm phong cho khóa này. Xin gọi điện hoặc gặp một trong những người sau, đọc dấu vân tay ở trên để
        người ấy đối chiếu rồi đồng ký:
      </p>
      <ul className={css.list}>
        {countersigners.slice(0, 8).map((one) => (
          <li key={one.officer.id}>
            {one.officer.name} — {one.post}, {one.unit}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Former({ rows }: { rows: readonly KeyRow[] }) {
  return (
    <Section title="Khóa trước đây" hint="Không ai niêm phong cho các khóa này nữa.">
      <Card>
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.id} className={css.row}>
              <span>
                {instantWords(row.madeAt)} – {instantWords(row.revokedAt ?? row.madeAt)}
                <small>{row.revokedWhy && revokeWords[row.revokedWhy]}</small>
              </span>
              <code>{keyFingerprint(row).slice(0, 16)}</code>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
