import type { OfficerRef, UnitRef } from '@liem/domain/kernel/shapes'
import {
  addOfficer,
  appoint,
  editOfficer,
  grantClearedRole,
  grantRole,
  listOfficers,
  readOfficer,
  recordAbsence,
} from '@liem/domain/units/officers.contract'
import { isCleared, type RoleName, roleNames, roles } from '@liem/domain/units/roles'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { CheckField, ChecksField, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { OfficerPicker, UnitPicker } from '#ui/unit-picker.tsx'
import { useMe } from '../../me.ts'
import { loadOfficers, loadUnits } from './loaders.ts'
import type { Officer } from './officer.tsx'

const touched = [readOfficer, listOfficers] as const
const choicesOfRoles = (wanted: (name: RoleName) => boolean) =>
  roleNames.filter(wanted).map((name) => ({ value: name, words: roles[name].words }))
/** What an administrator gives; the others come from who answers for the root. */
const roleChoices = choicesOfRoles((name) => !isCleared(name))
const clearedChoices = choicesOfRoles(isCleared)
const kindChoices = [
  { value: 'holder' as const, words: 'Giữ chức vụ' },
  { value: 'acting' as const, words: 'Phụ trách, quyền (khi khuyết)' },
]
type Props = { officer: Officer; onClose: () => void }

export function NewOfficerDialog({ onClose }: { onClose: () => void }) {
  const [unit, setUnit] = useState<UnitRef | null>(null)
  const [made, setMade] = useState<{ username: string; password: string } | null>(null)
  const form = useForm(addOfficer, {
    start: { username: '', name: '', email: '', phone: '', title: '', isHead: false, roles: [] },
    tidy: (values) => ({
      ...values,
      unitId: unit?.id,
      email: values.email || null,
      phone: values.phone || null,
      title: values.title || null,
    }),
    invalidates: [listOfficers],
    onDone: (answer) => setMade({ username: form.values.username ?? '', password: answer.temporaryPassword }),
  })
  return (
    <Dialog title="Thêm cán bộ" onClose={onClose}>
      {made ? (
        <>
          <p>
            Đã thêm <b>{made.username}</b>. Mật khẩu tạm: <code>{made.password}</code>
          </p>
          <p>Chỉ hiện lần này. Người dùng phải đổi khi đăng nhập lần đầu.</p>
          <Button onClick={onClose}>Đã chép</Button>
        </>
      ) : (
        <Form form={form} submit="Thêm cán bộ">
          <TextField {...form.field('name')} label="Họ và tên" />
          <TextField
            {...form.field('username')}
            label="Tên đăng nhập"
            hint="Chữ thường không dấu, số, chấm, gạch"
            width="short"
          />
          <UnitPicker
            id="unit"
            name="unitId"
            label="Đơn vị"
            load={loadUnits}
            value={unit}
            onChange={setUnit}
            error={form.errors.unitId}
          />
          <TextField {...form.field('title')} label="Chức vụ" optional />
          <CheckField {...form.field('isHead')} label="Là người đứng đầu đơn vị" />
          <ChecksField {...form.field('roles')} label="Vai trò" choices={roleChoices} />
          <FieldRow>
            <TextField {...form.field('email')} label="Thư điện tử" type="email" optional />
            <TextField {...form.field('phone')} label="Điện thoại" type="tel" optional />
          </FieldRow>
        </Form>
      )}
    </Dialog>
  )
}

export function EditOfficerDialog({ officer, onClose }: Props) {
  const [unit, setUnit] = useState<UnitRef | null>(officer.unit)
  const form = useForm(editOfficer, {
    start: { name: officer.name, email: officer.email ?? '', phone: officer.phone ?? '' },
    tidy: (values) => ({ ...values, email: values.email || null, phone: values.phone || null, unitId: unit?.id }),
    input: (body) => ({ params: { id: officer.id }, body }),
    invalidates: touched,
    said: 'Đã lưu',
    onDone: onClose,
  })
  return (
    <Dialog title="Sửa thông tin cán bộ" onClose={onClose}>
      <Form form={form} submit="Lưu">
        <TextField {...form.field('name')} label="Họ và tên" />
        <UnitPicker
          id="unit"
          name="unitId"
          label="Đơn vị"
          load={loadUnits}
          value={unit}
          onChange={setUnit}
          error={form.errors.unitId}
        />
        <TextField {...form.field('email')} label="Thư điện tử" type="email" optional />
        <TextField {...form.field('phone')} label="Điện thoại" type="tel" optional />
      </Form>
    </Dialog>
  )
}

export function RoleDialog({ officer, onClose }: Props) {
  const me = useMe()
  const [unit, setUnit] = useState<UnitRef | null>(officer.unit)
  // Two routes of one shape: the second takes three of the roles.
  const route = officer.can.includes('manage') ? grantRole : (grantClearedRole as unknown as typeof grantRole)
  const form = useForm(route, {
    start: { role: null, from: me.today, to: null },
    tidy: (values) => ({ ...values, unitId: unit?.id, to: values.to || null }),
    input: (body) => ({ params: { id: officer.id }, body }),
    invalidates: touched,
    said: 'Đã giao vai trò',
    onDone: onClose,
  })
  return (
    <Dialog title="Giao vai trò" onClose={onClose}>
      <Form form={form} submit="Giao vai trò">
        <SelectField
          {...form.field('role')}
          label="Vai trò"
          choices={officer.can.includes('manage') ? roleChoices : clearedChoices}
          blank="Chọn vai trò"
        />
        <UnitPicker
          id="unit"
          name="unitId"
          label="Tại đơn vị"
          load={loadUnits}
          value={unit}
          onChange={setUnit}
          error={form.errors.unitId}
        />
        <FieldRow>
          <DateField {...form.field('from')} label="Từ ngày" today={me.today} />
          <DateField {...form.field('to')} label="Đến hết ngày" optional today={me.today} />
        </FieldRow>
      </Form>
    </Dialog>
  )
}

export function AppointDialog({ officer, onClose }: Props) {
  const me = useMe()
  const [unit, setUnit] = useState<UnitRef | null>(officer.unit)
  const form = useForm(appoint, {
    start: { title: '', isHead: false, kind: 'holder', from: me.today, documentSymbol: '' },
    tidy: (values) => ({ ...values, unitId: unit?.id, documentSymbol: values.documentSymbol || null }),
    input: (body) => ({ params: { id: officer.id }, body }),
    invalidates: touched,
    said: 'Đã ghi chức vụ',
    onDone: onClose,
  })
  return (
    <Dialog title="Bổ nhiệm, giao phụ trách" onClose={onClose}>
      <Form form={form} submit="Ghi chức vụ">
        <UnitPicker
          id="unit"
          name="unitId"
          label="Đơn vị"
          load={loadUnits}
          value={unit}
          onChange={setUnit}
          error={form.errors.unitId}
        />
        <TextField {...form.field('title')} label="Chức vụ" />
        <SelectField {...form.field('kind')} label="Hình thức" choices={kindChoices} />
        <CheckField {...form.field('isHead')} label="Là người đứng đầu đơn vị" />
        <FieldRow>
          <DateField {...form.field('from')} label="Từ ngày" today={me.today} />
          <TextField {...form.field('documentSymbol')} label="Số, ký hiệu quyết định" optional />
        </FieldRow>
      </Form>
    </Dialog>
  )
}

export function AbsenceDialog({ officer, onClose }: Props) {
  const me = useMe()
  const [substitute, setSubstitute] = useState<OfficerRef | null>(null)
  const form = useForm(recordAbsence, {
    start: { from: me.today, to: null, reason: '', documentSymbol: '' },
    tidy: (values) => ({
      ...values,
      substituteId: substitute?.id ?? null,
      reason: values.reason || null,
      documentSymbol: values.documentSymbol || null,
    }),
    input: (body) => ({ params: { id: officer.id }, body }),
    invalidates: touched,
    said: 'Đã ghi vắng mặt',
    onDone: onClose,
  })
  return (
    <Dialog title="Ghi vắng mặt" onClose={onClose}>
      <Form form={form} submit="Ghi vắng mặt">
        <FieldRow>
          <DateField {...form.field('from')} label="Từ ngày" today={me.today} />
          <DateField {...form.field('to')} label="Đến hết ngày" today={me.today} />
        </FieldRow>
        <OfficerPicker
          id="substitute"
          name="substituteId"
          label="Người thay"
          optional
          hint="Người thay làm được mọi việc của người vắng trong những ngày này, trừ quản trị và giám sát."
          load={loadOfficers(officer.unit.id)}
          value={substitute}
          onChange={setSubstitute}
          error={form.errors.substituteId}
        />
        <TextField {...form.field('reason')} label="Lý do" optional />
        <TextField {...form.field('documentSymbol')} label="Số, ký hiệu văn bản" optional width="short" />
      </Form>
    </Dialog>
  )
}
