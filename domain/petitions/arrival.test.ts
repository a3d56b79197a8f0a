import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, fromDayNumber } from '../kernel/dates.ts'
import { arrivalCases } from './arrival.cases.ts'
import { type Arrival, arrivalFaults, deskChannelNames, receiptOf } from './arrival.ts'

describe('the day of receipt', () => {
  for (const { situation, arrival, today = '2026-11-21', expect: expected } of arrivalCases)
    it(situation, () => {
      const faults = arrivalFaults(arrival, today)
      if ('wrong' in expected) {
        expect(faults.map((fault) => fault.path)).toEqual([expected.wrong])
        expect(() => receiptOf(arrival, today)).toThrow(RangeError)
        return
      }
      expect(faults).toEqual([])
      const said = receiptOf(arrival, today)
      expect(said.receivedOn).toBe(expected.on)
      expect(said.doubts).toHaveLength(expected.doubts ?? 0)
      expect(said.because).toContain(formatDate(expected.on))
    })

  it('is never after today nor after the stamp, and is said whenever there is no fault', () => {
    const day = fc.option(fc.integer({ min: 20_700, max: 20_800 }).map(fromDayNumber), { nil: null })
    const arrivals = fc.record({
      channel: fc.constantFrom(...deskChannelNames),
      arrivedOn: day,
      postmarkedOn: day,
      forwardedOn: day,
      arrivedAt: fc.constantFrom(null, '08:30', '8h30'),
    })
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 20_700, max: 20_800 }).map(fromDayNumber), (arrival: Arrival, today) => {
        if (arrivalFaults(arrival, today).length) return
        const { receivedOn } = receiptOf(arrival, today)
        expect(receivedOn <= today).toBe(true)
        expect(receivedOn).toBe(arrival.arrivedOn ?? arrival.postmarkedOn)
      }),
    )
  })
})
