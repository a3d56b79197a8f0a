import { fields } from '@liem/domain/petitions/fields'
import type { Petition } from '@liem/domain/petitions/reading.contract'
import { bookWords, type Kind, kinds } from '@liem/domain/petitions/words'
import type { PetitionState } from '@liem/domain/petitions/workflow'
import type { Tone } from '#ui/state-badge.tsx'

export const stateTones: Record<PetitionState, Tone> = {
  received: 'amber',
  opened: 'amber',
  classified: 'accent',
  verifying: 'accent',
  concluded: 'accent',
  answered: 'green',
  published: 'green',
  closed: 'grey',
  forwarding: 'amber',
  forwarded: 'grey',
  filed: 'grey',
  removed: 'grey',
}

/** What is still on the table. */
export const openStates = 'received,opened,classified,verifying,concluded,answered,published,forwarding'

export const fieldWords = (field: string): string => (field in fields ? fields[field as keyof typeof fields].vi : field)
export const fieldChoices = Object.entries(fields).map(([value, { vi }]) => ({ value, words: vi }))

type Named = { kind: Kind; office: { name: string } | null; field: string }

/** How a petition is called on screens: working columns only. */
export const titleOf = (one: Named): string => `${kinds[one.kind]}${one.office ? ` – ${one.office.name}` : ''}`

export const numberOf = (one: Pick<Petition, 'book'>): string | null => (one.book ? bookWords(one.book) : null)

/** In the middle of a sentence of a paper. */
export const kindInSentence = (kind: Kind): string => kinds[kind].charAt(0).toLowerCase() + kinds[kind].slice(1)
