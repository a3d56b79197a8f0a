import type { ReactNode } from 'react'
import { dayWords, instantWords } from '#lib/format.ts'
import { useWords } from '#lib/words/language.ts'
import css from './timeline.module.css'

export type TimelineEntry = {
  key: string
  /** An instant or a date. */
  at: string
  words: string
  /** Who, for whom. */
  by?: string | null
  note?: ReactNode
  tone?: 'green' | 'red' | 'amber' | 'grey'
}

/** What happened, newest first as given. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const w = useWords()
  if (entries.length === 0) return <p className={css.about}>{w.timeline.empty}</p>
  return (
    <ol className={css.list} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={css.entry} data-tone={entry.tone}>
          <div>{entry.words}</div>
          <div className={css.about}>
            <time dateTime={entry.at}>{entry.at.length > 10 ? instantWords(entry.at) : dayWords(entry.at)}</time>
            {entry.by && ` · ${w.timeline.by(entry.by)}`}
          </div>
          {entry.note && <div className={css.note}>{entry.note}</div>}
        </li>
      ))}
    </ol>
  )
}
