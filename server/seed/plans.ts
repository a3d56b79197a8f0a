import { partyTermOn } from '@liem/domain/directives/party-terms'
import type { Given } from './giving.ts'
import { provinceSeat } from './names.ts'
import { demoCommune } from './officers.ts'
import { type Item, writeOutline } from './outline.ts'
import { qualityOf } from './quality.ts'
import type { Unit } from './units.ts'
import { addDaysTo, keepersOf, type Paper, type Receipt, type World } from './world.ts'

const departmentCodes: Record<string, string> = { VPUB: 'VP', TTR: 'TTr', SNGV: 'SNgV', SGDDT: 'SGDĐT', BQLKCN: 'BQL' }

/** What a commune's own plan asks of its counter, and which duty of the provincial plan that answers. */
const counterDuties: Record<string, readonly { upper: string; title: string; product: string; days: number }[]> = {
  'kh-nn': [
    {
      upper: 'k.1a',
      title: 'Niêm yết số điện thoại đường dây nóng, phiếu góp ý tại quầy tiếp nhận hồ sơ',
      product: 'Ảnh niêm yết tại quầy',
      days: 8,
    },
    {
      upper: 'k.5',
      title: 'Gửi thư xin lỗi trong ngày khi hồ sơ trễ hẹn; niêm yết danh sách hồ sơ trễ hẹn hằng tuần',
      product: 'Sổ theo dõi thư xin lỗi',
      days: 60,
    },
  ],
  'kh-cd': [
    {
      upper: 'g.2',
      title: 'Gọi điện, gửi thư xin lỗi từng hồ sơ trễ hẹn còn tồn tại quầy',
      product: 'Danh sách hồ sơ đã xin lỗi, ngày hẹn lại',
      days: 18,
    },
    {
      upper: 'g.3',
      title: 'Treo biển “Không nhận quà” và số điện thoại tiếp nhận phản ánh tại quầy',
      product: 'Ảnh tại quầy',
      days: 6,
    },
  ],
}

/**
 * Plans of the units for the documents that ask for one: most in time, some late, some not at all. Their items answer the items
 * of the document above; a commune's plan against harassment gives its counter tasks of its own.
 */
export function makePlans(
  world: World,
  all: Map<string, Paper>,
  receipts: Receipt[],
  given: readonly Given[],
): Given[] {
  const { rows, times, chance, log, clocks } = world
  const more: Given[] = []
  const numbers = new Map<Unit, number>()
  const byUnit = new Map<string, Given[]>()
  for (const one of given) {
    const key = `${one.paper.id} ${one.lead.id}`
    byUnit.set(key, [...(byUnit.get(key) ?? []), one])
  }
  for (const receipt of receipts) {
    const { paper, unit, planDueOn, acknowledgedAt, row } = receipt
    if (!planDueOn) continue
    const clock = clocks.fixed('directives.plan', {
      subject: { kind: 'document', id: paper.id },
      unitId: unit.id,
      start: paper.on,
      dueOn: planDueOn,
      why: 'Ban hành kế hoạch của đơn vị thực hiện văn bản, theo yêu cầu khi gửi văn bản.',
    })
    const ready = unit.key === 'UBND' ? all.get('kh-ct-tu') : undefined
    const planned = ready?.on ?? issueDay(world, unit, paper.on, planDueOn)
    if (!planned || !row.acknowledged_on) continue
    // Nobody answers a document he has not taken in.
    const on = [planned, row.acknowledged_on].sort().at(-1) as string
    if (on > times.today) continue
    const plan = ready ?? writePlan(world, receipt, on, numbers, byUnit.get(`${paper.id} ${unit.id}`) ?? [], more)
    row.plan_document_id = plan.id
    clock.met_on = on
    const by = world.staff.clerk(unit)
    const units = [...keepersOf(paper), unit.id]
    const entry = {
      act: 'directives.plan',
      subject: { kind: 'document', id: paper.id },
      unitIds: units,
      facts: { unit: unit.id, document: plan.id, issuedOn: on },
    }
    log.write(on, by.id, entry, [plan.registeredAt, acknowledgedAt ?? ''].sort().at(-1))
    if (!ready)
      rows.document_relation.push({
        from_id: plan.id,
        to_id: paper.id,
        kind: 'implements',
        as_written: null,
        created_at: `${on}T04:00:00Z`,
      })
  }
  return more

  function issueDay({ times }: World, unit: Unit, from: string, due: string): string | undefined {
    // The commune people try out is an example to others.
    if (unit.key === `xa:${demoCommune}`) return times.later(from, 3)
    const fate = chance.next()
    const quality = qualityOf(unit)
    if (fate < quality)
      return times.workday(
        addDaysTo(due, -chance.int(1, Math.max(1, Math.floor((Date.parse(due) - Date.parse(from)) / 86_400_000) - 4))),
      )
    if (fate < quality + (1 - quality) * 0.7) return times.workday(addDaysTo(due, chance.int(2, 45)))
    return undefined
  }
}

function writePlan(
  world: World,
  { paper, unit, acknowledgedAt }: Receipt,
  on: string,
  numbers: Map<Unit, number>,
  tasks: readonly Given[],
  more: Given[],
): { id: string; registeredAt: string } {
  const { rows, chance, log, staff, ledger } = world
  const id = chance.uuid()
  const number = (numbers.get(unit) ?? 20) + chance.int(1, 6)
  numbers.set(unit, number)
  const party = unit.side === 'party'
  const symbol = symbolOf(unit, number)
  const duties = new Map(paper.items.filter((item) => item.duty).map((item) => [item.id, item]))
  const lines: { words: string; upper: Item[] }[] = []
  for (const task of tasks) {
    if (!task.item || !duties.delete(task.item.id)) continue
    lines.push({ words: task.title, upper: [task.item] })
  }
  const counter = unit.kind === 'commune' ? ledger.counters[ledger.communes.indexOf(unit)] : undefined
  const counted = counter && staff.doer(counter) !== staff.head(unit) ? (counterDuties[paper.spec.key] ?? []) : []
  for (const duty of counted) {
    const upper = paper.items.find((item) => item.tag === duty.upper)
    if (upper) lines.push({ words: duty.title, upper: [upper] })
    duties.delete(upper?.id ?? '')
  }
  if (duties.size)
    lines.push({ words: 'Phối hợp thực hiện các nhiệm vụ khác do cơ quan khác chủ trì', upper: [...duties.values()] })
  const clerk = staff.clerk(unit)
  const title = `Thực hiện ${paper.spec.type} số ${paper.symbol} ${party ? 'trong Đảng bộ' : 'của đơn vị'}: ${paper.title}`
  const entry = {
    act: 'directives.register',
    subject: { kind: 'document', id },
    unitIds: [unit.id],
    facts: { symbol, issuedOn: on, incoming: null, items: lines.length + 3 },
  }
  const at = log.write(on, clerk.id, entry, acknowledgedAt)
  rows.document.push({
    id,
    status: 'registered',
    side: unit.side,
    issuer_unit_id: unit.id,
    issuer_name: unit.name,
    type: 'kế hoạch',
    number: String(number),
    symbol,
    title,
    place: provinceSeat,
    issued_on: on,
    party_term: party ? partyTermOn(unit.key.startsWith('du:') ? 'commune' : 'province', on).label : null,
    signer_name: staff.head(unit).name,
    signer_capacity:
      unit.kind === 'commune' ? 'TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH' : party ? 'T/M BAN THƯỜNG VỤ' : 'THỦ TRƯỞNG ĐƠN VỊ',
    visibility: 'addressed',
    registered_by: clerk.id,
    registered_unit_id: unit.id,
    registered_at: at,
    version: 1,
  })
  const text = [
    'I. MỤC ĐÍCH, YÊU CẦU',
    'II. NHIỆM VỤ',
    ...lines.map((line, n) => `${n + 1}. ${line.words} @p.${n}`),
    'III. TỔ CHỨC THỰC HIỆN',
  ].join('\n')
  const items = writeOutline(rows, chance, id, [unit.name, `Kế hoạch số ${symbol}`, title], text)
  lines.forEach((line, n) => {
    const item = items.find((one) => one.tag === `p.${n}`) as Item
    for (const upper of line.upper) rows.item_link.push({ item_id: item.id, upper_item_id: upper.id })
  })
  const own = { id, on, symbol, issuer: unit, supervising: null }
  for (const duty of counted) {
    const item = items.find((one) => one.words === duty.title)
    if (counter && item)
      more.push({
        paper: own,
        item,
        lead: counter,
        by: unit,
        support: [],
        title: duty.title,
        product: duty.product,
        due: { kind: 'date', days: duty.days },
      })
  }
  return { id, registeredAt: at }
}

function symbolOf(unit: Unit, number: number): string {
  if (unit.kind === 'commune') return `${number}/KH-UBND`
  if (unit.kind === 'party_committee') return `${number}-KH/ĐU`
  if (unit.side === 'party') return `${number}-KH/${unit.code.split('.').at(-1)}`
  if (unit.key === 'MTTQ') return `${number}/KH-MTTQ-BTT`
  return `${number}/KH-${departmentCodes[unit.key] ?? unit.key}`
}
