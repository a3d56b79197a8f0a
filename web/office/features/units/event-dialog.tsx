import type { UnitRef } from '@liem/domain/kernel/shapes'
import {
  listUnits,
  recordUnitEvent,
  type UnitEventKind,
  type UnitKind,
  unitEventKinds,
  unitKinds,
} from '@liem/domain/units/contract'
import { Button, Group } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { DateField } from '#ui/date-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { AreaField, choicesOf, FieldError, SelectField, TextField } from '#ui/form/fields.tsx'
import { FieldRow, Form } from '#ui/form/form.tsx'
import { useForm } from '#ui/form/use-form.ts'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { useMe } from '../../me.ts'
import { loadUnits } from './loaders.ts'
import css from './units.module.css'

type NewUnit = { code: string; name: string; shortName: string; kind: UnitKind; side: 'state' | 'party' | 'social' }
const blank = (): NewUnit => ({ code: '', name: '', shortName: '', kind: 'commune', side: 'state' })
const sides = { state: 'Nhà nước', party: 'Đảng', social: 'Đoàn thể' } as const

const helpWords: Record<UnitEventKind, string> = {
  establish: 'Đơn vị mới bắt đầu từ ngày hiệu lực.',
  rename: 'Tên hoặc mã cũ vẫn đúng cho những ngày trước.',
  move: 'Đơn vị chuyển sang cấp trên khác từ ngày hiệu lực.',
  merge: 'Các đơn vị cũ kết thúc; nhiệm vụ, thời hạn, cán bộ chuyển sang đơn vị tiếp nhận vào ngày hiệu lực.',
  split: 'Đơn vị cũ kết thúc; phần lớn nhất nhận nhiệm vụ đang dở, sau đó có thể chuyển từng nhiệm vụ.',
  abolish: 'Đơn vị kết thúc; đơn vị tiếp nhận nhận toàn bộ việc đang dở.',
}

/** One event of the organisation ledger, with its legal document. Nothing is deleted. */
export function EventDialog({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const [kind, setKind] = useState<UnitEventKind>('establish')
  const [unit, setUnit] = useState<UnitRef | null>(null)
  const [before, setBefore] = useState<UnitRef[]>([])
  const [into, setInto] = useState<UnitRef | null>(null)
  const [parent, setParent] = useState<UnitRef | null>(null)
  const [after, setAfter] = useState<NewUnit[]>([blank()])
  const makes = kind === 'establish' || kind === 'split' || (kind === 'merge' && !into)
  const form = useForm(recordUnitEvent, {
    start: { effectiveOn: me.today, documentSymbol: '', documentDate: null, note: '', name: '', code: '' },
    tidy: (values) => ({
      kind,
      effectiveOn: values.effectiveOn,
      documentSymbol: values.documentSymbol,
      documentDate: values.documentDate || null,
      note: values.note || null,
      unitId: kind === 'rename' || kind === 'move' ? (unit?.id ?? null) : null,
      beforeIds: kind === 'merge' || kind === 'split' || kind === 'abolish' ? before.map((one) => one.id) : [],
      intoId: kind === 'merge' || kind === 'abolish' ? (into?.id ?? null) : null,
      name: kind === 'rename' ? values.name || null : null,
      code: kind === 'rename' ? values.code || null : null,
      parentId: kind === 'move' ? (parent?.id ?? null) : null,
      after: makes
        ? after.map((one) => ({ ...one, shortName: one.shortName || null, parentId: parent?.id ?? null }))
        : [],
    }),
    invalidates: [listUnits],
    said: 'Đã ghi sự kiện tổ chức',
    onDone: onClose,
  })
  const change = (i: number, part: Partial<NewUnit>) =>
    setAfter(after.map((one, n) => (n === i ? { ...one, ...part } : one)))
  return (
    <Dialog title="Ghi sự kiện tổ chức" onClose={onClose} size="large">
      <Form form={form} submit="Ghi sự kiện">
        <SelectField
          id="kind"
          name="kind"
          label="Loại sự kiện"
          value={kind}
          onChange={(next) => next && setKind(next)}
          choices={choicesOf(unitEventKinds)}
          hint={helpWords[kind]}
        />
        <FieldRow>
          <DateField {...form.field('effectiveOn')} label="Ngày hiệu lực" today={me.today} />
          <TextField {...form.field('documentSymbol')} label="Số, ký hiệu văn bản" />
          <DateField {...form.field('documentDate')} label="Ngày văn bản" optional today={me.today} />
        </FieldRow>
        {(kind === 'rename' || kind === 'move') && (
          <UnitPicker
            id="unit"
            name="unitId"
            label="Đơn vị"
            load={loadUnits}
            value={unit}
            onChange={setUnit}
            error={form.errors.unitId}
          />
        )}
        {kind === 'rename' && (
          <FieldRow>
            <TextField {...form.field('name')} label="Tên mới" />
            <TextField {...form.field('code')} label="Mã mới" optional width="short" />
          </FieldRow>
        )}
        {(kind === 'merge' || kind === 'split' || kind === 'abolish') && (
          <UnitPicker
            id="before"
            name="beforeIds"
            label={kind === 'split' ? 'Đơn vị được chia, tách' : 'Đơn vị kết thúc'}
            many
            load={loadUnits}
            value={before}
            onChange={setBefore}
            error={form.errors.beforeIds}
          />
        )}
        {(kind === 'merge' || kind === 'abolish') && (
          <UnitPicker
            id="into"
            name="intoId"
            label="Đơn vị tiếp nhận"
            optional={kind === 'merge'}
            hint={kind === 'merge' ? 'Bỏ trống nếu lập đơn vị mới ở dưới.' : undefined}
            load={loadUnits}
            value={into}
            onChange={setInto}
            error={form.errors.intoId}
          />
        )}
        {(makes || kind === 'move') && (
          <UnitPicker
            id="parent"
            name="parentId"
            label={kind === 'move' ? 'Cấp trên mới' : 'Cấp trên của đơn vị mới'}
            optional={kind !== 'move'}
            load={loadUnits}
            value={parent}
            onChange={setParent}
            error={form.errors.parentId}
          />
        )}
        {makes &&
          after.map((one, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity before they are recorded
            <fieldset key={i} className={css.unit}>
              <legend>{after.length > 1 ? `Đơn vị mới ${i + 1}` : 'Đơn vị mới'}</legend>
              <TextField
                id={`after-${i}-name`}
                name={`after.${i}.name`}
                label="Tên đơn vị"
                value={one.name}
                onChange={(name) => change(i, { name: name ?? '' })}
                error={form.errors[`after.${i}.name`]}
              />
              <FieldRow>
                <TextField
                  id={`after-${i}-code`}
                  name={`after.${i}.code`}
                  label="Mã"
                  value={one.code}
                  onChange={(code) => change(i, { code: code ?? '' })}
                  error={form.errors[`after.${i}.code`]}
                />
                <SelectField
                  id={`after-${i}-kind`}
                  name={`after.${i}.kind`}
                  label="Loại"
                  value={one.kind}
                  onChange={(next) => next && change(i, { kind: next })}
                  choices={choicesOf(unitKinds)}
                />
                <SelectField
                  id={`after-${i}-side`}
                  name={`after.${i}.side`}
                  label="Khối"
                  value={one.side}
                  onChange={(next) => next && change(i, { side: next })}
                  choices={choicesOf(sides)}
                />
              </FieldRow>
              {after.length > 1 && (
                <div>
                  <Button
                    variant="subtle"
                    size="compact-md"
                    leftSection={<IconTrash size={18} aria-hidden />}
                    onClick={() => setAfter(after.filter((_, n) => n !== i))}
                  >
                    Bỏ đơn vị {i + 1}
                  </Button>
                </div>
              )}
            </fieldset>
          ))}
        <FieldError id="after-error" words={form.errors.after} />
        {(kind === 'establish' || kind === 'split') && (
          <Group>
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setAfter([...after, blank()])}
            >
              Thêm đơn vị
            </Button>
          </Group>
        )}
        <AreaField {...form.field('note')} label="Ghi chú" optional rows={2} />
      </Form>
    </Dialog>
  )
}
