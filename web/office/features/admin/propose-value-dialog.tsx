import { listLawValues, proposeLawValue } from '@liem/domain/calendar/contract'
import { useState } from 'react'
import { dayWords } from '#lib/format.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { RadioField, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'
import { type LawValue, valueStatus, valueWords } from './words.ts'

type Props = { rows: readonly LawValue[]; start: LawValue | null; onClose: () => void }

/** Another number from a day on; nothing changes before another officer confirms. */
export function ProposeValueDialog({ rows, start, onClose }: Props) {
  const me = useMe()
  const [text, setText] = useState('')
  const holding = (key: unknown) => rows.findLast((row) => row.key === key && row.holds)
  const form = useForm(proposeLawValue, {
    start: { key: start?.key ?? null, since: null, source: '', status: 'read' },
    tidy: (values) => ({ ...values, value: typedValue(text, holding(values.key)) }),
    extraCheck: (values): Record<string, string> =>
      typedValue(text, holding(values.key)) === null
        ? {
            value: holding(values.key)?.choices
              ? 'Xin chọn một giá trị'
              : 'Xin ghi số nguyên, ví dụ 15; nhiều số thì cách nhau bằng dấu phẩy',
          }
        : {},
    invalidates: [listLawValues],
    said: 'Đã ghi đề nghị; chờ người thứ hai xác nhận',
    onDone: onClose,
  })
  const current = holding(form.values.key)
  const choices = [...new Map(rows.map((row) => [row.key, { value: row.key, words: row.words }])).values()]
  const isList = Array.isArray(current?.value)
  const typed = (value: string | null | undefined) => {
    setText(value ?? '')
    form.clearError('value')
  }
  return (
    <Dialog title="Đề nghị số liệu mới" onClose={onClose}>
      <Form form={form} submit="Gửi đề nghị">
        <SelectField
          {...form.field('key')}
          label="Số liệu"
          choices={choices}
          blank="Chọn số liệu"
          hint={current && `Đang áp dụng: ${valueWords(current)}, từ ${dayWords(current.since)}.`}
        />
        <FieldRow>
          {current?.choices ? (
            <SelectField
              id={`${form.id}-value`}
              name="value"
              label="Giá trị mới"
              choices={Object.entries(current.choices).map(([value, words]) => ({ value, words }))}
              blank="Chọn giá trị"
              value={text}
              onChange={typed}
              error={form.errors.value}
            />
          ) : (
            <TextField
              id={`${form.id}-value`}
              name="value"
              label={current ? `Giá trị mới (${current.unit})` : 'Giá trị mới'}
              hint={isList ? 'Các số cách nhau bằng dấu phẩy: 7, 3, 1' : 'Một số nguyên'}
              value={text}
              onChange={typed}
              error={form.errors.value}
              width="short"
            />
          )}
          <DateField {...form.field('since')} label="Áp dụng từ ngày" today={me.today} />
        </FieldRow>
        <TextField
          {...form.field('source')}
          label="Văn bản căn cứ"
          hint="Điều, khoản, số và ký hiệu văn bản; với mục tiêu nội bộ, ghi quyết định của tỉnh"
        />
        <RadioField
          {...form.field('status')}
          label="Tình trạng đối chiếu"
          choices={[
            { value: 'read', words: valueStatus.read.words },
            { value: 'unverified', words: valueStatus.unverified.words },
            { value: 'illustrative', words: valueStatus.illustrative.words, hint: 'Không phải thời hạn của luật.' },
          ]}
        />
      </Form>
    </Dialog>
  )
}

/** What was typed as the value's own shape; null when it is none. */
function typedValue(text: string, like: LawValue | undefined): LawValue['value'] | null {
  if (like?.choices) return Object.hasOwn(like.choices, text) ? text : null
  const parts = text.split(/[,;\s]+/).filter(Boolean)
  if (parts.length === 0 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null
  const numbers = parts.map(Number)
  if (Array.isArray(like?.value)) return numbers
  return numbers.length === 1 ? (numbers[0] ?? null) : null
}
