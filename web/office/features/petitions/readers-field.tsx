import type { QueryIn } from '@liem/domain/kernel/route'
import type { Holder, listHolders } from '@liem/domain/keys/contract'
import { useQuery } from '@tanstack/react-query'
import { asRefused, type CallRefused } from '#lib/refused.ts'
import { readersOf } from './readers.ts'

/** Officers who may be sealed to, verified in this page; the answer is never older than the dialog. */
export function useReaders(query: QueryIn<typeof listHolders>, when = true) {
  const asked = useQuery<Holder[], CallRefused>({
    queryKey: ['readers', query],
    queryFn: () =>
      readersOf(query).catch((thrown) => {
        throw asRefused(thrown)
      }),
    enabled: when,
    gcTime: 0,
  })
  return { readers: asked.data, error: asked.error }
}

export const readerWords = (reader: Holder) => ({
  value: String(reader.officer),
  words: reader.name,
  hint: [reader.post, reader.unit].filter(Boolean).join(', '),
})
