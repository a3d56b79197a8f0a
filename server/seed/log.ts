import type { Entry } from '#platform/journal'
import { entryRow } from '#platform/journal'
import type { Chance } from './random.ts'
import type { JournalRow } from './rows.ts'

/** Collects acts; they are written in the order of their time, as they happened. */
export type Log = {
  /** An act on a day, at an office hour. `after`: not before this instant. Answers its instant. */
  write(on: string, officerId: number, entry: Entry, after?: string): string
  /** A further entry of an act already written. */
  also(at: string, officerId: number, entry: Entry): void
  /** The entries in the order of their time, in batches made one by one. */
  batches(size: number): Generator<JournalRow[]>
}

const minuteMs = 60_000

export function logOf(chance: Chance): Log {
  const acts: { at: string; officerId: number; entry: Entry }[] = []
  return {
    write(on, officerId, entry, after) {
      // 08:00–16:45 in Việt Nam.
      let time = Date.parse(`${on}T01:00:00Z`) + chance.int(0, 525) * minuteMs
      if (after && time <= Date.parse(after)) time = Date.parse(after) + chance.int(3, 9) * minuteMs
      const at = new Date(time).toISOString()
      acts.push({ at, officerId, entry })
      return at
    },
    also(at, officerId, entry) {
      acts.push({ at, officerId, entry })
    },
    *batches(size) {
      acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      for (let i = 0; i < acts.length; i += size)
        yield acts
          .slice(i, i + size)
          .map(({ at, officerId, entry }) =>
            entryRow({ now: new Date(at), onBehalfOf: null, actor: { officerId } }, entry),
          )
    },
  }
}
