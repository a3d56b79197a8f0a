import { type ReactNode, useEffect } from 'react'
import { setLanguage, useLanguage, useWords } from '#lib/words/language.ts'
import { Mark } from '#ui/mark.tsx'
import css from './session.module.css'

/** Frame of the pages before the shell: sign-in, forced change of password. */
export function Door({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const w = useWords()
  const language = useLanguage()
  useEffect(() => {
    document.title = `${title} – ${w.product}`
  }, [title, w.product])
  return (
    <div className={css.page}>
      <main className={css.middle}>
        <div className={css.brand}>
          <Mark size={44} />
          <p className={css.tagline}>{w.tagline}</p>
        </div>
        <div className={css.card}>
          <h1 className={css.title}>{title}</h1>
          {lead && <p>{lead}</p>}
          {children}
        </div>
      </main>
      <footer className={css.foot}>
        {(['vi', 'en'] as const).map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => setLanguage(one)}>
            {one === 'vi' ? w.account.vietnamese : w.account.english}
          </button>
        ))}
      </footer>
    </div>
  )
}
