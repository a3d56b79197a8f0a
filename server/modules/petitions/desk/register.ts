import { createHash } from 'node:crypto'
import { isoDate } from '@liem/domain/kernel/dates'
import { dueOn } from '@liem/domain/kernel/deadline'
import { Refusal } from '@liem/domain/kernel/refusal'
import { arrivalFaults, receiptOf } from '@liem/domain/petitions/arrival'
import { clocksFromReceipt, firstReading } from '@liem/domain/petitions/deadlines'
import type { NewEntry, Registered } from '@liem/domain/petitions/desk.contract'
import { isEnvelope } from '@liem/sealing/envelope'
import { entryData, receiptText } from '@liem/sealing/receipt'
import { sql } from 'kysely'
import { localLaw } from '#platform/calendar'
import type { Ctx, OutsideCtx } from '#platform/ctx'
import type { UploadedFile } from '#platform/http'
import { canonicalJson, entryRow, symbolFact } from '#platform/journal'
import { notifyOfficers } from '#platform/notices'
import * as obligations from '#platform/obligations'
import { makePromise } from '#platform/transparency/promise'
import { rowHash } from '../core-row.ts'
import { signerOf } from '../intake/intake.ts'
import { decoded, grantsOf, openForms, recoveryOf } from '../intake/receive.ts'
import { type Chosen, chooseGate } from '../intake/way.ts'
import { mailboxHash } from '../mailbox-fact.ts'
import { deskUnit } from './desk-unit.ts'
import { intakeOf, isWithin, mayNameHere } from './gate.ts'
import { giveUp } from './on-desk.ts'
import { attachSealed, type StoredFile, storeSealed } from './sealed-files.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/**
 * Takes in what came over the counter, sealed in the clerk's browser: to the same gate, under the same clocks and with the same
 * receipt as a report from the portal, but from its own day of receipt. The same form sent again answers the same receipt.
 */
export async function register(out: OutsideCtx, entry: NewEntry, files: readonly UploadedFile[]): Promise<Registered> {
  if (entry.files.some((file) => file.what === 'recording') && !entry.recordingConsent)
    throw new Refusal('desk.no_consent')
  const stored = await storeSealed(out.parts, entry.files, files)
  return out.transaction((ctx) => takeIn(ctx, entry, stored))
}

async function takeIn(ctx: Ctx, entry: NewEntry, files: readonly StoredFile[]): Promise<Registered> {
  const { report, arrival } = entry
  const faults = arrivalFaults(arrival, ctx.today)
  if (faults.length)
    throw new Refusal(
      'request.invalid',
      {},
      faults.map((fault) => ({ ...fault, path: `arrival.${fault.path}` })),
    )
  const chosen = await chooseGate(ctx.tx, {
    office: report.officeId,
    concern: report.concern,
    struck: new Set(report.struck),
    day: ctx.today,
  })
  const said = hashOf(Buffer.from(canonicalJson(entry), 'utf8'))
  const before = await knownReceipt(ctx, report.locator, said)
  if (before) return answerOf(ctx, entry, before.gate, before.receipt)
  if (!chosen.knowsOffice) throw invalid('report.officeId', 'Cơ quan này không có trong danh sách')
  if (!chosen.gate) throw new Refusal('intake.no_gate')
  if (report.identityMode !== 'anonymous' && !(await mayNameHere(ctx))) throw new Refusal('intake.identity_off')
  if (entry.matterId && !(await knowsMatter(ctx, entry.matterId)))
    throw invalid('matterId', 'Không tìm thấy vụ việc này')

  const { receivedOn } = receiptOf(arrival, ctx.today)
  const sealed = openForms(report)
  const row = coreRow(entry, chosen.gate.id, receivedOn)
  await insertPetition(ctx, entry, row)
  await insertParts(ctx, report.report, sealed)
  await attachSealed(ctx, report.report, files)
  await insertHolders(ctx, entry, chosen)
  await insertArrival(ctx, entry)

  const hashes = [sealed.content, ...(sealed.identity ? [sealed.identity] : [])].map((bytes) =>
    hashOf(bytes).toString('hex'),
  )
  const receipt = await journalIt(ctx, entry, {
    row: rowHash(row),
    blobs: [...hashes, ...files.map((file) => file.blob.hash)],
    mailbox: mailboxHash({ recipient: report.mailboxRecipient, verifyKey: report.verifyKey }),
  })
  await startClocks(ctx, entry, chosen.gate.id, receivedOn)
  await ctx.tx
    .insertInto('petition_fact')
    .values({
      happened_on: receivedOn,
      event: 'received',
      unit_id: chosen.gate.id,
      book_kind: 'none',
      kind: report.kind,
      field: report.field,
      channel: arrival.channel,
    })
    .execute()
  await notifyOfficers(
    ctx,
    chosen.officers.map((holder) => holder.officer),
    {
      kind: 'petitions.received',
      subject: { kind: 'petition', id: report.report },
      facts: {},
      once: `petitions.received:${report.report}`,
    },
  )
  await sql`select desk_mailbox(${report.report}::uuid, ${Buffer.from(report.locator, 'hex')}, ${decoded(report.salt)}, ${report.kdf},
    ${report.mailboxRecipient}, ${Buffer.from(report.verifyKey, 'hex')}, ${sealed.self}, ${said}, ${Buffer.from(receipt)}, ${ctx.now})`.execute(
    ctx.tx,
  )
  await keepAway(ctx, entry, chosen)
  return answerOf(ctx, entry, chosen.gate, receipt)
}

type Known = { receipt: string; gate: { id: number; name: string } }

/** The receipt given before to the same form. A code can be used once, by one clerk, for one form. */
async function knownReceipt(ctx: Ctx, locator: string, said: Buffer): Promise<Known | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${locator}, 4110))`.execute(ctx.tx)
  const { rows } = await sql<{ receipt: Buffer; submission_hash: Buffer; gate: { id: number; name: string } }>`
    select k.receipt, k.submission_hash, json_build_object('id', u.id, 'name', u.name) as gate
    from desk_known(${Buffer.from(locator, 'hex')}) k join unit u on u.id = k.gate_unit_id`.execute(ctx.tx)
  const [found] = rows
  if (!found) return undefined
  if (!found.submission_hash.equals(said)) throw new Refusal('intake.code_used')
  return { receipt: found.receipt.toString('utf8'), gate: found.gate }
}

async function answerOf(
  ctx: Ctx,
  { report, arrival }: NewEntry,
  gate: { id: number; name: string },
  receipt: string,
): Promise<Registered> {
  const { receivedOn, because, doubts } = receiptOf(arrival, ctx.today)
  const { calendar, values } = await localLaw(ctx.tx)
  const days = answeringClocks(report.kind, arrival.channel).map(
    (deadline) => dueOn(deadline, { start: isoDate(receivedOn), local: values }, calendar).due,
  )
  const { rows } = await sql<{ open: boolean }>`select app_registers(${report.report}::uuid) as open`.execute(ctx.tx)
  return {
    id: report.report,
    receivedOn,
    because,
    doubts,
    dueOn: days.filter((day) => day !== null).sort()[0] ?? null,
    gate,
    receipt,
    followAt: `${ctx.parts.settings.publicUrl.replace(/\/+$/, '')}/theo-doi`,
    handedOver: !rows[0]?.open,
  }
}

/** Clocks whose end the person is told: reading it promptly is owed inside the house. */
const answeringClocks = (kind: NewEntry['report']['kind'], channel: NewEntry['arrival']['channel']) =>
  clocksFromReceipt({ kind, channel }).filter((deadline) => deadline.key !== firstReading.key)

const paperStub = (paper: NewEntry['paper']) =>
  paper && `giữ bản giấy số ${paper.number}, ngày ${paper.on.split('-').reverse().join('/')}`

const coreRow = ({ report, arrival, paper, matterId }: NewEntry, gate: number, receivedOn: string) => ({
  id: report.report,
  kind: report.kind,
  channel: arrival.channel,
  received_on: receivedOn,
  office_id: report.officeId,
  concern: report.concern,
  field: report.field,
  gate_unit_id: gate,
  handling_unit_id: null,
  handler_id: null,
  state: 'received',
  version: 1,
  identity: paper ? 'paper' : report.identityMode,
  is_complex: false,
  is_crowd: false,
  matter_id: matterId,
  content_recipient: report.contentRecipient,
  identity_recipient: report.identityRecipient ?? null,
  outcome: null,
  replied_on: null,
  answered_on: null,
  apology_due: false,
  apologised_on: null,
  published_on: null,
  closed_on: null,
})

async function insertPetition(ctx: Ctx, entry: NewEntry, row: ReturnType<typeof coreRow>) {
  await ctx.tx
    .insertInto('petition')
    .values({
      ...row,
      received_at: ctx.now,
      paper_stub: paperStub(entry.paper),
      registered_by: ctx.actor.officerId,
    })
    .execute()
}

async function insertParts(ctx: Ctx, petitionId: string, sealed: ReturnType<typeof openForms>) {
  const parts = [
    { part: 'content', sealed_to: 'report', bytes: sealed.content },
    ...(sealed.identity ? [{ part: 'identity', sealed_to: 'identity', bytes: sealed.identity }] : []),
  ]
  await ctx.tx
    .insertInto('petition_part')
    .values(
      parts.map((one) => ({
        ...one,
        petition_id: petitionId,
        hash: hashOf(one.bytes),
        size_bytes: String(one.bytes.length),
        // In the words of the sender: bound to `content` and `identity` as from the portal, not to a part of the office.
        made_by: null,
        made_at: ctx.now,
      })),
    )
    .execute()
}

/** The gate's officers, keepers of the identity, recovery, and the clerk himself until he hands over. */
async function insertHolders(ctx: Ctx, entry: NewEntry, chosen: Chosen) {
  const { report } = entry
  const given = { petition_id: report.report, given_by: ctx.actor.officerId, given_at: ctx.now, received_at: ctx.now }
  const grants = grantsOf(report, chosen).map(({ officer, part, capacity, keyId, wrap }) => ({
    ...given,
    officer_id: officer,
    part,
    capacity,
    key_id: keyId,
    wrap: Buffer.from(wrap, 'base64'),
  }))
  // A key revoked at this moment waits for this transaction, or is seen here.
  const keys = [...new Set(grants.map((one) => one.key_id))]
  const { rows: standing } = await sql`
    select id from officer_key where id = any (${keys}::uuid[]) and revoked_at is null for share`.execute(ctx.tx)
  if (standing.length !== keys.length) throw new Refusal('intake.gate_changed')
  const isHolder = grants.some((one) => one.officer_id === ctx.actor.officerId && one.part === 'content')
  const isStruck = report.struck.includes(ctx.actor.officerId)
  if (!isHolder && !isStruck && !(await isWithin(ctx, report.officeId)))
    grants.push({
      ...given,
      officer_id: ctx.actor.officerId,
      part: 'content',
      capacity: 'clerk',
      ...(await ownWrap(ctx, entry)),
    } as (typeof grants)[number])
  await ctx.tx.insertInto('petition_grant').values(grants).execute()
  const recovery = recoveryOf(report, chosen).map(({ keyId, part, wrap }) => ({
    petition_id: report.report,
    part,
    recovery_key_id: keyId,
    wrap: Buffer.from(wrap, 'base64'),
  }))
  if (recovery.length) await ctx.tx.insertInto('petition_recovery').values(recovery).execute()
}

/** The content's key for the clerk: only under a key of his own that is in force. Without one he knows of the matter and opens nothing. */
async function ownWrap(ctx: Ctx, { own }: NewEntry) {
  if (!own) return { key_id: null, wrap: null }
  const wrap = decoded(own.wrap)
  if (!isEnvelope(wrap)) throw new Refusal('intake.not_sealed')
  const key = await ctx.tx
    .selectFrom('officer_key')
    .select('id')
    .where('id', '=', own.keyId)
    .where('officer_id', '=', ctx.actor.officerId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!key) throw new Refusal('intake.gate_changed')
  return { key_id: key.id, wrap }
}

async function insertArrival(ctx: Ctx, { report, arrival, readBack, recordingConsent, marks }: NewEntry) {
  const unitId = await deskUnit(ctx)
  await ctx.tx
    .insertInto('petition_arrival')
    .values({
      petition_id: report.report,
      unit_id: unitId,
      arrived_on: arrival.arrivedOn ?? null,
      arrived_at: arrival.arrivedAt ?? null,
      postmarked_on: arrival.postmarkedOn ?? null,
      forwarded_on: arrival.forwardedOn ?? null,
      // Shaped like a symbol or not kept here: what was typed in full lies sealed with the words.
      forwarded_symbol: symbolFact(arrival.forwardedSymbol) ?? null,
      recording_consent: recordingConsent,
      read_back: readBack,
      registered_at: ctx.now,
    })
    .execute()
  if (marks.length)
    await ctx.tx
      .insertInto('sender_mark')
      .values(
        [...new Set(marks)].map((mark) => ({
          petition_id: report.report,
          unit_id: unitId,
          mark: Buffer.from(mark, 'hex'),
        })),
      )
      .execute()
}

/** The first entry of the matter, and the log's promise about it. */
async function journalIt(
  ctx: Ctx,
  { report }: NewEntry,
  facts: { row: string; blobs: string[]; mailbox: string },
): Promise<string> {
  const entry = entryRow(ctx, {
    act: 'petitions.receive',
    subject: { kind: 'petition', id: report.report },
    unitIds: [],
    facts,
  })
  await ctx.tx.insertInto('journal').values(entry).execute()
  const signer = await signerOf(intakeOf(ctx))
  const promise = makePromise(entryData(entry.salt, entry.bytes), ctx.now, signer.key, signer.origin)
  return receiptText({ log: signer.vkey, promise, salt: entry.salt, bytes: entry.bytes })
}

async function startClocks(ctx: Ctx, { report, arrival }: NewEntry, gate: number, receivedOn: string) {
  for (const deadline of clocksFromReceipt({ kind: report.kind, channel: arrival.channel }))
    await obligations.startTerm(ctx, {
      deadline,
      subject: { kind: 'petition', id: report.report },
      holder: { unitId: gate },
      start: receivedOn,
    })
}

/** Struck officers and keepers of the office named are kept out for good; a clerk of that office with them, from this moment. */
async function keepAway(ctx: Ctx, { report }: NewEntry, chosen: Chosen) {
  const exclude = (officers: readonly number[], ground: string) =>
    officers.length
      ? sql`select desk_exclude(${report.report}::uuid, ${[...officers]}::int[], ${ground}, ${ctx.now})`.execute(ctx.tx)
      : undefined
  const me = ctx.actor.officerId
  await exclude(
    chosen.choice.ofNamedOffice.filter((officer) => officer !== me),
    'named_office',
  )
  await exclude(
    report.struck.filter((officer) => officer !== me),
    'struck',
  )
  const within = await isWithin(ctx, report.officeId)
  if (!within && !report.struck.includes(me)) return
  await exclude([me], within ? 'named_office' : 'struck')
  await giveUp(ctx, [report.report])
}

async function knowsMatter(ctx: Ctx, id: string): Promise<boolean> {
  const found = await ctx.tx
    .selectFrom('petition')
    .select('id')
    .where('id', '=', id)
    .where('matter_id', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

const invalid = (path: string, words: string) => new Refusal('request.invalid', {}, [{ path, words }])
