import { z } from 'zod'
import { UnitId, Uuid } from '../kernel/shapes.ts'
import { Base64, Hex32, Recipient } from '../keys/statements.ts'
import { concernNames, fieldNames, kindNames } from './fields.ts'
import { identityModes, MOST_FILE_BYTES, MOST_FILES } from './form.ts'

/** Largest sealed envelope of words (content, identity, message), in bytes. */
export const MOST_ENVELOPE = 256 * 1024
/** Largest sealed key or note to oneself. */
export const MOST_WRAP = 8 * 1024
/** A sealed file is padded and framed: at most this much longer than the file. */
export const MOST_SEALED_FILE = Math.ceil(MOST_FILE_BYTES * 1.13) + 64 * 1024
/** Files waiting under one locator, those of later messages included. */
export const MOST_PENDING = 30

const characters = (bytes: number) => Math.ceil((bytes * 4) / 3)

/** What finds the mailbox: 32 hex characters made from the code. */
export const Locator = z.string().regex(/^[0-9a-f]{32}$/)
export const Envelope = Base64(characters(MOST_ENVELOPE))
export const SmallEnvelope = Base64(characters(MOST_WRAP))
const Salt = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** The report's key sealed to one officer's key. */
export const Wrap = z.strictObject({ keyId: Uuid, wrap: SmallEnvelope })
export type Wrap = z.infer<typeof Wrap>
const RecoveryWrap = z.strictObject({ keyId: Uuid, part: z.enum(['content', 'identity']), wrap: SmallEnvelope })

const distinct = <T>(list: readonly T[], of: (one: T) => unknown) => new Set(list.map(of)).size === list.length

/**
 * A report as it leaves the sender's device: working columns in clear, everything else sealed. The same body sent again answers the
 * same receipt. Strict: a member this version does not know is refused, not lost.
 */
export const Submission = z
  .strictObject({
    v: z.literal(1),
    locator: Locator,
    salt: Salt,
    kdf: z.literal('scrypt-13'),
    mailboxRecipient: Recipient,
    verifyKey: Hex32,
    /** Made by the sender, so that every envelope is bound to it. */
    report: Uuid,
    kind: z.enum(kindNames),
    officeId: UnitId.nullable(),
    concern: z.enum(concernNames),
    field: z.enum(fieldNames),
    contentRecipient: Recipient,
    content: Envelope,
    /** Pending uploads under the same locator. */
    evidence: z.array(Uuid).max(MOST_FILES),
    identityMode: z.enum(identityModes),
    identityRecipient: Recipient.optional(),
    identity: Envelope.optional(),
    /** The content's key, to each officer who may open it. */
    wraps: z.array(Wrap).min(2).max(8),
    identityWraps: z.array(Wrap).max(12),
    recovery: z.array(RecoveryWrap).max(4),
    /** Officers the sender struck out: they are kept from the matter for good. */
    struck: z.array(z.number().int().positive().max(2_147_483_647)).max(100),
    /** Note to oneself, sealed to the mailbox: what messages are to be sealed to. */
    self: SmallEnvelope,
    /** Stays empty; filled in by programs that fill in every field. */
    website: z.string().max(200).optional(),
    /** Answer to a puzzle, only when one was set. */
    pow: z.strictObject({ challenge: z.string().max(200), nonce: z.string().max(40) }).optional(),
  })
  .refine((s) => (s.identityMode === 'anonymous') === (s.identity === undefined && s.identityRecipient === undefined), {
    path: ['identity'],
    message: 'Danh tính phải được niêm phong riêng, hoặc không có',
  })
  .refine((s) => (s.identityMode === 'anonymous') === (s.identityWraps.length === 0), {
    path: ['identityWraps'],
    message: 'Danh tính không có người giữ',
  })
  .refine((s) => distinct(s.wraps, (w) => w.keyId) && distinct(s.identityWraps, (w) => w.keyId), {
    path: ['wraps'],
    message: 'Mỗi người nhận chỉ một bản khóa',
  })
  .refine((s) => s.contentRecipient !== s.identityRecipient && s.contentRecipient !== s.mailboxRecipient, {
    path: ['contentRecipient'],
    message: 'Khóa của nội dung phải là khóa riêng',
  })
export type Submission = z.infer<typeof Submission>

/** What the sender keeps for himself, sealed to the mailbox (purpose `self`). */
export type SelfNote = {
  v: 1
  report: string
  /** Messages and later evidence are sealed to this. */
  contentRecipient: string
  identityRecipient: string | null
  /** Who could open it when it was sent, as shown before sending. */
  holders: readonly { name: string; post: string; unit: string; verifyKey: string }[]
  /** Fingerprint of the root the holders' keys led to. */
  root: string
}
