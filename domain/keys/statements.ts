import { z } from 'zod'
import { Instant } from '../kernel/shapes.ts'

/** SHA-256 or an Ed25519 public key, in lower-case hexadecimal. */
export const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
/** An age X25519 recipient. */
export const Recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
const Signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/)
/** Bytes as base64url without padding, `max` characters at most. */
export const Base64 = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(max)

/** A statement as it is signed in a browser: strict, because a member left out or added would break the signature. */
const signed = <Kind extends string, Said extends z.ZodType>(kind: Kind, said: Said) =>
  z.strictObject({ kind: z.literal(kind), said, by: Hex32, sig: Signature })

const line = z.string().min(1).max(300)
/** Whose key it is: number, name, unit and post as they were when it was signed. */
const person = { officer: z.number().int().positive(), name: line, unit: line, post: line }

/** “These n leaders vouch for the keys of this house; k of them may name their successors.” Signed by every leader. */
export const RootSaid = z.strictObject({
  v: z.literal(1),
  host: line,
  k: z.number().int().min(2).max(15),
  n: z.number().int().min(2).max(15),
  leaders: z
    .array(z.strictObject({ ...person, verifyKey: Hex32, recipient: Recipient }))
    .min(2)
    .max(15),
  made: Instant,
  replaces: Hex32.optional(),
})
export type RootSaid = z.infer<typeof RootSaid>
export const RootSigned = signed('root', RootSaid)
export type RootSigned = z.infer<typeof RootSigned>

/** “This key is this officer's: I compared its fingerprint with him.” Signed by an officer whose own key is eligible. */
export const OfficerKeySaid = z.strictObject({
  v: z.literal(1),
  ...person,
  verifyKey: Hex32,
  recipient: Recipient,
  root: Hex32,
  made: Instant,
})
export type OfficerKeySaid = z.infer<typeof OfficerKeySaid>
export const Certificate = signed('officer-key', OfficerKeySaid)
export type Certificate = z.infer<typeof Certificate>

/** “I hold the secret part of this.” Signed by the key itself when it is handed in. */
export const KeyRequest = signed(
  'key-request',
  z.strictObject({ v: z.literal(1), officer: z.number().int().positive(), verifyKey: Hex32, recipient: Recipient }),
)
export type KeyRequest = z.infer<typeof KeyRequest>

/** “Reports below this unit may be recovered with k of the n sheets of set …” It counts once k leaders of the root signed it. */
export const RecoveryKeySaid = z.strictObject({
  v: z.literal(1),
  unit: z.number().int().positive(),
  unitName: line,
  recipient: Recipient,
  k: z.number().int().min(2).max(15),
  n: z.number().int().min(2).max(15),
  set: z.string().regex(/^[0-9A-Z]{4,12}$/),
  root: Hex32,
  made: Instant,
})
export type RecoveryKeySaid = z.infer<typeof RecoveryKeySaid>
export const RecoverySigned = signed('recovery-key', RecoveryKeySaid)
export type RecoverySigned = z.infer<typeof RecoverySigned>
/** What one leader signed, and the signatures of the others under the same words. */
export const RecoveryCertificate = RecoverySigned.extend({
  also: z.array(z.strictObject({ by: Hex32, sig: Signature })).max(15),
})
export type RecoveryCertificate = z.infer<typeof RecoveryCertificate>

/** What proves a chain: the root as every leader signed it, and the certificates on the way to the keys asked for. Nothing secret. */
const SignedRoot = z.object({ said: RootSaid, signatures: z.array(RootSigned) })
export const Bundle = z.object({
  root: SignedRoot,
  certificates: z.array(Certificate),
  /** Earlier roots, newest first, each replaced by k of its leaders: for who knows only an old fingerprint. */
  former: z.array(SignedRoot),
})
export type Bundle = z.infer<typeof Bundle>
