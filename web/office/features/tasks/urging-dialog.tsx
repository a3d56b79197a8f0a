import { downloadUrging, draftUrging, listUrgings } from '@liem/domain/tasks/figures.contract'
import { Group } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ExportButton } from '#ui/export-button.tsx'
import { TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'

/** Urging letter to one unit about what is overdue, as DOCX and PDF in the form of NĐ 30/2020. */
export function UrgingDialog({ unit, onClose }: { unit: { id: number; name: string }; onClose: () => void }) {
  const me = useMe()
  const [made, setMade] = useState<{ id: string; taskCount: number } | null>(null)
  const form = useForm(draftUrging, {
    start: { number: '', symbolTail: '', replyByOn: null, signerTitle: '', signerName: '' },
    tidy: (values) => ({
      ...values,
      unitId: unit.id,
      number: values.number || null,
      symbolTail: values.symbolTail || null,
      signerTitle: values.signerTitle || null,
      signerName: values.signerName || null,
    }),
    invalidates: [listUrgings],
    onDone: setMade,
  })
  return (
    <Dialog title={`Đôn đốc ${unit.name}`} onClose={onClose}>
      {made ? (
        <>
          <p>
            Đã lập công văn đôn đốc về {made.taskCount} nhiệm vụ quá hạn. Lần đôn đốc này được ghi vào nhật ký của đơn
            vị.
          </p>
          <Group>
            <ExportButton
              route={downloadUrging}
              input={{ params: { id: made.id, form: 'docx' } }}
              words="Tải bản Word (DOCX)"
              variant="filled"
            />
            <ExportButton route={downloadUrging} input={{ params: { id: made.id, form: 'pdf' } }} words="Tải bản PDF" />
          </Group>
        </>
      ) : (
        <Form form={form} submit="Lập công văn">
          <p>Công văn liệt kê mọi nhiệm vụ quá hạn do đơn vị chủ trì. Những ô bỏ trống sẽ để chỗ trống trên văn bản.</p>
          <TextField {...form.field('number')} label="Số" optional width="short" />
          <TextField {...form.field('symbolTail')} label="Ký hiệu" optional hint="Ví dụ TTT-NV4" width="short" />
          <DateField
            {...form.field('replyByOn')}
            label="Đề nghị báo cáo trước ngày"
            optional
            today={me.today}
            min={me.today}
          />
          <TextField {...form.field('signerTitle')} label="Chức vụ người ký" optional />
          <TextField {...form.field('signerName')} label="Họ tên người ký" optional />
        </Form>
      )}
    </Dialog>
  )
}
