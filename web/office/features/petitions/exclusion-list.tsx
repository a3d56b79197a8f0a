import type { Petition } from '@liem/domain/petitions/reading.contract'
import { exclusionGrounds } from '@liem/domain/petitions/words'
import css from './petition.module.css'

/** Who may no longer know of the matter, and why; the server tells it to the gatekeeper only. */
export function ExclusionList({ petition }: { petition: Petition }) {
  return (
    <ul className={css.list}>
      {petition.exclusions.map((one) => (
        <li key={`${one.officer.id} ${one.ground}`}>
          <div>
            {one.officer.name}
            <span className={css.small}>{exclusionGrounds[one.ground]}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}
