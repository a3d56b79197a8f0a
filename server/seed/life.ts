import { addDays, diffDays, isoDate } from '@liem/domain/kernel/dates'
import { assign, type Desk } from './desk.ts'
import { claim, judge, progress, type VerdictKind, withdraw } from './desk-claims.ts'
import * as decisions from './desk-decisions.ts'
import { answer, raise } from './desk-difficulties.ts'
import type { Assigned } from './giving.ts'
import type { Officer } from './officers.ts'
import { qualityOf } from './quality.ts'
import * as say from './texts/phrases.ts'
import { mergedOn, type Unit } from './units.ts'
import type { World } from './world.ts'

/** Who follows the document gives its tasks out; where another body checks them, an officer who sees the whole province. */
function assignerOf(world: World, { paper, by }: Assigned): Officer {
  const able = [paper.supervising ?? by, by].map((unit) => judgeOf(world, unit))
  const wide = able.find((officer) => officer.roles.some((role) => role === 'inspector' || role === 'steering'))
  return wide ?? (able[0] as Officer)
}

/** Acts waiting for their day; each may plan further ones. */
type Plan = { on: string; run: () => void }

/** Tells the life of one task from its assignment to today. */
export function live(world: World, given: Assigned, code: string): Desk {
  const { times, chance } = world
  const officer = given.byJob ? null : assignerOf(world, given)
  const one = assign(world, given, code, officer, inCharge(world, given.lead))
  const plans: Plan[] = []
  const at = (on: string, run: () => void) => plans.push({ on, run })
  const days = horizonOf(world, given)
  const end = addDays(isoDate(given.assignedOn), days)
  const within = (share: number) =>
    times.workday(addDays(isoDate(given.assignedOn), Math.max(1, Math.round(days * share))))
  const finish = finishDay(world, given, days)

  for (const share of [0.18, 0.5, 0.8]) {
    if (!chance.chance(given.dueOn ? 0.38 : 0.25)) continue
    const on = within(share + chance.next() * 0.1)
    if (on < finish)
      at(
        on,
        () =>
          active(one) &&
          progress(world, one, on, doerOf(world, one), chance.pick(say.progressWords), Math.round(share * 10) * 10),
      )
  }
  if (given.dueOn && days > 25 && chance.chance(finish > end ? 0.2 : 0.02)) planExtension(world, one, end, at)
  if (days > 12 && chance.chance(0.05)) planDifficulty(world, one, within(0.3 + chance.next() * 0.4), at)
  if (chance.chance(0.014)) planSuspension(world, one, within(0.2 + chance.next() * 0.6), at)
  else if (chance.chance(0.012)) {
    const on = within(0.3 + chance.next() * 0.6)
    at(
      on,
      () =>
        open(one) &&
        decisions.recall(world, one, on, judgeOf(world, one.by), say.recallReason, `${chance.int(200, 990)}/UBND-NC`),
    )
  } else if (one.lead.kind === 'department' && !one.lead.endedOn && !given.seriesId && chance.chance(0.02)) {
    const on = within(0.25)
    const to = chance.pick(world.ledger.departments.filter((unit) => unit !== one.lead && unit !== one.by))
    at(on, () => open(one) && decisions.handOver(world, one, on, judgeOf(world, one.by), to, say.handoverReason, null))
  }
  if (given.lead.endedOn) at(mergedOn, () => passToSuccessors(world, one))
  at(finish, () => claimAndJudge(world, one, finish, at, 0))
  runUntil(plans, times.today)
  return one
}

/** Runs the plans of days up to today in their order; what lies ahead stays unsaid. */
function runUntil(plans: Plan[], today: string) {
  for (;;) {
    let next: Plan | undefined
    for (const plan of plans) if (plan.on <= today && (!next || plan.on < next.on)) next = plan
    if (!next) return
    plans.splice(plans.indexOf(next), 1)
    next.run()
  }
}

const open = ({ task }: Desk) => task.state === 'open' || task.state === 'returned' || task.state === 'partly'
const active = (one: Desk) => open(one) || one.task.state === 'claimed'

/** Days a unit gives itself: to the due date, or some months where none is set. */
function horizonOf({ chance }: World, given: Assigned): number {
  return given.dueOn ? Math.max(3, diffDays(isoDate(given.assignedOn), isoDate(given.dueOn))) : chance.int(50, 320)
}

function finishDay({ chance, times }: World, given: Assigned, days: number): string {
  const quality = qualityOf(given.lead)
  const fate = chance.next()
  const spare = Math.min(24, Math.floor(days * 0.4))
  let took = days - chance.int(0, spare)
  if (fate > quality)
    took = fate < quality + (1 - quality) * 0.72 ? days + chance.int(1, 40) : days + chance.int(70, 420)
  const on = times.workday(addDays(isoDate(given.assignedOn), Math.max(1, took)))
  // A due date on a day off: who means to be in time reports before it.
  return fate <= quality && given.dueOn && on > given.dueOn
    ? times.workday(addDays(isoDate(given.assignedOn), Math.max(1, days - 4)))
    : on
}

function inCharge({ staff, chance }: World, lead: Unit): Officer | null {
  if (lead.key === 'quay:3') return staff.doer(lead)
  if (lead.kind !== 'department' || lead.endedOn) return null
  const handler = staff.of(lead).find((officer) => officer.roles.includes('handler'))
  return handler && chance.chance(0.45) ? handler : null
}

const doerOf = ({ staff }: World, one: Desk) => staff.doer(one.lead)

function judgeOf({ staff, chance }: World, by: Unit): Officer {
  const able = staff.checkers(by)
  return able.length ? chance.pick(able) : staff.checker(by)
}

function planExtension(world: World, one: Desk, end: string, at: (on: string, run: () => void) => void) {
  const { times, chance } = world
  const on = times.ago(diffDays(isoDate(end), times.today) + chance.int(1, 6))
  at(on, () => {
    if (!open(one) || on < one.task.assigned_on) return
    const to = times.workday(addDays(isoDate(end), chance.int(14, 45)))
    const paper = { symbol: `${chance.int(1200, 5900)}/UBND-NC`, on, reason: chance.pick(say.extensionReasons) }
    decisions.extend(world, one, on, judgeOf(world, one.by), to, paper)
  })
}

function planDifficulty(world: World, one: Desk, on: string, at: (on: string, run: () => void) => void) {
  const { times, chance } = world
  const n = chance.int(0, say.difficulties.length - 1)
  at(on, () => {
    if (!open(one)) return
    const [words, proposal] = say.difficulties[n] ?? say.difficulties[0]
    raise(world, one, on, doerOf(world, one), one.by, words, proposal)
    if (chance.chance(0.2)) return
    const later = times.later(on, chance.int(1, 9))
    at(
      later,
      () =>
        active(one) &&
        answer(world, one, later, judgeOf(world, one.by), say.difficultyAnswers[n] ?? say.difficultyAnswers[0]),
    )
  })
}

function planSuspension(world: World, one: Desk, on: string, at: (on: string, run: () => void) => void) {
  const { times, chance } = world
  at(on, () => {
    if (!open(one)) return
    decisions.suspend(world, one, on, judgeOf(world, one.by), say.suspendReason, `${chance.int(1200, 5900)}/UBND-NC`)
    if (chance.chance(0.6)) return
    const later = times.later(on, chance.int(15, 40))
    at(later, () => {
      const dueOn = times.later(later, chance.int(20, 50))
      decisions.resume(world, one, later, judgeOf(world, one.by), say.resumeReason, dueOn)
      const finish = times.later(later, chance.int(5, 30))
      at(finish, () => claimAndJudge(world, one, finish, at, 0))
    })
  })
}

/** The unit reports; the checker answers within some working days; what comes back is done again, twice at most. */
function claimAndJudge(world: World, one: Desk, on: string, at: (on: string, run: () => void) => void, round: number) {
  const { times, chance } = world
  if (!open(one)) return
  const doer = doerOf(world, one)
  const before = one.task.claimed_on ?? null
  claim(world, one, on, doer, {
    product: one.task.product,
    symbol: `${chance.int(11, 480)}/BC-${one.lead.kind === 'commune' ? 'UBND' : 'VP'}`,
    note: chance.pick(say.claimNotes),
  })
  if (round === 0 && chance.chance(0.012)) {
    const back = times.later(on, 1)
    const again = times.later(on, chance.int(3, 8))
    at(back, () => withdraw(world, one, back, doer, before))
    at(again, () => claimAndJudge(world, one, again, at, 1))
    return
  }
  // The latest reports still lie on the checkers' desks.
  const waits = on >= times.ago(15) ? [4, 7, 9, 12, 15] : [1, 2, 3, 3, 4, 5, 5, 6, 9, 13]
  const answered = times.later(on, chance.pick(waits))
  at(answered, () => {
    const kind = verdictOn(world, one, round)
    const reasons = {
      accepted: null,
      accepted_late: chance.pick(say.lateReasons),
      partly: chance.pick(say.partlyReasons),
      returned: chance.pick(say.returnReasons),
    }[kind]
    judge(world, one, answered, judgeOf(world, one.by), kind, reasons)
    if (kind === 'accepted' || kind === 'accepted_late' || chance.chance(0.25)) return
    const again = times.later(answered, chance.int(4, 28))
    at(again, () => claimAndJudge(world, one, again, at, round + 1))
  })
}

function verdictOn({ chance }: World, one: Desk, round: number): VerdictKind {
  const fate = chance.next()
  if (round < 2 && fate < 0.09) return 'returned'
  if (round < 2 && fate < 0.14) return 'partly'
  const { due_on, claimed_on } = one.task
  if (due_on && claimed_on && claimed_on > due_on) return chance.chance(0.75) ? 'accepted_late' : 'accepted'
  return chance.chance(0.02) ? 'accepted_late' : 'accepted'
}

/** On the day of the merger, what was still open passes to whoever took over. */
function passToSuccessors(world: World, one: Desk) {
  if (!active(one) && one.task.state !== 'suspended') return
  const lead = world.ledger.successorOf(one.lead)
  if (lead) decisions.handOver(world, one, mergedOn, null, lead.unit, 'Sắp xếp đơn vị hành chính', lead.eventId)
  const by = world.ledger.successorOf(one.by)
  if (by) decisions.passSupervision(world, one, mergedOn, by.unit, 'Sắp xếp đơn vị hành chính', by.eventId)
}
