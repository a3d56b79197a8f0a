import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import { type dueKinds, listTasks } from '@liem/domain/tasks/contract'
import { assignTask } from '@liem/domain/tasks/steps.contract'
import { useState } from 'react'
import { useOpen } from '#lib/address.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, choicesOf, SelectField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { OfficerPicker, UnitPicker } from '#ui/unit-picker.tsx'
import { useMe } from '../../me.ts'
import { places } from '../../places.ts'
import { loadOfficers, loadUnits } from '../units/loaders.ts'
import { dueKindWords, everyWords } from './words.ts'

const examples: Partial<Record<(typeof dueKinds)[number], string>> = {
  month: '2026-12',
  quarter: '2026-Q4',
  year: '2026',
}
type Every = keyof typeof everyWords

/** Gives a task directly, without a document. From a document, tasks are given on its own page. */
export function AssignDialog({
  onClose,
  documentId,
  itemId,
  title = '',
}: {
  onClose: () => void
  documentId?: string
  itemId?: string
  title?: string
}) {
  const me = useMe()
  const open = useOpen()
  const [lead, setLead] = useState<UnitRef | null>(null)
  const [support, setSupport] = useState<UnitRef[]>([])
  const [officer, setOfficer] = useState<OfficerRef | null>(null)
  const [every, setEvery] = useState<Every>('quarter')
  const form = useForm(assignTask, {
    start: { title, product: '', dueKind: 'date', due: null, dueAsWritten: '' },
    tidy: (values) => ({
      ...values,
      documentId: documentId ?? null,
      itemId: itemId ?? null,
      leadUnitId: lead?.id,
      supportUnitIds: support.map((unit) => unit.id),
      officerId: officer?.id ?? null,
      dueAsWritten: values.dueAsWritten || null,
      due: ['date', 'month', 'quarter', 'year'].includes(values.dueKind ?? '') ? values.due || null : null,
      recurrence: values.dueKind === 'recurring' ? { every, fromOn: me.today } : null,
    }),
    invalidates: [listTasks],
    said: 'Đã giao nhiệm vụ',
    onDone: ({ ids }) => {
      onClose()
      if (ids[0]) open(places.task(ids[0]))
    },
  })
  const kind = form.values.dueKind || 'date'
  return (
    <Dialog title="Giao nhiệm vụ" onClose={onClose} size="large">
      <Form form={form} submit="Giao nhiệm vụ">
        <AreaField {...form.field('title')} label="Nội dung nhiệm vụ" rows={3} />
        <AreaField
          {...form.field('product')}
          label="Sản phẩm, kết quả phải có"
          hint="Nhiệm vụ không có sản phẩm thì không thẩm định được."
          rows={2}
        />
        <UnitPicker
          id="lead"
          name="leadUnitId"
          label="Cơ quan chủ trì"
          load={loadUnits}
          value={lead}
          onChange={(unit) => {
            setLead(unit)
            setOfficer(null)
            form.clearError('leadUnitId')
          }}
          error={form.errors.leadUnitId}
        />
        <UnitPicker
          id="support"
          name="supportUnitIds"
          label="Cơ quan phối hợp"
          optional
          many
          load={loadUnits}
          value={support}
          onChange={setSupport}
        />
        {lead && (
          <OfficerPicker
            id="officer"
            name="officerId"
            label="Cán bộ thụ lý"
            optional
            load={loadOfficers(lead.id)}
            within={lead.id}
            value={officer}
            onChange={setOfficer}
            error={form.errors.officerId}
          />
        )}
        <SelectField {...form.field('dueKind')} label="Cách ghi hạn" choices={choicesOf(dueKindWords)} />
        {kind === 'date' && <DateField {...form.field('due')} label="Hạn hoàn thành" today={me.today} />}
        {examples[kind] && (
          <TextField {...form.field('due')} label="Thời hạn" hint={`Ví dụ ${examples[kind]}`} width="short" />
        )}
        {kind === 'recurring' && (
          <SelectField
            id="every"
            name="every"
            value={every}
            onChange={(value) => value && setEvery(value)}
            label="Chu kỳ"
            choices={choicesOf(everyWords)}
          />
        )}
        <TextField {...form.field('dueAsWritten')} label="Hạn ghi trong văn bản" optional />
      </Form>
    </Dialog>
  )
}
