import { createHash } from 'node:crypto'
import { today } from '@liem/domain/kernel/dates'
import { Refusal } from '@liem/domain/kernel/refusal'
import { type MailboxItem, type MailboxOpen, type MailboxView, PROOF_MS } from '@liem/domain/petitions/mailbox'
import { accessWords } from '@liem/domain/petitions/mailbox-words'
import { isEnvelope } from '@liem/sealing/envelope'
import { envelopeHeader } from '@liem/sealing/envelope-shape'
import { entryData, parseReceipt, receiptText } from '@liem/sealing/receipt'
import { type Signed, verifyStatement } from '@liem/sealing/statement'
import { sql } from 'kysely'
import { systemActor } from '#platform/db/as-actor'
import { filesOf } from '#platform/files'
import { canonicalJson, entryRow } from '#platform/journal'
import { proofFor } from '#platform/transparency/published'
import type { Intake } from './intake.ts'
import { decoded } from './receive.ts'

/** Salt of a mailbox, 16 bytes. One that does not exist has one too. */
export async function mailboxSalt({ db }: Intake, locator: string): Promise<{ salt: Buffer; kdf: 'scrypt-13' }> {
  const { rows } = await sql<{ salt: Buffer }>`select * from mailbox_salt(${Buffer.from(locator, 'hex')})`.execute(db)
  if (!rows[0]) throw new Error('mailbox_salt answered nothing')
  return { salt: rows[0].salt, kdf: 'scrypt-13' }
}

type Owned = { report: string; contentRecipient: string | null; removed: boolean }

/** Whose signature counts where there is no mailbox: nobody's. */
const nobody = '1'.repeat(64)

/**
 * Holds a statement against the mailbox's key. A locator that does not exist costs the same work and gets the same refusal as a
 * statement that somebody else signed.
 */
async function owned({ db }: Intake, locator: string, proof: Signed & { said: { locator: string } }): Promise<Owned> {
  type Row = { verify_key: Buffer; report: string; content_recipient: string | null; removed: boolean }
  const { rows } = await sql<Row>`select * from mailbox_key(${Buffer.from(locator, 'hex')})`.execute(db)
  const [found] = rows
  const isSigned = verifyStatement(proof)
  const isOwner = proof.by === (found?.verify_key.toString('hex') ?? nobody) && proof.said.locator === locator
  if (!found || !isSigned || !isOwner) throw new Refusal('mailbox.not_found')
  return { report: found.report, contentRecipient: found.content_recipient, removed: found.removed }
}

/** The same for a question to the mailbox, whose proof is good for some minutes only: one that somebody caught opens nothing later. */
async function asked(intake: Intake, { locator, proof }: MailboxOpen): Promise<void> {
  await owned(intake, locator, proof)
  const apart = Math.abs(Date.parse(proof.said.at) - intake.parts.clock.now().getTime())
  if (!(apart <= PROOF_MS)) throw new Refusal('mailbox.not_found')
}

type Read = Omit<MailboxView, 'can'>

/** Everything in the mailbox, sealed as it lies. */
export async function openMailbox(intake: Intake, { locator, proof }: MailboxOpen): Promise<MailboxView> {
  await asked(intake, { locator, proof })
  const { rows } = await sql<{ view: Read }>`select mailbox_read(${Buffer.from(locator, 'hex')}) as view`.execute(
    intake.db,
  )
  const view = rows[0]?.view
  if (!view) throw new Refusal('mailbox.not_found')
  const instant = (at: string) => new Date(at).toISOString()
  const isAnswered = ['answered', 'published', 'closed', 'filed', 'forwarded'].includes(view.state)
  return {
    ...view,
    receivedAt: instant(view.receivedAt),
    self: urlSafe(view.self),
    receipt: await withProof(intake, view.receipt),
    items: view.items.map((item) => ({
      ...item,
      at: instant(item.at),
      envelope: item.envelope === null ? null : urlSafe(item.envelope),
    })),
    access: view.access
      .filter(({ act }) => Object.hasOwn(accessWords, act))
      .map((one) => ({ ...one, at: instant(one.at) })),
    tombstone: view.tombstone && { ...view.tombstone, at: instant(view.tombstone.at) },
    can: view.tombstone ? [] : isAnswered ? ['write', 'rate'] : ['write'],
  }
}

/** The receipt with the log's proof in it, once the entry is in the published tree. */
async function withProof({ db }: Intake, text: string): Promise<string> {
  const receipt = parseReceipt(text)
  if (!receipt) return text
  const proof = await proofFor(db, entryData(receipt.salt, receipt.bytes))
  return proof === undefined ? text : receiptText({ ...receipt, proof })
}

/** A sealed file that lies in the mailbox. */
export async function mailboxFile(intake: Intake, { locator, proof, item }: MailboxOpen & { item: string }) {
  await asked(intake, { locator, proof })
  const { rows } = await sql<{ blob_hash: string | null; bytes: Buffer | null; size: string }>`
    select * from mailbox_file(${Buffer.from(locator, 'hex')}, ${item}::uuid)`.execute(intake.db)
  const [found] = rows
  if (!found) throw new Refusal('mailbox.not_found')
  if (found.blob_hash) return { content: filesOf(intake.parts).read(found.blob_hash), size: Number(found.size) }
  return { content: found.bytes ?? Buffer.alloc(0), size: Number(found.size) }
}

/** Puts something into the mailbox, in one transaction with its journal entry and the notices to who holds the report. */
export async function putItem(intake: Intake, { locator, item, proof }: MailboxItem): Promise<{ at: Date }> {
  const { report } = await owned(intake, locator, proof)
  const { said } = proof
  const envelope = item.envelope === undefined ? null : decoded(item.envelope)
  if (envelope && (!isEnvelope(envelope) || envelopeHeader(envelope)?.recipients !== 1))
    throw new Refusal('intake.not_sealed')
  const hash = envelope
    ? createHash('sha256').update(envelope).digest('hex')
    : item.kind === 'evidence'
      ? said.hash
      : ''
  // The signature must be over this very item.
  if (said.id !== item.id || said.kind !== item.kind || said.hash !== hash || said.rating !== item.rating)
    throw new Refusal('mailbox.not_found')
  const now = intake.parts.clock.now()
  const day = today(now)
  const entry = entryRow(
    { now, actor: systemActor(day), onBehalfOf: null },
    {
      act: acts[item.kind],
      subject: { kind: 'petition', id: report },
      unitIds: [],
      facts: { item: item.id, ...(hash ? { blob: hash } : {}), rating: item.rating },
    },
  )
  const p = {
    ...item,
    envelope: undefined,
    hash,
    at: now.toISOString(),
    on: day,
    act: entry.act,
    facts: JSON.parse(entry.facts),
  }
  const { rows } = await sql<{ outcome: string }>`
    select mailbox_put(${Buffer.from(locator, 'hex')}, ${JSON.stringify(p)}::jsonb, ${envelope}, ${Buffer.from(canonicalJson(proof))},
      ${entry.bytes}, ${entry.salt}) as outcome`.execute(intake.db)
  switch (rows[0]?.outcome) {
    case 'stored':
    case 'same':
      return { at: now }
    case 'closed':
      throw new Refusal('mailbox.closed')
    case 'full':
      throw new Refusal('mailbox.full')
    default:
      throw new Refusal('intake.upload_missing')
  }
}

const acts = {
  message: 'petitions.sender_message',
  evidence: 'petitions.sender_evidence',
  protection: 'petitions.sender_protection',
  withdrawal: 'petitions.sender_withdrawal',
  rating: 'petitions.sender_rating',
} as const

const urlSafe = (base64: string) => Buffer.from(base64, 'base64').toString('base64url')
