import { isIdentity, makeIdentity, recipientOf } from './age-key.ts'
import { utf8 } from './bytes.ts'
import { open, seal } from './envelope.ts'
import { envelopeFault } from './envelope-fault.ts'

/** A report has one key for its content and one for the identity of its sender. */
export type KeyPart = 'content' | 'identity'

/** A key pair of one report: what is said in it is sealed to the recipient, and the identity is wrapped for each holder. */
export function makeReportKey(): { identity: string; recipient: string } {
  const identity = makeIdentity()
  return { identity, recipient: recipientOf(identity) }
}

/** Seals a report's identity to one holder's recipient: an envelope of purpose `wrap`. */
export async function wrapKey(
  identity: string,
  { report, part, to }: { report: string; part: KeyPart; to: string },
): Promise<Uint8Array> {
  if (!isIdentity(identity)) throw new TypeError('report key: no identity')
  return seal({ purpose: 'wrap', report, part }, utf8(identity), [to])
}

/**
 * The report's identity out of a wrap. Where `recipient` (the one recorded for the report) is given, a key that does not belong to
 * it is `broken`: whoever stores wraps cannot slip in a key of his own. Throws an EnvelopeFault as `open` does.
 */
export async function unwrapKey(
  file: Uint8Array,
  holder: string,
  { report, part, recipient }: { report: string; part: KeyPart; recipient?: string },
): Promise<string> {
  const { body } = await open(file, holder, { purpose: 'wrap', report, part })
  const identity = String.fromCharCode(...body.subarray(0, 100))
  if (!isIdentity(identity) || (recipient && recipientOf(identity) !== recipient)) throw envelopeFault('broken')
  return identity
}
