import { type Attention, attentionOf } from '@liem/domain/directives/attention'
import { confirmBody } from '@liem/domain/directives/confirming'
import type { Draft } from '@liem/domain/directives/extraction/draft'
import { confirmReading } from '@liem/domain/directives/readings.contract'
import type { Reviewed } from '@liem/domain/directives/reviewing'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { check, type Errors, errorsOf } from '#lib/faults.ts'
import { useStep } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { Dialog } from '#ui/dialog.tsx'
import { QuietError } from '#ui/quiet-error.tsx'
import { useMe } from '../../me.ts'
import css from './directives.module.css'

/** Key of the place on the screen that a fault of the body names. */
function placeOf(path: string, reviewed: Reviewed): string | null {
  const task = /^tasks\.(\d+)\.?(\w*)/.exec(path)
  if (task) {
    const key = reviewed.tasks[Number(task[1])]?.key
    const field = { leadUnitIds: 'leads', supportUnitIds: 'supports', recurrence: 'due', dueKind: 'due' }[task[2] ?? '']
    return key ? `${key}.${field ?? task[2] ?? 'title'}` : null
  }
  const head = /^document\.(\w+)$/.exec(path)?.[1]
  return head ? `head.${head}` : null
}

/** The last look: what will be done in one step, and what is still doubtful. */
export function ConfirmDialog({
  id,
  draft,
  reviewed,
  onDone,
  onPlace,
  onClose,
}: {
  id: string
  draft: Draft
  reviewed: Reviewed
  onDone: (documentId: string) => void
  onPlace: (key: string) => void
  onClose: () => void
}) {
  const me = useMe()
  const assign = me.permissions.includes('directives.issue')
  const body = confirmBody(draft, reviewed, { today: me.today, assign })
  const [errors, setErrors] = useState<Errors>({})
  const asks: readonly Attention[] = attentionOf(draft, reviewed, { assign })
  const step = useStep(confirmReading, {
    showsRefusal: true,
    onDone: ({ documentId, assigned }) => {
      toast.done(assigned ? `Đã vào sổ và giao ${assigned} nhiệm vụ` : 'Đã vào sổ')
      onDone(documentId)
    },
  })
  const send = () => {
    const found = check(confirmReading.body, body)
    setErrors(found)
    if (Object.keys(found).length) return
    step.mutate(
      { params: { id }, body },
      {
        onError: (refused) => setErrors(errorsOf(refused.faults)),
      },
    )
  }
  const given = body.tasks?.reduce((sum, task) => sum + task.leadUnitIds.length, 0) ?? 0
  return (
    <Dialog title="Xác nhận bản đọc" onClose={onClose} closable={!step.isPending}>
      <ul>
        <li>
          Vào sổ <b>{reviewed.document.symbol}</b> — {reviewed.document.title}
          {reviewed.document.incoming ? ', lấy số đến tiếp theo' : ''}; lưu tệp gốc và toàn văn.
        </li>
        <li>
          Ghi {body.document.items?.length ?? 0} khoản, mục và {body.document.relations?.length ?? 0} quan hệ với văn
          bản khác.
        </li>
        {assign ? (
          <li>
            Giao {given} nhiệm vụ
            {given !== reviewed.tasks.length && ` (${reviewed.tasks.length} việc, mỗi cơ quan chủ trì một nhiệm vụ)`}.
          </li>
        ) : (
          <li>Chưa giao nhiệm vụ: người có quyền giao việc sẽ giao từ các khoản ở trang của văn bản.</li>
        )}
        {body.sendTo && (
          <li>
            Gửi đến {body.sendTo.unitIds.length} đơn vị{body.sendTo.needsPlan ? ', phải có kế hoạch riêng' : ''}.
          </li>
        )}
      </ul>
      {asks.length > 0 && (
        <div className={css.note} data-tone="amber">
          <p>Còn {asks.length} chỗ chưa xem lại:</p>
          <ul>
            {asks.slice(0, 8).map((one) => (
              <li key={one.key}>
                <button type="button" className={css.inline} onClick={() => onPlace(one.key)}>
                  {one.words}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {Object.keys(errors).length > 0 && (
        <div className={css.note} data-tone="red" role="alert">
          <p>Chưa xác nhận được:</p>
          <ul>
            {Object.entries(errors).map(([path, words]) => {
              const place = placeOf(path, reviewed)
              return (
                <li key={path}>
                  {words}{' '}
                  {place && (
                    <Button variant="subtle" size="compact-sm" onClick={() => onPlace(place)}>
                      Đến chỗ này
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      )}
      {step.error && step.error.faults.length === 0 && <QuietError error={step.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} disabled={step.isPending}>
          Xem lại
        </Button>
        <Button loading={step.isPending} onClick={send}>
          {asks.length ? 'Vẫn xác nhận, vào sổ' : 'Xác nhận, vào sổ'}
        </Button>
      </Group>
    </Dialog>
  )
}
