/** A reading as corrected → what `confirmReading` takes. */
import type { z } from 'zod'
import { isIsoDate } from '../kernel/dates.ts'
import type { Citation, Draft } from './extraction/draft.ts'
import { parseSymbol } from './extraction/symbols.ts'
import type { confirmReading } from './readings.contract.ts'
import { citationsOf, clipped, type Reviewed } from './reviewing.ts'
import type { Side } from './words.ts'

export type ConfirmBody = z.input<NonNullable<(typeof confirmReading)['body']>>

type Relations = NonNullable<ConfirmBody['document']['relations']>

const stubOf = (citation: Citation, side: Side) => ({
  symbol: citation.symbol,
  type: citation.type,
  title: clipped(citation.name ?? citation.text, 1000),
  issuerName: citation.issuer,
  issuedOn: citation.date && isIsoDate(citation.date) ? citation.date : null,
  side: (citation.symbol && parseSymbol(citation.symbol)?.side) || side,
})

const blank = (words: string | null | undefined) => words?.trim() || null

/**
 * The body of `confirmReading`. Items are the whole structure as read, with the legal wording; those that tasks were read from
 * are duties. Without the right to assign, tasks are left for who has it: their items are duties all the same.
 */
export function confirmBody(
  draft: Draft,
  reviewed: Reviewed,
  { today, assign }: { today: string; assign: boolean },
): ConfirmBody {
  const { document: head, tasks, extra } = reviewed
  const duties = new Set([...draft.tasks.map((task) => task.node), ...tasks.flatMap((task) => task.itemKey ?? [])])
  const known = new Set<string>()
  const citations = citationsOf(draft)
  const side = head.side ?? 'state'
  return {
    document: {
      ...head,
      side,
      type: head.type ?? '',
      symbol: blank(head.symbol),
      title: head.title ?? '',
      issuerName: head.issuerName ?? '',
      issuedOn: head.issuedOn ?? '',
      receivedOn: head.incoming ? head.receivedOn : null,
      relations: extra.citations.flatMap((one, place): Relations => {
        const citation = citations[place]
        if (!citation || one.choice === 'ignore') return []
        const asWritten = clipped(citation.text, 1000)
        return one.choice === 'link'
          ? [{ kind: one.kind, toId: one.toId, asWritten }]
          : [{ kind: one.kind, asWritten, stub: stubOf(citation, side) }]
      }),
      items: draft.nodes.flatMap((node) => {
        const words = (node.text.trim() || node.marker || node.path).slice(0, 20000)
        if (!words) return []
        const parentKey = node.parent && known.has(node.parent) ? node.parent : null
        known.add(node.id)
        return [
          {
            key: node.id,
            parentKey,
            path: node.path.slice(0, 200),
            marker: node.marker?.slice(0, 60) ?? null,
            kind: node.kind,
            words,
            spanStart: node.span.start,
            spanEnd: node.span.end,
            isDuty: duties.has(node.id),
          },
        ]
      }),
      phases: extra.phases.map(({ label, from, to }) => ({ label: clipped(label ?? '', 300), from, to })),
      reviews: extra.reviews.map(({ kind, label, asWritten, dueOn }) => ({
        kind,
        label: label ?? '',
        asWritten,
        dueOn,
      })),
    },
    tasks: assign
      ? tasks.map((task) => ({
          itemKey: task.itemKey && known.has(task.itemKey) ? task.itemKey : null,
          title: (task.title ?? '').trim().slice(0, 4000),
          product: task.product ?? '',
          leadUnitIds: task.leadUnitIds,
          supportUnitIds: task.supportUnitIds.filter((id) => !task.leadUnitIds.includes(id)),
          dueKind: task.dueKind,
          dueAsWritten: blank(task.dueAsWritten)?.slice(0, 500) ?? null,
          due: ['date', 'month', 'quarter', 'year'].includes(task.dueKind) ? blank(task.due) : null,
          recurrence:
            task.dueKind === 'recurring'
              ? { every: task.every, day: task.day, month: task.month, fromOn: today, toOn: task.toOn }
              : null,
          milestones: task.milestones,
        }))
      : [],
    sendTo:
      assign && extra.send.on && extra.send.unitIds.length
        ? {
            unitIds: extra.send.unitIds,
            needsPlan: extra.send.needsPlan,
            planDueOn: extra.send.needsPlan ? extra.send.planDueOn : null,
          }
        : null,
  }
}
