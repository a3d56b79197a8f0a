import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '#lib/words/language.ts'
import { Link } from './link.tsx'
import css from './page.module.css'

export type Crumb = { words: string; to: string }

export type PageProps = {
  /** Heading of the page and of the browser's tab. */
  title: string
  /** Way up, outermost first; the page itself is not named again. */
  crumbs?: readonly Crumb[]
  /** A sentence under the title. */
  lead?: ReactNode
  /** State and deadline badges. */
  badges?: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
  /** `wide` for matrices and split panes, `narrow` for forms and reading. */
  width?: 'normal' | 'wide' | 'narrow'
  children?: ReactNode
}

/** Frame of every screen: title in the tab, focus on the heading after navigation, breadcrumbs, actions. */
export function Page({ title, crumbs, lead, badges, actions, width = 'normal', children }: PageProps) {
  const w = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – ${w.product}`
  }, [title, w.product])
  return (
    <div className={`${css.page} ${width === 'normal' ? '' : css[width]}`}>
      {crumbs && crumbs.length > 0 && (
        <nav aria-label={w.back}>
          <ol className={css.crumbs}>
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.words}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className={css.head}>
        <div className={css.words}>
          <h1 className={css.title} tabIndex={-1} ref={heading} data-page-title>
            {title}
          </h1>
          {lead && <div className={css.lead}>{lead}</div>}
          {badges && <div className={css.badges}>{badges}</div>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

export type SectionProps = {
  title: string
  hint?: ReactNode
  /** Right of the title: a link or a small button. */
  side?: ReactNode
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, hint, side, children }: SectionProps) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.sectionHead}>
        <h2 className={css.sectionTitle} id={id}>
          {title}
        </h2>
        {side && <div className={css.sectionSide}>{side}</div>}
        {hint && <div className={css.sectionHint}>{hint}</div>}
      </div>
      {children}
    </section>
  )
}

/** White surface with a hairline. */
export function Card({ children }: { children: ReactNode }) {
  return <div className={css.card}>{children}</div>
}

/** Names and values of a record; a fact without value is left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={css.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} =`}>{value}</dd>])}
    </dl>
  )
}
