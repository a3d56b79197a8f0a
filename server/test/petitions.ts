import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { clocksFromReceipt } from '@liem/domain/petitions/deadlines'
import type { Channel, Concern, Identity, Kind } from '@liem/domain/petitions/words'
import type { PetitionState } from '@liem/domain/petitions/workflow'
import { makeIdentity, recipientOf } from '@liem/sealing/age-key'
import { toBase64url, utf8 } from '@liem/sealing/bytes'
import { canonicalJson } from '@liem/sealing/canonical'
import { type RootSaid, rootFingerprint } from '@liem/sealing/chain'
import { type Purpose, seal } from '@liem/sealing/envelope'
import { makeReportKey, wrapKey } from '@liem/sealing/report-key'
import { signStatement, verifyKeyOf } from '@liem/sealing/statement'
import { sql } from 'kysely'
import type { Db } from '#platform/db/as-actor'
import { entryRow } from '#platform/journal'
import { presentHash } from '../modules/petitions/core-row.ts'
import { anOfficer, type Officer, type Unit } from './world.ts'

/** An officer with a key in force, and its secret halves: what his browser would hold. */
export type KeyHolder = {
  officer: Officer
  keyId: string
  identity: string
  recipient: string
  signSecret: Uint8Array
}

const MADE = '2026-11-01T01:00:00.000Z'
type Root = { fingerprint: string; leaderKeyId: string; leaderSecret: Uint8Array }
const roots = new WeakMap<Db, Root>()

async function insertKey(owner: Db, officerId: number) {
  const identity = makeIdentity()
  const signSecret = new Uint8Array(randomBytes(32))
  const keyId = randomUUID()
  const recipient = recipientOf(identity)
  const verifyKey = verifyKeyOf(signSecret)
  const said = { v: 1, officer: officerId, verifyKey, recipient }
  await owner
    .insertInto('officer_key')
    .values({
      id: keyId,
      officer_id: officerId,
      recipient,
      verify_key: verifyKey,
      request: JSON.stringify(signStatement('key-request', said, signSecret)),
      made_at: new Date(MADE),
    })
    .execute()
  return { keyId, identity, recipient, signSecret, verifyKey }
}

/** A root signed by two leaders; made with the first key holder of a database, or the one that is there. */
async function rootOf(owner: Db, unit: Unit): Promise<Root> {
  const known = roots.get(owner)
  if (known) return known
  const leaders = await Promise.all(
    ['Lãnh Đạo Một', 'Lãnh Đạo Hai'].map(async (name) => {
      const officer = await anOfficer(owner, { unit, name })
      return { officer, ...(await insertKey(owner, officer.id)) }
    }),
  )
  const said: RootSaid = {
    v: 1,
    host: 'liem.test',
    k: 2,
    n: 2,
    leaders: leaders.map(({ officer, recipient, verifyKey }) => ({
      officer: officer.id,
      name: officer.name,
      post: 'Lãnh đạo',
      unit: unit.name,
      recipient,
      verifyKey,
    })),
    made: MADE,
  }
  const fingerprint = rootFingerprint(said)
  const { id } = await owner
    .insertInto('root_statement')
    .values({
      k: 2,
      n: 2,
      leaders: leaders.map(({ officer }) => officer.id),
      state: 'active',
      fingerprint,
      said: JSON.stringify(said),
      proposed_by: leaders[0]?.officer.id ?? 0,
      proposed_at: new Date(MADE),
      active_at: new Date(MADE),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('root_signature')
    .values(
      leaders.map((leader) => ({
        root_id: id,
        key_id: leader.keyId,
        fingerprint,
        statement: JSON.stringify(signStatement('root', said, leader.signSecret)),
        signed_at: new Date(MADE),
      })),
    )
    .execute()
  const first = leaders[0] as (typeof leaders)[0]
  const root = { fingerprint, leaderKeyId: first.keyId, leaderSecret: first.signSecret }
  roots.set(owner, root)
  return root
}

/** Gives the officer a countersigned key and a second factor, as somebody cleared has them. */
export async function aKeyHolder(owner: Db, officer: Officer): Promise<KeyHolder> {
  const unit = await owner
    .selectFrom('unit')
    .select(['id', 'code', 'name'])
    .where('id', '=', officer.unitId)
    .executeTakeFirstOrThrow()
  const root = await rootOf(owner, unit)
  const { keyId, identity, recipient, signSecret, verifyKey } = await insertKey(owner, officer.id)
  const said = {
    v: 1,
    officer: officer.id,
    name: officer.name,
    post: 'Cán bộ',
    unit: unit.name,
    recipient,
    verifyKey,
    root: root.fingerprint,
    made: MADE,
  }
  await owner
    .insertInto('key_certificate')
    .values({
      key_id: keyId,
      signer_key_id: root.leaderKeyId,
      root: root.fingerprint,
      statement: JSON.stringify(signStatement('officer-key', said, root.leaderSecret)),
      signed_at: new Date(MADE),
    })
    .execute()
  await owner
    .insertInto('second_factor')
    .values({
      officer_id: officer.id,
      kind: 'totp',
      name: 'Điện thoại',
      secret: randomBytes(20),
      created_at: new Date(MADE),
      confirmed_at: new Date(MADE),
    })
    .execute()
  return { officer, keyId, identity, recipient, signSecret }
}

/** An officer with a role, a key and a second factor, in one call. */
export async function aCleared(
  owner: Db,
  unit: Unit,
  role: 'gatekeeper' | 'verifier' | 'custodian' | 'head' | 'inspector' | 'leader',
): Promise<KeyHolder> {
  return aKeyHolder(owner, await anOfficer(owner, { unit, role }))
}

export type NewPetition = {
  gate: Unit
  /** Who holds the content; two at least, or the alarm is due. */
  holders: readonly KeyHolder[]
  custodians?: readonly KeyHolder[]
  office?: Unit | null
  kind?: Kind
  concern?: Concern
  channel?: Channel
  field?: string
  receivedOn?: string
  state?: PetitionState
  words?: string
  identity?: Identity
  hasMailbox?: boolean
}

/** A report as it lies after the intake, with what only its sender or holders know. */
export type SealedPetition = {
  id: string
  /** The secret of the report's content key, and to whom parts are sealed. */
  contentIdentity: string
  contentRecipient: string
  identityIdentity: string | null
  mailboxIdentity: string | null
  mailboxRecipient: string | null
  locator: string | null
  contentPartId: string
}

const SALT = new Uint8Array(16)
const buffer = (bytes: Uint8Array) => Buffer.from(bytes)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** A report sealed for real: content, keys wrapped for its holders, mailbox, clocks, ledger and the first journal entry. */
export async function aPetition(owner: Db, given: NewPetition): Promise<SealedPetition> {
  const id = randomUUID()
  const {
    gate,
    holders,
    custodians = [],
    office = null,
    kind = 'harassment',
    concern = 'staff',
    channel = 'portal',
    field = 'land',
    receivedOn = '2026-11-20',
    state = 'received',
    words = 'Cán bộ một cửa đòi thêm tiền.',
    identity = custodians.length > 0 ? 'sealed' : 'anonymous',
    hasMailbox = channel === 'portal',
  } = given
  const at = new Date(`${receivedOn}T02:00:00Z`)
  const contentKey = makeReportKey()
  const identityKey = custodians.length > 0 ? makeReportKey() : null
  const row = {
    id,
    kind,
    channel,
    received_on: receivedOn,
    office_id: office?.id ?? null,
    concern,
    field,
    gate_unit_id: gate.id,
    state,
    identity,
    content_recipient: contentKey.recipient,
    identity_recipient: identityKey?.recipient ?? null,
  }
  await owner
    .insertInto('petition')
    .values({ ...row, received_at: at })
    .execute()
  const content = await seal(
    { purpose: 'content', report: id, part: 'content' },
    utf8(canonicalJson({ v: 1, words })),
    [contentKey.recipient],
  )
  const contentPartId = randomUUID()
  await owner
    .insertInto('petition_part')
    .values({
      id: contentPartId,
      petition_id: id,
      part: 'content',
      sealed_to: 'report',
      hash: hashOf(content),
      size_bytes: String(content.length),
      bytes: buffer(content),
      made_at: at,
    })
    .execute()
  if (identityKey) {
    const sealed = await seal(
      { purpose: 'identity', report: id, part: 'identity' },
      utf8('{"name":"Trần Thị Mẫu","v":1}'),
      [identityKey.recipient],
    )
    await owner
      .insertInto('petition_part')
      .values({
        petition_id: id,
        part: 'identity',
        sealed_to: 'identity',
        hash: hashOf(sealed),
        size_bytes: String(sealed.length),
        bytes: buffer(sealed),
        made_at: at,
      })
      .execute()
  }
  const grants = [
    ...holders.map((holder) => ({ holder, part: 'content' as const, capacity: 'gate', key: contentKey })),
    ...custodians.map((holder) => ({ holder, part: 'identity' as const, capacity: 'custodian', key: identityKey })),
  ]
  for (const { holder, part, capacity, key } of grants)
    await owner
      .insertInto('petition_grant')
      .values({
        petition_id: id,
        officer_id: holder.officer.id,
        part,
        capacity,
        key_id: holder.keyId,
        wrap: buffer(await wrapKey(key?.identity ?? '', { report: id, part, to: holder.recipient })),
        given_at: at,
        received_at: at,
      })
      .execute()
  const mailboxIdentity = hasMailbox ? makeIdentity() : null
  const mailboxRecipient = mailboxIdentity && recipientOf(mailboxIdentity)
  const locator = hasMailbox ? randomBytes(16) : null
  if (locator && mailboxRecipient)
    await owner
      .insertInto('mailbox')
      .values({
        locator,
        petition_id: id,
        salt: buffer(SALT),
        kdf: 'scrypt-13',
        recipient: mailboxRecipient,
        verify_key: randomBytes(32),
        self: buffer(utf8('self')),
        submission_hash: hashOf(content),
        receipt: buffer(utf8('receipt')),
        created_at: at,
      })
      .execute()
  for (const clock of clocksFromReceipt({ kind, channel }))
    await owner
      .insertInto('obligation')
      .values({
        rule: clock.key,
        rule_version: clock.versions[0].since,
        subject_kind: 'petition',
        subject_id: id,
        holder_unit_id: gate.id,
        original_holder_unit_id: gate.id,
        started_on: receivedOn,
        due_on: later(receivedOn, 14),
        due_original_on: later(receivedOn, 14),
        terms: JSON.stringify({ fixed: later(receivedOn, 14) }),
      })
      .execute()
  await owner
    .insertInto('petition_fact')
    .values({ happened_on: receivedOn, event: 'received', unit_id: gate.id, book_kind: 'none', kind, field, channel })
    .execute()
  const whole = await owner.selectFrom('petition').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  await owner
    .insertInto('journal')
    .values(
      entryRow(
        { now: at, onBehalfOf: null, actor: { officerId: 0 } },
        {
          act: 'petitions.receive',
          subject: { kind: 'petition', id },
          unitIds: [],
          facts: { kind, channel, row: presentHash(whole), blob: hashOf(content).toString('hex') },
        },
      ),
    )
    .execute()
  return {
    id,
    contentIdentity: contentKey.identity,
    contentRecipient: contentKey.recipient,
    identityIdentity: identityKey?.identity ?? null,
    mailboxIdentity,
    mailboxRecipient,
    locator: locator?.toString('hex') ?? null,
    contentPartId,
  }
}

const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The report's key under a holder's key, as a browser makes it before granting. */
export async function aWrap(
  petition: SealedPetition,
  holder: KeyHolder,
  part: 'content' | 'identity' = 'content',
): Promise<string> {
  const identity = part === 'content' ? petition.contentIdentity : petition.identityIdentity
  return toBase64url(await wrapKey(identity ?? '', { report: petition.id, part, to: holder.recipient }))
}

/** A letter to the reporter's mailbox. */
export async function aLetter(
  petition: SealedPetition,
  purpose: Purpose = 'status',
  words = '{"v":1}',
): Promise<string> {
  const to = petition.mailboxRecipient
  if (!to) throw new Error('this petition has no mailbox')
  return toBase64url(await seal({ purpose, report: petition.id, part: purpose }, utf8(words), [to]))
}

/** A paper sealed to the report's key. */
export async function aPaper(petition: SealedPetition, label = 'report', words = 'Biên bản') {
  const id = randomUUID()
  const bytes = await seal({ purpose: 'paper', report: petition.id, part: id }, utf8(words), [
    petition.contentRecipient,
  ])
  return { id, label: label as 'report', bytes: toBase64url(bytes) }
}

/** Everybody excluded from a petition, past row policies. */
export async function excludedFrom(owner: Db, id: string): Promise<{ officer: number; ground: string }[]> {
  const { rows } = await sql<{ officer: number; ground: string }>`
    select officer_id as officer, ground from exclusion where petition_id = ${id}::uuid order by 1, 2`.execute(owner)
  return rows
}
