import { z } from 'zod'
import { Instant, IsoDay, Uuid } from '../kernel/shapes.ts'
import { Hex32 } from '../keys/statements.ts'
import { kindNames } from './fields.ts'
import { Envelope, Locator } from './submission.ts'

const signed = <Kind extends string, Said extends z.ZodType>(kind: Kind, said: Said) =>
  z.strictObject({ kind: z.literal(kind), said, by: Hex32, sig: z.string().regex(/^[A-Za-z0-9_-]{86}$/) })

/**
 * “The code is mine, and it is now”: signed by the mailbox's key, so that a locator alone opens nothing and a proof somebody caught opens
 * nothing later. `at` follows the server's clock, which the salt's answer tells.
 */
export const OpenProof = signed('mailbox-open', z.strictObject({ v: z.literal(1), locator: Locator, at: Instant }))
/** How far `at` may be from the server's clock, either way. */
export const PROOF_MS = 10 * 60_000
export const MailboxOpen = z.strictObject({ locator: Locator, proof: OpenProof })
export type MailboxOpen = z.infer<typeof MailboxOpen>

export const incomingKinds = ['message', 'evidence', 'protection', 'withdrawal', 'rating'] as const
export type IncomingKind = (typeof incomingKinds)[number]

/**
 * What the person sends later. `message`, `protection` and `withdrawal` carry an envelope sealed to the report's content recipient
 * (purpose `message`); `evidence` names a pending upload; `rating` carries its number and perhaps an envelope.
 */
const Item = z
  .strictObject({
    id: Uuid,
    kind: z.enum(incomingKinds),
    envelope: Envelope.optional(),
    upload: Uuid.optional(),
    rating: z.number().int().min(1).max(5).optional(),
  })
  .refine((item) => (item.kind === 'evidence') === (item.upload !== undefined), {
    path: ['upload'],
    message: 'Cần một tệp',
  })
  .refine((item) => (item.kind === 'rating') === (item.rating !== undefined), {
    path: ['rating'],
    message: 'Cần mức đánh giá',
  })
  .refine((item) => item.kind === 'evidence' || item.kind === 'rating' || item.envelope !== undefined, {
    path: ['envelope'],
    message: 'Cần nội dung',
  })

/** What is signed: `hash` is SHA-256 (hex) of the envelope's bytes, of the upload's bytes for evidence; empty for a bare rating. */
export const ItemSaid = z.strictObject({
  v: z.literal(1),
  locator: Locator,
  id: Uuid,
  kind: z.enum(incomingKinds),
  hash: z.string().regex(/^([0-9a-f]{64})?$/),
  rating: z.number().int().optional(),
})
export const MailboxItem = z.strictObject({ locator: Locator, item: Item, proof: signed('mailbox-item', ItemSaid) })
export type MailboxItem = z.infer<typeof MailboxItem>

/** Inside the envelope of an incoming item, as JSON. `checks` only with a wish to withdraw: was there pressure? */
export type ItemWords = {
  v: 1
  kind: IncomingKind
  text: string
  checks?: { threatened: boolean; paid: boolean; ownWill: boolean }
}

export const outgoingKinds = ['reply', 'status', 'offer', 'message', 'evidence'] as const

/** A mailbox as its owner sees it. Words for states, acts and roles are in `mailbox-words.ts`. */
export const MailboxView = z.object({
  report: Uuid,
  kind: z.enum(kindNames),
  receivedAt: Instant,
  receivedOn: IsoDay,
  state: z.string(),
  /** Note to oneself, sealed to the mailbox. */
  self: z.string(),
  /** The receipt file as it stands now: with the log's proof once a tick has passed. */
  receipt: z.string(),
  items: z.array(
    z.object({
      id: Uuid,
      direction: z.enum(['in', 'out']),
      kind: z.string(),
      at: Instant,
      /** Sealed to the mailbox when it came from the office; what the person sent is sealed to the handlers and not given back. */
      envelope: z.string().nullable(),
      /** A sealed file to be fetched. */
      file: z.object({ size: z.number().int() }).nullable(),
      rating: z.number().int().nullable(),
    }),
  ),
  /** Clocks that run or ran for this report, each with its explanation. */
  clocks: z.array(
    z.object({
      rule: z.string(),
      startedOn: IsoDay,
      dueOn: IsoDay.nullable(),
      provisional: z.boolean(),
      metOn: IsoDay.nullable(),
      late: z.boolean(),
      explanation: z.array(z.string()),
    }),
  ),
  /** Who (by role, never by name) did what, when, and for what stated purpose; `ofIdentity`: the identity was opened with it. */
  access: z.array(
    z.object({
      at: Instant,
      act: z.string(),
      role: z.string().nullable(),
      purpose: z.string().nullable(),
      ofIdentity: z.boolean(),
    }),
  ),
  /** Set once the report was removed: by two officers, on this ground. */
  tombstone: z.object({ at: Instant, ground: z.string(), symbol: z.string().nullable() }).nullable(),
  identity: z.enum(['anonymous', 'sealed', 'given', 'paper']),
  apologisedOn: IsoDay.nullable(),
  publishedOn: IsoDay.nullable(),
  rating: z.number().int().nullable(),
  can: z.array(z.enum(['write', 'rate'])),
})
export type MailboxView = z.infer<typeof MailboxView>
