import { countersignRecovery, listRecoveryKeys, type RecoveryKeyRow } from '@liem/domain/keys/recovery.contract'
import { signStatement } from '@liem/sealing/statement'
import { Button } from '@mantine/core'
import { useStep } from '#lib/query.ts'
import { Dialog } from '#ui/dialog.tsx'
import type { Keys } from './keyring.ts'
import css from './keys.module.css'
import { UnlockGate } from './unlock-gate.tsx'

/** Another leader of the root signs the same words as the maker; what he signs is shown, not only named. */
export function CountersignRecoveryDialog({ row, onClose }: { row: RecoveryKeyRow; onClose: () => void }) {
  const { said } = row
  const send = useStep(countersignRecovery, {
    invalidates: [listRecoveryKeys],
    said: 'Đã đồng ký khóa khôi phục',
    onDone: onClose,
  })
  const sign = (keys: Keys) => {
    const statement = signStatement('recovery-key', said, keys.signSecret)
    send.mutate({ params: { id: row.id }, body: { statement: { ...statement, kind: 'recovery-key' } } })
  }
  return (
    <Dialog title="Đồng ký khóa khôi phục" onClose={onClose}>
      <div className={css.stack}>
        <p>
          Ai gom đủ {said.k} trong {said.n} tờ của bộ <code>{said.set}</code> mở được mọi tin của các cửa tiếp nhận dưới{' '}
          {said.unitName}. Chỉ đồng ký khi đã thấy {said.n} tờ được giao cho {said.n} người khác nhau. Đồng chí ký vào
          khóa công khai sau:
        </p>
        <p>
          <code>{said.recipient}</code>
        </p>
        <p className={css.soft}>
          {row.madeBy.name} lập. Đã ký: {row.signedBy.map((one) => one.name).join(', ') || 'chưa lãnh đạo nào'}; cần{' '}
          {row.needs}.
        </p>
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
      </div>
    </Dialog>
  )
}
