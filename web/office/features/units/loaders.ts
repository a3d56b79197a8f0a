import { listUnits } from '@liem/domain/units/contract'
import { listOfficers } from '@liem/domain/units/officers.contract'
import { call } from '#lib/call.ts'
import type { OfficerLoader, UnitLoader } from '#ui/unit-picker.tsx'

/** Running units whose name, short name or code holds what was typed, accents or not. */
export const loadUnits: UnitLoader = (typed) => call(listUnits, { query: { q: typed || undefined, limit: 30 } })

/** Officers of a unit (and below), or of all units. */
export const loadOfficers =
  (unitId?: number, below = true): OfficerLoader =>
  async (typed) => {
    const page = await call(listOfficers, {
      query: { q: typed || undefined, limit: 30, ...(unitId ? { unitId, below: below ? 'true' : 'false' } : {}) },
    })
    return page.rows
  }
