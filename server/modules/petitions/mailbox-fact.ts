import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/journal'

/**
 * SHA-256, hex, of what a mailbox must stay: to whom answers are sealed, and whose signature counts. Kept in the entry of receipt, so
 * that a mailbox exchanged behind the program's back no longer fits. `verifyKey` is hex.
 */
export const mailboxHash = ({ recipient, verifyKey }: { recipient: string; verifyKey: string }): string =>
  createHash('sha256').update(canonicalJson({ recipient, verifyKey })).digest('hex')
