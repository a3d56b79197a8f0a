import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '#lib/words/language.ts'
import css from './empty.module.css'

export type EmptyProps = {
  words: string
  /** Why it is empty, or what comes here. */
  hint?: string
  /** What to do next: a button or a link. */
  next?: ReactNode
  filtered?: boolean
  onClear?: () => void
}

/** Nothing to show, and what to do about it. */
export function Empty({ words, hint, next, filtered, onClear }: EmptyProps) {
  const w = useWords()
  return (
    <div className={css.empty} role="status">
      <p className={css.words}>{filtered ? w.list.emptyFiltered : words}</p>
      {!filtered && hint && <p className={css.hint}>{hint}</p>}
      {filtered && onClear ? (
        <Button variant="default" onClick={onClear}>
          {w.list.clear}
        </Button>
      ) : (
        next
      )}
    </div>
  )
}
