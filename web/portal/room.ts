/**
 * The sealing room: all cryptography of the portal's pages in one script, fetched while the person types. Nothing here touches the
 * page or the network.
 */
export { fromBase64url, fromUtf8, randomBytes, sha256, toBase64url, toHex, utf8 } from '@liem/sealing/bytes'
export { canonicalJson } from '@liem/sealing/canonical'
export { checkBundle, rootFingerprint, verifySignedByLeaders } from '@liem/sealing/chain'
export { codeText, locatorOf, makeCode, parseCode } from '@liem/sealing/code'
export { open, seal, sealStream } from '@liem/sealing/envelope'
export { deriveMailbox } from '@liem/sealing/mailbox'
export { parseVerifierKey } from '@liem/sealing/note'
export { checkReceipt, parseReceipt } from '@liem/sealing/receipt'
export { makeReportKey, wrapKey } from '@liem/sealing/report-key'
export { signStatement } from '@liem/sealing/statement'
