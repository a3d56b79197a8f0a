/**
 * What an officer looks through and corrects before a reading becomes a registered document with tasks: made from the reader's
 * draft, kept while it is edited. Pure: units are given as a table from code to id.
 */
import { isIsoDate } from '../kernel/dates.ts'
import { isPeriod, periodEnd, periodStart } from '../kernel/period.ts'
import type { Citation, Draft, Due } from './extraction/draft.ts'
import type { RelationKind, Side } from './words.ts'

export type ReviewedHead = {
  side: Side | null
  type: string | null
  symbol: string | null
  issuedOn: string | null
  title: string | null
  issuerName: string | null
  issuerUnitId: number | null
  place: string | null
  signerName: string | null
  signerCapacity: string | null
  urgency: 'normal' | 'khan' | 'thuong_khan' | 'hoa_toc'
  visibility: 'common' | 'addressed'
  effectiveOn: string | null
  expiresOn: string | null
  supervisingUnitId: number | null
  incoming: boolean
  receivedOn: string | null
}

/** `cite`: found by symbol, date and issuer, else kept as a citation; `link`: to a document that was picked; `ignore`: left out. */
export type ReviewedCitation = {
  key: string
  choice: 'cite' | 'link' | 'ignore'
  kind: RelationKind
  toId: string | null
}

export type ReviewedPhase = { key: string; label: string | null; from: string | null; to: string | null }
export type ReviewedReview = {
  key: string
  kind: 'so_ket' | 'tong_ket' | 'report'
  label: string | null
  asWritten: string | null
  dueOn: string | null
}

export type Every = 'month' | 'quarter' | 'half-year' | 'year'
export type ReviewedTask = {
  key: string
  /** The item it was read from. */
  itemKey: string | null
  title: string | null
  product: string | null
  leadUnitIds: number[]
  supportUnitIds: number[]
  dueKind: Due['kind']
  dueAsWritten: string | null
  due: string | null
  every: Every
  day: number | null
  month: number | null
  toOn: string | null
  milestones: { label: string; dueOn: string | null }[]
}

export type Sending = { on: boolean; unitIds: number[]; needsPlan: boolean; planDueOn: string | null }

/** The reading as the screen edits and keeps it. */
export type Reviewed = {
  document: ReviewedHead
  tasks: ReviewedTask[]
  extra: {
    citations: ReviewedCitation[]
    phases: ReviewedPhase[]
    reviews: ReviewedReview[]
    send: Sending
    /** Keys of doubtful places the officer has looked at and let stand. */
    accepted: string[]
  }
}

const urgencies = { Khẩn: 'khan', 'Thượng khẩn': 'thuong_khan', 'Hỏa tốc': 'hoa_toc' } as const
const laws = new Set(['hiến pháp', 'bộ luật', 'luật', 'pháp lệnh', 'nghị định', 'thông tư', 'thông tư liên tịch'])

/** First or last day of what was printed (a date, a month, a quarter, a year); null when it names no period. */
export const firstDay = (printed: string | null) =>
  printed && isPeriod(printed) ? (periodStart(printed) as string) : null
export const lastDay = (printed: string | null) =>
  printed && isPeriod(printed) ? (periodEnd(printed) as string) : null

const idsOf = (codes: readonly string[], units: ReadonlyMap<string, number>) => [
  ...new Set(codes.flatMap((code) => units.get(code) ?? [])),
]

/** Citations of a draft in the order of the screen: bases first, then proposals and mentions. */
export const citationsOf = (draft: Draft): Citation[] => [...draft.bases, ...draft.mentions]

/**
 * How the draft stands before anyone has touched it. What the reader did not find stays empty; nothing is guessed beyond its
 * own values. A document that one of the officer's own units issued is no incoming one. Law and decrees are only named as a basis; programmes, resolutions, directives and plans are carried out.
 */
export function reviewedFrom(
  draft: Draft,
  units: ReadonlyMap<string, number>,
  today: string,
  own: readonly number[] = [],
): Reviewed {
  const { head } = draft
  const issuerUnitId = head.issuerUnits.length === 1 ? (idsOf(head.issuerUnits, units)[0] ?? null) : null
  return {
    document: {
      side: head.side.value,
      type: head.type.value,
      symbol: head.symbol.value,
      issuedOn: head.date.value && isIsoDate(head.date.value) ? head.date.value : null,
      title: head.title.value,
      issuerName: head.issuer.value,
      issuerUnitId,
      place: head.place.value,
      signerName: head.signer.value,
      signerCapacity: head.capacity.value,
      urgency: head.urgency.value ? urgencies[head.urgency.value] : 'normal',
      visibility: 'addressed',
      effectiveOn: null,
      expiresOn: null,
      supervisingUnitId: null,
      incoming: issuerUnitId === null || !own.includes(issuerUnitId),
      receivedOn: today,
    },
    tasks: draft.tasks.map((task) => ({
      key: `task.${task.order}`,
      itemKey: draft.nodes.some((node) => node.id === task.node) ? task.node : null,
      title: task.text,
      product: task.product.value,
      leadUnitIds: idsOf(
        task.leads.flatMap((body) => body.units),
        units,
      ),
      supportUnitIds: idsOf(
        task.supports.flatMap((body) => body.units),
        units,
      ),
      ...dueFields(task.due),
      milestones: task.milestones.map((one) => ({
        label: (one.asWritten ?? one.date ?? 'Mốc').slice(0, 500),
        dueOn: lastDay(one.date),
      })),
    })),
    extra: {
      citations: citationsOf(draft).map((citation, place) => ({
        key: `cited.${place}`,
        choice: citation.relation === 'basis' || citation.symbol ? 'cite' : 'ignore',
        kind: citation.relation === 'basis' && !laws.has(citation.type ?? '') ? 'implements' : 'mentions',
        toId: null,
      })),
      phases: draft.phases.map((phase, place) => ({
        key: `phase.${place}`,
        label: phase.label,
        from: firstDay(phase.from),
        to: lastDay(phase.to),
      })),
      reviews: draft.reviews.map((review, place) => ({
        key: `review.${place}`,
        kind: review.kind === 'sơ kết' ? 'so_ket' : 'tong_ket',
        label: clipped(capital(review.text), 300),
        asWritten: review.when,
        dueOn: lastDay(review.when),
      })),
      send: { on: false, unitIds: [], needsPlan: false, planDueOn: null },
      accepted: [],
    },
  }
}

const capital = (words: string) => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`

/** At most so many characters. */
export const clipped = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words)

const rhythms: Record<string, Every> = {
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'half-year',
  yearly: 'year',
}

/** A deadline as read → the fields of a task. A rhythm that has no clock of its own becomes “thường xuyên”, its words are kept. */
export function dueFields(
  due: Due,
): Pick<ReviewedTask, 'dueKind' | 'dueAsWritten' | 'due' | 'every' | 'day' | 'month' | 'toOn'> {
  const base = { dueAsWritten: due.asWritten, due: null, every: 'quarter' as Every, day: null, month: null, toOn: null }
  if (due.kind === 'recurring') {
    const [rhythm = '', when] = (due.recurrence ?? '').split(':')
    const every = rhythms[rhythm]
    if (!every) return { ...base, dueKind: 'ongoing' }
    const [first, second] = (when ?? '').split('-').map(Number)
    const [month, day] = second === undefined ? [null, first || null] : [first || null, second || null]
    return { ...base, dueKind: 'recurring', every, month, day, toOn: lastDay(due.date) }
  }
  if (due.kind === 'date' || due.kind === 'month' || due.kind === 'quarter' || due.kind === 'year')
    return { ...base, dueKind: due.kind, due: due.date }
  return { ...base, dueKind: due.kind }
}

/** Whether the rhythm as read has no clock of its own and became “thường xuyên”. */
export const lostRhythm = (due: Due) => due.kind === 'recurring' && dueFields(due).dueKind !== 'recurring'
