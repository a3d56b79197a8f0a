import type { registerStub as completing, editDocument, NewDocument } from '@liem/domain/directives/contract'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { BodyOf } from '@liem/domain/kernel/route'
import { getRunning } from '#modules/units'
import type { Ctx } from '#platform/ctx'
import * as journal from '#platform/journal'
import * as obligations from '#platform/obligations'
import { codeOf } from './citations.ts'
import { insertNewItems } from './items.ts'
import { findPartyTerm, findUnitByName, numberOf, onTakenNumber } from './numbering.ts'
import { actsIn, findBook, keepersOf, keeps } from './policy.ts'
import { relateAll } from './relations.ts'
import { insertPhases, insertReviews } from './roadmap-store.ts'
import * as store from './store.ts'

const done = { done: true } as const
type Fields = BodyOf<typeof editDocument>
type Incoming = Pick<BodyOf<typeof completing>, 'incoming' | 'receivedOn'>

/**
 * Registers a document with its relations, items, phases and review points. Answers its id, its incoming number and the ids that
 * the items' keys were given. Refuses a number its issuer has already used, and a relation that would close a circle.
 */
export async function register(ctx: Ctx, body: NewDocument) {
  const book = await getBook(ctx)
  const fields = await columnsOf(ctx, body)
  checkIssuer(ctx, fields, body)
  const incoming = await incomingOf(ctx, book, body)
  const id = crypto.randomUUID()
  await ctx.tx
    .insertInto('document')
    .values({
      id,
      status: 'registered',
      ...fields,
      ...incoming,
      registered_by: ctx.actor.officerId || null,
      registered_unit_id: book,
      registered_at: ctx.now,
    })
    .execute()
    .catch((error) => onTakenNumber(error, numbersOf(fields)))
  await relateAll(ctx, id, book, body.relations)
  const itemIds = await insertNewItems(ctx.tx, id, body.items)
  await insertPhases(ctx.tx, id, body.phases)
  const doc = { ...fields, registered_unit_id: book }
  await insertReviews(ctx, id, doc, body.reviews)
  await journal.write(ctx, {
    act: 'directives.register',
    subject: { kind: 'document', id },
    unitIds: store.unitsOf(doc),
    facts: {
      symbol: codeOf(fields.symbol),
      issuedOn: fields.issued_on,
      incoming: incoming.incoming_number,
      items: body.items.length,
    },
  })
  return { id, incomingNumber: incoming.incoming_number, itemIds }
}

/** Changes what the register says of a document; the number stays unique in its series. */
export async function edit(ctx: Ctx, id: string, body: Fields) {
  const before = await getKept(ctx, id)
  store.checkVersion(before, body.version)
  const fields = await columnsOf(ctx, body)
  if (fields.issuer_unit_id !== before.issuer_unit_id)
    checkIssuer(ctx, fields, { incoming: Boolean(before.incoming_number) })
  await ctx.tx
    .updateTable('document')
    .set({ ...fields, version: before.version + 1 })
    .where('id', '=', id)
    .execute()
    .catch((error) => onTakenNumber(error, numbersOf(fields)))
  if (fields.supervising_unit_id && fields.supervising_unit_id !== before.supervising_unit_id) {
    await getRunning(ctx, [fields.supervising_unit_id])
    await moveReviews(ctx, id, fields.supervising_unit_id)
  }
  await journal.write(ctx, {
    act: 'directives.edit',
    subject: { kind: 'document', id },
    unitIds: store.unitsOf({ ...before, ...fields }),
    facts: { symbol: codeOf(fields.symbol), issuedOn: fields.issued_on, version: before.version + 1 },
  })
  return done
}

/** A citation or draft becomes a registered document: it keeps its id, and so all that already refers to it. */
export async function registerStub(ctx: Ctx, id: string, body: Fields & Incoming) {
  const before = await getKept(ctx, id)
  if (before.status === 'registered' || before.merged_into_id) throw new Refusal('document.not_stub')
  store.checkVersion(before, body.version)
  const book = before.registered_unit_id ?? (await getBook(ctx))
  const fields = await columnsOf(ctx, body)
  checkIssuer(ctx, fields, body)
  const incoming = await incomingOf(ctx, book, body)
  await ctx.tx
    .updateTable('document')
    .set({
      status: 'registered',
      ...fields,
      ...incoming,
      registered_unit_id: book,
      registered_at: ctx.now,
      version: before.version + 1,
    })
    .where('id', '=', id)
    .execute()
    .catch((error) => onTakenNumber(error, numbersOf(fields)))
  await journal.write(ctx, {
    act: 'directives.register',
    subject: { kind: 'document', id },
    unitIds: store.unitsOf({ ...fields, registered_unit_id: book }),
    facts: { symbol: codeOf(fields.symbol), issuedOn: fields.issued_on, incoming: incoming.incoming_number },
  })
  return { id, incomingNumber: incoming.incoming_number }
}

/** Shows or hides the document and its progress on the public portal. */
export async function publish(ctx: Ctx, id: string, published: boolean) {
  const doc = await store.getDocument(ctx.tx, id)
  if (!keeps(ctx, 'directives.issue', await keepersOf(ctx, doc))) throw new Refusal('permission.missing')
  await store.lockDocument(ctx.tx, id)
  store.checkRegistered(doc)
  await ctx.tx
    .updateTable('document')
    .set({ published_on: published ? ctx.today : null, version: doc.version + 1 })
    .where('id', '=', id)
    .execute()
  await journal.write(ctx, {
    act: published ? 'directives.publish' : 'directives.unpublish',
    subject: { kind: 'document', id },
    unitIds: store.unitsOf(doc),
  })
  return done
}

async function getBook(ctx: Ctx) {
  const book = await findBook(ctx)
  if (!book) throw new Refusal('permission.missing')
  return book
}

async function getKept(ctx: Ctx, id: string) {
  const doc = await store.getDocument(ctx.tx, id)
  if (!keeps(ctx, 'directives.register', await keepersOf(ctx, doc))) throw new Refusal('permission.missing')
  return store.lockDocument(ctx.tx, id)
}

type Body = Omit<Fields, 'version'>

async function columnsOf(ctx: Ctx, body: Body) {
  const issuerUnitId = body.issuerUnitId ?? (await findUnitByName(ctx, body.issuerName)) ?? null
  const symbol = body.symbol || null
  const issued = { side: body.side, issuerUnitId, issuerName: body.issuerName, symbol, issuedOn: body.issuedOn }
  const known = [issuerUnitId, body.supervisingUnitId ?? null].filter((unit) => unit !== null)
  const units = known.length ? await ctx.tx.selectFrom('unit').select('id').where('id', 'in', known).execute() : []
  for (const [path, unit] of [
    ['issuerUnitId', issuerUnitId],
    ['supervisingUnitId', body.supervisingUnitId ?? null],
  ] as const)
    if (unit !== null && !units.some((one) => one.id === unit))
      throw new Refusal('request.invalid', {}, [{ path, words: 'Đơn vị này không có trong danh mục' }])
  if (body.expiresOn && body.expiresOn < (body.effectiveOn ?? body.issuedOn))
    throw new Refusal('request.invalid', {}, [
      { path: 'expiresOn', words: 'Ngày hết hiệu lực phải sau ngày có hiệu lực' },
    ])
  if (!numberOf({ number: body.number, symbol }) && !symbol)
    throw new Refusal('request.invalid', {}, [{ path: 'symbol', words: 'Xin nhập số, ký hiệu văn bản' }])
  return {
    side: body.side,
    issuer_unit_id: issuerUnitId,
    issuer_name: body.issuerName.normalize('NFC'),
    type: body.type.normalize('NFC').toLowerCase().replace(/\s+/g, ' '),
    number: numberOf({ number: body.number, symbol }),
    symbol,
    title: body.title.normalize('NFC'),
    place: body.place ?? null,
    issued_on: body.issuedOn,
    party_term: await findPartyTerm(ctx, issued),
    effective_on: body.effectiveOn ?? null,
    expires_on: body.expiresOn ?? null,
    urgency: body.urgency,
    signer_name: body.signerName ?? null,
    signer_capacity: body.signerCapacity ?? null,
    visibility: body.visibility,
    supervising_unit_id: body.supervisingUnitId ?? null,
  }
}
type Columns = Awaited<ReturnType<typeof columnsOf>>

const numbersOf = (fields: Columns) => ({
  symbol: fields.symbol,
  number: fields.number,
  issuedOn: fields.issued_on,
  partyTerm: fields.party_term,
})

/**
 * A document of another body of the province enters one's book as an incoming one only: nobody takes a number out of another
 * body's series.
 */
function checkIssuer(ctx: Ctx, fields: Pick<Columns, 'issuer_unit_id'>, { incoming }: { incoming: boolean }) {
  if (incoming || fields.issuer_unit_id === null || ctx.actor.wide) return
  if (!actsIn(ctx, 'directives.register', fields.issuer_unit_id))
    throw new Refusal('request.invalid', {}, [
      { path: 'incoming', words: 'Văn bản của cơ quan khác vào sổ là văn bản đến' },
    ])
}

async function incomingOf(ctx: Ctx, book: number, { incoming, receivedOn }: Incoming) {
  if (!incoming) return { incoming_number: null, incoming_year: null, received_on: receivedOn ?? null }
  const day = receivedOn ?? ctx.today
  if (day > ctx.today)
    throw new Refusal('request.invalid', {}, [{ path: 'receivedOn', words: 'Ngày đến không được sau ngày hôm nay' }])
  const year = Number(day.slice(0, 4))
  return { incoming_number: await store.nextIncomingNumber(ctx, book, year), incoming_year: year, received_on: day }
}

/** The follower of the roadmap changed: its open review points are now his. */
async function moveReviews(ctx: Ctx, documentId: string, unitId: number) {
  const points = await ctx.tx
    .selectFrom('review_point')
    .select('id')
    .where('document_id', '=', documentId)
    .where('done_on', 'is', null)
    .execute()
  for (const { id } of points) await obligations.moveHolder(ctx, { kind: 'review', id }, { unitId })
}
