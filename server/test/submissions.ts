import { createHash, randomBytes, randomUUID, scrypt } from 'node:crypto'
import type { OkOf } from '@liem/domain/kernel/route'
import type { IdentityMode } from '@liem/domain/petitions/form'
import type { readGate } from '@liem/domain/petitions/portal.contract'
import type { Submission } from '@liem/domain/petitions/submission'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { type Code, locatorOf, makeCode } from '@liem/sealing/code'
import { seal } from '@liem/sealing/envelope'
import { deriveMailbox, type Mailbox, type Scrypt } from '@liem/sealing/mailbox'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import { signStatement } from '@liem/sealing/statement'

export type Gate = OkOf<typeof readGate>

export type Sent = {
  code: Code
  locator: string
  mailbox: Mailbox
  body: Submission
  contentKey: { identity: string; recipient: string }
  identityKey: { identity: string; recipient: string } | null
}

type NewSubmission = {
  office: number | null
  concern?: Submission['concern']
  kind?: Submission['kind']
  text?: string
  mode?: IdentityMode
  name?: string
  evidence?: string[]
  struck?: number[]
  code?: Code
  report?: string
}

/** The platform's own derivation: many are made here. */
const threaded: Scrypt = (password, salt, { N, r, p, dkLen }) =>
  new Promise((done, fail) => {
    scrypt(password, salt, dkLen, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? fail(error) : done(key)))
  })

/** What a browser makes of a report: sealed to the gate it was shown. */
export async function aSubmission(gate: Gate, given: NewSubmission): Promise<Sent> {
  const {
    office,
    concern = 'staff',
    kind = 'harassment',
    text = 'Cán bộ một cửa đòi thêm tiền.',
    mode = 'anonymous',
    name = 'Trần Thị Mẫu',
    evidence = [],
    struck = [],
    code = makeCode(),
    report = randomUUID(),
  } = given
  const salt = randomBytes(16)
  const mailbox = await deriveMailbox(code.entropy, salt, 'scrypt-13', { scrypt: threaded })
  const contentKey = makeReportKey()
  const identityKey = mode === 'anonymous' ? null : makeReportKey()
  const json = async (purpose: 'content' | 'identity' | 'self', body: object, to: string) =>
    toBase64url(await seal({ purpose, report, part: purpose }, utf8(canonicalJson(body)), [to]))
  const wraps = (
    key: { identity: string } | null,
    part: 'content' | 'identity',
    to: readonly { keyId: string; recipient: string }[],
  ) =>
    Promise.all(
      key
        ? to.map(async ({ keyId, recipient }) => ({
            keyId,
            wrap: toBase64url(await wrapKey(key.identity, { report, part, to: recipient })),
          }))
        : [],
    )
  const own = { recipient: mailbox.recipient, verifyKey: mailbox.verifyKey }
  const keepers = mode === 'given' ? [...gate.custodians, ...gate.officers] : gate.custodians
  const recovery = async (key: { identity: string } | null, part: 'content' | 'identity') =>
    (await wraps(key, part, gate.recovery)).map((one) => ({ ...one, part }))
  const body: Submission = {
    v: 1,
    locator: locatorOf(code),
    salt: toBase64url(salt),
    kdf: 'scrypt-13',
    mailboxRecipient: mailbox.recipient,
    verifyKey: mailbox.verifyKey,
    report,
    kind,
    officeId: office,
    concern,
    field: 'land',
    contentRecipient: contentKey.recipient,
    content: await json('content', { v: 1, kind, text, mailbox: own }, contentKey.recipient),
    evidence,
    identityMode: mode,
    ...(identityKey
      ? {
          identityRecipient: identityKey.recipient,
          identity: await json('identity', { v: 1, name }, identityKey.recipient),
        }
      : {}),
    wraps: await wraps(contentKey, 'content', gate.officers),
    identityWraps: await wraps(identityKey, 'identity', keepers),
    recovery: [...(await recovery(contentKey, 'content')), ...(await recovery(identityKey, 'identity'))],
    struck,
    self: await json('self', { v: 1, report, contentRecipient: contentKey.recipient }, mailbox.recipient),
  }
  return { code, locator: body.locator, mailbox, body, contentKey, identityKey }
}

/** The statement that opens a mailbox. */
export function openProof({ locator, mailbox }: Pick<Sent, 'locator' | 'mailbox'>, at: Date) {
  return { locator, proof: signStatement('mailbox-open', { v: 1, locator, at: at.toISOString() }, mailbox.signSecret) }
}

/** A message as the browser sends it from the mailbox. */
export async function aMessage(
  sent: Sent,
  text: string,
  kind: 'message' | 'withdrawal' | 'protection' = 'message',
  id = randomUUID(),
) {
  const { locator, mailbox, body } = sent
  const envelope = await seal(
    { purpose: 'message', report: body.report, part: id },
    utf8(canonicalJson({ v: 1, kind, text })),
    [body.contentRecipient],
  )
  const hash = createHash('sha256').update(envelope).digest('hex')
  const said = { v: 1, locator, id, kind, hash }
  return {
    locator,
    item: { id, kind, envelope: toBase64url(envelope) },
    proof: signStatement('mailbox-item', said, mailbox.signSecret),
  }
}
