import type { listHolders } from '@liem/domain/keys/contract'
import type { QueryInput } from '#lib/call.ts'
import type { Recipient } from '../keys/recipients.ts'
import { cannot } from './act.tsx'

/** Officers to whom a report may be sealed: each key was followed here, in this page, to the leaders' root. */
export async function readersOf(...queries: readonly QueryInput<typeof listHolders>[]): Promise<Recipient[]> {
  const { chainWords, isNoTrust, recipientsFor } = await import('../keys/recipients.ts')
  try {
    const found = (await Promise.all(queries.map((query) => recipientsFor(query)))).flat()
    return [...new Map(found.map((one) => [one.keyId, one])).values()]
  } catch (thrown) {
    throw isNoTrust(thrown) ? cannot(chainWords[thrown.noTrust]) : thrown
  }
}
