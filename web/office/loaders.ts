import { listUnits } from '@liem/domain/units/contract'
import { listOfficers } from '@liem/domain/units/officers.contract'
import { call } from '#lib/call.ts'
import type { OfficerLoader, UnitLoader } from '#ui/unit-picker.tsx'

/** Units by name, code or other names; for `UnitPicker`. */
export const loadUnits: UnitLoader = (typed) => call(listUnits, { query: { q: typed || undefined, limit: 50 } })

/** Officers by name, optionally of one unit; for `OfficerPicker`. */
export const loadOfficers =
  (unitId?: number): OfficerLoader =>
  async (typed) =>
    (await call(listOfficers, { query: { q: typed || undefined, unitId, limit: 50 } })).rows
