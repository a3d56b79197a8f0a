import type { Task } from '@liem/domain/tasks/contract'
import { giveVerdict } from '@liem/domain/tasks/steps.contract'
import { dayWords } from '#lib/format.ts'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, RadioField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { Facts } from '#ui/page.tsx'
import { touched } from './touched.ts'

/** The checker's word: accept, accept as late, not in full, or return with reasons. */
export function VerdictDialog({
  task,
  claim,
  onClose,
}: {
  task: Task
  claim: Task['claims'][number]
  onClose: () => void
}) {
  const isLate = task.dueOn !== null && claim.claimedOn > task.dueOn
  const form = useForm(giveVerdict, {
    start: { kind: null, reasons: '' },
    tidy: (values) => ({ ...values, reasons: values.reasons || null }),
    input: (body) => ({ params: { id: task.id, claimId: claim.id }, body }),
    invalidates: touched,
    said: 'Đã ghi kết quả thẩm định',
    onDone: onClose,
  })
  const needsReasons = form.values.kind && form.values.kind !== 'accepted'
  return (
    <Dialog title="Thẩm định báo cáo hoàn thành" onClose={onClose}>
      <Facts
        facts={[
          ['Phải có', task.product],
          ['Đơn vị báo cáo', claim.product],
          ['Số, ký hiệu', claim.productSymbol],
          [
            'Ngày báo cáo hoàn thành',
            `${dayWords(claim.claimedOn)}${isLate ? ` — sau hạn ${dayWords(task.dueOn)}` : ''}`,
          ],
          ['Tài liệu', claim.evidence.length ? claim.evidence.map((file) => file.name).join('; ') : 'Không có tệp kèm'],
        ]}
      />
      <Form form={form} submit="Ghi kết quả">
        <RadioField
          {...form.field('kind')}
          label="Kết quả"
          choices={[
            {
              value: 'accepted',
              words: 'Công nhận hoàn thành',
              hint: 'Ngày hoàn thành là ngày đơn vị báo cáo; phân loại đúng hạn hay muộn theo hạn hiện tại.',
            },
            { value: 'accepted_late', words: 'Công nhận, nhưng hoàn thành muộn' },
            { value: 'partly', words: 'Hoàn thành chưa đầy đủ', hint: 'Nhiệm vụ vẫn mở.' },
            { value: 'returned', words: 'Trả lại', hint: 'Nhiệm vụ vẫn mở; đơn vị báo cáo lại.' },
          ]}
        />
        <AreaField {...form.field('reasons')} label="Lý do" optional={!needsReasons} rows={4} />
      </Form>
    </Dialog>
  )
}
