import { useWords } from '#lib/words/language.ts'
import css from './bones.module.css'

/** Grey shapes while the first answer is on its way. */
export function Bones({ rows = 4 }: { rows?: number }) {
  const w = useWords()
  return (
    <div className={css.bones} role="status">
      <span className="only-read">{w.loading}</span>
      {Array.from({ length: rows }, (_, row) => `bone ${row}`).map((key) => (
        <div key={key} className={css.bone} aria-hidden />
      ))}
    </div>
  )
}
