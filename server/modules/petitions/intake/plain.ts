import { createHash, randomBytes, scrypt } from 'node:crypto'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { Report } from '@liem/domain/petitions/form'
import type { IncomingKind, ItemWords, MailboxView } from '@liem/domain/petitions/mailbox'
import type { SelfNote, Submission } from '@liem/domain/petitions/submission'
import { recipientOf } from '@liem/sealing/age-key'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { rootFingerprint } from '@liem/sealing/chain'
import { type Code, locatorOf } from '@liem/sealing/code'
import { type Head, isEnvelopeFault, open, type Purpose, seal } from '@liem/sealing/envelope'
import { deriveMailbox, type Mailbox, type Scrypt } from '@liem/sealing/mailbox'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import { signStatement } from '@liem/sealing/statement'
import type { Intake } from './intake.ts'
import { mailboxSalt, openMailbox, putItem } from './mailbox.ts'
import { decoded, knownReceipt, type Received, receive } from './receive.ts'
import type { Chosen } from './way.ts'

/**
 * The same steps that a browser takes, here in memory, for who comes without JavaScript. Words, code and keys live in this process for
 * the length of one request and are never written. The pages say so.
 */
const threaded: Scrypt = (password, salt, { N, r, p, dkLen }) =>
  new Promise((done, fail) => {
    scrypt(password, salt, dkLen, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? fail(error) : done(key)))
  })

export type PlainReport = {
  code: Code
  /** Number of the report and secret of its content key, made when the form was begun; files were sealed to it. */
  report: string
  contentKey: string
  said: Report
  struck: readonly number[]
}

/** Seals and takes in a report. The same code with the same words: the same receipt, whatever happened in between. */
export async function receivePlain(
  intake: Intake,
  plain: PlainReport,
  chosen: Chosen,
  /** Whether those chosen are those the person was shown. Of no account for a report that was already taken in. */
  isAsShown: boolean,
): Promise<Received> {
  const hash = saidHash(plain)
  const before = await knownReceipt(intake, locatorOf(plain.code), hash)
  if (before) return before
  if (!isAsShown) throw new Refusal('intake.gate_changed')
  return receive(intake, await sealed(plain, chosen), hash)
}

/** What was said, under the code itself: without the code nobody can try out which words give this hash. */
export function saidHash({ code, report, said, struck }: PlainReport): Uint8Array {
  const text = canonicalJson({ report, said, struck: [...struck].sort((a, b) => a - b) })
  return createHash('sha256').update('liem/said/v1\0').update(code.entropy).update(text).digest()
}

async function sealed({ code, report, contentKey, said, struck }: PlainReport, chosen: Chosen): Promise<Submission> {
  const salt = randomBytes(16)
  const identityKey = said.identity ? makeReportKey() : null
  const contentRecipient = recipientOf(contentKey)
  const json = (head: Omit<Head, 'report'>, body: object, to: string) =>
    seal({ ...head, report }, utf8(canonicalJson(body)), [to]).then(toBase64url)
  const wraps = (identity: string, part: 'content' | 'identity', to: readonly { keyId: string; recipient: string }[]) =>
    Promise.all(
      to.map(async ({ keyId, recipient }) => ({
        keyId,
        wrap: toBase64url(await wrapKey(identity, { report, part, to: recipient })),
      })),
    )
  const keepers = said.identityMode === 'given' ? [...chosen.custodians, ...chosen.officers] : chosen.custodians
  const mailbox = await deriveMailbox(code.entropy, salt, 'scrypt-13', { scrypt: threaded })
  const own = { recipient: mailbox.recipient, verifyKey: mailbox.verifyKey }
  const self: SelfNote = {
    v: 1,
    report,
    contentRecipient,
    identityRecipient: identityKey?.recipient ?? null,
    holders: chosen.officers.map(({ name, post, unit, verifyKey }) => ({ name, post, unit, verifyKey })),
    root: chosen.bundle ? rootFingerprint(chosen.bundle.root.said) : '',
  }
  const [content, identity, note, contentWraps, identityWraps, contentRecovery, identityRecovery] = await Promise.all([
    json({ purpose: 'content', part: 'content' }, { ...said.content, mailbox: own }, contentRecipient),
    identityKey && said.identity
      ? json({ purpose: 'identity', part: 'identity' }, said.identity, identityKey.recipient)
      : undefined,
    json({ purpose: 'self', part: 'self' }, self, mailbox.recipient),
    wraps(contentKey, 'content', chosen.officers),
    identityKey ? wraps(identityKey.identity, 'identity', keepers) : [],
    wraps(contentKey, 'content', chosen.recovery),
    identityKey ? wraps(identityKey.identity, 'identity', chosen.recovery) : [],
  ])
  return {
    v: 1,
    locator: locatorOf(code),
    salt: toBase64url(salt),
    kdf: 'scrypt-13',
    mailboxRecipient: mailbox.recipient,
    verifyKey: mailbox.verifyKey,
    report,
    kind: said.content.kind,
    officeId: said.content.office.id,
    concern: said.content.concern,
    field: said.content.field,
    contentRecipient,
    content,
    evidence: [...said.files],
    identityMode: said.identityMode,
    identityRecipient: identityKey?.recipient,
    identity,
    wraps: contentWraps,
    identityWraps,
    recovery: [
      ...contentRecovery.map((one) => ({ ...one, part: 'content' as const })),
      ...identityRecovery.map((one) => ({ ...one, part: 'identity' as const })),
    ],
    struck: [...struck],
    self: note,
  }
}

export type OpenedItem = MailboxView['items'][number] & {
  /** What was in the envelope, where it could be opened: JSON that the pages read. */
  body: unknown
}
export type OpenedMailbox = { mailbox: Mailbox; view: MailboxView; items: OpenedItem[]; note: SelfNote }

/** Opens a mailbox by its code, in memory. Refuses a code that finds nothing as one that is wrong. */
export async function openPlain(intake: Intake, code: Code): Promise<OpenedMailbox> {
  const locator = locatorOf(code)
  const { salt, kdf } = await mailboxSalt(intake, locator)
  const mailbox = await deriveMailbox(code.entropy, salt, kdf, { scrypt: threaded })
  const proof = signStatement(
    'mailbox-open',
    { v: 1 as const, locator, at: intake.parts.clock.now().toISOString() },
    mailbox.signSecret,
  )
  const view = await openMailbox(intake, { locator, proof: { ...proof, kind: 'mailbox-open' } })
  const note = (await openOne(decoded(view.self), mailbox, view.report, ['self'])) as SelfNote
  const items: OpenedItem[] = []
  for (const item of view.items) {
    const bytes = item.direction === 'out' && item.envelope ? decoded(item.envelope) : null
    items.push({ ...item, body: bytes && (await openOne(bytes, mailbox, view.report, outgoing)) })
  }
  return { mailbox, view, items, note }
}

const outgoing: readonly Purpose[] = ['status', 'message', 'paper', 'note']

/** The JSON in an envelope of one of these purposes; null when it is not for this mailbox or not what it should be. */
async function openOne(
  bytes: Uint8Array,
  mailbox: Mailbox,
  report: string,
  purposes: readonly Purpose[],
): Promise<unknown> {
  for (const purpose of purposes) {
    try {
      const { body } = await open(bytes, mailbox.identity, { purpose, report })
      return JSON.parse(Buffer.from(body).toString('utf8'))
    } catch (error) {
      if (!isEnvelopeFault(error) && !(error instanceof SyntaxError)) throw error
    }
  }
  return null
}

export type PlainItem = {
  /** Made when the page was shown, so that a double click sends once. */
  id: string
  kind: IncomingKind
  text?: string
  checks?: ItemWords['checks']
  rating?: number
  upload?: { id: string; hash: string }
}

/** Seals and sends something from the mailbox, in memory. */
export async function sendPlain(
  intake: Intake,
  code: Code,
  { mailbox, note }: Pick<OpenedMailbox, 'mailbox' | 'note'>,
  { id, kind, text = '', checks, rating, upload }: PlainItem,
): Promise<void> {
  const locator = locatorOf(code)
  const words: ItemWords = { v: 1, kind, text, ...(checks ? { checks } : {}) }
  const hasWords = kind !== 'evidence' && (kind !== 'rating' || text !== '')
  const envelope = hasWords
    ? await seal({ purpose: 'message', report: note.report, part: id }, utf8(canonicalJson(words)), [
        note.contentRecipient,
      ])
    : undefined
  const hash = envelope ? createHash('sha256').update(envelope).digest('hex') : (upload?.hash ?? '')
  const said = { v: 1 as const, locator, id, kind, hash, ...(rating === undefined ? {} : { rating }) }
  await putItem(intake, {
    locator,
    item: { id, kind, envelope: envelope && toBase64url(envelope), upload: upload?.id, rating },
    proof: { ...signStatement('mailbox-item', said, mailbox.signSecret), kind: 'mailbox-item' },
  })
}
