import { sendDocument } from '@liem/domain/directives/cascade.contract'
import type { DocumentPage } from '@liem/domain/directives/contract'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { useState } from 'react'
import { toast } from '#lib/toast.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { CheckField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'
import { touched } from './touched.ts'
import { UnitsField } from './units-field.tsx'

/** Sends the document to units, one by one or by whole groups; says which must make a plan of their own, and by when. */
export function SendDialog({
  page,
  to = [],
  needsPlan = false,
  onClose,
}: {
  page: Pick<DocumentPage, 'id'>
  to?: readonly UnitRef[]
  needsPlan?: boolean
  onClose: () => void
}) {
  const me = useMe()
  const [units, setUnits] = useState<readonly UnitRef[]>(to)
  const form = useForm(sendDocument, {
    start: { needsPlan, planDueOn: null },
    tidy: (values) => ({
      ...values,
      unitIds: units.map((unit) => unit.id),
      planDueOn: values.needsPlan ? values.planDueOn || null : null,
    }),
    input: (body) => ({ params: { id: page.id }, body }),
    invalidates: touched,
    onDone: ({ sent, already }) => {
      toast.done(
        already ? `Đã gửi đến ${sent} đơn vị; ${already} đơn vị đã được gửi từ trước` : `Đã gửi đến ${sent} đơn vị`,
      )
      onClose()
    },
  })
  return (
    <Dialog title="Gửi văn bản đến đơn vị" onClose={onClose} size="large">
      <Form form={form} submit={units.length ? `Gửi đến ${units.length} đơn vị` : 'Gửi'}>
        <UnitsField
          id="send-units"
          name="unitIds"
          label="Đơn vị nhận"
          value={units}
          onChange={(next) => {
            setUnits(next)
            form.clearError('unitIds')
          }}
          error={form.errors.unitIds}
        />
        <CheckField
          {...form.field('needsPlan')}
          label="Các đơn vị này phải ban hành kế hoạch riêng để thực hiện"
          hint="Đơn vị đã được gửi từ trước mà nay chọn mục này thì được yêu cầu thêm kế hoạch."
        />
        {form.values.needsPlan && (
          <DateField {...form.field('planDueOn')} label="Có kế hoạch chậm nhất ngày" today={me.today} min={me.today} />
        )}
      </Form>
    </Dialog>
  )
}
