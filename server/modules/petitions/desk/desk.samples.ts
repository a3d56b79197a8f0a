import { createHash, randomUUID, webcrypto } from 'node:crypto'
import type { DeskGate, NewEntry } from '@liem/domain/petitions/desk.contract'
import type { ReportContent, ReportIdentity } from '@liem/domain/petitions/form'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { type Code, locatorOf, makeCode } from '@liem/sealing/code'
import { seal } from '@liem/sealing/envelope'
import { deriveMailbox } from '@liem/sealing/mailbox'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import type { TestFile } from '#test/as'

export type Typed = {
  office?: number | null
  text?: string
  kind?: ReportContent['kind']
  field?: ReportContent['field']
  concern?: ReportContent['concern']
  identity?: ReportIdentity | null
  struck?: number[]
} & Partial<Pick<NewEntry, 'arrival' | 'readBack' | 'recordingConsent' | 'paper' | 'marks' | 'matterId'>>

export const letterToday: NewEntry['arrival'] = {
  channel: 'letter',
  postmarkedOn: '2026-11-18',
  arrivedOn: '2026-11-20',
}

/** What a clerk's browser makes of a filled form: sealed to the gate it was shown, with a code of its own. */
export async function sealedEntry(
  gate: DeskGate,
  typed: Typed = {},
  files: readonly { what: 'scan' | 'recording'; bytes: Uint8Array }[] = [],
): Promise<{ body: NewEntry; files: TestFile[]; code: Code; contentKey: string }> {
  const report = randomUUID()
  const code = makeCode()
  const salt = webcrypto.getRandomValues(new Uint8Array(16))
  const mailbox = await deriveMailbox(code.entropy, salt)
  const contentKey = makeReportKey()
  const identityKey = typed.identity ? makeReportKey() : null
  const { office = null, kind = 'harassment', concern = 'staff', field = 'land', identity = null } = typed
  const part = async (purpose: 'content' | 'identity' | 'self', body: object, to: string) =>
    toBase64url(await seal({ purpose, report, part: purpose }, utf8(canonicalJson(body)), [to]))
  const wraps = (of: { identity: string }, name: 'content' | 'identity', to: readonly Recipient[]) =>
    Promise.all(
      to.map(async ({ keyId, recipient }) => ({
        keyId,
        wrap: toBase64url(await wrapKey(of.identity, { report, part: name, to: recipient })),
      })),
    )
  const readers = identity?.mode === 'given' ? [...gate.custodians, ...gate.officers] : gate.custodians
  const sealedFiles = await Promise.all(
    files.map(async ({ what, bytes }) => {
      const id = randomUUID()
      const purpose = what === 'scan' ? 'scan' : 'evidence'
      return { id, what, bytes: await seal({ purpose, report, part: id }, bytes, [contentKey.recipient]) }
    }),
  )
  const content = {
    v: 1,
    kind,
    concern,
    field,
    text: typed.text ?? 'Cán bộ đòi tiền để nhận hồ sơ',
    mailbox: { recipient: mailbox.recipient, verifyKey: mailbox.verifyKey },
  }
  const body: NewEntry = {
    report: {
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
      field,
      contentRecipient: contentKey.recipient,
      content: await part('content', content, contentKey.recipient),
      evidence: [],
      identityMode: identity?.mode ?? 'anonymous',
      ...(identity && identityKey
        ? {
            identityRecipient: identityKey.recipient,
            identity: await part('identity', identity, identityKey.recipient),
          }
        : {}),
      wraps: await wraps(contentKey, 'content', gate.officers),
      identityWraps: identityKey ? await wraps(identityKey, 'identity', readers) : [],
      recovery: [],
      struck: typed.struck ?? [],
      self: await part('self', { v: 1, report }, mailbox.recipient),
    },
    arrival: typed.arrival ?? letterToday,
    readBack: typed.readBack ?? false,
    recordingConsent: typed.recordingConsent ?? null,
    paper: typed.paper ?? null,
    own: gate.own
      ? {
          keyId: gate.own.keyId,
          wrap: toBase64url(await wrapKey(contentKey.identity, { report, part: 'content', to: gate.own.recipient })),
        }
      : null,
    files: sealedFiles.map(({ id, what }) => ({ id, what })),
    marks: typed.marks ?? [],
    matterId: typed.matterId ?? null,
  }
  return {
    body,
    files: sealedFiles.map(({ id, bytes }) => ({ name: id, bytes })),
    code,
    contentKey: contentKey.identity,
  }
}

type Recipient = { keyId: string; recipient: string }

export const markOf = (name: string) => createHash('sha256').update(name).digest('hex')
