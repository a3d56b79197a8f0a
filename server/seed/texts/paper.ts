import type { RelationKind } from '@liem/domain/directives/words'
import type { Every } from '@liem/domain/kernel/period'
import type { Times } from '../times.ts'

/** When a duty is due, counted from the day of its document. */
export type DueSpec =
  | { kind: 'date'; days: number }
  | { kind: 'month' | 'quarter'; months: number }
  | { kind: 'year'; years: number }
  | { kind: 'recurring'; every: Every; day?: number; month?: number }
  | { kind: 'ongoing' | 'event' | 'none' }

/** Whom a duty is given to: one task each. */
export type Leads = 'departments' | 'communes' | 'committees' | 'counters' | 'districts' | 'offices' | readonly string[]

/** A duty the text lays on units. `item`: the tag at the end of its line in the text. */
export type DutySpec = {
  item: string
  leads: Leads
  by: string
  support?: readonly string[]
  title: string
  product: string
  due: DueSpec
  /** Share of the leads that really get it. */
  share?: number
}

/** One document of the demonstration's register. */
export type PaperSpec = {
  key: string
  side: 'state' | 'party' | 'social'
  issuer: string
  type: string
  number: string | null
  /** What follows the number, or the whole symbol of legislation. */
  symbol: string | null
  title: string
  on: (times: Times) => string
  effectiveOn?: string
  expiresOn?: string
  signer?: { capacity: string; unit: string }
  visibility: 'common' | 'addressed'
  supervising?: string
  /** Who registers it: it came in from outside. Default: the issuer's own clerk. */
  incomingAt?: string
  urgency?: 'normal' | 'khan'
  relations: readonly (readonly [RelationKind, string])[]
  /** Outline, one line per item; `@tag` at the end marks a duty, `{year}` is the year of issue. */
  text: string
  duties?: readonly DutySpec[]
  /** Sent to, on the day of issue; `planDays`: who must issue a plan of his own, and by when. */
  sent?: { to: Leads; planDays?: number }[]
  phases?: readonly { label: string; from: string; to: string }[]
  reviews?: readonly {
    kind: 'so_ket' | 'tong_ket' | 'report'
    label: string
    asWritten: string
    dueOn: string
    done?: { on: string; paper: string }
  }[]
  published?: boolean
}
