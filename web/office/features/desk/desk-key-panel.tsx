import type { OkOf } from '@liem/domain/kernel/route'
import { readDeskKey } from '@liem/domain/petitions/desk.contract'
import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { keyOf, queryClient } from '#lib/query.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { Dialog } from '#ui/dialog.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useUnlocked } from '../keys/keyring.ts'
import { UnlockForm } from '../keys/unlock-gate.tsx'
import css from './desk.module.css'

type Standing = OkOf<typeof readDeskKey>

/** Whether senders can be known again here, and what is missing for it. */
export function DeskKeyPanel({ standing }: { standing: Standing | undefined }) {
  const keys = useUnlocked()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallRefused | null>(null)
  if (!standing) return null
  const run = async (work: (standing: Standing) => Promise<void>) => {
    setBusy(true)
    setError(null)
    try {
      await work(standing)
    } catch (thrown) {
      setError(asRefused(thrown))
    } finally {
      setBusy(false)
      await queryClient.invalidateQueries({ queryKey: keyOf(readDeskKey) })
    }
  }
  const module = () => import('./desk-key.ts')
  return (
    <section className={css.panel} aria-labelledby="desk-key">
      <h2 id="desk-key">
        <IconKey size={18} stroke={1.7} aria-hidden /> Nhận ra người gửi cũ
      </h2>
      {!keys && (
        <>
          <p className={css.about}>
            Khóa của đồng chí đang đóng: vẫn vào sổ được, nhưng chưa nhận ra người gửi cũ và không tự xem lại được nội
            dung.
          </p>
          <Button variant="default" size="compact-md" tabIndex={-1} onClick={() => setAsking(true)}>
            Mở khóa
          </Button>
        </>
      )}
      {keys && standing.wrap && (
        <p className={css.about}>
          Đang nhận ra người gửi bằng dấu có khóa của {standing.unit.name}. Máy chủ chỉ thấy dấu, không thấy tên.
        </p>
      )}
      {keys && !standing.fingerprint && (
        <>
          <p className={css.about}>
            Bàn văn thư của {standing.unit.name} chưa có khóa. Người vào sổ đầu tiên tạo khóa; khóa được niêm phong cho
            từng văn thư, máy chủ không có.
          </p>
          <Button
            size="compact-md"
            loading={busy}
            onClick={() => run(async (one) => (await module()).createDeskKey(one))}
          >
            Tạo khóa bàn văn thư
          </Button>
        </>
      )}
      {keys && standing.fingerprint && !standing.wrap && (
        <p className={css.about}>
          Đồng chí chưa có khóa bàn văn thư. Xin nhờ{' '}
          {standing.holders.map((one) => one.name).join(', ') || 'văn thư khác'} mở trang này và bấm “Niêm phong lại cho
          đồng nghiệp”.
        </p>
      )}
      {keys && standing.wrap && standing.missing.length > 0 && (
        <Button
          size="compact-md"
          variant="light"
          loading={busy}
          onClick={() => run(async (one) => (await module()).passOn(one))}
        >
          Niêm phong lại cho đồng nghiệp: {standing.missing.map((one) => one.name).join(', ')}
        </Button>
      )}
      {error && <QuietError error={error} />}
      {asking && (
        <Dialog title="Mở khóa của tôi" size="small" onClose={() => setAsking(false)}>
          <UnlockForm onDone={() => setAsking(false)} />
        </Dialog>
      )}
    </section>
  )
}
