// Everything that needs the sealing library: loaded when the form is first filled, so that the list need not wait for it.
import { isForwarded } from '@liem/domain/petitions/arrival'
import type { NewEntry } from '@liem/domain/petitions/desk.contract'
import type { ReportContent } from '@liem/domain/petitions/form'
import type { SelfNote } from '@liem/domain/petitions/submission'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { type Code, locatorOf, makeCode } from '@liem/sealing/code'
import { type Purpose, seal } from '@liem/sealing/envelope'
import { deriveMailbox, type Mailbox } from '@liem/sealing/mailbox'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import { newKey } from '#lib/call.ts'
import { arrivalOf, isNamed, type Typed } from './typed.ts'
import type { Keeper, ProvenGate } from './verified-gate.ts'

export { codeText } from '@liem/sealing/code'

/** Made before anything is typed: code, mailbox and keys of one report. A second attempt goes out under the same. */
export type Draft = {
  code: Code
  salt: Uint8Array
  mailbox: Mailbox
  report: string
  content: { identity: string; recipient: string }
  identity: { identity: string; recipient: string }
}

export async function newDraft(): Promise<Draft> {
  const code = makeCode()
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return {
    code,
    salt,
    mailbox: await deriveMailbox(code.entropy, salt),
    report: newKey(),
    content: makeReportKey(),
    identity: makeReportKey(),
  }
}

export type SealedEntry = { body: NewEntry; files: File[] }

/** Words of the letter for who opens it: the portal's shape, and who forwarded it. */
const contentOf = (typed: Typed, mailbox?: Mailbox): ReportContent & { forwarder?: string } => ({
  v: 1,
  kind: typed.kind,
  office: { id: typed.office?.id ?? null, words: typed.office?.name ?? typed.officeWords.trim() },
  concern: typed.concern,
  persons: '',
  field: typed.field ?? 'other',
  conduct: [],
  text: typed.text.trim(),
  when: '',
  where: '',
  dossier: '',
  evidenceWords: '',
  lang: 'vi',
  ...(mailbox ? { mailbox: { recipient: mailbox.recipient, verifyKey: mailbox.verifyKey } } : {}),
  ...(isForwarded(typed.channel) ? { forwarder: forwarderOf(typed) } : {}),
})

/** Who forwarded it, and the covering letter as it was typed. */
const forwarderOf = ({ forwarder, forwardedSymbol, forwardedOn }: Typed) =>
  [forwarder.trim(), forwardedSymbol.trim(), forwardedOn].filter(Boolean).join(', ')

const identityOf = (typed: Typed) => ({
  v: 1,
  mode: typed.identity,
  name: typed.name.trim(),
  address: typed.address.trim(),
  phone: typed.phone.trim(),
  email: '',
  reachWhen: '',
  ...(typed.birthYear.trim() ? { birthYear: typed.birthYear.trim() } : {}),
  ...(typed.papers.trim() ? { papers: typed.papers.trim() } : {}),
})

/** Seals what was typed to everybody proven; answers the body and the files to send. */
export async function sealEntry(
  draft: Draft,
  typed: Typed,
  gate: ProvenGate,
  { marks, allowed }: { marks: readonly string[]; allowed: boolean },
): Promise<SealedEntry> {
  const { report, mailbox } = draft
  const named = isNamed(typed) && allowed
  const part = async (purpose: 'content' | 'identity' | 'self', said: object, to: string) =>
    toBase64url(await seal({ purpose, report, part: purpose }, utf8(canonicalJson(said)), [to]))
  const wrap = async (key: 'content' | 'identity', to: { keyId: string; recipient: string }) => ({
    keyId: to.keyId,
    wrap: toBase64url(await wrapKey(draft[key].identity, { report, part: key, to: to.recipient })),
  })
  const wraps = (key: 'content' | 'identity', to: readonly { keyId: string; recipient: string }[]) =>
    Promise.all(to.map((one) => wrap(key, one)))
  const readers = typed.identity === 'given' ? [...gate.custodians, ...gate.officers] : gate.custodians
  const note: SelfNote = {
    v: 1,
    report,
    contentRecipient: draft.content.recipient,
    identityRecipient: named ? draft.identity.recipient : null,
    holders: gate.officers.map(({ name, post, unit, verifyKey }) => ({ name, post, unit, verifyKey })),
    root: gate.root,
  }
  const files = await sealFiles(report, draft.content.recipient, typed)
  const submission: NewEntry['report'] = {
    v: 1,
    locator: locatorOf(draft.code),
    salt: toBase64url(draft.salt),
    kdf: 'scrypt-13',
    mailboxRecipient: mailbox.recipient,
    verifyKey: mailbox.verifyKey,
    report,
    kind: typed.kind,
    officeId: typed.office?.id ?? null,
    concern: typed.kind === 'rules_feedback' ? 'office' : typed.concern,
    field: typed.field ?? 'other',
    contentRecipient: draft.content.recipient,
    content: await part('content', contentOf(typed, mailbox), draft.content.recipient),
    evidence: [],
    identityMode: named ? (typed.identity as 'sealed' | 'given') : 'anonymous',
    ...(named
      ? {
          identityRecipient: draft.identity.recipient,
          identity: await part('identity', identityOf(typed), draft.identity.recipient),
        }
      : {}),
    wraps: await wraps('content', gate.officers),
    identityWraps: named ? await wraps('identity', distinct(readers)) : [],
    recovery: [
      ...(await wraps('content', gate.recovery)).map((one) => ({ ...one, part: 'content' as const })),
      ...(named ? await wraps('identity', gate.recovery) : []).map((one) => ({ ...one, part: 'identity' as const })),
    ],
    struck: [...typed.struck],
    self: await part('self', note, mailbox.recipient),
  }
  const body: NewEntry = {
    report: submission,
    arrival: arrivalOf(typed),
    readBack: typed.readBack,
    recordingConsent: typed.recordings.length ? typed.consent : null,
    paper: typed.identity === 'paper' ? { number: typed.paperNumber.trim(), on: typed.paperOn ?? '' } : null,
    own: gate.own ? await wrap('content', gate.own) : null,
    files: files.map(({ id, what }) => ({ id, what })),
    marks: [...marks],
    matterId: typed.matterId,
  }
  return { body, files: files.map((one) => one.file) }
}

/** Another letter of a matter on the desk, sealed to the key the matter has. */
export async function sealLetter(report: string, recipient: string, typed: Typed) {
  const partId = newKey()
  const content = await seal({ purpose: 'content', report, part: partId }, utf8(canonicalJson(contentOf(typed))), [
    recipient,
  ])
  const files = await sealFiles(report, recipient, typed)
  return {
    body: {
      arrival: arrivalOf(typed),
      partId,
      content: toBase64url(content),
      files: files.map(({ id, what }) => ({ id, what })),
    },
    files: files.map((one) => one.file),
  }
}

async function sealFiles(report: string, recipient: string, typed: Typed) {
  const one = async (file: File, what: 'scan' | 'recording', purpose: Purpose) => {
    const id = newKey()
    const head = { purpose, report, part: id, media: mediaOf(file), name: nameOf(file), size: file.size }
    const sealed = await seal(head, new Uint8Array(await file.arrayBuffer()), [recipient])
    // Its real name lies inside; outside there is only the part's number.
    return { id, what, file: new File([sealed as BlobPart], id, { type: 'application/octet-stream' }) }
  }
  const sealed: { id: string; what: 'scan' | 'recording'; file: File }[] = []
  for (const file of typed.scans) sealed.push(await one(file, 'scan', 'scan'))
  for (const file of typed.recordings) sealed.push(await one(file, 'recording', 'evidence'))
  return sealed
}

const mediaOf = (file: File) => (/^[\x20-\x7e]{1,120}$/.test(file.type) ? file.type : 'application/octet-stream')
const nameOf = (file: File) =>
  file.name
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '')
    .slice(-200) || 'tep'

const distinct = (list: readonly Keeper[]): Keeper[] => [...new Map(list.map((one) => [one.keyId, one])).values()]
