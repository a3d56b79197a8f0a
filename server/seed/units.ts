import { addFormer, formerDepartments } from './former-units.ts'
import { formerProvinces, province } from './names.ts'
import { addPresent } from './present-units.ts'
import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'
import { type Add, type Ledger, longAgo, mergedOn, type Unit } from './unit.ts'
import { eventsOf, type UnitEvents } from './unit-events.ts'

export { type Ledger, mergedOn, type Unit } from './unit.ts'

/** Symbols of the fictional resolutions behind the events; numbers no real document of those series bears. */
const mergerSymbol = '9999/2025/QH15'
const partySymbol = '9997-QĐ/TW'
const districtsSymbol = '9998/NQ-UBTVQH15'
const localSymbol = '01/NQ-HĐND'

/** Writes the organisation ledger: units, dated versions, events and successors. */
export function makeUnits(rows: Rows, chance: Chance): Ledger {
  const all: Unit[] = []
  const byKey = new Map<string, Unit>()
  const add: Add = (unit) => {
    const made: Unit = { synonyms: [], endedOn: null, ...unit, id: all.length + 1 }
    all.push(made)
    byKey.set(unit.key, made)
    return made
  }
  const get = (key: string): Unit => {
    const unit = byKey.get(key)
    if (!unit) throw new RangeError(`no unit ${key}`)
    return unit
  }
  const present = addPresent(add)
  const former = addFormer(add)
  const events = eventsOf(rows, chance)
  mergeProvinces(events, present, former, get)
  splitDistricts(events, former.districts, present.communes)
  const fresh = all.filter((unit) => unit.from === mergedOn && !events.madeBy.has(unit))
  events.record({
    kind: 'establish',
    on: mergedOn,
    symbol: localSymbol,
    before: [],
    after: fresh.map((unit) => ({ unit, share: null })),
    note: 'Thành lập cơ quan, đơn vị của tỉnh mới',
  })
  for (const unit of all) writeUnit(rows, unit, events.madeBy.get(unit) ?? null)
  renameWard(rows, events, present.communes[10] as Unit)
  const { departments, communes, counters, committees } = present
  return { all, get, departments, communes, counters, committees, successorOf: (unit) => events.successors.get(unit) }
}

function mergeProvinces(
  events: UnitEvents,
  present: ReturnType<typeof addPresent>,
  { formers }: ReturnType<typeof addFormer>,
  get: Ledger['get'],
) {
  const merge = (before: Unit[], unit: Unit, symbol: string, note: string) =>
    events.record({ kind: 'merge', on: mergedOn, symbol, before, after: [{ unit, share: 1 }], note })
  const both = formerProvinces.join(' và ')
  merge(
    formers.map((one) => one.own),
    present.ubnd,
    mergerSymbol,
    `Sáp nhập hai tỉnh ${both} thành tỉnh ${province}`,
  )
  merge(
    formers.map((one) => one.party),
    present.tu,
    partySymbol,
    `Hợp nhất hai đảng bộ tỉnh thành Đảng bộ tỉnh ${province}`,
  )
  for (const heir of new Set(formerDepartments.map(([, , to]) => to))) {
    const before = formerDepartments
      .filter(([, , to]) => to === heir)
      .flatMap(([key]) => [0, 1].map((p) => get(`cu:${p}:${key}`)))
    merge(before, get(heir), localSymbol, 'Hợp nhất cơ quan chuyên môn khi sáp nhập tỉnh')
  }
}

/** The former districts end; each is divided among its communes in equal shares, the first taking the rest of the rounding. */
function splitDistricts(events: UnitEvents, districts: Unit[], communes: Unit[]) {
  districts.forEach((district, i) => {
    const heirs = communes.filter((_, n) => n % districts.length === i)
    const share = Math.floor(1e5 / heirs.length) / 1e5
    events.record({
      kind: 'split',
      on: mergedOn,
      symbol: districtsSymbol,
      before: [district],
      after: heirs.map((unit, n) => ({ unit, share: n === 0 ? 1 - share * (heirs.length - 1) : share })),
      note: 'Kết thúc hoạt động cấp huyện, thành lập xã, phường mới',
    })
  })
}

function writeUnit(rows: Rows, unit: Unit, eventId: string | null) {
  const today = {
    code: unit.code,
    name: unit.name,
    short_name: unit.shortName,
    kind: unit.kind,
    parent_id: unit.parent?.id ?? null,
  }
  const established = unit.from === longAgo ? null : unit.from
  rows.unit.push({ ...today, id: unit.id, side: unit.side, established_on: established, ended_on: unit.endedOn })
  rows.unit_version.push({
    ...today,
    unit_id: unit.id,
    valid_from: unit.from,
    valid_to: unit.endedOn,
    event_id: eventId,
  })
  for (const words of new Set(unit.synonyms)) rows.unit_synonym.push({ unit_id: unit.id, words })
}

/** One ward got its present name half a year after the merger. */
function renameWard(rows: Rows, events: UnitEvents, ward: Unit) {
  const on = '2026-01-01'
  const note = 'Đổi tên phường theo nguyện vọng của cử tri'
  const id = events.record({
    kind: 'rename',
    on,
    symbol: '87/NQ-HĐND',
    before: [],
    after: [{ unit: ward, share: null }],
    note,
  })
  const running = rows.unit_version.find((version) => version.unit_id === ward.id)
  if (!running) return
  rows.unit_version.push({ ...running, valid_from: on, event_id: id })
  running.name = `${ward.name} Hạ`
  running.short_name = `${ward.shortName} Hạ`
  running.valid_to = on
}
