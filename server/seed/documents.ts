import { partyLevelOf, partyTermOn } from '@liem/domain/directives/party-terms'
import { provinceSeat } from './names.ts'
import { writeOutline } from './outline.ts'
import { sendOut } from './receipts.ts'
import { citation, papers } from './texts/all.ts'
import type { PaperSpec } from './texts/paper.ts'
import { mergedOn } from './units.ts'
import { keepersOf, type Paper, type Receipt, type World } from './world.ts'

/** "58/KH-UBND", "03-CT/TU"; legislation and central documents carry their whole symbol. */
function symbolOf({ side, number, symbol }: PaperSpec): string {
  if (!number || !symbol) return symbol ?? ''
  if (/^\d/.test(symbol)) return symbol
  return side === 'party' ? `${number}-${symbol}` : `${number}/${symbol}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Writes the register: documents with items, relations, phases, review points, and who received them. */
export function makeDocuments(world: World): { papers: Map<string, Paper>; receipts: Receipt[] } {
  const made = new Map<string, Paper>()
  const incoming = new Map<string, number>()
  const ordered = papers.map((spec) => ({ spec, on: spec.on(world.times) })).sort((a, b) => (a.on < b.on ? -1 : 1))
  for (const { spec, on } of ordered) made.set(spec.key, writePaper(world, spec, on, incoming))
  for (const paper of made.values())
    for (const [kind, to] of paper.spec.relations) relate(world, paper, made.get(to)?.id ?? '', kind)
  writeCitation(world, made)
  const receipts = [...made.values()].flatMap((paper) => sendOut(world, paper))
  for (const paper of made.values()) writeReviews(world, paper, made)
  return { papers: made, receipts }
}

function relate({ rows }: World, from: Paper, toId: string, kind: string) {
  rows.document_relation.push({
    from_id: from.id,
    to_id: toId,
    kind,
    as_written: null,
    created_at: `${from.on}T04:00:00Z`,
  })
}

/** Whose clerks register what a body without clerks issues. */
const books: Record<string, string> = { UBND: 'VPUB', BTV: 'VPTU', TU: 'VPTU', BCD: 'BNC' }

function writePaper(world: World, spec: PaperSpec, on: string, incoming: Map<string, number>): Paper {
  const { rows, ledger, staff, chance, log, times } = world
  const issuer = ledger.get(spec.issuer)
  const symbol = symbolOf(spec)
  const title = spec.title.replace('{year}', on.slice(0, 4))
  const supervising = spec.supervising ? ledger.get(spec.supervising) : null
  const isOld = issuer.endedOn !== null
  const book = ledger.get(spec.incomingAt ?? (isOld ? 'VPUB' : (books[spec.issuer] ?? spec.issuer)))
  // What came before the present province was entered when its register began.
  const receivedOn = on < mergedOn ? mergedOn : times.later(on, spec.incomingAt ? 2 : 0)
  const registeredBy = isOld ? staff.administrator : staff.clerk(book)
  const id = chance.uuid()
  const year = Number(receivedOn.slice(0, 4))
  const number = spec.incomingAt && on >= mergedOn ? (incoming.get(`${book.id} ${year}`) ?? 0) + 1 : null
  if (number) incoming.set(`${book.id} ${year}`, number)
  const signer = spec.signer ? staff.head(ledger.get(spec.signer.unit)) : null
  const registeredAt = log.write(receivedOn, registeredBy.id, {
    act: 'directives.register',
    subject: { kind: 'document', id },
    unitIds: keepersOf({ issuer, book, supervising }),
    facts: {
      symbol: symbol.replace(/\s/g, ''),
      issuedOn: on,
      incoming: number,
      items: spec.text.split('\n').filter(Boolean).length,
    },
  })
  rows.document.push({
    id,
    status: 'registered',
    side: spec.side,
    issuer_unit_id: issuer.id,
    issuer_name: issuer.name,
    type: spec.type,
    number: spec.number,
    symbol,
    title,
    place: issuer.kind === 'central' ? 'Hà Nội' : isOld ? null : provinceSeat,
    issued_on: on,
    party_term:
      spec.side === 'party'
        ? partyTermOn(
            partyLevelOf({
              name: issuer.name,
              kind: issuer.kind,
              below: issuer.parent?.key === 'TU' && issuer.kind === 'party_committee',
            }),
            on,
          ).label
        : null,
    effective_on: spec.effectiveOn ?? null,
    expires_on: spec.expiresOn ?? null,
    urgency: spec.urgency ?? 'normal',
    signer_name: signer?.name ?? null,
    signer_capacity: spec.signer?.capacity ?? null,
    visibility: spec.visibility,
    published_on: spec.published ? times.later(on, 3) : null,
    supervising_unit_id: supervising?.id ?? null,
    incoming_number: number,
    incoming_year: number ? year : null,
    received_on: spec.incomingAt ? receivedOn : null,
    merged_into_id: null,
    registered_by: registeredBy.id,
    registered_unit_id: book.id,
    registered_at: registeredAt,
    version: 1,
  })
  const items = writeOutline(rows, chance, id, [issuer.name, `${capital(spec.type)} số ${symbol}`, title], spec.text)
  spec.phases?.forEach((phase, n) => {
    rows.phase.push({
      id: chance.uuid(),
      document_id: id,
      position: n + 1,
      label: phase.label,
      from_on: phase.from,
      to_on: phase.to,
    })
  })
  return { id, spec, on, symbol, title, issuer, supervising, book, items, registeredBy, registeredAt }
}

function writeReviews({ rows, chance, clocks, times, log }: World, paper: Paper, all: Map<string, Paper>) {
  for (const review of paper.spec.reviews ?? []) {
    const id = chance.uuid()
    const done = review.done && review.done.on <= times.today ? review.done : undefined
    rows.review_point.push({
      id,
      document_id: paper.id,
      kind: review.kind,
      label: review.label,
      as_written: review.asWritten,
      due_on: review.dueOn,
      done_document_id: done ? (all.get(done.paper)?.id ?? null) : null,
      done_on: done?.on ?? null,
    })
    const holder = paper.supervising ?? paper.issuer
    const clock = clocks.fixed('directives.review', {
      subject: { kind: 'review', id },
      unitId: holder.id,
      start: paper.on,
      dueOn: review.dueOn,
      why: `Văn bản ghi “${review.asWritten}”.`,
    })
    if (!done) continue
    clock.met_on = done.on
    log.write(times.workday(done.on), paper.registeredBy.id, {
      act: 'directives.review',
      subject: { kind: 'document', id: paper.id },
      unitIds: keepersOf(paper),
      facts: { review: id, kind: review.kind, date: done.on, document: all.get(done.paper)?.id },
    })
  }
}

/** A decree that is named but not registered yet: the register shows it as a citation. */
function writeCitation(world: World, made: Map<string, Paper>) {
  const { rows, chance, ledger, staff, log } = world
  const id = chance.uuid()
  const first = made.get(citation.namedBy[0]) as Paper
  const book = ledger.get('VPUB')
  const at = log.write(first.on, staff.clerk(book).id, {
    act: 'directives.cite',
    subject: { kind: 'document', id },
    unitIds: [book.id],
    facts: { symbol: citation.symbol, issuedOn: null },
  })
  rows.document.push({
    id,
    status: 'stub',
    side: 'state',
    issuer_unit_id: ledger.get('CP').id,
    issuer_name: citation.issuerName,
    type: citation.type,
    number: '164',
    symbol: citation.symbol,
    title: citation.title,
    visibility: 'common',
    registered_by: staff.clerk(book).id,
    registered_unit_id: book.id,
    registered_at: at,
  })
  for (const key of citation.namedBy) {
    const from = made.get(key)
    if (from) relate(world, from, id, 'mentions')
  }
}
