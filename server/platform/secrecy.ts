import { readHead } from '@liem/domain/directives/extraction/head'
import type { SourceText } from '@liem/domain/directives/extraction/source-text'
import { secrecyMarkIn } from '@liem/domain/directives/secrecy'
import { Refusal } from '@liem/domain/kernel/refusal'
import type { OutsideCtx } from './ctx.ts'
import type { UploadedFile } from './http.ts'
import { readOfficeFile } from './office-files/read.ts'

type Where = Pick<OutsideCtx, 'parts'>

const keepsSecrets = ({ parts }: Where) => parts.settings.network === 'independent-lan'

/**
 * Refuses a text that bears a secrecy mark, unless this installation stands on an independent network. To be called before any
 * transaction: even a row that only remembers the request would hold a trace of it.
 */
export function refuseSecret(where: Where, source: SourceText) {
  if (keepsSecrets(where)) return
  const mark = readHead(source).head.secrecy.value ?? secrecyMarkIn(source)
  if (mark) throw new Refusal('document.secret', { mark })
}

/** Kinds that are kept without their text being looked at: pictures have none, sheets are no documents. */
const unread = /\.(?:png|jpe?g|tiff?|webp|xlsx)$/i

/** The same for a file that is to be attached. */
export async function refuseSecretFile(where: Where, file: UploadedFile) {
  if (keepsSecrets(where) || unread.test(file.name)) return
  try {
    refuseSecret(where, await readOfficeFile(file.bytes, file.name))
  } catch (error) {
    // A scan has no text to look at; every other fault of the file is refused as it is.
    if (!(error instanceof Refusal) || error.code !== 'file.no_text') throw error
  }
}

/**
 * The same for a proof of work done: whatever can be read is looked at, what cannot be read (a photograph, a damaged or locked
 * file) is kept as it came.
 */
export async function refuseSecretProof(where: Where, file: UploadedFile) {
  try {
    await refuseSecretFile(where, file)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'document.secret') throw error
  }
}
