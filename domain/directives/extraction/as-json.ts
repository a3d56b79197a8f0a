import type { BodyRef, Citation, Draft, Due } from './draft.ts'

const sideWords = { state: 'State', party: 'Party' } as const

function citation(c: Citation) {
  return { symbol: c.symbol, name: c.name, type: c.type, date: c.date, issuer: c.issuer }
}

function due(d: Due) {
  return { asWritten: d.asWritten, kind: d.kind, date: d.date, recurrence: d.recurrence }
}

const wording = (refs: readonly BodyRef[]) => refs.map((r) => r.text)
const codes = (refs: readonly BodyRef[]) => [...new Set(refs.flatMap((r) => r.units))]

/** The JSON that `liem read` prints: the draft without spans; unknown = null, lists may be empty. */
export function draftAsJson(draft: Draft) {
  const { head } = draft
  return {
    kind: draft.kind,
    number: head.number.value,
    symbol: head.symbol.value,
    type: head.type.value,
    side: head.side.value && sideWords[head.side.value],
    issuer: head.issuer.value,
    place: head.place.value,
    date: head.date.value,
    title: head.title.value,
    secrecy: head.secrecy.value,
    urgency: head.urgency.value,
    signer: head.signer.value,
    bases: draft.bases.map(citation),
    // "proposal" (theo đề nghị … tại Tờ trình) or "mention": neither is a ground of the paper.
    mentions: draft.mentions.map((c) => ({ ...citation(c), relation: c.relation })),
    addressees: draft.addressees.map((a) => a.text),
    phases: draft.phases.map(({ label, from, to }) => ({ label, from, to })),
    reviews: draft.reviews.map(({ kind, when }) => ({ kind, when })),
    tasks: draft.tasks.map((t) => ({
      order: t.order,
      path: t.path,
      text: t.text,
      lead: wording(t.leads),
      support: wording(t.supports),
      leadUnits: codes(t.leads),
      supportUnits: codes(t.supports),
      due: due(t.due),
      milestones: t.milestones.map(due),
      product: t.product.value,
    })),
    warnings: draft.warnings.map((w) => w.words),
  }
}

export type DraftJson = ReturnType<typeof draftAsJson>
