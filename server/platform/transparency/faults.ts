import type { Db } from '../db/as-actor.ts'

/** What `liem log verify` finds. `entry` is an id in the journal, `leaf` a place in the tree. */
export type Fault = {
  kind:
    | 'leaf-missing'
    | 'leaf-changed'
    | 'leaf-beyond'
    | 'entry-missing'
    | 'entry-changed'
    | 'entry-columns'
    | 'entry-unlogged'
    | 'entry-unlinked'
    | 'entry-lost'
    | 'mismatch'
    | 'head'
    | 'tile'
    | 'checkpoint'
    | 'key'
    | 'outside'
    | 'fork'
    | 'older'
    | 'record'
  words: string
  entry?: string
  leaf?: number
}

/**
 * A comparison of live records with what the journal says of them (hash of a subject's core row, hashes of sealed blobs), passed in
 * by the module that owns them. `db` is the owner's; it answers what is missing or changed as faults of kind `record`.
 */
export type LiveCheck = { kind: string; check(db: Db): Promise<readonly Fault[]> }

const MOST_NAMED = 1000

/** Faults found so far; of a flood the first thousand are named and the rest counted. */
export function faultList() {
  const named: Fault[] = []
  let count = 0
  return {
    named,
    add: (fault: Fault) => {
      count++
      if (named.length < MOST_NAMED) named.push(fault)
    },
    count: () => count,
  }
}
export type FaultList = ReturnType<typeof faultList>
