/** A unit's own plan made from the items of the document that asked for it. Pure. */
import type { z } from 'zod'
import type { registerDocument } from './contract.ts'

export type PlanItem = {
  /** Items of the upper document that this one carries out; empty for the unit's own. */
  upperIds: string[]
  words: string
}
export type PlanHead = {
  symbol: string | null
  title: string | null
  issuedOn: string | null
  signerName: string | null
  signerCapacity: string | null
  place: string | null
}
/** The side is the unit's own: a Party committee's plan for a State document is a Party document. */
type Unit = { id: number; name: string; side: 'state' | 'party' | 'social' }
export type PlanBody = z.input<NonNullable<(typeof registerDocument)['body']>>

/** Title that a plan usually bears: what it carries out stands in it by number. */
export function planTitle(upper: { symbol: string | null; type: string | null; title: string }): string {
  const named = [upper.type, upper.symbol && `số ${upper.symbol}`].filter(Boolean).join(' ')
  return upper.symbol ? `Thực hiện ${named}: ${upper.title}`.slice(0, 2000) : upper.title
}

/**
 * The plan as the register takes it: issued by the unit itself, carrying out the upper document, its items numbered from 1 in the
 * order given. An item without words is left out.
 */
export function planBody(upper: { id: string }, unit: Unit, head: PlanHead, items: readonly PlanItem[]): PlanBody {
  return {
    side: unit.side,
    type: 'kế hoạch',
    issuerUnitId: unit.id,
    issuerName: unit.name,
    symbol: head.symbol?.trim() || null,
    title: head.title ?? '',
    place: head.place?.trim() || null,
    issuedOn: head.issuedOn ?? '',
    signerName: head.signerName?.trim() || null,
    signerCapacity: head.signerCapacity?.trim() || null,
    supervisingUnitId: unit.id,
    incoming: false,
    relations: [{ kind: 'implements', toId: upper.id }],
    items: written(items).map((item, place) => ({
      key: `p${place + 1}`,
      path: String(place + 1),
      marker: `${place + 1}.`,
      kind: 'clause',
      words: item.words.trim(),
      isDuty: true,
    })),
  }
}

/** Items that have words, in their order: the n-th one becomes the n-th item of the registered plan. */
export const written = (items: readonly PlanItem[]) => items.filter((item) => item.words.trim() !== '')
