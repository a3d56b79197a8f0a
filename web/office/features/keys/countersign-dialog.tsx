import { countersignKey, type KeyRow, listKeys, readOwnKey } from '@liem/domain/keys/contract'
import { keyFingerprint } from '@liem/sealing/chain'
import { signStatement } from '@liem/sealing/statement'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useStep } from '#lib/query.ts'
import { Dialog } from '#ui/dialog.tsx'
import { CheckField } from '#ui/form/fields.tsx'
import { Facts } from '#ui/page.tsx'
import { Fingerprint } from './fingerprint.tsx'
import type { Keys } from './keyring.ts'
import css from './keys.module.css'
import { pinnedRoot } from './root-pin.ts'
import { UnlockGate } from './unlock-gate.tsx'

/** Two people compare a fingerprint; then one signs for the other's key. */
export function CountersignDialog({ row, root, onClose }: { row: KeyRow; root: string; onClose: () => void }) {
  const id = useId()
  const [compared, setCompared] = useState(false)
  const send = useStep(countersignKey, {
    invalidates: [listKeys, readOwnKey],
    said: `Đã đồng ký khóa của ${row.officer.name}`,
    onDone: onClose,
  })
  const pinned = pinnedRoot()
  const sign = (keys: Keys) => {
    const said = {
      v: 1 as const,
      officer: row.officer.id,
      name: row.officer.name,
      unit: row.unit,
      post: row.post,
      verifyKey: row.verifyKey,
      recipient: row.recipient,
      root,
      made: new Date().toISOString(),
    }
    const statement = { ...signStatement('officer-key', said, keys.signSecret), kind: 'officer-key' as const }
    send.mutate({ params: { id: row.id }, body: { statement } })
  }
  return (
    <Dialog title="Đối chiếu và đồng ký khóa" onClose={onClose}>
      <div className={css.stack}>
        <Facts
          facts={[
            ['Cán bộ', row.officer.name],
            ['Chức vụ', row.post],
            ['Đơn vị', row.unit],
          ]}
        />
        <Fingerprint title="Dấu vân tay trên máy của đồng chí" hex={keyFingerprint(row).slice(0, 32)} />
        <div className={css.note}>
          <ul className={css.list}>
            <li>
              Gặp mặt, hoặc gọi điện vào số đồng chí đã biết từ trước — không dùng số ghi trong thư hay tin nhắn vừa
              nhận.
            </li>
            <li>Nhờ người ấy mở “Khóa của tôi” và đọc từng nhóm bốn ký tự; đồng chí nhìn vào dấu ở trên.</li>
            <li>Khác một ký tự thì không ký: ai đó có thể đã thay khóa trên máy chủ.</li>
          </ul>
        </div>
        {pinned && pinned !== root && (
          <p className={css.warn} role="alert">
            Gốc tin cậy đang hiện không phải gốc trình duyệt này đã biết. Xin đối chiếu ở mục Gốc tin cậy trước khi ký.
          </p>
        )}
        <CheckField
          id={id}
          name="compared"
          label={`Tôi đã đối chiếu trực tiếp với ${row.officer.name}, hai dấu giống hệt nhau`}
          value={compared}
          onChange={(now) => setCompared(now ?? false)}
        />
        {compared && (
          <UnlockGate why="Mở khóa của đồng chí để ký.">
            {(keys) => (
              <div className={css.buttons}>
                <Button loading={send.isPending} onClick={() => sign(keys)}>
                  Đồng ký
                </Button>
                <Button variant="default" onClick={onClose}>
                  Thôi
                </Button>
              </div>
            )}
          </UnlockGate>
        )}
      </div>
    </Dialog>
  )
}
