import { Button } from '@mantine/core'
import { asRefused } from '#lib/refused.ts'
import { useWords } from '#lib/words/language.ts'
import css from './quiet-error.module.css'

export type QuietErrorProps = {
  /** A `CallRefused`, or anything that was thrown. */
  error: unknown
  /** Asks again. */
  again?: () => void
}

/** What could not be loaded, in plain words, with the incident number and a way to try again. */
export function QuietError({ error, again }: QuietErrorProps) {
  const w = useWords()
  const refused = asRefused(error)
  if (refused.code === 'session.missing') return null
  return (
    <div className={css.box} role="alert">
      <p className={css.title}>{w.error.title}</p>
      <p>{refused.words}</p>
      {refused.incident && <p className={css.incident}>{w.error.incident(refused.incident)}</p>}
      {again && refused.status !== 404 && (
        <Button variant="default" onClick={again}>
          {w.retry}
        </Button>
      )}
    </div>
  )
}
