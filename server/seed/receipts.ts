import { acknowledge } from '@liem/domain/tasks/deadlines'
import type { Rows } from './rows.ts'
import type { Unit } from './units.ts'
import { addDaysTo, keepersOf, leadsOf, type Paper, type Receipt, type World } from './world.ts'

/** Sends a document to its addressees; almost all say that they have it, most spread it. */
export function sendOut(world: World, paper: Paper): Receipt[] {
  const { times, log, staff } = world
  const receipts: Receipt[] = []
  for (const { to, planDays } of paper.spec.sent ?? []) {
    const units = leadsOf(world, to).filter((unit) => unit !== paper.issuer)
    const planDueOn = planDays ? times.workday(addDaysTo(paper.on, planDays)) : null
    const by = staff.head(paper.spec.issuer === 'UBND' ? world.ledger.get('UBND') : paper.issuer)
    const about = {
      subject: { kind: 'document', id: paper.id },
      unitIds: [...keepersOf(paper), ...units.map((unit) => unit.id)],
    }
    const sentAt = log.write(
      paper.on,
      by.id,
      {
        act: 'directives.send',
        ...about,
        facts: { count: units.length, symbol: paper.symbol },
      },
      paper.registeredAt,
    )
    const asked = { act: 'directives.ask_plan', ...about, facts: { count: units.length, date: planDueOn } }
    if (planDueOn) log.also(sentAt, by.id, asked)
    for (const unit of units) receipts.push(receive(world, paper, unit, planDueOn, sentAt))
  }
  return receipts
}

function receive(world: World, paper: Paper, unit: Unit, planDueOn: string | null, sentAt: string): Receipt {
  const { rows, chance, clocks, times, log, staff } = world
  const subject = { kind: 'document', id: paper.id } as const
  const clock = clocks.term(acknowledge, { subject, unitId: unit.id, start: paper.on })
  const on = times.later(paper.on, chance.pick([0, 0, 1, 1, 1, 2, 2, 4]))
  const acknowledged = on <= times.today && !chance.chance(0.03)
  const clerk = staff.clerk(unit)
  const units = [...keepersOf(paper), unit.id]
  const row: Rows['document_receipt'][number] = {
    document_id: paper.id,
    unit_id: unit.id,
    original_unit_id: unit.id,
    sent_on: paper.on,
    needs_plan: planDueOn !== null,
    plan_due_on: planDueOn,
    plan_document_id: null,
    acknowledged_on: acknowledged ? on : null,
    acknowledged_by: acknowledged ? clerk.id : null,
    passed_to_unit_id: null,
  }
  rows.document_receipt.push(row)
  let acknowledgedAt: string | undefined
  if (acknowledged) {
    clock.met_on = on
    const entry = { act: 'directives.acknowledge', subject, unitIds: units, facts: { unit: unit.id } }
    acknowledgedAt = log.write(on, clerk.id, entry, sentAt)
    const heldOn = times.later(on, chance.int(2, 9))
    if (planDueOn && heldOn <= times.today && chance.chance(0.86)) spread(world, paper, unit, heldOn, units)
  }
  return { paper, unit, sentOn: paper.on, planDueOn, acknowledgedAt, row }
}

function spread({ rows, chance, log, staff }: World, paper: Paper, unit: Unit, heldOn: string, units: number[]) {
  const by = staff.doer(unit)
  const way = chance.pick(['meeting', 'meeting', 'online', 'written', 'training'] as const)
  const people = chance.int(12, unit.kind === 'commune' ? 60 : 140)
  const at = log.write(heldOn, by.id, {
    act: 'directives.spread',
    subject: { kind: 'document', id: paper.id },
    unitIds: units,
    facts: { unit: unit.id, date: heldOn, way, people },
  })
  rows.spreading.push({
    id: chance.uuid(),
    document_id: paper.id,
    unit_id: unit.id,
    original_unit_id: unit.id,
    held_on: heldOn,
    way,
    people_count: people,
    note: null,
    recorded_by: by.id,
    recorded_at: at,
  })
}
