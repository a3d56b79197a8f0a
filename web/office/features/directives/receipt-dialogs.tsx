import { attachPlan, listSpreadings, recordSpreading } from '@liem/domain/directives/cascade.contract'
import type { DocumentRef } from '@liem/domain/directives/contract'
import { spreadingWays } from '@liem/domain/directives/words'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { dayWords, numberWords } from '#lib/format.ts'
import { useAsk, useStep } from '#lib/query.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, choicesOf, NumberField, SelectField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { QuietError } from '#ui/quiet-error.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useMe } from '../../me.ts'
import { DocumentPicker } from './document-picker.tsx'
import { touched } from './touched.ts'

type Props = { documentId: string; unit: UnitRef; onClose: () => void }

/** One occasion on which the unit spread the document; those already recorded stand below. */
export function SpreadDialog({ documentId, unit, onClose }: Props) {
  const me = useMe()
  const form = useForm(recordSpreading, {
    start: { heldOn: me.today, way: 'meeting', peopleCount: null, note: '' },
    tidy: (values) => ({ ...values, note: values.note || null }),
    input: (body) => ({ params: { id: documentId, unitId: unit.id }, body }),
    invalidates: touched,
    said: 'Đã ghi lần quán triệt',
    onDone: onClose,
  })
  const before = useAsk(listSpreadings, { params: { id: documentId }, query: { unitId: unit.id } })
  return (
    <Dialog title={`Ghi quán triệt — ${unit.name}`} onClose={onClose}>
      <Form form={form} submit="Ghi">
        <FieldRow>
          <DateField {...form.field('heldOn')} label="Ngày tổ chức" today={me.today} max={me.today} />
          <SelectField {...form.field('way')} label="Hình thức" choices={choicesOf(spreadingWays)} />
          <NumberField {...form.field('peopleCount')} label="Số người" min={0} suffix=" người" />
        </FieldRow>
        <AreaField {...form.field('note')} label="Ghi chú" optional rows={2} />
      </Form>
      {before.data && before.data.length > 0 && (
        <Timeline
          label="Các lần đã ghi"
          entries={before.data.map((one) => ({
            key: one.id,
            at: one.heldOn,
            words: `${spreadingWays[one.way]}: ${numberWords(one.peopleCount)} người`,
            note: one.note,
          }))}
        />
      )}
    </Dialog>
  )
}

/** The unit's plan stands in the register already: says that it answers this document. */
export function AttachPlanDialog({ documentId, unit, onClose }: Props) {
  const [plan, setPlan] = useState<DocumentRef | null>(null)
  const step = useStep(attachPlan, {
    invalidates: touched,
    said: 'Đã gắn kế hoạch của đơn vị',
    showsRefusal: true,
    onDone: onClose,
  })
  return (
    <Dialog title={`Gắn kế hoạch của ${unit.name}`} onClose={onClose}>
      <DocumentPicker
        id="plan"
        name="planDocumentId"
        label="Kế hoạch do đơn vị ban hành, đã vào sổ"
        hint={
          plan
            ? `Ban hành ngày ${dayWords(plan.issuedOn)}`
            : 'Kế hoạch chưa có trong sổ thì chọn “Lập kế hoạch của đơn vị”.'
        }
        value={plan}
        onChange={setPlan}
        within={{ status: 'registered', issuerUnitId: unit.id }}
        without={documentId}
      />
      {step.error && <QuietError error={step.error} />}
      <Group justify="flex-end">
        <Button
          disabled={!plan}
          loading={step.isPending}
          onClick={() =>
            plan && step.mutate({ params: { id: documentId, unitId: unit.id }, body: { planDocumentId: plan.id } })
          }
        >
          Gắn kế hoạch
        </Button>
      </Group>
    </Dialog>
  )
}
