import { dayKinds, proposeDay, readCalendar } from '@liem/domain/calendar/contract'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { CheckField, choicesOf, RadioField, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'
import { type Day, dayStatus } from './words.ts'

/** Proposes to add, change or take away a day; nothing changes before another officer confirms. */
export function ProposeDayDialog({ start, onClose }: { start: Partial<Day>; onClose: () => void }) {
  const me = useMe()
  const form = useForm(proposeDay, {
    start: {
      day: start.day ?? null,
      kind: start.kind ?? 'holiday',
      name: start.name ?? '',
      // The paper behind the change is another one than that behind the day.
      source: '',
      status: 'certain',
      removes: start.removes ?? false,
    },
    invalidates: [readCalendar],
    said: 'Đã ghi đề nghị; chờ người thứ hai xác nhận',
    onDone: onClose,
  })
  return (
    <Dialog title={start.removes ? 'Đề nghị bỏ một ngày' : 'Đề nghị thay đổi lịch nghỉ'} onClose={onClose}>
      <Form form={form} submit="Gửi đề nghị">
        <FieldRow>
          <DateField {...form.field('day')} label="Ngày" today={me.today} />
          <SelectField {...form.field('kind')} label="Loại ngày" choices={choicesOf(dayKinds)} />
        </FieldRow>
        <TextField {...form.field('name')} label="Tên ngày" hint="Ví dụ: Quốc khánh, nghỉ bù Tết Âm lịch" />
        <TextField
          {...form.field('source')}
          label="Văn bản căn cứ"
          hint="Số, ký hiệu, ngày, cơ quan ban hành của văn bản cho thay đổi này"
        />
        <RadioField
          {...form.field('status')}
          label="Đã đối chiếu với văn bản gốc chưa?"
          choices={[
            { value: 'certain', words: dayStatus.certain.words },
            { value: 'unverified', words: dayStatus.unverified.words, hint: 'Thời hạn liên quan sẽ ghi là tạm tính.' },
          ]}
        />
        <CheckField
          {...form.field('removes')}
          label="Bỏ ngày này khỏi lịch"
          hint="Đánh dấu khi lịch đang ghi ngày này mà thực tế không nghỉ, không làm bù."
        />
      </Form>
    </Dialog>
  )
}
