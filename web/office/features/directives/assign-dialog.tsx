import type { DocumentPage } from '@liem/domain/directives/contract'
import { assignFromDocument, listItems } from '@liem/domain/directives/items.contract'
import type { UnitRef } from '@liem/domain/kernel/shapes'
import { useState } from 'react'
import { useAsk } from '#lib/query.ts'
import { toast } from '#lib/toast.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, choicesOf, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'
import { dueKindWords, everyWords } from '../tasks/words.ts'
import type { ItemRow } from './items.tsx'
import { touched } from './touched.ts'
import { UnitsField } from './units-field.tsx'

const examples: Partial<Record<string, string>> = { month: '2026-12', quarter: '2026-Q4', year: '2026' }
type Every = keyof typeof everyWords

/** Assigns a task out of the document: one per lead unit. */
export function AssignDialog({
  page,
  item,
  to = [],
  onClose,
}: {
  page: Pick<DocumentPage, 'id' | 'issuedOn'>
  item?: Pick<ItemRow, 'id' | 'path' | 'words'>
  to?: readonly UnitRef[]
  onClose: () => void
}) {
  const me = useMe()
  const [leads, setLeads] = useState<readonly UnitRef[]>(to)
  const [support, setSupport] = useState<readonly UnitRef[]>([])
  const [every, setEvery] = useState<Every>('quarter')
  const items = useAsk(listItems, { params: { id: page.id } }, { when: !item })
  const form = useForm(assignFromDocument, {
    start: {
      tasks: [
        {
          title: item?.words ?? '',
          itemId: item?.id ?? null,
          product: '',
          leadUnitIds: [],
          dueKind: 'date',
          due: null,
          dueAsWritten: '',
        },
      ],
    },
    tidy: ({ tasks }) => ({
      tasks: (tasks || []).map((task) => ({
        ...task,
        itemId: task.itemId || null,
        leadUnitIds: leads.map((unit) => unit.id),
        supportUnitIds: support.map((unit) => unit.id),
        dueAsWritten: task.dueAsWritten || null,
        due: ['date', 'month', 'quarter', 'year'].includes(task.dueKind ?? '') ? task.due || null : null,
        recurrence: task.dueKind === 'recurring' ? { every, fromOn: me.today } : null,
      })),
    }),
    input: (body) => ({ params: { id: page.id }, body }),
    invalidates: touched,
    onDone: ({ assigned, series }) => {
      toast.done(series ? `Đã giao ${assigned} nhiệm vụ, ${series} việc định kỳ` : `Đã giao ${assigned} nhiệm vụ`)
      onClose()
    },
  })
  const at = <V = string>(name: string) => form.fieldAt<V>(`tasks.0.${name}`)
  const kind = at<keyof typeof dueKindWords>('dueKind')
  return (
    <Dialog
      title={item ? `Giao nhiệm vụ từ mục ${item.path}` : 'Giao nhiệm vụ từ văn bản'}
      onClose={onClose}
      size="large"
    >
      <Form form={form} submit={leads.length > 1 ? `Giao ${leads.length} nhiệm vụ` : 'Giao nhiệm vụ'}>
        {!item && items.data && items.data.length > 0 && (
          <SelectField
            {...at<string>('itemId')}
            label="Từ mục"
            optional
            choices={items.data
              .filter((one) => one.isDuty)
              .map((one) => ({ value: one.id, words: `${one.path} ${one.words}`.slice(0, 110) }))}
          />
        )}
        <AreaField {...at('title')} label="Nội dung nhiệm vụ" rows={3} />
        <AreaField
          {...at('product')}
          label="Sản phẩm, kết quả phải có"
          hint="Nhiệm vụ không có sản phẩm thì không thẩm định được."
          rows={2}
        />
        <UnitsField
          id="leads"
          name="leads"
          label="Cơ quan chủ trì"
          hint="Mỗi cơ quan chủ trì được giao một nhiệm vụ riêng."
          value={leads}
          onChange={(next) => {
            setLeads(next)
            form.clearError('tasks.0.leadUnitIds')
          }}
          error={form.errors['tasks.0.leadUnitIds']}
        />
        <UnitsField
          id="support"
          name="support"
          label="Cơ quan phối hợp"
          optional
          single
          value={support}
          onChange={setSupport}
        />
        <FieldRow>
          <SelectField {...kind} label="Cách ghi hạn" choices={choicesOf(dueKindWords)} />
          {kind.value === 'date' && <DateField {...at('due')} label="Hạn hoàn thành" today={me.today} />}
          {examples[kind.value ?? ''] && (
            <TextField {...at('due')} label="Thời hạn" hint={`Ví dụ ${examples[kind.value ?? '']}`} />
          )}
          {kind.value === 'recurring' && (
            <SelectField
              id="every"
              name="every"
              value={every}
              onChange={(value) => value && setEvery(value)}
              label="Chu kỳ"
              choices={choicesOf(everyWords)}
            />
          )}
          <TextField {...at('dueAsWritten')} label="Hạn ghi trong văn bản" optional />
        </FieldRow>
      </Form>
    </Dialog>
  )
}
