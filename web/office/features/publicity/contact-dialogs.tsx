import { contactFaults, contactKinds } from '@liem/domain/publicity/contact-points'
import { addContact, type ContactRow, endContact, listContacts, readContacts } from '@liem/domain/publicity/contract'
import { errorsOf } from '#lib/faults.ts'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { choicesOf, SelectField, TextField } from '#ui/form/fields.tsx'
import { Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { useMe } from '../../me.ts'

const touched = [readContacts, listContacts] as const
const examples: Readonly<Record<string, string>> = {
  hotline: 'Ví dụ 0236 3888 999',
  reception: 'Ví dụ Phòng Tiếp công dân, tầng 1, số 12 đường Lê Lợi',
  address: 'Địa chỉ bưu chính đầy đủ',
  email: 'Ví dụ tiepdan@tinh.gov.vn',
  website: 'Bắt đầu bằng https://',
}

/** Publishes a contact point; `replaces`: the row that ends when this one begins. */
export function ContactDialog({
  unitId,
  replaces,
  onClose,
}: {
  unitId: number
  replaces?: ContactRow
  onClose: () => void
}) {
  const me = useMe()
  const form = useForm(addContact, {
    start: {
      kind: replaces?.kind ?? null,
      value: '',
      hours: replaces?.hours ?? '',
      validFrom: me.today,
      replaces: replaces?.id,
    },
    input: (body) => ({ params: { id: unitId }, body }),
    extraCheck: ({ kind, value, hours }) =>
      kind && value ? errorsOf(contactFaults({ kind, value: value.trim(), hours })) : {},
    invalidates: touched,
    said: replaces ? 'Đã thay đầu mối' : 'Đã công bố',
    onDone: onClose,
  })
  const { kind } = form.values
  return (
    <Dialog
      title={replaces ? `Thay ${contactKinds[replaces.kind].toLowerCase()}` : 'Công bố đầu mối'}
      onClose={onClose}
    >
      <Form form={form} submit={replaces ? 'Thay' : 'Công bố'}>
        {replaces ? (
          <p>Đang công bố: {replaces.value}</p>
        ) : (
          <SelectField {...form.field('kind')} label="Loại" choices={choicesOf(contactKinds)} />
        )}
        <TextField {...form.field('value')} label="Nội dung" hint={kind ? examples[kind] : undefined} />
        {kind !== 'website' && kind !== 'email' && (
          <TextField
            {...form.field('hours')}
            label={kind === 'reception' ? 'Ngày, giờ tiếp' : 'Giờ nghe máy, giờ nhận'}
            hint="Ví dụ thứ Hai đến thứ Sáu, 7 giờ 30 đến 11 giờ 30; Chủ tịch tiếp thứ Năm hằng tuần"
            optional={kind !== 'reception'}
          />
        )}
        <DateField {...form.field('validFrom')} label="Công bố từ ngày" today={me.today} />
      </Form>
    </Dialog>
  )
}

/** Ends a contact point; a mistake is taken back by ending it on its own first day. */
export function EndContactDialog({ row, onClose }: { row: ContactRow; onClose: () => void }) {
  const me = useMe()
  const form = useForm(endContact, {
    // One that has not begun yet can only be taken back on its first day.
    start: { on: row.standing === 'coming' ? row.validFrom : me.today },
    input: (body) => ({ params: { id: row.id }, body }),
    invalidates: touched,
    said: 'Đã ghi ngày thôi công bố',
    onDone: onClose,
  })
  return (
    <Dialog title="Thôi công bố đầu mối" onClose={onClose}>
      <Form form={form} submit="Thôi công bố" danger>
        <p>
          {contactKinds[row.kind]}: {row.value}
        </p>
        <DateField
          {...form.field('on')}
          label="Thôi từ ngày"
          hint="Từ ngày này trang công khai không hiện nữa. Ghi nhầm thì chọn đúng ngày bắt đầu công bố."
          today={me.today}
        />
      </Form>
    </Dialog>
  )
}
