import { createHash } from 'node:crypto'
import { today } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { Submission } from '@liem/domain/petitions/submission'
import { envelopeHeader, isEnvelopeLength } from '@liem/sealing/envelope-shape'
import { entryData, receiptText } from '@liem/sealing/receipt'
import { sql } from 'kysely'
import { systemActor } from '#platform/db/as-actor'
import { entryRow } from '#platform/journal'
import { makePromise } from '#platform/transparency/promise'
import { rowHash } from '../core-row.ts'
import { mailboxHash } from '../mailbox-fact.ts'
import { type Intake, lawOf, signerOf } from './intake.ts'
import { firstClocks, identityAllowed } from './law.ts'
import { type Chosen, chooseGateLately } from './way.ts'

export type Received = { receipt: string; receivedAt: Date }

/** Bytes out of base64url, which zod has checked. */
export const decoded = (text: string): Buffer => Buffer.from(text, 'base64url')

/**
 * Takes in a sealed report: everything in one transaction, or nothing. `said` is a hash over what was sent: the same code with the same
 * saying answers the receipt given before, with another it is refused without a word about what is stored.
 */
export async function receive(intake: Intake, s: Submission, said: Uint8Array): Promise<Received> {
  try {
    return await takeIn(intake, s, said)
  } catch (thrown) {
    // What was taken in before stays taken in, whatever has changed since.
    const before = thrown instanceof Refusal ? await knownReceipt(intake, s.locator, said) : undefined
    if (before) return before
    throw thrown
  }
}

async function takeIn(intake: Intake, s: Submission, said: Uint8Array): Promise<Received> {
  const { db, parts } = intake
  const sealed = openForms(s)
  const now = parts.clock.now()
  const day = today(now)
  const law = await lawOf(intake)
  if (s.identityMode !== 'anonymous' && !identityAllowed(law, day, parts.settings.network))
    throw new Refusal('intake.identity_off')
  const struck = new Set(s.struck)
  const chosen = await chooseGateLately(intake, { office: s.officeId, concern: s.concern, struck, day })
  if (!chosen.knowsOffice) throw invalid('officeId', 'Cơ quan này không có trong danh sách')
  if (!chosen.gate) throw new Refusal('intake.no_gate')
  const grants = grantsOf(s, chosen)
  const recovery = recoveryOf(s, chosen)

  const files = await uploadsOf(intake, s)
  const signer = await signerOf(intake)
  const row = {
    id: s.report,
    kind: s.kind,
    channel: 'portal',
    received_on: day,
    office_id: s.officeId,
    concern: s.concern,
    field: s.field,
    gate_unit_id: chosen.gate.id,
    handling_unit_id: null,
    handler_id: null,
    state: 'received',
    version: 1,
    identity: s.identityMode,
    is_complex: false,
    is_crowd: false,
    matter_id: null,
    content_recipient: s.contentRecipient,
    identity_recipient: s.identityRecipient ?? null,
    outcome: null,
    replied_on: null,
    answered_on: null,
    apology_due: false,
    apologised_on: null,
    published_on: null,
    closed_on: null,
  }
  const hashes = [sealed.content, ...(sealed.identity ? [sealed.identity] : [])]
    .map(hashOf)
    .concat(files.map((f) => f.hash))
  const entry = entryRow(
    { now, actor: systemActor(day), onBehalfOf: null },
    {
      act: 'petitions.receive',
      subject: { kind: 'petition', id: s.report },
      unitIds: [],
      facts: {
        row: rowHash(row),
        blobs: hashes,
        mailbox: mailboxHash({ recipient: s.mailboxRecipient, verifyKey: s.verifyKey }),
      },
    },
  )
  const promise = makePromise(entryData(entry.salt, entry.bytes), now, signer.key, signer.origin)
  const receipt = receiptText({ log: signer.vkey, promise, salt: entry.salt, bytes: entry.bytes })
  const p = {
    id: s.report,
    at: now.toISOString(),
    on: day,
    gate: chosen.gate.id,
    locator: s.locator,
    kind: s.kind,
    office: s.officeId,
    concern: s.concern,
    field: s.field,
    identity: s.identityMode,
    contentRecipient: s.contentRecipient,
    identityRecipient: s.identityRecipient ?? null,
    evidence: s.evidence,
    files,
    excluded: [
      // Nobody else: a sender may not keep those who supervise from a matter.
      ...s.struck.filter((officer) => chosen.posted.has(officer)).map((officer) => ({ officer, ground: 'struck' })),
      ...chosen.choice.ofNamedOffice.map((officer) => ({ officer, ground: 'named_office' })),
    ],
    grants,
    recovery,
    salt: decoded(s.salt).toString('hex'),
    kdf: s.kdf,
    mailboxRecipient: s.mailboxRecipient,
    verifyKey: s.verifyKey,
    clocks: firstClocks(law, s.kind, day),
    act: entry.act,
    facts: JSON.parse(entry.facts),
  }
  const { rows } = await sql<{ outcome: string; known_receipt: Buffer | null }>`
    select * from intake_receive(${JSON.stringify(p)}::jsonb, ${sealed.content}, ${sealed.identity}, ${sealed.self},
      ${Buffer.from(receipt)}, ${Buffer.from(said)}, ${entry.bytes}, ${entry.salt})`.execute(db)
  const [done] = rows
  switch (done?.outcome) {
    case 'stored':
      return { receipt, receivedAt: now }
    case 'same':
      return (await knownReceipt(intake, s.locator, said)) ?? { receipt, receivedAt: now }
    case 'used':
      throw new Refusal('intake.code_used')
    case 'missing':
      throw new Refusal('intake.upload_missing')
    default:
      throw new Refusal('intake.gate_changed')
  }
}

/** The receipt that this code and saying were answered with before; refuses the code with another saying. */
export async function knownReceipt(intake: Intake, locator: string, said: Uint8Array): Promise<Received | undefined> {
  const { rows } = await sql<{ submission_hash: Buffer; receipt: Buffer; created_at: Date }>`
    select * from intake_known(${Buffer.from(locator, 'hex')})`.execute(intake.db)
  const [found] = rows
  if (!found) return undefined
  if (!found.submission_hash.equals(said)) throw new Refusal('intake.code_used')
  return { receipt: found.receipt.toString('utf8'), receivedAt: found.created_at }
}

/** The sealed bytes, each of the outer form it must have. What is in them only their recipients can tell. */
export function openForms(s: Submission) {
  const envelope = (text: string, recipients: number) => {
    const bytes = decoded(text)
    const header = envelopeHeader(bytes)
    if (header?.recipients !== recipients || !isEnvelopeLength(bytes.length, header.length))
      throw new Refusal('intake.not_sealed')
    return bytes
  }
  for (const { wrap } of [...s.wraps, ...s.identityWraps, ...s.recovery]) envelope(wrap, 1)
  return {
    content: envelope(s.content, 1),
    identity: s.identity === undefined ? null : envelope(s.identity, 1),
    self: envelope(s.self, 1),
  }
}

/** One wrap for each officer of the gate and each keeper of the identity: no more, no fewer, nobody else. */
export function grantsOf(s: Submission, chosen: Chosen) {
  const content = chosen.officers.map((holder) => ({ holder, part: 'content', capacity: 'gate' }))
  const identity =
    s.identityMode === 'anonymous'
      ? []
      : [
          ...chosen.custodians.map((holder) => ({ holder, part: 'identity', capacity: 'custodian' })),
          ...(s.identityMode === 'given'
            ? chosen.officers.map((holder) => ({ holder, part: 'identity', capacity: 'gate' }))
            : []),
        ]
  if (s.identityMode === 'sealed' && chosen.custodians.length === 0) throw new Refusal('intake.gate_changed')
  const paired = (wanted: typeof content, given: Submission['wraps']) => {
    const byKey = new Map(given.map(({ keyId, wrap }) => [keyId, wrap]))
    if (byKey.size !== wanted.length) throw new Refusal('intake.gate_changed')
    return wanted.map(({ holder, part, capacity }) => {
      const wrap = byKey.get(holder.keyId)
      if (wrap === undefined) throw new Refusal('intake.gate_changed')
      return { officer: holder.officer, part, capacity, keyId: holder.keyId, wrap: decoded(wrap).toString('base64') }
    })
  }
  return [...paired(content, s.wraps), ...paired(identity, s.identityWraps)]
}

export function recoveryOf(s: Submission, { recovery }: Chosen) {
  const parts = s.identityMode === 'anonymous' ? ['content'] : ['content', 'identity']
  const wanted = recovery.flatMap(({ keyId }) => parts.map((part) => `${keyId} ${part}`))
  const given = new Map(s.recovery.map((one) => [`${one.keyId} ${one.part}`, one]))
  if (given.size !== s.recovery.length || given.size !== wanted.length || !wanted.every((one) => given.has(one)))
    throw new Refusal('intake.gate_changed')
  return s.recovery.map(({ keyId, part, wrap }) => ({ keyId, part, wrap: decoded(wrap).toString('base64') }))
}

async function uploadsOf(intake: Intake, s: Submission): Promise<{ hash: string; size: number }[]> {
  if (s.evidence.length === 0) return []
  if (new Set(s.evidence).size !== s.evidence.length) throw invalid('evidence', 'Một tệp được nêu hai lần')
  const { rows } = await sql<{ id: string; hash: string; size: string }>`
    select * from intake_uploads(${Buffer.from(s.locator, 'hex')}, ${s.evidence}::uuid[])`.execute(intake.db)
  if (rows.length !== s.evidence.length) throw new Refusal('intake.upload_missing')
  return s.evidence.flatMap((id) => {
    const found = rows.find((row) => row.id === id)
    return found ? [{ hash: found.hash, size: Number(found.size) }] : []
  })
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const invalid = (path: string, words: string) => new Refusal('request.invalid', {}, [{ path, words }])
