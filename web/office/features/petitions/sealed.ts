// Everything that needs the sealing library. Loaded only through `sealingRoom()`, so that no list waits for cryptography.
import type { Paper } from '@liem/domain/kernel/paper'
import type { MessageLetter } from '@liem/domain/petitions/message-letter'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import type { StatusLetter } from '@liem/domain/petitions/status-words'
import type { PaperLabel, PartKind } from '@liem/domain/petitions/words'
import { fromBase64url, fromUtf8, toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { type Head, isEnvelopeFault, open, openStream, seal } from '@liem/sealing/envelope'
import { unwrapKey, wrapKey } from '@liem/sealing/report-key'
import { type Signed, verifyStatement } from '@liem/sealing/statement'
import { newKey } from '#lib/call.ts'

/** The secret keys of one report as far as this officer holds them. They live in the open page only. */
export type ReportKeys = { content: string | null; identity: string | null }

type Report = Pick<Petition, 'id' | 'contentRecipient' | 'identityRecipient'>
type Wrapped = { part: 'content' | 'identity'; keyId: string; wrap: string }

/** Why something sealed did not open, for people. */
export const faultWords = (thrown: unknown): string => {
  if (!isEnvelopeFault(thrown)) return 'Không mở được: dữ liệu không đúng định dạng. Xin báo người phụ trách.'
  return {
    'not-for-you': 'Khóa của đồng chí không mở được phần này: nó được niêm phong cho người khác, hoặc cho khóa cũ.',
    'wrong-context': 'Phần niêm phong này thuộc vụ việc khác, đã bị đặt nhầm chỗ. Xin báo ngay người phụ trách.',
    broken: 'Phần niêm phong bị hỏng hoặc đã bị sửa. Xin báo ngay người phụ trách.',
  }[thrown.why]
}

/** Opens the wraps handed out by the server with the officer's key; each must belong to the recipient recorded for the report. */
export async function openReport(holder: string, report: Report, wraps: readonly Wrapped[]): Promise<ReportKeys> {
  const keys: ReportKeys = { content: null, identity: null }
  for (const { part, wrap } of wraps) {
    const recipient = (part === 'content' ? report.contentRecipient : report.identityRecipient) ?? undefined
    keys[part] = await unwrapKey(fromBase64url(wrap), holder, { report: report.id, part, recipient })
  }
  return keys
}

export type Sealed = { id: string; part: PartKind; madeHere: boolean }

/** Opens one part. Those made in an office browser carry their own id inside, and it must be this one. */
export const openPart = (file: Uint8Array, secret: string, report: string, sealed: Sealed) =>
  open(file, secret, expected(report, sealed))

/** The same for a large file, without holding the ciphertext. */
export const openPartStream = (file: ReadableStream<Uint8Array>, secret: string, report: string, sealed: Sealed) =>
  openStream(file, secret, expected(report, sealed))

const expected = (report: string, { id, part, madeHere }: Sealed) => ({
  purpose: part as Head['purpose'],
  report,
  ...(madeHere ? { part: id } : {}),
})

/** JSON out of a part; undefined when it is none. Whoever reads it checks every member: the sender may have written anything. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body))
  } catch {
    return undefined
  }
}

/** Text out of a part, whatever bytes it holds. */
export const textOf = (body: Uint8Array): string => new TextDecoder('utf-8').decode(body)

/** Whether an item of the mailbox was signed, as it lies here, with the key the sender told under seal. `hash`: of its envelope, hex. */
export function isSenders(
  { id, kind, proof }: { id: string; kind: string; proof: string | null },
  hash: string,
  verifyKey: string,
): boolean {
  try {
    const signed = JSON.parse(atob(proof ?? '')) as Signed
    const said = signed.said as Readonly<Record<string, unknown>>
    return (
      signed.kind === 'mailbox-item' &&
      signed.by === verifyKey &&
      said.id === id &&
      said.kind === kind &&
      said.hash === hash &&
      verifyStatement(signed)
    )
  } catch {
    return false
  }
}

export type Reader = { id: number; keyId: string; recipient: string }

/** The report's key for one more reader. Whether the reader's key leads to the root was checked before (`holders.ts`). */
export async function wrapFor(secret: string, report: string, part: 'content' | 'identity', reader: Reader) {
  const wrap = await wrapKey(secret, { report, part, to: reader.recipient })
  return { officerId: reader.id, keyId: reader.keyId, wrap: toBase64url(wrap) }
}

/** What the reporter reads of a step, sealed to the mailbox. */
export const sealStatus = (letter: StatusLetter, report: string, mailbox: string) =>
  sealJson({ purpose: 'status', report, part: newKey() }, letter, mailbox)

/** Words to the reporter, sealed to the mailbox. */
export const sealMessage = (letter: MessageLetter, report: string, mailbox: string) =>
  sealJson({ purpose: 'message', report, part: newKey() }, letter, mailbox)

/** A copy of those words for the file, sealed to the report's key. */
export async function sealCopy(letter: MessageLetter, report: string, contentRecipient: string) {
  const id = newKey()
  return { id, bytes: await sealJson({ purpose: 'message', report, part: id }, letter, contentRecipient) }
}

/** A name that only holders may read. */
export async function sealSubject(name: string, report: string, contentRecipient: string) {
  const id = newKey()
  return { id, bytes: await sealJson({ purpose: 'subject', report, part: id }, { v: 1, name }, contentRecipient) }
}

/** How a paper made here is stored: as data, to be shown and printed again, and as the Word document it became then. */
export type StoredPaper = { v: 1; paper: Paper; docx: string }
export const paperMedia = 'application/vnd.liem.paper+json'

/** A paper with its Word form, sealed to the report's key (or, an extract, to whoever must answer). */
export async function sealPaper(
  paper: Paper,
  { report, label, to }: { report: string; label: PaperLabel; to: string },
) {
  const { writeDocx } = await import('@liem/papers/write-docx')
  const docx = await writeDocx(paper)
  const id = newKey()
  const stored: StoredPaper = { v: 1, paper, docx: toBase64url(docx) }
  const head: Head = {
    purpose: purposeOf(label),
    report,
    part: id,
    media: paperMedia,
    name: nameOf(paper),
  }
  return { id, label, bytes: toBase64url(await seal(head, utf8(JSON.stringify(stored)), [to])) }
}

/** A file from this machine (a signed copy, a scan), sealed to the report's key. */
export async function sealFile(file: File, report: string, label: PaperLabel, to: string) {
  const id = newKey()
  const head: Head = { purpose: purposeOf(label), report, part: id, media: mediaOf(file), name: cleanName(file.name) }
  return { id, label, bytes: toBase64url(await seal(head, new Uint8Array(await file.arrayBuffer()), [to])) }
}

/**
 * A stored paper out of its part; undefined for any other file. Only an officer's part may be one: what a sender writes may call
 * itself anything, and would be shown under the State's head. One that is not whole is shown as the text it is.
 */
export function storedPaper(
  { media, body }: { media?: string; body: Uint8Array },
  isOfficers: boolean,
): { paper: Paper; docx: Uint8Array } | undefined {
  if (!isOfficers || media !== paperMedia) return undefined
  try {
    const stored = jsonOf(body) as StoredPaper | undefined
    if (stored?.v !== 1) return undefined
    const { form, title, symbol, issuer, place, body: blocks, recipients } = stored.paper
    const isWhole =
      ['state', 'party'].includes(form) &&
      [title, symbol, issuer, place].every((one) => typeof one === 'string') &&
      Array.isArray(blocks) &&
      Array.isArray(recipients)
    return isWhole ? { paper: stored.paper, docx: fromBase64url(stored.docx) } : undefined
  } catch {
    return undefined
  }
}

const sealJson = async (head: Head, said: object, to: string) =>
  toBase64url(await seal(head, utf8(canonicalJson(said)), [to]))

/** An extract is opened as what it is: who must answer holds nothing else of the report. */
const purposeOf = (label: PaperLabel) => (label === 'extract' ? 'extract' : 'paper')

const cleanName = (name: string) => name.replace(/\p{Cc}/gu, '').slice(0, 200) || 'tep'
const nameOf = (paper: Paper) => cleanName(`${[paper.typeName, paper.title].filter(Boolean).join(' - ')}.docx`)
const mediaOf = (file: File) => (/^[\x20-\x7e]{1,120}$/.test(file.type) ? file.type : 'application/octet-stream')
