import type { UnitKind } from '@liem/domain/units/contract'
import { communeNames, districtNames, formerProvinces, province } from './names.ts'
import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'

type Side = 'state' | 'party' | 'social'
export type Unit = {
  id: number
  /** How the seed speaks of it: `STC`, `xa:12`. */
  key: string
  code: string
  name: string
  shortName: string | null
  kind: UnitKind
  side: Side
  parent: Unit | null
  from: string
  endedOn: string | null
  synonyms: string[]
}

export type Ledger = {
  all: Unit[]
  /** The unit of a key; throws for a key the seed does not know. */
  get(key: string): Unit
  departments: Unit[]
  communes: Unit[]
  /** Public service centre (the counter) of each commune, in the order of `communes`. */
  counters: Unit[]
  /** Party committee of each commune, in the same order. */
  committees: Unit[]
  /** Who took over from an ended unit, and by which event. */
  successorOf(unit: Unit): { unit: Unit; eventId: string } | undefined
}

export const mergedOn = '2025-07-01'
const longAgo = '1997-01-01'
/** Symbols of the fictional resolutions behind the events; numbers no real document of those series bears. */
const mergerSymbol = '9999/2025/QH15'
const districtsSymbol = '9998/NQ-UBTVQH15'
const localSymbol = '01/NQ-HĐND'

const departmentList = [
  ['VPUB', 'Văn phòng Ủy ban nhân dân tỉnh', 'Văn phòng UBND tỉnh'],
  ['TTR', 'Thanh tra tỉnh', 'Thanh tra tỉnh'],
  ['SNV', 'Sở Nội vụ', 'Sở Nội vụ'],
  ['STC', 'Sở Tài chính', 'Sở Tài chính'],
  ['SXD', 'Sở Xây dựng', 'Sở Xây dựng'],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường', 'Sở NN&MT'],
  ['SCT', 'Sở Công Thương', 'Sở Công Thương'],
  ['SKHCN', 'Sở Khoa học và Công nghệ', 'Sở KH&CN'],
  ['STP', 'Sở Tư pháp', 'Sở Tư pháp'],
  ['SYT', 'Sở Y tế', 'Sở Y tế'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo', 'Sở GD&ĐT'],
  ['SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL'],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo', 'Sở DT&TG'],
  ['SNGV', 'Sở Ngoại vụ', 'Sở Ngoại vụ'],
  ['BQLKCN', 'Ban Quản lý các khu công nghiệp tỉnh', 'Ban Quản lý các KCN'],
] as const

const partyBodies = [
  ['BTV', 'Ban Thường vụ Tỉnh ủy', 'BTV Tỉnh ủy', 'party_body'],
  ['BNC', 'Ban Nội chính Tỉnh ủy', 'Ban Nội chính', 'party_body'],
  ['UBKT', 'Ủy ban Kiểm tra Tỉnh ủy', 'UBKT Tỉnh ủy', 'party_body'],
  ['BTCTU', 'Ban Tổ chức Tỉnh ủy', 'Ban Tổ chức', 'party_body'],
  ['BTGDV', 'Ban Tuyên giáo và Dân vận Tỉnh ủy', 'Ban Tuyên giáo và Dân vận', 'party_body'],
  ['VPTU', 'Văn phòng Tỉnh ủy', 'VP Tỉnh ủy', 'party_body'],
  ['BCD', 'Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực tỉnh', 'BCĐ PCTNLPTC tỉnh', 'steering'],
  ['DUUB', 'Đảng ủy Ủy ban nhân dân tỉnh', 'Đảng ủy UBND tỉnh', 'party_committee'],
  ['DUCQ', 'Đảng ủy các cơ quan Đảng tỉnh', 'Đảng ủy CQ Đảng', 'party_committee'],
] as const

const others = [
  ['HDND', `Hội đồng nhân dân tỉnh ${province}`, 'HĐND tỉnh', 'assembly', 'state'],
  ['CAT', `Công an tỉnh ${province}`, 'Công an tỉnh', 'police', 'state'],
  ['VKS', `Viện kiểm sát nhân dân tỉnh ${province}`, 'VKSND tỉnh', 'procuracy', 'state'],
  ['TAT', `Tòa án nhân dân tỉnh ${province}`, 'TAND tỉnh', 'court', 'state'],
  ['THADS', `Thi hành án dân sự tỉnh ${province}`, 'THADS tỉnh', 'enforcement', 'state'],
  ['BCHQS', `Bộ Chỉ huy Quân sự tỉnh ${province}`, 'Bộ CHQS tỉnh', 'military', 'state'],
  ['MTTQ', `Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${province}`, 'UBMTTQ tỉnh', 'front', 'social'],
  ['LDLD', `Liên đoàn Lao động tỉnh ${province}`, 'LĐLĐ tỉnh', 'mass_org', 'social'],
] as const

const centralBodies = [
  ['QH', 'Quốc hội', 'Quốc hội', 'state'],
  ['CP', 'Chính phủ', 'Chính phủ', 'state'],
  ['TTG', 'Thủ tướng Chính phủ', 'Thủ tướng', 'state'],
  ['TTCP', 'Thanh tra Chính phủ', 'TTCP', 'state'],
  ['BCT', 'Bộ Chính trị', 'Bộ Chính trị', 'party'],
  ['BBT', 'Ban Bí thư', 'Ban Bí thư', 'party'],
  ['BCDTW', 'Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực', 'BCĐTW', 'party'],
] as const

/** Former departments of each half, and the department that took over. */
const formerDepartments = [
  ['TTR', 'Thanh tra tỉnh', 'TTR'],
  ['SNV', 'Sở Nội vụ', 'SNV'],
  ['STC', 'Sở Tài chính', 'STC'],
  ['SKHDT', 'Sở Kế hoạch và Đầu tư', 'STC'],
  ['SXD', 'Sở Xây dựng', 'SXD'],
  ['SGTVT', 'Sở Giao thông vận tải', 'SXD'],
  ['SYT', 'Sở Y tế', 'SYT'],
] as const

/** Writes the organisation ledger: units, dated versions, events and successors. */
export function makeUnits(rows: Rows, chance: Chance): Ledger {
  const all: Unit[] = []
  const byKey = new Map<string, Unit>()
  const successors = new Map<Unit, { unit: Unit; eventId: string }>()
  const add = (unit: Omit<Unit, 'id' | 'synonyms' | 'endedOn'> & { endedOn?: string; synonyms?: string[] }): Unit => {
    const made: Unit = { synonyms: [], endedOn: null, ...unit, id: all.length + 1 }
    all.push(made)
    byKey.set(unit.key, made)
    return made
  }
  const event = (
    kind: string,
    on: string,
    symbol: string,
    before: Unit[],
    after: { unit: Unit; share: number | null }[],
    note: string,
  ) => {
    const id = chance.uuid()
    const recorded = `${on}T01:00:00Z`
    rows.unit_event.push({
      id,
      kind,
      effective_on: on,
      document_symbol: symbol,
      document_date: on === mergedOn ? '2025-06-12' : '2025-12-15',
      note,
      recorded_at: recorded,
      applied_on: on,
    })
    for (const unit of before)
      rows.unit_event_unit.push({ event_id: id, unit_id: unit.id, part: 'before', share: null })
    for (const { unit, share } of after)
      rows.unit_event_unit.push({
        event_id: id,
        unit_id: unit.id,
        part: 'after',
        share: share === null ? null : share.toFixed(5),
      })
    for (const unit of before)
      for (const one of after) {
        rows.unit_successor.push({
          unit_id: unit.id,
          successor_id: one.unit.id,
          event_id: id,
          share: (one.share ?? 1).toFixed(5),
        })
        if (!successors.has(unit)) successors.set(unit, { unit: one.unit, eventId: id })
      }
    return id
  }
  /** Event that made each unit of the new province. */
  const madeBy = new Map<Unit, string>()

  for (const [key, name, shortName, side] of centralBodies)
    add({ key, code: `TW.${key}`, name, shortName, kind: 'central', side, parent: null, from: longAgo, synonyms: [] })

  const state = { side: 'state', from: mergedOn } as const
  const ubnd = add({
    ...state,
    key: 'UBND',
    code: 'UBND',
    name: `Ủy ban nhân dân tỉnh ${province}`,
    shortName: 'UBND tỉnh',
    kind: 'province',
    parent: null,
    synonyms: ['UBND tỉnh', 'Ủy ban nhân dân tỉnh', `tỉnh ${province}`, 'Chủ tịch UBND tỉnh'],
  })
  const departments = departmentList.map(([key, name, shortName]) =>
    add({
      ...state,
      key,
      code: key,
      name,
      shortName,
      kind: 'department',
      parent: ubnd,
      synonyms: name === shortName ? [] : [shortName],
    }),
  )
  const tu = add({
    key: 'TU',
    side: 'party',
    from: mergedOn,
    code: 'TU',
    name: `Tỉnh ủy ${province}`,
    shortName: 'Tỉnh ủy',
    kind: 'party_committee',
    parent: null,
    synonyms: ['Tỉnh ủy', 'Ban Chấp hành Đảng bộ tỉnh'],
  })
  for (const [key, name, shortName, kind] of partyBodies)
    add({
      key,
      side: 'party',
      from: mergedOn,
      code: key,
      name,
      shortName,
      kind,
      parent: tu,
      synonyms: [shortName],
    })
  for (const [key, name, shortName, kind, side] of others)
    add({
      key,
      side,
      from: mergedOn,
      code: key,
      name,
      shortName,
      kind,
      parent: null,
      synonyms: [shortName, name.replace(` ${province}`, '')],
    })
  add({
    ...state,
    key: 'TTHCC',
    code: 'TTHCC',
    name: 'Trung tâm Phục vụ hành chính công tỉnh',
    shortName: 'TTPVHCC tỉnh',
    kind: 'office',
    parent: departments[0] as Unit,
    synonyms: ['TTPVHCC tỉnh'],
  })
  add({
    ...state,
    key: 'XSKT',
    code: 'XSKT',
    name: `Công ty TNHH một thành viên Xổ số kiến thiết ${province}`,
    shortName: 'Công ty XSKT',
    kind: 'enterprise',
    parent: ubnd,
    synonyms: ['Công ty XSKT'],
  })

  const communes: Unit[] = []
  const counters: Unit[] = []
  const committees: Unit[] = []
  communeNames().forEach((name, i) => {
    const level = i % 5 === 0 ? 'phường' : 'xã'
    const code = `99${String(i + 1).padStart(3, '0')}`
    const place = `${level} ${name}`
    const commune = add({
      ...state,
      key: `xa:${i}`,
      code,
      name: `Ủy ban nhân dân ${place}`,
      shortName: `UBND ${place}`,
      kind: 'commune',
      parent: ubnd,
      synonyms: [`UBND ${place}`, place],
    })
    communes.push(commune)
    counters.push(
      add({
        ...state,
        key: `quay:${i}`,
        code: `${code}.HCC`,
        name: `Trung tâm Phục vụ hành chính công ${place}`,
        shortName: `TTPVHCC ${place}`,
        kind: 'office',
        parent: commune,
      }),
    )
    committees.push(
      add({
        key: `du:${i}`,
        side: 'party',
        from: mergedOn,
        code: `${code}.DU`,
        name: `Đảng ủy ${place}`,
        shortName: `Đảng ủy ${place}`,
        kind: 'party_committee',
        parent: tu,
      }),
    )
  })

  const formers = formerProvinces.map((name, p) => {
    const old = { from: longAgo, endedOn: mergedOn } as const
    const own = add({
      ...old,
      key: `cu:${p}`,
      code: `${97 + p}`,
      name: `Ủy ban nhân dân tỉnh ${name}`,
      shortName: `UBND tỉnh ${name}`,
      kind: 'province',
      side: 'state',
      parent: null,
    })
    const party = add({
      ...old,
      key: `cu:${p}:TU`,
      code: `${97 + p}.TU`,
      name: `Tỉnh ủy ${name}`,
      shortName: `Tỉnh ủy ${name}`,
      kind: 'party_committee',
      side: 'party',
      parent: null,
    })
    for (const [key, title] of formerDepartments)
      add({
        ...old,
        key: `cu:${p}:${key}`,
        code: `${97 + p}.${key}`,
        name: `${title} ${name}`.replace('tỉnh tỉnh', 'tỉnh'),
        shortName: null,
        kind: 'department',
        side: 'state',
        parent: own,
      })
    return { own, party }
  })
  const districts = districtNames.map((name, i) =>
    add({
      key: `huyen:${i}`,
      from: longAgo,
      endedOn: mergedOn,
      code: `${97 + (i < 8 ? 0 : 1)}.${String(i + 1).padStart(2, '0')}`,
      name: `Ủy ban nhân dân huyện ${name}`,
      shortName: `UBND huyện ${name}`,
      kind: 'agency',
      side: 'state',
      parent: formers[i < 8 ? 0 : 1]?.own as Unit,
    }),
  )

  const merge = (before: Unit[], after: Unit, symbol: string, note: string) =>
    madeBy.set(after, event('merge', mergedOn, symbol, before, [{ unit: after, share: 1 }], note))
  merge(
    formers.map((one) => one.own),
    ubnd,
    mergerSymbol,
    `Sáp nhập hai tỉnh ${formerProvinces.join(' và ')} thành tỉnh ${province}`,
  )
  merge(
    formers.map((one) => one.party),
    tu,
    '9997-QĐ/TW',
    `Hợp nhất hai đảng bộ tỉnh thành Đảng bộ tỉnh ${province}`,
  )
  const get = (key: string): Unit => {
    const unit = byKey.get(key)
    if (!unit) throw new RangeError(`no unit ${key}`)
    return unit
  }
  for (const heir of new Set(formerDepartments.map(([, , to]) => to))) {
    const before = formerDepartments
      .filter(([, , to]) => to === heir)
      .flatMap(([key]) => [0, 1].map((p) => get(`cu:${p}:${key}`)))
    merge(before, get(heir), localSymbol, 'Hợp nhất cơ quan chuyên môn khi sáp nhập tỉnh')
  }
  districts.forEach((district, i) => {
    const heirs = communes.filter((_, n) => n % districts.length === i)
    const shares = heirs.map((unit, n) => ({
      unit,
      share:
        n === 0
          ? 1 - (Math.floor(1e5 / heirs.length) / 1e5) * (heirs.length - 1)
          : Math.floor(1e5 / heirs.length) / 1e5,
    }))
    const id = event(
      'split',
      mergedOn,
      districtsSymbol,
      [district],
      shares,
      'Kết thúc hoạt động cấp huyện, thành lập xã, phường mới',
    )
    for (const unit of heirs) madeBy.set(unit, id)
  })
  const fresh = all.filter((unit) => unit.from === mergedOn && !madeBy.has(unit))
  const established = event(
    'establish',
    mergedOn,
    localSymbol,
    [],
    fresh.map((unit) => ({ unit, share: null })),
    'Thành lập cơ quan, đơn vị của tỉnh mới',
  )
  for (const unit of fresh) madeBy.set(unit, established)

  for (const unit of all) {
    rows.unit.push({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      side: unit.side,
      parent_id: unit.parent?.id ?? null,
      established_on: unit.from === longAgo ? null : unit.from,
      ended_on: unit.endedOn,
    })
    for (const words of new Set(unit.synonyms)) rows.unit_synonym.push({ unit_id: unit.id, words })
    rows.unit_version.push({
      unit_id: unit.id,
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      parent_id: unit.parent?.id ?? null,
      valid_from: unit.from,
      valid_to: unit.endedOn,
      event_id: madeBy.get(unit) ?? null,
    })
  }
  renameWard(rows, communes[10] as Unit, event)
  return {
    all,
    get,
    departments,
    communes,
    counters,
    committees,
    successorOf: (unit) => successors.get(unit),
  }
}

/** One ward got its present name half a year after the merger. */
function renameWard(
  rows: Rows,
  ward: Unit,
  event: (
    kind: string,
    on: string,
    symbol: string,
    before: Unit[],
    after: { unit: Unit; share: number | null }[],
    note: string,
  ) => string,
) {
  const on = '2026-01-01'
  const id = event(
    'rename',
    on,
    '87/NQ-HĐND',
    [],
    [{ unit: ward, share: null }],
    'Đổi tên phường theo nguyện vọng của cử tri',
  )
  const running = rows.unit_version.find((version) => version.unit_id === ward.id)
  if (!running) return
  rows.unit_version.push({ ...running, valid_from: on, event_id: id })
  running.name = `${ward.name} Hạ`
  running.short_name = `${ward.shortName} Hạ`
  running.valid_to = on
}
