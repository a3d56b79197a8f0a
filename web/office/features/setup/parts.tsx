import type { doSetup } from '@liem/domain/setup/contract'
import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { Errors } from '#lib/faults.ts'
import { dayWords, numberWords, plain } from '#lib/format.ts'
import { CheckField, ChecksField, PasswordField, TextField } from '#ui/form/fields.tsx'
import { FieldRow } from '#ui/form/form.tsx'
import type { Field, Form } from '#ui/form/use-form.ts'
import { Facts } from '#ui/page.tsx'
import { Picker } from '#ui/picker.tsx'
import css from './setup.module.css'
import type { Offer, Repeated } from './steps.tsx'

type Part = {
  offer: Offer
  form: Form<typeof doSetup>
  field: <V>(path: string) => Field<V | null | undefined>
  errors: Errors
}

export function Province({ offer, form, field }: Part) {
  const code = field<string>('provinceCode')
  const chosen = offer.provinces.find((one) => one.code === form.values.provinceCode)
  const option = (one: Offer['provinces'][number]) => ({
    value: one.code,
    words: one.name,
    detail: `mã ${one.code} · ${one.communes} xã, phường, đặc khu`,
  })
  return (
    <>
      <TextField
        {...field<string>('code')}
        label="Mã thiết lập"
        hint="In trên màn hình máy chủ khi chạy lệnh khởi động, dạng XXXX-XXXX-XXXX. Không phân biệt chữ hoa, chữ thường."
        autoComplete="off"
        maxLength={40}
        autoFocus
      />
      <Picker
        id={code.id}
        name={code.name}
        error={code.error}
        label="Tỉnh, thành phố"
        hint="Gõ không dấu cũng được, ví dụ “nghe an”."
        chosen={chosen ? [option(chosen)] : []}
        onChange={([one]) => code.onChange(one?.value ?? '')}
        loadKey={['provinces', offer.asOf]}
        load={async (typed) => offer.provinces.filter((one) => plain(one.name).includes(plain(typed))).map(option)}
      />
      <p className={css.note}>
        Danh sách {offer.provinces.length} tỉnh, thành phố và các xã, phường, đặc khu theo hiện trạng ngày{' '}
        {dayWords(offer.asOf)}. Thay đổi sau ngày đó được ghi bằng sự kiện tổ chức.
      </p>
    </>
  )
}

type DepartmentsProps = Part & { more: string; onMore: (typed: string) => void; onAdd: () => void }

export function Departments({ offer, form, field, errors, more, onMore, onAdd }: DepartmentsProps) {
  const chosen = (form.values.departments || []) as string[]
  const known = new Set(offer.departments.map((one) => one.name))
  const choices = [
    ...offer.departments.map(({ name, usual }) => ({
      value: name,
      words: name,
      hint: usual ? undefined : 'chỉ một số tỉnh có',
    })),
    ...chosen.filter((name) => !known.has(name)).map((name) => ({ value: name, words: name, hint: 'thêm ở đây' })),
  ]
  const list = field<string[]>('departments')
  return (
    <>
      <ChecksField
        {...list}
        error={errors.departments}
        label="Sở, ban, ngành thuộc Ủy ban nhân dân tỉnh"
        hint="Bỏ chọn cơ quan tỉnh không có; thêm cơ quan còn thiếu. Văn phòng, Thanh tra, Công an, Tòa án, Viện kiểm sát, Mặt trận và các cơ quan Đảng đã có sẵn."
        choices={choices}
      />
      <Group align="end" gap="xs">
        <div className={css.grow}>
          <TextField
            id="more"
            name="more"
            label="Thêm cơ quan khác"
            optional
            value={more}
            onChange={(value) => onMore(value ?? '')}
            maxLength={200}
          />
        </div>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={!more.trim()}
          onClick={onAdd}
        >
          Thêm
        </Button>
      </Group>
      <CheckField
        {...field<boolean>('communeCommittees')}
        label="Lập cả đảng ủy của từng xã, phường"
        hint="Cần khi văn bản của Đảng giao việc cho đảng ủy cấp xã."
      />
    </>
  )
}

type AdministratorsProps = Part & {
  hasSecond: boolean
  onSecond: (has: boolean) => void
  repeated: Repeated
  onRepeated: (who: keyof Repeated, value: string) => void
}

export function Administrators({ hasSecond, onSecond, ...part }: AdministratorsProps) {
  return (
    <>
      <p className={css.note}>
        Quản trị viên lập tài khoản cho mọi người. Nên có hai người: thay đổi lịch nghỉ và số liệu luật cần một người đề
        nghị, một người khác xác nhận. Mật khẩu từ 10 ký tự, không chứa tên đăng nhập.
      </p>
      <Administrator {...part} who="administrator" title="Quản trị viên thứ nhất" />
      <CheckField
        id="has-second"
        name="hasSecond"
        label="Lập luôn quản trị viên thứ hai"
        value={hasSecond}
        onChange={(value) => onSecond(value ?? false)}
      />
      {hasSecond && <Administrator {...part} who="second" title="Quản trị viên thứ hai" />}
    </>
  )
}

function Administrator({
  field,
  errors,
  form,
  who,
  title,
  repeated,
  onRepeated,
}: Omit<AdministratorsProps, 'hasSecond' | 'onSecond'> & { who: keyof Repeated; title: string }) {
  return (
    <fieldset className={css.person}>
      <legend>{title}</legend>
      <FieldRow>
        <TextField {...field<string>(`${who}.name`)} label="Họ và tên" autoComplete="off" maxLength={100} />
        <TextField
          {...field<string>(`${who}.username`)}
          label="Tên đăng nhập"
          hint="Chữ thường không dấu, số, chấm, gạch"
          autoComplete="off"
          maxLength={40}
        />
      </FieldRow>
      <FieldRow>
        <PasswordField {...field<string>(`${who}.password`)} label="Mật khẩu" fresh />
        <PasswordField
          id={`${form.id}-repeated.${who}`}
          name={`repeated.${who}`}
          label="Nhập lại mật khẩu"
          value={repeated[who]}
          onChange={(value) => onRepeated(who, value ?? '')}
          error={errors[`repeated.${who}`]}
          fresh
        />
      </FieldRow>
    </fieldset>
  )
}

export function Confirmation({ offer, form, hasSecond }: Part & { hasSecond: boolean }) {
  const { values } = form
  const province = offer.provinces.find((one) => one.code === values.provinceCode)
  const departments = (values.departments || []) as string[]
  const person = (one: typeof values.administrator) => (one ? `${one.name} (${one.username})` : '')
  return (
    <>
      <p>Xin đọc lại. Sau khi thiết lập, tỉnh không đổi được nữa; cơ quan và cán bộ sửa được trong mục Quản trị.</p>
      <Facts
        facts={[
          ['Tỉnh, thành phố', province?.name],
          ['Xã, phường, đặc khu', numberWords(province?.communes ?? 0)],
          ['Đảng ủy cấp xã', values.communeCommittees ? 'có lập' : 'chưa lập'],
          ['Sở, ban, ngành', `${departments.length} cơ quan: ${departments.join('; ')}`],
          ['Quản trị viên thứ nhất', person(values.administrator)],
          ['Quản trị viên thứ hai', hasSecond ? person(values.second) : 'chưa lập'],
        ]}
      />
    </>
  )
}
