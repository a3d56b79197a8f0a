import { askRemoval, confirmRemoval, listRemovals, withdrawRemoval } from '@liem/domain/keys/second-factor.contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { instantWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { Confirm } from '#ui/confirm.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Card, Section } from '#ui/page.tsx'
import css from '../keys.module.css'

/** Lost second factors that wait for a second officer; shown where there is something to decide. */
export function Removals() {
  const asked = useAsk(listRemovals, {})
  const [confirming, setConfirming] = useState<{ id: string; name: string } | null>(null)
  const confirm = useStep(confirmRemoval, {
    invalidates: [listRemovals],
    said: 'Đã gỡ yếu tố thứ hai',
    onDone: () => setConfirming(null),
  })
  const withdraw = useStep(withdrawRemoval, { invalidates: [listRemovals], said: 'Đã bỏ đề nghị' })
  const rows = (asked.data ?? []).filter((row) => row.can.length > 0)
  if (rows.length === 0) return null
  return (
    <Section
      title="Đề nghị gỡ yếu tố thứ hai bị mất"
      hint="Quản trị đề nghị, một người khác xác nhận. Không mở được khóa của ai."
    >
      <Card>
        <ul className={css.rows}>
          {rows.map((row) => (
            <li key={row.id} className={css.row}>
              <span>
                {row.officer.name}
                <small>
                  {row.reason} · {row.askedBy.name} đề nghị {instantWords(row.askedAt)}
                </small>
              </span>
              <span className={css.buttons}>
                {row.can.includes('confirm') && (
                  <Button size="sm" onClick={() => setConfirming({ id: row.id, name: row.officer.name })}>
                    Xác nhận
                  </Button>
                )}
                <Button
                  size="sm"
                  variant="default"
                  loading={withdraw.isPending}
                  onClick={() => withdraw.mutate({ params: { id: row.id } })}
                >
                  {row.can.includes('confirm') ? 'Từ chối' : 'Rút'}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {confirming && (
        <Confirm
          title={`Gỡ yếu tố thứ hai của ${confirming.name}?`}
          words="Chỉ xác nhận khi đã gặp hoặc gọi điện cho người ấy. Mọi phiên đăng nhập của họ bị ngắt; họ đăng nhập bằng mật khẩu và thiết lập lại. Khóa niêm phong của họ vẫn khóa bằng cụm mật khẩu."
          yes="Gỡ"
          danger
          loading={confirm.isPending}
          onYes={() => confirm.mutate({ params: { id: confirming.id } })}
          onNo={() => setConfirming(null)}
        />
      )}
    </Section>
  )
}

/** The administrator's half, on an officer's page. */
export function AskRemovalDialog({ officer, onClose }: { officer: { id: number; name: string }; onClose: () => void }) {
  const form = useForm(askRemoval, {
    start: { officerId: officer.id, reason: '' },
    invalidates: [listRemovals],
    said: 'Đã ghi đề nghị; chờ quản trị viên khác hoặc thủ trưởng xác nhận',
    onDone: onClose,
  })
  return (
    <Dialog title={`Gỡ yếu tố thứ hai của ${officer.name}`} size="small" onClose={onClose}>
      <Form form={form} submit="Gửi đề nghị">
        <p>
          Dùng khi người này mất cả thiết bị lẫn mã dự phòng. Một quản trị viên khác hoặc thủ trưởng của họ phải xác
          nhận. Việc này không mở được khóa niêm phong của họ.
        </p>
        <AreaField {...form.field('reason')} label="Lý do" rows={2} />
      </Form>
    </Dialog>
  )
}
