import { type DocumentRow, validities } from '@liem/domain/directives/contract'
import { urgencies } from '@liem/domain/directives/words'
import { StateBadge } from '#ui/state-badge.tsx'
import { statusTones, statusWords, validityTones } from './words.ts'

/** Standing of a document: cited only or registered, in force or not, how urgent. */
export function DocumentBadges({ document }: { document: Pick<DocumentRow, 'status' | 'validity' | 'urgency'> }) {
  return (
    <>
      {document.status === 'registered' ? (
        document.validity !== 'unknown' && (
          <StateBadge words={validities[document.validity]} tone={validityTones[document.validity]} />
        )
      ) : (
        <StateBadge words={statusWords[document.status]} tone={statusTones[document.status]} />
      )}
      {document.urgency !== 'normal' && <StateBadge words={urgencies[document.urgency]} tone="amber" />}
    </>
  )
}
