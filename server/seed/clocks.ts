import { formatDate, isoDate } from '@liem/domain/kernel/dates'
import { type Deadline, type Due, dueOn } from '@liem/domain/kernel/deadline'
import type { Chance } from './random.ts'
import type { Rows } from './rows.ts'
import type { Times } from './times.ts'

type Clock = Rows['obligation'][number]
type Subject = { kind: 'task' | 'document' | 'claim' | 'difficulty' | 'review'; id: string }
type Running = { subject: Subject; unitId: number; officerId?: number | null; start: string }

/** Rows of clocks, counted by the domain's own `dueOn` and written as `platform/obligations` writes them. */
export type Clocks = {
  term(deadline: Deadline, what: Running): Clock
  fixed(rule: string, what: Running & { dueOn: string | null; why: string }): Clock
}

export function clocksOf(rows: Rows, times: Times, chance: Chance): Clocks {
  const counted = new Map<string, Due>()
  const count = (deadline: Deadline, start: string): Due => {
    const key = `${deadline.key} ${start}`
    const known = counted.get(key)
    if (known) return known
    const due = dueOn(deadline, { start: isoDate(start) }, times.calendar)
    counted.set(key, due)
    return due
  }
  const add = (
    what: Running,
    more: Pick<Clock, 'rule' | 'rule_version' | 'due_on' | 'due_original_on' | 'provisional' | 'explanation' | 'terms'>,
  ): Clock => {
    const clock: Clock = {
      id: chance.uuid(),
      subject_kind: what.subject.kind,
      subject_id: what.subject.id,
      holder_unit_id: what.unitId,
      original_holder_unit_id: what.unitId,
      officer_id: what.officerId ?? null,
      started_on: what.start,
      paused_on: null,
      met_on: null,
      ended_on: null,
      ended_why: null,
      escalated_on: null,
      created_at: `${what.start}T03:00:00Z`,
      ...more,
    }
    rows.obligation.push(clock)
    return clock
  }
  return {
    term(deadline, what) {
      const due = count(deadline, what.start)
      return add(what, {
        rule: deadline.key,
        rule_version: due.version?.since ?? '',
        due_on: due.due,
        due_original_on: due.due,
        provisional: due.provisional,
        explanation: [...due.explanation],
        terms: JSON.stringify({
          term: due.term,
          start: what.start,
          ground: due.version ?? undefined,
          lines: due.explanation.length,
        }),
      })
    },
    fixed(rule, what) {
      return add(what, {
        rule,
        rule_version: '',
        due_on: what.dueOn,
        due_original_on: what.dueOn,
        provisional: false,
        explanation: what.dueOn ? [what.why, `Hạn là hết ngày ${formatDate(what.dueOn)}.`] : [what.why],
        terms: JSON.stringify({ fixed: what.dueOn ?? '' }),
      })
    },
  }
}
