import type { Report } from '@liem/domain/petitions/form'
import type { SelfNote } from '@liem/domain/petitions/submission'
import type { Checked } from './check-gate.ts'
import type { Room } from './enter-room.ts'
import { answerPuzzle } from './puzzle.ts'
import { type Gate, submission } from './server.ts'

export type Code = ReturnType<Room['makeCode']>
/** Made once per report, before anything is sent: a second attempt goes out under the same names and keys. */
export type Draft = {
  code: Code
  locator: string
  salt: Uint8Array
  report: string
  mailbox: Awaited<ReturnType<Room['deriveMailbox']>>
  content: { identity: string; recipient: string }
  identity: { identity: string; recipient: string }
}

export async function newDraft(room: Room): Promise<Draft> {
  const code = room.makeCode()
  const salt = room.randomBytes(16)
  return {
    code,
    locator: room.locatorOf(code),
    salt,
    report: crypto.randomUUID?.() ?? uuidOf(room.randomBytes(16)),
    mailbox: await room.deriveMailbox(code.entropy, salt),
    content: room.makeReportKey(),
    identity: room.makeReportKey(),
  }
}

/** Where the browser has none of its own (a page that did not come over HTTPS): version 4 of RFC 9562. */
function uuidOf(bytes: Uint8Array): string {
  const hex = [...bytes]
    .map((byte, i) =>
      (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0'),
    )
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Seals a finished report to everybody proven; answers the body to send, letter by letter. */
export async function sealReport(
  room: Room,
  draft: Draft,
  report: Report,
  {
    checked,
    gate,
    struck,
    uploads,
    trap,
  }: { checked: Checked; gate: Gate; struck: readonly number[]; uploads: readonly string[]; trap: string },
): Promise<string> {
  const { locator, mailbox } = draft
  const id = draft.report
  const part = async (purpose: 'content' | 'identity' | 'self', body: object, recipient: string) =>
    room.toBase64url(
      await room.seal({ purpose, report: id, part: purpose }, room.utf8(room.canonicalJson(body)), [recipient]),
    )
  const wrapped = async (kind: 'content' | 'identity', to: { keyId: string; recipient: string }) => ({
    keyId: to.keyId,
    wrap: room.toBase64url(await room.wrapKey(draft[kind].identity, { report: id, part: kind, to: to.recipient })),
  })
  const all = <T, R>(list: readonly T[], work: (one: T) => Promise<R>) => Promise.all(list.map(work))

  const { identity, identityMode, content } = report
  const ownMailbox = { recipient: mailbox.recipient, verifyKey: mailbox.verifyKey }
  const readers = identityMode === 'given' ? distinct([...checked.custodians, ...checked.officers]) : checked.custodians
  const note: SelfNote = {
    v: 1,
    report: id,
    contentRecipient: draft.content.recipient,
    identityRecipient: identity ? draft.identity.recipient : null,
    holders: checked.officers.map(({ name, post, unit, verifyKey }) => ({ name, post, unit, verifyKey })),
    root: checked.root,
  }
  return submission({
    v: 1,
    locator,
    salt: room.toBase64url(draft.salt),
    kdf: 'scrypt-13',
    mailboxRecipient: mailbox.recipient,
    verifyKey: mailbox.verifyKey,
    report: id,
    kind: content.kind,
    officeId: content.office.id,
    concern: content.concern,
    field: content.field,
    contentRecipient: draft.content.recipient,
    content: await part('content', { ...content, mailbox: ownMailbox }, draft.content.recipient),
    evidence: [...uploads],
    identityMode,
    ...(identity
      ? {
          identityRecipient: draft.identity.recipient,
          identity: await part('identity', identity, draft.identity.recipient),
        }
      : {}),
    wraps: await all(checked.officers, (one) => wrapped('content', one)),
    identityWraps: identity ? await all(readers, (one) => wrapped('identity', one)) : [],
    recovery: (
      await all(checked.recovery, async (one) => [
        { part: 'content' as const, ...(await wrapped('content', one)) },
        ...(identity ? [{ part: 'identity' as const, ...(await wrapped('identity', one)) }] : []),
      ])
    ).flat(),
    struck: [...struck],
    self: await part('self', note, mailbox.recipient),
    ...(trap ? { website: trap } : {}),
    ...(gate.pow ? { pow: await answerPuzzle(room, gate.pow, locator) } : {}),
  })
}

const distinct = <T extends { keyId: string }>(list: readonly T[]): T[] => [
  ...new Map(list.map((one) => [one.keyId, one])).values(),
]
