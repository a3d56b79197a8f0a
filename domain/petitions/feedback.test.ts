import { describe, expect, test } from 'vitest'
import { buildCalendar } from '../kernel/calendar.ts'
import { isoDate } from '../kernel/dates.ts'
import { dueOn } from '../kernel/deadline.ts'
import { holidays } from '../kernel/holidays.ts'
import { checkVersions } from '../kernel/law.ts'
import { clocksFromReceipt, petitionDeadlines } from './deadlines.ts'
import { receiptCases, termCases, wayCases } from './feedback.cases.ts'
import { StatusLetter, statusLetter, statusSteps } from './status-words.ts'
import { feedbackFlow, type PetitionState, petitionStates } from './workflow.ts'

const calendar = buildCalendar(holidays)

describe('terms of feedback and internal reports', () => {
  test.each(termCases)('$why', ({ what, start, extensions, due }) => {
    expect(dueOn(what, { start: isoDate(start), extensions }, calendar).due).toBe(due)
  })

  test('are sound declarations; where the law gives no number they say so', () => {
    expect(petitionDeadlines.flatMap(checkVersions)).toEqual([])
    expect(new Set(petitionDeadlines.map((one) => one.key)).size).toBe(petitionDeadlines.length)
    const legal = petitionDeadlines.filter((one) => one.versions.some(({ status }) => status !== 'illustrative'))
    expect(legal.map((one) => one.key)).toEqual([
      'petitions.reply',
      'petitions.tell-forwarder',
      'petitions.tell-citizen',
      'petitions.internal-report',
      'petitions.front',
      'petitions.transfer-rules',
    ])
  })

  test.each(receiptCases)('$why', ({ kind, channel, clocks }) => {
    expect(clocksFromReceipt({ kind, channel }).map((one) => one.key)).toEqual(clocks)
  })
})

describe('ways through the workflow', () => {
  test.each(wayCases)('$why: $way', ({ way, ends }) => {
    let state: PetitionState | null = feedbackFlow.start
    for (const name of way) {
      const step = feedbackFlow.steps[name]
      state = state !== null && (step.from as readonly PetitionState[]).includes(state) ? step.to : null
    }
    expect(state).toBe(ends)
  })

  test('every state can be reached', () => {
    const reached = new Set<PetitionState>([feedbackFlow.start])
    for (const _ of petitionStates)
      for (const step of Object.values(feedbackFlow.steps))
        if (step.from.some((from) => reached.has(from))) reached.add(step.to)
    expect([...reached].sort()).toEqual([...petitionStates].sort())
  })
})

test('every step has a letter for the reporter: whole sentences, no placeholder left', () => {
  for (const step of statusSteps)
    for (const outcome of ['substantiated', undefined] as const) {
      const letter = statusLetter({ step, on: '2026-11-21', outcome, body: 'Thanh tra tỉnh', apologyDue: true })
      expect(StatusLetter.parse(letter)).toEqual(letter)
      for (const line of letter.lines) expect(line).toMatch(/^\p{Lu}[^{}]*\.$/u)
      expect(letter.lines.join(' ')).not.toContain('undefined')
    }
})
