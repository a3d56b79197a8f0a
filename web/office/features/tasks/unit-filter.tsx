import { readUnit } from '@liem/domain/units/contract'
import { useAsk } from '#lib/query.ts'
import type { Filters } from '#ui/filter-bar.tsx'
import { UnitPicker } from '#ui/unit-picker.tsx'
import { loadUnits } from '../units/loaders.ts'

/** The unit filter of a list: the address holds only the id, the name is asked for. */
export function UnitFilter({
  address,
  name = 'unitId',
  label = 'Đơn vị',
}: {
  address: Filters
  name?: string
  label?: string
}) {
  const id = Number(address.filters[name]) || 0
  const unit = useAsk(readUnit, { params: { id } }, { when: id > 0 })
  const value = id && unit.data ? { id: unit.data.id, code: unit.data.code, name: unit.data.name } : null
  return (
    <UnitPicker
      compact
      id={`filter-${name}`}
      name={name}
      label={label}
      placeholder={label}
      load={loadUnits}
      value={value}
      onChange={(next) => address.set({ [name]: next?.id })}
    />
  )
}
