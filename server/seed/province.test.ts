import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayNumber } from '@liem/domain/kernel/dates'
import { type Classified, classOf, taskClassNames, totalsOf } from '@liem/domain/tasks/classes'
import { taskStates } from '@liem/domain/tasks/workflow'
import { roleNames } from '@liem/domain/units/roles'
import { expect, test, vi } from 'vitest'
import { canonicalJson } from '#platform/journal'
import { demoAccounts } from './accounts.ts'
import { communeNames, districtNames, formerProvinces, province } from './names.ts'
import { makeProvince, type Province } from './province.ts'
import { papers } from './texts/all.ts'
import { timesOf } from './times.ts'

vi.setConfig({ testTimeout: 60_000 })

const today = '2026-11-21'
const make = (day = today, seed?: number) => makeProvince({ today: day, passwordHash: 'x', ...(seed ? { seed } : {}) })
const made = make()
const { rows } = made

const hashOf = (one: Province) => {
  const hash = createHash('sha256').update(JSON.stringify(one.rows))
  for (const entries of one.journal(1000)) for (const entry of entries) hash.update(entry.bytes as Buffer)
  return hash.digest('hex')
}

test('the same day gives the same province, another seed another one', () => {
  const hash = hashOf(made)
  expect(hashOf(make())).toBe(hash)
  expect(hashOf(make(today, 7))).not.toBe(hash)
})

test('it has the size of a province', () => {
  expect(made.ledger.departments).toHaveLength(15)
  expect(made.ledger.communes).toHaveLength(96)
  expect(rows.officer).toHaveLength(300)
  expect(papers).toHaveLength(40)
  expect(rows.task.length).toBeGreaterThan(2900)
  expect(rows.task.length).toBeLessThan(3200)
  const days = rows.task.map((task) => String(task.assigned_on)).sort()
  expect(days[0] && days[0] < '2024-12-01').toBe(true)
  expect(String(days.at(-1)) > '2026-11-10').toBe(true)
})

test.each(['2026-07-01', '2026-11-21', '2027-02-08', '2028-02-29'])('on %s no day of the story lies ahead', (day) => {
  const one = make(day)
  const acted: unknown[] = [
    one.rows.task.flatMap((task) => [
      task.assigned_on,
      task.started_on,
      task.claimed_on,
      task.verified_on,
      task.closed_on,
    ]),
    one.rows.document.map((document) => document.issued_on),
    one.rows.spreading.map((row) => row.held_on),
    one.rows.document_receipt.map((row) => row.acknowledged_on),
    one.rows.obligation.flatMap((row) => [row.started_on, row.met_on, row.ended_on, row.paused_on]),
  ].flat()
  expect(acted.filter((on) => on && String(on) > day)).toEqual([])
  const instants = [...one.journal(5000)].flat().map((entry) => (entry.at as Date).toISOString())
  expect(instants.filter((at) => at >= `${day}T17`)).toEqual([])
  expect(one.rows.task.length).toBeGreaterThan(2400)
})

test('before its first year is over there is no story to tell', () => {
  expect(() => make('2026-06-30')).toThrow(RangeError)
})

const classified = (task: (typeof rows.task)[number]): Classified => ({
  state: task.state as Classified['state'],
  dueOn: task.due_on ?? null,
  claimedOn: task.claimed_on ?? null,
  verifiedOn: task.verified_on ?? null,
  verifiedLate: task.verified_late ?? false,
})

test('every state and every class has tasks, and the classes add up to what was assigned', () => {
  expect(new Set(rows.task.map((task) => task.state))).toEqual(new Set(taskStates))
  for (const basis of ['verdict', 'claim'] as const) {
    const totals = totalsOf(rows.task.map(classified), basis, today)
    for (const name of taskClassNames) expect(totals[name], `${basis} ${name}`).toBeGreaterThan(0)
    expect(taskClassNames.reduce((sum, name) => sum + totals[name], 0)).toBe(rows.task.length)
  }
})

test('claims, verdicts and clocks say what the task says', () => {
  const claims = new Map<string, (typeof rows.claim)[number][]>()
  for (const claim of rows.claim) claims.set(claim.task_id, [...(claims.get(claim.task_id) ?? []), claim])
  const verdictOf = new Map(rows.verdict.map((verdict) => [verdict.claim_id, verdict]))
  const clockOf = new Map(
    rows.obligation.filter((clock) => clock.rule === 'tasks.due').map((clock) => [clock.subject_id, clock]),
  )
  for (const task of rows.task) {
    const own = claims.get(String(task.id)) ?? []
    const last = own.at(-1)
    const clock = clockOf.get(String(task.id))
    expect(own.filter((claim) => claim.state === 'pending')).toHaveLength(task.state === 'claimed' ? 1 : 0)
    if (task.state === 'returned' || task.state === 'partly') expect(last?.state).toBe(task.state)
    if (task.state === 'done') {
      expect(['accepted', 'accepted_late']).toContain(last?.state)
      expect(task.verified_on).toBe(last?.claimed_on)
    }
    expect(clock?.met_on ?? null).toBe(task.verified_on ?? null)
    expect(clock?.ended_on ?? null).toBe(task.state === 'recalled' ? task.closed_on : null)
    expect(clock?.due_on ?? null).toBe(task.due_on ?? null)
    expect(clock?.holder_unit_id).toBe(task.lead_unit_id)
    for (const claim of own) {
      const judged = verdictOf.get(String(claim.id))
      expect(judged?.kind ?? null, String(claim.state)).toBe(
        ['pending', 'withdrawn'].includes(String(claim.state)) ? null : claim.state,
      )
      if (judged) expect(judged.decided_by).not.toBe(claim.made_by)
    }
    if (classOf(classified(task), 'verdict', today) === 'no_deadline') expect(task.due_on).toBeNull()
  }
})

test('nobody checks his own work, and tasks of ended units have gone to their successors', () => {
  const ended = new Set(made.ledger.all.filter((unit) => unit.endedOn).map((unit) => unit.id))
  for (const task of rows.task) {
    expect(task.lead_unit_id).not.toBe(task.supervising_unit_id)
    if (task.state !== 'done' && task.state !== 'recalled') expect(ended.has(task.lead_unit_id)).toBe(false)
  }
  expect(rows.task_handover.filter((row) => row.event_id)).not.toHaveLength(0)
})

test('numbers of documents are unique in their series, and nothing carries itself out', () => {
  const state = rows.document
    .filter((one) => one.side !== 'party' && one.status === 'registered')
    .map((one) => `${one.issuer_unit_id} ${one.symbol} ${String(one.issued_on).slice(0, 4)}`)
  expect(new Set(state).size).toBe(state.length)
  const party = rows.document
    .filter((one) => one.side === 'party')
    .map((one) => `${one.issuer_unit_id} ${one.type} ${one.number} ${one.party_term}`)
  expect(new Set(party).size).toBe(party.length)
  const above = new Map<string, string[]>()
  for (const edge of rows.document_relation)
    if (edge.kind !== 'mentions') above.set(edge.from_id, [...(above.get(edge.from_id) ?? []), edge.to_id])
  const reaches = (from: string, to: string): boolean =>
    (above.get(from) ?? []).some((next) => next === to || reaches(next, to))
  for (const from of above.keys()) expect(reaches(from, from)).toBe(false)
})

test('every kind of relation occurs, and the directive reaches from the province to a counter', () => {
  expect(new Set(rows.document_relation.map((edge) => edge.kind))).toEqual(
    new Set(['implements', 'specifies', 'amends', 'replaces', 'corrects', 'recalls', 'mentions']),
  )
  const byId = new Map(rows.document.map((one) => [String(one.id), one]))
  const directive = rows.document.find((one) => one.symbol === '05/CT-UBND')
  const up = (id: string): string[] => [
    id,
    ...rows.document_relation
      .filter((edge) => edge.from_id === id && edge.kind === 'implements')
      .flatMap((edge) => up(edge.to_id)),
  ]
  const counters = new Set(made.ledger.counters.map((unit) => unit.id))
  const atCounter = rows.task.filter((task) => counters.has(task.lead_unit_id))
  expect(atCounter.length).toBeGreaterThan(100)
  const chain = up(String(atCounter[0]?.document_id))
  expect(chain).toContain(directive?.id)
  expect(chain.map((id) => byId.get(id)?.symbol)).toContain('58/KH-UBND')
})

test('no province, commune or district bears a real name', () => {
  const { units } = JSON.parse(
    readFileSync(new URL('../database/data/vn-units-2026.json', import.meta.url), 'utf8'),
  ) as { units: { name: string }[] }
  const real = new Set(units.map((unit) => unit.name.replace(/^(Thành phố|Tỉnh|Phường|Xã|Đặc khu)\s+/u, '')))
  expect(real.size).toBeGreaterThan(2500)
  const former = [
    'Bắc Giang',
    'Hà Giang',
    'Tiền Giang',
    'Hậu Giang',
    'Kiên Giang',
    'An Giang',
    'Sóc Trăng',
    'Bình Dương',
    'Hải Dương',
    'Thanh Hóa',
  ]
  for (const name of [province, ...formerProvinces, ...communeNames(), ...districtNames]) {
    expect(real.has(name), name).toBe(false)
    expect(former).not.toContain(name)
  }
  expect(new Set(communeNames()).size).toBe(96)
})

test('officers bear different names and accounts; every role has one to try', () => {
  expect(new Set(rows.officer.map((officer) => officer.full_name)).size).toBe(300)
  expect(new Set(rows.officer.map((officer) => officer.username)).size).toBe(300)
  expect(new Set(demoAccounts.map((account) => account.role))).toEqual(new Set(roleNames))
  for (const account of demoAccounts) {
    const officer = made.staff.all.find((one) => one.username === account.username)
    expect(officer?.roles, account.username).toContain(account.role)
  }
  expect(rows.appointment.some((row) => row.kind === 'acting')).toBe(true)
  expect(rows.absence.some((row) => row.from_on <= today && row.to_on >= today && row.substitute_id)).toBe(true)
})

test('all words are composed Unicode and no journal entry differs from its bytes', () => {
  const text = JSON.stringify(rows)
  expect(text.normalize('NFC')).toBe(text)
  const entries = [...made.journal(2000)].flat()
  const wrong = entries.filter(({ bytes, hash }) => {
    const text = (bytes as Buffer).toString('utf8')
    const sum = createHash('sha256').update(text).digest()
    return canonicalJson(JSON.parse(text)) !== text || !sum.equals(hash as Buffer)
  })
  expect(wrong).toEqual([])
  expect(entries.length).toBeGreaterThan(10_000)
})

test('working days of the story are working days', () => {
  const times = timesOf(today)
  const claimed = rows.claim.map((claim) => claim.claimed_on)
  expect(claimed.filter((on) => times.calendar.isOff(dayNumber(on)))).toEqual([])
})
