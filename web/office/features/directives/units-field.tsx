import type { UnitRef } from '@liem/domain/kernel/shapes'
import { listUnits, type UnitKind, unitKinds } from '@liem/domain/units/contract'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call } from '#lib/call.ts'
import { asRefused } from '#lib/refused.ts'
import { toast } from '#lib/toast.ts'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../../loaders.ts'
import css from './units-field.module.css'

const groups: readonly { kinds: readonly UnitKind[]; words: string }[] = [
  { kinds: ['commune'], words: 'Tất cả xã, phường, đặc khu' },
  { kinds: ['department', 'agency'], words: 'Tất cả sở, ban, ngành' },
  { kinds: ['party_body', 'party_committee'], words: 'Cấp ủy, cơ quan của Đảng' },
  { kinds: ['front', 'mass_org'], words: 'Mặt trận, đoàn thể' },
  { kinds: ['service', 'enterprise'], words: 'Đơn vị sự nghiệp, doanh nghiệp' },
]
/** More than this is shown as a number that opens, not as so many pills. */
const shownApart = 8

export type UnitsFieldProps = {
  id: string
  name: string
  label: string
  hint?: string
  optional?: boolean
  value: readonly UnitRef[]
  onChange: (units: UnitRef[]) => void
  error?: string
  /** No buttons for whole groups. */
  single?: boolean
  /** Shows the names of a long choice at once. */
  startOpen?: boolean
}

const merged = (before: readonly UnitRef[], more: readonly UnitRef[]) => [
  ...new Map([...before, ...more].map((unit) => [unit.id, unit])).values(),
]

/** Chooses many units: one by one, or a whole group at once; a long choice is a number that opens into its list. */
export function UnitsField({ value, onChange, single, startOpen = false, ...look }: UnitsFieldProps) {
  const [busy, setBusy] = useState<string | null>(null)
  const [open, setOpen] = useState(startOpen)
  const many = value.length > shownApart
  const add = async (group: (typeof groups)[number]) => {
    setBusy(group.words)
    try {
      const found = await Promise.all(group.kinds.map((kind) => call(listUnits, { query: { kind } })))
      const units = found.flat().map(({ id, code, name }) => ({ id, code, name }))
      if (units.length === 0) toast.info(`Danh mục chưa có ${group.kinds.map((kind) => unitKinds[kind]).join(', ')}`)
      onChange(merged(value, units))
    } catch (thrown) {
      toast.refused(asRefused(thrown))
    } finally {
      setBusy(null)
    }
  }
  return (
    <div>
      <UnitPicker
        {...look}
        many
        load={loadUnits}
        value={many ? [] : value}
        onChange={(next) => onChange(many ? merged(value, next) : next)}
      />
      {!single && (
        <div className={css.groups}>
          {groups.map((group) => (
            <Button
              key={group.words}
              variant="default"
              size="compact-md"
              loading={busy === group.words}
              onClick={() => void add(group)}
            >
              {group.words}
            </Button>
          ))}
        </div>
      )}
      {many && (
        <div className={css.chosen}>
          <div className={css.head}>
            <b>Đã chọn {value.length} đơn vị</b>
            <Button variant="subtle" size="compact-md" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Thu gọn' : 'Xem, bỏ bớt'}
            </Button>
            <Button variant="subtle" size="compact-md" onClick={() => onChange([])}>
              Bỏ chọn tất cả
            </Button>
          </div>
          {open && (
            <ul className={css.names}>
              {value.map((unit) => (
                <li key={unit.id}>
                  {unit.name}
                  <button
                    type="button"
                    aria-label={`Bỏ ${unit.name}`}
                    onClick={() => onChange(value.filter((one) => one.id !== unit.id))}
                  >
                    Bỏ
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  )
}
