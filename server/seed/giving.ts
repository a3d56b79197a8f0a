import { addMonths, formatDate, isoDate } from '@liem/domain/kernel/dates'
import { type Every, instancesOf, periodEnd, periodOf, periodWords } from '@liem/domain/kernel/period'
import type { Item } from './outline.ts'
import type { DueSpec } from './texts/paper.ts'
import type { Unit } from './units.ts'
import { addDaysTo, leadsOf, type Paper, type World } from './world.ts'

/** A duty given to one unit, before it has a life. */
export type Given = {
  paper: Pick<Paper, 'id' | 'on' | 'symbol' | 'issuer' | 'supervising'>
  item: Item | undefined
  lead: Unit
  by: Unit
  support: Unit[]
  title: string
  product: string
  due: DueSpec
}

/** One task as it was assigned. */
export type Assigned = Given & {
  assignedOn: string
  dueKind: string
  dueOn: string | null
  asWritten: string | null
  seriesId: string | null
  period: string | null
  /** Made by the nightly job, not by an officer. */
  byJob: boolean
}

/** The duties that the register's documents lay on units. */
export function makeGiven(world: World, papers: Iterable<Paper>): Given[] {
  const { ledger, chance } = world
  const given: Given[] = []
  for (const paper of papers)
    for (const duty of paper.spec.duties ?? []) {
      const by = ledger.get(duty.by)
      const item = paper.items.find((one) => one.tag === duty.item)
      if (!item) throw new RangeError(`${paper.spec.key}: no item ${duty.item}`)
      for (const lead of leadsOf(world, duty.leads, by)) {
        if (duty.share !== undefined && !chance.chance(duty.share)) continue
        const support = (duty.support ?? []).map(ledger.get).filter((unit) => unit !== lead)
        given.push({
          paper,
          item,
          lead,
          by: checkerOf(world, lead, by),
          support,
          title: duty.title,
          product: duty.product,
          due: duty.due,
        })
      }
    }
  return given
}

/** Nobody follows his own work: the provincial office steps in for the inspectorate, the inspectorate for everybody else. */
function checkerOf({ ledger }: World, lead: Unit, by: Unit): Unit {
  if (lead !== by) return by
  if (lead.side === 'party') return ledger.get('VPTU')
  return ledger.get(lead.key === 'TTR' ? 'VPUB' : 'TTR')
}

const everyWords: Record<Every, string> = {
  month: 'Hằng tháng',
  quarter: 'Hằng quý',
  'half-year': '6 tháng một lần',
  year: 'Hằng năm',
}
const monthsAhead: Record<Every, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** Tasks of a duty: one, or for a recurring duty a series with one task per period, made as the nightly job makes them. */
export function assignedOf(world: World, given: Given): Assigned[] {
  const { due, paper } = given
  if (due.kind === 'recurring') return seriesOf(world, given, due)
  const plain = { ...given, assignedOn: paper.on, dueKind: due.kind, seriesId: null, period: null, byJob: false }
  switch (due.kind) {
    case 'date': {
      const dueOn = world.times.workday(addDaysTo(paper.on, due.days))
      return [{ ...plain, dueOn, asWritten: `Chậm nhất ngày ${formatDate(dueOn)}` }]
    }
    case 'month':
    case 'quarter': {
      const period = periodOf(due.kind, addMonths(isoDate(paper.on), due.months))
      return [{ ...plain, dueOn: periodEnd(period), asWritten: periodWords(period) }]
    }
    case 'year': {
      const year = String(Number(paper.on.slice(0, 4)) + due.years)
      return [{ ...plain, dueOn: periodEnd(year), asWritten: periodWords(year) }]
    }
    default:
      return [
        { ...plain, dueOn: null, asWritten: { ongoing: 'Thường xuyên', event: 'Khi phát sinh', none: null }[due.kind] },
      ]
  }
}

function seriesOf(
  { rows, times, chance, log, staff }: World,
  given: Given,
  due: Extract<DueSpec, { kind: 'recurring' }>,
): Assigned[] {
  const { every, day, month } = due
  const from = isoDate(given.paper.on)
  const ahead = monthsAhead[every]
  const id = chance.uuid()
  const officer = staff.checker(given.by)
  const units = [given.lead.id, given.by.id]
  const at = log.write(from, officer.id, {
    act: 'tasks.start_series',
    subject: { kind: 'task_series', id },
    unitIds: units,
    facts: { every, from, to: null, document: given.paper.id },
  })
  const asWritten = day ? `${everyWords[every]}, chậm nhất ngày ${day}` : everyWords[every]
  rows.task_series.push({
    id,
    document_id: given.paper.id,
    item_id: given.item?.id ?? null,
    title: given.title,
    product: given.product,
    lead_unit_id: given.lead.id,
    support_unit_ids: given.support.map((unit) => unit.id),
    supervising_unit_id: given.by.id,
    every,
    day: day ?? null,
    month: month ?? null,
    from_on: from,
    to_on: null,
    due_as_written: asWritten,
    created_by: officer.id,
    created_at: at,
  })
  return instancesOf(
    { every, ...(day ? { day } : {}), ...(month ? { month } : {}) },
    from,
    addMonths(times.today, ahead),
  ).map((one) => {
    // The night on which the instance comes within one period.
    let made = addMonths(one.due, -ahead)
    while (addMonths(made, ahead) < one.due) made = isoDate(addDaysTo(made, 1))
    const assignedOn = [made, from].sort().at(-1) as string
    return {
      ...given,
      title: `${given.title} (${one.label})`,
      assignedOn,
      dueKind: 'recurring',
      dueOn: one.due,
      asWritten,
      seriesId: id,
      period: one.period,
      byJob: assignedOn > from,
    }
  })
}
