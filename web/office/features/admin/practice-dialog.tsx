import { startPractice } from '@liem/domain/setup/contract'
import { Button } from '@mantine/core'
import { useStep } from '#lib/query.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Progress } from '#ui/progress.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import css from './calendar.module.css'

/** Opens the practice copy: another database and address, every page marked. */
export function PracticeDialog({ onClose }: { onClose: () => void }) {
  const start = useStep(startPractice, { invalidates: [], showsRefusal: true })
  const made = start.data
  return (
    <Dialog title="Bản tập huấn" onClose={onClose} size={made ? 'large' : 'normal'} closable={!start.isPending}>
      <div className={css.stack}>
        {!made && (
          <p>
            Bản tập huấn là một tỉnh giả định chạy cạnh bản thật, ở địa chỉ riêng, với cơ sở dữ liệu riêng. Làm gì ở đó
            cũng không động đến công việc thật; trang nào cũng có dải chữ nhắc.
          </p>
        )}
        {start.isPending && <Progress words="Đang mở bản tập huấn" share={null} note="Lần đầu cần khoảng nửa phút." />}
        {start.error && <QuietError error={start.error} />}
        {!made && !start.isPending && (
          <div>
            <Button onClick={() => start.mutate({})}>Mở bản tập huấn</Button>
          </div>
        )}
        {made && (
          <>
            <p>
              Địa chỉ:{' '}
              <a href={made.address} target="_blank" rel="noopener">
                {made.address}
              </a>
            </p>
            <p>
              Mật khẩu chung của mọi tài khoản: <code>{made.password}</code>
            </p>
            <DataTable
              label="Tài khoản tập huấn"
              bare
              rows={made.accounts}
              rowKey={(row) => row.username}
              empty={{ words: '' }}
              columns={[
                { key: 'username', head: 'Tên đăng nhập', main: true, narrow: true, cell: (row) => row.username },
                { key: 'words', head: 'Vai', cell: (row) => row.words },
                { key: 'try', head: 'Thử làm', cell: (row) => row.tryThis },
              ]}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}
