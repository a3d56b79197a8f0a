import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '#lib/words/language.ts'
import { Mark } from '#ui/mark.tsx'
import css from './setup.module.css'

/** Page of the set-up: wider than the sign-in page, without menu. */
export function SetupFrame({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const w = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${w.product}`
    heading.current?.focus()
  }, [title, w.product])
  return (
    <main className={css.page}>
      <div className={css.brand}>
        <Mark size={44} />
        <p>{w.tagline}</p>
      </div>
      <div className={css.card}>
        <h1 className={css.title} tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p className={css.lead}>{lead}</p>}
        {children}
      </div>
    </main>
  )
}
