import { type confirmDay, readRecount } from '@liem/domain/calendar/contract'
import type { OkOf } from '@liem/domain/kernel/route'
import { Button } from '@mantine/core'
import { numberWords } from '#lib/format.ts'
import { useAsk } from '#lib/query.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Progress } from '#ui/progress.tsx'
import css from './calendar.module.css'

/** What a confirmed change did to the clocks that run; with many of them the worker counts while this shows how far it is. */
export function RecountDialog({ answer, onClose }: { answer: OkOf<typeof confirmDay>; onClose: () => void }) {
  return (
    <Dialog title="Đã xác nhận" onClose={onClose} size="small">
      <div className={css.stack}>
        {answer.work ? (
          <Counting work={answer.work} />
        ) : (
          <Counted recomputed={answer.recomputed} moved={answer.moved} />
        )}
        <div>
          <Button onClick={onClose} data-autofocus>
            Đóng
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Counted({ recomputed, moved }: { recomputed: number; moved: number }) {
  return (
    <p role="status">
      Đã tính lại <b>{numberWords(recomputed)}</b> thời hạn đang chạy.{' '}
      {moved === 0 ? (
        'Không hạn nào đổi ngày.'
      ) : (
        <>
          <b>{numberWords(moved)}</b> hạn đổi ngày; mỗi lần đổi được ghi nhật ký.
        </>
      )}
    </p>
  )
}

function Counting({ work }: { work: string }) {
  const asked = useAsk(readRecount, { params: { id: work } }, { every: 2000, staleMs: 0 })
  const now = asked.data
  if (now?.state === 'done') return <Counted recomputed={now.total} moved={now.moved} />
  if (now?.state === 'failed')
    return <p role="alert">Việc tính lại bị dừng giữa chừng. Hệ thống sẽ tự tính tiếp trong đêm.</p>
  return (
    <Progress
      words="Đang tính lại các thời hạn"
      share={now && now.total > 0 ? now.done / now.total : null}
      note="Có thể đóng, việc tính vẫn tiếp tục."
    />
  )
}
