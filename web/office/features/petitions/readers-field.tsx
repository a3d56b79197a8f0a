import type { listHolders } from '@liem/domain/keys/contract'
import { useQuery } from '@tanstack/react-query'
import type { QueryInput } from '#lib/call.ts'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import type { Recipient } from '../keys/recipients.ts'
import { readersOf } from './readers.ts'

/** Officers who may be sealed to, verified in this page; asked anew for every dialog. */
export function useReaders(queries: readonly QueryInput<typeof listHolders>[], when = true) {
  const asked = useQuery<Recipient[], CallRefused>({
    queryKey: ['readers', queries],
    queryFn: () =>
      readersOf(...queries).catch((thrown) => {
        throw asRefused(thrown)
      }),
    enabled: when,
    gcTime: 0,
  })
  return { readers: asked.data, error: asked.error }
}

export const readerWords = (reader: Recipient) => ({
  value: String(reader.officer),
  words: reader.name,
  hint: [reader.post, reader.unit].filter(Boolean).join(', '),
})
