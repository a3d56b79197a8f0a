import { addDays, type IsoDate } from '@liem/domain/kernel/dates'
import { type RoleName, roles } from '@liem/domain/units/roles'
import { demoAccounts } from './accounts.ts'
import { accountWord, personName } from './names.ts'
import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'
import { type Ledger, mergedOn, type Unit } from './units.ts'

export type Officer = {
  id: number
  username: string
  name: string
  unit: Unit
  title: string
  roles: readonly RoleName[]
}

/** Who does what in a unit; a unit without people of its own is served by the one above it. */
export type Staff = {
  all: Officer[]
  of(unit: Unit): Officer[]
  /** Reports, claims, writes progress. */
  doer(unit: Unit): Officer
  /** Judges claims for the unit: never its doer where there is anybody else. */
  checker(unit: Unit): Officer
  /** Several who may judge for the unit. */
  checkers(unit: Unit): Officer[]
  head(unit: Unit): Officer
  /** Takes documents in. */
  clerk(unit: Unit): Officer
  administrator: Officer
}

type Seat = {
  unit: string
  title: string
  roles: readonly RoleName[]
  head?: boolean
  acting?: boolean
  account?: string
  /** What he may do for other units besides: in that unit alone. */
  also?: readonly { unit: string; role: RoleName }[]
}

const departmentSeats = (unit: string, first: string): Seat[] => [
  { unit, title: first, roles: ['head'], head: true },
  { unit, title: `Phó ${first}`, roles: ['head'] },
  { unit, title: 'Văn thư', roles: ['clerk'] },
  { unit, title: 'Chuyên viên tổng hợp', roles: ['reporter'] },
  { unit, title: 'Chuyên viên', roles: ['handler'] },
]

/** Seats of the provincial bodies, 117 in all. */
function provinceSeats(): Seat[] {
  const plain = ['SNV', 'STC', 'SXD', 'SNNMT', 'SCT', 'SKHCN', 'STP', 'SYT', 'SGDDT', 'SVHTTDL', 'SDTTG', 'SNGV']
  const seats: Seat[] = [
    { unit: 'VPUB', title: 'Quản trị viên hệ thống', roles: ['administrator'], account: 'quantri' },
    { unit: 'VPUB', title: 'Quản trị viên hệ thống', roles: ['administrator'], account: 'quantri2' },
    { unit: 'UBND', title: 'Chủ tịch Ủy ban nhân dân tỉnh', roles: ['leader'], head: true, account: 'chutich' },
    { unit: 'UBND', title: 'Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh', roles: ['leader'] },
    { unit: 'UBND', title: 'Phó Chủ tịch Ủy ban nhân dân tỉnh', roles: ['leader'] },
    ...departmentSeats('VPUB', 'Chánh Văn phòng'),
    { unit: 'TTR', title: 'Chánh Thanh tra tỉnh', roles: ['inspector', 'head'], head: true, account: 'thanhtra' },
    { unit: 'TTR', title: 'Phó Chánh Thanh tra tỉnh', roles: ['inspector'] },
    { unit: 'TTR', title: 'Phó Chánh Thanh tra tỉnh', roles: ['inspector'] },
    { unit: 'TTR', title: 'Thanh tra viên', roles: ['inspector'], account: 'thanhtravien' },
    { unit: 'TTR', title: 'Thanh tra viên', roles: ['inspector'], account: 'xacminh' },
    { unit: 'TTR', title: 'Thanh tra viên', roles: ['inspector'] },
    { unit: 'TTR', title: 'Văn thư', roles: ['clerk'] },
    { unit: 'TTR', title: 'Chuyên viên tổng hợp', roles: ['reporter'] },
    ...plain.flatMap((unit) => departmentSeats(unit, 'Giám đốc')),
    ...departmentSeats('BQLKCN', 'Trưởng ban'),
    {
      unit: 'BNC',
      title: 'Trưởng Ban Nội chính Tỉnh ủy',
      roles: ['steering', 'head'],
      head: true,
      account: 'noichinh',
    },
    { unit: 'BNC', title: 'Phó Trưởng Ban Nội chính Tỉnh ủy', roles: ['steering'] },
    { unit: 'BNC', title: 'Chuyên viên chính', roles: ['steering'] },
    { unit: 'BNC', title: 'Chuyên viên', roles: ['steering'] },
    { unit: 'TU', title: 'Bí thư Tỉnh ủy', roles: ['leader'], head: true },
    { unit: 'TU', title: 'Phó Bí thư Thường trực Tỉnh ủy', roles: ['leader'] },
    { unit: 'VPTU', title: 'Chánh Văn phòng Tỉnh ủy', roles: ['head'], head: true },
    { unit: 'VPTU', title: 'Văn thư', roles: ['clerk'] },
    { unit: 'TTHCC', title: 'Giám đốc', roles: ['head'], head: true },
    { unit: 'TTHCC', title: 'Chuyên viên', roles: ['handler'] },
  ]
  const pairs: [string, string][] = [
    ['UBKT', 'Chủ nhiệm'], ['BTCTU', 'Trưởng ban'], ['BTGDV', 'Trưởng ban'], ['HDND', 'Phó Chủ tịch'], ['VKS', 'Viện trưởng'],
    ['TAT', 'Chánh án'], ['THADS', 'Trưởng Thi hành án dân sự'], ['CAT', 'Phó Giám đốc'],
  ] // biome-ignore format: a table
  for (const [unit, title] of pairs)
    seats.push(
      { unit, title, roles: ['head'], head: true },
      { unit, title: 'Chuyên viên', roles: ['reporter', 'clerk'] },
    )
  seats.push({ unit: 'CAT', title: 'Cán bộ tổng hợp', roles: ['handler'] })
  const singles: [string, string][] = [
    ['DUUB', 'Phó Bí thư'], ['DUCQ', 'Phó Bí thư'], ['BCHQS', 'Chỉ huy trưởng'], ['LDLD', 'Chủ tịch'], ['XSKT', 'Giám đốc'],
  ] // biome-ignore format: a table
  for (const [unit, title] of singles) seats.push({ unit, title, roles: ['head'], head: true })
  seats.push(
    { unit: 'MTTQ', title: 'Chủ tịch', roles: ['head'], head: true },
    { unit: 'MTTQ', title: 'Trưởng ban Dân chủ, Giám sát và Phản biện xã hội', roles: ['auditor'], account: 'mattran' },
  )
  for (const seat of seats) {
    // Công Thương has no director: a deputy is in charge.
    if (seat.unit === 'SCT' && seat.head) Object.assign(seat, { title: 'Phó Giám đốc phụ trách', acting: true })
    const at = `${seat.unit} ${seat.title}`
    const account = accountsOfSeats[at]
    if (account) seat.account = account
    const kept = booksOfSeats[at]
    if (kept) seat.also = kept.map((unit) => ({ unit, role: 'clerk' }))
  }
  return seats
}

/** Whose clerks speak for a body without clerks. */
const speaks: Record<string, string> = { UBND: 'VPUB', TU: 'VPTU', BTV: 'VPTU' }

/** The offices that keep the books of committees without a clerk of their own. */
const booksOfSeats: Record<string, readonly string[]> = { 'VPUB Văn thư': ['UBND'], 'VPTU Văn thư': ['TU', 'BTV'] }

const accountsOfSeats: Record<string, string> = {
  'VPUB Văn thư': 'vanthu',
  'VPUB Chuyên viên tổng hợp': 'cuatiepnhan',
  'VPUB Chuyên viên': 'giudanhtinh',
  'STC Giám đốc': 'giamdoc',
  'STC Chuyên viên tổng hợp': 'tonghop',
  'STC Chuyên viên': 'chuyenvien',
  'SYT Phó Giám đốc': 'phogiamdoc',
}

/** Where the demonstration accounts of a commune sit. */
export const demoCommune = 3
const officerCount = 300

/** Writes 300 officers with posts, roles and one shared password. */
export function makeOfficers(rows: Rows, ledger: Ledger, chance: Chance, today: IsoDate, passwordHash: string): Staff {
  const seats = provinceSeats()
  const seconds = officerCount - 1 - seats.length - ledger.communes.length
  ledger.communes.forEach((unit, i) => {
    const level = unit.name.includes('phường') ? 'phường' : 'xã'
    const demo = i === demoCommune
    seats.push({
      unit: unit.key,
      title: `Chủ tịch Ủy ban nhân dân ${level}`,
      roles: ['head'],
      head: true,
      also: [{ unit: `du:${i}`, role: 'reporter' }],
      ...(demo ? { account: 'chutichxa' } : {}),
    })
    if (demo) seats.push({ unit: `quay:${i}`, title: 'Công chức một cửa', roles: ['handler'], account: 'motcua' })
    if (i < seconds)
      seats.push({ unit: unit.key, title: 'Công chức Văn phòng HĐND và UBND', roles: ['reporter', 'clerk', 'handler'] })
  })
  const all: Officer[] = []
  const heads = new Map<Unit, Officer>()
  const taken = new Set<string>()
  seats.forEach((seat, n) => {
    const unit = ledger.get(seat.unit)
    const name = personName(n)
    const officer: Officer = {
      id: n + 1,
      username: seat.account ?? username(name, taken),
      name,
      unit,
      title: seat.title,
      roles: seat.roles,
    }
    taken.add(officer.username)
    all.push(officer)
    if (seat.head) heads.set(unit, officer)
    writeOfficer(rows, ledger, officer, seat, chance, passwordHash)
  })
  const byUnit = new Map<Unit, Officer[]>()
  for (const officer of all) byUnit.set(officer.unit, [...(byUnit.get(officer.unit) ?? []), officer])
  const of = (unit: Unit): Officer[] => {
    const own = byUnit.get(unit)
    if (own) return own
    const served = unit.key.startsWith('du:')
      ? ledger.get(unit.key.replace('du:', 'xa:'))
      : (ledger.successorOf(unit)?.unit ?? unit.parent)
    return served ? of(served) : all.filter((officer) => officer.unit.key === 'BNC')
  }
  /** Somebody with the first of the wanted roles that anybody there has. */
  const having = (unit: Unit, wanted: RoleName[]): Officer => {
    const people = of(unit)
    const role = wanted.find((one) => people.some((officer) => officer.roles.includes(one)))
    return people.find((officer) => role && officer.roles.includes(role)) ?? (people[0] as Officer)
  }
  const head = (unit: Unit) => heads.get(unit) ?? heads.get(of(unit)[0]?.unit ?? unit) ?? (of(unit)[0] as Officer)
  const administrator = all[0] as Officer
  // The head of a commune speaks for its Party committee as well.
  const clerk = (unit: Unit): Officer =>
    unit.key.startsWith('du:')
      ? head(ledger.get(unit.key.replace('du:', 'xa:')))
      : having(ledger.get(speaks[unit.key] ?? unit.key), ['clerk', 'steering', 'head'])
  writeAbsence(rows, all, head(ledger.get('SYT')), today, chance)
  return {
    all,
    of,
    head,
    doer: (unit) =>
      speaks[unit.key] || unit.key.startsWith('du:') ? clerk(unit) : having(unit, ['reporter', 'handler', 'steering']),
    checker: (unit) =>
      unit.key === 'TTR'
        ? (all.find((o) => o.username === 'thanhtravien') as Officer)
        : having(unit, ['inspector', 'head', 'steering']),
    checkers: (unit) =>
      of(unit).filter((officer) => officer.roles.some((role) => ['inspector', 'head', 'steering'].includes(role))),
    clerk,
    administrator,
  }
}

/** Given name and initials ("hoachtt"), numbered where two people share it. */
function username(name: string, taken: ReadonlySet<string>): string {
  const parts = name.split(' ').map(accountWord)
  const base = `${parts.at(-1)}${parts
    .slice(0, -1)
    .map((part) => part[0])
    .join('')}`
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? base : `${base}${n}`
    if (!taken.has(candidate) && !demoAccounts.some((account) => account.username === candidate)) return candidate
  }
}

function writeOfficer(rows: Rows, ledger: Ledger, officer: Officer, seat: Seat, chance: Chance, passwordHash: string) {
  const parts = officer.name.split(' ')
  rows.officer.push({
    id: officer.id,
    username: officer.username,
    full_name: officer.name,
    given_name_key: [parts.at(-1) ?? '', ...parts.slice(0, -1)].map(accountWord).join(' '),
    unit_id: officer.unit.id,
    created_at: `${mergedOn}T01:00:00Z`,
  })
  rows.credential.push({
    officer_id: officer.id,
    password_hash: passwordHash,
    must_change: false,
    changed_at: `${mergedOn}T01:00:00Z`,
  })
  const post = rows.post.length + 1
  rows.post.push({
    id: post,
    unit_id: officer.unit.id,
    title: seat.acting ? 'Giám đốc' : seat.title,
    is_head: seat.head ?? false,
  })
  rows.appointment.push({
    id: chance.uuid(),
    post_id: post,
    officer_id: officer.id,
    kind: seat.acting ? 'acting' : 'holder',
    from_on: mergedOn,
    to_on: null,
    document_symbol: `${100 + officer.id}/QĐ-UBND`,
  })
  const grants = [
    ...seat.roles.map((role) => ({ role, unit: officer.unit, reach: roles[role].reach })),
    ...(seat.also ?? []).map(({ unit, role }) => ({ role, unit: ledger.get(unit), reach: 'own' as const })),
  ]
  for (const { role, unit, reach } of grants)
    rows.officer_role.push({
      id: chance.uuid(),
      officer_id: officer.id,
      role,
      unit_id: unit.id,
      reach,
      from_on: mergedOn,
      to_on: null,
      granted_by: officer.id === 1 ? null : 1,
    })
}

/** The health department's director is away this week; his deputy stands in and may do what he may. */
function writeAbsence(rows: Rows, all: Officer[], absent: Officer, today: IsoDate, chance: Chance) {
  const substitute = all.find((officer) => officer.username === 'phogiamdoc')
  if (!substitute) return
  rows.absence.push({
    id: chance.uuid(),
    officer_id: absent.id,
    substitute_id: substitute.id,
    from_on: addDays(today, -3),
    to_on: addDays(today, 4),
    reason: 'Tham gia lớp bồi dưỡng',
    document_symbol: '412/QĐ-SYT',
    recorded_by: absent.id,
    revoked_at: null,
  })
}
