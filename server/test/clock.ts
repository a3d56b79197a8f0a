import type { Clock } from '#platform/clock'

/** A clock that stands still until it is set. */
export type TestClock = Clock & {
  /** `'2026-11-21T08:00:00+07:00'` */
  set(instant: string): void
  advance(by: { days?: number; hours?: number; minutes?: number }): void
}

export function testClock(start = '2026-11-21T08:00:00+07:00'): TestClock {
  let now = new Date(start)
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = new Date(instant)
    },
    advance: ({ days = 0, hours = 0, minutes = 0 }) => {
      now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
    },
  }
}
